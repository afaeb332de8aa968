//! The internet itself, with a small server at its end and clients that are not the app.

use std::io;
use std::process::Output;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::process::Command;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use super::*;
use crate::{Crm, HOST, LIMIT, until};

const NAME: &str = HOST;

#[tokio::test]
async fn a_program_is_led_by_its_environment_alone() {
    let (internet, front, _) = internet().await;
    front.protocols(&["http/1.1"]);
    let said = curl(&internet, &[&format!("https://{NAME}/account")]).await;
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    assert_eq!(said.stdout, b"hello");
    assert_eq!(internet.proxy.asked(), [format!("{NAME}:443")]);
    let unknown = curl(&internet, &["https://evil.example/"]).await;
    assert!(!unknown.status.success());
    assert_eq!(internet.proxy.asked()[1..], ["evil.example:443"]);
    assert_eq!((front.connections(), front.handshakes()), (1, 1));
}

#[tokio::test]
async fn each_trouble_with_a_certificate_is_seen_as_what_it_is() {
    let (internet, front, served) = internet().await;
    for (certificate, complaint) in [
        (Certificate::Good, None),
        (Certificate::OtherName, Some("not valid for name")),
        (Certificate::Expired, Some("expired")),
        (Certificate::NotYetValid, Some("not valid yet")),
        (Certificate::Stranger, Some("UnknownIssuer")),
    ] {
        front.certificate(certificate);
        let connected = connect(&internet, &[]).await;
        match (connected, complaint) {
            (Ok(mut stream), None) => assert_eq!(ask(&mut stream).await.unwrap(), "hello"),
            (Err(error), Some(complaint)) => {
                assert!(error.to_string().contains(complaint), "{certificate:?}: {error}");
            }
            (connected, _) => panic!("{certificate:?}: {:?}", connected.map(drop)),
        }
    }
    assert_eq!((front.connections(), front.handshakes(), served.load(Ordering::SeqCst)), (5, 1, 1));
}

#[tokio::test]
async fn protocols_are_agreed_on_by_what_both_speak() {
    let (internet, front, _) = internet().await;
    let agreed = async |offered: &[&str]| {
        let stream = connect(&internet, offered).await.expect("both speak something");
        stream.get_ref().1.alpn_protocol().map(|protocol| String::from_utf8_lossy(protocol).into_owned())
    };
    assert_eq!(agreed(&["http/1.1", "h2"]).await.as_deref(), Some("h2"));
    front.protocols(&["http/1.1"]);
    assert_eq!(agreed(&["h2", "http/1.1"]).await.as_deref(), Some("http/1.1"));
    assert_eq!(agreed(&[]).await, None);
}

#[tokio::test]
async fn the_way_takes_its_time_and_its_round_trips_are_counted() {
    let (internet, front, _) = internet().await;
    let one_way = Duration::from_millis(40);
    front.delay(one_way);
    let start = Instant::now();
    let mut stream = connect(&internet, &[]).await.expect("it connects");
    // One to make the connection, one for TLS.
    let connected = start.elapsed();
    assert!(connected >= one_way * 4, "{connected:?}");
    assert_eq!(ask(&mut stream).await.unwrap(), "hello");
    let asked = start.elapsed() - connected;
    assert!(asked >= one_way * 2, "{asked:?}");
    assert_eq!(front.round_trips(), 2, "TLS's own, and the request");
    ask(&mut stream).await.unwrap();
    assert_eq!((front.round_trips(), front.connections()), (3, 1));
    stream.write_all(b"GET ").await.unwrap();
    let mut other = connect(&internet, &[]).await.expect("it connects");
    ask(&mut other).await.unwrap();
    assert_eq!(front.round_trips(), 5, "two of the other connection; half a request has no answer");
}

#[tokio::test]
async fn kept_connections_die_in_each_way() {
    let (internet, front, served) = internet().await;
    for cut in [Cut::Now, Cut::WhenUsed, Cut::Silently] {
        served.store(0, Ordering::SeqCst);
        let mut kept = connect(&internet, &[]).await.expect("it connects");
        ask(&mut kept).await.unwrap();
        front.cut(cut);
        if cut == Cut::Now {
            let mut rest = Vec::new();
            assert!(kept.read_to_end(&mut rest).await.is_err(), "TLS had no time to say good-bye");
        }
        // Only what is lost is waited for in vain.
        let limit = if cut == Cut::Silently { Duration::from_millis(300) } else { LIMIT };
        let asked = tokio::time::timeout(limit, ask(&mut kept)).await;
        assert_eq!(asked.is_err(), cut == Cut::Silently, "{cut:?}: {asked:?}");
        assert!(!asked.is_ok_and(|answer| answer.is_ok()), "{cut:?}");
        let mut new = connect(&internet, &[]).await.expect("a new one is as good as ever");
        assert_eq!(ask(&mut new).await.unwrap(), "hello");
        assert_eq!(served.load(Ordering::SeqCst), 2, "{cut:?}: what was cut reached nobody");
    }
}

