//! From the app's status to the rows of the tray menu. Pure.

use jiff::Zoned;

use crate::call::{Call, CallId};
use crate::desk::{Caller, Overview};
use crate::notice::{self, BETWEEN};
use crate::settings::{Pause, PauseFor};
use crate::standing::{SourceState, SourceTrouble};
use crate::text::Texts;
use crate::trouble::{KeyringTrouble, Remedy, Trouble};

/// The picture in the tray.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Icon {
    #[default]
    Idle,
    /// Missed calls, and how many.
    Missed(usize),
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
    /// Shows the missed calls.
    Missed,
    /// Opens the window where the trouble with the CRM can be fixed.
    Mend(Remedy),
    /// Opens the window where an expiring sign-in can be renewed.
    Renew,
    /// Asks the keyring again.
    TryAgain,
    /// Pauses notifications.
    Pause(PauseFor),
    /// Resumes them.
    Resume,
    /// Opens the window.
    OpenWindow,
    /// Opens it at the settings.
    OpenSettings,
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
    /// Choices under one label.
    Menu {
        label: String,
        items: Vec<(String, Choice)>,
    },
    Separator,
}

/// The whole tray.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tray {
    pub icon: Icon,
    /// The icon's tooltip, if the desktop shows one.
    pub tip: String,
    pub rows: Vec<Row>,
}

/// The tray for a status, in the agent's time zone.
pub fn tray(overview: &Overview, texts: &Texts, now: &Zoned) -> Tray {
    let item = |key: &str, choice| Row::Item { label: texts.get(key), choice };
    let status = status(overview, texts, now);
    let remedy = match overview.trouble {
        Some(trouble) => Some(trouble.remedy()),
        None => down(overview).and_then(|source| source.standing.trouble()).map(SourceTrouble::remedy),
    };
    let mut rows = vec![match remedy {
        Some(remedy) => Row::Item { label: status.clone(), choice: Choice::Mend(remedy) },
        None => Row::Text(status.clone()),
    }];
    if overview.trouble.is_some_and(can_be_tried_again) {
        rows.push(item("menu-try-again", Choice::TryAgain));
    }
    if let Some(ends) = overview.ends_soon {
        rows.push(Row::Item { label: notice::ending(ends, texts, now), choice: Choice::Renew });
    }
    if overview.missed > 0 {
        let label = texts.with("menu-missed", [("count", overview.missed)]);
        rows.push(Row::Item { label, choice: Choice::Missed });
    }
    rows.extend([Row::Separator, item("menu-test-call", Choice::TestCall), Row::Separator]);
    if overview.recent.is_empty() {
        rows.push(Row::Text(texts.get("menu-no-calls")));
    }
    rows.extend(overview.recent.iter().map(|call| recent(call, texts, now)));
    rows.push(Row::Separator);
    rows.push(if overview.pause.is_on() { item("menu-resume", Choice::Resume) } else { pauses(texts) });
    rows.extend([item("menu-open-window", Choice::OpenWindow), item("menu-settings", Choice::OpenSettings)]);
    rows.extend([Row::Separator, item("menu-quit", Choice::Quit)]);
    Tray { icon: icon(overview), tip: texts.with("menu-tip", [("state", status)]), rows }
}

/// The agent may have fixed it, or can fix it when asked.
fn can_be_tried_again(trouble: Trouble) -> bool {
    use KeyringTrouble::{KeyringLocked, KeyringRefused, NoKeyring};
    matches!(trouble, Trouble::Keyring(NoKeyring | KeyringLocked | KeyringRefused))
}

fn pauses(texts: &Texts) -> Row {
    let items = [
        ("menu-pause-half-hour", PauseFor::HalfHour),
        ("menu-pause-hour", PauseFor::Hour),
        ("menu-pause-night", PauseFor::Night),
        ("menu-pause-ever", PauseFor::Ever),
    ];
    let items = items.map(|(key, pause)| (texts.get(key), Choice::Pause(pause)));
    Row::Menu { label: texts.get("menu-pause"), items: items.into() }
}

/// The first source by which no calls come in.
fn down(overview: &Overview) -> Option<&SourceState> {
    overview.sources.iter().find(|source| source.standing.trouble().is_some())
}

/// The most urgent fact comes first.
fn icon(overview: &Overview) -> Icon {
    match overview {
        Overview { ringing: 1.., pause: Pause::Off, .. } => Icon::Ringing,
        Overview { trouble: Some(_), .. } => Icon::Trouble,
        _ if down(overview).is_some() => Icon::Trouble,
        Overview { missed: missed @ 1.., .. } => Icon::Missed(*missed),
        Overview { pause: Pause::Off, .. } => Icon::Idle,
        _ => Icon::Paused,
    }
}

