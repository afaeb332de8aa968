//! The CRM's API (amoCRM, Kommo): its words, its refusals, its client. Nothing else of the app speaks it.

pub mod client;
pub mod error;
pub mod wire;

pub use client::{Connection, Crm};
pub use error::CrmError;
