//! Mappings as people write them, and what they make of requests.

use serde_json::json;

use super::super::tests::{Bench, fuzz_with};
use super::super::{Setup, Unfit, dialect};

fn map() -> serde_json::Value {
    json!({"map": {
        "id": "call.id", "event": "event", "from": "call.a_number", "to": "call.b_number", "cause": "call.why",
        "agents": [{"kind": "login", "field": "call.b_account"}],
        "events": {"invite": "ringing", "connect": "answered", "bye": "ended", "finish": "over", "dtmf": "ignored"},
        "causes": {"486": "busy"},
        "reply": "{\"ok\":true}",
    }})
}

const INVITE: &str = r#"POST
{"call":{"a_number":"79161234567","b_number":"74951112233","b_account":"Ivan","id":"c1","type":"in"},"event":"invite","vpbx":"x"}"#;

#[test]
fn fields_and_values_are_read_as_the_settings_name_them() {
    let mut bench = Bench::new("mapped").settings(map());
    bench.read(&[
        (INVITE, &["call=c1 ringing login:ivan from=79161234567 line=74951112233"]),
        ("POST\ncall[id]=c1&event=CONNECT&call[b_account]=ivan", &["call=c1 answered login:ivan"]),
        ("POST\ncall[id]=c1&event=bye&call[b_account]=ivan&call[why]=486", &["call=c1 ended:busy login:ivan"]),
        ("POST\ncall[id]=c1&event=bye&call[b_account]=ivan&call[why]=CANCEL", &["call=c1 ended:cancelled login:ivan"]),
        ("POST\ncall[id]=c1&event=finish&call[b_account]=ivan", &["call=c1 ended"]),
        (
            "POST\n{\"event\":\"invite\",\"call\":{\"id\":\"c2\",\"a_number\":null,\"b_account\":\"ivan\"}}",
            &["call=c2 ringing login:ivan from="],
        ),
        ("POST\nevent=dtmf", &[]),
        ("POST\nevent=hold", &[]),
        ("POST\nevent=bye", &["400 The field of the call's id, as the settings name it, is missing"]),
    ]);
    assert_eq!(bench.reply(INVITE).body, "{\"ok\":true}");
}

#[test]
fn usual_names_are_understood_without_a_mapping() {
    let bench = || Bench::new("mapped").settings(json!({ "preset": "usual" }));
    bench().read(&[
        (
            "GET ?event=incoming_call&callid=7&caller=%2B79161234567&ext=101&did=74951112233",
            &["call=7 ringing extension:101 from=+79161234567 line=74951112233"],
        ),
        ("GET ?event=call.answered&callid=7&ext=101", &["call=7 answered extension:101"]),
        ("GET ?event=hangup&callid=7&ext=101&cause=NORMAL_CLEARING", &["call=7 ended:normal extension:101"]),
        (
            r#"POST
{"data":{"id":"c1","from":"79161234567","to":"102","direction":"inbound"},"event":"call.start"}"#,
            &["call=c1 ringing extension:102 in from=79161234567"],
        ),
        (
            "POST\nstatus=Missed&uniqueid=9.1&src=79161234567&dst=101",
            &["call=9.1 ended:no_answer extension:101 from=79161234567"],
        ),
        ("POST\nstatus=held&uniqueid=9.1", &[]),
        ("GET", &[]),
    ]);
    bench().told(
        &[
            (0.0, "GET ?event=ringing&id=1&from=79161234567&ext=101"),
            (0.1, "GET ?event=ringing&id=1&from=79161234567&ext=102"),
            (3.0, "GET ?event=answered&id=1&ext=102"),
            (9.0, "GET ?event=hangup&id=1&ext=102&cause=normal"),
            (20.0, "GET ?event=ringing&id=2&from=79161234567&ext=101"),
            (25.0, "GET ?event=missed&id=2&ext=101"),
        ],
        &super::super::tests::TAKEN_THEN_NO_ANSWER,
    );
}

