//! The history as the socket and the window see it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CallView;
use crate::call::CallId;
use crate::crm::Pages;
use crate::store::{Filter, Page};

/// A part of the history.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct HistoryPage {
    /// Newest first.
    pub calls: Vec<CallView>,
    /// Older ones exist.
    pub more: bool,
}

impl HistoryPage {
    /// A page of the store, with links into the account whose pages these are.
    pub fn of(page: &Page, pages: &(impl Pages + ?Sized)) -> Self {
        Self { calls: page.calls.iter().map(|call| CallView::of(call, pages)).collect(), more: page.more }
    }
}

/// Which part of the history is asked for.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct HistoryQuestion {
    /// Words and digits that must occur; `None` for all calls.
    pub search: Option<String>,
    pub filter: Filter,
    /// Only calls older than this one.
    #[ts(type = "string | null")]
    pub before: Option<CallId>,
}
