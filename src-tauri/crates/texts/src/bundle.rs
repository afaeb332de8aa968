//! The texts of one language, read from a Fluent file. Reading never fails: tests find texts that are missing or wrong, and
//! at run time such a text shows its key.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::Language;

/// The texts of one language.
pub struct Bundle {
    language: Language,
    fluent: FluentBundle<FluentResource>,
}

impl Bundle {
    /// Reads the texts of a language from a Fluent file.
    pub fn read(language: Language, source: impl Into<String>) -> Self {
        let mut fluent = FluentBundle::new_concurrent(vec![language.identifier()]);
        // Marks of isolation are for text that runs both ways, and notification servers print them as boxes.
        fluent.set_use_isolating(false);
        let resource = FluentResource::try_new(source.into()).unwrap_or_else(|(usable, _)| usable);
        fluent.add_resource_overriding(resource);
        Self { language, fluent }
    }

    /// The language that the texts are in.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The text under a key, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.fluent.has_message(key).then(|| self.get(key))
    }

    /// The text under a key, with values in its placeholders.
    pub fn with<'a, V: Into<FluentValue<'a>>>(
        &self,
        key: &str,
        values: impl IntoIterator<Item = (&'a str, V)>,
    ) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name, value);
        }
        self.format(key, Some(&args))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let pattern = self.fluent.get_message(key).and_then(|message| message.value());
        match pattern {
            Some(pattern) => self.fluent.format_pattern(pattern, args, &mut Vec::new()).into_owned(),
            None => key.to_owned(),
        }
    }
}

/// The messages of a Fluent file whose keys begin with one of these and a hyphen. Parsing the whole file would take a small
/// program longer than everything else it does.
pub(crate) fn messages_of(families: &[&str], source: &str) -> String {
    let mut is_wanted = false;
    let lines = source.split_inclusive('\n').filter(|line| {
        // Any other line belongs to the message before it.
        if line.starts_with(|first: char| first.is_ascii_alphabetic()) {
            is_wanted =
                families.iter().any(|family| line.strip_prefix(family).is_some_and(|rest| rest.starts_with('-')));
        }
        is_wanted
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_messages_of_the_families_are_read() {
        let source = "## One\na-x = 1\nb-x =\n    { $n ->\n        [one] 1\n       *[other] 2\n    }\n    .more = 3\n\nbc = 4\nb-y = 5\n";
        let some = messages_of(&["b"], source);
        let bundle = Bundle::read(Language::En, some);
        assert_eq!(["a-x", "bc", "b-y"].map(|key| bundle.find(key)), [None, None, Some("5".into())]);
        assert_eq!(bundle.with("b-x", [("n", 1)]), "1");
    }
}
