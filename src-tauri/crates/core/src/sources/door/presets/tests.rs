//! The vendors' requests, and what agents are told of them.

use secrecy::SecretString;

use super::super::tests::{Bench, TAKEN_THEN_CANCELLED, fuzz};
use super::*;

#[test]
fn every_preset_can_be_opened() {
    for kind in super::super::DIALECTS.iter().filter(|kind| kind.word != "mapped") {
        let secrets = kind.secrets.iter().map(|(word, _)| ((*word).to_owned(), SecretString::from("s"))).collect();
        assert!(kind.open(Setup { secrets, ..Setup::default() }).is_ok(), "{}", kind.word);
    }
}

const TELPHIN_RING: &str = "POST\nEventType=dial-in&CallID=C1&SubCallID=193958-C1&CallFlow=in&CallerIDNum=79161234567&CalledNumber=101&CalledDID=74951112233&CalledExtension=453*101@sipproxy.telphin.ru&EventTime=1795750000000000";

#[test]
fn telphin() {
    Bench::new("telphin").read(&[
        (TELPHIN_RING, &["call=C1 ringing extension:101 in from=79161234567 line=74951112233"]),
        (
            "GET ?EventType=hangup&CallID=C1&CallFlow=in&CallStatus=NOANSWER&CalledExtension=101@sipproxy.telphin.ru&Bridged=no",
            &["call=C1 ended:no_answer extension:101 in"],
        ),
        (
            "POST\nEventType=dial-out&CallID=C2&CallFlow=out&CallerIDNum=101&CalledNumber=79161234567&CallerExtension=453*101@sipproxy.telphin.ru",
            &["call=C2 ringing extension:101 out from=79161234567"],
        ),
    ]);
    let of = |event: &str, call: u8, extension: u16, status: &str| {
        format!(
            "POST\nEventType={event}&CallID=C{call}&CallFlow=in&CallerIDNum=79161234567&CalledNumber={extension}&CalledExtension=453*{extension}@h&CallStatus={status}"
        )
    };
    Bench::new("telphin").told(
        &[
            (0.0, &of("dial-in", 1, 101, "")),
            (0.1, &of("dial-in", 1, 102, "")),
            (3.0, &of("answer", 1, 102, "ANSWER")),
            (3.1, &of("hangup", 1, 101, "CANCEL")),
            (9.0, &of("hangup", 1, 102, "ANSWER")),
            (20.0, &of("dial-in", 2, 101, "")),
            (25.0, &of("hangup", 2, 101, "CANCEL")),
        ],
        &TAKEN_THEN_CANCELLED,
    );
}

#[test]
fn binotel() {
    let ring = "POST\nrequestType=receivedTheCall&generalCallID=7&callType=0&companyID=1&externalNumber=0671234567&internalNumber=101&pbxNumber=0443334023";
    let mut bench = Bench::new("binotel");
    bench.read(&[
        (ring, &["call=7 ringing extension:101 in from=0671234567 line=0443334023"]),
        (
            "POST\nrequestType=receivedTheCall&generalCallID=8&callType=1&srcNumber=0671234567&extNumber=101",
            &["call=8 ringing extension:101 out from=0671234567"],
        ),
        ("POST\nrequestType=answeredTheCall&generalCallID=7&internalNumber=101", &["call=7 answered extension:101"]),
        ("POST\nrequestType=hangupTheCall&generalCallID=7&billsec=0&disposition=NOANSWER", &["call=7 ended:no_answer"]),
        ("POST\ngeneralCallID=7&billsec=12&disposition=ANSWER", &["call=7 ended:normal"]),
        (
            "POST\n{\"requestType\":\"apiCallCompleted\",\"callDetails\":[{\"generalCallID\":\"7\",\"callType\":\"0\",\"disposition\":\"CANCEL\"}]}",
            &["call=7 ended:cancelled in"],
        ),
        ("POST\nrequestType=receivedTheCall&generalCallID=9&callType=0&externalNumber=067", &["call=9 seen in from=067"]),
    ]);
    assert_eq!(bench.reply(ring).body, "{\"status\":\"success\"}");
    assert_eq!(bench.reply("POST\nrequestType=apiCallSettings&generalCallID=1").body, "{}");
    let of = |what: &str, call: u8, more: &str| {
        format!("POST\nrequestType={what}&generalCallID={call}&callType=0&externalNumber=79161234567{more}")
    };
    Bench::new("binotel").told(
        &[
            (0.0, &of("receivedTheCall", 1, "&internalNumber=101")),
            (0.1, &of("receivedTheCall", 1, "&internalNumber=102")),
            (3.0, &of("answeredTheCall", 1, "&internalNumber=102")),
            (9.0, &of("hangupTheCall", 1, "&disposition=ANSWER")),
            (20.0, &of("receivedTheCall", 2, "&internalNumber=101")),
            (25.0, &of("hangupTheCall", 2, "&disposition=CANCEL")),
        ],
        &TAKEN_THEN_CANCELLED,
    );
}

