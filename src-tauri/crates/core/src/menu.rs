//! From the app's status to the rows of the tray menu. Pure.

use crate::call::{Call, CallId};
use crate::desk::Overview;
use crate::notice;
use crate::text::Texts;

/// The picture in the tray.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Icon {
    #[default]
    Idle,
    Ringing,
    Paused,
    Trouble,
}

/// What choosing a row does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Opens the window for test calls.
    TestCall,
    /// Opens the card of a recent call.
    Recent(CallId),
    /// Pauses notifications, or resumes them.
    Pause,
    /// Opens the window.
    OpenWindow,
    /// Ends the app.
    Quit,
}

/// A row of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Something to read.
    Text(String),
    /// Something to choose.
    Item {
        label: String,
        choice: Choice,
    },
    /// Something to switch on and off.
    Switch {
        label: String,
        choice: Choice,
        on: bool,
    },
    Separator,
}

/// The whole tray.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tray {
    pub icon: Icon,
    pub rows: Vec<Row>,
}

/// The tray for a status.
pub fn tray(overview: &Overview, demo: bool, texts: &Texts) -> Tray {
    let item = |key: &str, choice| Row::Item { label: texts.get(key), choice };
    let mut rows = vec![Row::Text(status(overview, demo, texts)), Row::Separator];
    rows.push(item("menu-test-call", Choice::TestCall));
    rows.push(Row::Separator);
    if overview.recent.is_empty() {
        rows.push(Row::Text(texts.get("menu-no-calls")));
    }
    rows.extend(overview.recent.iter().map(|call| recent(call, texts)));
    rows.push(Row::Separator);
    let label = texts.get("menu-pause");
    rows.push(Row::Switch { label, choice: Choice::Pause, on: overview.paused });
    rows.push(item("menu-open-window", Choice::OpenWindow));
    rows.push(Row::Separator);
    rows.push(item("menu-quit", Choice::Quit));
    Tray { icon: icon(overview), rows }
}

/// What the agent most needs to know comes first.
fn icon(overview: &Overview) -> Icon {
    match overview {
        Overview { ringing: 1.., paused: false, .. } => Icon::Ringing,
        Overview { trouble: Some(_), .. } => Icon::Trouble,
        Overview { paused: true, .. } => Icon::Paused,
        _ => Icon::Idle,
    }
}

fn status(overview: &Overview, demo: bool, texts: &Texts) -> String {
    let state = match overview {
        Overview { trouble: Some(reason), .. } => texts.get(notice::refusal_key(*reason)),
        Overview { paused: true, .. } => texts.get("menu-paused"),
        Overview { ringing: 0, .. } => texts.get("menu-ready"),
        Overview { ringing, .. } => texts.with("menu-ringing", [("count", *ringing)]),
    };
    if demo { texts.with("menu-demo", [("state", state)]) } else { state }
}

/// A call, with the time it rang in the agent's own time zone.
fn recent(call: &Call, texts: &Texts) -> Row {
    let time = call.rang_at.to_zoned(jiff::tz::TimeZone::system()).strftime("%H:%M").to_string();
    let popup = crate::desk::Popup::of(call);
    let who = match call.card() {
        Some(card) => notice::title(card, texts),
        None => notice::who(&popup, texts),
    };
    let label = texts.with("menu-recent", [("time", time), ("who", who)]);
    match crate::desk::link(call) {
        Some(_) => Row::Item { label: one_line(&label), choice: Choice::Recent(call.id) },
        None => Row::Text(one_line(&label)),
    }
}

/// A menu is as wide as its longest row.
fn one_line(label: &str) -> String {
    const LONGEST: usize = 60;
    if label.chars().count() <= LONGEST {
        return label.to_owned();
    }
    label.chars().take(LONGEST - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Refused;
    use crate::text::Language;

    fn labels(tray: &Tray) -> Vec<&str> {
        fn label(row: &Row) -> Option<&str> {
            match row {
                Row::Separator => None,
                Row::Text(label) | Row::Item { label, .. } | Row::Switch { label, .. } => Some(label),
            }
        }
        tray.rows.iter().filter_map(label).collect()
    }

    #[test]
    fn an_idle_demo_offers_a_test_call() {
        let tray = tray(&Overview::default(), true, &Texts::load(Language::En));
        let expected =
            ["Demo · Ready for calls", "Test call…", "No calls yet", "Pause notifications", "Open window", "Quit"];
        assert_eq!(labels(&tray), expected);
        assert_eq!(tray.icon, Icon::Idle);
    }

    #[test]
    fn the_count_of_ringing_calls_has_its_plural() {
        let texts = Texts::load(Language::Ru);
        for (ringing, expected) in
            [(1, "Звонит 1 вызов"), (3, "Звонят 3 вызова"), (5, "Звонят 5 вызовов"), (21, "Звонит 21 вызов")]
        {
            let overview = Overview { ringing, ..Overview::default() };
            assert_eq!(status(&overview, false, &texts), expected);
        }
    }

    #[test]
    fn trouble_shows_unless_it_rings() {
        let trouble = Overview { trouble: Some(Refused::Unpaid), paused: true, ..Overview::default() };
        assert_eq!(icon(&trouble), Icon::Trouble);
        assert_eq!(icon(&Overview { ringing: 1, paused: false, ..trouble }), Icon::Ringing);
        assert_eq!(icon(&Overview { paused: true, ..Overview::default() }), Icon::Paused);
    }
}
