//! `settings`: what is asked for and sent, what is printed, and what is said of a value that is none.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::stub::{Finished, Reply, Request, Stub};

/// The settings of a Callcard that has four.
fn settings() -> Vec<Value> {
    let setting = |name: &str, title: &str, value: Value, more: Value| {
        let mut setting = json!({ "name": name, "title": title, "value": value, "default": value });
        setting.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        setting
    };
    vec![
        setting("theme", "Theme", json!("system"), json!({ "limits": null, "words": ["system", "light", "dark"] })),
        setting("sound", "Sound\u{1b}[2J", json!(true), json!({ "limits": null, "words": ["true", "false"] })),
        setting(
            "ring_limit",
            "End of a call",
            json!(45),
            json!({ "limits": { "least": 5, "most": 600 }, "words": null }),
        ),
        setting("ignored", "Ignored numbers", json!(["+7495*", "101"]), json!({ "limits": null, "words": null })),
        setting("lines", "Your lines", json!([]), json!({ "limits": null, "words": null })),
    ]
}

/// A Callcard that takes every value.
fn answer(request: &Request) -> Reply {
    let ok = |body: Value| Reply::Answer("200 OK", body.to_string());
    let Some(name) = request.line.split_once("/settings/").map(|(_, name)| name) else {
        return ok(json!({ "settings": settings() }));
    };
    let Some(mut setting) = settings().into_iter().find(|setting| setting["name"] == name) else {
        let problem = json!({ "detail": "There is no setting of this name", "code": "no_such_setting" });
        return Reply::Answer("404 Not Found", problem.to_string());
    };
    if request.line.starts_with("PUT") {
        setting["value"] = request.body["value"].clone();
    }
    ok(setting)
}

#[test]
fn a_line_a_setting_with_what_else_it_may_be() {
    let stub = Stub::start(answer);
    assert_snapshot!(stub.run(&["settings", "list"]).printed(), @r"
    NAME        VALUE        MAY BE               WHAT
    theme       system       system, light, dark  Theme
    sound       true         true, false          Sound[2J
    ring_limit  45           5 to 600             End of a call
    ignored     +7495*, 101  several values       Ignored numbers
    lines       -            several values       Your lines
    ");
    assert_snapshot!(stub.run(&["settings", "get"]).printed(), @r"
    theme       system
    sound       true
    ring_limit  45
    ignored     +7495*, 101
    lines       -
    ");
    let list = stub.run(&["--json", "settings", "list"]).printed();
    assert_eq!(serde_json::from_str::<Value>(&list).unwrap(), json!({ "settings": settings() }));
}

#[test]
fn a_value_is_printed_alone() {
    let stub = Stub::start(answer);
    for (name, printed) in [("theme", "system\n"), ("ring_limit", "45\n"), ("ignored", "+7495*\n101\n"), ("lines", "")]
    {
        assert_eq!(stub.run(&["settings", "get", name]).printed(), printed, "{name}");
    }
    let one: Value = serde_json::from_str(&stub.run(&["settings", "get", "sound", "--json"]).printed()).unwrap();
    assert_eq!(one["value"], true);
}

#[test]
fn words_become_values_of_the_settings_kind() {
    for (args, value, printed) in [
        (&["theme", "dark"][..], json!("dark"), "dark\n"),
        (&["sound", "false"], json!(false), "false\n"),
        // What is no such value is Callcard's to refuse.
        (&["sound", "off"], json!("off"), "off\n"),
        (&["ring_limit", "60"], json!(60), "60\n"),
        (&["ring_limit", "-1"], json!(-1), "-1\n"),
        (&["ring_limit", "long"], json!("long"), "long\n"),
        (&["ignored", "+44*"], json!(["+44*"]), "+44*\n"),
        (&["ignored", "101", "+44*"], json!(["101", "+44*"]), "101\n+44*\n"),
        (&["lines", ""], json!([""]), "\n"),
    ] {
        let stub = Stub::start(answer);
        assert_eq!(stub.run(&[&["settings", "set"], args].concat()).printed(), printed, "{args:?}");
        let [_, put] = &stub.requests()[..] else { panic!("{args:?}: asked once, and told once") };
        assert_eq!(
            (put.line.as_str(), &put.body),
            (&*format!("PUT /settings/{}", args[0]), &json!({ "value": value }))
        );
    }
}

#[test]
fn a_refusal_says_what_a_value_may_be() {
    let stub = Stub::start(|request| {
        match request.line.starts_with("PUT") {
        true => Reply::Answer(
            "400 Bad Request",
            json!({
                "detail": "From 5 to 600", "code": "out_of_range",
                "validation-errors": [{ "path": "value", "code": "out_of_range", "detail": "is no number from 5 to 600" }],
            })
            .to_string(),
        ),
        false => answer(request),
    }
    });
    assert_snapshot!(stub.run(&["settings", "set", "ring_limit", "1"]).complained(1), @r"
    callcardctl: From 5 to 600 (400, out_of_range)
      value: is no number from 5 to 600 (out_of_range)
    ");
    assert_snapshot!(
        stub.run(&["settings", "get", "colour"]).complained(1),
        @"callcardctl: There is no setting of this name (404, no_such_setting)"
    );
}

#[test]
fn what_is_no_command_line_is_wrong_usage() {
    let stub = Stub::start(answer);
    for args in [&["settings"][..], &["settings", "set"], &["settings", "set", "sound"], &["settings", "get", "a/b"]] {
        let Finished { code, .. } = stub.run(args);
        assert_eq!(code, Some(2), "{args:?}");
    }
    let complaint = stub.run(&["settings", "set", "theme", "dark", "light"]).complained(2);
    assert!(complaint.contains("one value"), "{complaint}");
}
