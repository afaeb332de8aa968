//! Secrets longer than an entry of the keyring may be, in several entries. Windows takes 2,560 bytes; tokens can have 4 KB.

use std::collections::HashMap;
use std::sync::Arc;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error, Result};

/// The longest secret of one entry, in bytes; `None`: no limit that a token comes near.
const LONGEST: Option<usize> = if cfg!(windows) { Some(2_500) } else { None };
/// Entries that a secret may take.
const MOST: usize = 4;
/// What a secret in several entries begins with. No token does.
const SPLIT: u8 = 1;
/// The service under which our entries are.
const SERVICE: &str = "Callcard";

/// Reads a secret; `None` when it is not there, whole.
pub(super) fn get(store: &Arc<CredentialStore>, name: &str) -> Result<Option<Vec<u8>>> {
    let read = |part: usize| match entry(store, name, part)?.get_secret() {
        Ok(secret) => Ok(Some(secret)),
        Err(Error::NoEntry) => Ok(None),
        Err(error) => Err(error),
    };
    let Some(first) = read(0)? else { return Ok(None) };
    join(first, read)
}

/// Keeps a secret. The first part comes last: with it the secret is there.
pub(super) fn set(store: &Arc<CredentialStore>, name: &str, secret: &[u8]) -> Result<()> {
    let parts = split(secret, LONGEST);
    if parts.len() > MOST {
        let most = u32::try_from(LONGEST.unwrap_or_default().saturating_mul(MOST)).unwrap_or(u32::MAX);
        return Err(Error::TooLong("secret".into(), most));
    }
    for (part, bytes) in parts.iter().enumerate().rev() {
        entry(store, name, part)?.set_secret(bytes)?;
    }
    Ok(())
}

/// Removes a secret, whole. One that is not there is removed.
pub(super) fn delete(store: &Arc<CredentialStore>, name: &str) -> Result<()> {
    for part in 0..if LONGEST.is_some() { MOST } else { 1 } {
        match entry(store, name, part)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn entry(store: &Arc<CredentialStore>, name: &str, part: usize) -> Result<Entry> {
    // Windows would else carry secrets to the user's other computers, and a refresh token works once.
    let here = HashMap::from([("persistence", "local")]);
    let modifiers = cfg!(windows).then_some(&here);
    match part {
        0 => store.build(SERVICE, name, modifiers),
        part => store.build(SERVICE, &format!("{name}/{part}"), modifiers),
    }
}

/// A secret that fits stays as it is; of another the first part says how many there are.
fn split(secret: &[u8], longest: Option<usize>) -> Vec<Vec<u8>> {
    let Some(longest) = longest.filter(|longest| secret.len() > *longest) else { return vec![secret.to_vec()] };
    let mut parts: Vec<Vec<u8>> = secret.chunks(longest.saturating_sub(2).max(1)).map(<[u8]>::to_vec).collect();
    let count = u8::try_from(parts.len()).unwrap_or(u8::MAX);
    parts[0].splice(0..0, [SPLIT, count]);
    parts
}

fn join<E>(
    first: Vec<u8>,
    read: impl Fn(usize) -> std::result::Result<Option<Vec<u8>>, E>,
) -> std::result::Result<Option<Vec<u8>>, E> {
    let [SPLIT, count, begin @ ..] = first.as_slice() else { return Ok(Some(first)) };
    let mut secret = begin.to_vec();
    for part in 1..usize::from(*count).min(MOST) {
        match read(part)? {
            Some(bytes) => secret.extend(bytes),
            None => return Ok(None),
        }
    }
    Ok(Some(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_split_is_joined_and_fits() {
        let longest = 10;
        for length in [0, 1, 9, 10, 11, 16, 17, 30] {
            let secret: Vec<u8> = (0..length).map(|n| b'a' + n % 26).collect();
            let parts = split(&secret, Some(longest));
            assert!(parts.iter().all(|part| part.len() <= longest), "{length}: {parts:?}");
            assert_eq!(parts.len() == 1, usize::from(length) <= longest, "{length}");
            let read = |part: usize| Ok::<_, ()>(parts.get(part).cloned());
            assert_eq!(join(parts[0].clone(), read), Ok(Some(secret)), "{length}");
        }
        assert_eq!(split(&[b'x'; 9_000], None).len(), 1);
    }

    #[test]
    fn a_secret_of_which_a_part_is_gone_is_not_there() {
        let parts = split(&[b'x'; 25], Some(10));
        assert_eq!(join::<()>(parts[0].clone(), |part| Ok(parts.get(part).filter(|_| part != 2).cloned())), Ok(None));
    }
}
