//! An examination from its beginning to its end, for whoever asks for one: a test call if it is wanted, then each link.

use std::sync::Arc;

use tokio::sync::watch;
use uuid::Uuid;

use super::{Diagnosis, Links, examine, gather};
use crate::accounts::Accounts;
use crate::call::number::CallNumber;
use crate::call::source::Source;
use crate::call::{Cause, Delivery};
use crate::desk::Overview;
use crate::desktop::Desktop;
use crate::event::{Report, Reported};
use crate::inputs::NotAccepted;
use crate::intake::{Intake, settled};
use crate::settings;
use crate::text::Texts;

/// A number that belongs to nobody: it is set apart for stories.
const FICTIONAL: &str = "+15550100100";

/// What an examination needs of the app.
pub(crate) struct Examination {
    pub(crate) intake: Intake,
    pub(crate) accounts: Arc<Accounts>,
    pub(crate) overview: watch::Receiver<Overview>,
    pub(crate) desktop: Arc<dyn Desktop>,
    pub(crate) texts: Arc<Texts>,
    /// Where the socket is.
    pub(crate) socket: String,
    /// What was wrong with the settings at the start, and with the history.
    pub(crate) settings: Option<settings::Trouble>,
    pub(crate) history: Option<String>,
}

impl Examination {
    /// Holds one.
    pub(crate) async fn hold(&self, test_call: bool) -> Result<Diagnosis, NotAccepted> {
        if test_call {
            self.ring().await?;
        }
        let overview = self.overview.borrow().clone();
        let links = Links {
            intake: &self.intake,
            accounts: &self.accounts,
            overview: &overview,
            desktop: &self.desktop,
            settings: self.settings.clone(),
            history: self.history.clone(),
            socket: self.socket.clone(),
        };
        Ok(examine(&gather(links).await, &self.texts))
    }

    /// Rings for this agent alone, and waits for what the CRM says.
    async fn ring(&self) -> Result<(), NotAccepted> {
        // It is a number wherever it is read, for it has its country.
        let number = CallNumber::read(FICTIONAL, self.intake.dial_plan());
        let mut report = Report::ring(number, FICTIONAL.into(), Source::Doctor);
        report.source_call_id = Some(Uuid::new_v4().to_string());
        report.details.users = self.overview.borrow().me.map(|me| vec![me]);
        let mut over = report.clone();
        over.phase = Reported::Ended(Some(Cause::Rejected));
        let mut accepted = self.intake.report(vec![report]).await?;
        settled(&mut accepted).await;
        if let Some(call) = accepted.iter().flatten().next() {
            let delivery = call.call.borrow().delivery.clone();
            if !matches!(delivery, Delivery::Accepted { .. }) {
                tracing::info!(?delivery, "the doctor's test call was not accepted");
            }
        }
        self.intake.report(vec![over]).await?;
        Ok(())
    }
}
