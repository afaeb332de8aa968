//! The routes of the settings: what may be chosen, what is chosen, and choosing something else. No secret is a setting.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::code::Code;
use crate::event::{Fault, FaultCode};
use crate::office::Office;
use crate::server::problem::Problem;
use crate::server::{Answer, body};
use crate::settings::{ENTRIES, Entry, Limits, NotChosen, Preference, Preferences};
use crate::text::Texts;
use crate::view::Refusal;

/// A setting as it is, and what else it may be.
#[derive(Serialize)]
struct Shown {
    name: &'static str,
    /// For people.
    title: String,
    value: Value,
    default: Value,
    /// Of a number.
    limits: Option<Limits>,
    /// Of what is one of a few words.
    words: Option<&'static [&'static str]>,
}

/// A request to choose something else.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChosenBody {
    value: Value,
}

pub(super) fn routes() -> Router<Office> {
    Router::new().route("/settings", get(all)).route("/settings/{name}", get(one).put(choose))
}

async fn all(State(office): State<Office>) -> Json<Value> {
    let preferences = office.preferences();
    let settings: Vec<_> = ENTRIES.iter().map(|entry| Shown::of(entry, &preferences, office.texts())).collect();
    Json(json!({ "settings": settings }))
}

async fn one(State(office): State<Office>, Path(name): Path<String>) -> Answer {
    Ok(Json(Shown::of(known(&name)?, &office.preferences(), office.texts())).into_response())
}

async fn choose(State(office): State<Office>, Path(name): Path<String>, request: Request) -> Answer {
    let entry = known(&name)?;
    let ChosenBody { value } = body::json(request).await?;
    let changed = office.change_setting(Preference::new(entry, value)).await;
    let preferences = changed.map_err(|why| problem(&why, office.texts()))?;
    Ok(Json(Shown::of(entry, &preferences, office.texts())).into_response())
}

impl Shown {
    fn of(entry: &Entry, preferences: &Preferences, texts: &Texts) -> Self {
        Self {
            name: entry.name,
            title: texts.get(&format!("settings-{}", entry.name.replace('_', "-"))),
            value: entry.value(preferences),
            default: entry.value(&Preferences::default()),
            limits: entry.limits,
            words: (!entry.words.is_empty()).then_some(entry.words),
        }
    }
}

fn known(name: &str) -> Result<&'static Entry, Problem> {
    let unknown = || {
        Problem::new(
            StatusCode::NOT_FOUND,
            "There is no setting of this name: GET /settings (callcardctl settings list) has them all",
        )
        .coded(Code::NoSuchSetting)
    };
    Entry::named(name).ok_or_else(unknown)
}

/// In the agent's words, which say what may be chosen.
fn problem(why: &NotChosen, texts: &Texts) -> Problem {
    let Refusal { code, message, .. } = Refusal::not_chosen(why, texts);
    match why {
        NotChosen::Unfit(unfit) => {
            let fault = Fault {
                path: "value".into(),
                code: FaultCode::Refused(unfit.why.code()),
                detail: unfit.why.to_string(),
            };
            Problem::at(fault, &message).coded(code)
        }
        NotChosen::NotSaved(_) => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, message).coded(code),
    }
}
