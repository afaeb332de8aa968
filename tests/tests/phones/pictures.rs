//! Pictures of the notices of real calls, to be looked at: in `target/phones/pictures/`. Whether they are good, a person says.

use std::time::Duration;

use e2e::{Daemon, Version};

use crate::company::{Company, GROUP};

/// How long a server takes to draw what it was asked for; there is nothing to be waited for.
const DRAWN: Duration = Duration::from_millis(700);

#[tokio::test]
#[ignore = "it needs a real Asterisk: make phones"]
async fn ring_answered_elsewhere_and_transfer() {
    let desks = [("101", Daemon::Dunst), ("102", Daemon::Xfce), ("103", Daemon::Dunst)];
    let company = Company::furnished(Version::Newest, &desks).await;
    let pbx = &company.pbx;
    let call = company.call(GROUP);
    let line = pbx.boris.rung().await;
    for extension in ["101", "102", "103"] {
        company.desk(extension).shows("Ivan rings").await;
    }
    tokio::time::sleep(DRAWN).await;
    company.desk("101").picture("1-ring");
    company.desk("102").picture("1-ring");

    line.answer().await;
    company.desk("101").shows("Ivan rings no more").await;
    company.desk("102").shows("Ivan talks").await;
    tokio::time::sleep(DRAWN).await;
    company.desk("101").picture("2-answered-elsewhere");
    company.desk("102").picture("2-answered-here");

    let question = pbx.boris.dial("103");
    let asked = pbx.clara.rung().await;
    company.desk("103").shows("Boris rings").await;
    tokio::time::sleep(DRAWN).await;
    company.desk("103").picture("3-asked-by-a-colleague");
    asked.answer().await;
    question.up().await;
    company.desk("103").shows("Boris talks").await;
    line.hand_on_to(&question, "103");
    company.desk("103").shows("Ivan talks").await;
    company.desk("102").shows("Ivan talks no more").await;
    tokio::time::sleep(DRAWN).await;
    company.desk("103").picture("4-transferred-to-me");
    company.desk("102").picture("4-transferred-by-me");
    call.hang_up().await;
    company.over("pictures").await;
}
