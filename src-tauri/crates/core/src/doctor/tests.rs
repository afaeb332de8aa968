//! Which link each trouble is found at, and what the report keeps to itself.

use jiff::Zoned;

use super::*;
use crate::call::Refused;
use crate::call::source::Source;
use crate::crm::CallBack;
use crate::desktop::DesktopFacts;
use crate::recovery::PageHealth;
use crate::standing::{Knock, SourceState, SourceTrouble, Standing, TurnedAway};
use crate::text::Language;
use crate::trouble::KeyringTrouble;

fn now() -> Zoned {
    "2026-01-31T12:00:00[UTC]".parse().unwrap()
}

/// An account with nothing to complain about.
fn well() -> Facts {
    Facts {
        now: now(),
        settings: None,
        unsaved: None,
        history: None,
        unwritten: None,
        socket: "/run/callcard.sock".into(),
        keyring: Some(Ok(())),
        crm: Some(Ok(())),
        host: "secret-name.amocrm.ru".into(),
        account: "Cedar Studio".into(),
        proxied: false,
        ends: Some(now().timestamp() + SignedDuration::from_hours(24 * 100)),
        renewed: false,
        sign_in: None,
        reported: true,
        trouble: None,
        me: Some(88_888),
        desktop: DesktopFacts {
            notices: Notices::Server(server()),
            tray: Some(true),
            browser: true,
            window: Some(PageHealth::default()),
            web_view: true,
            telephone: Telephone::Program("Linphone".into()),
        },
        call_back: CallBack::Sip,
        standings: vec![source("socket", Standing::Listening)],
        unclaimed: Vec::new(),
        at_door: Default::default(),
        sources: vec![(Source::outside(Some("Olga's phone")), now().timestamp() - SignedDuration::from_mins(2))],
        late: Vec::new(),
        request_ids: vec!["r-1".into()],
    }
}

fn off(by: OffBy) -> Notices {
    Notices::Off { server: "Windows".into(), by }
}

fn unusable() -> settings::Trouble {
    settings::Trouble::Unusable { file: "/a".into(), kept: "/b".into(), why: "broken".into() }
}

fn partly() -> settings::Trouble {
    settings::Trouble::Fields(vec![settings::Fault { field: "theme".into(), why: "unknown".into() }])
}

/// A server that draws notices with buttons and takes clicks on them.
fn server() -> NoticeServer {
    NoticeServer { name: "gnome-shell 43.9".into(), actions: true, click: Click::Plain, buttons: true }
}

fn source(kind: &'static str, standing: Standing) -> SourceState {
    SourceState { name: kind.into(), kind, standing, heard: None, reported: None, knock: None }
}

fn waits() -> Standing {
    Standing::Waiting { until: now().timestamp(), why: SourceTrouble::Unreachable }
}

fn states(facts: &Facts) -> Vec<(&'static str, Health)> {
    let diagnosis = examine(facts, &Texts::load(Language::En));
    diagnosis.checks.iter().map(|check| (check.name, check.state)).collect()
}

#[test]
fn a_desk_in_order_has_nothing_but_good_links() {
    let states = states(&well());
    assert!(states.iter().all(|(_, state)| *state == Health::Ok), "{states:?}");
    let names: Vec<&str> = states.into_iter().map(|(name, _)| name).collect();
    let order = [
        "settings",
        "history",
        "socket",
        "keyring",
        "network",
        "tls",
        "account",
        "token",
        "right",
        "me",
        "notices",
        "tray",
        "window",
        "browser",
        "telephone",
        "sources",
    ];
    assert_eq!(names, order);
}