const TWILIO_CHILD: &str = "POST\nCallSid=CA2&ParentCallSid=CA1&From=%2B79161234567&To=sip%3A101%40acme.sip.twilio.com&Direction=outbound-dial&CallStatus=ringing&SequenceNumber=1";

#[test]
fn twilio() {
    let mut bench = Bench::new("twilio");
    bench.read(&[
        (
            "POST\nCallSid=CA1&From=%2B79161234567&To=%2B74951112233&Direction=inbound&CallStatus=ringing",
            &["call=CA1 seen in from=+79161234567 line=+74951112233"],
        ),
        (TWILIO_CHILD, &["call=CA1 ringing sip:101 leg=CA2 seq=1 in from=+79161234567"]),
        ("POST\nCallSid=CA1&Direction=inbound&CallStatus=in-progress", &["call=CA1 known in"]),
        ("POST\nCallSid=CA1&Direction=inbound&CallStatus=no-answer", &["call=CA1 ended:no_answer in"]),
    ]);
    assert_eq!((bench.reply(TWILIO_CHILD).status, bench.reply(TWILIO_CHILD).body.as_str()), (204, ""));
    let of = |agent: u16, call: u8, status: &str, seq: u8| {
        format!(
            "POST\nCallSid=L{call}{agent}&ParentCallSid=P{call}&From=%2B79161234567&To=client%3A{agent}&Direction=outbound-dial&CallStatus={status}&SequenceNumber={seq}"
        )
    };
    Bench::with("twilio", &[("sip:101", 101), ("sip:102", 102)]).told(
        &[
            (0.0, &of(101, 1, "ringing", 1)),
            (0.1, &of(102, 1, "ringing", 1)),
            (3.0, &of(102, 1, "in-progress", 2)),
            (3.1, &of(101, 1, "canceled", 2)),
            (9.0, &of(102, 1, "completed", 3)),
            (20.0, &of(101, 2, "ringing", 1)),
            (25.0, &of(101, 2, "canceled", 2)),
        ],
        &TAKEN_THEN_CANCELLED,
    );
}

