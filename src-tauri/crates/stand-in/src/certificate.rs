//! A certificate for `localhost` that nobody but itself has signed, for tests of TLS.

/// The certificate and its key, in PEM.
#[must_use]
pub fn certificate() -> (String, String) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate can be made");
    (made.cert.pem(), made.signing_key.serialize_pem())
}
