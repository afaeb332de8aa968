//! Callcard's own event format: what a script, a dial plan or a PBX with templates writes for us.
//!
//! `{"e":"ringing","id":"17","from":"+79998885533","ext":"101"}`, as JSON, as a form or as a query; the phase may stand at
//! the end of the path, and `{"add":[…]}` of the local socket is read too. Only a phase that is no word of ours is
//! refused: a ring is worth more than how it is written.

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::names;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::unnamed::{Told, Unnamed};
use super::words;
use crate::clock::Now;
use crate::exchange::fact::{About, Extension, Fact, Kind as NameKind, Leg, Said, Way};

pub(super) const KIND: Kind = Kind { word: "callcard", reach: Reach::Near, secrets: &[], open };

/// The fields by which an agent is known, and their kinds, the most exact first.
const AGENT: [(&str, NameKind); 11] = [
    ("users", NameKind::User),
    ("ext", NameKind::Extension),
    ("extension", NameKind::Extension),
    ("ch", NameKind::Extension),
    ("login", NameKind::Login),
    ("agent_id", NameKind::Id),
    ("email", NameKind::Email),
    ("telnum", NameKind::Number),
    ("sip", NameKind::Sip),
    ("agent", NameKind::Name),
    ("user", NameKind::Name),
];

/// The most agents of one event.
const MOST_AGENTS: usize = 50;

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Own { source: setup.source, unnamed: Unnamed::default(), reply: Reply::json("{}") }))
}

/// Reads events in our own format.
#[derive(Debug)]
pub(super) struct Own {
    pub(super) source: String,
    pub(super) unnamed: Unnamed,
    pub(super) reply: Reply,
}

impl Dialect for Own {
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        let events = fields.list().or_else(|| fields.items("add"));
        let mut facts = Vec::new();
        match events {
            None => self.event(&fields, request.last(), now, &mut facts)?,
            Some(events) => {
                for event in &events {
                    self.event(event, "", now, &mut facts)?;
                }
            }
        }
        Ok(Heard::new(facts, self.reply.clone()))
    }
}

impl Own {
    fn event(&mut self, fields: &Fields, place: &str, now: Now, facts: &mut Vec<Fact>) -> Result<(), Refusal> {
        let word = fields.first(&["e", "phase", "event"]);
        let id = fields.first(&["id", "call_id"]);
        let into = fields.text("into");
        let Some(word) = word.as_deref().or_else(|| Some(place).filter(|place| !place.is_empty())) else {
            // Somebody looks whether the address answers.
            if fields.is_empty() {
                return Ok(());
            }
            if id.is_none() && number(fields, None).is_none() {
                return Err(Refusal::Missing("id or from"));
            }
            return self.told(fields, id, Said::Ringing, None, now, facts);
        };
        let merged = into.filter(|_| word.eq_ignore_ascii_case("merged")).map(|into| (Said::Merged { into }, None));
        let phase = merged.or_else(|| words::phase(word));
        let (said, way) = phase.ok_or(Refusal::Value { field: "e", known: words::PHASES })?;
        self.told(fields, id, said, way, now, facts)
    }

    fn told(
        &mut self,
        fields: &Fields,
        id: Option<String>,
        said: Said,
        way: Option<Way>,
        now: Now,
        facts: &mut Vec<Fact>,
    ) -> Result<(), Refusal> {
        let said_way = fields.first(&["dir", "direction"]).and_then(|word| words::way(&word));
        let way = way.or(said_way).or_else(|| (said == Said::Ringing).then_some(Way::In));
        let cause = fields.text("cause").and_then(|word| words::cause(&word));
        let said = if said == Said::Ended(None) { Said::Ended(cause) } else { said };
        let (about, at) = (about(fields, way), fields.time("at"));
        let legs = legs(fields);
        let call = match id {
            Some(id) => Some(id),
            None => self.unnamed(&said, &legs, &about, now),
        };
        let Some(call) = call else { return Ok(()) };
        let tale = Tale { source: &self.source, call: &call };
        if legs.is_empty() {
            facts.push(tale.fact_at(None, said, about, at));
        } else {
            facts.extend(legs.into_iter().map(|leg| tale.fact_at(Some(leg), said.clone(), about.clone(), at)));
        }
        Ok(())
    }