#[test]
fn each_trouble_is_found_at_its_link_and_said_in_every_language() {
    use Health::{Failed, Skipped, Warning};
    let broken = |change: fn(&mut Facts)| {
        let mut facts = well();
        change(&mut facts);
        facts
    };
    fn crm(trouble: Trouble) -> Facts {
        Facts { crm: Some(Err(trouble)), trouble: Some(trouble), ..well() }
    }
    let table = [
        (broken(|facts| facts.unsaved = Some("full".into())), "settings", Failed),
        (broken(|facts| facts.settings = Some(unusable())), "settings", Warning),
        (broken(|facts| facts.settings = Some(partly())), "settings", Warning),
        (broken(|facts| facts.history = Some("broken".into())), "history", Warning),
        (broken(|facts| facts.desktop.window = Some(PageHealth { lost: 1, given_up: false })), "window", Warning),
        (broken(|facts| facts.desktop.window = Some(PageHealth { lost: 3, given_up: true })), "window", Failed),
        (broken(|facts| facts.desktop.window = None), "window", Skipped),
        (broken(|facts| facts.desktop.web_view = false), "window", Failed),
        (broken(|facts| facts.desktop.telephone = Telephone::None), "telephone", Skipped),
        (broken(|facts| facts.desktop.telephone = Telephone::Untold), "telephone", Skipped),
        (broken(|facts| facts.unwritten = Some("full".into())), "history", Failed),
        (broken(|facts| facts.keyring = Some(Err(Trouble::Keyring(KeyringTrouble::KeyringLocked)))), "keyring", Failed),
        (crm(Trouble::Way(Way::NoSuchName)), "network", Failed),
        (crm(Trouble::Way(Way::Proxy)), "network", Failed),
        (crm(Trouble::Way(Way::TlsUntrusted)), "tls", Failed),
        (crm(Trouble::Way(Way::TlsClock)), "tls", Failed),
        (crm(Trouble::Refused(Refused::Unpaid)), "account", Failed),
        (crm(Trouble::Way(Way::Portal)), "account", Failed),
        (crm(Trouble::SignIn(SignInTrouble::Revoked)), "account", Failed),
        (crm(Trouble::SignIn(SignInTrouble::SecretMissing)), "network", Skipped),
        (broken(|facts| facts.ends = Some(now().timestamp() + SignedDuration::from_hours(30))), "token", Warning),
        (broken(|facts| facts.sign_in = Some(SignInTrouble::Expired)), "token", Failed),
        (broken(|facts| facts.trouble = Some(Trouble::Refused(Refused::NoRight))), "right", Failed),
        (broken(|facts| facts.trouble = Some(Trouble::Refused(Refused::Unpaid))), "right", Failed),
        (broken(|facts| facts.trouble = Some(Trouble::Way(Way::ServerFault))), "right", Warning),
        (broken(|facts| facts.reported = false), "right", Skipped),
        (broken(|facts| facts.me = None), "me", Failed),
        (broken(|facts| facts.desktop.notices = Notices::None), "notices", Failed),
        (broken(|facts| facts.desktop.notices = Notices::Failed("no bus".into())), "notices", Failed),
        (broken(|facts| facts.desktop.notices = Notices::Held { server: "Windows".into() }), "notices", Warning),
        (broken(|facts| facts.desktop.notices = off(OffBy::App)), "notices", Failed),
        (broken(|facts| facts.desktop.notices = off(OffBy::User)), "notices", Failed),
        (broken(|facts| facts.desktop.notices = off(OffBy::Policy)), "notices", Failed),
        (
            broken(|facts| {
                facts.desktop.notices = Notices::Refused { server: "Windows".into(), code: "0x803E0111".into() }
            }),
            "notices",
            Failed,
        ),
        (
            broken(|facts| facts.desktop.notices = Notices::Server(NoticeServer { actions: false, ..server() })),
            "notices",
            Warning,
        ),
        (broken(|facts| facts.desktop.tray = Some(false)), "tray", Warning),
        (broken(|facts| facts.desktop.browser = false), "browser", Failed),
        (broken(|facts| facts.standings = vec![source("socket", waits())]), "socket", Warning),
        (
            broken(|facts| facts.standings.push(source("pbx", Standing::Failed { why: SourceTrouble::SignIn }))),
            "source",
            Failed,
        ),
        (broken(|facts| facts.standings.push(source("pbx", waits()))), "source", Warning),
        (broken(|facts| facts.sources.clear()), "sources", Warning),
        (broken(|facts| facts.standings.push(source("asterisk", Standing::Listening))), "source", Warning),
        (broken(|facts| facts.late = vec![(Source::outside(Some("pbx")), 90)]), "sources", Warning),
    ];
    for (facts, name, state) in table {
        let first = states(&facts).into_iter().find(|(_, state)| *state != Health::Ok);
        assert_eq!(first, Some((name, state)), "{facts:?}");
        for language in Language::ALL {
            for check in examine(&facts, &Texts::load(language)).checks {
                for text in [Some(check.title), Some(check.detail), check.advice].into_iter().flatten() {
                    let is_key = text.starts_with("doctor-") || text.starts_with("trouble-");
                    assert!(!text.is_empty() && !is_key && !text.contains('{'), "{language:?}: {text}");
                }
            }
        }
    }
}

