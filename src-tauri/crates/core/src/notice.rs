//! From what is to be shown to the words of a notice, in a language and as openly as the agent wants it. Pure.

use fluent_bundle::FluentValue;
use jiff::{Timestamp, Zoned};

use crate::card::{Card, CardKind, Link};
use crate::desk::{Abilities, Button, Caller, Click, Finding, Known, Popup, Stage};
use crate::number::{CallNumber, PhoneNumber};
use crate::settings::Privacy;
use crate::store;
use crate::text::Texts;
use crate::trouble::{Remedy, Trouble};

/// Between the parts of a line.
const BETWEEN: &str = " · ";

/// A notice, ready for the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// One line: who calls.
    pub summary: String,
    /// What else is known: plain text, as the summary is. Whoever shows it knows what has to be escaped there.
    pub body: String,
    /// Its buttons, the one that does what a click on the notice does first; none when there is nothing to open.
    pub buttons: Vec<(Button, String)>,
    pub manner: Manner,
    /// It makes the desktop's sound when it comes.
    pub sound: bool,
}

/// How much a notice may ask of the agent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// It rings: above everything, and it stays until it is closed.
    Ringing,
    /// The agent talks: it may leave the screen, but not the list of notices.
    Talking,
    /// It was missed: without a sound, and it stays in the list of notices.
    Missed,
    /// It is about Callcard itself: without a sound, and it stays in the list of notices.
    Trouble,
}

/// What the words depend on besides the call.
#[derive(Clone, Debug)]
pub struct Style<'a> {
    pub texts: &'a Texts,
    /// What the notices of this desktop can do.
    pub abilities: Abilities,
    /// Calls go to the sandbox.
    pub demo: bool,
    pub privacy: Privacy,
    /// What rings may be heard.
    pub sound: bool,
    /// The agent's own time: what was not today says so.
    pub now: &'a Zoned,
}

/// The notice for what is to be shown.
pub fn compose(popup: &Popup, style: &Style<'_>) -> Notice {
    let texts = style.texts;
    let history = || vec![(Button::Open, texts.get("notice-history"))];
    let (summary, mut lines, buttons, manner) = match popup {
        Popup::Call { caller, stage } => {
            let hidden = if *stage == Stage::Ringing { "notice-incoming" } else { "notice-talking" };
            let (who, lines) = style.show(caller);
            let manner = if *stage == Stage::Ringing { Manner::Ringing } else { Manner::Talking };
            (who.unwrap_or_else(|| texts.get(hidden)), lines, open(caller, texts), manner)
        }
        Popup::Ringing { callers, more } => {
            let summary = texts.with("menu-ringing", [("count", callers.len() + more)]);
            (summary, style.list(callers, *more), history(), Manner::Ringing)
        }
        Popup::Missed { caller, at, tries } => {
            let (who, mut lines) = style.show(caller);
            let summary = match who {
                Some(who) => texts.with("notice-missed-from", [("who", who)]),
                None => texts.get("notice-missed"),
            };
            // The CRM's silence about a call that is over is of no use any more.
            lines.truncate(1);
            lines.push(vec![tries_and_time(*tries, *at, style)]);
            let call_back = caller.number.phone().map(|_| (Button::CallBack, texts.get("notice-call-back")));
            (summary, lines, open(caller, texts).into_iter().chain(call_back).collect(), Manner::Missed)
        }
        Popup::AllMissed { calls, callers, more } => {
            let summary = texts.with("menu-missed", [("count", *calls)]);
            (summary, style.list(callers, *more), history(), Manner::Missed)
        }
        Popup::Trouble(trouble) => {
            let key = trouble.key();
            let advice = vec![vec![texts.get(&format!("{key}-advice"))]];
            (texts.get(&key), advice, mend(trouble.remedy(), texts), Manner::Trouble)
        }
        Popup::Unopened { link, copied } => {
            let kind = if matches!(link, Link::Phone(_)) { "phone" } else { "page" };
            let copied = copied.then(|| vec![texts.get(&format!("notice-unopened-{kind}-copied"))]);
            let lines =
                copied.into_iter().chain([vec![texts.get(&format!("notice-unopened-{kind}-advice"))]]).collect();
            (texts.get(&format!("notice-unopened-{kind}")), lines, mend(Remedy::Doctor, texts), Manner::Trouble)
        }
        Popup::Ending(at) => {
            let summary = ending(*at, texts, style.now);
            let advice = vec![vec![texts.get("notice-ending-advice")]];
            (summary, advice, mend(Remedy::Settings, texts), Manner::Trouble)
        }
    };
    if style.abilities.click == Click::Middle && !buttons.is_empty() {
        lines.push(vec![texts.get("notice-middle-click")]);
    }
    let body = style.body(lines);
    let buttons = if style.abilities.actions { buttons } else { Vec::new() };
    Notice { summary, body, buttons, manner, sound: style.sound && manner == Manner::Ringing }
}

