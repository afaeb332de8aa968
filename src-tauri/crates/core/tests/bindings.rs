//! The window's types are generated from the ones here, so that the two sides cannot drift apart.
//!
//! `CALLCARD_WRITE_BINDINGS=1 cargo test -p callcard-core --test bindings` writes the file anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use callcard_core::call::knowledge::{Card, CardKind};
use callcard_core::call::number::Country;
use callcard_core::call::{Direction, Dropped, NotSent, Outcome, Refused, Silence, Steps};
use callcard_core::code::Code;
use callcard_core::desk::{Abilities, Click};
use callcard_core::desktop::Page;
use callcard_core::doctor::{Check, Diagnosis, Health};
use callcard_core::notice::{self, Style};
use callcard_core::phone::{Machine, System};
use callcard_core::settings::{CallBack, ENTRIES, LanguageChoice, Limits, OpenWhen, Preferences, Privacy, Theme};
use callcard_core::standing::{SourceStanding, SourceTrouble, TurnedAway};
use callcard_core::store::Filter;
use callcard_core::text::{Language, Texts};
use callcard_core::trouble::{KeyringTrouble, SignInTrouble, Trouble, Way};
use callcard_core::view::{
    AccountKind, AccountState, AccountView, AnswerKind, CallView, ConnectRequest, DeliveryState, DeliveryView,
    FieldShape, FieldView, HistoryPage, HistoryQuestion, IntegrationView, KindView, Knock, KnownPhone, LinkKind,
    MicrosipDeed, MicrosipState, MicrosipView, NoticeView, NumberKind, NumberView, Offer, PauseView, PhaseKind,
    PhoneGroup, PhoneView, PhoneWay, Platform, Reason, Recipe, RecipeId, Refusal, SecretKind, SecretView,
    SecretWordView, SignInKind, SourceCard, SourceDraft, SourceMessage, SourceUrl, SourceUrls, SourceView, SourcesView,
    StrangerView, Suggestion, TrialView, TypedNumber, UserView, WindowStart, WindowStatus,
};
use jiff::Zoned;
use serde::Serialize;
use ts_rs::{Config, TS};

const SOURCES: &str = "../../../ui/src";
const HEADING: &str = "\
// What the window and the app say to each other. Generated from the app's types by `make bindings`: not to be edited.
";

#[test]
fn the_committed_bindings_are_those_of_the_types() {
    let config = Config::new();
    let mut bindings = String::from(HEADING);
    bindings.push_str(&settings());
    for declaration in [
        declaration::<CallView>(&config),
        declaration::<Direction>(&config),
        declaration::<PhaseKind>(&config),
        declaration::<Outcome>(&config),
        declaration::<AnswerKind>(&config),
        declaration::<LinkKind>(&config),
        declaration::<Silence>(&config),
        declaration::<NumberView>(&config),
        declaration::<NumberKind>(&config),
        declaration::<DeliveryView>(&config),
        declaration::<DeliveryState>(&config),
        declaration::<Reason>(&config),
        declaration::<NotSent>(&config),
        declaration::<Refused>(&config),
        declaration::<Dropped>(&config),
        declaration::<Card>(&config),
        declaration::<CardKind>(&config),
        declaration::<Steps>(&config),
        declaration::<HistoryPage>(&config),
        declaration::<HistoryQuestion>(&config),
        declaration::<Filter>(&config),
        declaration::<Page>(&config),
        declaration::<WindowStart>(&config),
        declaration::<Platform>(&config),
        declaration::<WindowStatus>(&config),
        declaration::<SourceView>(&config),
        declaration::<SourceStanding>(&config),
        declaration::<SourceTrouble>(&config),
        declaration::<Knock>(&config),
        declaration::<TurnedAway>(&config),
        declaration::<SourceUrls>(&config),
        declaration::<SourceUrl>(&config),
        declaration::<SourceMessage>(&config),
        declaration::<Click>(&config),
        declaration::<PauseView>(&config),
        declaration::<AccountView>(&config),
        declaration::<AccountKind>(&config),
        declaration::<SignInKind>(&config),
        declaration::<AccountState>(&config),
        declaration::<Trouble>(&config),
        declaration::<Way>(&config),
        declaration::<KeyringTrouble>(&config),
        declaration::<SignInTrouble>(&config),
        declaration::<UserView>(&config),
        declaration::<ConnectRequest>(&config),
        declaration::<IntegrationView>(&config),
        declaration::<SecretKind>(&config),
        declaration::<SecretView>(&config),
        declaration::<Offer>(&config),
        declaration::<TypedNumber>(&config),
        declaration::<Preferences>(&config),
        declaration::<LanguageChoice>(&config),
        declaration::<Theme>(&config),
        declaration::<Privacy>(&config),
        declaration::<NoticeView>(&config),
        declaration::<OpenWhen>(&config),
        declaration::<CallBack>(&config),
        declaration::<PhoneView>(&config),
        declaration::<Recipe>(&config),
        declaration::<RecipeId>(&config),
        declaration::<KnownPhone>(&config),
        declaration::<PhoneGroup>(&config),
        declaration::<PhoneWay>(&config),
        declaration::<MicrosipDeed>(&config),
        declaration::<MicrosipState>(&config),
        declaration::<MicrosipView>(&config),
        declaration::<KindView>(&config),
        declaration::<FieldView>(&config),
        declaration::<FieldShape>(&config),
        declaration::<SecretWordView>(&config),
        declaration::<SourcesView>(&config),
        declaration::<SourceCard>(&config),
        declaration::<StrangerView>(&config),
        declaration::<SourceDraft>(&config),
        declaration::<TrialView>(&config),
        declaration::<Diagnosis>(&config),
        declaration::<Check>(&config),
        declaration::<Health>(&config),
        declaration::<Language>(&config),
        declaration::<Suggestion>(&config),
        declaration::<Refusal>(&config),
        declaration::<Code>(&config),
    ] {
        bindings.push_str(&declaration);
    }
    keep("lib/bindings.ts", &bindings);
}

