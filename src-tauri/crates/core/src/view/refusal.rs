//! Why something that was asked for was not done, as the window is told.

use serde::Serialize;
use ts_rs::TS;

use super::{NotASecret, SecretKind};
use crate::accounts::NotConnected;
use crate::code::Code;
use crate::crm::NotSignedIn;
use crate::inputs::NotAccepted;
use crate::notice;
use crate::settings::{NotChosen, Unfit};
use crate::store::StoreError;
use crate::text::Texts;
use crate::trouble::Trouble;

/// Why something that was asked for was not done. Nobody matches its message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Refusal {
    pub code: Code,
    /// The field that is at fault, if one is: `host`, `token`, `me` or the name of a setting.
    pub field: Option<&'static str>,
    /// In the agent's language where people read it.
    pub message: String,
}

impl Refusal {
    /// A refusal that is no field's fault.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, field: None, message: message.into() }
    }

    /// The same, with the field that is at fault.
    pub fn at(self, field: &'static str) -> Self {
        Self { field: Some(field), ..self }
    }

    /// The text is no phone number.
    pub fn not_a_number() -> Self {
        Self::new(Code::NotANumber, "not a phone number")
    }

    /// The history could not be read or written.
    pub fn not_read(error: StoreError) -> Self {
        Self::new(Code::NotRead, error.to_string())
    }

    /// There is no such call.
    pub fn unknown_call() -> Self {
        Self::new(Code::UnknownCall, "there is no such call in the history")
    }

    /// The call cannot be deleted yet.
    pub fn under_way() -> Self {
        Self::new(Code::UnderWay, "the call is not over yet")
    }

    /// The trouble that stands in the way, and what to do about it.
    pub(crate) fn of_trouble(trouble: Trouble, texts: &Texts) -> Self {
        Self::new(Code::Trouble(trouble), notice::sentence(trouble, texts))
    }

    /// Something that should always work did not.
    pub fn internal(error: impl std::fmt::Display) -> Self {
        Self::new(Code::Internal, error.to_string())
    }

    /// Why a report was not taken in.
    pub fn of(why: &NotAccepted) -> Self {
        let code = match why {
            NotAccepted::Busy => Code::Busy,
            NotAccepted::NotStored => Code::NotStored,
            NotAccepted::Ending => Code::Ending,
        };
        Self::new(code, why.to_string())
    }

    /// Why what the agent has chosen is not in force.
    pub(crate) fn not_chosen(why: &NotChosen, texts: &Texts) -> Self {
        match why {
            NotChosen::Unfit(Unfit { setting, why }) => Self::new(why.code(), why.words(texts)).at(setting),
            NotChosen::NotSaved(error) => Self::not_saved(error, texts),
        }
    }

    /// The settings could not be written.
    pub fn not_saved(error: impl std::fmt::Display, texts: &Texts) -> Self {
        Self::new(Code::NotSaved, texts.with("settings-refusal-not-saved", [("why", error.to_string())]))
    }

    /// What was copied is no secret.
    pub fn not_a_secret(kind: SecretKind, why: NotASecret, texts: &Texts) -> Self {
        let key = format!("settings-refusal-{}", why.code().key());
        Self::new(why.code(), texts.get(&key)).at(kind.field())
    }

    /// A secret that is needed was not taken.
    pub fn no_secret(kind: SecretKind, texts: &Texts) -> Self {
        Self::new(Code::NoSecret, texts.get("settings-refusal-no-secret")).at(kind.field())
    }

    /// Why an account was not connected, or not signed out.
    pub fn not_connected(why: &NotConnected, texts: &Texts) -> Self {
        let said = |key: &str| texts.get(&format!("settings-refusal-{key}"));
        let no_account = |why: String| texts.with("settings-refusal-no-account", [("why", why)]);
        let message = match why {
            NotConnected::NotSignedIn(why) => match why {
                NotSignedIn::Address(_) => said("not-a-host"),
                NotSignedIn::Token(_) => said("not-a-token"),
                NotSignedIn::OtherAccount => said("other-account"),
                NotSignedIn::OtherAddress => said("other-address"),
                NotSignedIn::SignInRefused => said("sign-in-kept"),
                NotSignedIn::TokenRefused => said("sign-in"),
                NotSignedIn::CodeRefused => said("sign-in-code"),
                NotSignedIn::Crm(error) => notice::sentence(error.trouble(), texts),
                NotSignedIn::Keyring(trouble) => notice::sentence(Trouble::Keyring(*trouble), texts),
                NotSignedIn::Unprepared(why) => no_account(why.to_string()),
            },
            NotConnected::NoSuchUser(id) => texts.with("settings-refusal-no-such-user", [("id", id.to_string())]),
            NotConnected::Sandbox => said("sandbox"),
            NotConnected::NotRemoved(trouble) => {
                let trouble = notice::sentence(Trouble::Keyring(*trouble), texts);
                texts.with("settings-refusal-not-removed", [("trouble", trouble)])
            }
            NotConnected::NotSaved(why) => return Self::not_saved(why, texts),
            NotConnected::BrokenOff(_) => return Self::internal(why),
            NotConnected::NoAccount(why) => no_account(why.to_string()),
        };
        Self { code: why.code(), field: why.field(), message }
    }
}
