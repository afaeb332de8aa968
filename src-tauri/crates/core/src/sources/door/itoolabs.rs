//! The family of ITooLabs: MegaFon, Gravitel, Kcell, MegaPBX, and Beeline's newer cabinet.
//!
//! CANCELLED says that the caller gave up, or that a colleague answered: which, the exchange finds out. What a transfer
//! writes into `user` and `second_callid` nobody has told us, so a transfer only says that the two are one call. Kcell
//! sends to the root of a host: there a proxy has to put our path before it.

use secrecy::SecretString;

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::fields::Fields;
use super::names;
use super::proof;
use super::refusal::Refusal;
use super::request::{Reply, Request};
use super::words;
use crate::call::Cause;
use crate::clock::Now;
use crate::event::letters;
use crate::exchange::fact::{About, Fact, Kind as NameKind, Leg, Said, Way};

pub(super) const KIND: Kind = Kind { word: "itoolabs", reach: Reach::Far, secrets: &[("crm_token", false)], open };

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Itoolabs { token: setup.secret("crm_token"), source: setup.source }))
}

/// Reads its commands.
#[derive(Debug)]
struct Itoolabs {
    source: String,
    /// The token that the cabinet gives; without one, that in the address is enough.
    token: Option<SecretString>,
}

impl Dialect for Itoolabs {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        let Some(command) = fields.text("cmd") else {
            return if fields.has("callid") {
                Err(Refusal::Missing("cmd"))
            } else {
                Ok(Heard::new(None, Reply::empty()))
            };
        };
        if let Some(token) = &self.token
            && !(proof::is(fields.exact("crm_token"), token) | proof::is(request.header("x-api-key"), token))
        {
            return Err(Refusal::Unproven("crm_token is not the one in the settings"));
        }
        // It waits for this one, before anything rings.
        let reply = if command == "contact" { Reply::json("{}") } else { Reply::empty() };
        if !["event", "history", "contact"].contains(&command.as_str()) {
            return Ok(Heard::new(None, reply));
        }
        let call = fields.text("callid").ok_or(Refusal::Missing("callid"))?;
        let tale = Tale { source: &self.source, call: &call };
        let facts = match command.as_str() {
            "event" => event(&fields, tale),
            "contact" => vec![tale.fact(None, Said::Seen, about(&fields, None))],
            _ => vec![tale.plain(None, Said::Ended(fields.text("status").and_then(|word| cause(&word))))],
        };
        Ok(Heard::new(facts, reply))
    }
}

fn event(fields: &Fields, tale: Tale<'_>) -> Vec<Fact> {
    let kind = fields.first(&["type", "status"]).map(|kind| letters(&kind)).unwrap_or_default();
    let leg = leg(fields);
    // One integration tells of the end as of another answer, with how long it took.
    let is_over = fields.has("duration") || kind == "completed";
    let said = match kind.as_str() {
        _ if is_over => Said::Ended(Some(Cause::Normal)),
        "incoming" if leg.is_none() => Said::Seen,
        "incoming" | "outgoing" => Said::Ringing,
        "accepted" => Said::Answered,
        "cancelled" => Said::Ended(Some(Cause::Cancelled)),
        "transferred" => {
            let second = fields.text("second_callid").filter(|second| second != tale.call);
            let second = second.map(|call| {
                let second = Tale { source: tale.source, call: &call };
                second.plain(None, Said::Merged { into: tale.call.to_owned() })
            });
            return second.into_iter().collect();
        }
        _ => return Vec::new(),
    };
    let way = match kind.as_str() {
        "incoming" => Some(Way::In),
        "outgoing" => Some(Way::Out),
        _ => None,
    };
    vec![tale.fact(leg, said, about(fields, way))]
}

/// An agent goes by login, extension and number.
fn leg(fields: &Fields) -> Option<Leg> {
    let names = [("user", NameKind::Login), ("ext", NameKind::Extension), ("telnum", NameKind::Number)];
    names::leg(names.iter().filter_map(|(field, kind)| names::of(*kind, &fields.text(field)?)))
}

fn about(fields: &Fields, way: Option<Way>) -> About {
    let way = fields.text("direction").and_then(|word| words::way(&word)).or(way);
    let (theirs, ours) = if way == Some(Way::Out) { ("to", "from") } else { ("from", "to") };
    About {
        way,
        number: fields.first(&["phone", theirs]).or_else(|| fields.has("phone").then(String::new)),
        name: None,
        line: fields.first(&["diversion", ours]),
        queue: fields.text("groupRealName"),
    }
}

