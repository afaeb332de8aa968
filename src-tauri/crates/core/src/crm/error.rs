//! Why the CRM gave no answer, in the classes that ask for different behaviour.
//!
//! The line that matters runs between "surely not processed" and everything else: there is no idempotency key, and a
//! second try of a processed request shows the call twice (API notes §1, §4).

use std::time::Duration;

use reqwest::StatusCode;

use crate::call::Refused;

/// How long to wait after a 429 that names no time.
const TOO_MANY: Duration = Duration::from_secs(2);

/// How long to wait before trying to connect again.
const NO_CONNECTION: Duration = Duration::from_secs(1);

/// The longest wait that is believed of a `Retry-After`.
const LONGEST_WAIT: Duration = Duration::from_secs(900);

/// A request that brought no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CrmError {
    /// Surely not processed; may be sent again after a while.
    #[error("not processed; to be tried again after {after:?}")]
    Retry { after: Duration },
    /// Perhaps processed; must not be sent again.
    #[error("cut off before the answer")]
    Uncertain,
    /// Refused.
    #[error("refused: {0:?}")]
    Refused(Refused),
}

impl CrmError {
    /// The class of a reply whose status is no success.
    pub(super) fn of_reply(status: StatusCode, html: bool, retry_after: Option<&str>) -> Self {
        match status {
            StatusCode::TOO_MANY_REQUESTS => Self::Retry { after: wait(retry_after) },
            StatusCode::UNAUTHORIZED => Self::Refused(Refused::SignIn),
            StatusCode::PAYMENT_REQUIRED => Self::Refused(Refused::Unpaid),
            StatusCode::FORBIDDEN if html => Self::Refused(Refused::Blocked),
            status if status.is_server_error() => Self::Uncertain,
            // Redirects are not followed: the token would go to another host.
            _ => Self::Refused(Refused::Rejected),
        }
    }

    /// The class of a request that failed on the way.
    pub(super) fn of_transport(error: &reqwest::Error) -> Self {
        if error.is_connect() { Self::Retry { after: NO_CONNECTION } } else { Self::Uncertain }
    }
}

/// Seconds are the only form the CRM is known to use.
fn wait(retry_after: Option<&str>) -> Duration {
    let seconds = retry_after.and_then(|text| text.trim().parse().ok());
    seconds.map_or(TOO_MANY, Duration::from_secs).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_class() {
        let retry = |seconds| CrmError::Retry { after: Duration::from_secs(seconds) };
        let table = [
            (429, false, None, retry(2)),
            (429, true, Some("7"), retry(7)),
            (429, false, Some("soon"), retry(2)),
            (429, false, Some("999999"), retry(900)),
            (401, false, None, CrmError::Refused(Refused::SignIn)),
            (402, false, None, CrmError::Refused(Refused::Unpaid)),
            (403, false, None, CrmError::Refused(Refused::Rejected)),
            (403, true, None, CrmError::Refused(Refused::Blocked)),
            (400, false, None, CrmError::Refused(Refused::Rejected)),
            (404, true, None, CrmError::Refused(Refused::Rejected)),
            (302, true, None, CrmError::Refused(Refused::Rejected)),
            (500, false, None, CrmError::Uncertain),
            (504, true, None, CrmError::Uncertain),
        ];
        for (status, html, retry_after, class) in table {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(CrmError::of_reply(status, html, retry_after), class, "{status}");
        }
    }
}
