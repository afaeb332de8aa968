//! Who is refused, and what every answer carries.

use reqwest::Method;

use crate::support::{Rig, header};

#[tokio::test]
async fn only_our_own_names_are_answered() {
    let rig = Rig::open().await;
    let port = rig.sandbox.origin().rsplit_once(':').unwrap().1.to_owned();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("evil.example:{port}"), 421),
        ("127.0.0.1".to_owned(), 421),
        ("127.0.0.1:1".to_owned(), 421),
    ] {
        for path in ["/", "/style.css", "/api/v4/account"] {
            let request = rig.call(Method::GET, path).header("host", &host);
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), status, "{host} {path}");
        }
    }
}

#[tokio::test]
async fn another_sites_requests_are_refused() {
    let rig = Rig::with_faults().await;
    for (origin, status) in
        [(rig.sandbox.origin(), 200), ("https://evil.example", 403), ("http://127.0.0.1:1", 403), ("null", 403)]
    {
        for path in ["/", "/api/v4/account", "/sandbox/requests"] {
            let request = rig.call(Method::GET, path).header("origin", origin);
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), status, "{origin} {path}");
        }
    }
}

#[tokio::test]
async fn a_form_without_our_token_creates_nothing() {
    let rig = Rig::open().await;
    for token in ["", "guessed"] {
        let refused = rig.send_contact(token, "Mallory", "+15550100166").await;
        assert_eq!(refused.status(), 403);
        let page = refused.text().await.unwrap();
        assert!(page.contains("was not saved"), "{page}");
    }
    assert!(rig.ring("+15550100166").await["element_id"].is_null());
    // Opening the page is not enough to create anything either.
    rig.page("/contacts/add/?phone=%2B15550100166&name=Mallory").await;
    assert!(rig.ring("+15550100166").await["element_id"].is_null());
}

#[tokio::test]
async fn every_answer_is_locked_down() {
    let rig = Rig::open().await;
    for path in ["/", "/nothing", "/style.css", "/api/v4/account"] {
        let response = rig.visit(Method::GET, path).send().await.unwrap();
        let policy = header(&response, "content-security-policy");
        for rule in ["default-src 'none'", "style-src 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(rule), "{path}: {policy}");
        }
        assert!(!policy.contains("script-src"), "{policy}");
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
        assert_eq!(header(&response, "referrer-policy"), "same-origin");
        assert_eq!(header(&response, "access-control-allow-origin"), "");
    }
}
