//! Callcard without its desktop: calls, the desk that decides, the CRM's protocol, the words of a notice.
//!
//! Modules stand in reading order; a module imports only what stands above it.

pub use callcard_texts as text;

#[cfg(test)]
mod fuzz;
pub mod clock;
pub mod call;
pub mod trouble;
pub mod standing;
pub mod code;
pub mod event;
pub mod keyring;
pub mod crm;
pub mod settings;
pub mod quiet;
pub mod store;
pub mod reporting;
pub mod desk;
pub mod exchange;
pub mod notice;
pub mod menu;
pub mod recovery;
pub mod desktop;
pub(crate) mod outlet;
pub mod inputs;
pub(crate) mod delivery;
pub mod accounts;
pub mod view;
pub mod secrets;
pub(crate) mod export;
pub mod lock;
pub mod handover;
pub(crate) mod intake;
pub mod doctor;
pub(crate) mod server;
pub mod sources;
pub mod phone;
pub mod office;
pub(crate) mod api;
pub(crate) mod switchboard;
pub mod app;