/// That something was wrong with the history at the start.
pub fn of_store_trouble(trouble: &store::Trouble, texts: &Texts) -> Notice {
    let (summary, body) = match trouble {
        store::Trouble::PutAside { kept, .. } => {
            let file = kept.display().to_string();
            ("notice-history-put-aside", texts.with("notice-history-put-aside-detail", [("file", file)]))
        }
        store::Trouble::NotKept { why, .. } => {
            ("notice-history-not-kept", texts.with("notice-history-not-kept-detail", [("why", why.as_str())]))
        }
    };
    Notice {
        summary: texts.get(summary),
        body,
        buttons: mend(Remedy::Doctor, texts),
        manner: Manner::Trouble,
        sound: false,
    }
}

/// What is said when another Callcard has the folder, and takes no calls here.
pub fn of_another(machine: Option<&str>, texts: &Texts) -> Notice {
    let body = match machine {
        Some(machine) => texts.with("notice-elsewhere-machine", [("machine", machine)]),
        None => texts.get("notice-elsewhere-session"),
    };
    Notice { summary: texts.get("notice-elsewhere"), body, buttons: Vec::new(), manner: Manner::Trouble, sound: false }
}

/// What is said when the window's page dies as often as it is brought back.
pub fn of_a_lost_window(texts: &Texts) -> Notice {
    Notice {
        summary: texts.get("notice-window-lost"),
        body: texts.get("notice-window-lost-detail"),
        buttons: mend(Remedy::Doctor, texts),
        manner: Manner::Trouble,
        sound: false,
    }
}

impl Style<'_> {
    /// Who a caller is, if the agent wants that shown, and what else is known of the call, line by line.
    fn show(&self, caller: &Caller) -> (Option<String>, Vec<Vec<String>>) {
        match self.privacy {
            Privacy::Full => {
                let summary = match &caller.finding {
                    Finding::Card { card, .. } => title(card, self.texts),
                    _ => who(caller, self.texts),
                };
                let lines = details(caller, &summary, self.texts);
                (Some(summary), lines)
            }
            Privacy::Number => (Some(number(caller, self.texts)), vec![Vec::new()]),
            Privacy::Hidden => (None, vec![Vec::new()]),
        }
    }

    /// One line for each caller, and one for those who are not named.
    fn list(&self, callers: &[Caller], more: usize) -> Vec<Vec<String>> {
        let line = |caller| {
            let (who, lines) = self.show(caller);
            let number = caller.number.readable().to_owned();
            let who = who?;
            let known = who.contains(&number) || lines[0].is_empty();
            Some(if known { vec![who] } else { vec![who, number] })
        };
        let mut lines: Vec<Vec<String>> = callers.iter().filter_map(line).collect();
        if more > 0 && !lines.is_empty() {
            lines.push(vec![self.texts.with("notice-more", [("count", more)])]);
        }
        // What is said of all of them stands on a line of its own.
        lines.push(Vec::new());
        lines
    }

    fn body(&self, mut lines: Vec<Vec<String>>) -> String {
        if self.demo {
            let demo = self.texts.get("notice-demo");
            match lines.last_mut() {
                Some(last) => last.push(demo),
                None => lines.push(vec![demo]),
            }
        }
        lines.retain(|line| !line.is_empty());
        lines.iter().map(|line| line.join(BETWEEN)).collect::<Vec<_>>().join("\n")
    }
}

/// Who exactly and from where; below, what there is to remark.
fn details(caller: &Caller, summary: &str, texts: &Texts) -> Vec<Vec<String>> {
    let mut who = Vec::new();
    if let Finding::Card { card, .. } = &caller.finding {
        who.extend(card.names.person.clone().or_else(|| caller.name.clone()));
    }
    // The CRM compares the last eight digits only, so the number itself is always there to be compared.
    let readable = caller.number.readable();
    if !summary.contains(readable) {
        who.push(caller.number.phone().map_or_else(|| readable.to_owned(), |phone| with_extension(phone, texts)));
    }
    who.extend(caller.line.clone());
    let mut lines = vec![who];
    lines.extend(remark(&caller.finding, texts).map(|remark| vec![remark]));
    lines
}

/// The button for what a click opens.
fn open(caller: &Caller, texts: &Texts) -> Vec<(Button, String)> {
    let key = match &caller.finding {
        Finding::Card { .. } => "notice-open",
        Finding::NotInCrm => "notice-create-contact",
        Finding::Withheld | Finding::Internal | Finding::Unreadable => return Vec::new(),
        _ => "notice-find",
    };
    vec![(Button::Open, texts.get(key))]
}

