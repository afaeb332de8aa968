//! From what is known about a call to the words of its notice, in a language. Pure.

use crate::call::Refused;
use crate::card::{Card, CardKind};
use crate::desk::{Abilities, Finding, Popup};
use crate::number::CallNumber;
use crate::text::Texts;

/// Between the parts of a line.
const BETWEEN: &str = " · ";

/// A notice, ready for the desktop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// One line: who calls.
    pub summary: String,
    /// What else is known.
    pub body: String,
    /// The label of the button that does what a click does; `None` when there is nothing to open.
    pub action: Option<String>,
}

/// What the words depend on besides the call.
#[derive(Clone, Copy, Debug)]
pub struct Style<'a> {
    pub texts: &'a Texts,
    /// What the notices of this desktop can do.
    pub abilities: Abilities,
    /// Calls go to the sandbox.
    pub demo: bool,
}

/// The notice for what is known.
pub fn compose(popup: &Popup, style: Style<'_>) -> Notice {
    let texts = style.texts;
    let (summary, action) = match &popup.finding {
        Finding::Card { card, .. } => (title(card, texts), Some("notice-open")),
        Finding::NotInCrm => (who(popup, texts), Some("notice-create-contact")),
        Finding::Withheld | Finding::Internal => (who(popup, texts), None),
        _ => (who(popup, texts), Some("notice-find")),
    };
    let body = body(popup, &summary, style);
    let body = if style.abilities.markup { escape(&body) } else { body };
    let action = action.filter(|_| style.abilities.actions).map(|key| texts.get(key));
    Notice { summary, body, action }
}

/// Who exactly and from where; below, what there is to remark.
fn body(popup: &Popup, summary: &str, style: Style<'_>) -> String {
    let mut who = Vec::new();
    if let Finding::Card { card, .. } = &popup.finding {
        who.extend(card.names.person.clone().or_else(|| popup.caller_name.clone()));
    }
    // The CRM compares the last eight digits only, so the number itself is always there to be compared.
    if !summary.contains(popup.number.readable()) {
        who.push(popup.number.readable().to_owned());
    }
    who.extend(popup.line.clone());
    let mut lines = vec![who];
    lines.extend(remark(&popup.finding, style.texts).map(|remark| vec![remark]));
    lines.retain(|line| !line.is_empty());
    if style.demo {
        let demo = style.texts.get("notice-demo");
        match lines.last_mut() {
            Some(last) => last.push(demo),
            None => lines.push(vec![demo]),
        }
    }
    lines.iter().map(|line| line.join(BETWEEN)).collect::<Vec<_>>().join("\n")
}

/// `Deal: Kitchen`, or `Deal 7` while it has no name.
pub fn title(card: &Card, texts: &Texts) -> String {
    let kind = texts.get(match card.key.kind {
        CardKind::Deal => "card-deal",
        CardKind::Customer => "card-customer",
        CardKind::Contact => "card-contact",
        CardKind::Company => "card-company",
    });
    match &card.names.title {
        Some(title) => texts.with("card-titled", [("kind", kind), ("title", title.clone())]),
        None => texts.with("card-untitled", [("kind", kind), ("id", card.key.id.to_string())]),
    }
}

/// The caller without a card: the name the telephone system has, else the number.
pub fn who(popup: &Popup, texts: &Texts) -> String {
    match (&popup.caller_name, &popup.number) {
        (Some(name), _) => name.clone(),
        (None, CallNumber::Withheld) => texts.get("notice-withheld"),
        (None, CallNumber::Internal(digits)) => texts.with("notice-internal", [("number", digits.as_str())]),
        (None, CallNumber::Phone(phone)) => phone.readable().to_owned(),
    }
}

/// What the agent should know about how the finding came about; `None` when it speaks for itself.
fn remark(finding: &Finding, texts: &Texts) -> Option<String> {
    let key = match finding {
        Finding::Card { remembered: false, .. } | Finding::Withheld | Finding::Internal => return None,
        Finding::Card { remembered: true, .. } => "notice-remembered",
        Finding::Asking => "notice-asking",
        Finding::NotInCrm => "notice-not-in-crm",
        Finding::Untold => "notice-untold",
        Finding::Uncertain => "notice-uncertain",
        Finding::Unreported => "notice-unreported",
        Finding::NoMe => "notice-no-me",
        Finding::Refused(reason) => refusal_key(*reason),
    };
    Some(texts.get(key))
}

/// The key of the text for a refusal.
pub fn refusal_key(reason: Refused) -> &'static str {
    match reason {
        Refused::SignIn => "refused-sign-in",
        Refused::Unpaid => "refused-unpaid",
        Refused::Blocked => "refused-blocked",
        Refused::Rejected => "refused-rejected",
    }
}

