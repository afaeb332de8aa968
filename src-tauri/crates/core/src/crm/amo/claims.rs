//! What a token says of itself. It is not proof of anything: nobody checks the signature, so claims only help to ask
//! the right question and to warn in time.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use serde_json::Value;

/// The claims of a token (a JWT, RFC 7519; API notes §3) that are of use.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Claims {
    /// When it ends.
    pub(super) expires: Option<Timestamp>,
    /// The account it is for.
    pub(super) account_id: Option<u64>,
    /// The platform: `amocrm.ru`, `amocrm.com` or `kommo.com`.
    pub(super) base_domain: Option<String>,
}

impl Claims {
    /// Reads a token. One that is no JWT claims nothing.
    pub(super) fn read(token: &str) -> Self {
        Self::of_payload(token).unwrap_or_default()
    }

    fn of_payload(token: &str) -> Option<Self> {
        let payload = token.split('.').nth(1)?;
        let payload = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?;
        let claims: Value = serde_json::from_slice(&payload).ok()?;
        let number = |name: &str| {
            let value = claims.get(name)?;
            value.as_i64().or_else(|| value.as_str()?.parse().ok())
        };
        Some(Self {
            expires: number("exp").and_then(|seconds| Timestamp::from_second(seconds).ok()),
            account_id: number("account_id").and_then(|id| u64::try_from(id).ok()),
            base_domain: claims.get("base_domain").and_then(Value::as_str).map(str::to_owned),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    #[test]
    fn what_a_token_claims_is_read_and_nonsense_claims_nothing() {
        let claims = Claims::read(&token(r#"{"exp":1800000000,"account_id":31415926,"base_domain":"kommo.com"}"#));
        assert_eq!(claims.expires.map(Timestamp::as_second), Some(1_800_000_000));
        assert_eq!((claims.account_id, claims.base_domain.as_deref()), (Some(31_415_926), Some("kommo.com")));
        assert_eq!(Claims::read(&token(r#"{"account_id":"7"}"#)).account_id, Some(7));
        for nonsense in ["", "abc", "a.b.c", "..", &token("[]"), &token(r#"{"exp":"soon","account_id":-1}"#)] {
            assert_eq!(Claims::read(nonsense), Claims::default(), "{nonsense}");
        }
    }
}
