//! The CRM as the app needs it. Only the adapter in `amo` speaks its protocol.

pub mod amo;
