//! Tokens that look like the real CRM's, and that nobody can guess: bearers have the shape of a JWT with its claims and
//! its length, codes and refresh tokens are long hexadecimal texts. Nothing is signed; the sandbox knows its tokens.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use uuid::Uuid;

use crate::account;

/// Bytes of a signature with a key of 4096 bits.
const SIGNATURE: usize = 512;
/// The fewest characters of a signature that keep a bearer secret.
const SECRET: usize = 64;
/// What the real CRM's codes and refresh tokens begin with.
const PREFIX: &str = "def50200";
/// Random bytes of a code or a refresh token.
const OPAQUE: usize = 448;

/// What a bearer says about itself; times in Unix seconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claims<'a> {
    pub(crate) client_id: &'a str,
    pub(crate) user: i64,
    pub(crate) issued: i64,
    pub(crate) expires: i64,
}

/// A bearer of about 1,400 characters.
pub(crate) fn bearer(claims: Claims<'_>) -> String {
    format!("{}{}", unsigned(claims), URL_SAFE_NO_PAD.encode(random(SIGNATURE)))
}

/// A bearer of exactly this length, or `None` when that is too short for its claims and for being unguessable.
pub(crate) fn bearer_of_length(claims: Claims<'_>, length: usize) -> Option<String> {
    let mut token = unsigned(claims);
    length.checked_sub(token.len()).filter(|rest| *rest >= SECRET)?;
    token.push_str(&URL_SAFE_NO_PAD.encode(random(length)));
    token.truncate(length);
    Some(token)
}

/// Header and payload, each with its dot.
fn unsigned(claims: Claims<'_>) -> String {
    let id = hex(40);
    let header = json!({"typ": "JWT", "alg": "RS256", "jti": id});
    let payload = json!({
        "aud": claims.client_id,
        "jti": id,
        "iat": claims.issued,
        "nbf": claims.issued,
        "exp": claims.expires,
        "sub": claims.user.to_string(),
        "grant_type": "",
        "account_id": account::ID,
        "base_domain": "amocrm.ru",
        "version": 2,
        "scopes": ["push_notifications", "files", "crm", "files_delete", "notifications"],
        "hash_uuid": Uuid::new_v4(),
    });
    let encode = |part: serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}.", encode(header), encode(payload))
}

/// A code or a refresh token: about 900 characters that say nothing.
pub(crate) fn opaque() -> String {
    format!("{PREFIX}{}", hex(OPAQUE))
}

fn hex(bytes: usize) -> String {
    random(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a text cannot fail.
        write!(text, "{byte:02x}").ok();
        text
    })
}

fn random(bytes: usize) -> Vec<u8> {
    std::iter::repeat_with(Uuid::new_v4).flat_map(Uuid::into_bytes).take(bytes).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    const CLAIMS: Claims<'_> =
        Claims { client_id: "0cf1a3b2-6f2e-4a39-9b8a-27c1d7a0b001", user: 7, issued: 10, expires: 20 };

    #[test]
    fn a_bearer_has_the_claims_and_the_length_of_a_real_one() {
        let token = bearer(CLAIMS);
        assert!((1_300..1_600).contains(&token.len()), "{}", token.len());
        let parts: Vec<Vec<u8>> = token.split('.').map(|part| URL_SAFE_NO_PAD.decode(part).unwrap()).collect();
        assert_eq!(parts.len(), 3);
        let header: Value = serde_json::from_slice(&parts[0]).unwrap();
        let payload: Value = serde_json::from_slice(&parts[1]).unwrap();
        assert_eq!(header["typ"], "JWT");
        assert_eq!(header["jti"], payload["jti"]);
        for (claim, value) in [
            ("aud", json!(CLAIMS.client_id)),
            ("iat", json!(10)),
            ("nbf", json!(10)),
            ("exp", json!(20)),
            ("sub", json!("7")),
            ("account_id", json!(account::ID)),
            ("base_domain", json!("amocrm.ru")),
        ] {
            assert_eq!(payload[claim], value, "{claim}");
        }
        assert_ne!(token, bearer(CLAIMS));
    }

    #[test]
    fn a_bearer_can_have_any_length_that_keeps_it_secret() {
        for length in [1_280, 2_560, 4_096, 4_097] {
            assert_eq!(bearer_of_length(CLAIMS, length).unwrap().len(), length);
        }
        assert_eq!(bearer_of_length(CLAIMS, 500), None);
    }

    #[test]
    fn opaque_texts_are_long_and_differ() {
        let (one, other) = (opaque(), opaque());
        assert_eq!(one.len(), 8 + 2 * OPAQUE);
        assert_ne!(one, other);
    }
}
