//! What keeps calls from the CRM: what is done with the calls, and what the agent is told, once.

use jiff::{SignedDuration, Timestamp};

use super::*;
use crate::reporting::BLOCKED;
use crate::trouble::Remedy;

const LOCKED: Trouble = Trouble::Keyring(KeyringTrouble::KeyringLocked);
const REVOKED: Trouble = Trouble::SignIn(SignInTrouble::Revoked);

/// What the desktop was told to show about a subject in the last step: `None` for nothing at all.
fn told(bench: &Bench, subject: Subject) -> Option<Option<Popup>> {
    bench.effects.iter().find_map(|effect| match effect {
        Effect::Popup { subject: about, popup } if *about == subject => Some(popup.as_deref().cloned()),
        _ => None,
    })
}

fn says(bench: &Bench) -> Option<Option<Trouble>> {
    told(bench, Subject::Trouble).map(|popup| match popup {
        Some(Popup::Trouble(trouble)) => Some(trouble),
        None => None,
        other => panic!("{other:?}"),
    })
}

fn post(bench: &Bench, call: CallId) -> Delivery {
    bench.call(call).delivery.clone()
}

#[test]
fn nothing_is_sent_without_a_sign_in_and_every_call_says_so() {
    for trouble in [LOCKED, REVOKED, Trouble::SignIn(SignInTrouble::SecretMissing)] {
        let mut bench = Bench::new();
        let waiting = bench.hear(ring_of("+15550100123", "a", None)).call;
        bench.step(Input::SignIn(Standing::Trouble(trouble)));
        assert_eq!(says(&bench), Some(Some(trouble)));
        let later = bench.hear(ring()).call;
        assert_eq!(says(&bench), None, "said once, not for each call");
        for call in [waiting, later] {
            assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::SignedOut }, "{trouble:?}");
        }
        assert!(!bench.desk.has_work());
        assert_eq!(bench.desk.overview().trouble, Some(trouble));
        bench.later(secs(1));
        assert!(bench.call(later).silence.is_none(), "it is shown all the same");
        bench.step(Input::SignIn(Standing::Ready { ends: None }));
        assert_eq!(says(&bench), Some(None), "what has passed takes its notice with it");
        let call = bench.hear(ring_of("+15550100124", "b", None)).call;
        assert_eq!(post(&bench, call), Delivery::Queued);
    }
}

#[test]
fn clicking_a_trouble_opens_the_page_that_mends_it() {
    let soon = |bench: &Bench| Standing::Ready { ends: Some(bench.now.wall + SignedDuration::from_hours(20)) };
    let mut bench = Bench::new();
    let press = |bench: &mut Bench, subject| {
        bench.later(secs(1));
        bench.step(Input::Pressed(subject, Button::Open)).to_vec()
    };
    bench.step(Input::SignIn(Standing::Trouble(LOCKED)));
    assert_eq!(press(&mut bench, Subject::Trouble), [Effect::Mend(Remedy::Doctor)]);
    bench.step(Input::SignIn(Standing::Trouble(REVOKED)));
    assert_eq!(press(&mut bench, Subject::Trouble), [Effect::Mend(Remedy::Settings)]);
    let ending = soon(&bench);
    bench.step(Input::SignIn(ending));
    assert_eq!(press(&mut bench, Subject::Trouble), [], "it has passed");
    assert_eq!(press(&mut bench, Subject::Ending), [Effect::Mend(Remedy::Settings)]);
    assert_eq!(press(&mut bench, Subject::App), [Effect::Mend(Remedy::Doctor)]);
}

#[test]
fn while_the_keyring_is_asked_calls_wait() {
    let mut bench = Bench::new();
    bench.step(Input::SignIn(Standing::Starting));
    let call = bench.hear(ring()).call;
    assert_eq!((post(&bench, call), bench.desk.has_work()), (Delivery::Queued, false));
    assert_eq!(bench.desk.overview().trouble, None);
    bench.step(Input::SignIn(Standing::Ready { ends: None }));
    assert!(bench.desk.has_work());
}

#[test]
fn a_sign_in_that_cannot_be_kept_is_used_and_told_of() {
    let mut bench = Bench::new();
    bench.step(Input::SignIn(Standing::Unkept(KeyringTrouble::NoKeyring)));
    assert_eq!(says(&bench), Some(Some(Trouble::Keyring(KeyringTrouble::NoKeyring))));
    let call = bench.hear(ring()).call;
    assert_eq!((post(&bench, call), bench.desk.has_work()), (Delivery::Queued, true));
}

