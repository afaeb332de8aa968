//! The vocabulary of sipgate.io, which Zammad took over and many telephone systems can send: `newCall`, `answer`,
//! `hangup`.
//!
//! sipgate tells of answers and ends only if the reply to `newCall` asks for them; a transfer has a new id that names the
//! old one.

use secrecy::{ExposeSecret, SecretString};

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale};
use super::fields::Fields;
use super::names;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::words;
use crate::call::Cause;
use crate::clock::Now;
use crate::event::letters;
use crate::exchange::fact::{About, Extension, Fact, Kind as NameKind, Leg, Said, Way};

pub(super) const ZAMMAD: Kind =
    Kind { word: "zammad", reach: Reach::Near, secrets: &[], open: |setup| Ok(open(setup, false)) };
pub(super) const SIPGATE: Kind =
    Kind { word: "sipgate", reach: Reach::Far, secrets: &[], open: |setup| Ok(open(setup, true)) };

fn open(setup: Setup, asks: bool) -> Box<dyn Dialect> {
    Box::new(Zammad { source: setup.source, asks })
}

/// Reads the three events.
#[derive(Debug)]
struct Zammad {
    source: String,
    /// It asks for answers and ends.
    asks: bool,
}

impl Dialect for Zammad {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        let Some(event) = fields.text("event") else {
            return if fields.has("callId") {
                Err(Refusal::Missing("event"))
            } else {
                Ok(self.heard(Vec::new(), None))
            };
        };
        let event = letters(&event);
        if !["newcall", "answer", "hangup"].contains(&event.as_str()) {
            return Ok(self.heard(Vec::new(), None));
        }
        let call = fields.first(&["callId", "call_id"]).ok_or(Refusal::Missing("callId"))?;
        let tale = Tale { source: &self.source, call: &call };
        let facts = match event.as_str() {
            "newcall" => new_call(&fields, tale),
            "answer" => vec![tale.fact(answering(&fields), Said::Answered, about(&fields))],
            _ => vec![tale.plain(None, Said::Ended(fields.text("cause").and_then(|word| cause(&word))))],
        };
        Ok(self.heard(facts, Some(request.address).filter(|_| event == "newcall")))
    }
}

impl Zammad {
    /// `asked`: where the answer and the end of a call that begins are to be sent.
    fn heard(&self, facts: Vec<Fact>, asked: Option<&SecretString>) -> Heard {
        let reply = match asked {
            _ if !self.asks => Reply::json("{}"),
            None => Reply::empty(),
            Some(address) => {
                let address = escaped(address.expose_secret());
                Reply::xml(format!(
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response onAnswer=\"{address}\" onHangup=\"{address}\" />"
                ))
            }
        };
        Heard::new(facts, reply)
    }
}

fn new_call(fields: &Fields, tale: Tale<'_>) -> Vec<Fact> {
    let about = about(fields);
    let mut facts = Vec::new();
    if let Some(into) = fields.text("origCallId").filter(|into| into != tale.call) {
        facts = vec![tale.plain(None, Said::Seen), tale.plain(None, Said::Merged { into })];
    }
    let legs = ringing(fields, about.way);
    if legs.is_empty() {
        facts.push(tale.fact(None, Said::Seen, about.clone()));
    }
    facts.extend(legs.into_iter().map(|leg| tale.fact(Some(leg), Said::Ringing, about.clone())));
    facts
}

/// Whose telephones ring: everybody named, else whoever has the number that is called, or that calls.
fn ringing(fields: &Fields, way: Option<Way>) -> Vec<Leg> {
    let ids = fields.texts("userId");
    let users = fields.texts("user");
    let mut legs: Vec<Leg> = Vec::new();
    for at in 0..users.len().max(ids.len()) {
        let id = ids.get(at).and_then(|id| names::of(NameKind::Id, id));
        let user = users.get(at).map(|user| names::any(user)).unwrap_or_default();
        legs.extend(names::leg(id.into_iter().chain(user)));
    }
    if legs.is_empty() {
        let own = fields.text(if way == Some(Way::Out) { "from" } else { "to" });
        legs.extend(own.and_then(|own| names::leg(names::any(&own))));
    }
    legs
}

fn answering(fields: &Fields) -> Option<Leg> {
    let id = fields.text("userId").and_then(|id| names::of(NameKind::Id, &id));
    let user = fields.text("user").map(|user| names::any(&user)).unwrap_or_default();
    let own = if about(fields).way == Some(Way::Out) { "from" } else { "to" };
    let numbers = ["answeringNumber", own].into_iter().filter_map(|field| fields.text(field));
    let numbers: Vec<Extension> = numbers.flat_map(|number| names::any(&number)).collect();
    names::leg(id.into_iter().chain(user).chain(numbers))
}

fn about(fields: &Fields) -> About {
    let way = fields.text("direction").and_then(|word| words::way(&word));
    let (theirs, ours) = if way == Some(Way::Out) { ("to", "from") } else { ("from", "to") };
    About {
        way,
        number: fields.text(theirs).or_else(|| fields.has(theirs).then(String::new)),
        line: fields.text(ours),
        queue: fields.text("queue"),
        ..About::default()
    }
}

