//! The window's types are generated from the ones here, so that the two sides cannot drift apart.
//!
//! `CALLCARD_WRITE_BINDINGS=1 cargo test -p callcard-core --test bindings` writes the file anew.

use std::fs;
use std::path::Path;

use callcard_core::call::Steps;
use callcard_core::call::knowledge::{Card, CardKind};
use callcard_core::desk::Click;
use callcard_core::desktop::Page;
use callcard_core::doctor::{Check, Diagnosis, Health};
use callcard_core::settings::{LanguageChoice, OpenWhen, Privacy, Theme};
use callcard_core::store::Filter;
use callcard_core::text::Language;
use callcard_core::view::{
    AccountView, CallView, ConnectRequest, DeliveryView, HistoryPage, HistoryQuestion, IntegrationView, NumberView,
    Offer, PauseView, PhoneView, Preference, Preferences, Recipe, RecipeId, Refusal, SecretKind, SecretView,
    SourceView, Suggestion, TypedNumber, UserView, WindowStart, WindowStatus,
};
use ts_rs::{Config, TS};

const FILE: &str = "../../../ui/src/lib/bindings.ts";
const HEADING: &str = "\
// What the window and the app say to each other. Generated from the app's types by `make bindings`: not to be edited.
";

#[test]
fn the_committed_bindings_are_those_of_the_types() {
    let config = Config::new();
    let mut bindings = String::from(HEADING);
    for declaration in [
        declaration::<CallView>(&config),
        declaration::<NumberView>(&config),
        declaration::<DeliveryView>(&config),
        declaration::<Card>(&config),
        declaration::<CardKind>(&config),
        declaration::<Steps>(&config),
        declaration::<HistoryPage>(&config),
        declaration::<HistoryQuestion>(&config),
        declaration::<Filter>(&config),
        declaration::<Page>(&config),
        declaration::<WindowStart>(&config),
        declaration::<WindowStatus>(&config),
        declaration::<SourceView>(&config),
        declaration::<Click>(&config),
        declaration::<PauseView>(&config),
        declaration::<AccountView>(&config),
        declaration::<UserView>(&config),
        declaration::<ConnectRequest>(&config),
        declaration::<IntegrationView>(&config),
        declaration::<SecretKind>(&config),
        declaration::<SecretView>(&config),
        declaration::<Offer>(&config),
        declaration::<TypedNumber>(&config),
        declaration::<Preferences>(&config),
        declaration::<Preference>(&config),
        declaration::<LanguageChoice>(&config),
        declaration::<Theme>(&config),
        declaration::<Privacy>(&config),
        declaration::<OpenWhen>(&config),
        declaration::<PhoneView>(&config),
        declaration::<Recipe>(&config),
        declaration::<RecipeId>(&config),
        declaration::<Diagnosis>(&config),
        declaration::<Check>(&config),
        declaration::<Health>(&config),
        declaration::<Language>(&config),
        declaration::<Suggestion>(&config),
        declaration::<Refusal>(&config),
    ] {
        bindings.push_str(&declaration);
    }
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    if std::env::var_os("CALLCARD_WRITE_BINDINGS").is_some() {
        fs::write(&file, &bindings).unwrap();
    }
    let committed = fs::read_to_string(&file).unwrap();
    assert_eq!(committed.replace("\r\n", "\n"), bindings, "ui/src/lib/bindings.ts is stale: run `make bindings`");
}

fn declaration<T: TS>(config: &Config) -> String {
    let docs = T::docs().unwrap_or_default();
    let docs = docs.trim();
    let newline = if docs.is_empty() { "" } else { "\n" };
    format!("\n{docs}{newline}export {}\n", T::decl(config)).replace(" \n", "\n")
}
