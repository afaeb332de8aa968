//! A telephone system that is restarted, lets nobody in, or says nothing any more.

use e2e::{DOOR, Daemon, Door, LIMIT, Pbx, SECRET, Version};

use crate::company::{ANNA, Company};
use crate::desk::Desk;

on_both!(restarted_in_mid_call, wrong_secret, right_taken_away, tls);

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
    company.restart(async |_| {}).await;
    // Whether the caller has given up, nobody knows: it is shown for as long as a ring can last.
    company.desk("101").shows_within(4 * LIMIT, "Ivan rings no more").await;
    let saw = ["Ivan rings", "Ivan talks", "Ivan talks no more", "Ivan rings", "Ivan rings no more"];
    let kept = ["in 79998885533 talked", "in 79998885533 unknown"];
    company.desk("101").ends_with(&saw, &kept, 2).await;
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
    let _call = pbx.trunk.dial_as(crate::company::IVAN, ANNA);
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
    let call = pbx.trunk.dial_as(crate::company::IVAN, ANNA);
    desk.shows("Ivan rings").await;
    call.hang_up().await;
    desk.shows("Ivan missed").await;
}
