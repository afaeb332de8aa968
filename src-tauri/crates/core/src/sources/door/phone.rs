//! Desk phones that open an address when something happens ("Action URL"): Yealink, Grandstream, Akuvox, Snom, Fanvil.
//!
//! The addresses are made here, so what comes is ours to choose; how a phone fills it in is not: signs that should be
//! encoded are not, names come in Latin-1, and an error would be shown on its screen. So nothing is refused but what is
//! too long.

mod urls;

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Tale, Unfit};
use super::names;
use super::refusal::Refusal;
use super::request::{LONGEST_BODY, Reply, Request};
use super::unnamed::{Told, Unnamed};
use super::words;
use crate::call::text::clean;
use crate::clock::Now;
use crate::event::unescaped;
use crate::exchange::fact::{About, Kind as NameKind, Leg, Way};
pub use urls::{Brand, Url};

/// The word for it.
pub const WORD: &str = "phone";

pub(super) const KIND: Kind = Kind { word: WORD, reach: Reach::Near, secrets: &[], open };

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Phones { source: setup.source, calls: Unnamed::default() }))
}

/// The desk phones of one address.
#[derive(Debug)]
struct Phones {
    source: String,
    calls: Unnamed,
}

impl Dialect for Phones {
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal> {
        if request.query.len() > LONGEST_BODY {
            return Err(Refusal::TooLong);
        }
        let get = |name| value(request.query, name);
        let phase = get("e").and_then(|word| words::phase(&word)).or_else(|| words::phase(request.last()));
        let Some((said, way)) = phase else { return Ok(Heard::new(None, Reply::empty())) };
        let address = get("mac").or_else(|| get("phone")).unwrap_or_else(|| request.peer.to_string());
        // Each telephone writes another host behind the number, or none.
        let from = get("from");
        let number = from.as_deref().map(|from| if is_hidden(from) { "" } else { names::dialled(from) });
        let id = get("id").filter(|id| id != "0");
        let dials = way == Some(Way::Out);
        let told = Told { phone: &address, name: id.as_deref(), number: number.unwrap_or_default(), dials, call: None };
        let Some(call) = self.calls.told(told, &said, now) else { return Ok(Heard::new(None, Reply::empty())) };
        let ext = get("ext").and_then(|ext| names::of(NameKind::Extension, &ext));
        let names = ext.into_iter().chain(names::of(NameKind::Id, &address)).collect();
        let leg = Leg { names, id: Some(address.clone()), seq: None };
        let name = get("name").or_else(|| names::beside(from.as_deref()?).map(str::to_owned));
        let about = About { way, number: number.map(str::to_owned), name, line: get("line"), queue: None };
        let tale = Tale { source: &self.source, call: &call };
        Ok(Heard::new(Some(tale.fact(Some(leg), said, about)), Reply::empty()))
    }
}

/// A value of the query. A plus is a plus, and a name that is no UTF-8 is Latin-1. A variable that the phone does not know
/// stays as it is written, and says nothing.
fn value(query: &str, name: &str) -> Option<String> {
    let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.find(|(key, _)| *key == name)?;
    clean(&unescaped(value, Some("latin1"))).filter(|value| !value.starts_with('$'))
}

/// The address of somebody who hides the number.
fn is_hidden(from: &str) -> bool {
    let user = names::user(from);
    from.contains("anonymous.invalid") || user.eq_ignore_ascii_case("anonymous")
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, TAKEN_THEN_NO_ANSWER, fuzz};

    const RING: &str =
        "GET ringing?from=sip:+79161234567@10.0.0.5&name=%D0%98%D0%B2%D0%B0%D0%BD&ext=101&id=7&mac=001565aabbcc";

    #[test]
    fn phones_are_understood_however_they_fill_addresses_in() {
        Bench::new("phone").read(&[
            (
                "GET ringing?from=sip:+79161234567@10.0.0.5&name=%D0%98%D0%B2%D0%B0%D0%BD&ext=101&id=7",
                &["call=1795750000000-1 ringing extension:101|id:10.0.0.9 leg=10.0.0.9 from=+79161234567 name=Иван"],
            ),
            (
                "GET ringing?from=anonymous@anonymous.invalid&ext=101&id=8",
                &["call=1795750000000-2 ringing extension:101|id:10.0.0.9 leg=10.0.0.9 from="],
            ),
            (
                "GET ringing?from=\"J%F6rg\"%20<sip:101@pbx;user=phone>&ext=sip:102@pbx&mac=0015&id=$call_id",
                &["call=1795750000000-3 ringing extension:102|id:0015 leg=0015 from=101 name=Jörg"],
            ),
            (
                "GET outgoing?from=79161234567&ext=103&mac=0016",
                &["call=1795750000000-4 ringing extension:103|id:0016 leg=0016 out from=79161234567"],
            ),
            ("GET answered?ext=103&mac=0016", &["call=1795750000000-4 answered extension:103|id:0016 leg=0016"]),
            ("GET ended?mac=0016", &["call=1795750000000-4 ended id:0016 leg=0016"]),
            ("GET ended?mac=0016", &[]),
            ("GET offhook?mac=0016", &[]),
            ("GET", &[]),
        ]);
        assert_eq!(Bench::new("phone").reply(RING).status, 200);
        assert_eq!(Bench::new("phone").reply(RING).body, "");
    }

    #[test]
    fn agents_are_told_what_phones_say() {
        let other = "GET ringing?from=+79161234567&ext=102&id=3&mac=001565ddeeff";
        Bench::new("phone").told(
            &[
                (0.0, RING),
                (0.5, other),
                (3.0, "GET answered?ext=102&id=3&mac=001565ddeeff"),
                (3.1, "GET cancelled?from=sip:+79161234567@10.0.0.5&ext=101&id=7&mac=001565aabbcc"),
                (9.0, "GET ended?ext=102&id=3&mac=001565ddeeff"),
                (20.0, RING),
                (25.0, "GET missed?from=sip:+79161234567@10.0.0.5&ext=101&id=7&mac=001565aabbcc"),
            ],
            &TAKEN_THEN_NO_ANSWER,
        );
    }

    #[test]
    fn call_by_a_hidden_number_is_withheld() {
        Bench::new("phone").told(
            &[(0.0, "GET ringing?from=anonymous@anonymous.invalid&ext=101&id=8"), (3.0, "GET rejected?ext=101&id=8")],
            &["101 ringing withheld", "101 ended rejected"],
        );
    }

    #[test]
    fn fuzz_any_phone_is_heard() {
        fuzz("phone", &[RING, "GET ended?mac=0016&id=7", "GET answered?ext=101&from=\"J%F6rg\"%20<sip:101@pbx>"]);
    }
}