    /// The call of somebody who gives no ids. Each agent's telephone goes on with it by itself.
    fn unnamed(&mut self, said: &Said, legs: &[Leg], about: &About, now: Now) -> Option<String> {
        let (number, dials) = (about.number.as_deref().unwrap_or_default(), about.way == Some(Way::Out));
        let phones = legs.iter().filter_map(|leg| leg.names.first()).map(Extension::value);
        let phones = phones.chain(legs.is_empty().then_some(""));
        // Every one of them has to hear it, and all of them that it is one call.
        phones.fold(None, |call, phone| {
            let told = Told { phone, name: None, number, dials, call: call.as_deref() };
            let of_phone = self.unnamed.told(told, said, now);
            call.or(of_phone)
        })
    }
}

/// What is known of the caller. Of `from` and `to` one is the other party, by the way of the call; a number that stands
/// alone always is.
fn about(fields: &Fields, way: Option<Way>) -> About {
    let line = fields.text("line").or_else(|| fields.text(if way == Some(Way::Out) { "from" } else { "to" }));
    let number = number(fields, way);
    About {
        way,
        line: line.filter(|line| Some(line) != number.as_ref()),
        number,
        name: fields.first(&["name", "caller_name"]),
        queue: fields.text("queue"),
    }
}

/// The other party's number; an empty text where a field for it is there and says nothing.
fn number(fields: &Fields, way: Option<Way>) -> Option<String> {
    let sides = if way == Some(Way::Out) { ["to", "from"] } else { ["from", ""] };
    let names = ["phone_number", "number", sides[0], sides[1]];
    let told = fields.first(&names);
    told.or_else(|| names[..3].iter().any(|name| fields.has(name)).then(String::new))
}

/// The legs that an event is about: one of an agent with all its names, or one for each of several.
fn legs(fields: &Fields) -> Vec<Leg> {
    let id = fields.text("leg");
    let seq = fields.text("seq").and_then(|seq| seq.parse().ok());
    let mut names = Vec::new();
    for (field, kind) in AGENT {
        let told = fields.texts(field);
        let told = told.iter().flat_map(|text| text.split(',').map(str::trim));
        let read = told.filter_map(|text| names::of(kind, if field == "ch" { channel(text) } else { text }));
        let mut read: Vec<Extension> = read.take(MOST_AGENTS).collect();
        if read.len() > 1 {
            return read.into_iter().map(|name| Leg { names: vec![name], id: None, seq: None }).collect();
        }
        names.append(&mut read);
    }
    if names.is_empty() { Vec::new() } else { vec![Leg { names, id, seq }] }
}