#[tokio::test]
async fn the_proxy_has_its_manners_and_its_absences() {
    let (internet, front, _) = internet().await;
    let proxy = &internet.proxy;
    for status in [403, 407, 502] {
        proxy.manner(Manner::Refusing(status));
        let refused = connect(&internet, &[]).await.map(drop).expect_err("it is refused");
        assert!(refused.to_string().contains(&status.to_string()), "{refused}");
    }
    proxy.manner(Manner::Silent);
    let asking = tokio::time::timeout(Duration::from_millis(200), connect(&internet, &[])).await;
    assert!(asking.is_err(), "it answered");
    proxy.manner(Manner::Open);
    front.reachable(false);
    connect(&internet, &[]).await.map(drop).expect_err("nobody is there");
    front.reachable(true);

    let mut kept = connect(&internet, &[]).await.expect("it connects");
    proxy.leave().await;
    assert!(ask(&mut kept).await.is_err(), "the connection outlived its proxy");
    let absent = connect(&internet, &[]).await.map(drop).expect_err("nobody listens");
    assert_eq!(absent.kind(), io::ErrorKind::ConnectionRefused);
    proxy.come_back();
    let mut stream = connect(&internet, &[]).await.expect("it is back");
    assert_eq!(ask(&mut stream).await.unwrap(), "hello");
}

#[tokio::test]
async fn a_crm_beside_the_app_is_reached_under_its_real_name_in_both_protocols() {
    let crm = Crm::start().await;
    let internet = Internet::start().await;
    let front = internet.host(HOST, crm.address());
    let bearer = format!("authorization: Bearer {}", crm.door.long_lived_token(30).await);
    let address = format!("https://{HOST}/api/v4/account");
    for (protocol, version) in [("--http1.1", "HTTP/1.1"), ("--http2", "HTTP/2.0")] {
        let said = curl(&internet, &[protocol, "--header", &bearer, &address]).await;
        let account: Value = serde_json::from_slice(&said.stdout).expect("the CRM answers in JSON");
        assert!(account["current_user_id"].is_u64(), "{account}");
        let requests = crm.door.requests().await;
        assert_eq!(requests.last().expect("it was recorded")["http_version"], version);
    }
    crm.door.revoke().await;
    let refused = curl(&internet, &["--header", &bearer, "--fail", &address]).await;
    assert!(String::from_utf8_lossy(&refused.stderr).contains("401"));
    assert_eq!((crm.door.count("/api/v4/account").await, front.handshakes()), (3, 3));
}

/// An internet in which one name leads to a server that answers every request with `hello`, and how often it has.
async fn internet() -> (Internet, Arc<Front>, Arc<AtomicUsize>) {
    let server = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = server.local_addr().unwrap();
    let served = Arc::new(AtomicUsize::default());
    let counting = served.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = server.accept().await {
            tokio::spawn(answer(stream, counting.clone()));
        }
    });
    let internet = Internet::start().await;
    let front = internet.host(NAME, address);
    (internet, front, served)
}

async fn answer(mut stream: TcpStream, served: Arc<AtomicUsize>) {
    let mut head = Vec::new();
    while let Ok(byte) = stream.read_u8().await {
        head.push(byte);
        if head.ends_with(b"\r\n\r\n") {
            head.clear();
            served.fetch_add(1, Ordering::SeqCst);
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello").await.ok();
        }
    }
}

/// A connection to the name through the proxy, with TLS agreed on, by a client that trusts the internet's authority.
async fn connect(internet: &Internet, protocols: &[&str]) -> io::Result<TlsStream<TcpStream>> {
    let mut stream = TcpStream::connect(internet.proxy.address()).await?;
    stream.write_all(format!("CONNECT {NAME}:443 HTTP/1.1\r\nHost: {NAME}:443\r\n\r\n").as_bytes()).await?;
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    if !head.starts_with(b"HTTP/1.1 200") {
        return Err(io::Error::other(String::from_utf8_lossy(&head).into_owned()));
    }
    let mut trusted = RootCertStore::empty();
    let authority = CertificateDer::from_pem_file(internet.trusted.path()).expect("it is a certificate");
    trusted.add(authority).expect("it is an authority's");
    let mut config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("the provider speaks TLS")
        .with_root_certificates(trusted)
        .with_no_client_auth();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.as_bytes().to_vec()).collect();
    let name = ServerName::try_from(NAME).expect("it is a name");
    TlsConnector::from(Arc::new(config)).connect(name, stream).await
}

async fn ask(stream: &mut TlsStream<TcpStream>) -> io::Result<String> {
    stream.write_all(b"GET / HTTP/1.1\r\n\r\n").await?;
    let mut answer = Vec::new();
    while !answer.ends_with(b"hello") {
        answer.push(stream.read_u8().await?);
    }
    Ok("hello".to_owned())
}

async fn curl(internet: &Internet, arguments: &[&str]) -> Output {
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--show-error", "--max-time", "10"]).args(arguments).env_clear();
    curl.env("PATH", "/usr/bin:/bin").envs(internet.environment());
    until("curl", LIMIT, async || curl.output().await.ok()).await
}
