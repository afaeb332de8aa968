//! `POST /api/v2/events`: the rules, the spellings, the refusals.

use callcard_sandbox::demo::{Branch, NUMBERS};
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Rig, header, ring};

#[tokio::test]
async fn every_branch_of_the_rules_answers_as_documented() {
    let rig = Rig::open().await;
    for number in NUMBERS {
        let item = rig.ring(number.number).await;
        let (kind, id) = match number.card {
            Some(card) => (json!(card.kind.element_type()), json!(card.id)),
            None => (Value::Null, Value::Null),
        };
        assert_eq!(item["element_type"], kind, "{:?}", number.branch);
        assert_eq!(item["element_id"], id, "{:?}", number.branch);
        assert_eq!(item["phone_number"], number.number);
        assert_eq!(item["uid"].as_str().unwrap().len(), 36);
    }
}

#[tokio::test]
async fn demo_numbers_carry_the_names_on_the_cards() {
    let rig = Rig::open().await;
    for number in NUMBERS {
        let Some(card) = number.card else { continue };
        let entity = rig.json(&format!("/api/v4/{}/{}", card.kind.path(), card.id)).await;
        assert_eq!(entity["name"], card.title, "{:?}", number.branch);
        let digits = number.number.trim_start_matches('+');
        let tail = &digits[digits.len() - 8..];
        let path = match number.branch {
            Branch::CompanyOnly | Branch::CompanyDeal => "companies",
            _ => "contacts",
        };
        let owners = rig.json(&format!("/api/v4/{path}?query={tail}")).await;
        assert_eq!(owners["_embedded"][path][0]["name"], card.caller);
    }
}

#[tokio::test]
async fn short_numbers_are_compared_whole() {
    let rig = Rig::open().await;
    rig.add_contact("Reception", "5533").await;
    assert_eq!(rig.ring("5533").await["element_type"], 1);
    assert_eq!(rig.ring("533").await["element_id"], Value::Null);
    // The eight digits of a longer number end in the short one and are still another number.
    assert_eq!(rig.ring("+79998885533").await["element_type"], 2);
    assert_eq!(rig.ring("anonymous").await["element_id"], Value::Null);
}

#[tokio::test]
async fn the_answer_has_the_shape_of_the_crm() {
    let rig = Rig::open().await;
    let response = rig.event(&ring("+79998885533")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "application/hal+json");
    assert!(!header(&response, "x-request-id").is_empty());
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["_links"]["self"], json!({"href": "/api/v2/events", "method": "post"}));
}

#[tokio::test]
async fn every_spelling_of_a_request_is_understood() {
    let rig = Rig::open().await;
    let percent_encoded = "add%5B0%5D%5Bphone_number%5D=%2B79998885533\
        &add%5B0%5D%5Busers%5D%5B0%5D=88888&add%5B0%5D%5Busers%5D%5B1%5D=99999\
        &add%5B0%5D%5Btype%5D=phone_call";
    let raw = "add[0][phone_number]=%2B79998885533&add[0][users][]=88888&add[0][type]=phone_call";
    let json = r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","users":["88888"]}]}"#;
    let form = "application/x-www-form-urlencoded";
    for (path, media_type, body) in [
        ("/api/v2/events", form, percent_encoded),
        ("/api/v2/events/", form, percent_encoded),
        ("/api/v2/events/", form, raw),
        ("/api/v2/events/", form, json),
        ("/api/v2/events", "application/json", json),
        ("/api/v2/events/", "Application/JSON; charset=UTF-8", json),
    ] {
        let response = rig.call(Method::POST, path).header("content-type", media_type).body(body).send().await.unwrap();
        assert_eq!(response.status(), 200, "{media_type} {body}");
        let answer: Value = response.json().await.unwrap();
        let item = &answer["_embedded"]["items"][0];
        assert_eq!(item["element_id"], 21_000_001, "{media_type} {body}");
        assert_eq!(item["phone_number"], "+79998885533");
    }
    let page = rig.page("/notifications/?user=88888").await;
    assert!(page.contains("6 calls"), "{page}");
    let page = rig.page("/notifications/?user=99999").await;
    assert!(page.contains("2 calls"), "{page}");
}

