//! Calls from a queue, which rings the same agents again and again.

use e2e::Version;

use crate::company::{Company, SALES, SUPPORT};

on_both!(answered_by_a_colleague, abandoned, members_behind_local_channels);

async fn answered_by_a_colleague(version: Version) {
    answered(version, SALES, "queue-answered").await;
}

async fn members_behind_local_channels(version: Version) {
    answered(version, SUPPORT, "queue-local").await;
}

async fn answered(version: Version, number: &str, scenario: &str) {
    let company = Company::with(version, &["101", "102"]).await;
    let call = company.call(number);
    let line = company.pbx.boris.rung().await;
    company.desk("101").shows("Ivan rings").await;
    company.desk("102").shows("Ivan rings").await;
    line.answer().await;
    company.desk("101").shows("Ivan rings no more").await;
    company.desk("102").shows("Ivan talks").await;
    call.hang_up().await;
    company.over(scenario).await;
    company.desk("101").ends_with(&["Ivan rings", "Ivan rings no more"], &["in 79998885533 elsewhere"], 1).await;
    let saw = ["Ivan rings", "Ivan talks", "Ivan talks no more"];
    company.desk("102").ends_with(&saw, &["in 79998885533 talked"], 1).await;
}

async fn abandoned(version: Version) {
    let company = Company::with(version, &["101", "102"]).await;
    let call = company.call(SALES);
    let first = company.pbx.anna.rung().await;
    company.desk("101").shows("Ivan rings").await;
    first.over().await;
    // It rings again: one call, and one request.
    company.pbx.anna.rung().await;
    call.hang_up().await;
    company.over("queue-abandoned").await;
    assert_eq!(company.pbx.anna.calls(), 2);
    for extension in ["101", "102"] {
        company.desk(extension).ends_with(&["Ivan rings", "Ivan missed"], &["in 79998885533 missed"], 1).await;
    }
}
