//! A small CRM of our own that speaks the CRM's API: the demo account, the tests' counterpart, an integrator's bench.
//!
//! It knows nothing of Callcard and imports none of its crates but the texts' loader, so that a mistake on the wire
//! shows instead of cancelling out. Everything stays on 127.0.0.1, in HTTP/1.1 or HTTP/2; bearers, codes and refresh
//! tokens are new at every start and never written down.
//!
//! Where the real CRM's behaviour is not documented, this one does the following:
//! - ids in `users` that are no active users are ignored; the event is accepted all the same, and when nobody is
//!   left it stands in nobody's notification centre;
//! - `users` that is absent, `null` or empty means every active user;
//! - several `add` entries are accepted or refused together, at most 250 of them;
//! - a body that begins with `{` is read as JSON whatever its label says, because `curl -d` labels everything a form;
//! - the token endpoint reads JSON only, and wants `redirect_uri` with a refresh token too;
//! - a missing parameter, an unknown grant type and a bad code are a 400 there; an unknown client, a wrong secret or
//!   redirect address and a bad refresh token are a 401, in the words users of the real one report;
//! - a request for tokens that is refused uses nothing up, and a code or refresh token that is used again is refused
//!   without harm to what it was exchanged for;
//! - an expired, a revoked and an invented bearer are refused in the same words;
//! - a bearer has the shape of a JWT, and nobody could verify its signature: the sandbox knows its bearers by heart,
//!   the last thousand of them;
//! - a user who is no administrator may see everything but the list of users, which is a 403;
//! - request limits are not imposed: with [`Options::faults`] a test asks for a 429 when it wants one.
//!
//! A map for the reader: `server` listens, `connection` speaks HTTP, `guard` refuses what comes from elsewhere, `api` is
//! what programs call, `grants` is what they sign in with, `web` is what people open, `choose` holds the rules that pick
//! the entity, `faults` misbehaves on request and has the door through which tests arrange things.

mod kind;
mod phone;
mod schema;
mod store;

mod account;
mod users;
mod choose;
pub mod demo;
mod entity;
mod search;
mod seed;

mod notify;

mod token;
mod grants;

mod hosts;
mod crm;
mod guard;
mod connection;

mod words;
mod api;
mod web;

mod requests;
mod faults;

mod server;

pub use hosts::HostError;
pub use kind::Kind;
pub use server::{Options, Sandbox, StartError};
