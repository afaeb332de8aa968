//! The CRM's API (amoCRM, Kommo): its words, its refusals, its sign-in, its client. Nothing else of the app speaks it.

pub mod host;
pub mod wire;
mod search;
pub mod error;
pub mod line;
pub(crate) mod claims;
pub mod oauth;
pub mod auth;
pub mod client;
pub mod names;

pub use client::{Account, Crm};
pub use error::CrmError;
