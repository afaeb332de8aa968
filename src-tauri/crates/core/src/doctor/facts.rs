//! What the doctor finds out: asks each link, sends nothing that a user of the CRM would see.

use std::sync::Arc;
use std::time::Duration;

use jiff::{Timestamp, Zoned};

use crate::accounts::Accounts;
use crate::call::Delivery;
use crate::call::source::Source;
use crate::crm::Standing;
use crate::desk::Overview;
use crate::desktop::{Desktop, DesktopFacts, Notices};
use crate::intake::Intake;
use crate::settings;
use crate::trouble::{SignInTrouble, Trouble};

/// How long the desktop may take to say what it is.
const DESKTOP: Duration = Duration::from_secs(5);
/// Calls among which the last reports are looked for.
const LOOKED_BACK: usize = 100;
/// Ids of the CRM's replies that the report carries.
const REQUESTS: usize = 3;

/// All that was found out.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Zoned,
    /// What was wrong with the settings at the start.
    pub settings: Option<settings::Trouble>,
    /// Why they cannot be saved.
    pub unsaved: Option<String>,
    /// What was wrong with the history at the start.
    pub history: Option<String>,
    /// Why the next call cannot be written to it.
    pub unwritten: Option<String>,
    /// Where the socket is.
    pub socket: String,
    /// Whether the keyring has the sign-in; `None`: it needs none.
    pub keyring: Option<Result<(), Trouble>>,
    /// Whether the CRM answers; `None`: it is the sandbox.
    pub crm: Option<Result<(), Trouble>>,
    /// The account's host, and what people call it; empty for the sandbox.
    pub host: String,
    pub account: String,
    pub proxied: bool,
    /// When the sign-in ends, whether it is renewed before, and what is wrong with it.
    pub ends: Option<Timestamp>,
    pub renewed: bool,
    pub sign_in: Option<SignInTrouble>,
    /// The CRM took the last call that it was told of.
    pub reported: bool,
    pub trouble: Option<Trouble>,
    pub me: Option<u64>,
    pub desktop: DesktopFacts,
    /// When each source reported last, the latest first.
    pub sources: Vec<(Source, Timestamp)>,
    /// Sources whose clocks are late, and by how many seconds.
    pub late: Vec<(Source, u64)>,
    /// Those of the CRM's latest replies to calls.
    pub request_ids: Vec<String>,
}

/// Where to ask.
pub(crate) struct Links<'a> {
    pub(crate) intake: &'a Intake,
    pub(crate) accounts: &'a Accounts,
    pub(crate) overview: &'a Overview,
    pub(crate) desktop: &'a Arc<dyn Desktop>,
    pub(crate) settings: Option<settings::Trouble>,
    pub(crate) history: Option<String>,
    pub(crate) socket: String,
}

/// Asks each link.
pub(crate) async fn gather(links: Links<'_>) -> Facts {
    let Links { intake, accounts, overview, desktop, settings, history, socket } = links;
    let crm = accounts.current();
    let account = crm.account();
    let standing = *crm.standing().borrow();
    let examined = async {
        tokio::time::timeout(DESKTOP, desktop.examine()).await.unwrap_or_else(|_| DesktopFacts {
            notices: Notices::Failed(format!("it took longer than {} s", DESKTOP.as_secs())),
            tray: Some(false),
            browser: false,
            window: None,
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
        settings,
        unsaved,
        history,
        unwritten,
        socket,
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
        sources: sources.unwrap_or_default().into_iter().filter(|(source, _)| *source != Source::Doctor).collect(),
        late: overview.late_sources.clone(),
        request_ids: calls.into_iter().filter_map(|call| call.request_id).take(REQUESTS).collect(),
    }
}
