//! The way to the CRM goes silent while a connection idles: no packet arrives any more, and nobody is told. The kernel
//! finds out by itself within a minute, and what is reported after that is certain.

use std::time::{Duration, Instant};

use e2e::{LIMIT, Network, until};

use crate::company::{Company, number};

/// The kernel's own word: 45 s of silence, then three probes 5 s apart.
const FOUND_OUT: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_silence_older_than_a_minute_makes_no_call_uncertain_over_http_2() {
    go_silent("h2", "silence::a_silence_older_than_a_minute_makes_no_call_uncertain_over_http_2").await;
}

#[tokio::test]
async fn a_silence_older_than_a_minute_makes_no_call_uncertain_over_http_1() {
    go_silent("http/1.1", "silence::a_silence_older_than_a_minute_makes_no_call_uncertain_over_http_1").await;
}

async fn go_silent(protocol: &'static str, test: &str) {
    let Some(network) = Network::of(test) else { return };
    let company = Company::connected().await;
    company.front.protocols(&[protocol]);
    company.front.cut(e2e::Cut::Now);
    let call = async |place: usize| {
        let (number, _) = number(place);
        let call = company.ring(&number).await;
        company.hang_up(&number).await;
        (call["delivery"]["state"].as_str().unwrap_or_default().to_owned(), company.crm.door.events_for(&number).await)
    };
    let done = |events| ("done".to_owned(), events);
    let kept = || *company.front.clients().last().expect("a connection was made");

    assert_eq!(call(0).await, done(1));
    let (silent, made) = (kept(), company.front.connections());
    network.forget(silent);
    let since = Instant::now();
    until("the kernel to give the silent connection up", FOUND_OUT + LIMIT, async || {
        (!network.trusts(silent)).then_some(())
    })
    .await;
    eprintln!("{protocol}: given up after {:?}", since.elapsed());
    assert_eq!(call(1).await, done(1), "{protocol}");
    assert_eq!(company.front.connections(), made + 1, "{protocol}: one new connection, for the call");

    // Before anybody could find out, the call that meets the silence may be uncertain; the next one is not.
    network.forget(kept());
    let (state, heard) = call(2).await;
    assert!(state == "uncertain" && heard == 0, "{protocol}: {state}, heard {heard} times");
    assert_eq!(call(3).await, done(1), "{protocol}: the next call suffers too");
}