#[test]
fn nothing_is_sent_while_the_agent_is_unknown() {
    let mut bench = Bench::sitting(Preferences::default(), Seat::default(), Pause::Off);
    let call = bench.hear(ring()).call;
    assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::NoMe });
    assert_eq!(says(&bench), Some(Some(Trouble::ChooseMe)));
    bench.step(Input::Me(ME));
    assert_eq!(says(&bench), Some(None));
    assert_eq!(bench.desk.overview().me, Some(ME));
    let call = bench.hear(ring_of("+15550100123", "a", None)).call;
    assert_eq!(post(&bench, call), Delivery::Queued);
}

#[test]
fn blocked_account_gets_no_request_for_a_quarter_of_an_hour() {
    let mut bench = Bench::new();
    let call = bench.sent();
    let waiting = bench.hear(ring_of("+15550100123", "a", None)).call;
    bench.answer(call, Err(CrmError::Refused(Refused::Blocked)), None);
    assert_eq!(says(&bench), Some(Some(Trouble::Refused(Refused::Blocked))));
    let later = bench.hear(ring_of("+15550100124", "b", None)).call;
    for call in [waiting, later] {
        assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::Blocked });
    }
    let finding = bench.call(later).finding();
    assert_eq!(finding, Finding::Refused(Refused::Blocked));
    bench.later(BLOCKED - secs(1));
    let call = bench.hear(ring_of("+15550100125", "c", None)).call;
    assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::Blocked });
    bench.later(secs(1));
    let call = bench.hear(ring_of("+15550100126", "d", None)).call;
    assert_eq!(post(&bench, call), Delivery::Queued, "and then one call tries");
}

/// A sign-in that the CRM has just refused, as the call that met it tells.
fn refused(trouble: SignInTrouble) -> Bench {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.step(Input::SignIn(Standing::Trouble(Trouble::SignIn(trouble))));
    bench.answer(call, Err(CrmError::Refused(trouble.refusal())), None);
    bench
}

/// A new caller rings.
fn next(bench: &mut Bench) -> CallId {
    let number = format!("+1555010{:04}", bench.ids);
    bench.hear(ring_of(&number, "pbx", None)).call
}

#[test]
fn a_refused_sign_in_is_tried_again_by_one_call_after_a_quarter_of_an_hour() {
    for trouble in [SignInTrouble::Revoked, SignInTrouble::SignInLost, SignInTrouble::Moved] {
        let mut bench = refused(trouble);
        for rested in [Duration::ZERO, BLOCKED - secs(1)] {
            bench.later(rested);
            let call = next(&mut bench);
            assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::SignedOut }, "{trouble:?} {rested:?}");
        }
        let deadline = bench.desk.next_deadline().map(|due| due.since(bench.now.moment));
        assert!(deadline <= Some(secs(1)), "the desk asks to be woken when the pause ends: {deadline:?}");
        bench.later(secs(1));
        assert!(!bench.desk.has_work(), "nothing that rang meanwhile is sent now");
        let (tries, waits) = (next(&mut bench), next(&mut bench));
        bench.step(Input::Claim);
        assert_eq!((post(&bench, tries), post(&bench, waits)), (Delivery::Sending, Delivery::Queued), "{trouble:?}");
        assert!(!bench.desk.has_work(), "one call tries");
        assert_eq!(bench.desk.overview().trouble, Some(Trouble::SignIn(trouble)), "until the CRM has said otherwise");

        bench.step(Input::SignIn(Standing::Ready { ends: None }));
        assert_eq!(says(&bench), Some(None), "what has passed takes its notice with it");
        bench.answer(tries, Ok(Answer::NotInCrm), None);
        bench.step(Input::Claim);
        assert_eq!(post(&bench, waits), Delivery::Sending, "{trouble:?}: what waited for the outcome is sent");
    }
}

