//! Forms as PHP, jQuery, qs, Rails, Python and curl write them.

use super::*;

fn numbers(body: &str) -> Vec<(String, Option<Vec<u64>>)> {
    let reports = form(body).unwrap_or_else(|refusal| panic!("{body}: {refusal:?}"));
    reports.into_iter().map(|report| (report.raw_number, report.details.users)).collect()
}

#[test]
fn form_of_any_library_is_read_as_the_same_event() {
    let number = "phone_number]=%2B79998885533";
    for body in [
        // jQuery and qs with brackets.
        format!("add[0][type]=phone_call&add[0][{number}&add[0][users][]=1&add[0][users][]=2"),
        // qs with numbers, PHP with a gap.
        format!("add[0][type]=phone_call&add[0][{number}&add[0][users][3]=1&add[0][users][10]=2"),
        // qs with repeated keys, Python.
        format!("add[0][type]=phone_call&add[0][{number}&add[0][users]=1&add[0][users]=2"),
        // qs with commas.
        format!("add[0][type]=phone_call&add[0][{number}&add[0][users]=1%2C2"),
        // Rails.
        format!("add[][type]=phone_call&add[][{number}&add[][users][]=1&add[][users][]=2"),
        format!("add%5B%5D%5Btype%5D=phone_call&add%5B%5D%5B{number}&add%5B%5D%5Busers%5D%5B%5D=1&add[][users][]=2"),
        // Dots.
        "add.0.type=phone_call&add.0.phone_number=%2B79998885533&add.0.users.0=1&add.0.users.1=2".into(),
        "add[0].type=phone_call&add[0].phone_number=%2B79998885533&add[0].users[0]=1&add[0].users[1]=2".into(),
        // One event in place of the list, a bare event, a bare list, any index.
        format!("add[type]=phone_call&add[{number}&users=&add[users][]=1&add[users][]=2"),
        "type=phone_call&phone_number=%2B79998885533&users=1,2".into(),
        "phone_number=+79998885533&users[]=1&users[]=2".into(),
        "0[phone_number]=+79998885533&0[users][]=1&0[users][]=2".into(),
        format!("add[99999999999999999999][{number}&add[99999999999999999999][users]=1,2"),
        // Irrelevant, deep and broken keys, and empty pairs.
        format!("&utm[=1&a.=2&.=3&a]b=4&x[a][b][c][d][e][f][g]=5&&=&add[0][{number}&add[0][users]=1,2&add[0[type]=sms"),
        // JSON inside a form.
        r#"{"phone_number":"+79998885533","users":[1,2]}"#.into(),
        "%7B%22phone_number%22%3A%22%2B79998885533%22%2C%22users%22%3A%5B1%2C2%5D%7D".into(),
        "%7B%22phone_number%22%3A%22%2B79998885533%22%2C%22users%22%3A%221%2C2%22%7D=".into(),
        "=%7B%22phone_number%22%3A%22%2B79998885533%22%2C%22users%22%3A%221%2C2%22%7D".into(),
        "data=%7B%22phone_number%22%3A%22%2B79998885533%22%2C%22users%22%3A%221%2C2%22%7D&token=x".into(),
        r#"payload={"add":[{"phone_number":"+79998885533","users":[1,2],"line":"a=b&c"}]}"#.into(),
        r#"add=[{"phone_number":"%2B79998885533","users":[1,2]}]"#.into(),
        r#"add[]={"phone_number":"%2B79998885533","users":[1,2]}"#.into(),
    ] {
        assert_eq!(numbers(&body), [("+79998885533".to_owned(), Some(vec![1, 2]))], "{body}");
    }
}

#[test]
fn repeated_sub_key_begins_the_next_item() {
    let rails = "add[][type]=phone_call&add[][phone_number]=101&add[][users][]=1&add[][users][]=2\
        &add[][type]=phone_call&add[][users][]=3&add[][phone_number]=102";
    assert_eq!(numbers(rails), [("101".into(), Some(vec![1, 2])), ("102".into(), Some(vec![3]))]);
    let numbered = "add[2][phone_number]=101&add[][phone_number]=102&add[1][phone_number]=100";
    assert_eq!(numbers(numbered), [("100".into(), None), ("101".into(), None), ("102".into(), None)]);
}

#[test]
fn percent_encoded_bytes_use_the_forms_encoding() {
    let body = "phone_number=%2B79998885533&caller_name=%C8%E2%E0%ED";
    let name = |media_type: &str, body: &str| read_as(media_type, body).unwrap().remove(0).details.caller_name.unwrap();
    assert_eq!(name("application/x-www-form-urlencoded; charset=windows-1251", body), "Иван");
    assert_eq!(name("", "phone_number=1&caller_name=I%C8%E2"), "I\u{fffd}\u{fffd}");
    assert_eq!(name("", "phone_number=1&caller_name=%D0%98%D0%B2%D0%B0%D0%BD+%"), "Иван %");
    assert_eq!(name("text/plain;charset=iso-8859-1", "phone_number=1&caller_name=%D0%98"), "И");
}

#[test]
fn multipart_form_is_read_like_any_form() {
    let part =
        |name: &str, value: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let media_type = "multipart/form-data; boundary=\"b\"";
    let fields = [("add[0][type]", "phone_call"), ("add[0][phone_number]", "+79998885533"), ("add[0][users][]", "1")];
    let body = fields.map(|(name, value)| part(name, value)).concat() + "--b--\r\n";
    assert_eq!(read_as(media_type, &body), item(r#","users":1"#));
    let file = part("event", r#"{"add":[{"phone_number":"+79998885533","users":"1"}]}"#) + "--b--";
    assert_eq!(read_as(media_type, &file), item(r#","users":1"#));
    for broken in ["", "--b", "hello", "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1"] {
        assert!(matches!(read_as(media_type, broken), Err(Refusal::Unreadable(_))), "{broken:?}");
    }
}
