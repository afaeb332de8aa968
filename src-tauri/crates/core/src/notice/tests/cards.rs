//! What a notice says of the card behind a number.

use super::*;

#[test]
fn a_deal_says_what_stage_it_is_at_and_what_it_is_worth() {
    let names = Names {
        title: Some("Oak kitchen".into()),
        person: Some("Ivan Petrov".into()),
        price: Some(1_240_000),
        currency: Some("₽".into()),
        stage: Some("Negotiation".into()),
        stage_id: Some(61),
        company: None,
    };
    let line = |names: &Names, language| {
        let caller = caller(found(CardKind::Deal, names.clone()));
        notice(&ringing(caller), language, |_| {}).body.lines().nth(1).unwrap().to_owned()
    };
    for (language, expected) in [
        (Language::En, "Deal · Oak kitchen · Negotiation · ₽1,240,000"),
        (Language::Ru, "Сделка · Oak kitchen · Negotiation · 1\u{a0}240\u{a0}000\u{a0}₽"),
        (Language::Es, "Lead · Oak kitchen · Negotiation · 1.240.000\u{a0}₽"),
        (Language::Pt, "Lead · Oak kitchen · Negotiation · ₽\u{a0}1.240.000"),
    ] {
        assert_eq!(line(&names, language), expected);
    }
    let no_currency = Names { currency: None, ..names.clone() };
    assert_eq!(line(&no_currency, Language::En), "Deal · Oak kitchen · Negotiation", "240 of what?");
    for (price, currency, expected) in [(480, "zł", "zł\u{a0}480"), (480, "R$", "R$480"), (1_000, "€", "€1,000")]
    {
        let names = Names { price: Some(price), currency: Some(currency.into()), stage: None, ..names.clone() };
        assert_eq!(line(&names, Language::En), format!("Deal · Oak kitchen · {expected}"));
    }
}

#[test]
fn a_card_without_names_is_shown_by_the_number_and_never_by_an_id() {
    check(
        &ringing(caller(card(None, None))),
        ("+7 999 888-55-33", "Incoming\nDeal", &["Open card"]),
        ("+7 999 888-55-33", "Входящий\nСделка", &["Открыть карточку"]),
    );
}

#[test]
fn only_an_unknown_number_offers_a_new_contact() {
    let create = Texts::load(Language::En).get("notice-create-contact");
    let findings = [
        (Finding::NotInCrm, true),
        (Finding::Asking, false),
        (Finding::Untold, false),
        (Finding::Uncertain, false),
        (Finding::Unreported, false),
        (Finding::NoMe, false),
        (Finding::Refused(Refused::Blocked), false),
        (known(Known::Remembered), false),
        (known(Known::Found), false),
    ];
    for (finding, offered) in findings {
        let notice = notice(&ringing(caller(finding.clone())), Language::En, |_| {});
        assert_eq!(notice.buttons.iter().any(|(_, label)| *label == create), offered, "{finding:?}");
        assert!(!notice.buttons.is_empty() && !notice.body.is_empty(), "{finding:?}");
    }
}

#[test]
fn a_card_that_the_crm_has_not_named_says_how_it_is_known() {
    let number = "+7 999 888-55-33";
    for (how, en, ru) in [
        (Known::Remembered, "As last time, not confirmed by the CRM", "Как в прошлый раз, CRM не подтвердила"),
        (Known::Found, "Found by number, not confirmed by the CRM", "Найдено по номеру, CRM не подтвердила"),
    ] {
        check(
            &ringing(caller(known(how))),
            (number, &format!("Incoming\nDeal · Kitchen\n{en}"), &["Open card"]),
            (number, &format!("Входящий\nСделка · Kitchen\n{ru}"), &["Открыть карточку"]),
        );
    }
}

#[test]
fn each_kind_of_card_has_its_word() {
    let table = [
        (CardKind::Deal, ["Deal", "Сделка", "Lead", "Lead"]),
        (CardKind::Customer, ["Customer", "Покупатель", "Cliente", "Cliente"]),
        (CardKind::Contact, ["Contact", "Контакт", "Contacto", "Contato"]),
        (CardKind::Company, ["Company", "Компания", "Compañía", "Empresa"]),
    ];
    for (kind, titles) in table {
        let card = Card { key: CardKey { kind, id: 7 }, names: Names::default() };
        assert_eq!(Language::ALL.map(|language| title(&card, &Texts::load(language))), titles);
    }
}
