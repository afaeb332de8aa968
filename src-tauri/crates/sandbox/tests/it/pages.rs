//! What people open: cards, search, the form, the notification centre, both languages.

use callcard_sandbox::demo::NUMBERS;
use reqwest::{Method, Response};

use crate::support::{Rig, header};

#[tokio::test]
async fn the_start_page_offers_every_number_and_each_leads_to_its_card() {
    let rig = Rig::open().await;
    let start = rig.page("/?lang=en").await;
    assert!(start.contains("Demo"));
    for number in NUMBERS {
        assert!(start.contains(number.number), "{}", number.number);
        assert!(start.contains(number.readable), "{}", number.number);
        let Some(card) = number.card else { continue };
        let path = format!("/{}/detail/{}", card.kind.path(), card.id);
        assert!(start.contains(&path), "{path}");
        let page = rig.page(&path).await;
        assert!(page.contains(&format!("<h1>{}</h1>", card.title)), "{page}");
    }
}

#[tokio::test]
async fn a_card_shows_its_fields_and_what_is_linked() {
    let rig = Rig::open().await;
    let deal = rig.page("/leads/detail/21000001/").await;
    for text in ["€18,400", "Design", "Alex Morgan", "/contacts/detail/31000001", "Ivan Petrov"] {
        assert!(deal.contains(text), "{text}: {deal}");
    }
    let contact = rig.page("/contacts/detail/31000001").await;
    for text in ["+7 999 888-55-33", "ivan.petrov@mail.example", "/leads/detail/21000001", "Lost"] {
        assert!(contact.contains(text), "{text}: {contact}");
    }
    for path in ["/leads/detail/1", "/tasks/detail/1", "/leads/detail/x", "/nothing"] {
        let missing = rig.visit(Method::GET, path).send().await.unwrap();
        assert_eq!(missing.status(), 404, "{path}");
        assert!(missing.text().await.unwrap().contains("There is no such page"));
    }
}

