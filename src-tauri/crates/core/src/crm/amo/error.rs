//! The class of a request that brought no answer, by what came instead: a status, a page for people, a broken connection.
//!
//! What was surely not processed is told apart from everything else, for it alone may be sent again (API notes §1, §4).

use std::error::Error;
use std::io;
use std::time::Duration;

use reqwest::StatusCode;
use rustls::CertificateError;

use crate::call::Refused;
use crate::crm::CrmError;
use crate::trouble::Way;

/// The longest wait that is believed of a `Retry-After`.
const LONGEST_WAIT: Duration = Duration::from_secs(900);

/// The class of a reply whose status is no success.
pub(super) fn of_reply(status: StatusCode, html: bool, retry_after: Option<&str>) -> CrmError {
    match status {
        StatusCode::TOO_MANY_REQUESTS => CrmError::Retry { way: Way::TooMany, after: wait(retry_after) },
        StatusCode::UNAUTHORIZED => CrmError::Refused(Refused::SignIn),
        StatusCode::PAYMENT_REQUIRED => CrmError::Refused(Refused::Unpaid),
        StatusCode::FORBIDDEN if html => CrmError::Refused(Refused::Blocked),
        StatusCode::FORBIDDEN => CrmError::Refused(Refused::NoRight),
        StatusCode::NOT_FOUND if html => CrmError::Refused(Refused::NotAnAccount),
        status if status.is_server_error() => CrmError::Uncertain(Way::ServerFault),
        // Redirects are not followed: the token would go to another host.
        status if status.is_redirection() => CrmError::Refused(Refused::Redirected),
        _ => CrmError::Refused(Refused::Rejected),
    }
}

/// The class of a request that failed on the way; `proxied`: the system sends it through a proxy.
pub(super) fn of_transport(error: &reqwest::Error, proxied: bool) -> CrmError {
    if !error.is_connect() {
        return CrmError::Uncertain(if error.is_timeout() { Way::TimedOut } else { Way::CutOff });
    }
    let way = match causes(error).find_map(|cause| cause.downcast_ref::<rustls::Error>()) {
        Some(rustls::Error::InvalidCertificate(fault)) => of_certificate(fault),
        Some(_) => Way::Tls,
        // Names are resolved by the proxy, where there is one.
        None if proxied => Way::Proxy,
        None if error.is_dns() => Way::NoSuchName,
        None => Way::Offline,
    };
    CrmError::Retry { way, after: None }
}

/// What a success that is no answer comes to: a page for people comes from somebody between us and the CRM.
pub(super) fn no_answer(html: bool) -> CrmError {
    CrmError::Uncertain(if html { Way::Portal } else { Way::CutOff })
}

fn of_certificate(fault: &CertificateError) -> Way {
    match fault {
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => Way::TlsName,
        CertificateError::Expired
        | CertificateError::ExpiredContext { .. }
        | CertificateError::NotValidYet
        | CertificateError::NotValidYetContext { .. } => Way::TlsClock,
        _ => Way::TlsUntrusted,
    }
}

/// An error and all that caused it. What stands inside an I/O error is not among its sources, but is what counts.
fn causes<'a>(error: &'a (dyn Error + 'static)) -> impl Iterator<Item = &'a (dyn Error + 'static)> {
    std::iter::successors(Some(error), |&error| {
        let inner = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        inner.map(|inner| inner as &(dyn Error + 'static)).or_else(|| error.source())
    })
}

/// Seconds are the only form the CRM is known to use.
fn wait(retry_after: Option<&str>) -> Option<Duration> {
    let seconds = retry_after?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds).min(LONGEST_WAIT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_class() {
        let too_many =
            |seconds: Option<u64>| CrmError::Retry { way: Way::TooMany, after: seconds.map(Duration::from_secs) };
        let table = [
            (429, false, None, too_many(None)),
            (429, true, Some("7"), too_many(Some(7))),
            (429, false, Some("soon"), too_many(None)),
            (429, false, Some("999999"), too_many(Some(900))),
            (401, false, None, CrmError::Refused(Refused::SignIn)),
            (402, false, None, CrmError::Refused(Refused::Unpaid)),
            (403, false, None, CrmError::Refused(Refused::NoRight)),
            (403, true, None, CrmError::Refused(Refused::Blocked)),
            (400, false, None, CrmError::Refused(Refused::Rejected)),
            (404, false, None, CrmError::Refused(Refused::Rejected)),
            (404, true, None, CrmError::Refused(Refused::NotAnAccount)),
            (302, true, None, CrmError::Refused(Refused::Redirected)),
            (500, false, None, CrmError::Uncertain(Way::ServerFault)),
            (504, true, None, CrmError::Uncertain(Way::ServerFault)),
        ];
        for (status, html, retry_after, class) in table {
            let status = StatusCode::from_u16(status).unwrap();
            assert_eq!(of_reply(status, html, retry_after), class, "{status}");
        }
    }

    #[test]
    fn what_is_wrong_with_a_certificate_is_told_apart() {
        for (fault, way) in [
            (CertificateError::UnknownIssuer, Way::TlsUntrusted),
            (CertificateError::NotValidForName, Way::TlsName),
            (CertificateError::Expired, Way::TlsClock),
            (CertificateError::NotValidYet, Way::TlsClock),
            (CertificateError::BadSignature, Way::TlsUntrusted),
        ] {
            assert_eq!(of_certificate(&fault), way, "{fault:?}");
        }
    }
}
