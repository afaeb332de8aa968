//! Ages: sleep, late sources, clocks that are set.

use super::*;

fn at(bench: &Bench, source: &str, id: &str, seconds_ago: i64) -> Report {
    let at = bench.now.wall - jiff::SignedDuration::from_secs(seconds_ago);
    Report { at: Some(at), ..ring_of("+79998885533", source, Some(id)) }
}

#[test]
fn a_ring_that_comes_back_from_sleep_is_silent() {
    let mut bench = Bench::new();
    let call = bench.hear(ring()).call;
    bench.later(secs(3600));
    assert_eq!(bench.popup(call), None);
    assert!(!bench.desk.has_work());
}

#[test]
fn a_late_report_of_a_source_that_is_on_time_is_stale_on_arrival() {
    let mut bench = Bench::new();
    bench.hear(at(&bench, "pbx", "1", 0));
    let call = bench.hear(at(&bench, "pbx", "2", 40)).call;
    bench.later(GRACE);
    assert_eq!(bench.popup(call), None);
    assert_eq!(bench.call(call).silence, Some(Silence::Stale));
    assert_eq!(bench.call(call).delivery, Delivery::Dropped { reason: Dropped::Stale });
    assert_eq!(bench.call(call).rang_at, bench.now.wall - GRACE - secs(40), "it is recorded when it rang");
}

#[test]
fn phases_are_recorded_at_their_time_and_never_before_the_ring() {
    let mut bench = Bench::new();
    let report = |bench: &Bench, seconds_ago, then| phase(at(bench, "pbx", "1", seconds_ago), then);
    let call = bench.hear(report(&bench, 0, Reported::Ringing)).call;
    let rang = bench.now.wall;
    bench.later(secs(20));
    bench.hear(report(&bench, 15, Reported::Answered));
    assert_eq!(bench.call(call).answered_at, Some(rang + secs(5)));
    bench.later(secs(20));
    bench.hear(report(&bench, 100, Reported::Ended(None)));
    assert_eq!(bench.call(call).ended_at, Some(rang));
    assert_eq!((bench.call(call).rang_at, bench.call(call).reported_at), (rang, Some(rang)));
}

#[test]
fn a_report_that_is_a_little_late_is_shown_for_what_is_left_of_it() {
    let mut bench = Bench::new();
    bench.hear(at(&bench, "pbx", "1", 0));
    let call = bench.hear(at(&bench, "pbx", "2", 20)).call;
    assert!(matches!(bench.popup(call), Some(Some(_))), "its grace is over");
    bench.later(secs(25));
    assert_eq!(bench.popup(call), Some(None));
}

#[test]
fn a_source_whose_clock_is_always_late_is_named_and_believed() {
    let mut bench = Bench::new();
    for n in 0..3 {
        let call = bench.hear(at(&bench, "pbx", &n.to_string(), 100 + n)).call;
        bench.later(GRACE);
        assert!(matches!(bench.desk.calls[&call].notice, live::Notice::Own { .. }), "report {n}");
        bench.later(secs(60));
    }
    assert_eq!(bench.desk.overview().late_sources, [(Source::outside(Some("pbx")), 100)]);
    bench.hear(at(&bench, "pbx", "9", 0));
    assert!(bench.desk.overview().late_sources.is_empty(), "its clock was set");
}

#[test]
fn a_clock_that_becomes_late_costs_two_notices_and_no_more() {
    let mut bench = Bench::new();
    bench.hear(at(&bench, "pbx", "0", 0));
    let silent = |bench: &mut Bench, id: &str| {
        let call = bench.hear(at(bench, "pbx", id, 100)).call;
        bench.later(GRACE);
        bench.call(call).silence
    };
    let silences: Vec<_> = ["1", "2", "3"].map(|id| silent(&mut bench, id)).into();
    assert_eq!(silences, [Some(Silence::Stale), Some(Silence::Stale), None]);
}

#[test]
fn a_source_ahead_of_us_and_one_without_a_clock_are_on_time() {
    let mut bench = Bench::new();
    for report in [at(&bench, "ahead", "1", -500), ring_of("+79998885534", "none", None)] {
        let call = bench.hear(report).call;
        bench.later(GRACE);
        assert!(matches!(bench.popup(call), Some(Some(_))));
    }
}

#[test]
fn changing_the_wall_clock_makes_no_call_stale() {
    for jump in [3600, -3600] {
        let mut bench = Bench::new();
        bench.hear(at(&bench, "pbx", "1", 0));
        bench.now.wall += jiff::SignedDuration::from_secs(jump);
        // The source's clock goes on as it was.
        let call = bench.hear(at(&bench, "pbx", "2", jump)).call;
        bench.later(GRACE);
        assert!(matches!(bench.popup(call), Some(Some(_))), "{jump}");
        bench.later(secs(10));
        assert_eq!(bench.popup(call), None, "{jump}: nor does it end anything");
    }
}

#[test]
fn sources_are_judged_anew_when_the_computers_clock_goes_wrong_by_more_than_two_seconds() {
    for (jump, judged_anew) in [(0, false), (2, false), (3, true), (-2, false), (-3, true)] {
        let mut bench = Bench::new();
        bench.hear(at(&bench, "pbx", "1", 0));
        bench.later(secs(60));
        bench.now.wall += jiff::SignedDuration::from_secs(jump);
        let call = bench.hear(at(&bench, "pbx", "2", 40)).call;
        let silence = (!judged_anew).then_some(Silence::Stale);
        assert_eq!(bench.call(call).silence, silence, "{jump}");
    }
}

#[test]
fn a_clock_that_is_half_a_minute_late_is_named() {
    for (late, named) in [(29, false), (30, true)] {
        let mut bench = Bench::new();
        bench.hear(at(&bench, "pbx", "1", late));
        assert_eq!(!bench.desk.overview().late_sources.is_empty(), named, "{late}");
    }
}

#[test]
fn so_many_sources_are_kept_in_mind_and_a_new_one_takes_the_place_of_another() {
    let mut bench = Bench::new();
    let names: Vec<String> = (0..=64).map(|n| format!("pbx{n:02}")).collect();
    let late =
        |bench: &Bench, name: &String| bench.desk.overview().late_sources.contains(&(Source::outside(Some(name)), 100));
    for name in names[..64].iter().chain(&names[..1]) {
        bench.hear(at(&bench, name, "1", 100));
    }
    assert!(names[..64].iter().all(|name| late(&bench, name)), "each is known, however often it reports");
    bench.hear(at(&bench, &names[64], "1", 100));
    assert!(late(&bench, &names[64]));
    assert_eq!(bench.desk.overview().late_sources.len(), 64);
}

#[test]
fn a_repeated_ring_makes_a_call_live_longer_and_a_late_one_does_not() {
    let mut bench = Bench::new();
    let call = bench.hear(at(&bench, "pbx", "1", 0)).call;
    bench.later(secs(40));
    bench.hear(at(&bench, "pbx", "1", 40));
    bench.later(secs(5));
    assert_eq!(bench.call(call).phase, Phase::Ended(Outcome::Unknown));
    let call = bench.hear(at(&bench, "pbx", "2", 0)).call;
    bench.later(secs(40));
    bench.hear(at(&bench, "pbx", "2", 0));
    bench.later(secs(24));
    bench.hear(at(&bench, "pbx", "2", 64));
    bench.later(secs(20));
    assert_eq!(bench.call(call).phase, Phase::Ringing);
}
