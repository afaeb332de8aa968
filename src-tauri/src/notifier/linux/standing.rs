//! How one notice stands with the server, as a pure state machine: the request under way, the id on the screen, the
//! next step.
//!
//! A notice is up once at most, and has one request under way at most. We wait up to a minute for its answer: a server that
//! the request starts may need half of that, and without the id we can neither change nor close the notice. After that the
//! request counts as refused; if the answer comes all the same, its notice is kept or closed.

mod event;

use std::num::NonZeroU32;
use std::time::Duration;

use tokio::time::Instant;

pub(super) use self::event::{Event, News, Step, What};

/// How long an answer is waited for: more than twice as long as the bus gives a server to start.
pub(super) const ANSWER: Duration = Duration::from_secs(60);
/// How long a server that is gone has to come back by itself, before it is called for.
pub(super) const RETURN: Duration = Duration::from_millis(700);
/// How often a notice may be shown again within this time: it may be what crashes the server.
const MOST_RETURNS: usize = 3;
const RETURNS_WITHIN: Duration = Duration::from_secs(60);
/// How many events to remember about ids that we do not know yet.
const MOST_EARLY: usize = 16;

/// How a notice stands.
#[derive(Debug)]
pub(super) struct Standing {
    state: State,
    /// Something else is wanted than was asked for last.
    stale: bool,
    /// When a server that is gone is to be called for.
    due: Option<Instant>,
    /// The last request that was waited for in vain.
    unanswered: Option<NonZeroU32>,
    /// When it was shown again, the newest last.
    returns: Vec<Instant>,
}

#[derive(Debug)]
enum State {
    /// Not on the screen.
    Hidden,
    /// Asked for, and not answered yet.
    Asked(Asked),
    /// On the screen, under the server's id.
    Up(u32),
    /// It was there and was closed, by the agent or by the server. What it said does not come back.
    Closed,
}

#[derive(Debug)]
struct Asked {
    request: NonZeroU32,
    /// How long its answer is waited for.
    until: Instant,
    replaces: Option<u32>,
    /// The agent closed the notice that this request replaces.
    dismissed: bool,
    /// Told of notices that may turn out to be this one: some servers tell before they answer.
    early: Vec<(u32, What)>,
}

impl Standing {
    pub(super) fn new() -> Self {
        Self { state: State::Hidden, stale: true, due: None, unanswered: None, returns: Vec::new() }
    }

    /// Something else is wanted.
    pub(super) fn change(&mut self) {
        self.stale = true;
    }

    /// When `pass` is to be called.
    pub(super) fn due(&self) -> Option<Instant> {
        let answer = match &self.state {
            State::Asked(asked) => Some(asked.until),
            State::Hidden | State::Up(_) | State::Closed => None,
        };
        self.due.into_iter().chain(answer).min()
    }

    /// Whether an answer is waited for.
    pub(super) fn is_asked(&self) -> bool {
        matches!(self.state, State::Asked(_))
    }

    /// The next step, for a notice that is wanted or not.
    pub(super) fn step(&self, wanted: bool) -> Step {
        match (&self.state, wanted) {
            (State::Asked(_), _) | (State::Closed, true) => Step::Wait,
            (State::Up(id), false) => Step::Close(*id),
            (State::Hidden | State::Closed, false) => Step::Leave,
            (State::Hidden, true) if self.stale => Step::Ask { replaces: None },
            (State::Up(id), true) if self.stale => Step::Ask { replaces: Some(*id) },
            (State::Hidden | State::Up(_), true) => Step::Wait,
        }
    }

    /// It was asked for, by this request.
    pub(super) fn asked(&mut self, request: NonZeroU32, now: Instant) {
        let replaces = match self.state {
            State::Up(id) => Some(id),
            State::Hidden | State::Asked(_) | State::Closed => None,
        };
        self.state =
            State::Asked(Asked { request, until: now + ANSWER, replaces, dismissed: false, early: Vec::new() });
        (self.stale, self.due) = (false, None);
    }

    /// It could not be asked for, or what was asked for cannot be answered any more.
    pub(super) fn cut(&mut self) {
        if !matches!(self.state, State::Closed) {
            self.state = State::Hidden;
        }
        self.stale = false;
    }

    /// It is closed now.
    pub(super) fn closed(&mut self) {
        (self.state, self.due) = (State::Hidden, None);
    }

