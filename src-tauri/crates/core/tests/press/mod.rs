//! Clicks on notices that come by a link, as on Windows: over the socket, with everything real behind it but the link.

use callcard_core::desk::{Button, Subject};
use callcard_core::desktop::Press;
use serde_json::json as value;

use crate::bench::{Bench, json, ring};

async fn follow(bench: &Bench, link: &str) -> u16 {
    bench.post(json(value!({ "link": link })).uri("http://localhost/press")).await.status
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn link_of_a_notice_does_what_a_click_does_and_another_does_nothing() {
    let bench = Bench::start().await;
    bench.post(json(ring("+79998885533"))).await;
    let subject = bench.shown(|notice| notice.body.contains("Deal")).await;
    let Subject::Call(call) = subject else { panic!("{subject:?}") };
    bench.link("callcard:now", Press { subject, button: Button::Open, current: true });
    bench.link("callcard:before", Press { subject: Subject::Missed(call), button: Button::CallBack, current: false });
    for forged in ["callcard:forged", "", "https://example.com/"] {
        assert_eq!(follow(&bench, forged).await, 403, "{forged}");
    }
    assert_eq!(follow(&bench, "callcard:now").await, 204);
    assert!(bench.opened_last(1).await.path().starts_with("/leads/detail/"), "the first to be opened is the card");
    assert_eq!(follow(&bench, "callcard:before").await, 204);
    assert_eq!(bench.opened_last(2).await.as_str(), "tel:+79998885533", "the call of a notice from before a restart");
    let unread = bench.post(json("{}").uri("http://localhost/press")).await;
    assert_eq!(unread.status, 400);
}
