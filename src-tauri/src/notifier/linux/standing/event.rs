//! The inputs and outputs of the state machine. No rule is here.

use std::num::NonZeroU32;

use callcard_core::desk::Button;

/// An event on the bus. Events come in the order of the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notifier::linux) enum Event {
    /// The server answered a request with the notice's id.
    Answered { request: NonZeroU32, id: u32 },
    /// A request came back.
    Refused { request: NonZeroU32 },
    /// What the server says about a notice.
    Said { notice: u32, what: What },
    /// The server is gone, and its notices with it. `succeeded`: another has taken its place at once.
    Gone { succeeded: bool },
    /// There is a server.
    Came,
}

/// What happened to a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notifier::linux) enum What {
    /// The agent clicked it, or one of its buttons.
    Pressed(Button),
    /// The agent closed it.
    Dismissed,
    /// It went by itself.
    Expired,
}

/// What comes of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notifier::linux) enum News {
    /// It is on the screen, as asked for last.
    Shown,
    Told(What),
    /// Another notice of the server's that was this one before, or is not to be there: to be closed.
    Leftover(u32),
}

/// The next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::notifier::linux) enum Step {
    Wait,
    /// Ask for it, in place of the one under this id.
    Ask {
        replaces: Option<u32>,
    },
    Close(u32),
    /// It is neither wanted nor up.
    Leave,
}
