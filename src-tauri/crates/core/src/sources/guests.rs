//! The telephones and telephone systems that send requests to the HTTP door: each dialect of the door is a kind of source.
//!
//! What a dialect reads is in `door`, how requests come in is in `entrance`; here the two meet.

mod entry;
mod kind;
mod plan;
mod source;

use ring::rand::{SystemRandom, generate};
use secrecy::SecretString;
use serde_json::Value;

use super::entrance::Place;
use super::kinds::Kind;
use super::secrets::SourceSecrets;
use crate::trouble::KeyringTrouble;
pub(crate) use kind::{
    AIRCALL, BINOTEL, CALLCARD, ITOOLABS, MANGO, MAPPED, PHONE, SIPGATE, TELNYX, TELPHIN, TWILIO, UIS, ZADARMA, ZAMMAD,
};

/// The field of an entry that lets telephones in the network reach the source.
const NETWORK: &str = "network";

/// How long a token is, in bytes.
const TOKEN: usize = 16;

/// The token of a source: the one that is kept, else a new one.
pub(crate) async fn token(secrets: &SourceSecrets, word: &str) -> Result<SecretString, KeyringTrouble> {
    secrets.get_or_keep(word, made()?).await
}

/// A new token for a source, in the place of the one that is kept, which is given back.
pub(crate) async fn renew(secrets: &SourceSecrets, word: &str) -> Result<Option<SecretString>, KeyringTrouble> {
    let old = secrets.get(word).await?;
    secrets.set(word, made()?).await?;
    Ok(old)
}

fn made() -> Result<SecretString, KeyringTrouble> {
    let Ok(random) = generate::<[u8; TOKEN]>(&SystemRandom::new()) else {
        tracing::error!("the system has no randomness for a secret");
        return Err(KeyringTrouble::KeyringRefused);
    };
    Ok(random.expose().iter().map(|byte| format!("{byte:02x}")).collect::<String>().into())
}

/// The address of a source at the door.
pub(crate) fn address(place: &Place, in_network: bool, name: &str, token: &str) -> String {
    format!("{}/in/{name}/{token}", place.base(in_network))
}

/// Whether an entry says that telephones in the network may reach the source.
pub(crate) fn is_in_network(entry: &Value) -> bool {
    entry.get(NETWORK).and_then(Value::as_bool).unwrap_or(false)
}

/// Whether such a source is mostly another device in the network, not a program on this computer.
pub(crate) fn is_for_devices(kind: &dyn Kind) -> bool {
    kind.fields().iter().any(|field| field.word == NETWORK && field.preset == "true")
}
