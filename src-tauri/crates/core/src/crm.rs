//! The CRM as the app needs it: what it is told and asked, what it answers, how its sign-in stands.
//!
//! No word of a protocol stands here. Only an adapter (`amo`) knows paths, ids of kinds, tokens, hosts and page addresses.

mod account;
mod error;
mod reply;
mod standing;
pub mod amo;

pub use account::{Account, AccountFacts, User};
pub use error::{CrmError, Unprepared};
pub use reply::{Found, Notified};
pub use standing::Standing;
