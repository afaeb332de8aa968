//! Which faults a test has set, on which paths and how often.
//! It must not know how things go wrong; that is `kind`.

use axum::http::HeaderValue;
use serde::{Deserialize, Serialize};

use super::kind::FaultKind;

/// How many faults can be set at once.
const SEVERAL: usize = 32;

/// One fault of the API.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Fault {
    /// How long each answer is kept back after the work is done, in milliseconds; a minute at most.
    pub(super) latency_ms: u64,
    pub(super) answer: FaultKind,
    /// Only paths that begin so are touched, for example `/api/v2/events`.
    only: Option<String>,
    /// Only requests to this name are touched: the account has been renamed.
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<String>,
    /// How many requests are touched before all is normal again.
    times: Option<u32>,
    /// Where a redirect leads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
}

/// The faults as they were set: one, or a list from which each request gets the first that matches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Plan {
    Several(Vec<Fault>),
    One(Fault),
}

impl Default for Plan {
    fn default() -> Plan {
        Plan::One(Fault::default())
    }
}

impl Plan {
    /// Why this cannot be done, if it cannot.
    pub(super) fn flaw(&self) -> Option<&'static str> {
        let faults = match self {
            Plan::One(fault) => std::slice::from_ref(fault),
            Plan::Several(faults) => faults,
        };
        let leads_nowhere = |fault: &Fault| fault.to.as_ref().is_some_and(|to| HeaderValue::try_from(to).is_err());
        if faults.len() > SEVERAL {
            Some("At most 32 faults can be set")
        } else if faults.iter().any(leads_nowhere) {
            Some("`to` is no address")
        } else {
            None
        }
    }

    /// The fault for one request to `path` under the name `host`, counted. Of several, those that were counted to their
    /// end are gone.
    pub(super) fn take(&mut self, host: &str, path: &str) -> Fault {
        match self {
            Plan::One(fault) => fault.take(host, path),
            Plan::Several(faults) => {
                let Some(first) = faults.iter().position(|fault| fault.concerns(host, path)) else {
                    return Fault::default();
                };
                if faults[first].is_last() { faults.remove(first) } else { faults[first].take(host, path) }
            }
        }
    }
}

impl Fault {
    fn concerns(&self, host: &str, path: &str) -> bool {
        self.only.as_ref().is_none_or(|only| path.starts_with(only))
            && self.host.as_ref().is_none_or(|name| name.eq_ignore_ascii_case(host))
    }

    /// Whether it touches one more request only.
    fn is_last(&self) -> bool {
        matches!(self.times, Some(0 | 1))
    }

    fn take(&mut self, host: &str, path: &str) -> Fault {
        if !self.concerns(host, path) {
            return Fault::default();
        }
        let taken = self.clone();
        match &mut self.times {
            None => {}
            Some(0 | 1) => *self = Fault::default(),
            Some(times) => *times -= 1,
        }
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counted_fault_ends_by_itself_and_counts_only_what_it_concerns() {
        let mut fault =
            Fault { answer: FaultKind::TooMany, only: Some("/api/v2/".into()), times: Some(2), ..Fault::default() };
        let mut taken = |path| fault.take("demo", path).answer;
        assert_eq!(taken("/api/v4/account"), FaultKind::Normal);
        assert_eq!(taken("/api/v2/events"), FaultKind::TooMany);
        assert_eq!(taken("/api/v2/events"), FaultKind::TooMany);
        assert_eq!(taken("/api/v2/events"), FaultKind::Normal);
        assert_eq!(fault, Fault::default());
    }

    #[test]
    fn a_fault_of_one_name_leaves_the_others_alone() {
        let mut fault = Fault { answer: FaultKind::NotAnAccount, host: Some("old".into()), ..Fault::default() };
        for (host, answer) in [("old", FaultKind::NotAnAccount), ("new", FaultKind::Normal), ("", FaultKind::Normal)] {
            assert_eq!(fault.take(host, "/oauth2/access_token").answer, answer, "{host}");
        }
    }

    #[test]
    fn each_path_has_the_first_fault_that_concerns_it() {
        let fault = |answer, only: Option<&str>, times| Fault {
            answer,
            only: only.map(str::to_owned),
            times,
            ..Fault::default()
        };
        let mut plan = Plan::Several(vec![
            fault(FaultKind::TooMany, Some("/api/v2/"), Some(1)),
            fault(FaultKind::ServerError, Some("/api/v2/"), Some(2)),
            fault(FaultKind::Normal, Some("/oauth2/"), None),
            fault(FaultKind::Unauthorized, None, None),
        ]);
        for (path, answer) in [
            ("/oauth2/access_token", FaultKind::Normal),
            ("/api/v4/account", FaultKind::Unauthorized),
            ("/api/v2/events", FaultKind::TooMany),
            ("/api/v2/events", FaultKind::ServerError),
            ("/api/v2/events", FaultKind::ServerError),
            ("/api/v2/events", FaultKind::Unauthorized),
            ("/oauth2/access_token", FaultKind::Normal),
        ] {
            assert_eq!(plan.take("demo", path).answer, answer, "{path}");
        }
        assert!(matches!(plan, Plan::Several(rest) if rest.len() == 2));
    }
}
