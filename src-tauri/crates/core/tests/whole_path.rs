//! The whole path without a desktop: the real socket, the real store, the real client and the sandbox CRM.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod asterisk;
mod bench;
mod clients;
mod door;
mod live;
mod extensions;
mod names;
mod press;
mod same_call;
mod settings;
mod speakers;
mod telephony;
#[cfg(target_os = "linux")]
mod waiting;
mod web_sockets;
mod window;

use bench::{Bench, form, json, ring};
use callcard_core::call::CallId;
use callcard_core::desk::Subject;
use callcard_core::desktop::Page;
use callcard_core::notice::Notice;
use serde_json::json as value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ring_is_answered_in_the_crms_shape_and_shown() {
    let bench = Bench::start().await;
    let answer = bench.post(json(ring("+79998885533"))).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.media_type, "application/hal+json");
    assert_eq!(answer.body["_links"]["self"], value!({"href": "/api/v2/events", "method": "post"}));
    let item = &answer.body["_embedded"]["items"][0];
    assert_eq!((&item["element_type"], &item["phone_number"]), (&value!(2), &value!("+79998885533")));
    assert_eq!(item["outcome"], "card");
    assert!(item["element_id"].is_u64() && item["uid"].is_string(), "{item}");
    let notice = bench.notice(|notice| notice.summary == "Ivan Petrov").await;
    assert!(notice.body.contains("+7 999 888-55-33"), "{notice:?}");
    assert_eq!(bench.requests("/api/v2/events").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_answered_call_whose_card_is_known_is_written_twice() {
    let bench = Bench::start().await;
    let event = |phase: &str, round: u8| {
        let id = format!("a-{round}");
        json(value!({"add": [{"type": "phone_call", "phone_number": "+79998885533", "phase": phase, "call_id": id}]}))
    };
    bench.post(event("ringing", 0)).await;
    bench.notice(|notice| notice.summary == "Ivan Petrov").await;
    bench.requested("/api/v4/leads/pipelines", 1).await;
    bench.post(event("ended", 0)).await;
    let bench = bench.restart().await;
    let mut commits = bench.app().history_changes();
    assert_eq!(*commits.borrow(), 0);

    let mut counted = Vec::new();
    for round in 1..=10 {
        let before = *commits.borrow();
        assert_eq!(bench.post(event("ringing", round)).await.status, 200);
        bench.notice(|notice| notice.summary == "Ivan Petrov").await;
        commits.wait_for(|commits| *commits >= before + 2).await.unwrap();
        // Whatever else was to be written is written before a question is answered.
        bench.get("/calls").await;
        match *commits.borrow() - before {
            // When it rings, as being sent, and when the CRM has answered.
            2 => return,
            // A busy machine may answer later than it is waited for the CRM, or for the card from the last time.
            more => counted.push(more),
        }
        bench.post(event("ended", round)).await;
        bench.get("/calls").await;
    }
    panic!("no call was written only twice: {counted:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_ring_twice_is_one_request_and_one_answer() {
    let bench = Bench::start().await;
    let body = || json(value!({"add": [{"type": "phone_call", "phone_number": "89998885533", "call_id": "a-1"}]}));
    let (first, second) = tokio::join!(bench.post(body()), bench.post(body()));
    let items = [&first.body, &second.body].map(|body| &body["_embedded"]["items"][0]);
    assert_eq!(items[0], items[1]);
    assert_eq!(bench.requests("/api/v2/events").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_form_as_php_writes_it_is_understood() {
    let bench = Bench::start().await;
    let body = "add%5B0%5D%5Btype%5D=phone_call&add%5B0%5D%5Bphone_number%5D=%2B79998885533";
    let answer = bench.post(form(body)).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.body["_embedded"]["items"][0]["outcome"], "card");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn json_that_curl_calls_a_form_is_understood() {
    let bench = Bench::start().await;
    let answer = bench.post(form(&ring("+79998885533").to_string())).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn respond_async_answers_when_the_ring_is_on_disk() {
    let bench = Bench::start().await;
    bench.faults(value!({"answer": "hang"})).await;
    let answer = bench.post(json(ring("+79998885533")).header("prefer", "respond-async")).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let item = &answer.body["_embedded"]["items"][0];
    assert_eq!(item["outcome"], "pending");
    assert_eq!(item["uid"], item["call_id"], "never null");
    let id = item["call_id"].as_str().unwrap();
    assert_eq!(bench.get(&format!("/calls/{id}")).await.body["number"]["e164"], "+79998885533");
    let notice = bench.notice(|_| true).await;
    assert_eq!(notice.summary, "+7 999 888-55-33", "the number, while the CRM hangs");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn socket_is_seen_listening_and_when_it_was_told_of_a_call() {
    let bench = Bench::start().await;
    let source = async || bench.get("/status").await.body["sources"][0].clone();
    let quiet = source().await;
    assert_eq!((&quiet["name"], &quiet["state"]), (&value!("socket"), &value!("listening")), "{quiet}");
    assert_eq!((&quiet["trouble"], &quiet["reported_at"]), (&value!(null), &value!(null)), "{quiet}");
    bench.post(json(ring("+79998885533"))).await;
    assert!(source().await["reported_at"].is_string());
    let shown = serde_json::to_value(bench.app().status_now(true)).unwrap();
    assert_eq!(shown["sources"][0], source().await, "the window is told the same");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_refusal_says_what_and_where() {
    let bench = Bench::start().await;
    let event = |fields: &str| format!(r#"{{"add":[{{"type":"phone_call","phone_number":"1234567"{fields}}}]}}"#);
    let post = |body: &str| json(body.to_owned());
    let many = format!(r#"{{"add":[{}]}}"#, vec![r#"{"type":"phone_call","phone_number":"1"}"#; 51].join(","));
    let table = [
        (post("{"), 400, None),
        (post("{}"), 400, Some("add")),
        (post(r#"{"add":[{"type":"sms","phone_number":"1234567"}]}"#), 400, Some("add[0].type")),
        (post(&event(r#","phase":"held""#)), 400, Some("add[0].phase")),
        (post(&event(r#"},{"type":"phone_call""#)), 400, Some("add[1].phone_number")),
        (post(""), 400, None),
        (form("add[0=1"), 400, Some("add")),
        (post(&many), 413, None),
        (post(&format!("{{\"add\":[{}]}}", " ".repeat(70_000))), 413, None),
        (post("<add/>").header("content-type", "text/xml"), 415, None),
        (post("{}").header("content-encoding", "gzip"), 415, None),
        (post("{}").method("PUT"), 405, None),
        (post("{}").uri("http://localhost/nowhere"), 404, None),
        (post("").uri("http://localhost/window/nowhere"), 404, None),
        (post("").method("GET").uri("http://localhost/calls?limit=many"), 400, None),
    ];
    for (request, status, path) in table {
        let answer = bench.post(request).await;
        assert_eq!(answer.status, status, "{answer:?}");
        assert_eq!(answer.media_type, "application/problem+json", "{answer:?}");
        assert_eq!(answer.body["status"], status);
        assert!(answer.body["detail"].is_string(), "{answer:?}");
        assert_eq!(answer.body["validation-errors"][0]["path"].as_str(), path, "{answer:?}");
    }
    assert_eq!(bench.get("/calls").await.body["calls"], value!([]), "nothing of a refused request is taken");
    assert_eq!(bench.requests("/").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_stops_in_the_middle_is_cut_off() {
    let bench = Bench::start().await;
    let limit = std::time::Duration::from_secs(30);
    let halves = [
        "POST /api/v2/events HTTP/1.1\r\nHost: x\r\nContent-Le",
        "POST /api/v2/events HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{",
    ];
    for (half, rest) in
        halves.iter().zip(futures_util::future::join_all(halves.map(|half| bench.talk(half, limit))).await)
    {
        assert!(rest.is_some(), "still open after {limit:?}: {half:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn status_calls_window_and_end_are_served() {
    let bench = Bench::start().await;
    assert_eq!(bench.post(json("").uri("http://localhost/window")).await.status, 204);
    bench.post(json(ring("anonymous"))).await;
    let status = bench.get("/status").await.body;
    assert_eq!(status["account"]["kind"], "sandbox");
    assert_eq!(status["notifications"], "on");
    assert_eq!(status["calls"]["live"], 1);
    let calls = bench.get("/calls?limit=1").await.body;
    assert_eq!(calls["calls"][0]["number"]["kind"], "withheld");
    assert_eq!(calls["calls"][0]["delivery"], value!({"state": "none", "reason": "withheld"}));
    for uri in ["http://localhost/window", "http://localhost/window/test-call", "http://localhost/window/settings"] {
        assert_eq!(bench.post(json("").uri(uri)).await.status, 204);
    }
    assert_eq!(bench.windows(), [Page::Welcome, Page::History, Page::TestCall, Page::Settings]);
    assert_eq!(bench.get("/calls/7").await.status, 404);
    assert!(!bench.is_to_quit());
    assert_eq!(bench.post(json("").uri("http://localhost/quit")).await.status, 202);
    assert!(bench.is_to_quit());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_click_opens_the_card_and_the_end_closes_the_notice() {
    let bench = Bench::start().await;
    bench.post(json(ring("+79998885533"))).await;
    let Subject::Call(call) = bench.shown(|notice| notice.summary == "Ivan Petrov").await else { panic!() };
    bench.app().open_card(call);
    let url = bench.opened().await;
    assert!(url.path().starts_with("/leads/detail/"), "{url}");
    bench.post(json(ring("+15550100123"))).await;
    let ringing = bench.shown(|notice| notice.summary.contains("555")).await;
    let end = value!({"add": [{"type": "phone_call", "phone_number": "+15550100123", "phase": "ended"}]});
    let answer = bench.post(json(end)).await;
    assert_eq!((answer.status, &answer.body["_embedded"]["items"][0]["outcome"]), (200, &value!("noted")));
    bench.closed(ringing).await;
    let missed = bench.shown(|notice| notice.body.starts_with("Missed")).await;
    assert!(matches!(missed, Subject::Missed(_)), "{missed:?}");
    assert_eq!(bench.get("/status").await.body["calls"]["missed"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_and_a_start_lose_nothing() {
    let bench = Bench::start().await;
    bench.post(json(ring("+79998885533"))).await;
    let bench = bench.restart().await;
    let calls = bench.get("/calls").await.body;
    assert_eq!(calls["calls"][0]["delivery"]["state"], "done");
    assert_eq!(calls["calls"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_whom_the_crm_did_not_name_is_found_by_the_number() {
    for (answer, outcome) in [("accepted_empty", "untold"), ("cut_after", "uncertain")] {
        let bench = Bench::start().await;
        bench.faults(value!({"answer": answer, "only": "/api/v2/events"})).await;
        let reply = bench.post(json(ring("89998885533"))).await;
        let item = &reply.body["_embedded"]["items"][0];
        assert_eq!((reply.status, &item["outcome"]), (200, &value!(outcome)), "{answer}: {reply:?}");
        assert_eq!((&item["element_id"], &item["element_type"]), (&value!(null), &value!(null)), "{answer}");

        let found = |notice: &Notice| notice.summary == "Ivan Petrov";
        let Subject::Call(call) = bench.shown(found).await else { panic!("{answer}") };
        let notice = bench.notice(found).await;
        assert!(notice.body.contains("+7 999 888-55-33"), "{answer}: {notice:?}");
        assert!(notice.body.contains("Found by number, not confirmed by the CRM"), "{answer}: {notice:?}");
        bench.app().open_card(call);
        assert!(bench.opened().await.path().starts_with("/contacts/detail/"), "{answer}");

        let call = bench.get(&format!("/calls/{call}")).await.body;
        assert_eq!((&call["card"], &call["link"]), (&value!(null), &value!("card")), "{answer}: {call}");
        assert_eq!((&call["found"]["kind"], &call["found"]["title"]), (&value!("contact"), &value!("Ivan Petrov")));
        assert_eq!(bench.requests("/api/v2/events").await, 1, "{answer}");
        assert_eq!(bench.requests("/api/v4/contacts").await, 1, "{answer}");
        assert_eq!(bench.requests("/api/v4/companies").await, 0, "{answer}: the contact was enough");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_only_holder_of_a_number_is_found() {
    // A company whose number no contact has; two contacts with the same; nobody.
    let table = [("+79998885570", Some("ООО «Белый причал»"), 1), ("+79998885588", None, 0), ("+79998885500", None, 1)];
    for (number, title, companies) in table {
        let bench = Bench::start().await;
        bench.faults(value!({"answer": "accepted_empty", "only": "/api/v2/events"})).await;
        bench.post(json(ring(number))).await;
        bench.requested("/api/v4/contacts", 1).await;
        bench.requested("/api/v4/companies", companies).await;
        // Requests leave in order: had there been another one, it would be there by then.
        bench.faults(value!({})).await;
        bench.post(json(ring("+79998885501"))).await;
        let asked = (bench.requests("/api/v4/contacts").await, bench.requests("/api/v4/companies").await);
        assert_eq!(asked, (1, companies), "{number}");
        match title {
            Some(title) => drop(bench.notice(|notice| notice.summary == title).await),
            None => {
                let notice = bench.notice(|notice| notice.body.contains("The CRM did not say who it is")).await;
                assert_eq!(notice.buttons[0].1, "Find in CRM", "{number}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_rings_at_once_each_acknowledged_one_is_in_the_history() {
    let bench = Bench::start().await;
    let rings = (0..100).map(|n| {
        let body = value!({"add": [{"type": "phone_call", "phone_number": "+79998885533", "call_id": n.to_string()}]});
        bench.post(json(body).header("prefer", "respond-async"))
    });
    let answers = futures_util::future::join_all(rings).await;
    assert!(answers.iter().all(|answer| matches!(answer.status, 202 | 503)), "{answers:?}");
    let accepted = answers.iter().filter(|answer| answer.status == 202).count();
    let calls = bench.get("/calls?limit=1000").await.body;
    assert_eq!(calls["calls"].as_array().unwrap().len(), accepted, "each acknowledged ring is in the history");
    bench.requested("/api/v2/events", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_history_is_searched_exported_and_deleted() {
    let bench = Bench::start().await;
    bench.post(json(ring("+79998885533"))).await;
    bench.notice(|notice| notice.summary == "Ivan Petrov").await;
    bench.post(json(ring("+15550100123"))).await;
    let found = async |path: &str| bench.get(path).await.body["calls"].as_array().unwrap().len();
    assert_eq!(found("/calls?search=petrov").await, 1);
    assert_eq!(found("/calls?search=8%20(999)%20888").await, 1);
    assert_eq!(found("/calls?search=nobody").await, 0);
    let newest = bench.get("/calls?limit=1").await.body;
    assert_eq!(newest["more"], true);
    let id = newest["calls"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(found(&format!("/calls?before={id}")).await, 1);
    assert_eq!(bench.get("/calls?before=7").await.status, 400);

    let table = bench.get("/calls.csv").await;
    assert_eq!(table.media_type, "text/csv; charset=utf-8; header=present");
    let path = format!("http://localhost/calls/{id}");
    let delete = |path: &str| json("").method("DELETE").uri(path);
    assert_eq!(bench.post(delete(&path)).await.status, 409, "it still rings");
    let end = value!({"add": [{"type": "phone_call", "phone_number": "+15550100123", "phase": "ended"}]});
    bench.post(json(end)).await;
    assert_eq!(bench.get("/status").await.body["calls"]["missed"], 1);
    assert_eq!(bench.post(delete(&path)).await.status, 204);
    assert_eq!(bench.post(delete(&path)).await.status, 404);
    assert_eq!(bench.get("/status").await.body["calls"]["missed"], 0);
    assert_eq!(found("/calls").await, 1);
    let all = bench.post(delete("http://localhost/calls")).await;
    assert_eq!(all.body, value!({"deleted": 0}), "what still rings stays");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_call_that_only_the_disk_knows_opens_its_card() {
    let bench = Bench::start().await;
    let event = |phase: &str| {
        let event = value!({"type": "phone_call", "phone_number": "+79998885533", "call_id": "a", "phase": phase});
        json(value!({"add": [event]}))
    };
    bench.post(event("ringing")).await;
    bench.post(event("answered")).await;
    bench.post(event("ended")).await;
    let old = bench.get("/calls").await.body["calls"][0]["id"].as_str().unwrap().to_owned();
    let bench = bench.restart().await;
    // Newer ones take its place in the menu.
    for place in 0..6 {
        bench.post(json(ring(&format!("10{place}")))).await;
    }
    bench.app().open_card(CallId::parse(&old).unwrap());
    assert!(bench.opened().await.path().starts_with("/leads/detail/"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_looks_at_each_link_of_the_demo_and_rings_only_when_asked() {
    let bench = Bench::start().await;
    let examine = |body: &'static str| bench.post(json(body).uri("http://localhost/doctor"));
    let found = examine("{}").await;
    assert_eq!(found.status, 200, "{found:?}");
    let states: Vec<&str> =
        found.body["checks"].as_array().unwrap().iter().map(|check| check["state"].as_str().unwrap()).collect();
    assert!(!states.contains(&"failed"), "{found:?}");
    assert_eq!(bench.requests("/api/v2/events").await, 0);
    let found = examine(r#"{"test_call":true}"#).await;
    assert_eq!((found.status, bench.requests("/api/v2/events").await), (200, 1), "{found:?}");
    assert_eq!(examine(r#"{"colour":"red"}"#).await.status, 400);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_account_is_refused_before_anything_is_asked_where_it_cannot_be_one() {
    let bench = Bench::start().await;
    let put = |body: serde_json::Value| bench.post(json(body).method("PUT").uri("http://localhost/account"));
    for (body, path) in [
        (value!({"host": "evil.example", "token": "t"}), "host"),
        (value!({"host": "demo", "token": ""}), "token"),
        (value!({"host": "demo", "token": "two words"}), "token"),
    ] {
        let answer = put(body.clone()).await;
        assert_eq!(answer.status, 400, "{body}: {answer:?}");
        assert_eq!(answer.body["validation-errors"][0]["path"], path, "{body}");
    }
    for body in [
        value!({"host": "demo"}),
        value!({"host": "demo", "token": "t", "oauth": {"client_id": "a", "client_secret": "b", "redirect_uri": "c", "code": "d"}}),
        value!({"host": "demo", "token": "a-secret", "colour": "red"}),
    ] {
        let answer = put(body.clone()).await;
        assert_eq!(answer.status, 400, "{body}: {answer:?}");
        assert!(!answer.body.to_string().contains("a-secret"), "{answer:?}");
    }
    let account = bench.get("/account").await.body;
    assert_eq!((&account["kind"], &account["state"]), (&value!("sandbox"), &value!("ready")));
    let me = bench.post(json(value!({"me": 7})).method("PUT").uri("http://localhost/account/me")).await;
    assert_eq!((me.status, &me.body["code"]), (409, &value!("sandbox")));
}