#[test]
fn every_telephone_system_has_a_row_that_says_what_is_wrong_with_it() {
    let a_while_ago = now().timestamp() - SignedDuration::from_mins(3);
    let named = |name: &str, standing| SourceState { name: name.into(), ..source("asterisk", standing) };
    let listening = |name: &str| named(name, Standing::Listening);
    let facts = Facts {
        standings: vec![
            source("socket", Standing::Listening),
            named("down", Standing::Failed { why: SourceTrouble::SignIn }),
            named("away", waits()),
            named("new", Standing::Starting),
            listening("silent"),
            SourceState { heard: Some(a_while_ago), ..listening("others") },
            SourceState { heard: Some(a_while_ago), ..listening("nobodys") },
            SourceState { heard: Some(a_while_ago), reported: Some(a_while_ago), ..listening("asterisk") },
        ],
        unclaimed: vec!["nobodys".into()],
        sources: Vec::new(),
        ..well()
    };
    let found = examine(&facts, &Texts::load(Language::En));
    let rows = found.checks.iter().filter(|check| check.name == "source");
    let rows: Vec<_> = rows.map(|row| (row.source.as_deref().unwrap(), row.state, row.code.as_str())).collect();
    let expected = [
        ("down", Health::Failed, "sign_in"),
        ("away", Health::Warning, "unreachable"),
        ("new", Health::Skipped, "starting"),
        ("silent", Health::Warning, "silent"),
        ("others", Health::Warning, "others"),
        ("nobodys", Health::Warning, "unclaimed"),
        ("asterisk", Health::Ok, "ok"),
    ];
    assert_eq!(rows, expected);
    let said = |name: &str| found.checks.iter().find(|row| row.source.as_deref() == Some(name)).unwrap();
    assert_eq!((said("down").title.as_str(), said("asterisk").title.as_str()), ("Asterisk (down)", "Asterisk"));
    assert!(said("silent").advice.as_ref().unwrap().contains("read = call,agent"), "Asterisk has a reason of its own");
    assert!(said("asterisk").detail.contains("3 minutes"), "{}", said("asterisk").detail);
    assert!(found.checks.iter().all(|check| check.name != "sources"), "no program is missed");
    assert!(!found.report.contains("nobodys"), "{}", found.report);
}

#[test]
fn how_a_notice_is_opened_is_said_of_each_kind_of_server() {
    let table = [
        (NoticeServer { actions: false, ..server() }, "plain", "ignores clicks"),
        (NoticeServer { click: Click::Middle, buttons: false, ..server() }, "middle", "Middle-click"),
        (NoticeServer { click: Click::Button, ..server() }, "button", "the first button"),
        (NoticeServer { buttons: false, ..server() }, "no-buttons", "call back from"),
        (server(), "ok", "Click one to open it"),
    ];
    for (server, code, says) in table {
        let facts = Facts { desktop: DesktopFacts { notices: Notices::Server(server), ..well().desktop }, ..well() };
        let found = examine(&facts, &Texts::load(Language::En));
        let check = found.checks.iter().find(|check| check.name == "notices").unwrap();
        assert_eq!(check.code, code);
        assert!(check.detail.contains("gnome-shell 43.9") && check.detail.contains(says), "{}", check.detail);
        assert!(found.report.contains(&format!("({code})")), "{}", found.report);
    }
}

#[test]
fn what_lies_behind_a_broken_link_is_not_judged() {
    let facts = Facts { crm: Some(Err(Trouble::Way(Way::Offline))), ..well() };
    let states = states(&facts);
    assert_eq!(states[4..7], [("network", Health::Failed), ("tls", Health::Skipped), ("account", Health::Skipped)]);
}

#[test]
fn locked_keyring_leaves_the_links_to_the_crm_unchecked() {
    let trouble = Trouble::Keyring(KeyringTrouble::KeyringLocked);
    let facts = Facts {
        keyring: Some(Err(trouble)),
        crm: Some(Err(trouble)),
        trouble: Some(trouble),
        ends: None,
        reported: false,
        ..well()
    };
    let skipped: Vec<&str> =
        states(&facts).into_iter().filter(|(_, state)| *state == Health::Skipped).map(|(name, _)| name).collect();
    assert_eq!(skipped, ["network", "tls", "account", "token", "right"]);
}

