//! UIS, CoMagic, CallGear, and Novofon of the second kind: notifications whose bodies we write, to be pasted into the
//! cabinet. What comes back is our own event format.
//!
//! `{{variable}}` stands unquoted and becomes a value of JSON, perhaps `null`. Nothing is signed. Documented are the names of
//! notifications and variables; what a variable becomes that says nothing, or that the cabinet does not know for a
//! notification, is guessed: nothing at all, the variable as it is written, or a bare word are read as `null`.

use std::borrow::Cow;

use super::callcard::Own;
use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Unfit};
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::unnamed::Unnamed;
use crate::clock::Now;

/// The word for it.
pub const WORD: &str = "uis";

pub(super) const KIND: Kind = Kind { word: WORD, reach: Reach::Far, secrets: &[], open };

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    let own = Own { source: setup.source, unnamed: Unnamed::default(), reply: Reply::empty() };
    Ok(Box::new(Notifications(own)))
}

/// How far the end of a value that is no JSON is looked for.
const LONGEST: usize = 200;

/// Our own format, as a cabinet may fill it in.
#[derive(Debug)]
struct Notifications(Own);

impl Dialect for Notifications {
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal> {
        let body = filled_up(request.body);
        self.0.hear(&Request { body: &body, ..*request }, now)
    }
}

/// A body in which every value says something: what stands behind a colon and is no value of JSON becomes `null`.
fn filled_up(body: &[u8]) -> Cow<'_, [u8]> {
    let is_json = body.trim_ascii_start().starts_with(b"{") || body.trim_ascii_start().starts_with(b"[");
    if !is_json || serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok() {
        return body.into();
    }
    let mut whole = Vec::with_capacity(body.len());
    let (mut in_text, mut at) = (false, 0);
    while let Some(byte) = body.get(at).copied() {
        whole.push(byte);
        at += 1;
        match byte {
            b'\\' if in_text => {
                whole.extend(body.get(at));
                at += 1;
            }
            b'"' => in_text = !in_text,
            b':' if !in_text => {
                let value = &body[at..body.len().min(at + LONGEST)];
                let ends = value.iter().position(|byte| matches!(byte, b',' | b'}' | b'"' | b'[' | b'{'));
                // A variable that was left as it is written.
                let variable = value.trim_ascii_start().starts_with(b"{{");
                let ends = if variable { value.windows(2).position(|two| two == b"}}").map(|at| at + 2) } else { ends };
                let Some(ends) = ends else { continue };
                let is_open = !variable && matches!(value[ends], b'"' | b'[' | b'{');
                let is_value = serde_json::from_slice::<serde::de::IgnoredAny>(&value[..ends]).is_ok();
                if !is_open && !is_value {
                    whole.extend_from_slice(b"null");
                    at += ends;
                }
            }
            _ => {}
        }
    }
    whole.into()
}

/// The notifications to set up, as the cabinet names them, and the phases that they tell of. Only a talk that is finished
/// is about one agent's part of the call.
const NOTIFICATIONS: [(&str, &str, bool); 7] = [
    ("Inbound call on a virtual number", "seen", false),
    ("Waiting for the answer", "ringing", true),
    ("Talk started", "answered", true),
    ("Talk finished", "ended", true),
    ("Outbound call", "outgoing", true),
    ("Lost call", "missed", false),
    ("Call finished", "ended", false),
];

/// A notification of the cabinet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub name: &'static str,
    /// What it tells of.
    pub phase: &'static str,
    /// Its body, to be pasted.
    pub body: String,
}

