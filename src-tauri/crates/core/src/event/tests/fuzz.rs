//! Random bodies: noise, and above all good bodies with something broken. Nothing panics, every report stays within its
//! limits, and faults name only what is there.
//!
//! Ten thousand in each run; `make fuzz` tries a million.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::fuzz::cases;

/// Good bodies to break.
const GOOD: [&str; 7] = [
    r#"{"add":[{"type":"phone_call","phone_number":"+79998885533","users":[88888,99999],"phase":"ended","cause":"busy"}]}"#,
    r#"{"add":{"1":{"type":"phone_call","phone_number":"","caller_name":"Ivan \ud83d\ude00","at":"2026-01-31T12:00:00Z"}}}"#,
    r#"[{"phone_number":"8 (999) 888-55-33","direction":"out","call_id":17,"source":"test","line":null}]"#,
    "add%5B0%5D%5Btype%5D=phone_call&add%5B0%5D%5Bphone_number%5D=%2B79998885533&add%5B0%5D%5Busers%5D%5B%5D=1",
    "add[][type]=phone_call&add[][phone_number]=101&add[][users]=1,2&add[][type]=phone_call&add[][phone_number]=",
    "add.0.type=phone_call&add.0.phone_number=%2B7&payload={\"add\":[]}",
    "--b\r\nContent-Disposition: form-data; name=\"add[0][phone_number]\"\r\n\r\n+79998885533\r\n--b--\r\n",
];

/// What is inserted into them.
const PIECES: [&str; 24] = [
    "\"",
    "'",
    "\\",
    "\\u",
    "\\ud83d",
    "{",
    "}",
    "[",
    "]",
    "[]",
    ",",
    ":",
    "&",
    "=",
    "%",
    "%C8",
    "+",
    ".",
    "\u{feff}",
    "\0",
    "\n",
    "NaN",
    "add",
    "9999999999999999999999",
];

const MEDIA: [&str; 7] = [
    "",
    "application/json",
    "application/x-www-form-urlencoded; charset=windows-1251",
    "text/plain; charset=utf-16",
    "multipart/form-data; boundary=b",
    "multipart/form-data; boundary=",
    "text/xml",
];

/// One way to break a body: where, how much is removed, and what is inserted.
type Change = (prop::sample::Index, usize, Vec<u8>);

fn change() -> impl Strategy<Value = Change> {
    let piece = prop_oneof![
        4 => prop::sample::select(&PIECES[..]).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
        1 => (prop::sample::select(&PIECES[..]), 1_usize..400).prop_map(|(piece, times)| piece.repeat(times).into_bytes()),
        1 => prop::sample::select(&GOOD[..]).prop_map(|body| body.as_bytes().to_vec()),
    ];
    (any::<prop::sample::Index>(), prop_oneof![3 => 0_usize..3, 1 => 0_usize..60], piece)
}

/// A body, broken in some places, sometimes in another encoding; sometimes mere noise.
pub(crate) fn body() -> impl Strategy<Value = Vec<u8>> {
    let broken =
        (prop::sample::select(&GOOD[..]), prop::collection::vec(change(), 0..5)).prop_map(|(good, changes)| {
            changes.into_iter().fold(good.as_bytes().to_vec(), |mut body, (place, gone, piece)| {
                let start = place.index(body.len() + 1);
                let end = (start + gone).min(body.len());
                body.splice(start..end, piece);
                body
            })
        });
    let wide = |unit: fn(u16) -> [u8; 2]| {
        move |body: Vec<u8>| String::from_utf8_lossy(&body).encode_utf16().flat_map(unit).collect::<Vec<u8>>()
    };
    let broken = broken.boxed();
    prop_oneof![
        12 => broken.clone(),
        1 => broken.clone().prop_map(wide(u16::to_le_bytes)),
        1 => broken.prop_map(wide(u16::to_be_bytes)),
        1 => prop::collection::vec(any::<u8>(), 0..200),
    ]
}

pub(crate) fn media() -> impl Strategy<Value = Media> {
    prop::sample::select(&MEDIA[..]).prop_map(|media| Media::read(media.as_bytes()))
}

/// As many cases as requested; failures are not written to disk.
pub(crate) fn runner() -> TestRunner {
    TestRunner::new(Config { cases: cases(), failure_persistence: None, ..Config::default() })
}

#[test]
fn fuzz_any_body_is_read_or_refused() {
    let country = country();
    let outcome = runner().run(&(body(), media()), |(body, media)| {
        match read(&body, &media, country) {
            Ok(Told { reports, dropped }) => {
                prop_assert!((1..=MOST_EVENTS).contains(&reports.len()));
                prop_assert!(dropped.len() <= reports.len() * 8);
                for report in reports {
                    let texts = [
                        Some(report.raw_number),
                        Some(report.source.to_string()),
                        report.source_call_id,
                        report.details.line,
                        report.details.to,
                    ];
                    prop_assert!(texts.into_iter().flatten().all(|text| text.chars().count() <= LONGEST_TEXT));
                    prop_assert!(report.details.users.is_none_or(|users| !users.is_empty() && !users.contains(&0)));
                }
            }
            Err(Refusal::Faults(faults)) => prop_assert!(!faults.is_empty()),
            Err(Refusal::TooMany(count)) => prop_assert!(count > MOST_EVENTS),
            Err(Refusal::Empty | Refusal::Unreadable(_) | Refusal::Foreign(_)) => {}
        }
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn fuzz_breaking_finds_both_good_and_bad_bodies() {
    let (mut good, mut bad) = (0, 0);
    let mut runner = TestRunner::deterministic();
    for _ in 0..1_000 {
        let sample = (body(), media()).new_tree(&mut runner).unwrap();
        let (body, media) = prop::strategy::ValueTree::current(&sample);
        let counter = if read(&body, &media, country()).is_ok() { &mut good } else { &mut bad };
        *counter += 1;
    }
    assert!(good > 150 && bad > 150, "{good} good, {bad} bad: too much of the same proves little");
}
