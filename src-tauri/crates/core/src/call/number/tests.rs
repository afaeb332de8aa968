//! Spellings from the world's telephone systems, and how each is read.

mod random;

use super::*;

/// `country | spelling | how it is read`; a line without a bar is a comment.
const SPELLINGS: &str = include_str!("tests/spellings.txt");

fn plan(country: &str) -> DialPlan {
    Country::from_code(country).unwrap().into()
}

fn says(reading: &Reading) -> String {
    let number = match &reading.number {
        CallNumber::Phone(phone) => {
            let key = if phone.key() == phone.dialable() { String::new() } else { format!(" = {}", phone.key()) };
            let extension = phone.extension().map(|digits| format!(" ext {digits}")).unwrap_or_default();
            format!("{}{key}{extension}", phone.dialable())
        }
        CallNumber::Internal(text) => format!("internal {text}"),
        CallNumber::Unreadable(text) => format!("unreadable {text}"),
        CallNumber::Withheld => "withheld".into(),
    };
    let name = reading.name.as_ref().map(|name| format!(", {name}")).unwrap_or_default();
    format!("{number}{name}")
}

#[test]
fn every_spelling_is_read_as_the_table_says() {
    let rows: Vec<Vec<&str>> =
        SPELLINGS.lines().map(|line| line.split(" | ").collect()).filter(|row: &Vec<&str>| row.len() == 3).collect();
    let wrong = rows.iter().filter_map(|row| {
        let read = says(&Reading::of(row[1], plan(row[0])));
        (read != row[2]).then(|| format!("{} | {}: {read}, not {}", row[0], row[1], row[2]))
    });
    let wrong: Vec<String> = wrong.collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let countries: std::collections::BTreeSet<&str> = rows.iter().map(|row| row[0]).collect();
    assert!(rows.len() >= 150 && countries.len() >= 20, "{} spellings of {} countries", rows.len(), countries.len());
}

#[test]
fn invisible_characters_and_other_scripts_digits_change_nothing() {
    for text in [
        "8\u{200e}9998885533",
        "\u{202a}+7\u{a0}999\u{a0}888\u{2011}55\u{2011}33\u{202c}",
        "\u{feff}+7\u{ad}9998885533",
        "8 999\u{200b}888 55 33",
        "٨٩٩٩٨٨٨٥٥٣٣",
        "+٧٩٩٩٨٨٨٥٥٣٣",
        "８９９９８８８５５３３",
        "＋７（９９９）８８８－５５－３３",
        "८९९९८८८५५३३",
        "<sip:٧٩٩٩٨٨٨٥٥٣٣@pbx>",
    ] {
        assert_eq!(says(&Reading::of(text, plan("RU"))), "+79998885533", "{text:?}");
    }
}

#[test]
fn spellings_of_one_caller_are_one_key() {
    let table: [(&str, &[&str]); 6] = [
        ("RU", &["+380501234567", "00380501234567", "8~10 380 50 123 45 67", "380501234567", "<sip:+380501234567@a>"]),
        ("RU", &["+7 495 123-45-67", "8 (495) 123-45-67 (12)", "84951234567,5", "tel:+74951234567;ext=9"]),
        ("BR", &["+5511987654321", "+551187654321", "(11) 8765-4321", "0xx15 11 98765-4321", "5511987654321"]),
        ("RU", &["+5215512345678", "+525512345678", "0052 1 55 1234 5678"]),
        ("MX", &["5512345678", "044 55 1234 5678", "01 55 1234 5678", "+52 1 55 1234 5678"]),
        ("AR", &["+5491112345678", "+541112345678", "011 15 1234-5678", "54 11 15 1234 5678"]),
    ];
    for (country, spellings) in table {
        let numbers: Vec<CallNumber> = spellings.iter().map(|text| CallNumber::read(text, plan(country))).collect();
        let first = numbers[0].phone().unwrap();
        for (number, text) in numbers.iter().zip(spellings) {
            let phone = number.phone().unwrap_or_else(|| panic!("{country} {text}: {number:?}"));
            assert_eq!((phone.key(), phone.tail()), (first.key(), first.tail()), "{country} {text}");
            assert!(phone.e164().is_some() && phone.digits().chars().all(|c| c.is_ascii_digit()), "{text}");
        }
    }
}

#[test]
fn readable_number_has_no_extension() {
    let number = CallNumber::read("8 (495) 123-98-88 (5533)", plan("RU"));
    let phone = number.phone().unwrap();
    assert_eq!((number.readable(), phone.extension()), ("+7 495 123-98-88", Some("5533")));
    assert_eq!((phone.tail().as_str(), phone.dialable()), ("51239888", "+74951239888"));
    assert_eq!(CallNumber::Withheld.key(), None);
}

#[test]
fn dial_plan_decides_how_long_internal_numbers_are() {
    let read = |text, internal_digits| {
        let plan = DialPlan { internal_digits, ..plan("RU") };
        says(&Reading { number: CallNumber::read(text, plan), name: None })
    };
    for (text, digits, expected) in [
        ("12345", 5, "internal 12345"),
        ("735797", 5, "735797"),
        ("735797", 6, "internal 735797"),
        ("1005001", 6, "1005001"),
        ("1005001", 7, "internal 1005001"),
        ("101", 2, "101"),
        ("+79998885533", 9, "+79998885533"),
        ("ivan.petrov", 2, "internal ivan.petrov"),
    ] {
        assert_eq!(read(text, digits), expected, "{text} {digits}");
    }
}

#[test]
fn text_that_is_not_a_number_is_kept_but_cut() {
    let shown = |text: &str| CallNumber::read(text, plan("RU")).readable().to_owned();
    assert_eq!(shown("  call  the office! "), "call  the office!");
    assert_eq!(shown(&"я ".repeat(500)).chars().count(), 199);
}

#[test]
fn unknown_country_still_reads_international_numbers() {
    let nowhere = Country::from_code("xx").unwrap();
    assert!(!nowhere.exists() && Country::from_code("kz").unwrap().exists());
    let number = CallNumber::read("79998885533", nowhere);
    assert_eq!(number.phone().unwrap().e164(), Some("+79998885533"));
    assert_eq!(Country::from_code("Russia"), None);
    assert_eq!(Country::from_code("7"), None);
}

#[test]
fn numbers_of_older_records_are_read() {
    let old = r#"{"phone":{"dialable":"+79998885533","readable":"+7 999 888-55-33"}}"#;
    let number: CallNumber = serde_json::from_str(old).unwrap();
    assert_eq!(number, CallNumber::read("+79998885533", plan("RU")));
    assert_eq!(serde_json::to_string(&number).unwrap(), old);
    for text in ["8 495 123-45-67 доб. 12", "+5491112345678", "ivan.petrov", "hello world", ""] {
        let number = CallNumber::read(text, plan("RU"));
        assert_eq!(serde_json::from_str::<CallNumber>(&serde_json::to_string(&number).unwrap()).unwrap(), number);
    }
}

#[test]
fn a_field_of_the_crm_is_compared_by_its_main_numbers() {
    for (text, holds_it) in [
        ("+79998885533", true),
        ("8 (999) 888-55-33 доб. 12", true),
        ("98885533", true),
        ("8 800 555-01-00 / 8 999 888-55-33", true),
        ("8885533", false),
        ("8 (495) 123-98-88 (5533)", false),
        ("reception", false),
        ("", false),
    ] {
        assert_eq!(holds(text, "98885533", plan("RU")), holds_it, "{text}");
    }
}
