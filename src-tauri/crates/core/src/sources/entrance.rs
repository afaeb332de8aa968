//! The HTTP door at work: it listens while a source needs it, lets in who knows a source's token, and hands what was sent
//! to that source. Without such a source there is no open port.
//!
//! It reads no dialect and knows no call. Any web page can send to this computer: the token is the guard, and what
//! betrays a page is looked at besides. Nothing that was sent is repeated, neither in an answer nor in the log.

mod place;
mod manners;
mod rates;
mod target;
mod crowd;
mod rooms;
mod answer;
mod tls;
mod listener;
mod keep;

pub(crate) use place::{Nearness, Place};
pub(crate) use rooms::{Answered, Door, Guest, Sent, Terms, Visit};