#[test]
fn what_was_not_asked_is_not_said_to_be_well_and_nothing_is_said_twice() {
    let revoked = SignInTrouble::Revoked;
    let expired = SignInTrouble::Expired;
    let blocked = Trouble::Refused(Refused::Blocked);
    for (facts, failed) in [
        (Facts { crm: Some(Err(Trouble::SignIn(revoked))), sign_in: Some(revoked), ..well() }, "account"),
        (Facts { crm: Some(Err(Trouble::SignIn(expired))), sign_in: Some(expired), ..well() }, "token"),
        (Facts { crm: Some(Err(blocked)), trouble: Some(blocked), ..well() }, "account"),
    ] {
        let states = states(&facts);
        assert_eq!(states[4..6], [("network", Health::Skipped), ("tls", Health::Skipped)], "{facts:?}");
        let all = states.into_iter().filter(|(_, state)| *state == Health::Failed).map(|(name, _)| name);
        assert_eq!(all.collect::<Vec<_>>(), [failed], "{facts:?}");
    }
}

#[test]
fn the_demo_needs_neither_keyring_nor_network() {
    let facts = Facts { crm: None, keyring: None, host: String::new(), ..well() };
    let skipped: Vec<&str> =
        states(&facts).into_iter().filter(|(_, state)| *state == Health::Skipped).map(|(name, _)| name).collect();
    assert_eq!(skipped, ["keyring", "network", "tls", "account", "token", "right"]);
}

#[test]
fn report_has_no_names_or_numbers() {
    let facts = Facts { late: vec![(Source::outside(Some("Olga's phone")), 90)], ..well() };
    let report = examine(&facts, &Texts::load(Language::Ru)).report;
    for private in ["secret-name", "Cedar", "Olga", "88888", "/run"] {
        assert!(!report.contains(private), "{report}");
    }
    for useful in ["amocrm.ru", "keyring: ok", "sources: warning (late)", "request id r-1", env!("CARGO_PKG_VERSION")] {
        assert!(report.contains(useful), "{useful}: {report}");
    }
}

#[test]
fn source_at_the_door_that_nobody_has_come_to_says_what_to_check_and_whoever_was_turned_away_is_named() {
    let at_door = |here_alone, for_devices| AtDoor { at: "192.168.1.7:4580".into(), here_alone, for_devices };
    let knock = |why, minutes: i64| {
        let at = now().timestamp() - SignedDuration::from_mins(minutes);
        Some(Knock { at, from: "192.168.1.31".parse().unwrap(), why })
    };
    let heard = Some(now().timestamp() - SignedDuration::from_mins(5));
    for (door, heard, knock, code, said) in [
        (at_door(true, true), None, None, "here_alone", "choose Change"),
        (at_door(true, false), None, None, "uncalled", "192.168.1.7:4580"),
        (at_door(false, true), None, None, "unknocked", "192.168.1.7:4580"),
        (at_door(false, true), heard, None, "ok", "last call"),
        (at_door(false, true), None, knock(TurnedAway::WrongSecret, 1), "wrong_secret", "192.168.1.31"),
        (at_door(true, true), None, knock(TurnedAway::NotOnTheList, 1), "not_on_the_list", "add its address"),
        (at_door(false, true), heard, knock(TurnedAway::NotUnderstood, 1), "not_understood", "192.168.1.31"),
        (at_door(false, true), heard, knock(TurnedAway::Unproven, 9), "ok", "last call"),
    ] {
        let mut facts = well();
        facts.at_door = [("phone".to_owned(), door)].into();
        facts.standings.push(SourceState { heard, reported: heard, knock, ..source("phone", Standing::Listening) });
        let found = examine(&facts, &Texts::load(Language::En));
        let row = found.checks.iter().find(|row| row.source.as_deref() == Some("phone")).unwrap();
        let text = format!("{} {}", row.detail, row.advice.as_deref().unwrap_or_default());
        assert_eq!(row.code.replace('-', "_"), code, "{text}");
        assert!(text.contains(said), "{code}: {text}");
        assert!(!found.report.contains("192.168"), "{}", found.report);
    }
}
