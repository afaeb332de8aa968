//! How every source stands, for all to see: told by the sources, and a part of the overview.

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;

use crate::call::number::DialPlan;
use crate::desk::Overview;
use crate::event::Report;
use crate::inputs::{Accepted, NotAccepted};
use crate::intake::Intake;
use crate::standing::{Knock, SourceState, Standing};

/// How soon after one knock at the HTTP door the next is noted: whoever guesses secrets wakes nobody by it.
const BETWEEN_KNOCKS: SignedDuration = SignedDuration::from_secs(1);

/// The sources' part of the overview. They alone change it.
#[derive(Clone, Debug)]
pub(crate) struct Standings(watch::Sender<Overview>);

impl Standings {
    pub(crate) fn of(overview: watch::Sender<Overview>) -> Self {
        Self(overview)
    }

    /// Begins with a source, behind those that there are.
    pub(super) fn open(&self, name: &str, kind: &'static str) -> Teller {
        let state = SourceState {
            name: name.to_owned(),
            kind,
            standing: Standing::Starting,
            heard: None,
            reported: None,
            knock: None,
        };
        self.0.send_modify(|overview| overview.sources.push(state));
        self.of_source(name)
    }

    /// Where a source that there is says how it stands.
    pub(super) fn of_source(&self, name: &str) -> Teller {
        Teller { standings: self.clone(), name: name.to_owned() }
    }

    /// Leaves out a source that is set up no more.
    pub(super) fn close(&self, name: &str) {
        self.0.send_modify(|overview| overview.sources.retain(|state| state.name != name));
    }

    /// Notes that a source brought in a report. This wakes no followers: the call itself does.
    pub(super) fn reported(&self, name: &str) {
        self.change(name, |state| {
            state.reported = Some(Timestamp::now());
            false
        });
    }

    /// Changes the state of one source. `change` says whether followers are to be woken.
    fn change(&self, name: &str, change: impl FnOnce(&mut SourceState) -> bool) {
        self.0.send_if_modified(|overview| {
            let state = overview.sources.iter_mut().find(|state| state.name == name);
            state.is_some_and(change)
        });
    }
}

/// Where one source says how it stands.
#[derive(Clone, Debug)]
pub struct Teller {
    standings: Standings,
    name: String,
}

impl Teller {
    /// The source's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Says how it stands now. Saying the same again costs nothing.
    pub fn tell(&self, standing: Standing) {
        self.standings.change(&self.name, |state| std::mem::replace(&mut state.standing, standing) != standing);
    }

    /// What it said last.
    pub fn standing(&self) -> Option<Standing> {
        let overview = self.standings.0.borrow();
        overview.sources.iter().find(|state| state.name == self.name).map(|state| state.standing)
    }

    /// Notes that it told of a call, whoever's it is. Only the first time is news, and the first after a knock.
    pub(super) fn heard(&self) {
        self.standings.change(&self.name, |state| {
            let is_news = state.heard.is_none() || state.knocked().is_some();
            state.heard = Some(Timestamp::now());
            is_news
        });
    }

    /// Notes that somebody was turned away at its address.
    pub(super) fn knocked(&self, knock: Knock) {
        self.standings.change(&self.name, |state| {
            let is_soon = state.knock.is_some_and(|last| knock.at.duration_since(last.at) < BETWEEN_KNOCKS);
            if !is_soon {
                state.knock = Some(knock);
            }
            !is_soon
        });
    }
}

/// Where the reports of one source go.
#[derive(Clone, Debug)]
pub struct Reports {
    intake: Intake,
    teller: Teller,
}

impl Reports {
    pub(super) fn new(intake: Intake, teller: Teller) -> Self {
        Self { intake, teller }
    }

    /// Hands in reports, which stand or fall together. Comes back when they are on disk: in order, with `None` for one
    /// that is about no call.
    pub async fn hand_in(&self, reports: Vec<Report>) -> Result<Vec<Option<Accepted>>, NotAccepted> {
        let accepted = self.intake.report(reports).await?;
        self.teller.standings.reported(&self.teller.name);
        Ok(accepted)
    }

    /// What numbers are read by.
    pub fn dial_plan(&self) -> DialPlan {
        self.intake.dial_plan()
    }
}
