//! The keys that the sources name, found as strings in them.
//!
//! A key stands there in full, or is put together: `format!("doctor-{name}-{outcome}")`, `` `history-${outcome}` ``. What
//! is put together makes a key only of words that the code has itself: a string, or a variant of an enum. So a key that
//! nobody can come to is found, without a list of the keys that are put together.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What is in the place of what a string is filled with.
const HOLE: char = '*';
/// Attributes of the page whose values are not for people.
const NOT_TEXT: [&str; 7] = ["class", "id", "for", "name", "href", "type", "style"];

/// What asks for a text: what it is given is a key, however it begins.
const ASKS: [&str; 5] = ["say(", "say_with(", "texts.get(", "texts.with(", "texts.find("];

/// All strings and words of the sources.
#[derive(Default)]
pub(crate) struct Uses {
    strings: Vec<Named>,
    /// What a hole can be filled with.
    words: BTreeSet<String>,
}

/// A string that may be a key.
struct Named {
    /// The file and the line where it stands.
    place: String,
    string: String,
    /// It is one for certain.
    asked: bool,
}

impl Uses {
    /// Those of the app, callcardctl and the page. Tests use nothing, and the sandbox has texts of its own.
    pub(crate) fn in_sources() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
        let mut uses = Self::default();
        let mut files = Vec::new();
        for folder in ["src-tauri", "ui/src"] {
            collect(&root.join(folder), &mut files);
        }
        for file in files {
            let source = fs::read_to_string(&file).unwrap();
            let name = file.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
            uses.read(&name, &source);
        }
        uses
    }

    fn read(&mut self, file: &str, source: &str) {
        let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            if ["//", "*", "/*", "<!--"].iter().any(|comment| line.trim_start().starts_with(comment)) {
                continue;
            }
            for (before, string) in strings(line) {
                self.words.insert(string.replace('_', "-"));
                if !attribute(before).is_some_and(|name| NOT_TEXT.contains(&name) || name.starts_with("data-")) {
                    let asked = ASKS.iter().any(|asks| before.ends_with(asks));
                    self.strings.push(Named { place: format!("{file}:{}", number + 1), string, asked });
                }
            }
            self.words.extend(line.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(variant));
        }
    }

    /// Whether some code names this key, or can put it together.
    pub(crate) fn use_key(&self, key: &str) -> bool {
        self.strings.iter().any(|Named { string, .. }| match string.strip_prefix(HOLE) {
            // Something is put behind what is a key, or a page, by itself.
            Some(suffix) if suffix.starts_with('-') && !suffix.contains(HOLE) => {
                key.strip_suffix(suffix).is_some_and(|stem| self.use_key(stem))
            }
            Some(_) => false,
            None => self.fits(string, key),
        })
    }

    /// The strings that look like a key and are none, with where they stand.
    pub(crate) fn unknown(&self, keys: &BTreeSet<&str>) -> Vec<(String, String)> {
        let families: BTreeSet<&str> = keys.iter().filter_map(|key| key.split('-').next()).collect();
        let is_family = |string: &str| {
            let behind = |whole: &str| whole.strip_prefix(string).is_some_and(|rest| rest.starts_with('-'));
            self.strings.iter().any(|Named { string, .. }| behind(string) && string.contains(HOLE))
                || keys.contains(format!("{string}-title").as_str())
        };
        let is_known = |named: &&Named| {
            let begins = named.string.split_once('-').is_some_and(|(first, _)| families.contains(first));
            let a_key = begins || named.asked && !named.string.starts_with(HOLE);
            !a_key || keys.iter().any(|key| self.fits(&named.string, key)) || is_family(&named.string)
        };
        let unknown = self.strings.iter().filter(|named| !is_known(named));
        unknown.map(|named| (named.place.clone(), named.string.clone())).collect()
    }

    /// Whether a string, with its holes filled with words of the code, is this text.
    fn fits(&self, string: &str, text: &str) -> bool {
        match string.split_once(HOLE) {
            None => string == text,
            Some((fixed, rest)) => text.strip_prefix(fixed).is_some_and(|text| {
                let ends = text.match_indices('-').map(|(end, _)| end).chain([text.len()]);
                let mut filled = ends.filter(|end| self.words.contains(&text[..*end]));
                filled.any(|end| self.fits(rest, &text[end..]))
            }),
        }
    }
}

