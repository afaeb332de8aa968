//! What an agent is called by, taken out of the addresses in which telephone systems write it.

use crate::exchange::fact::{Extension, Kind, Leg};

/// The most digits of an internal number.
const INTERNAL: usize = 6;

/// What may stand before an address. A colon after anything else is that of a port.
const SCHEMES: [&str; 4] = ["sip", "sips", "tel", "client"];

/// The user in `sip:101@pbx;transport=udp`, `015856#205`, `453*101@host`: `101`, `205`, `101`.
pub(super) fn user(text: &str) -> &str {
    dialled(text).rsplit(['*', '#']).next().unwrap_or_default().trim()
}

/// What is dialled in `"Ivan" <sip:*72101@pbx;user=phone>`: `*72101`.
pub(super) fn dialled(text: &str) -> &str {
    let text = text.trim();
    let text = text.rsplit_once('<').map_or(text, |(_, address)| address);
    let address = match text.split_once(':') {
        Some((scheme, address)) if SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => address,
        _ => text,
    };
    address.split(['@', ';', '>', ':']).next().unwrap_or_default().trim()
}

/// The name in `"Ivan" <sip:101@pbx>`.
pub(super) fn beside(text: &str) -> Option<&str> {
    let (name, _) = text.rsplit_once('<')?;
    Some(name.trim().trim_matches('"').trim()).filter(|name| !name.is_empty())
}

/// Digits that only a telephone system of its own would dial.
pub(super) fn is_internal(text: &str) -> bool {
    let user = user(text);
    (1..=INTERNAL).contains(&user.len()) && user.chars().all(|c| c.is_ascii_digit())
}

/// It is the address of a telephone or a program, not a number.
pub(super) fn is_address(text: &str) -> bool {
    ["sip:", "sips:", "client:"].iter().any(|scheme| text.trim_start().to_ascii_lowercase().starts_with(scheme))
}

/// A name of this kind.
pub(super) fn of(kind: Kind, text: &str) -> Option<Extension> {
    match kind {
        Kind::Extension => Extension::new(kind, user(text)),
        Kind::Sip => Extension::new(kind, user(text)).filter(|_| is_address(text)),
        // Nobody is user 0: it is like no field, as in the CRM.
        Kind::User => Extension::new(kind, text).filter(|name| name.value().parse().is_ok_and(|user: u64| user > 0)),
        Kind::Number => Extension::new(kind, text).filter(|_| !is_address(text)),
        Kind::Login | Kind::Id | Kind::Name | Kind::Email => Extension::new(kind, text),
    }
}

/// The names that an agent may have where a telephone system writes just something.
pub(super) fn any(text: &str) -> Vec<Extension> {
    let kinds = match () {
        () if is_internal(text) => &[Kind::Extension, Kind::Id][..],
        () if text.chars().all(|c| c.is_ascii_digit() || c == '+') => &[Kind::Number, Kind::Id],
        () if is_address(text) => &[Kind::Sip, Kind::Extension],
        () if text.contains('@') => &[Kind::Email, Kind::Login],
        () => &[Kind::Name, Kind::Login],
    };
    kinds.iter().filter_map(|kind| of(*kind, text)).collect()
}

/// A leg without an id, of an agent with these names; `None` without a name.
pub(super) fn leg(names: impl IntoIterator<Item = Extension>) -> Option<Leg> {
    let names: Vec<Extension> = names.into_iter().collect();
    (!names.is_empty()).then(|| Leg { names, ..Leg::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn user_is_found_in_any_address() {
        for (text, expected) in [
            ("101", "101"),
            ("sip:101@pbx;transport=udp", "101"),
            ("\"Ivan\" <sip:101@pbx>;tag=1", "101"),
            ("015856#205", "205"),
            ("453*101@sipproxy.telphin.ru", "101"),
            ("client:ivan", "ivan"),
            ("101@10.0.0.5:5060", "101"),
            ("\"Ivan\" <101@10.0.0.5:5060>", "101"),
            ("SIP:101@[2001:db8::5]:5060", "101"),
            ("tel:+79161234567;ext=5", "+79161234567"),
            ("101:5060", "101"),
            ("", ""),
        ] {
            assert_eq!(user(text), expected, "{text}");
        }
    }

    #[test]
    fn only_short_digits_are_internal() {
        for (text, expected) in [
            ("101", true),
            ("sip:101@pbx", true),
            ("0158561", false),
            ("79161234567", false),
            ("ivan", false),
            ("", false),
        ] {
            assert_eq!(is_internal(text), expected, "{text}");
        }
    }
}