fn status(overview: &Overview, texts: &Texts, now: &Zoned) -> String {
    let complaint = match overview.trouble {
        Some(trouble) => Some(texts.get(&trouble.key())),
        None => down(overview).and_then(|source| source.complaint(texts)),
    };
    let state = complaint.unwrap_or_else(|| match overview {
        Overview { pause: Pause::UntilResumed, .. } => texts.get("menu-paused"),
        Overview { pause: Pause::Until(end), .. } => {
            let end = end.to_zoned(now.time_zone().clone());
            let key = if end.date() == now.date() { "menu-paused-until" } else { "menu-paused-until-tomorrow" };
            texts.with(key, [("time", end.strftime("%H:%M").to_string())])
        }
        Overview { ringing: 0, .. } => texts.get("menu-ready"),
        Overview { ringing, .. } => texts.with("menu-ringing", [("count", *ringing)]),
    });
    if overview.demo { texts.with("menu-demo", [("state", state)]) } else { state }
}

/// A call, with the time it rang in the agent's time zone.
fn recent(call: &Call, texts: &Texts, now: &Zoned) -> Row {
    let time = call.rang_at.to_zoned(now.time_zone().clone()).strftime("%H:%M").to_string();
    let who = one_line(&notice::who_and_number(&Caller::of(call), texts));
    let key = if call.unseen { "menu-recent-missed" } else { "menu-recent" };
    let label = texts.with(key, [("time", time), ("who", who)]);
    match call.link() {
        Some(_) => Row::Item { label, choice: Choice::Recent(call.id) },
        None => Row::Text(label),
    }
}