/// The strings of a line that may be keys, each with what stands before it. Where more than a key's own characters is in
/// a string, it is none.
fn strings(line: &str) -> impl Iterator<Item = (&str, String)> {
    let quotes = line.char_indices().filter(|(_, c)| matches!(c, '"' | '\'' | '`'));
    quotes.filter_map(|(start, quote)| Some((&line[..start], string(&line[start + 1..], quote)?)))
}

/// The attribute whose value comes next.
fn attribute(before: &str) -> Option<&str> {
    before.strip_suffix('=')?.rsplit(|c: char| !c.is_ascii_alphabetic() && c != '-').next()
}

/// The string that ends at the next such quote, with its holes marked.
fn string(text: &str, quote: char) -> Option<String> {
    let mut string = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '$' if quote == '`' => {}
            '{' => {
                let mut open = 1;
                while open > 0 {
                    open += match rest.next()? {
                        '{' => 1,
                        '}' => -1,
                        _ => 0,
                    };
                }
                string.push(HOLE);
            }
            'a'..='z' | '0'..='9' | '-' | '_' => string.push(c),
            _ => return (c == quote && !string.is_empty()).then_some(string),
        }
    }
    None
}

/// `NotForYou` as it stands in a key: `not-for-you`.
fn variant(word: &str) -> Option<String> {
    let mut name = String::new();
    for c in word.chars() {
        if c.is_ascii_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    word.starts_with(|c: char| c.is_ascii_uppercase()).then_some(name)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    const PASSED_OVER: [&str; 5] = ["tests", "tests.rs", "examples", "sandbox", "target"];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if PASSED_OVER.contains(&name.as_str()) || name.ends_with(".test.ts") {
            continue;
        }
        if path.is_dir() {
            collect(&path, files);
        } else if [".rs", ".ts", ".svelte"].iter().any(|ending| name.ends_with(ending)) {
            files.push(path);
        }
    }
}

/// What the tests of the real files rest on: that they would find what is wrong.
#[test]
fn a_key_is_used_by_its_name_or_by_words_of_the_code() {
    let mut uses = Uses::default();
    uses.read("a.rs", "enum Reason { NotForYou, Other }\n// \"menu-said-in-a-comment\"\nlet name = \"menu-quit\";");
    uses.read("b.rs", "format!(\"reason-{code}\")\nformat!(\"doctor-{name}-{outcome}\")\n(\"settings\", \"ok\")");
    uses.read("c.rs", "format!(\"{key}-advice\")\n#[cfg(test)]\nmod tests {\n\"menu-tested\"");
    uses.read("d.ts", "words.say(`card-${card.kind}`)\nkind: \"very_own\"\nsay(`${name}-title`)\npages: [\"history\"]");
    uses.read("e.svelte", "<p class=\"menu-red\">{say('menu-open')}</p>");
    for (key, used) in [
        ("menu-quit", true),
        ("menu-open", true),
        ("menu-red", false),
        ("menu-tested", false),
        ("menu-said-in-a-comment", false),
        ("menu-banana", false),
        ("reason-not-for-you", true),
        ("reason-not-for-you-advice", true),
        ("reason-not-for-me", false),
        ("reason-banana", false),
        ("doctor-settings-ok", true),
        ("doctor-settings-ok-advice", true),
        ("doctor-settings", false),
        ("doctor-settings-banana", false),
        ("card-very-own", true),
        ("card-banana", false),
        ("history-title", true),
        ("banana-title", false),
    ] {
        assert_eq!(uses.use_key(key), used, "{key}");
    }
}

#[test]
fn what_looks_like_a_key_and_is_none_is_found_where_it_stands() {
    let keys = BTreeSet::from(["menu-quit", "reason-other", "history-title"]);
    for (source, unknown) in [
        ("texts.get(\"menu-quit\")", None),
        ("texts.get(\"menu-quiz\")", Some("menu-quiz")),
        ("let key = \"menu-quiz\";", Some("menu-quiz")),
        ("words.say(\"welcome-title\")", Some("welcome-title")),
        ("let key = \"welcome-title\";", None),
        ("<p class=\"menu-red\">", None),
        ("say(`menu-${quit}-ever`) \"quit\"", Some("menu-*-ever")),
        ("say(`reason-${code}`) [\"reason\", \"other\"]", None),
        ("page(\"history\")", None),
        ("// \"menu-quiz\"", None),
    ] {
        let mut uses = Uses::default();
        uses.read("file", source);
        let expected = unknown.map(|named| ("file:1".to_owned(), named.to_owned()));
        assert_eq!(uses.unknown(&keys), Vec::from_iter(expected), "{source}");
    }
}
