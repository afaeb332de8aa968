//! What a program sends to the socket and gets back: the CRM's own format, in every spelling that is about.

use std::process::Stdio;

use e2e::{App, LIMIT, Socket, StatusCode, Workplace};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::{IVAN, IVAN_DEAL, UNKNOWN, workplace_with_app};

/// The CRM's own example of a request, as JSON.
const EXAMPLE: &str = r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","users":[88888,99999]}]}"#;

/// The same as PHP's http_build_query writes it.
const EXAMPLE_FORM: &str = "add%5B0%5D%5Bphone_number%5D=%2B79998885533&add%5B0%5D%5Busers%5D%5B0%5D=88888\
    &add%5B0%5D%5Busers%5D%5B1%5D=99999&add%5B0%5D%5Btype%5D=phone_call";

/// The same with the brackets left as they are, as the CRM's documentation prints it.
const EXAMPLE_FORM_BRACKETS: &str = "add[0][phone_number]=%2B79998885533&add[0][users][0]=88888\
    &add[0][users][1]=99999&add[0][type]=phone_call";

#[tokio::test]
async fn curl_gets_the_crms_reply_to_the_crms_own_example() {
    let (workplace, app) = workplace_with_app().await;
    let (status, media_type, reply) =
        curl(&workplace, &app.socket, "/api/v2/events", "application/json", EXAMPLE).await;
    assert_eq!(status, "200", "{reply}");
    assert!(media_type.starts_with("application/hal+json"), "{media_type}");
    assert_eq!(reply["_links"]["self"], json!({ "href": "/api/v2/events", "method": "post" }));
    let items = reply["_embedded"]["items"].as_array().expect("items is a list");
    assert_eq!(items.len(), 1);
    let item = &items[0];
    assert_eq!(item["phone_number"], IVAN);
    assert_eq!(item["element_type"], 2, "{item}");
    assert!(item["uid"].as_str().is_some_and(|uid| !uid.is_empty()), "{item}");
    assert_eq!(item["outcome"], "card");
    let id = item["element_id"].as_u64().expect("the element has an id");
    let call = app.socket.call(item["call_id"].as_str().expect("our id")).await.expect("a call");
    assert_eq!((&call["card"]["kind"], &call["card"]["id"]), (&json!("deal"), &json!(id)));
    assert_eq!(sent_users(&app).await, [json!([88888, 99999])]);
}

#[tokio::test]
async fn json_that_curl_calls_a_form_is_read_as_what_it_is() {
    let (workplace, app) = workplace_with_app().await;
    let form = "application/x-www-form-urlencoded";
    let (status, _, reply) = curl(&workplace, &app.socket, "/api/v2/events", form, EXAMPLE).await;
    assert_eq!((status.as_str(), &reply["_embedded"]["items"][0]["outcome"]), ("200", &json!("card")), "{reply}");
}

#[tokio::test]
async fn forms_are_read_as_php_writes_them_and_as_the_documentation_prints_them() {
    let (workplace, app) = workplace_with_app().await;
    let form = "application/x-www-form-urlencoded";
    for (place, (path, media_type, body)) in [
        ("/api/v2/events", form, EXAMPLE_FORM),
        ("/api/v2/events/", "application/x-www-form-urlencoded; charset=UTF-8", EXAMPLE_FORM_BRACKETS),
        // What curl says of a body when it is told nothing, and what it says when it is told to say nothing.
        ("/api/v2/events/", form, EXAMPLE),
        ("/api/v2/events", "", EXAMPLE),
    ]
    .into_iter()
    .enumerate()
    {
        let (status, _, reply) = curl(&workplace, &app.socket, path, media_type, body).await;
        assert_eq!(status, "200", "{media_type}: {reply}");
        let item = &reply["_embedded"]["items"][0];
        assert_eq!((&item["element_type"], &item["outcome"]), (&json!(2), &json!("card")), "{item}");
        assert_eq!(item["phone_number"], IVAN);
        assert_eq!(sent_users(&app).await[place], json!([88888, 99999]));
        // A call without an id goes by its number: the next one is new only when this one is over.
        end(&app.socket).await;
    }
}

