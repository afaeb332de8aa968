//! The sandbox through its public doors: real HTTP on a port of its own for every test.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

mod entities;
mod events;
mod faults;
mod guard;
mod hosts;
mod http2;
mod lifetime;
mod oauth;
mod pages;
mod shapes;
mod tokens;