/// All of them.
pub fn notifications() -> Vec<Notification> {
    let body = |phase: &str, of_agent: bool| {
        let agent = if of_agent {
            ",\"leg\":{{leg_id}},\"agent_id\":{{employee_id}},\"agent\":{{employee_full_name}}"
        } else {
            ""
        };
        format!(
            "{{\"e\":\"{phase}\",\"id\":{{{{call_session_id}}}},\"from\":{{{{contact_phone_number}}}},\"line\":{{{{virtual_phone_number}}}},\"name\":{{{{contact_full_name}}}},\"dir\":{{{{direction}}}}{agent}}}"
        )
    };
    let notification = |(name, phase, of_agent)| Notification { name, phase, body: body(phase, of_agent) };
    NOTIFICATIONS.into_iter().map(notification).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, TAKEN_THEN_NO_ANSWER, fuzz};
    use super::*;

    const RING: &str = "POST\n{\"e\":\"ringing\",\"id\":1234567,\"leg\":7,\"from\":\"79161234567\",\"line\":\"74951112233\",\"name\":null,\"agent_id\":55,\"agent\":\"Иванов Иван\",\"dir\":\"in\",\"at\":\"2026-11-27 12:07:31\"}";

    /// A notification as the cabinet would send it.
    fn sent(name: &str, call: u32, agent: u32) -> String {
        let found = notifications().into_iter().find(|notification| notification.name == name).unwrap();
        let values = [
            ("call_session_id", call.to_string()),
            ("contact_phone_number", "\"79161234567\"".into()),
            ("virtual_phone_number", "\"74951112233\"".into()),
            ("contact_full_name", "null".into()),
            ("direction", if name == "Outbound call" { "\"out\"".into() } else { "\"in\"".into() }),
            ("leg_id", (call * 1000 + agent).to_string()),
            ("employee_id", agent.to_string()),
            ("employee_full_name", "\"Иванов Иван\"".into()),
        ];
        let body =
            values.iter().fold(found.body, |body, (name, value)| body.replace(&format!("{{{{{name}}}}}"), value));
        assert!(!body.contains("{{") && serde_json::from_str::<serde_json::Value>(&body).is_ok(), "{body}");
        format!("POST\n{body}")
    }

    #[test]
    fn notifications_are_read() {
        let names = "id:101|name:иванов иван leg=1101";
        Bench::new("uis").read(&[
            (RING, &["call=1234567 ringing id:55|name:иванов иван leg=7 in from=79161234567 line=74951112233"]),
            (&sent("Inbound call on a virtual number", 1, 0), &["call=1 seen in from=79161234567 line=74951112233"]),
            (
                &sent("Talk started", 1, 101),
                &[&format!("call=1 answered {names} in from=79161234567 line=74951112233")],
            ),
            (
                &sent("Outbound call", 1, 101),
                &[&format!("call=1 ringing {names} out from=79161234567 line=74951112233")],
            ),
            (&sent("Call finished", 1, 0), &["call=1 ended in from=79161234567 line=74951112233"]),
        ]);
        assert_eq!(Bench::new("uis").reply(RING).body, "");
    }

    #[test]
    fn variables_that_say_nothing_are_read_as_such_however_they_are_filled_in() {
        let known = "call=1 ringing in from=79161234567";
        for nothing in ["null", "", " ", "\"\"", "{{employee_id}}", "{{ employee_id }}", "None", "undefined"] {
            let body = format!(
                r#"POST\n{{"e":"ringing","id":1,"from":"79161234567","dir":"in","agent_id":{nothing},"agent":{nothing}}}"#
            );
            Bench::new("uis").read(&[(&body.replace("\\n", "\n"), &[known])]);
            let body = format!(
                r#"POST\n{{"e":"ringing","id":1,"leg":{nothing},"from":"79161234567","dir":"in","agent_id":55}}"#
            );
            Bench::new("uis").read(&[(&body.replace("\\n", "\n"), &[&known.replace("ringing", "ringing id:55")])]);
        }
        let quoted = "POST\n{\"e\":\"ringing\",\"id\":1,\"name\":\"a: {{b}}, \\\"c\\\":\",\"from\":\"79161234567\",\"agent_id\":55,\"leg\":}";
        Bench::new("uis").read(&[(quoted, &["call=1 ringing id:55 in from=79161234567 name=a: {{b}}, \"c\":"])]);
        for whole in ["", "{}", "e=ringing&id=1", "[1, {\"a\": null}]"] {
            assert_eq!(filled_up(whole.as_bytes()), whole.as_bytes());
        }
    }

    #[test]
    fn agents_are_told_what_happens() {
        Bench::with("uis", &[("id:101", 101), ("id:102", 102)]).told(
            &[
                (0.0, &sent("Inbound call on a virtual number", 1, 0)),
                (0.1, &sent("Waiting for the answer", 1, 101)),
                (0.2, &sent("Waiting for the answer", 1, 102)),
                (3.0, &sent("Talk started", 1, 102)),
                (9.0, &sent("Talk finished", 1, 102)),
                (9.1, &sent("Call finished", 1, 0)),
                (20.0, &sent("Waiting for the answer", 2, 101)),
                (25.0, &sent("Lost call", 2, 0)),
            ],
            &TAKEN_THEN_NO_ANSWER,
        );
    }

    #[test]
    fn fuzz_any_notification_is_read_or_refused() {
        let gaps = RING.replace("null", "").replace("\"in\"", "{{direction}}");
        fuzz("uis", &[RING, &gaps]);
    }
}
