//! The codes of refusals: why something that was asked for was not done, one word each.
//!
//! A closed list, for the window and for programs alike. A code is added, never renamed, and nobody writes one as a text.

use serde::Serialize;
use ts_rs::TS;

use crate::trouble::{Trouble, word};

/// Why something that was asked for was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RefusalCode")]
pub enum Code {
    /// The text is no phone number.
    NotANumber,
    /// Too many calls at once.
    Busy,
    /// The call could not be written to disk.
    NotStored,
    /// Callcard is ending.
    Ending,
    /// The history could not be read or written.
    NotRead,
    /// The history could not be exported.
    NotWritten,
    /// There is no such call in the history.
    UnknownCall,
    /// The call is not over yet.
    UnderWay,
    /// There is no setting of this name.
    NoSuchSetting,
    /// There is no source of calls of this name.
    NoSuchSource,
    /// What a source is to be set up with cannot be used: the field says what of it.
    UnfitSource,
    /// The number is less or more than the setting may be, or no number.
    OutOfRange,
    /// It is none of the words that the setting may be.
    NotOneOf,
    /// There is no such country.
    NotACountry,
    /// It is no list of texts.
    NotAList,
    /// It is neither a number nor the beginning of one.
    NotAPattern,
    /// The list is too long.
    TooMany,
    /// A name in the list is empty or endless.
    NotAName,
    /// It is no IP address.
    NotAnAddress,
    /// It is no beginning of addresses in the web.
    NotAUrl,
    /// It is no whole path of a file.
    NotAPath,
    /// It is neither an IP address nor a network.
    NotANetwork,
    /// The settings could not be saved.
    NotSaved,
    /// The clipboard is empty.
    Empty,
    /// What was copied is more than one word.
    SeveralWords,
    /// What was copied is longer than any secret.
    TooLong,
    /// A secret that is needed was not taken.
    NoSecret,
    /// The text is no address of an account.
    NotAHost,
    /// The text is no token of this account.
    NotAToken,
    /// The sign-in belongs to no account that can be used.
    NoAccount,
    /// The account has no such user.
    NoSuchUser,
    /// No account is connected.
    Sandbox,
    /// The secrets could not be removed from the keyring.
    NotRemoved,
    /// Something that should always work did not.
    Internal,
    /// What keeps calls from reaching the CRM.
    #[serde(untagged)]
    Trouble(Trouble),
}

impl Code {
    /// The code as it ends the key of a text.
    pub(crate) fn key(self) -> String {
        word(&self).replace('_', "-")
    }
}
