//! Windows toasts as far as they can be thought out without Windows: what one says, where it belongs, what its links prove,
//! and which step brings it to what is wanted. Pure, so that the tests run on every system.

pub(super) mod link;
pub(super) mod place;
pub(super) mod standing;
pub(super) mod used;
pub(super) mod xml;
