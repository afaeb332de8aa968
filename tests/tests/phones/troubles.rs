//! A telephone system that is restarted, lets nobody in, or says nothing any more.

use std::time::{Duration, Instant};

use e2e::{DOOR, Daemon, Door, From, LIMIT, Pbx, SECRET, Version, until};
use tokio::net::TcpStream;

use crate::company::{ANNA, Company, IVAN, NO_MORE};
use crate::desk::Desk;
use crate::figure;

on_both!(restarted_in_mid_call, restarted_at_once, restarted_unseen, wrong_secret, right_taken_away, tls);

/// After this time a connection counts as one that stands.
const STEADY: Duration = Duration::from_secs(6);
const NOBODY: From<'_> = From { number: "anonymous", name: "Anonymous" };

async fn restarted_in_mid_call(version: Version) {
    let mut company = Company::with(version, &["101"]).await;
    let _call = company.call(ANNA);
    let line = company.pbx.anna.rung().await;
    company.desk("101").shows("Ivan rings").await;
    line.answer().await;
    company.desk("101").shows("Ivan talks").await;
    company
        .restart(async |company| {
            // Nobody talks through a telephone system that does not run.
            company.desk("101").shows("Ivan talks no more").await;
        })
        .await;
    let _call = company.call(ANNA);
    company.desk("101").shows("Ivan rings").await;
    company.restart(async |company| company.desk("101").shows("Ivan rings no more").await).await;
    let saw = ["Ivan rings", "Ivan talks", "Ivan talks no more", "Ivan rings", "Ivan rings no more"];
    let kept = ["in 79998885533 talked", "in 79998885533 unknown"];
    company.desk("101").ends_with(&saw, &kept, 2).await;
}

/// It is back so soon that a connection which is made again after a second finds it.
async fn restarted_at_once(version: Version) {
    let mut company = Company::with(version, &["101"]).await;
    let _call = company.call(ANNA);
    company.pbx.anna.rung().await;
    company.desk("101").shows("Ivan rings").await;
    tokio::time::sleep(STEADY).await;
    company.pbx.stop().await;
    let (since, place) = (Instant::now(), (company.pbx.address, company.pbx.port));
    let listens = until("it to listen again", 4 * LIMIT, async || TcpStream::connect(place).await.ok());
    let took = async {
        listens.await;
        since.elapsed()
    };
    let (took, ()) = tokio::join!(took, company.pbx.run());
    figure(&format!("restart-{}", version.suite()), &format!("listens again {took:.1?} after its end"));
    let desk = company.desk("101");
    desk.shows("Ivan rings no more").await;
    desk.stands("listening").await;
    let call = company.pbx.trunk.dial_as(NOBODY, ANNA);
    desk.shows("nobody rings").await;
    call.hang_up().await;
    desk.shows("nobody missed").await;
    let saw = ["Ivan rings", "Ivan rings no more", "nobody rings", "nobody missed"];
    desk.ends_with(&saw, &["in 79998885533 unknown", "in  missed"], 1).await;
}

/// Nothing shows the restart but that the channels of the next call are counted from the beginning.
async fn restarted_unseen(version: Version) {
    let mut pbx = Pbx::start(version).await;
    let relay = pbx.relay().await;
    let desk = Desk::alone("101", Daemon::Dunst, &[]).await;
    desk.set_up_at(relay.port, &[]).await;
    let before = pbx.tap().await;
    let _call = pbx.trunk.dial_as(IVAN, ANNA);
    pbx.anna.rung().await;
    desk.shows("Ivan rings").await;
    before.keep("restarted-before");
    pbx.stop().await;
    desk.stands("waiting").await;
    pbx.run().await;
    desk.stands("listening").await;
    assert_eq!(desk.saw(), ["Ivan rings"], "it may have been the line that was cut");

    let after = pbx.tap().await;
    let call = pbx.trunk.dial_as(NOBODY, ANNA);
    desk.shows("nobody rings").await;
    call.hang_up().await;
    desk.shows("nobody missed").await;
    after.all_over().await;
    tokio::time::sleep(NO_MORE).await;
    after.keep("restarted-after");
    let saw = ["Ivan rings", "Ivan rings no more", "nobody rings", "nobody missed"];
    desk.ends_with(&saw, &["in 79998885533 unknown", "in  missed"], 1).await;
}

async fn wrong_secret(version: Version) {
    let pbx = Pbx::with(version, Door { secret: "another", ..DOOR }).await;
    let desk = Desk::alone("101", Daemon::Dunst, &[]).await;
    let port = format!("--port={}", pbx.port);
    let way = ["--host=127.0.0.1", &port];
    let (worked, said) = desk.set_up(&way, SECRET).await;
    assert!(!worked && said.contains("does not accept the sign-in"), "{said}");
    let (worked, said) = desk.set_up(&[&way[..], &["--untested"]].concat(), SECRET).await;
    assert!(worked, "{said}");
    assert_eq!(desk.stands("waiting").await["trouble"], "sign_in");
    let (worked, said) = desk.set_up(&way, "another").await;
    assert!(worked, "{said}");
    desk.stands("listening").await;
    let _call = pbx.trunk.dial_as(IVAN, ANNA);
    desk.shows("Ivan rings").await;
}

async fn right_taken_away(version: Version) {
    let mut company = Company::with(version, &["101"]).await;
    company.pbx.door(Door { read: "system", ..DOOR }).await;
    // Whoever is in goes on hearing, and whoever signs in anew is let in all the same.
    company.restart(async |_| {}).await;
    let call = company.call(ANNA);
    company.pbx.anna.rung().await;
    call.hang_up().await;
    let desk = company.desk("101");
    assert_eq!(desk.checked("sources").await, "Asterisk is connected and has told of no call yet");
    desk.ends_with(&[], &[], 0).await;

    company.pbx.door(DOOR).await;
    company.restart(async |_| {}).await;
    let _call = company.call(ANNA);
    company.desk("101").shows("Ivan rings").await;
}

async fn tls(version: Version) {
    let pbx = Pbx::with(version, Door { tls: true, ..DOOR }).await;
    let port = format!("--port={}", pbx.tls_port);
    let way = ["--host=localhost", "--tls", &port];
    let stranger = Desk::alone("102", Daemon::Dunst, &[]).await;
    let (worked, said) = stranger.set_up(&way, SECRET).await;
    assert!(!worked && said.contains("certificate"), "{said}");
    let trusts = [("SSL_CERT_FILE", pbx.authority().display().to_string())];
    let desk = Desk::alone("101", Daemon::Dunst, &trusts).await;
    let (worked, said) = desk.set_up(&["--host=127.0.0.1", "--tls", &port], SECRET).await;
    assert!(!worked && said.contains("certificate"), "the certificate is for another name: {said}");
    let (worked, said) = desk.set_up(&way, SECRET).await;
    assert!(worked, "{said}");
    desk.stands("listening").await;
    let call = pbx.trunk.dial_as(IVAN, ANNA);
    desk.shows("Ivan rings").await;
    call.hang_up().await;
    desk.shows("Ivan missed").await;
}
