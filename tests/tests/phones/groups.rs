//! Calls to several agents: one answers, and nobody else has missed anything.

use e2e::{Mood, Version};

use crate::company::{ANNA, BEHIND, Company, GROUP};

on_both!(answered_by_a_colleague, given_up, one_agent_with_three_telephones, members_behind_local_channels, picked_up);

async fn answered_by_a_colleague(version: Version) {
    let company = Company::with(version, &["101", "102", "103"]).await;
    let call = company.call(GROUP);
    let line = company.pbx.boris.rung().await;
    for extension in ["101", "102", "103"] {
        company.desk(extension).shows("Ivan rings").await;
    }
    line.answer().await;
    company.desk("101").shows("Ivan rings no more").await;
    company.desk("102").shows("Ivan talks").await;
    call.hang_up().await;
    company.over("group-answered").await;
    for extension in ["101", "103"] {
        company
            .desk(extension)
            .ends_with(&["Ivan rings", "Ivan rings no more"], &["in 79998885533 elsewhere"], 1)
            .await;
    }
    let saw = ["Ivan rings", "Ivan talks", "Ivan talks no more"];
    company.desk("102").ends_with(&saw, &["in 79998885533 talked"], 1).await;
}

async fn given_up(version: Version) {
    let company = Company::with(version, &["101", "102", "103"]).await;
    company.pbx.clara.mood(Mood::IsBusy);
    let call = company.call(GROUP);
    for extension in ["101", "102"] {
        company.desk(extension).shows("Ivan rings").await;
    }
    call.hang_up().await;
    company.over("group-cancelled").await;
    for extension in ["101", "102"] {
        company.desk(extension).ends_with(&["Ivan rings", "Ivan missed"], &["in 79998885533 missed"], 1).await;
    }
    company.desk("103").ends_with(&[], &[], 0).await;
}

async fn one_agent_with_three_telephones(version: Version) {
    let company = Company::with(version, &["101,102,103"]).await;
    let desk = company.desk("101,102,103");
    let call = company.call(GROUP);
    let line = company.pbx.clara.rung().await;
    desk.shows("Ivan rings").await;
    line.answer().await;
    desk.shows("Ivan talks").await;
    call.hang_up().await;
    company.over("three-telephones").await;
    desk.ends_with(&["Ivan rings", "Ivan talks", "Ivan talks no more"], &["in 79998885533 talked"], 1).await;
}

async fn members_behind_local_channels(version: Version) {
    let company = Company::with(version, &["101", "102"]).await;
    let call = company.call(BEHIND);
    let line = company.pbx.boris.rung().await;
    company.desk("101").shows("Ivan rings").await;
    company.desk("102").shows("Ivan rings").await;
    line.answer().await;
    company.desk("102").shows("Ivan talks").await;
    call.hang_up().await;
    company.over("local-answered").await;
    company.desk("101").ends_with(&["Ivan rings", "Ivan rings no more"], &["in 79998885533 elsewhere"], 1).await;
    let saw = ["Ivan rings", "Ivan talks", "Ivan talks no more"];
    company.desk("102").ends_with(&saw, &["in 79998885533 talked"], 1).await;
}

async fn picked_up(version: Version) {
    let company = Company::with(version, &["101", "102"]).await;
    let call = company.call(ANNA);
    company.desk("101").shows("Ivan rings").await;
    let taken = company.pbx.boris.dial("**");
    taken.up().await;
    company.desk("101").shows("Ivan rings no more").await;
    company.desk("102").shows("Ivan talks").await;
    call.hang_up().await;
    company.over("pickup").await;
    company.desk("101").ends_with(&["Ivan rings", "Ivan rings no more"], &["in 79998885533 elsewhere"], 1).await;
    // What rang elsewhere was never heard here.
    company.desk("102").ends_with(&["Ivan talks", "Ivan talks no more"], &["in 79998885533 talked"], 1).await;
}