#[test]
fn failed_trial_is_followed_by_the_same_pause_and_drops_what_waited() {
    for (result, rests) in [
        (CrmError::Refused(Refused::SignIn), true),
        (CrmError::Refused(Refused::NotAnAccount), true),
        (CrmError::Uncertain(Way::ServerFault), true),
        (CrmError::Retry { way: Way::Offline, after: Some(secs(5)) }, false),
        (CrmError::Retry { way: Way::TooMany, after: Some(secs(5)) }, false),
    ] {
        let mut bench = refused(SignInTrouble::Revoked);
        for _ in 0..3 {
            bench.later(BLOCKED);
            let (tries, waits) = (next(&mut bench), next(&mut bench));
            bench.step(Input::Claim);
            bench.answer(tries, Err(result.clone()), None);
            assert_eq!(says(&bench), None, "said once: {result:?}");
            let given_up = Delivery::NotSent { reason: NotSent::SignedOut };
            assert_eq!(post(&bench, waits), if rests { given_up } else { Delivery::Queued }, "{result:?}");
            bench.later(secs(5));
            assert_eq!(bench.desk.has_work(), !rests, "what never reached the CRM was no try: {result:?}");
            let pause = bench.desk.reporter.health.trial.due().map(|due| due.since(bench.now.moment));
            assert_eq!(pause, rests.then(|| BLOCKED - secs(5)), "{result:?}");
        }
    }
}

#[test]
fn a_sign_in_that_time_cannot_mend_is_not_tried_again() {
    for trouble in [LOCKED, Trouble::SignIn(SignInTrouble::SecretMissing), Trouble::SignIn(SignInTrouble::Expired)] {
        let mut bench = Bench::new();
        bench.step(Input::SignIn(Standing::Trouble(trouble)));
        bench.later(BLOCKED * 10);
        let call = next(&mut bench);
        assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::SignedOut }, "{trouble:?}");
    }
}

#[test]
fn trial_that_was_never_sent_is_left_to_the_next_call() {
    let mut bench = refused(SignInTrouble::Revoked);
    bench.later(BLOCKED);
    let lost = next(&mut bench);
    bench.step(Input::Claim);
    bench.step(Input::NotClaimed(bench.request(lost)));
    assert_eq!(bench.desk.reporter.health.trial, Trial::Due);
    let tries = next(&mut bench);
    bench.step(Input::Claim);
    assert_eq!(
        (post(&bench, tries), bench.desk.reporter.health.trial),
        (Delivery::Sending, Trial::UnderWay(bench.request(tries)))
    );
}

#[test]
fn each_failure_on_the_way_waits_longer_and_an_answer_begins_anew() {
    let mut bench = Bench::new();
    let offline = || Err(CrmError::Retry { way: Way::Offline, after: None });
    let mut waits = Vec::new();
    let mut call = bench.sent();
    for _ in 0..9 {
        bench.answer(call, offline(), None);
        let hold = bench.desk.reporter.health.pace.hold.expect("nothing is sent for a while");
        waits.push(hold.since(bench.now.moment));
        bench.later(hold.since(bench.now.moment));
        // What has grown too old meanwhile is dropped; another rings.
        if post(&bench, call) == Delivery::Queued {
            bench.step(Input::Claim);
        } else {
            bench.hear(phase(ring(), Reported::Ended(None)));
            bench.later(limits::KEPT);
            call = bench.sent();
        }
    }
    for (at, wait) in waits.iter().enumerate() {
        let middle = secs(1 << at.min(6)).min(secs(60)).as_secs_f64();
        assert!((0.75 * middle..=1.25 * middle).contains(&wait.as_secs_f64()), "{at}: {waits:?}");
    }
    assert_eq!(bench.desk.overview().trouble, Some(Trouble::Way(Way::Offline)));
    bench.answer(call, Ok(Answer::Untold), None);
    assert_eq!((bench.desk.reporter.health.pace.failures, bench.desk.overview().trouble), (0, None));
}

#[test]
fn several_failures_at_once_do_not_lengthen_the_pause() {
    let mut bench = Bench::new();
    let calls: Vec<CallId> = ["+15550100121", "+15550100122", "+15550100123"]
        .map(|number| bench.hear(ring_of(number, number, None)).call)
        .into();
    for _ in &calls {
        bench.step(Input::Claim);
    }
    for call in calls {
        bench.answer(call, Err(CrmError::Retry { way: Way::Offline, after: None }), None);
    }
    assert_eq!(bench.desk.reporter.health.pace.failures, 1);
}

#[test]
fn pause_that_the_crm_asked_for_is_kept_and_not_reported_as_trouble() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Err(CrmError::Retry { way: Way::TooMany, after: Some(secs(7)) }), None);
    assert_eq!(bench.desk.reporter.health.pace.hold, Some(bench.now.moment.plus(secs(7))));
    assert_eq!(says(&bench), None);
    assert_eq!(bench.desk.overview().trouble, Some(Trouble::Way(Way::TooMany)));
}

