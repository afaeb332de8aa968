//! The handle, as far as clicks on notices go that come by a link.

use super::Office;
use crate::desk::{Button, Input, Subject};
use crate::desktop::Press;

impl Office {
    /// Does what the link of a notice says. Whether it was a link of ours that is still good.
    pub async fn press(&self, link: String) -> bool {
        let Some(Press { subject, button, current }) = self.inner.desktop.press(link).await else { return false };
        match (subject, button) {
            // The desk may know nothing of the notice, and the history still knows its call.
            (Subject::Call(call) | Subject::Missed(call), Button::Open) if !current => self.open_card(call),
            (Subject::Call(call) | Subject::Missed(call), Button::CallBack) if !current => self.call_back(call),
            _ => self.inner.intake.inputs.tell(Input::Pressed(subject, button)),
        }
        true
    }
}