#[test]
fn the_stand_in_connects_phones_as_the_app_does() {
    let mut phones = String::from(
        "\
// How a phone is connected on each system, as the app would say it. Generated by `make bindings`: not to be edited.

import type { PhoneView, WindowStart } from \"../lib/backend\";

",
    );
    let machine =
        |system, program: &str, socket: &str| Machine { system, program: program.into(), socket: socket.into() };
    let shared = machine(System::Linux, "", "").view();
    phones.push_str(&format!(
        "const SHARED: Pick<PhoneView, \"known\" | \"kinds\"> = {{ known: {}, kinds: {} }};\n\n",
        serde_json::to_string_pretty(&shared.known).unwrap(),
        serde_json::to_string_pretty(&shared.kinds).unwrap(),
    ));
    phones.push_str("export const PHONES: Record<WindowStart[\"platform\"], PhoneView> = {\n");
    for (name, system, program, socket) in [
        ("linux", System::Linux, "/usr/bin/callcardctl", "/run/user/1000/callcard/callcard.sock"),
        ("macos", System::Macos, "/Applications/Callcard.app/Contents/MacOS/callcardctl", "/Users/anna/callcard.sock"),
        ("windows", System::Windows, r"C:\Program Files\Callcard\callcardctl.exe", r"\\.\pipe\callcard-1f0c"),
    ] {
        let view = machine(system, program, socket).view();
        phones.push_str(&format!(
            "  {name}: {{ ...SHARED, socket: {}, recipes: {} }},\n",
            serde_json::to_string(&view.socket).unwrap(),
            serde_json::to_string_pretty(&view.recipes).unwrap(),
        ));
    }
    phones.push_str("};\n");
    keep("stand-in/phones.ts", &phones);
}

#[test]
fn the_stand_in_previews_notices_as_the_app_does() {
    let notices: BTreeMap<String, _> =
        Language::ALL.into_iter().map(|language| (word(&language), previews(language))).collect();
    let notices = serde_json::to_string_pretty(&notices).unwrap();
    let file = format!(
        "\
// What notices look like, as the app would say it. Generated by `make bindings`: not to be edited.

import type {{ Language, NoticeView, Privacy }} from \"../lib/backend\";

export const NOTICES: Record<Language, Record<Privacy, NoticeView>> = {notices};
"
    );
    keep("stand-in/notices.ts", &file);
}

/// The notice of a made-up call, by how much of it is shown.
fn previews(language: Language) -> BTreeMap<String, NoticeView> {
    let texts = Texts::load(language);
    let view = |privacy: &Privacy| {
        let (abilities, now) = (Abilities::default(), &Zoned::now());
        let style = Style { texts: &texts, abilities, demo: false, privacy: *privacy, sound: false, now };
        NoticeView::of(&notice::compose(&notice::sample(&texts, Country::from_code("RU").unwrap().into()), &style))
    };
    [Privacy::Full, Privacy::Number, Privacy::Hidden].iter().map(|privacy| (word(privacy), view(privacy))).collect()
}

fn word(variant: &impl Serialize) -> String {
    serde_json::to_value(variant).unwrap().as_str().unwrap().to_owned()
}

/// Compares a file of the page with what it ought to be; writes it, when that is asked for.
fn keep(name: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(SOURCES).join(name);
    if std::env::var_os("CALLCARD_WRITE_BINDINGS").is_some() {
        fs::write(&file, expected).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap();
    assert_eq!(committed.replace("\r\n", "\n"), expected, "ui/src/{name} is stale: run `make bindings`");
}

/// What the page has to know of the settings besides their types: one with a new value, limits, defaults.
fn settings() -> String {
    let numbers = ENTRIES.iter().filter_map(|entry| {
        let Limits { least, most } = entry.limits?;
        Some(format!("  {}: {{ least: {least}, most: {most} }},\n", entry.name))
    });
    let defaults = ENTRIES.iter().map(|entry| {
        let value = entry.value(&Preferences::default());
        format!("  {}: {value},\n", entry.name)
    });
    format!(
        "
/**
 * One setting with a new value.
 */
export type Preference = {{ [Name in keyof Preferences]: {{ name: Name, value: Preferences[Name] }} }}[keyof Preferences];

/**
 * The least and the most that the numbers among the settings may be.
 */
export const LIMITS = {{
{}}};

/**
 * The settings of an agent who has chosen nothing.
 */
export const DEFAULTS: Preferences = {{
{}}};
",
        numbers.collect::<String>(),
        defaults.collect::<String>(),
    )
}

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let docs = docs.trim();
    let newline = if docs.is_empty() { "" } else { "\n" };
    format!("\n{docs}{newline}export {}\n", T::decl(config)).replace(" \n", "\n")
}
