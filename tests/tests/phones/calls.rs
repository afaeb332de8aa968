//! Calls to one agent, and an agent's own.

use e2e::{From, Mood, Version};

use crate::company::{ANNA, Company, SHORT};

on_both!(
    answered,
    missed,
    not_answered,
    busy,
    declined,
    declined_after_ring,
    rings_without_saying_so,
    two_at_once,
    withheld,
    outgoing,
    dialled_from_the_screen,
    internal
);

async fn answered(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let (anna, desk) = (&company.pbx.anna, company.desk("101"));
    let call = company.call(ANNA);
    let line = anna.rung().await;
    desk.shows("Ivan rings").await;
    line.answer().await;
    desk.shows("Ivan talks").await;
    call.hang_up().await;
    company.over("normal").await;
    desk.ends_with(&["Ivan rings", "Ivan talks", "Ivan talks no more"], &["in 79998885533 talked"], 1).await;
}

async fn missed(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let desk = company.desk("101");
    let call = company.call(ANNA);
    desk.shows("Ivan rings").await;
    call.hang_up().await;
    company.over("missed-cancelled").await;
    desk.ends_with(&["Ivan rings", "Ivan missed"], &["in 79998885533 missed"], 1).await;
}

async fn not_answered(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let desk = company.desk("101");
    let call = company.call(SHORT);
    desk.shows("Ivan rings").await;
    call.over().await;
    company.over("no-answer").await;
    desk.ends_with(&["Ivan rings", "Ivan missed"], &["in 79998885533 missed"], 1).await;
}

async fn busy(version: Version) {
    never_rings(version, Mood::IsBusy, "busy").await;
}

async fn declined(version: Version) {
    never_rings(version, Mood::Declines, "declined").await;
}

async fn never_rings(version: Version, mood: Mood, scenario: &str) {
    let company = Company::with(version, &["101"]).await;
    company.pbx.anna.mood(mood);
    company.call(ANNA).over().await;
    company.over(scenario).await;
    assert_eq!(company.pbx.anna.calls(), 1);
    company.desk("101").ends_with(&[], &[], 0).await;
}

async fn declined_after_ring(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let desk = company.desk("101");
    let call = company.call(ANNA);
    let line = company.pbx.anna.rung().await;
    desk.shows("Ivan rings").await;
    line.decline();
    call.over().await;
    company.over("declined-after-ring").await;
    desk.ends_with(&["Ivan rings", "Ivan rings no more"], &["in 79998885533 declined"], 1).await;
}

async fn rings_without_saying_so(version: Version) {
    let company = Company::with(version, &["101"]).await;
    company.pbx.anna.mood(Mood::Progresses);
    let desk = company.desk("101");
    let call = company.call(ANNA);
    desk.shows("Ivan rings").await;
    call.hang_up().await;
    company.over("progress").await;
    desk.ends_with(&["Ivan rings", "Ivan missed"], &["in 79998885533 missed"], 1).await;
}

async fn two_at_once(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let (anna, desk) = (&company.pbx.anna, company.desk("101"));
    let first = company.call(ANNA);
    let line = anna.rung().await;
    desk.shows("Ivan rings").await;
    line.answer().await;
    desk.shows("Ivan talks").await;
    let second = company.pbx.trunk.dial_as(From { number: "anonymous", name: "" }, ANNA);
    let waiting = anna.rung().await;
    desk.shows("nobody rings").await;
    first.hang_up().await;
    desk.shows("Ivan talks no more").await;
    waiting.answer().await;
    desk.shows("nobody talks").await;
    second.hang_up().await;
    company.over("two-calls").await;
    let saw =
        ["Ivan rings", "Ivan talks", "nobody rings", "Ivan talks no more", "nobody talks", "nobody talks no more"];
    desk.ends_with(&saw, &["in 79998885533 talked", "in  talked"], 1).await;
}

async fn withheld(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let desk = company.desk("101");
    let call = company.pbx.trunk.dial_as(From { number: "anonymous", name: "Anonymous" }, ANNA);
    let line = company.pbx.anna.rung().await;
    desk.shows("nobody rings").await;
    line.answer().await;
    desk.shows("nobody talks").await;
    call.hang_up().await;
    company.over("anonymous").await;
    desk.ends_with(&["nobody rings", "nobody talks", "nobody talks no more"], &["in  talked"], 0).await;
}

async fn outgoing(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let (pbx, desk) = (&company.pbx, company.desk("101"));
    let call = pbx.anna.dial("89998885533");
    pbx.trunk.rung().await.answer().await;
    call.up().await;
    call.hang_up().await;
    company.over("outgoing").await;
    desk.ends_with(&[], &["out 89998885533 talked (outgoing)"], 0).await;
}

/// Somebody has clicked on a number: Asterisk calls the agent first, and then the number.
async fn dialled_from_the_screen(version: Version) {
    let company = Company::with(version, &["101"]).await;
    let (pbx, desk) = (&company.pbx, company.desk("101"));
    pbx.command("channel originate Local/101@internal extension 89998885533@internal").await;
    pbx.anna.rung().await.answer().await;
    let customer = pbx.trunk.rung().await;
    customer.answer().await;
    customer.hang_up().await;
    company.over("originate").await;
    desk.ends_with(&[], &["out 89998885533 talked (outgoing)"], 0).await;
}

async fn internal(version: Version) {
    let company = Company::with(version, &["101", "102"]).await;
    let (pbx, boris) = (&company.pbx, company.desk("102"));
    let call = pbx.anna.dial("102");
    let line = pbx.boris.rung().await;
    boris.shows("Anna rings").await;
    line.answer().await;
    boris.shows("Anna talks").await;
    call.hang_up().await;
    company.over("internal").await;
    boris.ends_with(&["Anna rings", "Anna talks", "Anna talks no more"], &["in 101 talked"], 0).await;
    company.desk("101").ends_with(&[], &["out 102 talked (outgoing)"], 0).await;
}
