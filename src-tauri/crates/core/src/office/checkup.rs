//! The handle, as far as the check-up goes: a test call if it is wanted, then each link between a ringing phone and its
//! card is asked. Nothing is sent that a user of the CRM would see.

use std::time::Duration;

use jiff::Zoned;

use super::Office;
use crate::call::Delivery;
use crate::call::number::CallNumber;
use crate::call::source::Source;
use crate::crm::Standing;
use crate::desktop::{DesktopFacts, Notices, Telephone};
use crate::doctor::{self, Diagnosis, Facts};
use crate::inputs::NotAccepted;
use crate::intake::settled;
use crate::sources::test;
use crate::trouble::Trouble;

/// A fictional number: it is reserved for films and books.
const FICTIONAL: &str = "+15550100100";
/// How long the desktop may take to say what it is.
const DESKTOP: Duration = Duration::from_secs(5);
/// Calls among which the last reports are looked for.
const LOOKED_BACK: usize = 100;
/// Ids of the CRM's replies that the report carries.
const REQUESTS: usize = 3;

impl Office {
    /// Looks at every link between a ringing phone and its card; with a test call that the CRM is told of, too.
    pub async fn examine(&self, test_call: bool) -> Result<Diagnosis, NotAccepted> {
        if test_call {
            self.ring_for_the_doctor().await?;
        }
        Ok(doctor::examine(&self.facts().await, &self.inner.texts))
    }

    /// Rings for this agent alone, and waits for what the CRM says.
    async fn ring_for_the_doctor(&self) -> Result<(), NotAccepted> {
        let (intake, me) = (&self.inner.intake, self.inner.overview.borrow().me);
        // It includes its country code, so it is a number under any dial plan.
        let number = CallNumber::read(FICTIONAL, intake.dial_plan());
        let ring = test::ring(intake, Source::Doctor, number, FICTIONAL, me).await?;
        settled(&mut [Some(ring.accepted.clone())]).await;
        let delivery = ring.accepted.call.borrow().delivery.clone();
        if !matches!(delivery, Delivery::Accepted { .. }) {
            tracing::info!(?delivery, "the doctor's test call was not accepted");
        }
        ring.decline(intake).await
    }

    /// Asks each link.
    async fn facts(&self) -> Facts {
        let (intake, accounts, overview) = (&self.inner.intake, &self.inner.accounts, self.overview());
        let crm = accounts.current();
        let account = crm.account();
        let standing = *crm.standing().borrow();
        let call_back = self.preferences().call_back;
        let examined = async {
            let examined = tokio::time::timeout(DESKTOP, self.inner.desktop.examine(call_back)).await;
            examined.unwrap_or_else(|_| DesktopFacts {
                notices: Notices::Failed(format!("it took longer than {} s", DESKTOP.as_secs())),
                tray: Some(false),
                browser: false,
                window: None,
                web_view: true,
                telephone: Telephone::Untold,
            })
        };
        let (unsaved, unwritten, keyring, answer, examined, calls, sources) = tokio::join!(
            accounts.unsaved(),
            intake.unwritten(),
            accounts.keeps(),
            accounts.reached(overview.trouble),
            examined,
            intake.newest(LOOKED_BACK),
            intake.sources(),
        );
        let calls = calls.unwrap_or_default();
        Facts {
            now: Zoned::now(),
            settings: self.inner.start.settings.clone(),
            unsaved,
            history: self.history_trouble().map(ToString::to_string),
            unwritten,
            socket: self.inner.socket.to_string(),
            keyring,
            crm: answer,
            host: if account.sandbox { String::new() } else { account.origin.host_str().unwrap_or_default().into() },
            account: account.name.clone(),
            proxied: crm.is_proxied(),
            ends: crm.ends(),
            renewed: accounts.connected().is_some_and(|account| account.oauth.is_some()),
            sign_in: match standing {
                Standing::Trouble(Trouble::SignIn(trouble)) => Some(trouble),
                _ => None,
            },
            reported: calls
                .iter()
                .find(|call| call.delivery.was_sent())
                .is_some_and(|call| matches!(call.delivery, Delivery::Accepted { .. })),
            trouble: overview.trouble,
            me: overview.me,
            desktop: examined,
            call_back,
            unclaimed: self.unclaimed(),
            at_door: self.at_door(),
            standings: overview.sources,
            sources: sources.unwrap_or_default().into_iter().filter(|(source, _)| *source != Source::Doctor).collect(),
            late: overview.late_sources,
            request_ids: calls.into_iter().filter_map(|call| call.request_id).take(REQUESTS).collect(),
        }
    }
}
