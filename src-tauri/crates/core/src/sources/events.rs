//! The local socket as a source: reads events, hands them in, and answers in the CRM's shape. The rest of what the socket
//! answers is given to it.
//!
//! No event is lost to how it is written; what a client gets wrong is said to it, and in the log where people see it.

mod reply;

use std::io;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::{Extension, Json, Router};
use callcard_local::{Paths, Sign};
use tokio::sync::watch;

use super::{Reports, Source, SourceContext, Task};
use crate::desk::Overview;
use crate::event::{self, Media, Report, Told};
use crate::intake;
use crate::server::body::{self, Received};
use crate::server::complaints::{Complaint, Complaints};
use crate::server::problem::{Problem, echoed};
use crate::server::{Answer, Ending, Server};
use reply::{Item, Reply};

/// The socket, and what it answers beside events.
pub(crate) struct Events {
    server: Server,
    /// By which programs with another environment find the socket.
    sign: Option<Sign>,
    overview: watch::Receiver<Overview>,
    around: Around,
}

/// Adds the other routes to the one for events.
type Around = Box<dyn FnOnce(Router) -> Router + Send>;

/// What the route of events needs.
#[derive(Clone)]
struct Means {
    reports: Reports,
    overview: watch::Receiver<Overview>,
    complaints: Arc<Complaints>,
    /// Others wait for a place.
    crowded: watch::Receiver<bool>,
}

impl Events {
    /// Begins to listen on the socket. Only the holder of the lock may call this. `around` puts the rest of what the
    /// socket answers around the route of events.
    pub(crate) fn open(
        paths: &Paths,
        overview: watch::Receiver<Overview>,
        around: impl FnOnce(Router) -> Router + Send + 'static,
    ) -> io::Result<Self> {
        let server = Server::bind(paths.socket())?;
        let sign = Sign::put_up(paths)
            .inspect_err(|error| tracing::warn!(%error, "programs with another environment will not find the socket"));
        Ok(Self { server, sign: sign.ok().flatten(), overview, around: Box::new(around) })
    }
}

impl Source for Events {
    fn name(&self) -> &str {
        "socket"
    }

    fn kind(&self) -> &'static str {
        "socket"
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        let Self { server, sign, overview, around } = *self;
        let SourceContext { reports, stop, standing, .. } = context;
        let means = Means { reports, overview, complaints: server.complaints(), crowded: server.crowded() };
        let routes = around(Router::new().route("/api/v2/events", post(events)).with_state(means));
        let routes = routes.layer(Extension(Ending(stop.clone())));
        Box::pin(async move {
            let _sign = sign;
            server.serve(routes, stop, move |how| standing.tell(how)).await;
        })
    }
}

async fn events(State(means): State<Means>, request: Request) -> Answer {
    let answer = taken(&means, request).await;
    if let Err(problem) = &answer {
        means.complaints.tell(Complaint::Refused, problem);
    }
    answer
}

async fn taken(means: &Means, request: Request) -> Answer {
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
    let Told { mut reports, dropped } = event::read(&bytes, &media, means.reports.dial_plan())?;
    for fault in dropped {
        means.complaints.tell(Complaint::LeftOut, &format_args!("{} {}", fault.path, fault.detail));
    }
    for report in &mut reports {
        join_own(report, &means.overview.borrow());
    }
    let numbers: Vec<String> = reports.iter().map(|report| report.raw_number.clone()).collect();
    let mut accepted = means.reports.hand_in(reports).await?;
    if !at_once {
        let mut crowded = means.crowded.clone();
        tokio::select! {
            () = intake::settled(&mut accepted) => {}
            // A client that reports a call never waits for a place behind one that only waits for the CRM.
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
fn join_own(report: &mut Report, overview: &Overview) {
    let Some(own) = report.source.claims() else { return };
    let is_known = report.source_call_id.is_some()
        && overview.recent.iter().any(|call| call.source == own && call.source_call_id == report.source_call_id);
    if is_known {
        report.source = own;
    }
}

/// `Prefer: respond-async` (RFC 7240).
fn prefers_async(headers: &HeaderMap) -> bool {
    let preferences = headers.get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    preferences.flat_map(|value| value.split(',')).any(|word| word.trim().eq_ignore_ascii_case("respond-async"))
}
