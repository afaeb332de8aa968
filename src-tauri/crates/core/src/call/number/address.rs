//! Takes away what surrounds the number in a header or an address: names in quotes and brackets, schemes, hosts,
//! parameters. It decides nothing about the number itself.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use super::signs::plain;

/// Prefixes of an address (RFC 3261, RFC 3966, and some that programs made up).
const SCHEMES: [&str; 10] =
    ["sips:", "sip:", "tel:", "callto:", "phone:", "skype:", "h323:", "whatsapp:", "client:", "iax2:"];
/// Prefixes of Asterisk channels.
const CHANNELS: [&str; 6] = ["PJSIP/", "SIP/", "IAX2/", "DAHDI/", "Local/", "Dongle/"];

/// A text taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    /// The part to look for the number in.
    pub(super) address: Cow<'a, str>,
    /// The text beside it.
    pub(super) beside: Vec<&'a str>,
}

impl<'a> Parts<'a> {
    /// `Ivan <79998885533>`, `"Ivan" 79998885533`, `79998885533 (Ivan)`, or a text that is all address.
    pub(super) fn of(text: &'a str) -> Self {
        if let Some((before, rest)) = text.rsplit_once('<')
            && let Some((address, behind)) = rest.split_once('>')
        {
            let behind = if behind.trim_start().starts_with(';') { "" } else { behind };
            return Self { address: address.into(), beside: vec![unquoted(before), behind] };
        }
        // `Ivan (101)`
        if let Some((name, number)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('('))
            && is_name(name)
            && !number.is_empty()
            && number.chars().all(|c| c.is_ascii_digit())
        {
            return Self { address: number.into(), beside: vec![unquoted(name)] };
        }
        let mut parts = Self { address: text.into(), beside: Vec::new() };
        let outside = text.split('"').step_by(2).any(|part| part.chars().any(char::is_alphabetic));
        if !outside {
            parts.set_apart('"', '"', |_| true);
        }
        parts.set_apart('(', ')', is_name);
        parts
    }

    /// Removes the part between two signs from the address, if it passes the test.
    fn set_apart(&mut self, open: char, close: char, kind: fn(&str) -> bool) {
        let Cow::Borrowed(text) = self.address else { return };
        let Some((before, rest)) = text.split_once(open) else { return };
        let Some((inside, behind)) = rest.split_once(close) else { return };
        if !kind(inside) {
            return;
        }
        self.beside.push(inside);
        self.address = match (before.trim(), behind.trim()) {
            ("", _) => behind.into(),
            (_, "") => before.into(),
            _ => format!("{before} {behind}").into(),
        };
    }
}

/// Letters and no digits, so it does not name an extension.
fn is_name(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.chars().any(|c| c.is_ascii_digit())
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\'']).trim()
}

/// An address taken apart.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address {
    /// The user of a URI, or the text itself.
    pub(super) user: String,
    pub(super) host: Option<String>,
    pub(super) extension: Option<String>,
    /// It is a URI, or looks like one: its user is a name if it is not a number.
    pub(super) is_uri: bool,
}

impl Address {
    pub(super) fn of(text: &str) -> Self {
        let text = decoded(text.trim());
        let (rest, has_scheme) = without_scheme(text.trim());
        let has_host = rest.contains('@') && (has_scheme || !rest.contains(char::is_whitespace));
        let (user, host) = match rest.rsplit_once('@') {
            Some((user, host)) if has_host => (user, Some(host)),
            _ => (rest, None),
        };
        let (user, parameters) = without_parameters(user);
        // A password is not for us to read.
        let user = if has_host { user.split_once(':').map_or(user, |(user, _)| user) } else { user };
        let host = host.map(|host| without_parameters(host).0.to_ascii_lowercase());
        let parameter = |name: &str| {
            let of = |parameter: &str| {
                let (key, value) = parameter.trim().split_at_checked(name.len())?;
                key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            };
            parameters.split(';').find_map(of)
        };
        let digits = |text: &String| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
        let user = match parameter("phone-context=") {
            // A local number, and the prefix it needs (RFC 3966).
            Some(context) if context.starts_with('+') && !user.starts_with('+') => format!("{context} {user}"),
            _ => user.to_owned(),
        };
        let extension = parameter("ext=").filter(digits);
        Self { user: user.trim().to_owned(), host, extension, is_uri: has_scheme || has_host }
    }

    /// Its host says that it is not a real address (RFC 2606, RFC 3323).
    pub(super) fn is_nobodys(&self) -> bool {
        self.host.as_deref().is_some_and(|host| host.ends_with(".invalid") || host == "invalid")
    }
}

/// Decodes `%2B` to a plus; a percent sign that encodes nothing stays.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    plain(&percent_decode_str(text).decode_utf8_lossy()).into()
}

fn without_scheme(text: &str) -> (&str, bool) {
    let begins = |prefix: &&&str| text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    if let Some(scheme) = SCHEMES.iter().find(begins) {
        return (text[scheme.len()..].trim_start_matches(['/', ' ']), true);
    }
    if let Some(channel) = CHANNELS.iter().find(begins) {
        let rest = &text[channel.len()..];
        // The last part belongs to the channel, not to the number.
        return (rest.rsplit_once('-').map_or(rest, |(user, _)| user), true);
    }
    (text, false)
}

/// A parameter begins with a letter right behind its semicolon; `;123` is a way to write an extension.
fn without_parameters(text: &str) -> (&str, &str) {
    let starts = text.match_indices([';', '?']).map(|(at, _)| at);
    let mut starts = starts.filter(|at| text[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    starts.next().map_or((text, ""), |at| (&text[..at], &text[at + 1..]))
}