#[tokio::test]
async fn users_may_be_one_number_one_string_or_several() {
    let (_workplace, app) = workplace_with_app().await;
    let spellings = [
        (json!(88888), json!([88888])),
        (json!("88888"), json!([88888])),
        (json!(["88888", 99999]), json!([88888, 99999])),
    ];
    for (place, (users, sent)) in spellings.into_iter().enumerate() {
        let event = json!({
            "type": "phone_call", "phone_number": UNKNOWN, "users": users, "call_id": place.to_string()
        });
        let reply = app.socket.post(&json!({ "add": [event] })).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        assert_eq!(sent_users(&app).await[place], sent);
    }
}

#[tokio::test]
async fn several_events_are_answered_in_their_order_each_with_a_request_of_its_own() {
    let (_workplace, app) = workplace_with_app().await;
    let event = |number: &str| json!({ "type": "phone_call", "phone_number": number });
    // Echoed as it came, however it was written.
    let written = "8 (999) 888-55-33";
    let reply = app.socket.post(&json!({ "add": [event(UNKNOWN), event(written), event("anonymous")] })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let told: Vec<_> = (0..3).map(|place| reply.item(place)).collect();
    let outcomes: Vec<_> = told.iter().map(|item| item["outcome"].as_str()).collect();
    assert_eq!(outcomes, [Some("not_in_crm"), Some("card"), Some("withheld")]);
    let numbers: Vec<_> = told.iter().map(|item| item["phone_number"].as_str()).collect();
    assert_eq!(numbers, [Some(UNKNOWN), Some(written), Some("anonymous")]);
    assert_eq!(told[0]["element_id"], Value::Null);
    assert!(told[0].as_object().is_some_and(|item| item.contains_key("element_type")), "{}", told[0]);
    assert!(told.iter().all(|item| item["uid"].is_string()), "{told:#?}");
    assert_eq!(app.sandbox().await.events().await.len(), 2);
}

#[tokio::test]
async fn respond_async_answers_as_soon_as_the_event_is_committed() {
    let (_workplace, app) = workplace_with_app().await;
    app.sandbox().await.faults(&json!({ "answer": "hang", "only": "/api/v2/events" })).await;
    let event = json!({ "type": "phone_call", "phone_number": IVAN });
    let reply = app.socket.post_async(&json!({ "add": [event] })).await;
    assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.text());
    let item = reply.item(0);
    assert_eq!((&item["outcome"], &item["phone_number"]), (&json!("pending"), &json!(IVAN)));
    let id = item["call_id"].as_str().expect("our id");
    assert!(app.socket.call(id).await.is_some(), "acknowledged and not in the history");
}

