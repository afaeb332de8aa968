//! Why no tokens are given, in the words of the real CRM's token endpoint as its users report them.

use axum::http::StatusCode;

/// Why a request for tokens is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GrantError {
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

impl GrantError {
    pub(crate) fn status(self) -> StatusCode {
        match self {
            GrantError::Parameter(_) | GrantError::GrantType | GrantError::Code(_) => StatusCode::BAD_REQUEST,
            GrantError::Client | GrantError::Refresh(_) => StatusCode::UNAUTHORIZED,
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            GrantError::Client => "Некорректный клиент",
            _ => "Некорректный запрос",
        }
    }

    pub(crate) fn detail(self) -> &'static str {
        match self {
            GrantError::Client => "Авторизация клиента не прошла",
            _ => "В запросе отсутствует ряд параметров или параметры невалидны",
        }
    }

    /// What exactly was wrong; nothing when the client is not known.
    pub(crate) fn hint(self) -> Option<String> {
        let hint = match self {
            GrantError::Client => return None,
            GrantError::Parameter(name) => return Some(format!("Check the `{name}` parameter")),
            GrantError::GrantType => "Check the `grant_type` parameter",
            GrantError::Code(Flaw::Unknown) => "Cannot decrypt the authorization code",
            GrantError::Code(Flaw::Foreign) => "Authorization code was not issued to this client",
            GrantError::Code(Flaw::Expired) => "Authorization code has expired",
            GrantError::Code(Flaw::Used) => "Authorization code has been revoked",
            GrantError::Refresh(Flaw::Unknown) => "Cannot decrypt the refresh token",
            GrantError::Refresh(Flaw::Foreign) => "Token is not linked to client",
            GrantError::Refresh(Flaw::Expired) => "Token has expired",
            GrantError::Refresh(Flaw::Used) => "Token has been revoked",
        };
        Some(hint.to_owned())
    }
}
