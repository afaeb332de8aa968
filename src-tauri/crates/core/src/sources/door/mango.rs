//! Mango Office: JSON in a field of a form, signed with SHA-256 over key, text and salt.
//!
//! What it tells comes in any order and is ordered by `seq`. A transfer keeps the call's id and changes the caller of a
//! leg. When it calls its agent for a click, that looks like a call from the customer first.

use secrecy::{ExposeSecret, SecretString};

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::names;
use super::proof;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use crate::call::Cause;
use crate::clock::Now;
use crate::exchange::fact::{About, Kind as NameKind, Leg, Said, Way};

pub(super) const KIND: Kind =
    Kind { word: "mango", reach: Reach::Far, secrets: &[("key", true), ("salt", true)], open };

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    let secret = |word| setup.secret(word).ok_or(Unfit::Secret(word));
    Ok(Box::new(Mango { key: secret("key")?, salt: secret("salt")?, source: setup.source }))
}

/// Reads its events.
#[derive(Debug)]
struct Mango {
    source: String,
    key: SecretString,
    salt: SecretString,
}

impl Dialect for Mango {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let form = Fields::of(request)?;
        let Some(json) = form.exact("json") else { return Ok(Heard::new(None, Reply::empty())) };
        let [key, salt] = [&self.key, &self.salt].map(|secret| secret.expose_secret().as_bytes());
        let digest = proof::sha256(&[key, json.as_bytes(), salt]);
        let is_signed = proof::is(form.exact("vpbx_api_key"), &self.key)
            & form.exact("sign").is_some_and(|sign| proof::same(&sign.to_lowercase(), &digest));
        if !is_signed {
            return Err(Refusal::Unproven("vpbx_api_key or sign does not fit the key and the salt"));
        }
        let is_summary = request.place.ends_with("summary");
        if !is_summary && !request.place.is_empty() && !request.place.ends_with("call") {
            return Ok(Heard::new(None, Reply::empty()));
        }
        let fields = Fields::json(json)?;
        let call = fields.text("entry_id").ok_or(Refusal::Missing("entry_id"))?;
        let tale = Tale { source: &self.source, call: &call };
        if is_summary || !fields.has("call_state") {
            return Ok(Heard::new(Some(tale.plain(None, Said::Ended(whole_cause(&fields)))), Reply::empty()));
        }
        let (leg, about) = leg(&fields);
        let said = match (fields.text("call_state").as_deref(), &leg) {
            (Some("Appeared"), Some(_)) => Said::Ringing,
            (Some("Connected"), Some(_)) => Said::Answered,
            (Some("Disconnected"), Some(_)) => Said::Ended(cause(&fields)),
            (Some("Appeared" | "Connected"), None) => Said::Seen,
            _ => Said::Known,
        };
        Ok(Heard::new(Some(tale.fact_at(leg, said, about, fields.time("timestamp"))), Reply::empty()))
    }
}

/// The agent's leg, if it is one, and what is known of the caller.
fn leg(fields: &Fields) -> (Option<Leg>, About) {
    let (from, to) = (fields.text("from.extension"), fields.text("to.extension"));
    let calls_agent_first = fields.has("callback_initiator")
        || fields.has("task_id")
        || (fields.has("command_id") && !fields.has("from.taken_from_call_id"));
    let outside = |path: &str| fields.text(path).filter(|number| !names::is_address(number));
    let (agent, way, number) = match (from, to) {
        (None, Some(to)) if calls_agent_first => (Some(to), Way::Out, outside("from.number")),
        (None, Some(to)) => (Some(to), Way::In, Some(outside("from.number").unwrap_or_default())),
        (Some(from), Some(to)) => (Some(to), Way::Internal, Some(from)),
        (Some(from), None) => (Some(from), Way::Out, outside("to.number")),
        (None, None) => (None, Way::In, outside("from.number")),
    };
    let is_agents = fields.text("location").is_none_or(|location| location == "abonent");
    let agent = agent.filter(|_| is_agents).and_then(|agent| names::of(NameKind::Extension, &agent));
    let seq = fields.text("seq").and_then(|seq| seq.parse().ok());
    let leg = names::leg(agent).map(|leg| Leg { id: fields.text("call_id"), seq, ..leg });
    let line = fields.first(&["to.line_number", "from.line_number"]).filter(|line| !names::is_address(line));
    (leg, About { way: Some(way), number, name: None, line, queue: fields.text("to.acd_group") })
}

fn cause(fields: &Fields) -> Option<Cause> {
    Some(match fields.text("disconnect_reason")?.as_str() {
        "1110" => Cause::Cancelled,
        "1111" => Cause::NoAnswer,
        "1121" => Cause::Busy,
        "1122" | "1123" => Cause::Rejected,
        "1182" | "1183" => Cause::AnsweredElsewhere,
        "1100" | "1120" => Cause::Normal,
        _ => return None,
    })
}

