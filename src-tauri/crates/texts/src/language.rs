//! The languages that Callcard speaks, and which of them to speak.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unic_langid::{LanguageIdentifier, langid};

/// A language that Callcard speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    En,
    Ru,
    Es,
    Pt,
}

/// Which language to speak.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LanguageChoice {
    /// The desktop's own.
    #[default]
    Auto,
    /// English.
    En,
    /// Russian.
    Ru,
    /// Spanish.
    Es,
    /// Portuguese.
    Pt,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Ru, Self::Es, Self::Pt];

    /// The agent's choice, else the desktop's language if Callcard speaks it, else English.
    pub fn choose(choice: LanguageChoice) -> Self {
        match choice {
            LanguageChoice::En => Self::En,
            LanguageChoice::Ru => Self::Ru,
            LanguageChoice::Es => Self::Es,
            LanguageChoice::Pt => Self::Pt,
            LanguageChoice::Auto => sys_locale::get_locales().find_map(|tag| Self::of_tag(&tag)).unwrap_or(Self::En),
        }
    }

    /// The Fluent file of the language, as it stands in `ui/locales`.
    pub fn source(self) -> &'static str {
        match self {
            Self::En => include_str!("../../../../ui/locales/en.ftl"),
            Self::Ru => include_str!("../../../../ui/locales/ru.ftl"),
            Self::Es => include_str!("../../../../ui/locales/es.ftl"),
            Self::Pt => include_str!("../../../../ui/locales/pt.ftl"),
        }
    }

    /// The standard name of the language: `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Es => "es",
            Self::Pt => "pt",
        }
    }

    /// The same for Fluent.
    pub fn identifier(self) -> LanguageIdentifier {
        match self {
            Self::En => langid!("en"),
            Self::Ru => langid!("ru"),
            Self::Es => langid!("es"),
            Self::Pt => langid!("pt"),
        }
    }

    /// The language of a tag such as `ru-RU` or `en_GB.UTF-8`, in any country. The locale `C` asks for no language: it gets
    /// English, even if a locale of lower rank names another.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(|c: char| !c.is_ascii_alphabetic()).next()?;
        if ["C", "POSIX"].contains(&primary) {
            return Some(Self::En);
        }
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.code()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desktops_language_is_understood_in_every_spelling() {
        for (tag, language) in [
            ("ru", Some(Language::Ru)),
            ("ru-RU", Some(Language::Ru)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("es-419", Some(Language::Es)),
            ("es_ES.UTF-8", Some(Language::Es)),
            ("pt-BR", Some(Language::Pt)),
            ("pt_PT@euro", Some(Language::Pt)),
            ("de-DE", None),
            ("est", None),
            ("C", Some(Language::En)),
            ("C.UTF-8", Some(Language::En)),
            ("POSIX", Some(Language::En)),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), language, "{tag}");
        }
    }
}
