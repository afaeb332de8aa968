//! The locale files against each other and against the code: every language says everything that the code asks for, and
//! nothing else. Complaints name the file, the key and what to do, because most who read one are writing something else.

#![allow(clippy::unwrap_used, reason = "what the tests share panics as tests do")]

mod files;
mod uses;

use std::collections::{BTreeMap, BTreeSet};

use callcard_texts::Language;
use files::Message;
use uses::Uses;

/// The messages of every language.
fn files() -> Vec<(Language, BTreeMap<String, Message>)> {
    Language::ALL.into_iter().map(|language| (language, files::read(language))).collect()
}

fn name(language: Language) -> String {
    format!("ui/locales/{}.ftl", language.identifier())
}

#[track_caller]
fn assert_none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Every key of any language, with its message in each that has it.
fn by_key(files: &[(Language, BTreeMap<String, Message>)]) -> BTreeMap<&str, Vec<(Language, &Message)>> {
    let mut keys: BTreeMap<&str, Vec<(Language, &Message)>> = BTreeMap::new();
    for (language, messages) in files {
        for (key, message) in messages {
            keys.entry(key).or_default().push((*language, message));
        }
    }
    keys
}

#[test]
fn every_language_has_every_key() {
    let files = files();
    let mut complaints = Vec::new();
    for (key, having) in by_key(&files) {
        for (language, messages) in &files {
            if !messages.contains_key(key) {
                let (file, other) = (name(*language), name(having[0].0));
                complaints
                    .push(format!("{file}: `{key}` is missing. {other} has it: translate it, under the same heading"));
            }
        }
    }
    assert_none(complaints);
}

#[test]
fn a_key_has_the_same_placeholders_in_every_language() {
    let files = files();
    let mut complaints = Vec::new();
    for (key, having) in by_key(&files) {
        let (first, like) = having[0];
        for (language, message) in &having[1..] {
            if message.placeholders != like.placeholders {
                complaints.push(format!(
                    "{}: `{key}` has the placeholders {:?}, and {:?} in {}: use the same ones",
                    name(*language),
                    message.placeholders,
                    like.placeholders,
                    name(first)
                ));
            }
        }
    }
    assert_none(complaints);
}

/// Where one language counts in words, every language counts as its own grammar wants it.
#[test]
fn counted_things_have_every_plural_of_the_language() {
    let files = files();
    let mut complaints = Vec::new();
    for (key, having) in by_key(&files) {
        let counts: BTreeSet<&String> = having.iter().flat_map(|(_, message)| message.counts()).collect();
        for (language, message) in &having {
            for count in &counts {
                for (category, example) in message.missing_plurals(count, *language) {
                    complaints.push(format!(
                        "{}: `{key}` has no words for ${count} = {example}: add [{category}], or make it the default",
                        name(*language)
                    ));
                }
            }
        }
    }
    assert_none(complaints);
}

#[test]
fn every_key_is_used() {
    let uses = Uses::in_sources();
    let files = files();
    let unused = by_key(&files).into_keys().filter(|key| !uses.use_key(key)).map(|key| {
        format!("ui/locales/*.ftl: no code uses `{key}`. Remove it from every language, or name it in the code in full")
    });
    assert_none(unused.collect());
}

#[test]
fn every_key_that_the_code_names_exists() {
    let files = files();
    let keys = by_key(&files).into_keys().collect();
    let unknown = Uses::in_sources().unknown(&keys).into_iter().map(|(place, named)| {
        format!("{place}: there is no text `{named}`. Add it to ui/locales/*.ftl, in every language, or mend the name")
    });
    assert_none(unknown.collect());
}