/// The button for where something can be done about a trouble.
fn mend(remedy: Remedy, texts: &Texts) -> Vec<(Button, String)> {
    let key = match remedy {
        Remedy::Settings => "notice-settings",
        Remedy::Doctor => "notice-doctor",
    };
    vec![(Button::Open, texts.get(key))]
}

/// How often a caller was missed, and when it was last.
fn tries_and_time(tries: usize, at: Timestamp, style: &Style<'_>) -> String {
    let at = at.to_zoned(style.now.time_zone().clone());
    let time = at.strftime("%H:%M").to_string();
    let days = style.now.date().since(at.date()).map(|span| span.get_days()).unwrap_or_default();
    let when = match days {
        1 => style.texts.with("notice-yesterday", [("time", time)]),
        2.. => {
            let at = [("days", fluent(days)), ("time", time.into())];
            style.texts.with("notice-days-ago", at)
        }
        _ => style.texts.with("notice-today", [("time", time)]),
    };
    style.texts.with("notice-tries", [("tries", fluent(tries)), ("when", when.into())])
}

fn fluent(number: impl Into<FluentValue<'static>>) -> FluentValue<'static> {
    number.into()
}

/// `Deal: Kitchen`, or `Deal 7` while it has no name.
pub fn title(card: &Card, texts: &Texts) -> String {
    let kind = texts.get(match card.key.kind {
        CardKind::Deal => "card-deal",
        CardKind::Customer => "card-customer",
        CardKind::Contact => "card-contact",
        CardKind::Company => "card-company",
    });
    match &card.names.title {
        Some(title) => texts.with("card-titled", [("kind", kind), ("title", title.clone())]),
        None => texts.with("card-untitled", [("kind", kind), ("id", card.key.id.to_string())]),
    }
}

/// The caller without a card: the name the telephone system has, else the number.
pub fn who(caller: &Caller, texts: &Texts) -> String {
    caller.name.clone().unwrap_or_else(|| number(caller, texts))
}

/// The number, and the extension behind it.
fn with_extension(phone: &PhoneNumber, texts: &Texts) -> String {
    match phone.extension() {
        Some(extension) => texts.with("notice-extension", [("number", phone.readable()), ("extension", extension)]),
        None => phone.readable().to_owned(),
    }
}

fn number(caller: &Caller, texts: &Texts) -> String {
    match &caller.number {
        CallNumber::Withheld => texts.get("notice-withheld"),
        CallNumber::Internal(name) if name.chars().any(char::is_alphabetic) => {
            texts.with("notice-colleague", [("name", name.as_str())])
        }
        CallNumber::Internal(digits) => texts.with("notice-internal", [("number", digits.as_str())]),
        CallNumber::Unreadable(_) => texts.get("notice-unreadable"),
        CallNumber::Phone(phone) => with_extension(phone, texts),
    }
}

/// What the agent should know about how the finding came about; `None` when it speaks for itself.
fn remark(finding: &Finding, texts: &Texts) -> Option<String> {
    let key = match finding {
        Finding::Card { known: Known::Named, .. } | Finding::Withheld | Finding::Internal | Finding::Unreadable => {
            return None;
        }
        Finding::Card { known: Known::Remembered, .. } => "notice-remembered",
        Finding::Card { known: Known::Found, .. } => "notice-found",
        Finding::Asking => "notice-asking",
        Finding::NotInCrm => "notice-not-in-crm",
        Finding::Untold => "notice-untold",
        Finding::Uncertain => "notice-uncertain",
        // Why the CRM refuses, and what to do, is said once and for all calls: in the notice about that.
        Finding::Unreported | Finding::Refused(_) => "notice-unreported",
        Finding::NoMe => "notice-no-me",
        Finding::SignedOut => "notice-signed-out",
    };
    Some(texts.get(key))
}

/// A trouble and what to do about it.
pub fn sentence(trouble: Trouble, texts: &Texts) -> String {
    let key = trouble.key();
    format!("{}. {}", texts.get(&key), texts.get(&format!("{key}-advice")))
}

/// That the sign-in ends, and in how many days.
pub fn ending(at: Timestamp, texts: &Texts, now: &Zoned) -> String {
    texts.with("notice-ending", [("days", days_until(at, now))])
}

/// In how many days a time is, as people count them: what is tomorrow at this hour is not today.
pub fn days_until(at: Timestamp, now: &Zoned) -> i32 {
    let there = at.to_zoned(now.time_zone().clone()).date();
    now.date().until(there).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests;
