//! Calls that one agent hands on to another, who sees the customer and not the colleague.

use e2e::Version;

use crate::company::{ANNA, Company};

on_both!(blind, attended);

async fn blind(version: Version) {
    let company = Company::with(version, &["101", "103"]).await;
    let (pbx, anna, clara) = (&company.pbx, company.desk("101"), company.desk("103"));
    let call = company.call(ANNA);
    let line = pbx.anna.rung().await;
    anna.shows("Ivan rings").await;
    line.answer().await;
    anna.shows("Ivan talks").await;
    line.hand_on("103");
    let next = pbx.clara.rung().await;
    anna.shows("Ivan talks no more").await;
    clara.shows("Ivan rings").await;
    next.answer().await;
    clara.shows("Ivan talks").await;
    call.hang_up().await;
    company.over("blind-transfer").await;
    for desk in [anna, clara] {
        desk.ends_with(&["Ivan rings", "Ivan talks", "Ivan talks no more"], &["in 79998885533 talked"], 1).await;
    }
}

async fn attended(version: Version) {
    let company = Company::with(version, &["101", "103"]).await;
    let (pbx, anna, clara) = (&company.pbx, company.desk("101"), company.desk("103"));
    let call = company.call(ANNA);
    let line = pbx.anna.rung().await;
    anna.shows("Ivan rings").await;
    line.answer().await;
    anna.shows("Ivan talks").await;
    let question = pbx.anna.dial("103");
    let asked = pbx.clara.rung().await;
    clara.shows("Anna rings").await;
    asked.answer().await;
    question.up().await;
    clara.shows("Anna talks").await;
    line.hand_on_to(&question, "103");
    clara.shows("Ivan talks").await;
    anna.shows("Ivan talks no more").await;
    call.hang_up().await;
    company.over("attended-transfer").await;
    // Her question is a call of its own.
    let kept = ["in 79998885533 talked", "out 103 talked (outgoing)"];
    anna.ends_with(&["Ivan rings", "Ivan talks", "Ivan talks no more"], &kept, 1).await;
    let saw = ["Anna rings", "Anna talks", "Ivan talks", "Ivan talks no more"];
    clara.ends_with(&saw, &["in 79998885533 talked"], 1).await;
}