/// The peer in the name of a channel of Asterisk: `101` of `PJSIP/101-0000002b`.
fn channel(name: &str) -> &str {
    let peer = name.split_once('/').map_or(name, |(_, peer)| peer);
    peer.rsplit_once('-').map_or(peer, |(peer, _)| peer)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, TAKEN_THEN_CANCELLED, fuzz};

    const BARE: &str = "GET x?e=ringing&id=1795750000.17&leg=1795750000.18&ch=PJSIP/101-0000002b&from=+79161234567";

    #[test]
    fn time_that_is_told_is_read_and_another_is_left_out() {
        let second = jiff::Timestamp::from_second(1_795_750_000).ok();
        for (at, expected) in [
            ("\"2026-11-26T23:26:40Z\"", jiff::Timestamp::from_second(1_795_735_600).ok()),
            ("1795750000", second),
            ("\"1795750000\"", second),
            ("\"yesterday\"", None),
            ("99999999999999999999", None),
            ("null", None),
        ] {
            let request = format!(
                "POST\n{{\"e\":\"ringing\",\"id\":\"1\",\"from\":\"7\",\"ext\":[\"101\",\"102\"],\"at\":{at}}}"
            );
            let heard = Bench::new("callcard").hear(&request).unwrap();
            assert!(!heard.facts.is_empty() && heard.facts.iter().all(|fact| fact.at == expected), "{at}: {heard:?}");
        }
    }

    #[test]
    fn events_are_read_however_they_are_written() {
        Bench::new("callcard").read(&[
            (BARE, &["call=1795750000.17 ringing extension:101 leg=1795750000.18 in from=+79161234567"]),
            (
                "POST\n{\"e\":\"ringing\",\"id\":17,\"from\":\"+79998885533\",\"to\":\"74951112233\",\"ext\":\"101\",\"queue\":\"sales\",\"name\":\"Ivan\"}",
                &["call=17 ringing extension:101 in from=+79998885533 name=Ivan line=74951112233 queue=sales"],
            ),
            ("POST answered\nid=17&ext=101&login=Ivan", &["call=17 answered extension:101|login:ivan"]),
            ("POST\nid=17&e=ended&cause=NO%20ANSWER&ext=101", &["call=17 ended:no_answer extension:101"]),
            ("POST\nid=17&e=ended", &["call=17 ended"]),
            ("POST missed?id=17&ext=101", &["call=17 ended:no_answer extension:101"]),
            (
                "POST\nid=18&e=out&ext=101&from=74951112233&to=79161234567",
                &["call=18 ringing extension:101 out from=79161234567 line=74951112233"],
            ),
            (
                "POST\n{\"e\":\"ringing\",\"id\":19,\"phone_number\":\"\",\"users\":[88888,99999]}",
                &["call=19 ringing user:88888 in from=", "call=19 ringing user:99999 in from="],
            ),
            ("POST\nid=20&e=merged&into=17", &["call=20 merged:17"]),
            ("POST\nid=17&e=transferred&ext=101", &["call=17 transferred extension:101"]),
            ("POST\nid=17&e=answered&ext=101&leg=3&seq=7", &["call=17 answered extension:101 leg=3 seq=7"]),
            (
                r#"POST
{"add":[{"type":"phone_call","phone_number":"+79998885533","call_id":"a","users":"88888"},{"phone_number":"101","call_id":"b","phase":"ended","cause":"busy"}]}"#,
                &["call=a ringing user:88888 in from=+79998885533", "call=b ended:busy from=101"],
            ),
            (
                r#"POST
[{"phone_number":"+79998885533","call_id":"c"}]"#,
                &["call=c ringing in from=+79998885533"],
            ),
            ("GET", &[]),
            ("POST\n{\"number_of_caller\":\"+79998885533\"}", &["400 The field id or from is missing"]),
            ("POST\n{\"e\":\"dancing\",\"id\":1}", &["400 The field e must be one of seen, ringing, answered, ended, missed, cancelled, rejected, busy, outgoing, transferred, known"]),
            ("POST\n{\"e\":", &["400 It cannot be read as JSON or as a form: it is no JSON at line 1, column 5: it is cut off; Content-Length counts bytes, not characters"]),
        ]);
    }

    #[test]
    fn agents_are_told_what_scripts_say() {
        Bench::new("callcard").told(
            &[
                (0.0, "POST\ne=ringing&id=1&from=79161234567&ext=101,102"),
                (2.0, "POST\ne=answered&id=1&ext=102"),
                (9.0, "POST\ne=ended&id=1"),
                (20.0, "POST\ne=ringing&id=2&from=79161234567&ext=101"),
                (25.0, "POST\ne=cancelled&id=2&ext=101"),
            ],
            &TAKEN_THEN_CANCELLED,
        );
    }

    #[test]
    fn calls_without_an_id_go_by_number() {
        Bench::new("callcard").told(
            &[
                (0.0, "GET ringing?from=79161234567&ext=101"),
                (2.0, "GET answered?ext=101"),
                (9.0, "GET ended?ext=101"),
                (20.0, "GET ringing?from=79161234567&ext=101"),
                (25.0, "GET missed?from=79161234567&ext=101"),
                (26.0, "GET ended?from=79160000000&ext=101"),
            ],
            &[
                "101 ringing +79161234567",
                "101 answered +79161234567",
                "101 ended normal",
                "101 ringing +79161234567",
                "101 ended no_answer",
            ],
        );
    }

    #[test]
    fn withheld_ring_of_several_is_one_call() {
        Bench::new("callcard").told(
            &[
                (0.0, "POST\ne=ringing&from=&ext=101,102"),
                (2.0, "POST\ne=answered&ext=102"),
                (9.0, "POST\ne=ended&ext=102"),
            ],
            &[
                "101 ringing withheld",
                "102 ringing withheld",
                "101 ended answered_elsewhere",
                "102 answered withheld",
                "102 ended normal",
            ],
        );
    }

    #[test]
    fn nobody_is_user_0() {
        Bench::new("callcard").read(&[
            (
                "POST\n{\"e\":\"ringing\",\"id\":\"2\",\"from\":\"79161234567\",\"users\":0}",
                &["call=2 ringing in from=79161234567"],
            ),
            (
                "POST\n{\"e\":\"ringing\",\"id\":\"3\",\"from\":\"79161234567\",\"users\":[0,7]}",
                &["call=3 ringing user:7 in from=79161234567"],
            ),
        ]);
    }

    #[test]
    fn fuzz_any_event_is_read_or_refused() {
        fuzz(
            "callcard",
            &[
                BARE,
                "POST\n{\"add\":[{\"phone_number\":\"1\",\"users\":[1,2],\"phase\":\"ended\"}]}",
                "POST answered\nid=17&ext=101&seq=1",
            ],
        );
    }
}
