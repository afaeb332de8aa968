//! The names the sandbox answers to besides its own.

use callcard_sandbox::{Options, Sandbox, StartError};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::Rig;

const DEMO: &str = "demo.amocrm.ru";

fn answering_to(host: &str, faults: bool) -> Options {
    Options { hosts: vec![host.to_owned()], faults, ..Options::default() }
}

impl Rig {
    async fn status_for(&self, host: &str) -> u16 {
        let request = self.call(Method::GET, "/api/v4/account").header("host", host);
        request.send().await.unwrap().status().as_u16()
    }
}

#[tokio::test]
async fn names_of_the_options_count_with_faults_only() {
    let rig = Rig::with(answering_to(DEMO, true)).await;
    assert_eq!(rig.status_for(DEMO).await, 200);
    assert_eq!(rig.status_for("other.amocrm.ru").await, 421);
    let rig = Rig::with(answering_to(DEMO, false)).await;
    assert_eq!(rig.status_for(DEMO).await, 421);
    let options = Options { port: Some(0), ..answering_to("https://demo.amocrm.ru", true) };
    let error = Sandbox::start(options).await.unwrap_err();
    assert!(matches!(error, StartError::Host(_)), "{error}");
}

#[tokio::test]
async fn names_can_be_set_while_it_runs() {
    let rig = Rig::with(answering_to("other.amocrm.ru", true)).await;
    let set = rig.door(Method::PUT, "/sandbox/hosts", json!(["Demo.amocrm.ru"])).await;
    assert_eq!(set, json!([DEMO]));
    assert_eq!(rig.json("/sandbox/hosts").await, set);
    assert_eq!(rig.status_for(DEMO).await, 200);
    assert_eq!(rig.status_for("other.amocrm.ru").await, 421, "the list is replaced");
    for nonsense in [json!(["https://demo.amocrm.ru"]), json!(vec!["a"; 17]), json!({"hosts": []}), json!([7])] {
        let refused = rig.visit(Method::PUT, "/sandbox/hosts").json(&nonsense).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{nonsense}");
    }
    assert_eq!(rig.status_for(DEMO).await, 200, "nonsense changes nothing");
}

#[tokio::test]
async fn an_added_name_is_a_site_of_its_own_in_links_and_origins() {
    let rig = Rig::with(answering_to(DEMO, true)).await;
    let get = |path: &'static str, host: String| rig.call(Method::GET, path).header("host", host);
    let own = rig.sandbox.origin().trim_start_matches("http://").to_owned();
    let port = own.rsplit_once(':').unwrap().1;
    for (host, site) in [
        (DEMO.to_owned(), format!("https://{DEMO}")),
        (own.clone(), format!("http://{own}")),
        (format!("localhost:{port}"), format!("http://localhost:{port}")),
    ] {
        for (path, link) in [
            ("/api/v4/account", "/_links/self/href"),
            ("/api/v4/users?limit=2", "/_links/next/href"),
            ("/api/v4/users?limit=2", "/_embedded/users/0/_links/self/href"),
            ("/api/v4/contacts?limit=2", "/_links/next/href"),
            ("/api/v4/contacts?limit=2", "/_embedded/contacts/0/_links/self/href"),
            ("/api/v4/leads/21000001?with=contacts", "/_embedded/contacts/0/_links/self/href"),
        ] {
            let body: Value = get(path, host.clone()).send().await.unwrap().json().await.unwrap();
            let link = body.pointer(link).and_then(Value::as_str).unwrap();
            assert!(link.starts_with(&format!("{site}/api/v4/")), "{host} {path}: {link}");
        }
    }
    for (origin, status) in [("https://demo.amocrm.ru", 200), ("http://demo.amocrm.ru", 403), ("https://a.b", 403)] {
        let request = get("/api/v4/account", DEMO.to_owned()).header("origin", origin);
        assert_eq!(request.send().await.unwrap().status(), status, "{origin}");
    }
}
