//! Zadarma, and Novofon of the first kind: forms, signed with HMAC-SHA1.
//!
//! Who rings is only told if NOTIFY_INTERNAL is ticked. The reply to NOTIFY_START is a command to the telephone system, so
//! it is always empty.

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
use crate::exchange::fact::{About, Kind as NameKind, Leg, Said, Way};

pub(super) const KIND: Kind = Kind { word: "zadarma", reach: Reach::Far, secrets: &[("secret", false)], open };

/// The longest word that is repeated to prove that the address is ours.
const LONGEST_ECHO: usize = 100;

fn open(setup: Setup) -> Result<Box<dyn Dialect>, Unfit> {
    Ok(Box::new(Zadarma { secret: setup.secret("secret"), source: setup.source }))
}

/// Reads its notifications.
#[derive(Debug)]
struct Zadarma {
    source: String,
    /// Without one nothing is signed.
    secret: Option<SecretString>,
}

impl Dialect for Zadarma {
    fn hear(&mut self, request: &Request<'_>, _: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        // It asks for this before anything is signed.
        if let Some(echo) = fields.text("zd_echo") {
            let echo: String = echo.chars().filter(char::is_ascii_alphanumeric).take(LONGEST_ECHO).collect();
            return Ok(Heard::new(None, Reply::text(&echo)));
        }
        let Some(event) = fields.text("event") else { return Ok(Heard::new(None, Reply::empty())) };
        self.check(request, &event, &fields)?;
        let Some((said, way, leg)) = told(&event, &fields) else { return Ok(Heard::new(None, Reply::empty())) };
        let call = fields.text("pbx_call_id").ok_or(Refusal::Missing("pbx_call_id"))?;
        let about = match way {
            Way::Out => About {
                way: Some(way),
                number: fields.text("destination"),
                line: fields.text("caller_id"),
                ..About::default()
            },
            way => About {
                way: Some(way),
                number: fields.text("caller_id").or_else(|| fields.has("caller_id").then(String::new)),
                line: fields.text("called_did"),
                ..About::default()
            },
        };
        let tale = Tale { source: &self.source, call: &call };
        Ok(Heard::new(Some(tale.fact(leg, said, about)), Reply::empty()))
    }
}

impl Zadarma {
    /// The signature is the digest in base64, as bytes or as hexadecimal digits: its own programs disagree.
    fn check(&self, request: &Request<'_>, event: &str, fields: &Fields) -> Result<(), Refusal> {
        let Some(secret) = &self.secret else { return Ok(()) };
        let signed = request.header("signature").ok_or(Refusal::Unproven("the header Signature is missing"))?;
        let names = match event {
            "NOTIFY_ANSWER" => ["caller_id", "destination", "call_start"],
            "NOTIFY_OUT_START" | "NOTIFY_OUT_END" => ["internal", "destination", "call_start"],
            "NOTIFY_RECORD" => ["pbx_call_id", "call_id_with_rec", ""],
            _ => ["caller_id", "called_did", "call_start"],
        };
        let text: String = names.iter().filter_map(|name| fields.exact(name)).collect();
        let digest = proof::hmac_sha1(secret, &text);
        let [digits, bytes] = [proof::base64(proof::hex(&digest)), proof::base64(&digest)];
        if proof::same(signed, &digits) | proof::same(signed, &bytes) {
            Ok(())
        } else {
            Err(Refusal::Unproven("the header Signature does not fit the secret of the API"))
        }
    }
}

/// What a notification says, and of whom; `None` for one of no interest.
fn told(event: &str, fields: &Fields) -> Option<(Said, Way, Option<Leg>)> {
    let internal = fields.text("internal");
    let agent = |text: Option<String>| names::leg(text.and_then(|text| names::of(NameKind::Extension, &text)));
    Some(match event {
        "NOTIFY_START" => (Said::Seen, Way::In, None),
        "NOTIFY_INTERNAL" => match agent(internal) {
            Some(leg) => (Said::Ringing, Way::In, Some(leg)),
            None => (Said::Seen, Way::In, None),
        },
        "NOTIFY_ANSWER" => match agent(internal) {
            Some(leg) => (Said::Answered, Way::In, Some(leg)),
            None => {
                let destination = fields.text("destination").map(|text| names::any(&text)).unwrap_or_default();
                (Said::Answered, Way::In, names::leg(destination))
            }
        },
        "NOTIFY_END" => (Said::Ended(Some(cause(fields))), Way::In, None),
        "NOTIFY_OUT_START" => (Said::Ringing, Way::Out, agent(internal)),
        "NOTIFY_OUT_END" => (Said::Ended(Some(cause(fields))), Way::Out, None),
        _ => return None,
    })
}

