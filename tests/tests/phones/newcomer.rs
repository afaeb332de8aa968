//! Somebody new: from the page "Phones" of a fresh home to the first notice of a real call, in the real window, with as few actions as can
//! be. How many they were, and how long it took, is printed.

use std::time::{Duration, Instant};

use e2e::{Pbx, SECRET, Version, Window, Workplace};

use crate::company::{ANNA, IVAN};
use crate::figure;

/// The most that somebody may have to do, with the copying of the password.
const MOST_ACTIONS: usize = 6;
/// What it may take where nobody has to think.
const QUICK: Duration = Duration::from_secs(30);

on_both!(shown_the_first_call);

async fn shown_the_first_call(version: Version) {
    let (pbx, workplace) = (Pbx::at_the_usual_port(version).await, Workplace::start().await);
    let window = Window::on(&workplace, "phone").await;
    window.wait_for("[data-phone=asterisk]").await;
    let mut newcomer = Newcomer { window: &window, workplace: &workplace, actions: 0 };
    let since = Instant::now();
    newcomer.click("[data-phone=asterisk]").await;
    newcomer.type_into("host", &pbx.address.to_string()).await;
    newcomer.copy(SECRET).await;
    newcomer.click("[data-secret=secret]").await;
    newcomer.type_into("extensions", "101").await;
    newcomer.click("[data-action=keep-source]").await;
    window.wait_for("[data-source=asterisk][data-standing=listening]").await;
    let call = pbx.trunk.dial_as(IVAN, ANNA);
    let notice = workplace.notifications.wait("Ivan Petrov").await;
    let (actions, took) = (newcomer.actions, notice.at - since);
    let said = format!("{actions} actions and {took:.1?} from the page to the first notice");
    figure(&format!("newcomer-{}", version.suite()), &said);
    assert_eq!(notice.category, "call.incoming");
    assert!(actions <= MOST_ACTIONS && took < QUICK, "{actions} actions, {took:?}");
    call.hang_up().await;
    workplace.notifications.wait("Missed").await;
    window.close(&workplace).await;
}

/// Somebody at the window, whose actions are counted.
struct Newcomer<'a> {
    window: &'a Window,
    workplace: &'a Workplace,
    actions: usize,
}

impl Newcomer<'_> {
    async fn click(&mut self, selector: &str) {
        self.actions += 1;
        self.window.click(selector).await;
    }

    async fn type_into(&mut self, field: &str, text: &str) {
        self.actions += 1;
        self.window.type_into(&format!("[data-field={field}] input"), text).await;
    }

    /// Copies something out of a message.
    async fn copy(&mut self, text: &str) {
        self.actions += 1;
        self.workplace.copy(text).await;
    }
}
