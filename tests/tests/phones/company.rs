//! A company: a telephone system, its telephones, and the desks of some of its agents, each set up as an administrator does it.

use std::time::Duration;

use e2e::{Daemon, From, LIMIT, Line, Pbx, Tap, Version, until};
use futures_util::future::join_all;

use crate::desk::Desk;

/// Somebody in the CRM, as a trunk writes his number and his name.
pub(crate) const IVAN: From<'_> = From { number: "79998885533", name: r#"Ivan \"Vanya\""# };
/// His number as the CRM is told it.
pub(crate) const IVAN_E164: &str = "+79998885533";

/// The numbers of the company: of agent 101, of 101 to 103 together, of two queues, and of two agents behind Local channels.
pub(crate) const ANNA: &str = "74951112244";
pub(crate) const GROUP: &str = "74951112233";
pub(crate) const SALES: &str = "74951112255";
pub(crate) const SUPPORT: &str = "74951112277";
pub(crate) const BEHIND: &str = "74951112266";
/// Agent 104, who has a softphone.
pub(crate) const DORA: &str = "74951112299";
/// Agent 101 again, for three seconds.
pub(crate) const SHORT: &str = "74951112288";

/// After the last call is over: longer than an end may wait for what explains it, and than a queue takes to ring again.
pub(crate) const NO_MORE: Duration = Duration::from_secs(6);

/// The company.
pub(crate) struct Company {
    pub(crate) pbx: Pbx,
    /// What the telephone system says, from before the first call.
    tap: Tap,
    desks: Vec<Desk>,
}

impl Company {
    /// The desks of the agents with these extensions.
    pub(crate) async fn with(version: Version, extensions: &[&str]) -> Company {
        let desks: Vec<_> = extensions.iter().map(|extension| (*extension, Daemon::Dunst)).collect();
        Company::furnished(version, &desks).await
    }

    /// The same, each desk with the notification daemon that is named.
    pub(crate) async fn furnished(version: Version, desks: &[(&str, Daemon)]) -> Company {
        let pbx = Pbx::start(version).await;
        let desks = join_all(desks.iter().map(|(extension, daemon)| Desk::connected(extension, &pbx, *daemon))).await;
        Company { tap: pbx.tap().await, pbx, desks }
    }

    /// The desk of the agent with this extension.
    pub(crate) fn desk(&self, extension: &str) -> &Desk {
        self.desks.iter().find(|desk| desk.extension == extension).expect("that agent has a desk")
    }

    /// The telephone system stops in the midst of everything, and runs again after `meanwhile`. All desks hear it then.
    pub(crate) async fn restart(&mut self, meanwhile: impl AsyncFnOnce(&Company)) {
        self.pbx.stop().await;
        for desk in &self.desks {
            // First the connection is cut off, and the next try finds nobody.
            until("nobody to answer", LIMIT, async || {
                (desk.stands("waiting").await["trouble"] == "unreachable").then_some(())
            })
            .await;
        }
        meanwhile(self).await;
        self.pbx.run().await;
        for desk in &self.desks {
            desk.stands("listening").await;
        }
    }

    /// Ivan calls this number.
    pub(crate) fn call(&self, number: &str) -> Line {
        self.pbx.trunk.dial_as(IVAN, number)
    }

    /// Waits until every call is over, and nothing is to be said of it any more. What the telephone system said is kept in
    /// `target/phones/heard/`, under the name of the scenario.
    pub(crate) async fn over(&self, scenario: &str) {
        self.tap.all_over().await;
        tokio::time::sleep(NO_MORE).await;
        self.tap.keep(scenario);
    }
}
