//! Random texts and numbers: the reader never fails, claims only valid numbers, and never turns a domestic number into
//! a foreign one or the reverse.

use proptest::prelude::*;
use rlibphonenumber::enums::{PhoneNumberType, Region};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber as Parsed, PhoneNumberFormat};

use super::*;
use crate::fuzz::cases;

/// The countries of the generated numbers; they cover most kinds of numbering plans.
const COUNTRIES: [&str; 30] = [
    "RU", "KZ", "UA", "BY", "UZ", "US", "CA", "MX", "BR", "AR", "CL", "GB", "DE", "AT", "FR", "ES", "PT", "IT", "PL",
    "CZ", "TR", "GR", "IL", "AE", "IN", "CN", "JP", "KR", "AU", "ZA",
];

fn config() -> ProptestConfig {
    ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() }
}

/// Texts of characters that matter to the reader, and any others.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => "[0-9]{1,12}",
        3 => r#"[-+ ().,;:#*/<>"'@%~&?=_\[\]{}]{1,3}"#,
        2 => prop::sample::select(vec![
            "sip:", "tel:", "<sip:", "@10.0.0.1>", ";ext=", "доб. ", "ext", " x", "%2B", "anonymous", "Ivan", "Иван", "*31#",
            "00", "810", "8~10", "e10", ".0", "\u{200e}", "٨", "８", "\"", "0xx", "+7", "Неизвестный", "PJSIP/", "phone-context=",
        ]).prop_map(str::to_owned),
        1 => r"\PC{0,6}",
        1 => any::<String>(),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

fn country() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&COUNTRIES[..])
}

/// A valid number of a country: its example with other last digits.
fn number() -> impl Strategy<Value = (&'static str, Parsed)> {
    let kinds = vec![PhoneNumberType::Mobile, PhoneNumberType::FixedLine];
    (country(), prop::sample::select(kinds), 0_u64..100_000).prop_filter_map("valid", |(code, kind, end)| {
        let region: Region = code.parse().ok()?;
        let example = PHONE_NUMBER_UTIL.get_example_number_for_type_and_region(region, kind).ok()?;
        let number = Parsed { national_number: example.national_number / 100_000 * 100_000 + end, ..example.clone() };
        number.is_valid_for_region(region).then_some((code, number))
    })
}

fn form(number: &Parsed, format: PhoneNumberFormat) -> String {
    number.format_as(format).into_owned()
}

fn e164(text: &str, country: &str) -> Option<String> {
    CallNumber::read(text, plan(country)).phone().and_then(|phone| phone.e164()).map(str::to_owned)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn fuzz_any_text_is_read_and_only_digits_are_claimed(text in text(), country in country()) {
        let reading = Reading::of(&text, plan(country));
        match &reading.number {
            CallNumber::Phone(phone) => {
                let digits = phone.digits();
                prop_assert!((6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()), "{phone:?}");
                prop_assert!(phone.extension().is_none_or(|e| !e.is_empty() && e.bytes().all(|b| b.is_ascii_digit())));
            }
            CallNumber::Internal(shown) | CallNumber::Unreadable(shown) => {
                prop_assert!(!shown.is_empty() && shown.chars().count() <= 200, "{shown:?}");
            }
            CallNumber::Withheld => {}
        }
        prop_assert!(reading.name.is_none_or(|name| name.chars().any(char::is_alphabetic)));
        Typed::read(&text, plan(country));
        each(&text, plan(country));
    }

    #[test]
    fn fuzz_a_national_number_stays_national((country, number) in number()) {
        let expected = form(&number, PhoneNumberFormat::E164);
        for text in [form(&number, PhoneNumberFormat::National), form(&number, PhoneNumberFormat::International), expected.clone()] {
            let read = e164(&text, country);
            prop_assert_eq!(read.as_deref(), Some(expected.as_str()), "{} {}", country, text);
        }
        let header = format!("\"Ivan\" <sip:{}@10.0.0.1>;tag=as1", expected);
        prop_assert_eq!(e164(&header, country), Some(expected));
    }

    #[test]
    fn fuzz_a_foreign_number_stays_foreign((home, number) in number(), country in country()) {
        let expected = form(&number, PhoneNumberFormat::E164);
        let digits = &expected[1..];
        let abroad = [expected.clone(), format!("00{digits}"), form(&number, PhoneNumberFormat::International)];
        // In Korea and Japan other prefixes than 00 begin with it.
        for text in abroad.iter().filter(|text| text.starts_with('+') || !["KR", "JP", "AU"].contains(&country)) {
            let read = e164(text, country);
            prop_assert_eq!(read.as_deref(), Some(expected.as_str()), "{} in {}: {}", home, country, text);
        }
    }
}