/// How the whole call ended: where nobody talked, somebody gave up.
fn whole_cause(fields: &Fields) -> Option<Cause> {
    let talked = fields.text("entry_result").is_some_and(|result| result == "1");
    if talked {
        Some(Cause::Normal)
    } else {
        cause(fields).filter(|cause| *cause != Cause::Normal).or(Some(Cause::NoAnswer))
    }
}

#[cfg(test)]
mod tests {
    use super::super::proof;
    use super::super::tests::{Bench, fuzz_with};

    const KEY: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
    const SALT: &str = "0a1b2c3d4e5f60718293a4b5c6d7e8f9";
    const FIRST: &str = r#"{"entry_id":"232wc3e3w3s222","call_id":"100:500:257","timestamp":1399906977,"seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79000000000","taken_from_call_id":"100:500:256"},"to":{"extension":"123","number":"sip:aaa@mangosip.ru","line_number":"7800123456789","acd_group":"700"}}"#;

    fn mango() -> Bench {
        Bench::with("mango", &[("extension:123", 123), ("extension:321", 321)]).secret("key", KEY).secret("salt", SALT)
    }

    fn encoded(text: &str) -> String {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    }

    fn sent(place: &str, json: &str) -> String {
        let sign = proof::sha256(&[KEY.as_bytes(), json.as_bytes(), SALT.as_bytes()]);
        format!("POST events/{place}\nvpbx_api_key={KEY}&sign={sign}&json={}", encoded(json))
    }

    /// An event of a leg, `from` and `to` as JSON.
    fn event(leg: u16, seq: u8, state: &str, from: &str, to: &str, reason: u16) -> String {
        let json = format!(
            "{{\"entry_id\":\"e\",\"call_id\":\"200:{leg}\",\"timestamp\":\"1399906976\",\"seq\":{seq},\"call_state\":\"{state}\",\"location\":\"abonent\",\"from\":{from},\"to\":{to},\"disconnect_reason\":{reason}}}"
        );
        sent("call", &json)
    }