fn cause(word: &str) -> Option<Cause> {
    match letters(word).as_str() {
        "notallowed" | "notfound" => Some(Cause::NoAnswer),
        word => words::cause(word),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, fuzz};

    const RING: &str = "POST\ncmd=event&type=INCOMING&phone=79161234567&diversion=74951112233&user=admin&ext=701&groupRealName=Sales&direction=in&callid=28187487-edcf-4d23-9f95-c8591fbd9936&crm_token=T";

    #[test]
    fn commands_are_read() {
        let mut bench = Bench::new("itoolabs");
        bench.read(&[
            (RING, &["call=28187487-edcf-4d23-9f95-c8591fbd9936 ringing login:admin|extension:701 in from=79161234567 line=74951112233 queue=Sales"]),
            (
                "POST\ncallid=9&cmd=event&crm_token=1&phone=74951234567&type=CANCELLED&user=admin&z-flag=0",
                &["call=9 ended:cancelled login:admin from=74951234567"],
            ),
            ("POST\n{\"cmd\":\"event\",\"type\":\"ACCEPTED\",\"callid\":\"9\",\"user\":\"dina\",\"telnum\":\"79161110000\",\"direction\":\"out\"}", &["call=9 answered login:dina|number:79161110000 out"]),
            ("POST\ncmd=event&type=COMPLETED&callid=9&user=dina", &["call=9 ended:normal login:dina"]),
            ("POST\ncmd=event&type=OUTGOING&callid=10&user=dina&phone=79161234567", &["call=10 ringing login:dina out from=79161234567"]),
            ("POST\ncmd=event&type=TRANSFERRED&callid=9&second_callid=10&user=dina", &["call=10 merged:9"]),
            ("POST\ncmd=event&type=TRANSFERRED&callid=9&user=dina", &[]),
            ("POST\ncmd=event&status=ACCEPTED&callid=11&from=77011234567&to=77270001122&user=dina", &["call=11 answered login:dina from=77011234567 line=77270001122"]),
            ("POST\ncmd=event&status=ACCEPTED&callid=11&user=dina&duration=12", &["call=11 ended:normal login:dina"]),
            ("POST\ncmd=history&type=in&status=missed&callid=9&phone=7916", &["call=9 ended:no_answer"]),
            ("POST\ncmd=history&type=in&status=Success&callid=9", &["call=9 ended:normal"]),
            ("POST\ncmd=contact&phone=79161234567&callid=12&diversion=7495", &["call=12 seen from=79161234567 line=7495"]),
            ("POST\ncmd=rating&callid=9&rating=5", &[]),
            ("POST\ncmd=event&type=INCOMING", &["400 The field callid is missing"]),
            ("POST\ncallid=9", &["400 The field cmd is missing"]),
        ]);
        assert_eq!(bench.reply("POST\ncmd=contact&callid=1").body, "{}");
        assert_eq!(bench.reply(RING).body, "");
    }

    #[test]
    fn only_whoever_knows_the_token_is_heard() {
        let mut bench = Bench::new("itoolabs").secret("crm_token", "T");
        assert_eq!(bench.status(RING), 200);
        assert_eq!(bench.status(&RING.replace("crm_token=T", "crm_token=t")), 401);
        assert_eq!(bench.status("POST\ncmd=event&callid=1"), 401);
        assert_eq!(bench.status("POST x X-API-KEY=T\ncmd=event&callid=1"), 200);
    }

    #[test]
    fn agents_are_told_what_happens() {
        let of = |kind: &str, call: u8, user: &str| {
            format!("POST\ncmd=event&type={kind}&phone=79161234567&diversion=74951112233&user={user}&callid={call}")
        };
        Bench::with("itoolabs", &[("login:a", 101), ("login:b", 102)]).told(
            &[
                (0.0, "POST\ncmd=contact&phone=79161234567&callid=1&diversion=74951112233"),
                (0.1, &of("INCOMING", 1, "a")),
                (0.2, &of("INCOMING", 1, "b")),
                (3.0, &of("CANCELLED", 1, "a")),
                (3.1, &of("ACCEPTED", 1, "b")),
                (9.0, &of("COMPLETED", 1, "b")),
                (9.1, "POST\ncmd=history&type=in&status=Success&callid=1&user=b"),
                (20.0, &of("INCOMING", 2, "a")),
                (20.0, &of("INCOMING", 2, "b")),
                (25.0, &of("CANCELLED", 2, "a")),
                (25.1, &of("CANCELLED", 2, "b")),
            ],
            &[
                "101 ringing +79161234567",
                "102 ringing +79161234567",
                "101 ended answered_elsewhere",
                "102 answered +79161234567",
                "102 ended normal",
                "101 ringing +79161234567",
                "102 ringing +79161234567",
                "101 ended cancelled",
                "102 ended cancelled",
            ],
        );
    }

    #[test]
    fn fuzz_any_command_is_read_or_refused() {
        fuzz(
            "itoolabs",
            &[
                RING,
                "POST\ncmd=history&type=in&status=missed&callid=9",
                "POST\n{\"cmd\":\"event\",\"type\":\"ACCEPTED\",\"callid\":\"9\",\"user\":\"dina\"}",
            ],
        );
    }
}
