//! Those who mean harm at the door: nothing of theirs gets in, the door stays open, and a good request is answered
//! meanwhile.

use std::time::{Duration, Instant};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use ring::digest::{Context, SHA256};
use serde_json::json as value;
use tokio::io::AsyncWriteExt;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::{Entrance, HERE, PATIENCE, THERE, status};

/// Connections at once that the door is offered, and the most that it holds and has not let go yet.
const CROWD: usize = 1_000;
const MOST: usize = 256 + 64;
/// Connections one after the other.
const MANY: usize = 10_000;
/// The longest that a good request may wait here, where tests of others keep the cores busy; `make bench` measures.
const SOON: Duration = Duration::from_secs(5);

const RING: &str = "ringing?from=79998885533&ext=101&id=7&mac=0015";

impl Entrance {
    /// A good request is answered soon, and rings; nothing else has come of anything.
    async fn is_well(&self, path: &str) {
        let began = Instant::now();
        assert_eq!(self.get(&format!("{path}/{RING}")).await, 200);
        assert!(began.elapsed() < SOON, "{:?}", began.elapsed());
        self.newest(|call| call["phase"] == "ringing").await;
        assert_eq!(self.calls().await, 1, "nothing got in");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_tokens_and_sources_are_refused_alike() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let token = path.rsplit('/').next().unwrap();
    let other = if token.starts_with('0') { "1" } else { "0" };
    let mut answers = Vec::new();
    for wrong in [
        format!("/in/phone/{other}{}", &token[1..]),
        format!("/in/phone/{}", &token[1..]),
        format!("/in/phone/{token}0"),
        format!("/in/phone/{}", token.to_uppercase() + "X"),
        "/in/phone/".to_owned(),
        "/in/phone".to_owned(),
        "/in/phone/00000000000000000000000000000000".to_owned(),
        format!("/in/nobody/{token}"),
        "/in/nobody/00000000000000000000000000000000".to_owned(),
        format!("/in/Phone/{token}"),
        format!("/in/../in/phone/{other}"),
        format!("/in/phone/%2e%2e/{token}"),
        format!("/{token}"),
        "/".to_owned(),
        "/status".to_owned(),
        "/calls".to_owned(),
    ] {
        let answer = entrance.say(HERE, format!("GET {wrong}/{RING} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")).await;
        assert_eq!(status(&answer), 404, "{wrong}: {answer}");
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        assert!(!answer.contains(token) && !answer.contains("phone") && !answer.contains("79998885533"), "{answer}");
        answers.push(body.to_owned());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "nobody learns which sources there are: {answers:?}");
    entrance.is_well(&path).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_forged_hosts_and_what_is_too_much_are_refused_even_with_the_token() {
    let entrance = Entrance::open("callcard", value!({})).await;
    let path = entrance.path("callcard").await;
    let long = |length: usize| format!("e=ringing&id=1&ext=101&name={}", "x".repeat(length - 28));
    let many = (0..100).map(|at| format!("&f{at}=1")).collect::<String>();
    let request = |method: &str, headers: &str, body: &str| {
        format!("{method} {path}/x HTTP/1.1\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
    };
    let ring = "e=ringing&id=1&ext=101";
    let host = "Host: 127.0.0.1\r\n";
    for (method, headers, body, expected) in [
        ("POST", "Host: evil.example\r\n", ring.to_owned(), 421),
        ("POST", "Host: 127.0.0.1\r\nHost: evil.example\r\n", ring.to_owned(), 421),
        ("POST", "Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n", ring.to_owned(), 403),
        ("POST", "Host: 127.0.0.1\r\nOrigin: null\r\n", ring.to_owned(), 403),
        ("GET", "Host: 127.0.0.1\r\nSec-Fetch-Site: cross-site\r\n", ring.to_owned(), 403),
        ("OPTIONS", "Host: 127.0.0.1\r\nOrigin: https://evil.example\r\n", String::new(), 403),
        ("PUT", host, ring.to_owned(), 405),
        ("DELETE", host, String::new(), 405),
        ("POST", host, long(64 * 1024 + 1), 413),
        ("POST", host, format!("{ring}{many}"), 413),
        ("POST", "Host: 127.0.0.1\r\nContent-Encoding: gzip\r\n", ring.to_owned(), 415),
        ("POST", host, "{\"e\":".to_owned(), 400),
        ("POST", host, "e=dancing&id=1".to_owned(), 400),
    ] {
        let answer = entrance.say(HERE, request(method, headers, &body)).await;
        assert_eq!(status(&answer), expected, "{method} {headers:?} {} bytes: {answer}", body.len());
        assert!(!answer.contains("evil") && !answer.contains("dancing"), "nothing is repeated: {answer}");
    }
    assert_eq!(entrance.calls().await, 0);
    assert_eq!(entrance.status(request("POST", host, &long(64 * 1024))).await, 200, "so much may be");
    entrance.newest(|call| call["phase"] == "ringing").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_and_missing_signatures_are_refused() {
    let entrance = Entrance::closed().await;
    for (kind, secrets) in [
        ("mango", &["key", "salt"][..]),
        ("twilio", &["auth_token"]),
        ("telnyx", &["public_key"]),
        ("zadarma", &["secret"]),
        ("itoolabs", &["crm_token"]),
        ("aircall", &["token"]),
    ] {
        entrance.set_up(kind, value!({})).await;
        for word in secrets {
            entrance.send("PUT", &format!("/sources/{kind}/secrets/{word}"), value!({ "value": "s3cret" })).await;
        }
        entrance.stands(kind, "listening", None).await;
    }
    let json = r#"{"entry_id":"e","call_id":"1","seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79998885533"},"to":{"extension":"101","number":"sip:a@b"}}"#;
    let mango = |salt: &str| {
        let mut digest = Context::new(&SHA256);
        [b"s3cret".as_slice(), json.as_bytes(), salt.as_bytes()].iter().for_each(|part| digest.update(part));
        let sign: String = digest.finish().as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("vpbx_api_key=s3cret&sign={sign}&json={}", utf8_percent_encode(json, NON_ALPHANUMERIC))
    };
    let zadarma = "event=NOTIFY_INTERNAL&caller_id=79998885533&called_did=74951112233&internal=101&pbx_call_id=in_1&call_start=2026-01-01+00:00:00";
    let twilio = "CallSid=CA1&CallStatus=ringing&From=%2B79998885533&To=client%3A101";
    let telnyx = r#"{"data":{"event_type":"call.initiated","payload":{"call_session_id":"s","from":"+79998885533","to":"sip:101@x"}}}"#;
    let itoolabs = "cmd=event&type=INCOMING&phone=79998885533&user=101&callid=1&crm_token=wrong";
    let aircall =
        r#"{"event":"call.created","token":"wrong","data":{"id":1,"direction":"inbound","raw_digits":"+79998885533"}}"#;
    for (kind, headers, body, expected) in [
        ("mango", "", mango("wrong"), 401),
        ("mango", "", format!("json={}", utf8_percent_encode(json, NON_ALPHANUMERIC)), 401),
        ("zadarma", "", zadarma.to_owned(), 401),
        ("zadarma", "Signature: bm9uc2Vuc2U=\r\n", zadarma.to_owned(), 401),
        ("twilio", "", twilio.to_owned(), 401),
        ("twilio", "X-Twilio-Signature: bm9uc2Vuc2U=\r\n", twilio.to_owned(), 401),
        ("telnyx", "", telnyx.to_owned(), 401),
        ("telnyx", "Telnyx-Timestamp: 1\r\nTelnyx-Signature-Ed25519: bm9uc2Vuc2U=\r\n", telnyx.to_owned(), 401),
        ("itoolabs", "", itoolabs.to_owned(), 401),
        ("aircall", "", aircall.to_owned(), 401),
        ("mango", "", mango("s3cret"), 200),
    ] {
        let path = entrance.path(kind).await;
        let length = body.len();
        let request =
            format!("POST {path}/events/call HTTP/1.1\r\nHost: x\r\n{headers}Content-Length: {length}\r\n\r\n{body}");
        let answer = entrance.say(HERE, request).await;
        assert_eq!(status(&answer), expected, "{kind} {headers:?}: {answer}");
        assert!(!answer.contains("s3cret") && !answer.contains("79998885533"), "{answer}");
    }
    entrance.newest(|call| call["phase"] == "ringing").await;
    assert_eq!(entrance.calls().await, 1, "only what was signed got in");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_heads_and_bodies_are_cut_off() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let began = Instant::now();
    let mut slow = JoinSet::new();
    for (request, expected) in [
        (String::new(), 0),
        ("GET ".to_owned(), 0),
        (format!("GET {path}/{RING}"), 0),
        (format!("GET {path}/{RING} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "), 0),
        (format!("POST {path}/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nfrom="), 408),
        (format!("POST {path}/x HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfr"), 408),
        ("POST /in/phone/wrong HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\nfrom=".to_owned(), 404),
    ] {
        let mut stream = entrance.connect(HERE).await;
        slow.spawn(async move {
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut answer = String::new();
            let read = tokio::io::AsyncReadExt::read_to_string(&mut stream, &mut answer);
            timeout(PATIENCE, read).await.unwrap().ok();
            assert_eq!(status(&answer), expected, "{request:?}: {answer}");
        });
    }
    entrance.is_well(&path).await;
    while let Some(ended) = slow.join_next().await {
        ended.unwrap();
    }
    assert!(began.elapsed() > Duration::from_secs(4), "they had their time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn crowd_of_slow_clients_keeps_nobody_out_and_is_bounded() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let mut crowd = Vec::new();
    for at in 0..CROWD {
        let mut stream = entrance.connect(THERE).await;
        // Whoever is shed at once cannot be told anything.
        stream.write_all(format!("GET {path}/ringing?from=7999888{at:04}").as_bytes()).await.ok();
        crowd.push(stream);
    }
    entrance.is_well(&path).await;
    let held = async || {
        let mut held = 0;
        for stream in &crowd {
            let is_quiet =
                stream.try_read(&mut [0; 1]).is_err_and(|error| error.kind() == std::io::ErrorKind::WouldBlock);
            held += usize::from(is_quiet);
        }
        held
    };
    let shed = timeout(PATIENCE, async {
        while held().await > MOST {
            tokio::task::yield_now().await
        }
    })
    .await;
    assert!(shed.is_ok(), "{} are held", held().await);
    let gone = timeout(PATIENCE, async {
        while held().await > 0 {
            tokio::time::sleep(Duration::from_millis(50)).await
        }
    })
    .await;
    assert!(gone.is_ok(), "{} never go", held().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_who_guess_and_talk_rubbish_wear_nobody_down() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let token = path.rsplit('/').next().unwrap();
    for at in 0..MANY {
        let request = match at % 8 {
            0 => format!("GET /in/phone/{at:032x}/{RING} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").into_bytes(),
            1 => vec![0xff; 300],
            2 => b"\r\n\r\n\r\n\r\n".to_vec(),
            3 => format!("GET /in/phone/{token}").into_bytes(),
            4 => format!("POST {path} HTTP/9.9\r\n\r\n").into_bytes(),
            5 => format!("POST {path}/x HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n").into_bytes(),
            6 => format!("POST {path}/x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nfrom=")
                .into_bytes(),
            _ => Vec::new(),
        };
        let mut stream = entrance.connect(THERE).await;
        stream.write_all(&request).await.ok();
    }
    entrance.is_well(&path).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_piled_behind_a_request_is_never_read() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let good = format!("GET {path}/{RING} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
    for rubbish in [
        format!("GET {path}/ringing?from=79990000000&ext=101 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n").repeat(50),
        "\0\u{ff}rubbish".repeat(5_000),
    ] {
        let answer = entrance.say(HERE, format!("{good}{rubbish}")).await;
        assert_eq!(answer.matches("HTTP/1.1").count(), 1, "one request, one answer: {answer}");
        assert_eq!(status(&answer), 200);
    }
    entrance.is_well(&path).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn sender_who_asks_too_often_is_told_so_and_others_are_not() {
    let entrance = Entrance::open("phone", value!({})).await;
    let path = entrance.path("phone").await;
    let mut told = 0;
    for _ in 0..1_000 {
        let request = "GET /in/phone/wrong HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
        told += usize::from(status(&entrance.say(THERE, request).await) == 429);
    }
    assert!(told > 0, "it may go on as fast as it likes");
    entrance.is_well(&path).await;
}
