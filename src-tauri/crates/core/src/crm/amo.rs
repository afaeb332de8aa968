//! The API of amoCRM and Kommo: its words, its refusals, its sign-in, its pages. Nothing else of the app speaks it.

mod host;
mod kind;
mod pages;
mod wire;
mod search;
mod error;
mod connection;
mod claims;
mod oauth;
mod auth;
mod client;
mod names;
mod connecting;
mod adapter;

pub(super) use adapter::Amo;