/// The body is the only place where servers read markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{CardKey, Names};
    use crate::number::Country;
    use crate::text::Language;

    const PLAIN: Abilities = Abilities { update: true, actions: false, markup: false };

    fn popup(finding: Finding) -> Popup {
        Popup {
            number: CallNumber::read("+79998885533", Country::from_code("RU").unwrap()).unwrap(),
            caller_name: None,
            line: None,
            finding,
        }
    }

    fn card(title: Option<&str>, person: Option<&str>) -> Card {
        let names = Names { title: title.map(str::to_owned), person: person.map(str::to_owned) };
        Card { key: CardKey { kind: CardKind::Deal, id: 7 }, names }
    }

    fn words(popup: &Popup, language: Language) -> (String, String, Option<String>) {
        let texts = Texts::load(language);
        let notice = compose(popup, Style { texts: &texts, abilities: Abilities::default(), demo: false });
        (notice.summary, notice.body, notice.action)
    }

    fn check(popup: &Popup, en: (&str, &str, Option<&str>), ru: (&str, &str, Option<&str>)) {
        for (language, (summary, body, action)) in [(Language::En, en), (Language::Ru, ru)] {
            let expected = (summary.to_owned(), body.to_owned(), action.map(str::to_owned));
            assert_eq!(words(popup, language), expected, "{popup:?}");
        }
    }

    #[test]
    fn a_card_comes_with_its_person_and_the_number() {
        let finding = Finding::Card { card: card(Some("Kitchen"), Some("Ivan Petrov")), remembered: false };
        check(
            &popup(finding),
            ("Deal: Kitchen", "Ivan Petrov · +7 999 888-55-33", Some("Open card")),
            ("Сделка: Kitchen", "Ivan Petrov · +7 999 888-55-33", Some("Открыть карточку")),
        );
    }

    #[test]
    fn a_card_without_names_still_says_what_it_is() {
        let finding = Finding::Card { card: card(None, None), remembered: false };
        check(
            &popup(finding),
            ("Deal 7", "+7 999 888-55-33", Some("Open card")),
            ("Сделка 7", "+7 999 888-55-33", Some("Открыть карточку")),
        );
    }

    #[test]
    fn only_an_unknown_number_offers_a_new_contact() {
        let texts = Texts::load(Language::En);
        let create = texts.get("notice-create-contact");
        let findings = [
            (Finding::NotInCrm, true),
            (Finding::Asking, false),
            (Finding::Untold, false),
            (Finding::Uncertain, false),
            (Finding::Unreported, false),
            (Finding::NoMe, false),
            (Finding::Refused(Refused::Blocked), false),
            (Finding::Card { card: card(None, None), remembered: true }, false),
        ];
        for (finding, offered) in findings {
            let (_, body, action) = words(&popup(finding.clone()), Language::En);
            assert_eq!(action.as_ref() == Some(&create), offered, "{finding:?}");
            assert!(action.is_some() && !body.is_empty(), "{finding:?}");
        }
    }

    #[test]
    fn a_withheld_number_has_words_and_nothing_to_open() {
        let withheld = Popup { number: CallNumber::Withheld, ..popup(Finding::Withheld) };
        check(&withheld, ("Withheld number", "", None), ("Номер скрыт", "", None));
    }

    #[test]
    fn markup_in_a_name_stays_text() {
        let mut hostile = popup(Finding::Card {
            card: card(Some("<b>Deal</b>"), Some("<a href=\"x\">Ivan & Co</a>")),
            remembered: false,
        });
        hostile.line = Some("<img>".into());
        let (summary, body, _) = words(&hostile, Language::En);
        assert_eq!(summary, "Deal: <b>Deal</b>");
        let escaped = "&lt;a href=\"x\"&gt;Ivan &amp; Co&lt;/a&gt; · +7 999 888-55-33 · &lt;img&gt;";
        assert_eq!(body, escaped);
    }

    #[test]
    fn a_server_without_markup_and_buttons_gets_neither() {
        let texts = Texts::load(Language::En);
        let named = Popup { line: Some("R&D".into()), ..popup(Finding::NotInCrm) };
        let notice = compose(&named, Style { texts: &texts, abilities: PLAIN, demo: false });
        assert_eq!((notice.body.as_str(), notice.action), ("R&D\nNot in the CRM", None));
    }

    #[test]
    fn the_demo_says_so_last() {
        let texts = Texts::load(Language::En);
        let bodies = [
            (popup(Finding::NotInCrm), "Not in the CRM · Demo"),
            (popup(Finding::Card { card: card(None, None), remembered: false }), "+7 999 888-55-33 · Demo"),
            (Popup { number: CallNumber::Withheld, ..popup(Finding::Withheld) }, "Demo"),
        ];
        for (popup, body) in bodies {
            assert_eq!(compose(&popup, Style { texts: &texts, abilities: PLAIN, demo: true }).body, body);
        }
    }

    #[test]
    fn a_number_is_not_said_twice() {
        let internal = Popup { number: CallNumber::Internal("204".into()), ..popup(Finding::Internal) };
        check(&internal, ("Internal number 204", "", None), ("Внутренний номер 204", "", None));
        let named = Popup { caller_name: Some("Olga".into()), ..internal };
        check(&named, ("Olga", "204", None), ("Olga", "204", None));
    }
}