#[test]
fn each_change_is_said_once_and_a_pause_of_notices_holds_it_back() {
    let mut bench = Bench::new();
    let fail = |bench: &mut Bench, number: &str, error: CrmError| {
        let call = bench.hear(ring_of(number, number, None)).call;
        bench.step(Input::Claim);
        bench.answer(call, Err(error), None);
    };
    fail(&mut bench, "+15550100121", CrmError::Uncertain(Way::ServerFault));
    assert_eq!(says(&bench), Some(Some(Trouble::Way(Way::ServerFault))));
    fail(&mut bench, "+15550100122", CrmError::Uncertain(Way::ServerFault));
    assert_eq!(says(&bench), None);
    bench.step(Input::Paused(Pause::UntilResumed));
    fail(&mut bench, "+15550100123", CrmError::Refused(Refused::Unpaid));
    assert_eq!(says(&bench), None, "not during a pause");
    bench.step(Input::Paused(Pause::Off));
    assert_eq!(says(&bench), Some(Some(Trouble::Refused(Refused::Unpaid))));
}

#[test]
fn a_sign_in_that_ends_is_warned_of_twice_and_then_used_no_more() {
    let mut bench = Bench::new();
    let ends = bench.now.wall + SignedDuration::from_hours(15 * 24);
    bench.step(Input::SignIn(Standing::Ready { ends: Some(ends) }));
    let warned = |bench: &Bench| told(bench, Subject::Ending);
    assert_eq!((warned(&bench), bench.desk.overview().ends_soon), (None, None));
    for (left, again) in [(14 * 24, true), (13 * 24, false), (24, true), (23, false)] {
        until(&mut bench, ends, left);
        assert_eq!(warned(&bench), again.then_some(Some(Popup::Ending(ends))), "{left} hours");
        assert_eq!(bench.desk.overview().ends_soon, Some(ends));
    }
    until(&mut bench, ends, 0);
    assert_eq!(warned(&bench), Some(None));
    assert_eq!(says(&bench), Some(Some(Trouble::SignIn(SignInTrouble::Expired))));
    let call = bench.hear(ring()).call;
    assert_eq!(post(&bench, call), Delivery::NotSent { reason: NotSent::SignedOut });
}

/// Lets time pass until so many hours are left, waking the desk only when it asked for that.
fn until(bench: &mut Bench, ends: Timestamp, hours: i64) {
    let then = ends - SignedDuration::from_hours(hours);
    let wait = then.duration_since(bench.now.wall).unsigned_abs();
    let due = bench.desk.next_deadline().map(|due| due.since(bench.now.moment));
    if let Some(due) = due.filter(|due| *due < wait) {
        bench.later(due);
    }
    let wait = then.duration_since(bench.now.wall).unsigned_abs();
    bench.later(wait);
}

#[test]
fn another_account_takes_nothing_over() {
    let mut bench = Bench::new();
    let sending = bench.sent();
    let queued = bench.hear(ring_of("+15550100123", "a", None)).call;
    let missed = bench.hear(ring_of("+15550100124", "b", None)).call;
    bench.later(limits::GRACE);
    bench.hear(phase(ring_of("+15550100124", "b", None), Reported::Ended(Some(Cause::NoAnswer))));
    bench.step(Input::SignIn(Standing::Trouble(LOCKED)));
    bench.step(Input::SignIn(Standing::Ready { ends: None }));
    let again = bench.hear(ring_of("+15550100125", "c", None)).call;
    bench.step(Input::Closing);
    let saved = |id: CallId| {
        bench.effects.iter().find_map(|effect| match effect {
            Effect::Save(call) if call.id == id => Some(call.delivery.clone()),
            _ => None,
        })
    };
    assert_eq!(saved(sending), Some(Delivery::Uncertain));
    assert_eq!(post(&bench, queued), Delivery::NotSent { reason: NotSent::SignedOut });
    assert_eq!(saved(again), Some(Delivery::Dropped { reason: Dropped::Switched }));
    for subject in [Subject::Call(sending), Subject::Missed(missed)] {
        assert_eq!(told(&bench, subject), Some(None), "{subject:?}");
    }
    assert!(!bench.desk.has_work());
}
