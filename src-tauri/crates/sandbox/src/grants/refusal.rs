//! Why no tokens are given, in the words of the real CRM's token endpoint as its users report them.

use axum::http::StatusCode;

/// Why a request for tokens is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// A parameter is missing or empty.
    Parameter(&'static str),
    /// There is no such grant type.
    GrantType,
    /// No integration has this id, this secret and this redirect address.
    Client,
    /// The code is of no use.
    Code(Flaw),
    /// The refresh token is of no use.
    Refresh(Flaw),
}

/// What is wrong with a code or a refresh token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flaw {
    Unknown,
    /// Another integration's.
    Foreign,
    Expired,
    /// Used before, or revoked.
    Used,
}

impl Refusal {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            Refusal::Parameter(_) | Refusal::GrantType | Refusal::Code(_) => StatusCode::BAD_REQUEST,
            Refusal::Client | Refusal::Refresh(_) => StatusCode::UNAUTHORIZED,
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Refusal::Client => "Некорректный клиент",
            _ => "Некорректный запрос",
        }
    }

    pub(crate) fn detail(self) -> &'static str {
        match self {
            Refusal::Client => "Авторизация клиента не прошла",
            _ => "В запросе отсутствует ряд параметров или параметры невалидны",
        }
    }

    /// What exactly was wrong; nothing when the client is not known.
    pub(crate) fn hint(self) -> Option<String> {
        let hint = match self {
            Refusal::Client => return None,
            Refusal::Parameter(name) => return Some(format!("Check the `{name}` parameter")),
            Refusal::GrantType => "Check the `grant_type` parameter",
            Refusal::Code(Flaw::Unknown) => "Cannot decrypt the authorization code",
            Refusal::Code(Flaw::Foreign) => "Authorization code was not issued to this client",
            Refusal::Code(Flaw::Expired) => "Authorization code has expired",
            Refusal::Code(Flaw::Used) => "Authorization code has been revoked",
            Refusal::Refresh(Flaw::Unknown) => "Cannot decrypt the refresh token",
            Refusal::Refresh(Flaw::Foreign) => "Token is not linked to client",
            Refusal::Refresh(Flaw::Expired) => "Token has expired",
            Refusal::Refresh(Flaw::Used) => "Token has been revoked",
        };
        Some(hint.to_owned())
    }
}
