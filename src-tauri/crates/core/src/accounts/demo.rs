//! The sandbox inside the app, as far as the account goes: it is the account as long as none is connected.

use std::pin::Pin;

use secrecy::SecretString;
use url::Url;

/// The sandbox inside the app, which runs only while no account is connected.
pub trait Demo: Send + Sync + 'static {
    /// Starts it, or says that it runs.
    fn open(&self) -> Pin<Box<dyn Future<Output = Result<DemoAccount, String>> + Send + '_>>;

    /// Stops it.
    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>>;
}

/// The account in the sandbox.
#[derive(Debug)]
pub struct DemoAccount {
    pub origin: Url,
    pub token: SecretString,
    /// The user who plays the agent.
    pub agent: u64,
}