    /// Time has passed: a server that is gone had its time to come back by itself, or to answer.
    pub(super) fn pass(&mut self, now: Instant) {
        if self.due.is_some_and(|due| due <= now) {
            self.return_now(now);
        }
        if let State::Asked(asked) = &self.state
            && asked.until <= now
        {
            let request = asked.request;
            self.refused(request);
            self.unanswered = Some(request);
        }
    }

    /// Applies an event.
    pub(super) fn hear(&mut self, event: Event, now: Instant) -> Vec<News> {
        match event {
            Event::Answered { request, id } => self.answered(request, id),
            Event::Refused { request } => self.refused(request),
            Event::Said { notice, what } => self.said(notice, what).into_iter().collect(),
            Event::Gone { succeeded } => self.gone(succeeded, now),
            Event::Came => self.came(now),
        }
    }

    fn answered(&mut self, request: NonZeroU32, id: u32) -> Vec<News> {
        if self.unanswered.take_if(|unanswered| *unanswered == request).is_some() {
            return self.answered_late(id);
        }
        let State::Asked(asked) = &mut self.state else { return Vec::new() };
        if asked.request != request {
            return Vec::new();
        }
        let Asked { replaces, dismissed, early, .. } = asked;
        let (replaces, dismissed, early) = (*replaces, *dismissed, std::mem::take(early));
        self.due = None;
        let mut news = Vec::new();
        // A server that cannot change a notice shows another.
        news.extend(replaces.filter(|old| *old != id).map(News::Leftover));
        if dismissed {
            self.state = State::Closed;
            news.push(News::Leftover(id));
            return news;
        }
        self.state = State::Up(id);
        news.push(News::Shown);
        for (_, what) in early.into_iter().filter(|(notice, _)| *notice == id) {
            news.extend(self.said(id, what));
        }
        news
    }

    /// The answer came after we had stopped waiting for it.
    fn answered_late(&mut self, id: u32) -> Vec<News> {
        match self.state {
            State::Hidden => self.state = State::Up(id),
            State::Up(known) if known == id => {}
            State::Up(_) | State::Asked(_) | State::Closed => return vec![News::Leftover(id)],
        }
        vec![News::Shown]
    }

    fn refused(&mut self, request: NonZeroU32) -> Vec<News> {
        if let State::Asked(asked) = &self.state
            && asked.request == request
        {
            // What was there before is still there.
            self.state = match asked.replaces {
                Some(id) if !asked.dismissed => State::Up(id),
                Some(_) => State::Closed,
                None => State::Hidden,
            };
        }
        Vec::new()
    }

    fn said(&mut self, notice: u32, what: What) -> Option<News> {
        match &mut self.state {
            State::Up(id) if *id == notice => {
                if !matches!(what, What::Pressed(_)) {
                    self.state = State::Closed;
                }
                Some(News::Told(what))
            }
            State::Asked(asked) if asked.replaces == Some(notice) => match what {
                // What was asked for brings it back.
                What::Expired => None,
                What::Dismissed => {
                    asked.dismissed = true;
                    Some(News::Told(what))
                }
                What::Pressed(_) => Some(News::Told(what)),
            },
            State::Asked(asked) if asked.early.len() < MOST_EARLY => {
                asked.early.push((notice, what));
                None
            }
            State::Hidden | State::Asked(_) | State::Up(_) | State::Closed => None,
        }
    }

    fn gone(&mut self, succeeded: bool, now: Instant) -> Vec<News> {
        match &mut self.state {
            State::Closed | State::Hidden => return Vec::new(),
            // The bus refuses the request if no server will answer it; it may also start another server for it.
            State::Asked(asked) if !succeeded => asked.replaces = None,
            State::Asked(_) | State::Up(_) => self.state = State::Hidden,
        }
        self.due = Some(now + RETURN);
        Vec::new()
    }

    fn came(&mut self, now: Instant) -> Vec<News> {
        // A notice that waits for an answer has called this server itself.
        if matches!(self.state, State::Hidden) {
            self.return_now(now);
        }
        Vec::new()
    }

    fn return_now(&mut self, now: Instant) {
        self.due = None;
        self.stale |= self.may_return(now);
    }

    /// Whether it may be shown again, which is counted.
    fn may_return(&mut self, now: Instant) -> bool {
        self.returns.retain(|returned| now.duration_since(*returned) < RETURNS_WITHIN);
        let may = self.returns.len() < MOST_RETURNS;
        if may {
            self.returns.push(now);
        }
        may
    }
}

#[cfg(test)]
mod tests;
