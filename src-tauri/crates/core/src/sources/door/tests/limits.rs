//! What no dialect takes: too much, and the wrong form; and what all of them do.

use super::super::{DIALECTS, LONGEST_BODY, ONLINEPBX, SIPUNI, Unfit, dialect};
use super::{Bench, Setup};
use crate::sources::{baresip, fritzbox};
use crate::text::{Language, Texts};

#[test]
fn words_are_given_once() {
    for (at, kind) in DIALECTS.iter().enumerate() {
        assert!(DIALECTS[..at].iter().all(|other| other.word != kind.word), "{}", kind.word);
        assert_eq!(dialect(kind.word).map(|kind| kind.word), Some(kind.word));
    }
    assert!(dialect("nobody").is_none());
}

#[test]
fn every_kind_has_a_name_in_every_language() {
    let words = DIALECTS.iter().map(|kind| kind.word).chain([SIPUNI.word, ONLINEPBX.word]);
    for word in words.chain([fritzbox::KIND, baresip::KIND]) {
        for language in Language::ALL {
            let name = Texts::load(language).find(&format!("source-{word}"));
            assert!(name.is_some(), "{word} in {language:?}");
        }
    }
}

#[test]
fn secret_that_is_needed_must_be_there() {
    for kind in &DIALECTS {
        let needed = kind.secrets.iter().find(|(_, needed)| *needed).map(|(word, _)| *word);
        if let Some(word) = needed {
            assert_eq!(kind.open(Setup::default()).err(), Some(Unfit::Secret(word)), "{}", kind.word);
        }
    }
}

#[test]
fn what_is_too_long_is_refused() {
    let long = "x".repeat(LONGEST_BODY);
    let many = "a".to_owned() + &(0..100).map(|at| format!("&f{at}=1")).collect::<String>();
    for request in [
        format!("POST\ne=ringing&id=1&name={long}"),
        format!("POST ?id={long}\ne=ringing"),
        format!("POST\nid=1&{many}"),
        format!("GET ringing?id=1&{many}"),
    ] {
        assert_eq!(Bench::new("callcard").status(&request), 413, "{}", &request[..40]);
    }
    let just = format!("POST\ne=ringing&id=1&name={}", "x".repeat(LONGEST_BODY - 22));
    assert_eq!(Bench::new("callcard").status(&just), 200);
}

#[test]
fn multipart_is_read_by_the_boundary_in_the_body() {
    let body = "--real\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n17\r\n--real\r\nContent-Disposition: form-data; name=\"ext\"\r\n\r\n101\r\n--real--\r\n";
    let request = format!("POST ringing Content-Type=multipart/form-data;boundary=other\n{body}");
    assert_eq!(Bench::new("callcard").facts(&request), ["call=17 ringing extension:101 in"]);
}

#[test]
fn json_is_read_whatever_it_is_called() {
    let request = "POST Content-Type=text/xml\n{\"e\":\"ringing\",\"id\":1}";
    assert_eq!(Bench::new("callcard").facts(request), ["call=1 ringing in"]);
    let form = "POST Content-Type=text/html\ne=ringing&id=1";
    assert_eq!(Bench::new("callcard").facts(form), ["call=1 ringing in"]);
}

/// Every dialect answers somebody who only looks whether the address is right.
#[test]
fn address_can_be_looked_at() {
    for kind in DIALECTS.iter().filter(|kind| kind.secrets.iter().all(|(_, needed)| !needed)) {
        let mut bench = Bench::new(kind.word);
        if kind.word == "mapped" {
            bench = bench.settings(serde_json::json!({"map": {"event": "e", "events": {"x": "ringing"}}}));
        }
        for method in ["GET", "HEAD", "POST"] {
            let heard = bench.hear(method).unwrap();
            assert!(heard.facts.is_empty() && heard.reply.status < 300, "{} {method}", kind.word);
        }
    }
}
