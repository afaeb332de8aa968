//! The real app on its desktop, with a real Asterisk and real SIP telephones: what agents see of real calls, what is kept of them,
//! and what the CRM is told. Each scenario on Asterisk 22 or newer and on Asterisk 16.
//!
//! `make phones` makes what they need and runs them. `cargo test` compiles them and says that it leaves them out.
#![expect(clippy::expect_used, reason = "a test fails by panicking, and so do the functions it shares with others")]

mod company;
mod desk;

/// Keeps a figure for `make phones` to print at its end.
fn figure(name: &str, said: &str) {
    let kept = e2e::Pbx::results("figures").join(name).with_extension("txt");
    std::fs::write(kept, format!("{name}: {said}\n")).expect("a figure can be kept");
}

/// Two tests of each scenario, one for each Asterisk.
macro_rules! on_both {
    ($($scenario:ident),* $(,)?) => {
        $(mod $scenario {
            #[tokio::test]
            #[ignore = "it needs a real Asterisk: make phones"]
            async fn on_the_newest() {
                super::$scenario(e2e::Version::Newest).await;
            }

            #[tokio::test]
            #[ignore = "it needs a real Asterisk: make phones"]
            async fn on_sixteen() {
                super::$scenario(e2e::Version::Sixteen).await;
            }
        })*
    };
}

mod call_back;
mod calls;
mod groups;
mod idle;
mod newcomer;
mod pictures;
mod queues;
mod softphone;
mod transfers;
mod troubles;
