//! One request at the door: whether it is let in, and what is answered. What a refusal says never depends on whether a
//! source is there, unless its token was right.

use std::net::IpAddr;
use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::manners;
use super::place::Place;
use super::rates::Rates;
use super::rooms::{Answered, Door, Sent};
use crate::event::{self, Media};
use crate::server::Answer;
use crate::server::body::{self, Received};
use crate::server::complaints::{Complaint, Complaints};
use crate::server::problem::Problem;
use crate::sources::door::{Address, Refusal, Reply};
use crate::standing::TurnedAway;

/// What a request is answered by.
#[derive(Clone, Debug)]
pub(super) struct Hall {
    pub(super) door: Door,
    pub(super) place: Arc<Place>,
    pub(super) rates: Arc<Rates>,
    pub(super) complaints: Arc<Complaints>,
}

/// The same, for one connection.
#[derive(Clone, Debug)]
pub(super) struct Threshold {
    pub(super) hall: Hall,
    pub(super) peer: IpAddr,
}

/// Answers a request, and says in the log what was wrong with one that was refused.
pub(super) async fn answer(State(Threshold { hall, peer }): State<Threshold>, request: Request) -> Response {
    let answer = hall.let_in(peer, request).await;
    let mut response = match answer {
        Ok(response) => response,
        Err(problem) => {
            hall.complaints.tell(Complaint::Refused, &problem);
            problem.into_response()
        }
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

impl Hall {
    async fn let_in(&self, peer: IpAddr, request: Request) -> Answer {
        let (head, body) = request.into_parts();
        let proxies = &self.place.proxies;
        let forwarded = head.headers.get_all("x-forwarded-for").iter().filter_map(|named| named.to_str().ok());
        let forwarded = forwarded.collect::<Vec<_>>().join(",");
        let sender = proxies.sender(peer, &forwarded).to_canonical();
        if !self.rates.take(sender, Instant::now()) {
            return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests of one sender"));
        }
        if let Some(problem) = manners::refused(&head, self.place.name.as_deref(), proxies.name(peer)) {
            return Err(problem);
        }
        let address = Address::read(head.uri.path());
        let room = address.and_then(|address| self.door.room(address.source, address.token, sender));
        let (Some(address), Some(room)) = (address, room) else {
            return Err(Problem::new(StatusCode::NOT_FOUND, "There is nothing under this address"));
        };
        if !room.takes(sender, peer) {
            room.turn_away(sender, TurnedAway::NotOnTheList);
            return Err(Problem::new(StatusCode::FORBIDDEN, "This sender is not on the list of the source"));
        }
        if ![Method::GET, Method::HEAD, Method::POST].contains(&head.method) {
            return Err(Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Calls are told with GET or POST"));
        }
        let (place, query) = (address.place.to_owned(), head.uri.query().unwrap_or_default().to_owned());
        if head.headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
            let detail = "A body in a Content-Encoding is not read: send it as it is";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        let media = head.headers.get(header::CONTENT_TYPE).map(|kind| Media::read(kind.as_bytes())).unwrap_or_default();
        let Received { bytes, cut } = body::receive(body).await?;
        // JSON that is whole says so itself; half a form could be half a number.
        if let Some(cut) = cut
            && !event::is_whole(&bytes, &media)
        {
            return Err(cut);
        }
        let sent = Sent { method: head.method, place, query, headers: head.headers, body: bytes, peer: sender };
        match room.visit(sent).await {
            Answered::Taken(reply) => Ok(response(reply)),
            Answered::Refused(refusal) => {
                let is_unproven = matches!(refusal, Refusal::Unproven(_));
                room.turn_away(sender, if is_unproven { TurnedAway::Unproven } else { TurnedAway::NotUnderstood });
                Err(problem(&refusal))
            }
            Answered::Busy => {
                Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Nothing was taken: too much is under way"))
            }
        }
    }
}

fn response(Reply { status, media, body }: Reply) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    if media.is_empty() {
        return status.into_response();
    }
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(media))], body).into_response()
}

fn problem(refusal: &Refusal) -> Problem {
    let status = StatusCode::from_u16(refusal.status()).unwrap_or(StatusCode::BAD_REQUEST);
    Problem::new(status, refusal.to_string())
}
