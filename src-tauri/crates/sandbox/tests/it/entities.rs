//! The v4 API: account, users, entities by id, search.

use callcard_sandbox::Kind;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::Rig;

#[tokio::test]
async fn the_account_names_the_agent() {
    let rig = Rig::open().await;
    let account = rig.json("/api/v4/account").await;
    assert_eq!(account["current_user_id"], rig.sandbox.agent());
    assert_eq!(account["name"], "Cedar Studio");
    assert!(account["customers_mode"].is_string());
}

#[tokio::test]
async fn users_are_paged_while_next_stands() {
    let rig = Rig::open().await;
    let mut path = "/api/v4/users?page=1&limit=2".to_owned();
    let mut ids = Vec::new();
    let mut pages = 0;
    loop {
        let page = rig.json(&path).await;
        let users = page["_embedded"]["users"].as_array().unwrap();
        assert!(users.len() <= 2);
        ids.extend(users.iter().map(|user| user["id"].as_i64().unwrap()));
        pages += 1;
        let Some(next) = page["_links"]["next"]["href"].as_str() else {
            break;
        };
        path = next.strip_prefix(rig.sandbox.origin()).unwrap().to_owned();
    }
    assert_eq!(pages, 3);
    assert_eq!(ids, [88_888, 99_999, 8_880_003, 8_880_004, 8_880_005]);
    let beyond = rig.get("/api/v4/users?page=9").await;
    assert_eq!(beyond.status(), StatusCode::NO_CONTENT);
    let all = rig.json("/api/v4/users/?limit=250").await;
    let rights = &all["_embedded"]["users"][4]["rights"];
    assert_eq!((&rights["is_admin"], &rights["is_active"]), (&json!(false), &json!(false)));
}

#[tokio::test]
async fn entities_are_written_as_the_crm_writes_them() {
    let rig = Rig::open().await;
    let deal = rig.json("/api/v4/leads/21000001?with=contacts").await;
    assert_eq!(deal["name"], "Oak kitchen, Hill Street");
    assert_eq!(deal["price"], 18_400);
    assert_eq!(deal["status_id"], 61_000_003);
    assert_eq!(deal["closed_at"], Value::Null);
    let contacts = &deal["_embedded"]["contacts"];
    assert_eq!(contacts[0]["id"], 31_000_001);
    assert_eq!(contacts[0]["is_main"], true);

    let plain = rig.json("/api/v4/leads/21000001").await;
    assert_eq!(plain["_embedded"], json!({"tags": [], "companies": []}));

    let customer = rig.json("/api/v4/customers/51000001/?with=contacts").await;
    assert_eq!(customer["next_price"], 480);
    assert_eq!(customer["_embedded"]["contacts"][0]["id"], 31_000_002);

    let contact = rig.json("/api/v4/contacts/31000003?with=leads,customers").await;
    assert_eq!(contact["_embedded"]["leads"][0]["id"], 21_000_002);
    assert_eq!(contact["_embedded"]["customers"][0]["id"], 51_000_002);
    let phone = &contact["custom_fields_values"][0];
    assert_eq!(phone["field_code"], "PHONE");
    assert_eq!(phone["values"][0]["value"], "8 (999) 888-55-41");
    assert_eq!(phone["values"][0]["enum_code"], "MOB");

    let contact = rig.json("/api/v4/contacts/31000006").await;
    assert_eq!(contact["_embedded"]["companies"][0]["id"], 41_000_003);
    let company = rig.json("/api/v4/companies/41000003?with=contacts,leads").await;
    assert_eq!(company["_embedded"]["contacts"][0]["id"], 31_000_006);
    assert_eq!(company["_embedded"]["leads"][0]["id"], 21_000_007);
}