#[tokio::test]
async fn the_same_call_told_twice_is_one_call_and_one_request() {
    let (workplace, app) = workplace_with_app().await;
    let event = |source: &str, id: Option<&str>| {
        json!({"add": [{
            "type": "phone_call", "phone_number": IVAN, "source": source, "call_id": id
        }]})
    };
    let first = app.socket.post(&event("pbx", Some("1"))).await.item(0);
    assert_eq!(first["outcome"], "card");
    let again = app.socket.post(&event("pbx", Some("1"))).await.item(0);
    assert_eq!(again, first, "a duplicate repeats the first answer");
    let elsewhere = app.socket.post(&event("softphone", None)).await.item(0);
    assert_eq!(elsewhere["call_id"], first["call_id"], "two sources of one call");
    assert_eq!(app.sandbox().await.events_for(IVAN).await, 1);

    let other = app.socket.post(&event("pbx", Some("2"))).await.item(0);
    assert_ne!(other["call_id"], first["call_id"], "another id of the same source is another call");
    assert_eq!(app.sandbox().await.events_for(IVAN).await, 2);
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn status_and_history_say_what_goes_on() {
    let (workplace, app) = workplace_with_app().await;
    let status = app.socket.get("/status").await;
    assert_eq!(status["account"]["kind"], "sandbox");
    assert!(status["account"]["origin"].as_str().is_some_and(|origin| origin.starts_with("http://127.0.0.1:")));
    assert_eq!(status["notifications"], "on");
    assert_eq!(status["calls"], json!({ "live": 0, "missed": 0, "waiting": 0 }));

    let first = app.socket.ring(UNKNOWN).await;
    let second = app.socket.ring(IVAN).await;
    workplace.notifications.wait(IVAN_DEAL).await;
    let call = app.socket.call_delivered(&second, &["done"]).await;
    assert_eq!(call["number"]["e164"], IVAN);
    assert_eq!((&call["phase"], &call["direction"]), (&json!("ringing"), &json!("in")));
    for step in ["accepted", "sent", "answered"] {
        assert!(call["steps"][step].is_u64(), "{step}: {call}");
    }
    let sandbox = app.sandbox().await;
    assert!(call["url"].as_str().is_some_and(|url| url.starts_with(sandbox.origin())), "{call}");

    let newest = app.socket.get("/calls?limit=1").await;
    let ids: Vec<_> = newest["calls"].as_array().expect("a list").iter().map(|call| &call["id"]).collect();
    assert_eq!(ids, [&json!(second)]);
    assert_eq!(app.socket.get(&format!("/calls/{first}")).await["id"], json!(first));
    assert_eq!(app.socket.get("/status").await["calls"]["live"], 2);
}

#[tokio::test]
async fn a_client_that_closes_its_sending_side_gets_its_answer() {
    let (workplace, app) = workplace_with_app().await;
    let body = json!({ "add": [{ "type": "phone_call", "phone_number": IVAN }] }).to_string();
    let request = format!("POST /api/v2/events HTTP/1.0\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    // As a one-liner does it that pipes its request into nc or socat.
    let mut stream = app.socket.raw().await;
    stream.write_all(request.as_bytes()).await.expect("the request is taken");
    stream.shutdown().await.expect("the sending side is closed");
    let mut reply = String::new();
    let read = stream.read_to_string(&mut reply);
    tokio::time::timeout(LIMIT, read).await.expect("an answer in time").expect("an answer in text");
    assert!(reply.starts_with("HTTP/1.0 200") && reply.contains("\"outcome\":\"card\""), "{reply}");
    workplace.notifications.wait(IVAN_DEAL).await;
}

#[tokio::test]
async fn what_curl_and_scripts_get_wrong_rings_all_the_same() {
    let (workplace, app) = workplace_with_app().await;
    let form = "application/x-www-form-urlencoded";
    let list = "add[][type]=phone_call&add[][phone_number]=%2B79998885533&add[][users][]=88888";
    let broken = r#"{"add":{"1":{"phone_number":"+79998885533","caller_name":"Ivan \ud83d","users":""}}}"#;
    for (media_type, body) in [
        ("text/plain", EXAMPLE.to_owned()),
        ("application/json", format!("\u{feff}{EXAMPLE}")),
        ("application/json", broken.to_owned()),
        (form, list.to_owned()),
        (form, r#"{"phone_number":"+79998885533"}"#.to_owned()),
    ] {
        let (status, _, reply) = curl(&workplace, &app.socket, "//api/v2/events/", media_type, &body).await;
        assert_eq!(status, "200", "{media_type} {body}: {reply}");
        assert_eq!(reply["_embedded"]["items"][0]["outcome"], "card", "{body}: {reply}");
        end(&app.socket).await;
    }
}

/// What a person or a script gets with curl: status, media type, body.
async fn curl(
    workplace: &Workplace,
    socket: &Socket,
    path: &str,
    media_type: &str,
    body: &str,
) -> (String, String, Value) {
    let output = workplace
        .command("curl")
        .args(["--silent", "--show-error", "--globoff", "--max-time", "20", "--unix-socket"])
        .arg(socket.path())
        .args(["--header", &format!("Content-Type: {media_type}"), "--data-binary", body])
        .args(["--write-out", "\n%{http_code}\n%{content_type}", &format!("http://localhost{path}")])
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .output()
        .await
        .expect("curl runs");
    let output = String::from_utf8(output.stdout).expect("curl writes text");
    let mut lines = output.rsplitn(3, '\n');
    let media_type = lines.next().unwrap_or_default().to_owned();
    let status = lines.next().unwrap_or_default().to_owned();
    let body = lines.next().unwrap_or_default();
    let reply = serde_json::from_str(body).unwrap_or_else(|error| panic!("not JSON ({error}): {body:?}"));
    (status, media_type, reply)
}

/// The users of each request the CRM has received.
async fn sent_users(app: &App) -> Vec<Value> {
    let events = app.sandbox().await.events().await;
    events.into_iter().map(|mut event| event["users"].take()).collect()
}

async fn end(socket: &Socket) {
    let event = json!({ "type": "phone_call", "phone_number": IVAN, "phase": "ended" });
    let reply = socket.post(&json!({ "add": [event] })).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
}
