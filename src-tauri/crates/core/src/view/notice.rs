//! A notice as the window draws it in a preview.

use serde::Serialize;
use ts_rs::TS;

use crate::notice::Notice;

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeView {
    /// Who calls.
    pub heading: String,
    /// What else is known.
    pub lines: Vec<String>,
    /// What its buttons say.
    pub buttons: Vec<String>,
}

impl NoticeView {
    /// As the desktop is given it.
    pub fn of(notice: &Notice) -> Self {
        Self {
            heading: notice.summary.clone(),
            lines: notice.body.lines().map(str::to_owned).collect(),
            buttons: notice.buttons.iter().map(|(_, words)| words.clone()).collect(),
        }
    }
}
