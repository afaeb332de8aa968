//! The telephones and telephone systems that send requests to the HTTP door: each dialect of the door is a kind of source.
//!
//! What a dialect reads is in `door`, how requests come in is in `entrance`; here the two meet.

mod entry;
mod kind;
mod source;

use ring::rand::{SystemRandom, generate};
use secrecy::SecretString;

use super::entrance::Place;
use super::secrets::SourceSecrets;
use crate::trouble::KeyringTrouble;
pub(crate) use kind::{
    AIRCALL, BINOTEL, CALLCARD, ITOOLABS, MANGO, MAPPED, PHONE, SIPGATE, TELNYX, TELPHIN, TWILIO, UIS, ZADARMA, ZAMMAD,
};

/// How long a token is, in bytes.
const TOKEN: usize = 16;

/// The token of a source: the one that is kept, else a new one.
pub(crate) async fn token(secrets: &SourceSecrets, word: &str) -> Result<SecretString, KeyringTrouble> {
    let Ok(random) = generate::<[u8; TOKEN]>(&SystemRandom::new()) else {
        tracing::error!("the system has no randomness for a secret");
        return Err(KeyringTrouble::KeyringRefused);
    };
    let made: String = random.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    secrets.get_or_keep(word, made.into()).await
}

/// The address of a source at the door.
pub(crate) fn address(place: &Place, name: &str, token: &str) -> String {
    format!("{}/in/{name}/{token}", place.base())
}