#[test]
fn twilio_signs_address_and_fields() {
    let body = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212&CallStatus=initiated";
    // The library's own test, but for the status that it leaves out.
    let own = body.trim_end_matches("&CallStatus=initiated");
    for (address, query, body, signature, expected) in [
        ("https://mycompany.com/myapp.php", "foo=1&bar=2", own, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", 204),
        ("https://mycompany.com:443/myapp.php", "foo=1&bar=2", own, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", 204),
        ("https://mycompany.com/myapp.php", "foo=1&bar=3", own, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", 401),
        ("https://mycompany.com/myapp.php", "foo=1&bar=2", body, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", 401),
        ("https://mycompany.com/myapp.php", "foo=1&bar=2", own, "", 401),
    ] {
        let mut bench = Bench::new("twilio").secret("auth_token", "12345").at(address);
        let request = format!("POST ?{query} X-Twilio-Signature={signature}\n{body}");
        assert_eq!(bench.status(&request), expected, "{address} {query} {body}");
    }
    let key = SecretString::from("12345");
    let signed = |text: &str| proof::base64(proof::hmac_sha1(&key, text));
    for (address, body, text) in [
        ("https://hub/in/pbx/T/", "CallSid=CA1&CallStatus=ringing", "https://hub/in/pbx/T/CallSidCA1CallStatusringing"),
        ("https://hub/in/pbx/T", "CallSid=CA1&x.y%5Bz%5D=1&A=2", "https://hub/in/pbx/TA2CallSidCA1x.y[z]1"),
        ("https://hub/in/pbx/T", "CallSid=CA1&From=+79161234567", "https://hub/in/pbx/TCallSidCA1From 79161234567"),
    ] {
        let mut bench = Bench::new("twilio").secret("auth_token", "12345").at(address);
        let request = format!("POST ? X-Twilio-Signature={}\n{body}", signed(text));
        assert_eq!(bench.status(&request), 204, "{text}");
    }
    let query = format!("bodySHA256={}", proof::sha256(&[b"{}"]));
    let signature = signed(&format!("https://hub/in/pbx/T?{query}"));
    let mut bench = Bench::new("twilio").secret("auth_token", "12345");
    assert_eq!(bench.status(&format!("POST ?{query} X-Twilio-Signature={signature}\n{{}}")), 204);
    assert_eq!(bench.status(&format!("POST ?{query} X-Twilio-Signature={signature}\n{{ }}")), 401);
}

fn telnyx_event(event: &str, leg: &str, direction: &str, to: &str, cause: &str) -> String {
    format!(
        "POST\n{{\"data\":{{\"event_type\":\"{event}\",\"id\":\"e\",\"occurred_at\":\"2026-11-27T12:00:00Z\",\"payload\":{{\"call_control_id\":\"v\",\"call_leg_id\":\"{leg}\",\"call_session_id\":\"s1\",\"direction\":\"{direction}\",\"from\":\"+79161234567\",\"to\":\"{to}\",\"hangup_cause\":\"{cause}\"}}}}}}"
    )
}

#[test]
fn telnyx() {
    let ours = "+74951112233";
    Bench::new("telnyx").read(&[
        (
            &telnyx_event("call.initiated", "l1", "incoming", ours, ""),
            &["call=s1 seen in from=+79161234567 line=+74951112233"],
        ),
        (
            &telnyx_event("call.answered", "l1", "incoming", ours, ""),
            &["call=s1 known in from=+79161234567 line=+74951112233"],
        ),
        (
            &telnyx_event("call.initiated", "l2", "outgoing", "sip:101@sip.telnyx.com", ""),
            &["call=s1 ringing sip:101 leg=l2 from=+79161234567"],
        ),
        (
            &telnyx_event("call.hangup", "l2", "outgoing", "sip:101@sip.telnyx.com", "originator_cancel"),
            &["call=s1 ended:cancelled sip:101 leg=l2 from=+79161234567"],
        ),
    ]);
    let (one, two) = ("sip:101@sip.telnyx.com", "sip:102@sip.telnyx.com");
    Bench::with("telnyx", &[("sip:101", 101), ("sip:102", 102)]).told(
        &[
            (0.0, &telnyx_event("call.initiated", "l1", "incoming", ours, "")),
            (0.1, &telnyx_event("call.initiated", "l2", "outgoing", one, "")),
            (0.2, &telnyx_event("call.initiated", "l3", "outgoing", two, "")),
            (3.0, &telnyx_event("call.answered", "l3", "outgoing", two, "")),
            (3.1, &telnyx_event("call.hangup", "l2", "outgoing", one, "originator_cancel")),
            (9.0, &telnyx_event("call.hangup", "l1", "incoming", ours, "normal_clearing")),
        ],
        &TAKEN_THEN_CANCELLED[..5],
    );
    let mobile = "+79167654321";
    Bench::with("telnyx", &[("sip:101", 101)]).told(
        &[
            (0.0, &telnyx_event("call.initiated", "l1", "incoming", ours, "")),
            (0.1, &telnyx_event("call.initiated", "l2", "outgoing", one, "")),
            (0.2, &telnyx_event("call.initiated", "l3", "outgoing", mobile, "")),
            (3.0, &telnyx_event("call.answered", "l2", "outgoing", one, "")),
            (3.1, &telnyx_event("call.hangup", "l3", "outgoing", mobile, "originator_cancel")),
        ],
        &["101 ringing +79161234567", "101 answered +79161234567"],
    );
    Bench::with("telnyx", &[("sip:101", 101)]).told(
        &[
            (0.1, &telnyx_event("call.initiated", "l2", "outgoing", one, "")),
            (3.0, &telnyx_event("call.hangup", "l1", "incoming", ours, "originator_cancel")),
        ],
        &TAKEN_THEN_CANCELLED[5..],
    );
}

#[test]
fn telnyx_signs_time_and_body() {
    use ring::signature::{Ed25519KeyPair, KeyPair};
    let pair = Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap();
    let body = telnyx_event("call.initiated", "l1", "incoming", "+7495", "");
    let body = body.strip_prefix("POST\n").unwrap();
    let signed = |time: i64| proof::base64(pair.sign(format!("{time}|{body}").as_bytes()));
    let now = 1_795_750_000;
    for (time, signature, expected) in [
        (now, signed(now), 200),
        (now - 299, signed(now - 299), 200),
        (now - 301, signed(now - 301), 401),
        (now, signed(now - 1), 401),
        (now, String::new(), 401),
    ] {
        let mut bench = Bench::new("telnyx").secret("public_key", &proof::base64(pair.public_key()));
        let request = format!("POST ? telnyx-timestamp={time} telnyx-signature-ed25519={signature}\n{body}");
        assert_eq!(bench.status(&request), expected, "{time}");
    }
}

fn aircall_event(event: &str, call: u8, user: u16) -> String {
    format!(
        "POST\n{{\"resource\":\"call\",\"event\":\"{event}\",\"timestamp\":1795750000,\"token\":\"t0ken\",\"data\":{{\"id\":{call},\"direction\":\"inbound\",\"raw_digits\":\"+7 916 123-45-67\",\"number\":{{\"digits\":\"+7 495 111-22-33\"}},\"user\":{{\"id\":{user},\"name\":\"Ivan\",\"email\":\"ivan@acme.com\"}}}}}}"
    )
}

#[test]
fn aircall() {
    Bench::new("aircall").read(&[
        (
            &aircall_event("call.ringing_on_agent", 7, 55),
            &["call=7 ringing id:55|email:ivan@acme.com|name:ivan in from=+7 916 123-45-67 line=+7 495 111-22-33"],
        ),
        (
            "POST\n{\"event\":\"call.created\",\"data\":{\"id\":8,\"direction\":\"outbound\",\"raw_digits\":\"+79161234567\",\"user\":{\"id\":55}}}",
            &["call=8 ringing id:55 out from=+79161234567"],
        ),
        ("POST\n{\"event\":\"call.created\",\"data\":{\"id\":9,\"direction\":\"inbound\",\"raw_digits\":\"+7916\"}}", &["call=9 seen in from=+7916"]),
        ("POST\n{\"event\":\"call.hungup\",\"data\":{\"id\":9}}", &["call=9 ended"]),
        ("POST\n{\"event\":\"contact.created\",\"data\":{\"id\":9}}", &[]),
    ]);
    Bench::with("aircall", &[("id:101", 101), ("id:102", 102)]).told(
        &[
            (0.0, &aircall_event("call.ringing_on_agent", 1, 101)),
            (0.1, &aircall_event("call.ringing_on_agent", 1, 102)),
            (3.0, &aircall_event("call.answered", 1, 102)),
            (9.0, &aircall_event("call.hungup", 1, 102)),
        ],
        &TAKEN_THEN_CANCELLED[..5],
    );
    let given_up = "POST\n{\"event\":\"call.hungup\",\"data\":{\"id\":2,\"missed_call_reason\":\"short_abandoned\"}}";
    Bench::with("aircall", &[("id:101", 101)])
        .told(&[(0.0, &aircall_event("call.ringing_on_agent", 2, 101)), (5.0, given_up)], &TAKEN_THEN_CANCELLED[5..]);
}

#[test]
fn aircall_is_known_by_its_token() {
    let event = aircall_event("call.created", 1, 1);
    assert_eq!(Bench::new("aircall").secret("token", "t0ken").status(&event), 200);
    assert_eq!(Bench::new("aircall").secret("token", "other").status(&event), 401);
    assert_eq!(Bench::new("aircall").secret("token", "t0ken").status("POST\n{\"event\":\"call.created\"}"), 401);
}

#[test]
fn fuzz_any_request_is_read_or_refused_by_any_preset() {
    fuzz("telphin", &[TELPHIN_RING]);
    fuzz(
        "binotel",
        &["POST\nrequestType=receivedTheCall&generalCallID=7&callType=0&externalNumber=067&internalNumber=101"],
    );
    fuzz("twilio", &[TWILIO_CHILD]);
    fuzz("telnyx", &[&telnyx_event("call.initiated", "l2", "outgoing", "sip:101@h", "")]);
    fuzz("aircall", &[&aircall_event("call.ringing_on_agent", 7, 55)]);
}