fn cause(fields: &Fields) -> Cause {
    fields.text("disposition").and_then(|word| words::cause(&word)).unwrap_or(Cause::Normal)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{Bench, TAKEN_THEN_CANCELLED, fuzz_with};

    const INTERNAL: &str = "event=NOTIFY_INTERNAL&caller_id=%2B79161234567&called_did=74951112233&call_start=2026-11-27+12%3A07%3A31&pbx_call_id=in_abc&internal=101";
    const ANSWER: &str = "event=NOTIFY_ANSWER&caller_id=%2B79161234567&destination=101&call_start=2026-11-27+12%3A07%3A31&pbx_call_id=in_abc";
    const OUT: &str = "event=NOTIFY_OUT_START&internal=101&destination=79161234567&call_start=2026-11-27+12%3A07%3A31&pbx_call_id=out_abc";

    fn signed() -> Bench {
        Bench::new("zadarma").secret("secret", "0123456789abcdef0123")
    }

    #[test]
    fn notifications_are_read() {
        let post = |body: &str| format!("POST\n{body}");
        Bench::new("zadarma").read(&[
            (
                "POST\nevent=NOTIFY_START&call_start=x&pbx_call_id=in_abc&caller_id=79161234567&called_did=74951112233",
                &["call=in_abc seen in from=79161234567 line=74951112233"],
            ),
            (&post(INTERNAL), &["call=in_abc ringing extension:101 in from=+79161234567 line=74951112233"]),
            (&post(ANSWER), &["call=in_abc answered extension:101|id:101 in from=+79161234567"]),
            (
                "POST\nevent=NOTIFY_END&pbx_call_id=in_abc&caller_id=79161234567&called_did=7495&disposition=no+answer",
                &["call=in_abc ended:no_answer in from=79161234567 line=7495"],
            ),
            ("POST\nevent=NOTIFY_END&pbx_call_id=in_abc&disposition=no+money", &["call=in_abc ended:normal in"]),
            (&post(OUT), &["call=out_abc ringing extension:101 out from=79161234567"]),
            (
                "POST\nevent=NOTIFY_OUT_END&pbx_call_id=out_abc&internal=101&destination=79161234567&disposition=busy",
                &["call=out_abc ended:busy out from=79161234567"],
            ),
            (
                "POST\nevent=NOTIFY_INTERNAL&pbx_call_id=in_x&caller_id=&called_did=7495",
                &["call=in_x seen in from= line=7495"],
            ),
            ("POST\nevent=NOTIFY_RECORD&pbx_call_id=in_abc", &[]),
            ("POST\nevent=NOTIFY_START", &["400 The field pbx_call_id is missing"]),
        ]);
        assert_eq!(Bench::new("zadarma").reply("POST\nevent=NOTIFY_START&pbx_call_id=in_abc").body, "");
    }

    #[test]
    fn only_what_is_signed_is_taken_where_there_is_a_secret() {
        let digits = "MWQ4NWZhNTUxMDUzYzQ2MzE5MzAwZGM0OWFmNTBhYjMyNTk3ZDQ2Mg==";
        for (body, signature, expected) in [
            (INTERNAL, digits, 200),
            (INTERNAL, "HYX6VRBTxGMZMA3EmvUKsyWX1GI=", 200),
            (ANSWER, "ZDRhNGI4YTYyZDQzZjQ0MTk5NGI0ZmMzOTNmMzU0NTIyZWI0NjMzMw==", 200),
            (OUT, "ZTNhNTY4N2U4ZWI5ZWJlYjliNzFhMmVmYmZjODk3ZjNmZmNlNjBhYg==", 200),
            (ANSWER, digits, 401),
            (&INTERNAL.replace("4567", "4568"), digits, 401),
        ] {
            assert_eq!(signed().status(&format!("POST x Signature={signature}\n{body}")), expected, "{body}");
        }
        assert_eq!(signed().status(&format!("POST\n{INTERNAL}")), 401);
        let multipart = INTERNAL.split('&').map(|pair| {
            let (name, value) = pair.split_once('=').unwrap();
            let value = value.replace("%2B", "+").replace("+12", " 12").replace("%3A", ":");
            format!("--real\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        });
        let body = multipart.collect::<String>() + "--real--\r\n";
        let head = format!("POST x Content-Type=multipart/form-data;boundary=other Signature={digits}");
        assert_eq!(signed().facts(&format!("{head}\n{body}")).len(), 1, "the boundary of its own program");
    }

    #[test]
    fn address_is_proved_before_anything_is_signed() {
        for request in ["GET ?zd_echo=abc123", "POST\nzd_echo=abc123", "GET ?zd_echo=<abc>123"] {
            let reply = signed().reply(request);
            assert_eq!((reply.media, reply.body.as_str()), ("text/plain", "abc123"), "{request}");
        }
    }

    #[test]
    fn agents_are_told_what_happens() {
        let of = |event: &str, call: u8, more: &str| {
            format!("POST\nevent={event}&caller_id=79161234567&called_did=74951112233&pbx_call_id=in_{call}{more}")
        };
        Bench::new("zadarma").told(
            &[
                (0.0, &of("NOTIFY_START", 1, "")),
                (0.1, &of("NOTIFY_INTERNAL", 1, "&internal=101")),
                (0.2, &of("NOTIFY_INTERNAL", 1, "&internal=102")),
                (3.0, &of("NOTIFY_ANSWER", 1, "&destination=102")),
                (9.0, &of("NOTIFY_END", 1, "&disposition=answered")),
                (20.0, &of("NOTIFY_INTERNAL", 2, "&internal=101")),
                (25.0, &of("NOTIFY_END", 2, "&disposition=cancel")),
            ],
            &TAKEN_THEN_CANCELLED,
        );
    }

    #[test]
    fn fuzz_any_notification_is_read_or_refused() {
        let requests = [INTERNAL, ANSWER, OUT].map(|body| format!("POST\n{body}"));
        let requests: Vec<&str> = requests.iter().map(String::as_str).collect();
        fuzz_with(|| Bench::new("zadarma"), &requests);
    }
}
