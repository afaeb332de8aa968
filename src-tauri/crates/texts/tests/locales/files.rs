//! What is in a locale file: its messages, their placeholders and the plurals they know.

use std::collections::{BTreeMap, BTreeSet};

use callcard_texts::Language;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};

/// The numbers that are tried. Nothing is counted as zero: where that may be, the text has words of its own for it.
const TRIED: std::ops::RangeInclusive<u64> = 1..=120;

/// One message.
#[derive(Debug, Default)]
pub(crate) struct Message {
    pub(crate) placeholders: BTreeSet<String>,
    /// What it chooses by, with the names of the choices.
    choices: BTreeMap<String, BTreeSet<String>>,
}

/// The messages of a language by their keys. A line that is not understood, and a key that comes twice, is a fault.
pub(crate) fn read(language: Language) -> BTreeMap<String, Message> {
    let file = language.identifier();
    let resource = parser::parse(language.source()).unwrap_or_else(|(_, faults)| panic!("{file}.ftl: {faults:?}"));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(entry) = entry else { continue };
        let mut message = Message::default();
        message.read(entry.value.as_ref().unwrap_or_else(|| panic!("{file}.ftl: `{}` says nothing", entry.id.name)));
        let twice = messages.insert(entry.id.name.to_owned(), message);
        assert!(twice.is_none(), "{file}.ftl: `{}` stands there twice: remove one", entry.id.name);
    }
    messages
}

impl Message {
    /// What is counted in words: what has a plural among its choices.
    pub(crate) fn counts(&self) -> impl Iterator<Item = &String> {
        let plural = |name: &String| ["zero", "one", "two", "few", "many"].contains(&name.as_str());
        self.choices.iter().filter(move |(_, names)| names.iter().any(plural)).map(|(count, _)| count)
    }

    /// The plurals of the language that this count has no words for, each with a number that would need them.
    pub(crate) fn missing_plurals(&self, count: &str, language: Language) -> BTreeMap<&'static str, u64> {
        let rules = PluralRules::create(language.identifier(), PluralRuleType::CARDINAL).unwrap();
        let mut missing = BTreeMap::new();
        for number in TRIED.rev() {
            let category = name(rules.select(number as usize).unwrap());
            let known = |name: &str| self.choices.get(count).is_some_and(|names| names.contains(name));
            if !known(&number.to_string()) && !known(category) {
                missing.insert(category, number);
            }
        }
        missing
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        let (selector, variants) = match expression {
            Expression::Inline(inline) => return self.inline(inline),
            Expression::Select { selector, variants } => (selector, variants),
        };
        self.inline(selector);
        for variant in variants {
            if let InlineExpression::VariableReference { id } = selector {
                let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = variant.key;
                self.choices.entry(id.name.to_owned()).or_default().insert(name.to_owned());
            }
            self.read(&variant.value);
        }
    }

    fn inline(&mut self, expression: &InlineExpression<&str>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                self.placeholders.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                arguments.positional.iter().for_each(|argument| self.inline(argument));
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            _ => {}
        }
    }
}

fn name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}
