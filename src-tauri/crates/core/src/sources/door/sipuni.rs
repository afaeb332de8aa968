//! Sipuni: four events with the same fields, over its WebSocket, or sent to us.
//!
//! It stops sending to whoever does not answer `{"success": true}`. Which side is outside is told by the short numbers: its
//! programs disagree about `src_type` and `dst_type`.

use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::live::{Live, LiveKind, Message};
use super::names;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::words;
use crate::call::Cause;
use crate::clock::Now;
use crate::exchange::fact::{About, Fact, Kind as NameKind, Said, Way};

pub(super) const KIND: Kind = Kind { word: "sipuni", reach: Reach::Far, secrets: &[], open };
pub const LIVE: LiveKind =
    LiveKind { word: "sipuni", secrets: &["key"], host: Some("sipuni.com"), port: Some(8083), open: open_live };

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Sipuni { source: setup.source, key: None }))
}

fn open_live(setup: Setup) -> Result<Box<dyn Live>, Unfit> {
    let key = setup.secret("key");
    Ok(Box::new(Sipuni { source: setup.source, key }))
}

/// Reads its events.
#[derive(Debug)]
struct Sipuni {
    source: String,
    key: Option<SecretString>,
}

impl Dialect for Sipuni {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let fact = self.event(&Fields::of(request)?, "")?;
        Ok(Heard::new(fact, Reply::json("{\"success\":true}")))
    }
}

impl Live for Sipuni {
    fn target(&self) -> SecretString {
        "/".into()
    }

    fn greeting(&self) -> Vec<SecretString> {
        let key = self.key.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
        vec![json!({"type": "auth", "body": {"key": key}}).to_string().into()]
    }

    fn says_ready(&self) -> bool {
        true
    }

    fn keep_alive(&self) -> Option<&'static str> {
        Some("{\"type\":\"keepalive\"}")
    }

    fn hear(&mut self, message: &str) -> Message {
        let Ok(fields) = Fields::json(message) else { return Message::Facts(Vec::new()) };
        match fields.text("action").as_deref() {
            Some("auth") if fields.text("status").as_deref() == Some("1") => Message::Ready,
            Some("auth") => Message::Refused,
            Some("notify") => Message::Facts(self.event(&fields, "request.").ok().flatten().into_iter().collect()),
            _ => Message::Facts(Vec::new()),
        }
    }
}

impl Sipuni {
    /// An event whose fields begin with this.
    fn event(&self, fields: &Fields, at: &str) -> Result<Option<Fact>, Refusal> {
        let get = |name: &str| fields.text(&format!("{at}{name}"));
        let Some(event) = get("event") else { return Ok(None) };
        let call = get("call_id").ok_or(Refusal::Missing("call_id"))?;
        let status = get("status").unwrap_or_default();
        let [from, to] = ["src", "dst"].map(|side| Side::read(&get, side));
        let way = match (&from.agent, &to.agent) {
            (None, Some(_)) => Some(Way::In),
            (Some(_), None) => Some(Way::Out),
            (Some(_), Some(_)) => Some(Way::Internal),
            (None, None) => None,
        };
        let said = match event.as_str() {
            "1" => Said::Ringing,
            "3" => Said::Answered,
            // The leg of somebody who hands the call on.
            "4" if status == "ANSWER" => Said::Transferred,
            "4" => Said::Ended(words::cause(&status)),
            "2" => Said::Ended(cause(&status)),
            _ => return Ok(None),
        };
        let (theirs, ours) = if way == Some(Way::Out) { (to, from) } else { (from, to) };
        let leg = names::leg(ours.agent.iter().filter_map(|agent| names::of(NameKind::Extension, agent)));
        let leg = leg.filter(|_| event != "2");
        let said = if leg.is_none() && said == Said::Ringing { Said::Seen } else { said };
        // The end of a leg that is nobody's ends no call.
        let said = if leg.is_none() && event == "4" { Said::Known } else { said };
        let number = theirs.number.or(theirs.agent);
        let line = ours.number.filter(|_| ours.agent.is_none());
        let about = About { way, number, line, ..About::default() };
        Ok(Some(Tale { source: &self.source, call: &call }.fact(leg, said, about)))
    }
}

/// One side of a call: an agent, or somebody outside.
struct Side {
    agent: Option<String>,
    number: Option<String>,
}

impl Side {
    fn read(get: &impl Fn(&str) -> Option<String>, side: &str) -> Self {
        let number = get(&format!("{side}_num"));
        let short = get(&format!("short_{side}_num")).filter(|short| names::is_internal(short));
        // `015856#205`: the account, and an extension.
        let of_account = number.clone().filter(|number| number.contains('#') || names::is_internal(number));
        let agent = short.or(of_account).map(|agent| names::user(&agent).to_owned());
        Self { number: number.filter(|number| !number.contains('#')), agent }
    }
}

