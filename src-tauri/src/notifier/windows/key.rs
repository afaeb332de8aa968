//! The key that proves the links of toasts: of this installation, in the keyring.
//!
//! Without a keyring there is one for this run, and links from before lead nowhere.

use std::sync::Arc;
use std::time::Duration;

use callcard_core::app::Keyring;
use callcard_local::Paths;
use secrecy::ExposeSecret;
use tokio::runtime::Handle;
use uuid::Uuid;

/// How long the first notice waits for it.
const PATIENCE: Duration = Duration::from_secs(1);

/// Asks for the key from now on.
pub(super) fn ask(
    runtime: &Handle,
    paths: &Paths,
    keyring: Option<Arc<dyn Keyring>>,
) -> impl Future<Output = String> + Send + use<> {
    let entry = format!("{}/notice-links", paths.mark());
    let kept = runtime.spawn(async move {
        let keyring = keyring?;
        match keyring.get(&entry).await {
            Ok(Some(key)) => Some(key.expose_secret().to_owned()),
            Ok(None) => {
                let key = fresh();
                keyring.set(&entry, key.clone().into()).await.is_ok().then_some(key)
            }
            Err(_) => None,
        }
    });
    async move {
        match tokio::time::timeout(PATIENCE, kept).await {
            Ok(Ok(Some(key))) => key,
            _ => {
                tracing::info!("the keyring keeps no key: notices can be clicked as long as Callcard runs");
                fresh()
            }
        }
    }
}

/// 244 bits by chance.
fn fresh() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}