#[test]
fn webhook_generator_of_3cx_is_a_preset() {
    Bench::new("mapped").settings(json!({ "preset": "creomate" })).read(&[
        (
            r#"POST
{"event":"ringing","callerid":"79161234567","user":"101","did":"","id":"5","chid":"88","inbound_did":"74951112233"}"#,
            &["call=88 ringing extension:101 from=79161234567 line=74951112233"],
        ),
        ("POST\n{\"event\":\"pickupincoming\",\"chid\":88,\"user\":\"101\"}", &["call=88 answered extension:101"]),
        (
            "POST\n{\"event\":\"incoming\",\"chid\":88,\"user\":\"101\",\"finishtype\":\"Missed\"}",
            &["call=88 ended:no_answer extension:101"],
        ),
    ]);
}

#[test]
fn preset_that_there_is_not_is_refused() {
    for preset in [json!("unheard"), json!(7)] {
        let setup = Setup { settings: json!({ "preset": preset }), ..Setup::default() };
        assert!(dialect("mapped").unwrap().open(setup).is_err(), "{preset}");
        assert!(!super::is_preset_known(&json!({ "preset": preset })), "{preset}");
    }
    for word in super::PRESETS {
        assert!(super::is_preset_known(&json!({ "preset": word })));
    }
    assert!(super::is_preset_known(&json!({})));
}

#[test]
fn mapping_that_makes_no_sense_is_refused_when_it_is_opened() {
    for (map, why) in [
        (json!({}), "map.event and map.events are needed: what happened, and what the words for it mean"),
        (json!({"event": "e", "events": {"x": "dancing"}}), "map.events.x: \"dancing\" is no word of ours"),
        (
            json!({"event": "e", "events": {"x": "ringing"}, "agents": [{"kind": "cat", "field": "a"}]}),
            "map.agents: \"cat\" is no kind of name",
        ),
    ] {
        let setup = Setup { settings: json!({ "map": map }), ..Setup::default() };
        let opened = dialect("mapped").unwrap().open(setup);
        assert_eq!(opened.err(), Some(Unfit::Settings(why.into())));
    }
    let setup = Setup { settings: json!({"map": {"evnt": "e"}}), ..Setup::default() };
    assert!(matches!(dialect("mapped").unwrap().open(setup), Err(Unfit::Settings(why)) if why.contains("evnt")));
}

#[test]
fn input_that_never_tells_of_ends_says_so() {
    let opened = |map| Bench::new("mapped").settings(map).dialect.tells_ends();
    assert!(opened(map()));
    assert!(!opened(json!({"map": {"event": "e", "events": {"x": "ringing"}}})));
}

#[test]
fn calls_without_an_id_are_told_apart_by_agent_and_number() {
    let map = json!({"map": {
        "event": "e", "from": "from", "agents": [{"kind": "extension", "field": "ext"}],
        "events": {"ring": "ringing", "up": "answered", "down": "ended"},
    }});
    Bench::new("mapped").settings(map).told(
        &[
            (0.0, "GET ?e=ring&from=79161234567&ext=101"),
            (1.0, "GET ?e=ring&from=79161234567&ext=102"),
            (3.0, "GET ?e=up&from=79161234567&ext=101"),
            (9.0, "GET ?e=down&from=79161234567&ext=101"),
            (20.0, "GET ?e=ring&from=79161234567&ext=102"),
            (25.0, "GET ?e=down&from=79161234567&ext=102"),
        ],
        &[
            "101 ringing +79161234567",
            "102 ringing +79161234567",
            "101 answered +79161234567",
            "102 ended answered_elsewhere",
            "101 ended normal",
            "102 ringing +79161234567",
            "102 ended without a cause",
        ],
    );
}

#[test]
fn fuzz_any_request_is_read_or_refused_by_any_mapping() {
    fuzz_with(|| Bench::new("mapped").settings(map()), &[INVITE, "POST\ncall[id]=c1&event=bye&call[b_account]=ivan"]);
}
