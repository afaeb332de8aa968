//! From what is to be shown to the words of a notice, in a language and as openly as the agent wants it. Pure.
//!
//! The heading says who, and nothing else: it is read in half a second, and a narrow screen cuts its end off. Below stands
//! how the call stands and on which line, then what it is about, then the number.

mod sample;
mod words;

use fluent_bundle::FluentValue;
use jiff::{Timestamp, Zoned};

use crate::call::knowledge::Link;
use crate::call::knowledge::{Finding, Known};
use crate::desk::{Abilities, Button, Caller, Click, Popup, Stage};
use crate::settings::Privacy;
use crate::store;
use crate::text::Texts;
use crate::trouble::{Remedy, Trouble};

pub use sample::sample;
pub use words::{title, who, who_and_number};

/// Between the parts of a line.
pub(crate) const BETWEEN: &str = " · ";

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
    let (summary, lines, buttons, manner) = match popup {
        Popup::Call { caller, stage } => {
            let (state, hidden, manner) = match stage {
                Stage::Ringing => ("notice-rings", "notice-incoming", Manner::Ringing),
                Stage::Talking => ("notice-talks", "notice-talking", Manner::Talking),
            };
            let state = [Some(texts.get(state)), caller.line.clone()];
            let (who, lines) = style.show(caller, state, true);
            let mut buttons = open(caller, texts);
            if !style.abilities.relabel {
                // What is known of the caller changes while the button stays.
                buttons.iter_mut().for_each(|(_, label)| *label = texts.get("notice-open-in-crm"));
            }
            (who.unwrap_or_else(|| texts.get(hidden)), lines, buttons, manner)
        }
        Popup::Ringing { callers, more } => {
            let summary = texts.with("menu-ringing", [("count", callers.len() + more)]);
            (summary, style.list(callers, *more), history(), Manner::Ringing)
        }
        Popup::Missed { caller, at, tries } => {
            let tries = tries_and_time(*tries, *at, style);
            let state = [Some(texts.get("notice-missed-state")), Some(tries.clone()), caller.line.clone()];
            // The CRM's silence about a call that is over is of no use any more.
            let (summary, lines) = match style.show(caller, state, false) {
                (Some(who), lines) => (who, lines),
                (None, _) => (texts.get("notice-missed"), vec![vec![tries]]),
            };
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
        Popup::Uncalled(why) => {
            let key = why.key();
            let advice = vec![vec![texts.get(&format!("{key}-advice"))]];
            (texts.get(&key), advice, mend(Remedy::Doctor, texts), Manner::Trouble)
        }
        Popup::Ending(at) => {
            let summary = ending(*at, texts, style.now);
            let advice = vec![vec![texts.get("notice-ending-advice")]];
            (summary, advice, mend(Remedy::Settings, texts), Manner::Trouble)
        }
    };
    let is_list = matches!(popup, Popup::Ringing { .. } | Popup::AllMissed { .. });
    let (summary, mut lines) = style.say(summary, lines, is_list);
    if style.abilities.click == Click::Middle && !buttons.is_empty() {
        lines.push(texts.get("notice-middle-click"));
    }
    let body = lines.join("\n");
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
    /// Who a caller is, if the agent wants that shown, and line by line what else is known: how the call stands, what it
    /// is about, the number, and what there is to remark.
    fn show(
        &self,
        caller: &Caller,
        state: impl IntoIterator<Item = Option<String>>,
        remarks: bool,
    ) -> (Option<String>, Vec<Vec<String>>) {
        let state: Vec<String> = state.into_iter().flatten().collect();
        match self.privacy {
            Privacy::Full => {
                let who = who(caller, self.texts);
                let mut lines = vec![state];
                if let Finding::Card { card, .. } = &caller.finding {
                    lines.push(words::matter(card, &who, self.texts));
                }
                lines.push(words::number_line(caller, &who, self.texts));
                lines.extend(remark(&caller.finding, self.texts).filter(|_| remarks).map(|remark| vec![remark]));
                (Some(who), lines)
            }
            Privacy::Number => (Some(words::number(caller, self.texts)), vec![state]),
            Privacy::Hidden => (None, Vec::new()),
        }
    }

    /// One line for each caller, and one for those who are not named.
    fn list(&self, callers: &[Caller], more: usize) -> Vec<Vec<String>> {
        let line = |caller| match self.privacy {
            Privacy::Full => Some(vec![who_and_number(caller, self.texts)]),
            Privacy::Number => Some(vec![words::number(caller, self.texts)]),
            Privacy::Hidden => None,
        };
        let mut lines: Vec<Vec<String>> = callers.iter().filter_map(line).collect();
        if more > 0 && !lines.is_empty() {
            lines.push(vec![self.texts.with("notice-more", [("count", more)])]);
        }
        lines
    }

    /// Heading and lines. That it is the demo stands at the end of the first line that is not about one of several
    /// callers, for it is true of all of them.
    fn say(&self, mut summary: String, mut lines: Vec<Vec<String>>, is_list: bool) -> (String, Vec<String>) {
        lines.retain(|line| !line.is_empty());
        if self.demo {
            let demo = self.texts.get("notice-demo");
            match lines.first_mut() {
                Some(first) if !is_list => first.push(demo),
                _ => summary = [summary, demo].join(BETWEEN),
            }
        }
        (summary, lines.into_iter().map(|line| line.join(BETWEEN)).collect())
    }
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

/// Calendar days from now to a time, in the local time zone: 24 hours ahead is 1.
pub fn days_until(at: Timestamp, now: &Zoned) -> i32 {
    let there = at.to_zoned(now.time_zone().clone()).date();
    now.date().until(there).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests;