    #[test]
    fn events_are_read() {
        let out = event(1, 1, "Appeared", r#"{"extension":"123"}"#, r#"{"number":"79161234567"}"#, 0);
        let inside = event(1, 1, "Appeared", r#"{"extension":"123"}"#, r#"{"extension":"321"}"#, 0);
        let hidden = event(1, 2, "Disconnected", "{}", r#"{"extension":"123"}"#, 1122);
        let robot = r#"{"entry_id":"e","call_id":"c","seq":1,"call_state":"Appeared","location":"ivr","from":{"number":"79161234567"},"to":{"line_number":"7495"}}"#;
        let click = r#"{"entry_id":"e","call_id":"c","seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79037776964"},"to":{"extension":"106"},"callback_initiator":"API"}"#;
        let summary = r#"{"entry_id":"e","call_direction":1,"entry_result":0,"disconnect_reason":1110}"#;
        let dot = FIRST.replace("\"123\"", "123");
        mango().read(&[
            (&sent("call", FIRST), &["call=232wc3e3w3s222 ringing extension:123 leg=100:500:257 seq=1 in from=79000000000 line=7800123456789 queue=700"]),
            (&sent("call", &dot), &["call=232wc3e3w3s222 ringing extension:123 leg=100:500:257 seq=1 in from=79000000000 line=7800123456789 queue=700"]),
            (&sent("call", click), &["call=e ringing extension:106 leg=c seq=1 out from=79037776964"]),
            (&sent("call", robot), &["call=e seen in from=79161234567 line=7495"]),
            (&out, &["call=e ringing extension:123 leg=200:1 seq=1 out from=79161234567"]),
            (&inside, &["call=e ringing extension:321 leg=200:1 seq=1 internal from=123"]),
            (&hidden, &["call=e ended:rejected extension:123 leg=200:1 seq=2 in from="]),
            (&sent("summary", summary), &["call=e ended:cancelled"]),
            (&sent("recording", FIRST), &[]),
            ("POST events/ping", &[]),
        ]);
    }

    #[test]
    fn time_of_an_event_is_its_own() {
        let heard = mango().hear(&sent("call", FIRST)).unwrap();
        assert_eq!(heard.facts[0].at, jiff::Timestamp::from_second(1_399_906_977).ok());
    }

    #[test]
    fn end_that_overtakes_its_ring_leaves_no_ring() {
        let (client, ours) = (r#"{"number":"79161234567"}"#, r#"{"extension":"123"}"#);
        let rings = event(1, 1, "Appeared", client, ours, 0);
        let busy = event(1, 2, "Disconnected", client, ours, 1121);
        let summary = sent("summary", r#"{"entry_id":"e","entry_result":0,"disconnect_reason":1110}"#);
        mango().told(&[(0.1, &busy), (0.15, &rings)], &[]);
        mango().told(&[(0.1, &busy), (0.12, &summary), (0.15, &rings)], &[]);
        mango().told(
            &[(0.0, &rings), (1.0, &summary), (1.1, &event(2, 1, "Appeared", client, r#"{"extension":"321"}"#, 0))],
            &["123 ringing +79161234567", "123 ended cancelled"],
        );
    }

    #[test]
    fn only_what_is_signed_is_taken() {
        let sign = "b014a96d6161a4c3d22c9dbcd5e0a5a68c730a6b10c7e06d1f9c45b2d051553d";
        let json = encoded(FIRST);
        for (body, expected) in [
            (format!("vpbx_api_key={KEY}&sign={sign}&json={json}"), 200),
            (format!("vpbx_api_key={KEY}&sign={}&json={json}", sign.to_uppercase()), 200),
            (format!("vpbx_api_key={KEY}&sign={sign}&json={json}%20"), 401),
            (format!("vpbx_api_key=other&sign={sign}&json={json}"), 401),
            (format!("vpbx_api_key={KEY}&json={json}"), 401),
            (format!("sign={sign}&json={json}"), 401),
        ] {
            assert_eq!(mango().status(&format!("POST events/call\n{body}")), expected, "{body}");
        }
    }

    #[test]
    fn agents_are_told_what_happens_in_whatever_order_it_comes() {
        let client = r#"{"number":"79161234567"}"#;
        let (one, two) = (r#"{"extension":"123"}"#, r#"{"extension":"321"}"#);
        mango().told(
            &[
                (0.0, &event(1, 1, "Appeared", client, one, 0)),
                (0.1, &event(2, 1, "Appeared", client, two, 0)),
                (3.0, &event(1, 2, "Disconnected", client, one, 1110)),
                (3.1, &event(2, 2, "Connected", client, two, 0)),
                (9.0, &event(2, 4, "Disconnected", client, two, 1110)),
                (9.1, &event(2, 3, "Connected", client, two, 0)),
            ],
            &[
                "123 ringing +79161234567",
                "321 ringing +79161234567",
                "123 ended answered_elsewhere",
                "321 answered +79161234567",
                "321 ended normal",
            ],
        );
        let summary = r#"{"entry_id":"e","call_direction":1,"entry_result":0,"disconnect_reason":1110}"#;
        mango().told(
            &[(0.0, &event(1, 1, "Appeared", client, one, 0)), (3.0, &sent("summary", summary))],
            &["123 ringing +79161234567", "123 ended cancelled"],
        );
    }

    #[test]
    fn agent_who_is_handed_a_call_is_told_of_the_customer() {
        let client = r#"{"number":"79161234567"}"#;
        let taken = r#"{"number":"79161234567","taken_from_call_id":"200:514"}"#;
        let asks = r#"{"extension":"123","taken_from_call_id":"200:514"}"#;
        let (one, two) = (r#"{"extension":"123"}"#, r#"{"extension":"321"}"#);
        mango().told(
            &[
                (0.0, &event(514, 1, "Appeared", client, one, 0)),
                (2.0, &event(514, 2, "Connected", client, one, 0)),
                (5.0, &event(514, 3, "OnHold", client, one, 0)),
                (6.0, &event(515, 1, "Appeared", asks, two, 0)),
                (8.0, &event(515, 2, "Connected", asks, two, 0)),
                (12.0, &event(514, 4, "Disconnected", client, one, 1120)),
                (12.1, &event(515, 3, "Connected", taken, two, 0)),
                (20.0, &event(515, 4, "Disconnected", taken, two, 1110)),
            ],
            &[
                "123 ringing +79161234567",
                "123 answered +79161234567",
                "321 ringing +79161234567",
                "321 answered +79161234567",
                "123 ended normal",
                "321 ended normal",
            ],
        );
    }

    #[test]
    fn fuzz_any_event_is_read_or_refused() {
        let good = [sent("call", FIRST), sent("summary", r#"{"entry_id":"e","entry_result":0}"#)];
        let good: Vec<&str> = good.iter().map(String::as_str).collect();
        fuzz_with(mango, &good);
    }

    #[test]
    fn fuzz_any_json_that_is_signed_is_read_or_refused() {
        super::super::tests::fuzz_text(&[FIRST], |text| mango().hear(&sent("call", text)).map(|heard| heard.facts));
    }
}
