//! The state of one running sandbox, shared by its API and its pages.
//! It does nothing by itself: the API and the pages change it. It must not know how either is spoken to.

use jiff::Timestamp;
use parking_lot::{Mutex, MutexGuard};
use uuid::Uuid;

use crate::account::AGENT;
use crate::grants::Grants;
use crate::hosts::Hosts;
use crate::store::Store;

/// One running sandbox.
pub(crate) struct Crm {
    pub(crate) store: Store,
    /// Where it listens, as `http://127.0.0.1:27277`.
    pub(crate) origin: String,
    /// The names it answers to.
    pub(crate) hosts: Hosts,
    /// The bearer that opens the API from the start on, the demo agent's.
    pub(crate) token: String,
    /// All other bearers, and the integrations they were issued to.
    pub(crate) grants: Mutex<Grants>,
}

impl Crm {
    /// Locks the grants. Never held across an await.
    pub(crate) fn grants(&self) -> MutexGuard<'_, Grants> {
        self.grants.lock()
    }

    /// The user of this bearer, or `None` if it is not valid.
    pub(crate) fn user_of(&self, bearer: &str) -> Option<i64> {
        if bearer == self.token { Some(AGENT) } else { self.grants().user_of(bearer, Timestamp::now().as_second()) }
    }
}

/// An unguessable text: 244 random bits.
pub(crate) fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}
