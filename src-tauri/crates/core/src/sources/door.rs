//! The HTTP door: what telephones and telephone systems send to it, read into facts of calls.
//!
//! What is here is pure: a request goes in; facts and a reply come out, or a refusal that says what to change. A dialect
//! is a file, its `mod` line and its place in `DIALECTS`. It opens no port, asks no clock, and decides nothing about calls.

mod request;
mod refusal;
mod proof;
mod fields;
mod words;
mod names;
mod unnamed;
mod dialect;
mod live;
mod callcard;
mod zammad;
pub mod phone;
pub mod mapped;
mod presets;
mod zadarma;
mod mango;
mod itoolabs;
pub mod uis;
mod sipuni;
mod onlinepbx;

pub use crate::settings::Peers;
pub use dialect::{Dialect, Heard, Kind, Reach, Setup, Unfit};
pub use live::{Live, LiveKind, Message};
pub use onlinepbx::LIVE as ONLINEPBX;
pub use proof::same;
pub use refusal::Refusal;
pub use request::{Address, LONGEST_BODY, Reply, Request};
pub use sipuni::LIVE as SIPUNI;

/// Every dialect, in the order in which people are shown them.
pub static DIALECTS: [Kind; 16] = [
    callcard::KIND,
    phone::KIND,
    zammad::ZAMMAD,
    zadarma::KIND,
    mango::KIND,
    itoolabs::KIND,
    uis::KIND,
    sipuni::KIND,
    onlinepbx::KIND,
    zammad::SIPGATE,
    presets::TELPHIN,
    presets::BINOTEL,
    presets::TWILIO,
    presets::TELNYX,
    presets::AIRCALL,
    mapped::KIND,
];

/// The dialect that goes by this word.
pub fn dialect(word: &str) -> Option<&'static Kind> {
    DIALECTS.iter().find(|kind| kind.word == word)
}

#[cfg(test)]
pub(super) mod tests;