/// A menu is as wide as its longest row, so a long name is cut; the number stays whole.
fn one_line(label: &str) -> String {
    const LONGEST: usize = 50;
    let length = label.chars().count();
    if length <= LONGEST {
        return label.to_owned();
    }
    let number = label.rfind(BETWEEN).map_or("", |at| &label[at..]);
    let number = if number.chars().count() < LONGEST / 2 { number } else { "" };
    let rest = LONGEST - 1 - number.chars().count();
    let who: String = label.chars().take(rest).collect();
    format!("{}…{number}", who.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Refused;
    use crate::standing::Standing;
    use crate::text::Language;
    use crate::trouble::{SignInTrouble, Way};

    fn noon() -> Zoned {
        "2026-01-31T12:00:00+03:00[Europe/Moscow]".parse().unwrap()
    }

    fn labels(tray: &Tray) -> Vec<&str> {
        fn label(row: &Row) -> Option<&str> {
            match row {
                Row::Separator => None,
                Row::Text(label) | Row::Item { label, .. } | Row::Menu { label, .. } => Some(label),
            }
        }
        tray.rows.iter().filter_map(label).collect()
    }

    #[test]
    fn an_idle_demo_offers_a_test_call() {
        let tray = tray(&Overview { demo: true, ..Overview::default() }, &Texts::load(Language::En), &noon());
        let expected = [
            "Demo · Ready for calls",
            "Test call…",
            "No calls yet",
            "Pause notifications",
            "Open window",
            "Settings…",
            "Quit",
        ];
        assert_eq!(labels(&tray), expected);
        assert_eq!(tray.icon, Icon::Idle);
        assert_eq!(tray.tip, "Callcard · Demo · Ready for calls");
    }

    #[test]
    fn source_that_is_down_is_told_of_after_trouble_with_the_crm() {
        let why = SourceTrouble::System;
        let source = |standing| SourceState {
            name: "socket".into(),
            kind: "socket",
            standing,
            heard: None,
            reported: None,
            knock: None,
        };
        let until = noon().timestamp();
        let crm = Some(Trouble::ChooseMe);
        for (standing, trouble, icon, says) in [
            (Standing::Listening, None, Icon::Idle, "Ready for calls"),
            (
                Standing::Waiting { until, why },
                None,
                Icon::Trouble,
                "Local socket: This computer does not let it listen",
            ),
            (Standing::Failed { why }, None, Icon::Trouble, "Local socket: This computer does not let it listen"),
            (Standing::Failed { why }, crm, Icon::Trouble, "Say which user"),
        ] {
            let sources = vec![source(Standing::Listening), source(standing)];
            let tray = tray(&Overview { sources, trouble, ..Overview::default() }, &Texts::load(Language::En), &noon());
            assert_eq!(tray.icon, icon, "{standing:?}");
            assert!(labels(&tray)[0].starts_with(says), "{:?}", labels(&tray)[0]);
            let mends = matches!(tray.rows[0], Row::Item { choice: Choice::Mend(_), .. });
            assert_eq!(mends, icon == Icon::Trouble, "{standing:?}");
        }
    }

    #[test]
    fn missed_calls_are_counted_and_lead_to_the_history() {
        let texts = Texts::load(Language::Ru);
        for (missed, label) in
            [(1, "1 пропущенный звонок"), (2, "2 пропущенных звонка"), (11, "11 пропущенных звонков")]
        {
            let tray = tray(&Overview { missed, ..Overview::default() }, &texts, &noon());
            assert_eq!(tray.icon, Icon::Missed(missed));
            assert_eq!(tray.rows[1], Row::Item { label: label.into(), choice: Choice::Missed });
        }
    }

    #[test]
    fn the_count_of_ringing_calls_has_its_plural() {
        let texts = Texts::load(Language::Ru);
        let table =
            [(1, "1 входящий звонок"), (3, "3 входящих звонка"), (5, "5 входящих звонков"), (21, "21 входящий звонок")];
        for (ringing, expected) in table {
            let overview = Overview { ringing, ..Overview::default() };
            assert_eq!(status(&overview, &texts, &noon()), expected);
        }
    }

    #[test]
    fn a_pause_says_when_it_ends_and_can_be_ended() {
        let texts = Texts::load(Language::En);
        let until = |time: &str| Pause::Until(time.parse().unwrap());
        let table = [
            (Pause::UntilResumed, "Notifications are paused"),
            (until("2026-01-31T12:30:00+03:00"), "Paused until 12:30"),
            (until("2026-02-01T08:00:00+03:00"), "Paused until 08:00 tomorrow"),
        ];
        for (pause, state) in table {
            let tray = tray(&Overview { pause, ..Overview::default() }, &texts, &noon());
            assert_eq!(tray.rows[0], Row::Text(state.into()));
            let resume = Row::Item { label: "Resume notifications".into(), choice: Choice::Resume };
            assert!(tray.rows.contains(&resume), "{:?}", tray.rows);
            assert!(!tray.rows.iter().any(|row| matches!(row, Row::Menu { .. })));
        }
    }

    #[test]
    fn row_names_the_caller_and_cuts_a_long_name_not_the_number() {
        let long = "Harbour Lane Developments and Partners, Limassol branch";
        for (label, row) in [
            ("Ivan Petrov · +7 999 888-55-33", "Ivan Petrov · +7 999 888-55-33"),
            ("+7 999 888-55-33", "+7 999 888-55-33"),
            (&format!("{long} · +1 555-010-0140"), "Harbour Lane Developments and P… · +1 555-010-0140"),
            (long, "Harbour Lane Developments and Partners, Limassol…"),
        ] {
            assert_eq!(one_line(label), row);
            assert!(row.chars().count() <= 50);
        }
    }

    #[test]
    fn trouble_with_the_crm_leads_to_its_remedy() {
        let texts = Texts::load(Language::En);
        let table = [
            (Trouble::ChooseMe, Remedy::Settings, "Demo · Say which user of the account you are"),
            (Trouble::SignIn(SignInTrouble::Expired), Remedy::Settings, "Demo · The sign-in to the CRM has expired"),
            (Trouble::Way(Way::Offline), Remedy::Doctor, "Demo · No connection to the CRM"),
        ];
        for (trouble, remedy, label) in table {
            let overview = Overview { demo: true, trouble: Some(trouble), ..Overview::default() };
            let ends = Some("2026-02-01T09:00:00Z".parse().unwrap());
            let tray = tray(&Overview { ends_soon: ends, ..overview }, &texts, &noon());
            assert_eq!(tray.rows[0], Row::Item { label: label.into(), choice: Choice::Mend(remedy) });
            let renew = Row::Item { label: "The sign-in to the CRM expires tomorrow".into(), choice: Choice::Renew };
            assert_eq!(tray.rows[1], renew);
        }
    }

    #[test]
    fn icon_shows_the_most_urgent_fact() {
        let all = Overview {
            trouble: Some(Trouble::Refused(Refused::Unpaid)),
            pause: Pause::UntilResumed,
            missed: 2,
            ringing: 1,
            ..Overview::default()
        };
        assert_eq!(icon(&all), Icon::Trouble);
        assert_eq!(icon(&Overview { pause: Pause::Off, ..all.clone() }), Icon::Ringing);
        assert_eq!(icon(&Overview { trouble: None, ..all.clone() }), Icon::Missed(2));
        assert_eq!(icon(&Overview { trouble: None, missed: 0, ..all }), Icon::Paused);
    }
}
