//! What the window may know of a secret: that it is there, and when it ends. Never the secret.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::code::Code;

/// A secret that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SecretKind {
    Token,
    ClientSecret,
    Code,
}

impl SecretKind {
    /// The field that it is typed into.
    pub(crate) fn field(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::ClientSecret => "client_secret",
            Self::Code => "code",
        }
    }
}

/// What may be said of a secret that was taken from the clipboard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SecretView {
    pub characters: usize,
    /// When it ends, if it says so.
    #[ts(type = "string | null")]
    pub expires_at: Option<Timestamp>,
}

/// What was copied is no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotASecret {
    /// Nothing was copied.
    Empty,
    /// It is more than one word.
    SeveralWords,
    /// It is longer than any secret.
    TooLong,
}

impl NotASecret {
    /// The code: one word.
    pub fn code(self) -> Code {
        match self {
            Self::Empty => Code::Empty,
            Self::SeveralWords => Code::SeveralWords,
            Self::TooLong => Code::TooLong,
        }
    }
}
