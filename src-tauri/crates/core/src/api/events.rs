//! The route that takes events: reads them, hands them in, and answers in the CRM's shape.
//!
//! No event is lost to how it is written; what a client gets wrong is said to it, and in the log where people see it.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use super::body::{self, Received};
use super::complaints::Complaint;
use super::problem::{Problem, echoed};
use super::reply::{Item, Reply};
use super::routes::{Answer, Door, Porch};
use crate::event::{self, Media, Report, Told};
use crate::intake;

pub(super) async fn events(State(porch): State<Porch>, request: Request) -> Answer {
    let answer = taken(&porch, request).await;
    if let Err(problem) = &answer {
        porch.complaints.tell(Complaint::Refused, problem);
    }
    answer
}

async fn taken(porch: &Porch, request: Request) -> Answer {
    let door = &porch.door;
    let (head, body) = request.into_parts();
    if let Some(encoding) = head.headers.get(header::CONTENT_ENCODING).filter(|encoding| *encoding != "identity") {
        let encoding = String::from_utf8_lossy(encoding.as_bytes());
        let detail = format!("A body in Content-Encoding {:?} is not read: send it as it is", echoed(&encoding));
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
    }
    let at_once = prefers_async(&head.headers);
    let media = head.headers.get(header::CONTENT_TYPE).map(|kind| Media::read(kind.as_bytes())).unwrap_or_default();
    let Received { bytes, cut } = body::receive(body).await?;
    // JSON that is whole says so itself; half a form could be half a number.
    if let Some(cut) = cut
        && !event::is_whole(&bytes, &media)
    {
        return Err(cut);
    }
    let Told { mut reports, dropped } = event::read(&bytes, &media, door.intake.dial_plan())?;
    for fault in dropped {
        porch.complaints.tell(Complaint::LeftOut, &format_args!("{} {}", fault.path, fault.detail));
    }
    for report in &mut reports {
        join_own(report, door);
    }
    let numbers: Vec<String> = reports.iter().map(|report| report.raw_number.clone()).collect();
    let mut accepted = door.intake.report(reports).await?;
    if !at_once {
        let mut crowded = porch.crowded.clone();
        tokio::select! {
            () = intake::settled(&mut accepted) => {}
            // Nobody who wants to tell of a call waits for a place behind somebody who only waits for the CRM.
            _ = crowded.wait_for(|crowded| *crowded) => {}
        }
    }
    let mut all_final = true;
    let items = accepted.into_iter().zip(numbers).map(|(accepted, number)| {
        let Some(accepted) = accepted else { return Item::nothing(number) };
        let call = accepted.call.borrow();
        all_final &= intake::is_final(accepted.taken, &call);
        Item::of(accepted.taken, &call, number)
    });
    let reply = Reply::new(items.collect());
    let status = if all_final && !at_once { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, [(header::CONTENT_TYPE, "application/hal+json")], Json(reply)).into_response())
}

/// Only somebody who knows the id of one of our own calls may go on with it, to hang up a test call by callcardctl.
fn join_own(report: &mut Report, door: &Door) {
    let Some(own) = report.source.claims() else { return };
    let is_known = report.source_call_id.is_some()
        && door
            .overview
            .borrow()
            .recent
            .iter()
            .any(|call| call.source == own && call.source_call_id == report.source_call_id);
    if is_known {
        report.source = own;
    }
}

/// `Prefer: respond-async` (RFC 7240).
fn prefers_async(headers: &HeaderMap) -> bool {
    let preferences = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    preferences.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case("respond-async"))
}
