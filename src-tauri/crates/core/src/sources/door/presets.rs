//! Telephone systems that need no code: each is a mapping in a file of `presets/`, with how its requests are proved.
//!
//! One more is a file and a line here. Which fields tell what is documented by the vendors; where a sequence is only
//! guessed, the mapping is lenient.

use super::dialect::{Dialect, Heard, Kind, Reach, Setup, Unfit};
use super::fields::Fields;
use super::mapped::{Mapped, Mapping};
use super::proof;
use super::refusal::Refusal;
use super::request::Request;
use crate::clock::Now;
use secrecy::ExposeSecret;

pub(super) const TELPHIN: Kind = kind("telphin", &[], |setup| open(setup, include_str!("presets/telphin.json"), none));
pub(super) const BINOTEL: Kind = kind("binotel", &[], |setup| open(setup, include_str!("presets/binotel.json"), none));
pub(super) const TWILIO: Kind =
    kind("twilio", &[("auth_token", false)], |setup| open(setup, include_str!("presets/twilio.json"), twilio));
pub(super) const TELNYX: Kind =
    kind("telnyx", &[("public_key", false)], |setup| open(setup, include_str!("presets/telnyx.json"), telnyx));
pub(super) const AIRCALL: Kind =
    kind("aircall", &[("token", false)], |setup| open(setup, include_str!("presets/aircall.json"), aircall));

/// How long a signed request is good, in seconds.
const SIGNED: i64 = 300;

/// Whether a request is proved, by a secret where one is kept.
type Proof = fn(&Request<'_>, &Setup, Now) -> bool;

const fn kind(
    word: &'static str,
    secrets: &'static [(&'static str, bool)],
    open: fn(Setup) -> Result<Box<dyn Dialect>, Unfit>,
) -> Kind {
    Kind { word, reach: Reach::Far, secrets, open }
}

fn open(setup: Setup, mapping: &str, proof: Proof) -> Result<Box<dyn Dialect>, Unfit> {
    let mapping: Mapping = serde_json::from_str(mapping).map_err(|error| Unfit::Settings(error.to_string()))?;
    let mapped = Mapped::new(setup.source.clone(), mapping)?;
    Ok(Box::new(Preset { setup, mapped, proof }))
}

/// A mapping whose requests may be proved.
struct Preset {
    setup: Setup,
    mapped: Mapped,
    proof: Proof,
}

impl Dialect for Preset {
    fn hear(&mut self, request: &Request<'_>, now: Now) -> Result<Heard, Refusal> {
        let fields = Fields::of(request)?;
        if !(self.proof)(request, &self.setup, now) {
            return Err(Refusal::Unproven("the signature or the token in it is missing or wrong"));
        }
        self.mapped.read(&fields, now)
    }

    fn tells_ends(&self) -> bool {
        self.mapped.tells_ends()
    }
}

/// The token in the address is all there is.
fn none(_: &Request<'_>, _: &Setup, _: Now) -> bool {
    true
}

/// A token among the fields.
fn aircall(request: &Request<'_>, setup: &Setup, _: Now) -> bool {
    let Some(secret) = setup.secret("token") else { return true };
    Fields::of(request).is_ok_and(|fields| proof::is(fields.exact("token"), &secret))
}

/// HMAC-SHA1 over the address and the fields of the form, ordered by name; over the address alone where that names the
/// digest of the body.
fn twilio(request: &Request<'_>, setup: &Setup, _: Now) -> bool {
    let Some(secret) = setup.secret("auth_token") else { return true };
    let Some(signed) = request.header("x-twilio-signature") else { return false };
    let digest = request.query.split('&').find_map(|pair| pair.strip_prefix("bodySHA256="));
    let fields = match digest {
        Some(digest) if !proof::same(&digest.to_lowercase(), &proof::sha256(&[request.body])) => return false,
        Some(_) => String::new(),
        None => {
            // As they were written: how we read nested keys and a plus that was not encoded is not how they were signed.
            let mut pairs: Vec<_> = form_urlencoded::parse(request.body).collect();
            pairs.sort_unstable();
            pairs.into_iter().map(|(key, value)| format!("{key}{value}")).collect()
        }
    };
    let expected = addresses(request);
    let expected =
        expected.iter().map(|address| proof::base64(proof::hmac_sha1(&secret, &format!("{address}{fields}"))));
    // Every one is compared, so the time tells nothing.
    expected.fold(false, |is_signed, expected| is_signed | proof::same(signed, &expected))
}

/// The address of a request as its sender may have written it: with the port that needs no saying, and without; with a slash
/// behind the path, and without.
fn addresses(request: &Request<'_>) -> Vec<String> {
    let mut path = request.address.expose_secret().trim_end_matches('/').to_owned();
    if !request.place.is_empty() {
        path = format!("{path}/{}", request.place);
    }
    let mut paths = vec![path.clone()];
    for (scheme, port) in [("https://", ":443"), ("http://", ":80")] {
        let Some(rest) = path.strip_prefix(scheme) else { continue };
        let (host, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        paths.push(match host.strip_suffix(port) {
            Some(host) => format!("{scheme}{host}{rest}"),
            None => format!("{scheme}{host}{port}{rest}"),
        });
    }
    let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
    paths.iter().flat_map(|path| ["", "/"].map(|slash| format!("{path}{slash}{query}"))).collect()
}

/// Ed25519 over time and body.
fn telnyx(request: &Request<'_>, setup: &Setup, now: Now) -> bool {
    let Some(key) = setup.secret("public_key") else { return true };
    let (Some(time), Some(signed)) = (request.header("telnyx-timestamp"), request.header("telnyx-signature-ed25519"))
    else {
        return false;
    };
    let is_fresh = time.parse::<i64>().is_ok_and(|time| now.wall.as_second().abs_diff(time) <= SIGNED as u64);
    let bytes = [time.as_bytes(), b"|", request.body].concat();
    is_fresh && proof::is_signed(&bytes, signed, &key)
}

#[cfg(test)]
mod tests;
