//! What one running sandbox consists of, shared by its API and its pages.
//! It must not act by itself: it is the things on the desk, not who works there.

use uuid::Uuid;

use crate::store::Store;
use crate::web::Languages;

/// One running sandbox.
pub(crate) struct Crm {
    pub(crate) store: Store,
    /// Where it listens, as `http://127.0.0.1:27277`.
    pub(crate) origin: String,
    pub(crate) port: u16,
    /// The bearer that opens the API.
    pub(crate) token: String,
    /// What our own forms carry, so that nobody else's can be sent in their place.
    pub(crate) form_token: String,
    pub(crate) languages: Languages,
}

/// Text nobody can guess: 244 random bits.
pub(crate) fn secret() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}