#[tokio::test]
async fn the_form_has_the_number_and_creates_a_contact() {
    let rig = Rig::open().await;
    let form = rig.page("/contacts/add/?phone=%2B79998885500").await;
    assert!(form.contains(r#"value="+79998885500""#), "{form}");
    assert!(!form.contains("already in the CRM"));
    let known = rig.page("/contacts/add/?phone=%2B79998885533").await;
    assert!(known.contains("already in the CRM"));

    assert!(rig.ring("+79998885500").await["element_id"].is_null());
    let created = rig.add_contact("Nora Hill", "+7 999 888-55-00").await;
    let card = location(&created);
    let page = rig.page(&card).await;
    assert!(page.contains("<h1>Nora Hill</h1>"), "{page}");
    assert!(page.contains("+7 999 888-55-00"));
    let item = rig.ring("+79998885500").await;
    assert_eq!(item["element_type"], 1);
    assert!(card.ends_with(&item["element_id"].to_string()));

    let unnamed = rig.add_contact("", "+1 555 010 0177").await;
    let page = rig.page(&location(&unnamed)).await;
    assert!(page.contains("<h1>+1 555 010 0177</h1>"));
}

#[tokio::test]
async fn a_form_that_cannot_be_saved_says_why_and_keeps_what_was_typed() {
    let rig = Rig::open().await;
    let refused = rig.add_contact("Nora", "no digits").await;
    assert_eq!(refused.status(), 422);
    let page = refused.text().await.unwrap();
    assert!(page.contains("Please enter a phone number"), "{page}");
    assert!(page.contains(r#"value="Nora""#));
    let long = rig.add_contact(&"x".repeat(121), "+1").await;
    assert_eq!(long.status(), 422);
}

#[tokio::test]
async fn text_of_users_is_escaped_everywhere() {
    let rig = Rig::open().await;
    let hostile = r#""><script>alert(1)</script>"#;
    let created = rig.add_contact(hostile, "+1 555 010 0188").await;
    let mut pages = vec![rig.page(&location(&created)).await];
    let number = format!("{hostile}15550100188");
    rig.ring(&number).await;
    pages.push(rig.page("/notifications/").await);
    pages.push(rig.page("/contacts/list/?term=script").await);
    for path in ["/contacts/list/", "/contacts/add/"] {
        let request = rig.visit(Method::GET, path);
        let request = request.query(&[("term", hostile), ("phone", hostile), ("name", hostile)]);
        pages.push(request.send().await.unwrap().text().await.unwrap());
    }
    for page in pages {
        assert!(!page.contains("<script"), "{page}");
        assert!(page.contains("&#60;script&#62;"), "{page}");
    }
}

#[tokio::test]
async fn search_finds_cards_of_every_kind() {
    let rig = Rig::open().await;
    let found = rig.page("/contacts/list/?term=79998885541").await;
    for card in ["/leads/detail/21000002", "/customers/detail/51000002", "/contacts/detail/31000003"] {
        assert!(found.contains(card), "{card}: {found}");
    }
    let nothing = rig.page("/contacts/list/?term=%2B79998885500").await;
    assert!(nothing.contains("Nothing was found"), "{nothing}");
    assert!(nothing.contains("/contacts/add/?phone=%2B79998885500"));
    let everything = rig.page("/contacts/list/").await;
    assert!(everything.contains("/companies/detail/41000001"));
}

#[tokio::test]
async fn the_notification_centre_leads_to_cards_and_to_the_form() {
    let rig = Rig::open().await;
    rig.ring("+79998885533").await;
    rig.ring("+79998885500").await;
    let page = rig.page("/notifications/").await;
    assert!(page.contains("/leads/detail/21000001"), "{page}");
    assert!(page.contains("/contacts/add/?phone=%2B79998885500"), "{page}");
    let unknown = page.find("+79998885500").unwrap();
    assert!(unknown < page.find("+79998885533").unwrap(), "newest first");
    let nobody = rig.visit(Method::GET, "/notifications/?user=1").send().await.unwrap();
    assert_eq!(nobody.status(), 404);
}

#[tokio::test]
async fn the_language_is_the_browsers_until_another_is_chosen() {
    let rig = Rig::open().await;
    let read = |path: &'static str, language: &'static str, cookie: &'static str| {
        rig.visit(Method::GET, path).header("accept-language", language).header("cookie", cookie).send()
    };
    for (asked, language, heading) in [
        ("de-DE", "en", "Numbers to try"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru", "Демо-номера"),
        ("es-MX,es;q=0.9,en;q=0.5", "es", "Números para probar"),
        ("pt-BR,pt;q=0.9,en;q=0.5", "pt", "Números para experimentar"),
    ] {
        let page = read("/", asked, "").await.unwrap();
        assert_eq!(header(&page, "content-language"), language);
        assert!(page.text().await.unwrap().contains(heading), "{asked}");
    }

    let chosen = read("/contacts/list/?term=a&lang=en", "ru", "").await.unwrap();
    assert_eq!(header(&chosen, "content-language"), "en");
    let cookie = header(&chosen, "set-cookie").to_owned();
    assert!(cookie.starts_with("callcard_sandbox_lang=en;"), "{cookie}");
    let page = chosen.text().await.unwrap();
    assert!(page.contains("/contacts/list?term=a&#38;lang=ru"), "{page}");

    let remembered = read("/", "en", "other=1; callcard_sandbox_lang=ru").await.unwrap();
    assert_eq!(header(&remembered, "content-language"), "ru");
    assert_eq!(header(&remembered, "set-cookie"), "");
    let missing = read("/nothing", "ru", "").await.unwrap();
    assert!(missing.text().await.unwrap().contains("Такой страницы нет"));
}

/// Where a created contact's card is.
fn location(response: &Response) -> String {
    assert_eq!(response.status(), 303);
    header(response, "location").to_owned()
}