/// How the whole call ended; what is no word for it was no talk.
fn cause(status: &str) -> Option<Cause> {
    words::cause(status).or((!status.is_empty()).then_some(Cause::NoAnswer))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, TAKEN_THEN_NO_ANSWER, fuzz, fuzz_live, live, told_live};
    use super::*;

    const RING: &str = "GET ?event=1&call_id=1476087194.216329&src_num=79161234567&src_type=1&dst_num=015856%23205&dst_type=2&short_dst_num=205&timestamp=1795750000&user_id=015856";

    #[test]
    fn events_are_read() {
        let mut bench = Bench::new("sipuni");
        bench.read(&[
            (RING, &["call=1476087194.216329 ringing extension:205 in from=79161234567"]),
            (
                "POST\nevent=3&call_id=1&src_num=79161234567&src_type=1&dst_num=015856%23205&dst_type=2",
                &["call=1 answered extension:205 in from=79161234567"],
            ),
            (
                "POST\nevent=4&call_id=1&src_num=79161234567&short_dst_num=205&status=ANSWER",
                &["call=1 transferred extension:205 in from=79161234567"],
            ),
            (
                "POST\nevent=4&call_id=1&src_num=79161234567&short_dst_num=205&status=NOANSWER",
                &["call=1 ended:no_answer extension:205 in from=79161234567"],
            ),
            (
                "POST\nevent=2&call_id=1&src_num=79161234567&short_dst_num=205&status=NOANSWER&call_answer_timestamp=0",
                &["call=1 ended:no_answer in from=79161234567"],
            ),
            ("POST\nevent=2&call_id=1&status=CHANUNAVAIL", &["call=1 ended:no_answer"]),
            ("POST\nevent=2&call_id=1&status=ANSWER", &["call=1 ended:normal"]),
            (
                "POST\nevent=1&call_id=2&src_num=015856%23205&short_src_num=205&dst_num=79161234567",
                &["call=2 ringing extension:205 out from=79161234567"],
            ),
            (
                "POST\nevent=1&call_id=3&short_src_num=201&src_num=201&short_dst_num=205&dst_num=205",
                &["call=3 ringing extension:205 internal from=201"],
            ),
            (
                "POST\nevent=1&call_id=4&src_num=79161234567&dst_num=74951112233",
                &["call=4 seen from=79161234567 line=74951112233"],
            ),
            ("POST\nevent=9&call_id=4", &[]),
            ("POST\nevent=1", &["400 The field call_id is missing"]),
        ]);
        for request in [RING, "GET", "POST\nevent=9&call_id=4"] {
            assert_eq!(bench.reply(request).body, "{\"success\":true}", "{request}");
        }
    }

    fn event(event: u8, call: u8, agent: u16, status: &str) -> String {
        format!(
            "POST\nevent={event}&call_id={call}&src_num=79161234567&short_dst_num={agent}&dst_num=015856%23{agent}&status={status}"
        )
    }

    #[test]
    fn agents_are_told_what_happens() {
        Bench::new("sipuni").told(
            &[
                (0.0, &event(1, 1, 101, "")),
                (0.1, &event(1, 1, 102, "")),
                (3.0, &event(3, 1, 102, "")),
                (9.0, &event(2, 1, 102, "ANSWER")),
                (20.0, &event(1, 2, 101, "")),
                (25.0, &event(2, 2, 101, "NOANSWER")),
            ],
            &TAKEN_THEN_NO_ANSWER,
        );
    }

    #[test]
    fn websocket_is_signed_in_and_tells_the_same() {
        let mut sipuni = live("sipuni", "k\"ey");
        assert_eq!(sipuni.target().expose_secret(), "/");
        let greeting = sipuni.greeting();
        assert_eq!(greeting[0].expose_secret(), r#"{"body":{"key":"k\"ey"},"type":"auth"}"#);
        for (message, expected) in [
            (r#"{"action":"auth","status":1}"#, Message::Ready),
            (r#"{"action":"auth","status":0}"#, Message::Refused),
            (r#"{"action":"keepalive"}"#, Message::Facts(Vec::new())),
            ("nonsense", Message::Facts(Vec::new())),
            (r#"{"action":"notify","request":{"event":1}}"#, Message::Facts(Vec::new())),
        ] {
            assert_eq!(sipuni.hear(message), expected, "{message}");
        }
        let notify = |event: u8, call: u8, agent: u16, status: &str| {
            format!(
                r#"{{"action":"notify","request":{{"event":"{event}","call_id":"{call}","src_num":"79161234567","short_dst_num":"{agent}","status":"{status}"}}}}"#
            )
        };
        told_live(
            live("sipuni", "key"),
            &[
                (0.0, &notify(1, 1, 101, "")),
                (0.1, &notify(1, 1, 102, "")),
                (3.0, &notify(3, 1, 102, "")),
                (9.0, &notify(2, 1, 102, "ANSWER")),
                (20.0, &notify(1, 2, 101, "")),
                (25.0, &notify(2, 2, 101, "NOANSWER")),
            ],
            &TAKEN_THEN_NO_ANSWER,
        );
    }

    #[test]
    fn fuzz_any_event_is_read_or_refused() {
        fuzz("sipuni", &[RING, "POST\nevent=2&call_id=1&status=CHANUNAVAIL"]);
        fuzz_live("sipuni", &[r#"{"action":"notify","request":{"event":"1","call_id":"2","short_dst_num":"205"}}"#]);
    }
}