#[tokio::test]
async fn what_is_gone_is_204_and_what_cannot_be_is_404() {
    let rig = Rig::open().await;
    for kind in Kind::ALL {
        let gone = rig.get(&format!("/api/v4/{}/99", kind.path())).await;
        assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    }
    // An id of another kind is no id of this one.
    let other = rig.get("/api/v4/leads/31000001").await;
    assert_eq!(other.status(), StatusCode::NO_CONTENT);
    let nonsense = rig.get("/api/v4/leads/first").await;
    assert_eq!(nonsense.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn search_looks_into_every_field() {
    let rig = Rig::open().await;
    for (path, query, id) in [
        ("contacts", "79998885533", 31_000_001),
        ("contacts", "99888-55-34", 31_000_001),
        ("contacts", "8885571", 31_000_011),
        ("contacts", "кравцова", 31_000_003),
        ("contacts", "olivia@", 31_000_006),
        ("contacts", "site manager", 31_000_010),
        ("companies", "причал", 41_000_002),
        ("companies", "cooper row", 41_000_003),
        ("companies", "+1 (555) 010-0140", 41_000_001),
    ] {
        let request = rig.call(Method::GET, &format!("/api/v4/{path}")).query(&[("query", query)]);
        let found: Value = request.send().await.unwrap().json().await.unwrap();
        let found = found["_embedded"][path].as_array().unwrap();
        assert_eq!(found.len(), 1, "{query}");
        assert_eq!(found[0]["id"], id, "{query}");
    }
    for path in ["contacts", "companies"] {
        let nothing = rig.get(&format!("/api/v4/{path}?query=%25_")).await;
        assert_eq!(nothing.status(), StatusCode::NO_CONTENT);
        assert!(nothing.bytes().await.unwrap().is_empty());
    }
    let first = rig.json("/api/v4/contacts?limit=4").await;
    assert_eq!(first["_embedded"]["contacts"].as_array().unwrap().len(), 4);
    assert!(first["_links"]["next"]["href"].is_string());
    let last = rig.json("/api/v4/contacts?limit=4&page=3").await;
    assert_eq!(last["_embedded"]["contacts"].as_array().unwrap().len(), 3);
    assert_eq!(last["_links"]["next"], Value::Null);
}

#[tokio::test]
async fn several_of_a_kind_come_in_one_list() {
    let rig = Rig::open().await;
    let ids = |list: &Value, kind: &str| -> Vec<i64> {
        let list = list["_embedded"][kind].as_array().unwrap();
        list.iter().map(|entity| entity["id"].as_i64().unwrap()).collect()
    };
    for (kind, asked, expected) in [
        ("leads", [21_000_006, 21_000_001, 99], vec![21_000_001, 21_000_006]),
        ("contacts", [31_000_001, 31_000_001, 31_000_011], vec![31_000_001, 31_000_011]),
        ("companies", [41_000_003, 31_000_001, 41_000_001], vec![41_000_001, 41_000_003]),
        ("customers", [51_000_001, 51_000_002, 21_000_001], vec![51_000_001, 51_000_002]),
    ] {
        let filter: Vec<String> = asked.iter().map(|id| format!("filter%5Bid%5D%5B%5D={id}")).collect();
        let list = rig.json(&format!("/api/v4/{kind}?{}&limit=250", filter.join("&"))).await;
        assert_eq!(ids(&list, kind), expected, "{kind}");
        assert_eq!(list["_links"]["next"], Value::Null, "{kind}");
    }
    let deals = rig.json("/api/v4/leads?with=contacts&filter[id][]=21000001&filter[id][]=21000007").await;
    let people = |place: usize| &deals["_embedded"]["leads"][place]["_embedded"]["contacts"];
    assert_eq!((&people(0)[0]["id"], &people(0)[0]["is_main"]), (&json!(31_000_001), &json!(true)));
    assert_eq!(people(1), &json!([]), "a deal of a company alone");
    assert_eq!(deals["_embedded"]["leads"][1]["_embedded"]["companies"][0]["id"], 41_000_003);

    let gone = rig.get("/api/v4/leads?filter[id][]=99").await;
    assert_eq!(gone.status(), StatusCode::NO_CONTENT);
    assert_eq!(rig.get("/api/v4/tasks?filter[id][]=1").await.status(), StatusCode::NOT_FOUND);
    // Narrowed or not, a page holds no more than it was asked for, and the next one knows what the list was narrowed to.
    let first = rig.json("/api/v4/leads?limit=1&filter[id][]=21000001&filter[id][]=21000002").await;
    assert_eq!(ids(&first, "leads"), [21_000_001]);
    let next = first["_links"]["next"]["href"].as_str().unwrap();
    let second = rig.json(next.strip_prefix(rig.sandbox.origin()).unwrap()).await;
    assert_eq!((ids(&second, "leads"), &second["_links"]["next"]), (vec![21_000_002], &Value::Null));
}

#[tokio::test]
async fn the_stages_of_deals_have_names() {
    let rig = Rig::open().await;
    let list = rig.json("/api/v4/leads/pipelines").await;
    let pipelines = list["_embedded"]["pipelines"].as_array().unwrap();
    let statuses: Vec<&Value> =
        pipelines.iter().flat_map(|one| one["_embedded"]["statuses"].as_array().unwrap()).collect();
    let name = |id: i64| statuses.iter().find(|status| status["id"] == id).map(|status| &status["name"]);
    assert_eq!(name(61_000_003), Some(&json!("Design")));
    assert_eq!((name(142), name(143)), (Some(&json!("Won")), Some(&json!("Lost"))));
    // Every deal stands in one of them.
    for deal in rig.json("/api/v4/leads?limit=250").await["_embedded"]["leads"].as_array().unwrap() {
        assert!(name(deal["status_id"].as_i64().unwrap()).is_some(), "{deal}");
        assert!(deal["price"].as_i64().unwrap() > 0, "{deal}");
    }
    let unsigned = rig.visit(Method::GET, "/api/v4/leads/pipelines").send().await.unwrap();
    assert_eq!(unsigned.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn what_is_found_carries_its_numbers() {
    let rig = Rig::open().await;
    for (path, query, number, code) in [
        ("contacts", "79998885541", "8 (999) 888-55-41", "MOB"),
        ("companies", "15550100140", "+1 (555) 010-0140", "WORK"),
    ] {
        let found = rig.json(&format!("/api/v4/{path}?query={query}")).await;
        let fields = found["_embedded"][path][0]["custom_fields_values"].as_array().unwrap();
        let phone = fields.iter().find(|field| field["field_code"] == "PHONE").unwrap();
        let value = &phone["values"][0];
        assert_eq!((&value["value"], &value["enum_code"]), (&json!(number), &json!(code)), "{path}");
    }
}

#[tokio::test]
async fn more_people_fill_more_pages_and_can_leave_again() {
    let rig = Rig::with_faults().await;
    let count = async || {
        let (mut ids, mut page) = (Vec::new(), 1);
        loop {
            let users = rig.json(&format!("/api/v4/users?page={page}&limit=250")).await;
            let found = users["_embedded"]["users"].as_array().unwrap();
            ids.extend(found.iter().map(|user| user["id"].as_i64().unwrap()));
            if users["_links"]["next"].is_null() {
                ids.dedup();
                return (page, ids.len());
            }
            page += 1;
        }
    };
    for (extra, expected) in [(300, (2, 305)), (600, (3, 605)), (245, (1, 250)), (0, (1, 5))] {
        let set = rig.door(Method::PUT, "/sandbox/users", json!({"extra": extra})).await;
        assert_eq!(set, json!({"extra": extra}));
        assert_eq!(count().await, expected);
        // A call for everybody stands in their notification centres, which must not keep them from leaving.
        rig.ring("+79998885533").await;
    }
    for nonsense in [json!({"extra": 10_001}), json!({"extra": -1}), json!(300)] {
        let refused = rig.visit(Method::PUT, "/sandbox/users").json(&nonsense).send().await.unwrap();
        assert_eq!(refused.status(), 400, "{nonsense}");
    }
}
