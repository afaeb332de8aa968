//! Who sits at this desktop: the account that calls go to, and the user of it. The agent does not choose these like a
//! setting: the CRM has to prove them.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::trouble::Fault;
use crate::crm::amo::host::Host;
use crate::crm::amo::oauth::Integration;

/// Who sits at this desktop, as far as the desk has to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// The account is the sandbox.
    pub demo: bool,
    /// The user of the account who sits here.
    pub me: Option<u64>,
}

/// The account that calls are reported to. Its secrets are in the keyring.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectedAccount {
    pub host: Host,
    /// The CRM's id of it: one host may become another account's.
    pub id: u64,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// How it was signed in to; without one by a long-lived token.
    #[serde(default)]
    pub oauth: Option<Integration>,
    /// The country it says it is in, by its code.
    #[serde(default)]
    pub country: Option<String>,
}

/// The account that the file names. A part that is not understood is left out, if the rest is an account without it.
pub(super) fn account(json: &Json, faults: &mut Vec<Fault>) -> Option<ConnectedAccount> {
    let why = match Option::deserialize(json) {
        Ok(account) => return account,
        Err(error) => error.to_string(),
    };
    for key in json.as_object().into_iter().flatten().map(|(key, _)| key) {
        let mut rest = json.clone();
        rest.as_object_mut().map(|parts| parts.remove(key));
        if let Ok(account) = ConnectedAccount::deserialize(&rest) {
            faults.push(Fault { field: format!("account.{key}"), why });
            return Some(account);
        }
    }
    faults.push(Fault { field: "account".into(), why });
    None
}
