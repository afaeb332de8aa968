//! Every code of the closed lists has its words in every language, and no words are left of a code that is gone. The
//! lists are asked of the types themselves, so that a new member without words is found.

mod lists;

use std::collections::BTreeSet;

use callcard_core::call::{Dropped, NotSent, Refused, Silence};
use callcard_core::code::Code;
use callcard_core::standing::SourceTrouble;
use callcard_core::text::{Language, Texts};
use callcard_core::trouble::{KeyringTrouble, SignInTrouble, Trouble, Way};
use ts_rs::{Config, TS};

/// The codes of a plain enum, as keys of texts spell them.
fn codes<'de, T: serde::Deserialize<'de>>() -> BTreeSet<String> {
    lists::codes::<T>().iter().map(|name| name.replace('_', "-")).collect()
}

/// The ends of the keys that begin like this.
fn endings(language: Language, family: &str) -> BTreeSet<String> {
    let keys = language.source().lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    keys.filter_map(|key| key.strip_prefix(family)).map(str::to_owned).collect()
}

#[test]
fn every_trouble_has_words_and_advice() {
    let lists = [codes::<Way>(), codes::<Refused>(), codes::<KeyringTrouble>(), codes::<SignInTrouble>()];
    let choose_me = Trouble::ChooseMe.code().replace('_', "-");
    let codes: BTreeSet<String> = lists.into_iter().flatten().chain([choose_me]).collect();
    let advice = codes.iter().map(|code| format!("{code}-advice"));
    let expected = codes.iter().cloned().chain(advice).collect();
    for language in Language::ALL {
        assert_eq!(endings(language, "trouble-"), expected, "{language:?}");
    }
}

#[test]
fn every_trouble_of_a_source_has_words_and_advice() {
    let codes = codes::<SourceTrouble>();
    let expected: BTreeSet<String> = codes.iter().flat_map(|code| [code.clone(), format!("{code}-advice")]).collect();
    let kinds = endings(Language::En, "source-");
    // Where agents of one kind of source have to do something else.
    let is_own = |ending: &String| {
        let parts = ending.split_once("-advice-");
        parts.is_some_and(|(code, kind)| codes.contains(code) && kinds.contains(kind))
    };
    let own: BTreeSet<String> = endings(Language::En, "source-trouble-").into_iter().filter(is_own).collect();
    for language in Language::ALL {
        assert_eq!(endings(language, "source-trouble-"), &expected | &own, "{language:?}");
    }
}

#[test]
fn every_reason_has_words() {
    let lists = [codes::<Silence>(), codes::<NotSent>(), codes::<Dropped>(), BTreeSet::from(["other".to_owned()])];
    let expected = lists.into_iter().flatten().collect();
    for language in Language::ALL {
        assert_eq!(endings(language, "window-reason-"), expected, "{language:?}");
    }
}

/// The words that a value of this type may be written as, as the page is told.
fn written<T: TS>() -> BTreeSet<String> {
    T::inline(&Config::new()).split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_codes_of_refusals_are_these_and_what_keeps_calls_from_the_crm() {
    let codes = [
        "not_a_number",
        "busy",
        "not_stored",
        "ending",
        "not_read",
        "not_written",
        "unknown_call",
        "under_way",
        "no_such_setting",
        "no_such_source",
        "unfit_source",
        "out_of_range",
        "not_one_of",
        "not_a_country",
        "not_a_list",
        "not_a_pattern",
        "too_many",
        "not_a_name",
        "not_an_address",
        "not_a_url",
        "not_a_path",
        "not_a_network",
        "not_saved",
        "empty",
        "several_words",
        "too_long",
        "no_secret",
        "not_a_host",
        "not_a_token",
        "no_account",
        "no_such_user",
        "sandbox",
        "not_removed",
        "internal",
    ];
    assert_eq!(written::<Code>(), codes.map(str::to_owned).into());
    let troubles = [
        lists::codes::<Way>(),
        lists::codes::<Refused>(),
        lists::codes::<KeyringTrouble>(),
        lists::codes::<SignInTrouble>(),
    ];
    assert_eq!(Trouble::inline(&Config::new()).matches('"').count(), 2, "one code of its own, and four lists");
    for trouble in [Trouble::Way(Way::TlsClock), Trouble::Refused(Refused::NoRight), Trouble::ChooseMe] {
        let code = serde_json::to_value(Code::Trouble(trouble)).unwrap();
        assert_eq!(code, serde_json::to_value(trouble).unwrap());
        let word = code.as_str().unwrap().to_owned();
        assert!(word == "choose_me" || troubles.iter().any(|list| list.contains(&word)), "{word}");
    }
}

#[test]
fn a_trouble_finds_its_words_by_its_code() {
    let texts = Texts::load(Language::En);
    for trouble in [Trouble::Way(Way::TlsClock), Trouble::Refused(Refused::NotAnAccount), Trouble::ChooseMe] {
        assert!(texts.find(&trouble.key()).is_some(), "{trouble:?}");
    }
}