#[tokio::test]
async fn several_entries_are_answered_in_their_order() {
    let rig = Rig::open().await;
    let body = json!({"add": [
        {"type": "phone_call", "phone_number": "+79998885500"},
        {"type": "phone_call", "phone_number": "+79998885533"},
    ]});
    let answer: Value = rig.event(&body).send().await.unwrap().json().await.unwrap();
    let items = answer["_embedded"]["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["phone_number"], "+79998885500");
    assert_eq!(items[1]["element_id"], 21_000_001);
    assert_ne!(items[0]["uid"], items[1]["uid"]);
}

#[tokio::test]
async fn users_decide_whose_notification_centre_has_the_call() {
    let rig = Rig::open().await;
    let to = |users: Value| json!({"add": [{"type": "phone_call", "phone_number": "+15550100199", "users": users}]});
    // One user; nobody that exists; somebody who left; and once more for everybody.
    for users in [json!([8_880_003]), json!([7_777_777, 7_777_778]), json!("8880005"), json!([])] {
        let response = rig.event(&to(users)).send().await.unwrap();
        assert_eq!(response.status(), 200);
    }
    for (user, calls) in [(88_888, "1 call<"), (8_880_003, "2 calls<"), (8_880_004, "1 call<")] {
        let page = rig.page(&format!("/notifications/?user={user}")).await;
        assert!(page.contains(calls), "{user}: {page}");
        assert!(page.contains("+15550100199"));
    }
}

#[tokio::test]
async fn bad_requests_are_refused_whole_and_say_where() {
    let rig = Rig::open().await;
    for (body, request_id, path, code) in [
        (json!({}), "0", "add", "NotBlank"),
        (json!({"add": []}), "0", "add", "NotBlank"),
        (json!({"add": [{"phone_number": "+1"}]}), "0", "type", "FieldMissing"),
        (json!({"add": [{"type": "sms", "phone_number": "+1"}]}), "0", "type", "NotSupportedChoice"),
        (json!({"add": [{"type": "phone_call"}]}), "0", "phone_number", "FieldMissing"),
        (
            json!({"add": [
                {"type": "phone_call", "phone_number": "+79998885533"},
                {"type": "phone_call", "phone_number": " "},
            ]}),
            "1",
            "phone_number",
            "NotBlank",
        ),
        (
            json!({"add": [{"type": "phone_call", "phone_number": "+1", "users": [7, "x"]}]}),
            "0",
            "users.1",
            "InvalidType",
        ),
    ] {
        let response = rig.event(&body).send().await.unwrap();
        assert_eq!(response.status(), 400, "{body}");
        assert_eq!(header(&response, "content-type"), "application/problem+json");
        let problem: Value = response.json().await.unwrap();
        let entry = &problem["validation-errors"][0];
        assert_eq!(entry["request_id"], request_id, "{body}");
        assert_eq!(entry["errors"][0]["path"], path, "{body}");
        assert_eq!(entry["errors"][0]["code"], code, "{body}");
    }
    let page = rig.page("/notifications/").await;
    assert!(page.contains("No calls yet"), "a refused request left an entry");
}

#[tokio::test]
async fn other_refusals_have_their_statuses() {
    let rig = Rig::open().await;
    let post = |media_type: &'static str, body: String| {
        rig.call(Method::POST, "/api/v2/events").header("content-type", media_type).body(body).send()
    };
    let broken = post("application/json", "{".into()).await.unwrap();
    assert_eq!(broken.status(), 400);
    let text = post("text/plain", "hello".into()).await.unwrap();
    assert_eq!(text.status(), 415);
    let large = post("application/json", " ".repeat(300 * 1024)).await.unwrap();
    assert_eq!(large.status(), 413);
    let method = rig.get("/api/v2/events").await;
    assert_eq!(method.status(), 405);
    assert_eq!(header(&method, "content-type"), "application/problem+json");
    let nothing = rig.get("/api/v4/tasks").await;
    assert_eq!(nothing.status(), 404);
    assert_eq!(header(&nothing, "content-type"), "application/problem+json");
}

#[tokio::test]
async fn without_the_bearer_nothing_is_told() {
    let rig = Rig::open().await;
    for authorization in [None, Some("Bearer nonsense"), Some("Basic YTpi")] {
        for path in ["/api/v4/account", "/api/v4/tasks"] {
            let mut request = rig.visit(Method::GET, path);
            if let Some(value) = authorization {
                request = request.header("authorization", value);
            }
            let response = request.send().await.unwrap();
            assert_eq!(response.status(), 401, "{path} {authorization:?}");
            let problem: Value = response.json().await.unwrap();
            assert_eq!(problem["title"], "Unauthorized");
            assert_eq!(problem["status"], 401);
            assert_eq!(problem["detail"], "Wrong login or password");
        }
    }
}
