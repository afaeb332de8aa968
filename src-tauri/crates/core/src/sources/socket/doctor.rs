//! The route of the doctor.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};
use axum::response::IntoResponse;
use serde::Deserialize;
use uuid::Uuid;

use super::account::body;
use super::problem::Problem;
use super::routes::{Answer, Door, settled};
use crate::call::{Call, Post};
use crate::doctor::{self, Links, TEST_CALLS};
use crate::event::{Report, Reported};
use crate::inputs::Accepted;
use crate::number::CallNumber;

/// A number that belongs to nobody: it is set apart for stories.
const FICTIONAL: &str = "+15550100100";

/// What is to be examined.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Asked {
    /// Ring, too, and have it reported to the CRM.
    test_call: bool,
}

pub(super) async fn examine(State(door): State<Arc<Door>>, request: Request) -> Answer {
    let asked: Asked = body(request).await?;
    if asked.test_call {
        test_call(&door).await?;
    }
    let overview = door.overview.borrow().clone();
    let links = Links {
        intake: &door.intake,
        accounts: &door.accounts,
        overview: &overview,
        desktop: &door.desktop,
        settings: door.settings_trouble.clone(),
        history: door.trouble.as_ref().map(ToString::to_string),
        socket: door.socket.clone(),
    };
    let facts = doctor::gather(links).await;
    Ok(Json(doctor::examine(&facts, &door.texts)).into_response())
}

/// Rings for this agent alone, and waits for what the CRM says.
async fn test_call(door: &Door) -> Result<(), Problem> {
    let not_read = |error| Problem::new(axum::http::StatusCode::INTERNAL_SERVER_ERROR, format!("{error}"));
    let number = CallNumber::read(FICTIONAL, door.intake.country()).map_err(not_read)?;
    let mut report = Report::ring(number, FICTIONAL.into(), TEST_CALLS);
    report.source_call_id = Some(Uuid::new_v4().to_string());
    report.users = door.overview.borrow().me.map(|me| vec![me]);
    let mut over = report.clone();
    over.phase = Reported::Ended(Some(crate::call::Cause::Rejected));
    let mut accepted: Vec<Accepted> = door.intake.report(vec![report]).await?;
    settled(&mut accepted).await;
    if let Some(call) = accepted.first() {
        let post = Call::clone(&call.call.borrow()).post;
        if !matches!(post, Post::Done { .. }) {
            tracing::info!(?post, "the doctor's test call was not accepted");
        }
    }
    door.intake.report(vec![over]).await?;
    Ok(())
}
