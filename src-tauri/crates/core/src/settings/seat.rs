//! Who sits at this desktop: the account that calls go to, and the user of it. The agent does not choose these like a
//! setting: the CRM has to prove them.

use serde::Deserialize;
use serde_json::Value as Json;

use super::trouble::Fault;
use crate::crm::ConnectedAccount;

/// Who sits at this desktop, as far as the desk has to know.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seat {
    /// The account is the sandbox.
    pub demo: bool,
    /// The user of the account who sits here.
    pub me: Option<u64>,
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