/// A call that is forwarded may go on elsewhere, or in a mailbox: how it ended, nobody says.
fn cause(word: &str) -> Option<Cause> {
    if letters(word) == "forwarded" { None } else { words::cause(word) }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, fuzz};

    const NEW: &str =
        "POST\nevent=newCall&from=492111234567&to=4915791234567&direction=in&callId=123456&user[]=Alice&user[]=Bob";

    #[test]
    fn events_are_read_as_sipgate_and_zammad_write_them() {
        let mut bench = Bench::new("zammad");
        bench.read(&[
            (
                NEW,
                &[
                    "call=123456 ringing name:alice|login:alice in from=492111234567 line=4915791234567",
                    "call=123456 ringing name:bob|login:bob in from=492111234567 line=4915791234567",
                ],
            ),
            (
                r#"POST
{"event":"newCall","from":"493055571600","to":"491711234567","direction":"in","callId":"307fa962","user":["Emma Taylor"],"queue":"sales"}"#,
                &["call=307fa962 ringing name:emma taylor|login:emma taylor in from=493055571600 line=491711234567 queue=sales"],
            ),
            (
                "POST\nevent=answer&callId=123456&user=John+Doe&from=492111234567&to=4915791234567&direction=in&answeringNumber=21199999999",
                &["call=123456 answered name:john doe|login:john doe|number:21199999999|id:21199999999|number:4915791234567|id:4915791234567 in from=492111234567 line=4915791234567"],
            ),
            ("POST\nevent=hangup&cause=normalClearing&callId=123456", &["call=123456 ended:normal"]),
            ("POST\nevent=hangup&cause=cancel&callId=123456", &["call=123456 ended:cancelled"]),
            ("POST\nevent=hangup&cause=noAnswer&callId=123456", &["call=123456 ended:no_answer"]),
            ("POST\nevent=hangup&cause=forwarded&callId=123456", &["call=123456 ended"]),
            (
                "POST\nevent=newCall&from=anonymous&to=4915791234567&direction=in&callId=1",
                &["call=1 ringing number:4915791234567|id:4915791234567 in from=anonymous line=4915791234567"],
            ),
            (
                "POST\nevent=newCall&from=4915791234567&to=492111234567&direction=out&callId=2&user=Bob&userId=w0",
                &["call=2 ringing id:w0|name:bob|login:bob out from=492111234567 line=4915791234567"],
            ),
            (
                "POST\nevent=newCall&from=492111234567&to=4915791234567&direction=in&callId=3&origCallId=123456&user=Bob",
                &[
                    "call=3 seen",
                    "call=3 merged:123456",
                    "call=3 ringing name:bob|login:bob in from=492111234567 line=4915791234567",
                ],
            ),
            ("POST\nevent=dtmf&callId=3&dtmf=1", &[]),
            ("POST\nevent=newCall", &["400 The field callId is missing"]),
            ("POST\ncallId=1", &["400 The field event is missing"]),
            ("GET", &[]),
        ]);
        assert_eq!(bench.reply(NEW).body, "{}");
    }

    #[test]
    fn sipgate_is_asked_for_answers_and_ends() {
        let reply = Bench::new("sipgate").reply(NEW);
        assert_eq!(reply.media, "application/xml");
        assert_eq!(
            reply.body,
            r#"<?xml version="1.0" encoding="UTF-8"?><Response onAnswer="https://hub/in/pbx/T" onHangup="https://hub/in/pbx/T" />"#
        );
        assert_eq!(Bench::new("sipgate").reply("POST\nevent=hangup&callId=1").body, "");
    }

    #[test]
    fn agents_are_told_what_happens() {
        Bench::with("zammad", &[("name:Alice", 101), ("name:Bob", 102)]).told(
            &[
                (0.0, NEW),
                (2.0, "POST\nevent=answer&callId=123456&user=Bob&direction=in&from=492111234567&to=4915791234567"),
                (9.0, "POST\nevent=newCall&from=492111234567&to=4915791234567&direction=in&callId=7&origCallId=123456&user=Alice"),
                (10.0, "POST\nevent=answer&callId=7&user=Alice&direction=in"),
                (12.0, "POST\nevent=hangup&callId=7&cause=normalClearing"),
                (20.0, "POST\nevent=newCall&from=492111234567&to=4915791234567&direction=in&callId=8&user=Alice"),
                (25.0, "POST\nevent=hangup&callId=8&cause=cancel"),
            ],
            &[
                "101 ringing +492111234567",
                "102 ringing +492111234567",
                "101 ended answered_elsewhere",
                "102 answered +492111234567",
                "101 ringing +492111234567",
                "101 answered +492111234567",
                "101 ended normal",
                "102 ended normal",
                "101 ringing +492111234567",
                "101 ended cancelled",
            ],
        );
    }

    #[test]
    fn fuzz_any_event_is_read_or_refused() {
        for word in ["zammad", "sipgate"] {
            fuzz(
                word,
                &[
                    NEW,
                    "POST\nevent=answer&callId=1&user=John+Doe&answeringNumber=21",
                    "POST\n{\"event\":\"hangup\",\"cause\":\"busy\",\"callId\":1}",
                ],
            );
        }
    }
}
