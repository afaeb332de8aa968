//! What is kept of a call besides what is shown: its steps, how long the desk knows it, the newest calls, and what
//! deleting leaves.

use super::*;

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn steps_are_counted_from_when_the_call_was_heard_of() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(millis(5));
    bench.step(Input::Stored(vec![call]));
    bench.later(millis(10));
    bench.step(Input::Claim);
    bench.later(millis(100));
    bench.answer(call, Ok(Answer::NotInCrm), None);
    bench.later(millis(2));
    bench.step(Input::Shown(Subject::Call(call)));
    bench.later(millis(1000));
    bench.step(Input::Shown(Subject::Call(call)));
    let steps = Steps { accepted: Some(5), sent: Some(15), answered: Some(115), shown: Some(117) };
    assert_eq!(bench.call(call).steps, steps, "it is shown when it is shown first");
}

#[test]
fn what_was_not_processed_was_not_sent_and_what_waits_too_long_was_given_up() {
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.later(millis(100));
    bench.answer(call, Err(CrmError::Retry { way: Way::Offline, after: Some(secs(60)) }), None);
    assert_eq!((bench.call(call).steps.sent, bench.call(call).steps.answered), (None, None));
    bench.later(limits::STALE - millis(100));
    assert_eq!((bench.call(call).steps.sent, bench.call(call).steps.answered), (None, Some(30_000)));
}

#[test]
fn the_desk_keeps_a_call_two_minutes_and_a_talk_without_an_end_four_hours() {
    let ended = |cause| Some(Reported::Ended(cause));
    let (minutes, hours) = (secs(120), secs(4 * 3600));
    let table = [
        ("missed", None, ended(Some(Cause::NoAnswer)), minutes),
        ("talked", Some(Reported::Answered), ended(None), minutes),
        ("nobody said how it ended", None, None, minutes),
        ("nobody said when the talk ended", Some(Reported::Answered), None, hours),
    ];
    for (name, answered, end, kept) in table {
        let mut bench = Bench::new();
        let call = bench.sent();
        bench.answer(call, Ok(Answer::NotInCrm), None);
        for phase_then in answered.into_iter().chain(end) {
            bench.hear(phase(ring(), phase_then));
        }
        while bench.call(call).is_live() {
            let due = bench.desk.next_deadline().unwrap();
            bench.later(due.since(bench.now.moment));
        }
        bench.later(kept - secs(1));
        assert!(bench.desk.call(call).is_some(), "{name}");
        bench.later(secs(1));
        assert!(bench.desk.call(call).is_none(), "{name}");
    }
}

#[test]
fn the_newest_five_are_offered_the_newest_first() {
    let mut bench = Bench::new();
    let calls: Vec<CallId> = (0..7).map(|n| bench.hear(ring_of("", "a", Some(&n.to_string()))).call).collect();
    bench.hear(on_line("Sales", ring_of("", "a", Some("4"))));
    let recent = bench.desk.overview().recent;
    let newest: Vec<CallId> = calls[2..].iter().rev().copied().collect();
    assert_eq!(recent.iter().map(|call| call.id).collect::<Vec<_>>(), newest);
    let lines = [None, None, Some("Sales"), None, None];
    assert_eq!(
        recent.iter().map(|call| call.details.line.as_deref()).collect::<Vec<_>>(),
        lines,
        "in its latest state"
    );
}

#[test]
fn the_newest_five_outlive_a_restart() {
    let mut before = Bench::new();
    for n in 0..7 {
        before.hear(ring_of("", "a", Some(&n.to_string())));
    }
    let newest = before.desk.overview().recent;
    let mut after = Bench::new();
    after.step(Input::Restored(Restored { newest: newest.clone(), ..Restored::default() }));
    assert_eq!(after.desk.overview().recent, newest);
}

#[test]
fn recent_calls_leave_out_those_that_were_not_for_the_agent() {
    let over = |cause| phase(ring(), Reported::Ended(cause));
    let table = [
        (Pause::Off, ring(), true),
        (Pause::UntilResumed, ring(), true),
        (Pause::Off, for_users(&[2], ring()), false),
        (Pause::Off, Report { direction: Direction::Out, ..ring() }, false),
        (Pause::Off, over(Some(Cause::NoAnswer)), true),
        (Pause::Off, over(None), false),
    ];
    for (pause, report, offered) in table {
        let mut bench = Bench::paused(pause);
        bench.hear(report.clone());
        assert_eq!(!bench.desk.overview().recent.is_empty(), offered, "{pause:?} {report:?}");
    }
}

