//! A sign-in that is refused for a while, as a desk lives through it: what the CRM answers is real, and the time is the
//! test's.

use std::time::Duration;

use super::*;
use crate::call::number::{CallNumber, Country};
use crate::call::source::Source;
use crate::call::{CallId, Delivery, NotSent};
use crate::clock::{Moment, Now};
use crate::desk::{By, Desk, Effect, Heard, Input, Receipt, Restored};
use crate::event::Report;
use crate::reporting::Work;
use crate::settings::{Pause, Preferences, Seat};

/// A desk whose reports are made by a client, at a time of its own.
struct Course {
    desk: Desk,
    crm: Client,
    now: Now,
    calls: u128,
}

impl Course {
    fn step(&mut self, input: Input) -> Vec<Effect> {
        self.desk.step(input, self.now)
    }

    fn later(&mut self, minutes: u64) {
        self.now.moment = self.now.moment.plus(Duration::from_secs(60 * minutes));
        self.now.wall += Duration::from_secs(60 * minutes);
        self.step(Input::Due);
    }

    /// A caller rings, and whatever there is to report is reported. What became of it.
    async fn ring(&mut self, sign_in: &SignIn) -> Delivery {
        self.calls += 1;
        let id = CallId::numbered(self.calls);
        let text = format!("+1555010{:04}", self.calls);
        let number = CallNumber::read(&text, Country::from_code("RU").unwrap());
        let report = Report::ring(number, text, Source::outside(Some("pbx")));
        self.step(Input::Heard(vec![Heard { id, report }]));
        self.step(Input::Stored(vec![id]));
        while self.desk.has_work() {
            let effects = self.step(Input::Claim);
            let posts = effects.into_iter().filter_map(|effect| match effect {
                Effect::Work(Work::Post { request, number, users, .. }) => Some((request, number, users)),
                _ => None,
            });
            for (request, number, users) in posts.collect::<Vec<_>>() {
                let told = match self.crm.notify_call(&number, &users).await {
                    Ok(notified) => {
                        let receipt = Receipt { uid: notified.uid, request_id: notified.request_id, names: None };
                        let by = By::Us(request, Box::new(receipt));
                        Input::Answered { call: request.call, answer: notified.answer, by }
                    }
                    Err(error) => Input::Unanswered { request, error },
                };
                self.step(Input::SignIn(standing(sign_in)));
                self.step(told);
            }
        }
        self.desk.call(id).unwrap().delivery.clone()
    }
}

/// A database of the CRM's was away for a moment, and whoever asked then was told that the token is no good.
#[tokio::test]
async fn one_refusal_costs_a_quarter_of_an_hour_of_reports_and_no_more() {
    let office = Office::open().await;
    let made = office.door(reqwest::Method::POST, "token", json!({"kind": "long_lived", "days": 30})).await;
    let sign_in = Arc::new(SignIn::long_lived(office.connection(), office.vault()));
    sign_in.take_token(made["token"].as_str().unwrap().into());
    sign_in.keep().await.unwrap();
    let now = Now { moment: Moment::START, wall: Timestamp::now() };
    let desk = Desk::new(Preferences::default(), Seat { demo: false, me: Some(1) }, Pause::Off);
    let mut course = Course { desk, crm: office.client(&sign_in), now, calls: 0 };
    course.step(Input::SignIn(standing(&sign_in)));
    course.step(Input::Restored(Restored::default()));
    assert!(is_accepted(&course.ring(&sign_in).await));

    office.faults(json!({"answer": "unauthorized", "times": 1})).await;
    assert_eq!(course.ring(&sign_in).await, Delivery::Refused { reason: Refused::SignIn });
    assert_eq!(course.desk.overview().trouble, Some(Trouble::SignIn(SignInTrouble::Revoked)));
    course.later(10);
    assert_eq!(course.ring(&sign_in).await, Delivery::NotSent { reason: NotSent::SignedOut });
    assert_eq!(office.reports().await, 2, "the CRM is left in peace");

    course.later(10);
    assert!(is_accepted(&course.ring(&sign_in).await), "twenty minutes after the refusal");
    assert_eq!((office.reports().await, course.desk.overview().trouble), (3, None));
    assert!(is_accepted(&course.ring(&sign_in).await));
}

fn is_accepted(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Accepted { .. })
}
