//! The keyrings of Windows and macOS. They are always there, so there is nothing to listen for.

use std::sync::Arc;

use callcard_core::trouble::KeyringTrouble;
use keyring_core::api::CredentialStore;
use tokio::runtime::Handle;
use tokio::sync::watch;

#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
#[cfg(windows)]
use windows_native_keyring_store::Store;

/// The user's own.
pub(super) fn open() -> Result<Arc<CredentialStore>, KeyringTrouble> {
    let store = Store::new().map_err(|error| {
        tracing::info!(%error, "no keyring");
        KeyringTrouble::KeyringUnsupported
    })?;
    Ok(store)
}

pub(super) fn listen(_: &Handle, _: watch::Sender<u64>) {}