#[test]
fn deleting_removes_only_calls_that_are_over_and_reported() {
    let table = [
        ("all", None, [false, false, true, true]),
        ("one that the desk has forgotten", Some(0), [false, true, true, true]),
        ("one that has just ended", Some(1), [true, false, true, true]),
        ("one whose report is under way", Some(2), [true; 4]),
        ("one that rings", Some(3), [true; 4]),
    ];
    for (name, which, stay) in table {
        let mut bench = Bench::new();
        let report = |n: usize| ring_of(&format!("+7999888553{n}"), "a", None);
        let end = |n: usize| phase(report(n), Reported::Ended(Some(Cause::NoAnswer)));
        let mut calls = Vec::new();
        for n in 0..4 {
            calls.push(bench.hear(report(n)).call);
            bench.step(Input::Claim);
            if n != 2 {
                bench.answer(calls[n], Ok(Answer::NotInCrm), None);
            }
            if n != 3 {
                bench.hear(end(n));
            }
            if n == 0 {
                bench.later(limits::KEPT);
                assert!(bench.desk.call(calls[n]).is_none());
            }
        }
        bench.step(Input::Forgotten(which.map(|n: usize| calls[n])));
        let recent: Vec<CallId> = bench.desk.overview().recent.iter().map(|call| call.id).collect();
        assert_eq!([0, 1, 2, 3].map(|n| recent.contains(&calls[n])), stay, "{name}");
        let missed = bench.desk.missed.all();
        assert_eq!([0, 1, 2].map(|n| missed.contains(&calls[n])), stay[..3], "{name}");
        assert_eq!([1, 2, 3].map(|n| bench.desk.call(calls[n]).is_some()), stay[1..], "{name}");
    }
}

#[test]
fn call_shown_before_a_restart_needs_no_reason_for_silence() {
    let table = [(None, false, Some(Silence::Over)), (Some(120), false, None), (None, true, None)];
    for (shown, put_up, silence) in table {
        let mut bench = Bench::new();
        let call = bench.hear(ring()).call;
        let mut record = bench.call(call).clone();
        record.steps.shown = shown;
        record.put_up = put_up;
        let mut bench = Bench::new();
        bench.now.wall += secs(3600);
        let restored = Restored { unfinished: vec![record], ..Restored::default() };
        bench.step(Input::Restored(restored));
        let saved = bench.effects.iter().find_map(|effect| match effect {
            Effect::Save(call) => Some(call.silence),
            _ => None,
        });
        assert_eq!(saved, Some(silence), "shown: {shown:?}, put up: {put_up}");
    }
}

/// What a step has the disk and the followers of calls told.
fn told(effects: &[Effect]) -> (usize, usize) {
    let count = |is: fn(&Effect) -> bool| effects.iter().filter(|effect| is(effect)).count();
    (count(|effect| matches!(effect, Effect::Save(_))), count(|effect| matches!(effect, Effect::Tell(_))))
}

#[test]
fn an_answered_call_is_written_when_it_rings_and_when_the_crm_answers_and_no_more() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    // The switchboard claims in the same commit, so that what is on disk is what is written last.
    let mut written = told(&bench.effects).0.min(1);
    bench.step(Input::Claim);
    let answer = Ok(Answer::Card(card(7, None)));
    for (name, saves, tells) in [("stored", 0, 1), ("answered", 1, 0), ("shown", 0, 1), ("shown again", 0, 0)] {
        bench.later(millis(1));
        match name {
            "stored" => drop(bench.step(Input::Stored(vec![call])).len()),
            "answered" => drop(bench.answer(call, answer.clone(), Some(card(7, Some("Kitchen")).names)).len()),
            _ => drop(bench.step(Input::Shown(Subject::Call(call))).len()),
        }
        assert_eq!(told(&bench.effects), (saves, tells), "{name}");
        written += saves;
    }
    assert_eq!(written, 2);
    bench.step(Input::Stopping);
    let [Effect::Save(last)] = &bench.effects[..] else { panic!("{:?}", bench.effects) };
    assert_eq!((last.steps.accepted, last.steps.shown), (Some(1), Some(3)), "the end of the app loses nothing");
}

#[test]
fn what_was_left_for_later_is_written_with_what_comes_next_or_when_the_call_leaves_the_desk() {
    let end = || phase(ring(), Reported::Ended(Some(Cause::NoAnswer)));
    let mut bench = Bench::new();
    let call = bench.sent();
    bench.answer(call, Ok(Answer::NotInCrm), None);
    bench.step(Input::Shown(Subject::Call(call)));
    bench.hear(end());
    let saved = |bench: &Bench| {
        bench.effects.iter().find_map(|effect| match effect {
            Effect::Save(call) => Some(call.steps),
            _ => None,
        })
    };
    assert_eq!(saved(&bench).unwrap().shown, Some(0), "with the end of the call");

    let mut bench = Bench::new();
    let call = bench.hear(end()).call;
    bench.later(millis(5));
    bench.step(Input::Stored(vec![call]));
    assert_eq!(told(&bench.effects), (0, 1));
    bench.later(limits::KEPT);
    assert!(bench.desk.call(call).is_none());
    assert_eq!(saved(&bench).unwrap().accepted, Some(5), "with its leaving");
}
