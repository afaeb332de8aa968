//! The CRM's API (amoCRM, Kommo): its words, its refusals, its sign-in, its client. Nothing else of the app speaks it.

pub mod host;
mod wire;
mod search;
mod error;
mod connection;
pub(crate) mod claims;
pub mod oauth;
pub mod auth;
pub mod client;
mod names;

pub use client::Crm;
pub use connection::Connection;
