//! Whether a request comes from whom it should: secrets compared in constant time, and signatures.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, hmac, signature};
use secrecy::{ExposeSecret, SecretString};
use subtle::ConstantTimeEq;

/// Whether two secrets are the same. The time this takes tells nothing but their lengths.
pub fn same(given: &str, expected: &str) -> bool {
    given.as_bytes().ct_eq(expected.as_bytes()).into()
}

/// Whether what was given, if anything was, is this secret.
pub(super) fn is(given: Option<&str>, secret: &SecretString) -> bool {
    given.is_some_and(|given| same(given, secret.expose_secret()))
}

/// HMAC-SHA1, which Zadarma and Twilio sign with.
pub(super) fn hmac_sha1(secret: &SecretString, text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose_secret().as_bytes());
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

/// SHA-256 of all these parts together, in hexadecimal digits.
pub(super) fn sha256(parts: &[&[u8]]) -> String {
    let mut context = digest::Context::new(&digest::SHA256);
    parts.iter().for_each(|part| context.update(part));
    hex(context.finish().as_ref())
}

/// Whether this is an Ed25519 signature of the bytes; key and signature in base64.
pub(super) fn is_signed(bytes: &[u8], signed: &str, key: &SecretString) -> bool {
    let (Ok(key), Ok(signed)) = (STANDARD.decode(key.expose_secret()), STANDARD.decode(signed)) else { return false };
    signature::UnparsedPublicKey::new(&signature::ED25519, key).verify(bytes, &signed).is_ok()
}

pub(super) fn base64(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

/// Lower case.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_the_same_only_as_a_whole() {
        assert!(same("s3cret", "s3cret"));
        for other in ["", "s3cre", "s3cret ", "S3cret"] {
            assert!(!same(other, "s3cret"), "{other}");
        }
    }

    #[test]
    fn digests_are_those_of_the_standards() {
        let key = SecretString::from("Jefe");
        let signed = hmac_sha1(&key, "what do ya want for nothing?");
        assert_eq!(hex(&signed), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "RFC 2202, case 2");
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(&[b"a", b"bc"]), digest, "FIPS 180-2");
    }

    #[test]
    fn signatures_with_a_key_hold_for_these_bytes_alone() {
        // RFC 8032, section 7.1, test 3.
        let key = SecretString::from(base64(unhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")));
        let signed = base64(unhex(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ));
        assert!(is_signed(&[0xaf, 0x82], &signed, &key));
        assert!(!is_signed(&[0xaf, 0x83], &signed, &key));
        assert!(!is_signed(&[0xaf, 0x82], "no base64!", &key));
        assert!(!is_signed(&[0xaf, 0x82], &signed, &SecretString::from("short")));
    }

    fn unhex(text: &str) -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    }
}
