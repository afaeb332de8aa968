//! What brings events in.

pub mod socket;
