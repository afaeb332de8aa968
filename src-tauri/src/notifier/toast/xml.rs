//! What a toast says, in the words of Windows: its XML, and the texts that are bound to it so that they can change in place.
//!
//! The XML holds no text of a caller: those are bound by name. What it does hold is escaped here.

use callcard_core::desk::Button;
use callcard_core::notice::{Manner, Notice};

/// Lines that Windows draws below the heading.
const MOST_LINES: usize = 4;

/// The XML of a toast. `link` makes the link for a button; a click on the toast itself does what its first button does.
pub(crate) fn toast(notice: &Notice, sound: bool, link: impl Fn(Button) -> String) -> String {
    let mut xml = String::from("<toast");
    if notice.manner == Manner::Ringing {
        // It stays until it is closed, and comes through where other notices are held back. Without a button Windows
        // would treat it like any other.
        attribute(&mut xml, "scenario", "incomingCall");
    }
    if let Some((button, _)) = notice.buttons.first() {
        attribute(&mut xml, "launch", &link(*button));
        attribute(&mut xml, "activationType", "protocol");
    }
    xml.push_str(r#"><visual><binding template="ToastGeneric">"#);
    xml.push_str(r#"<text hint-maxLines="1">{who}</text><text>{body}</text>"#);
    xml.push_str("</binding></visual><actions>");
    for (button, label) in &notice.buttons {
        action(&mut xml, label, &link(*button), "protocol");
    }
    if notice.buttons.is_empty() && notice.manner == Manner::Ringing {
        // Windows has a word for it, in the user's language.
        action(&mut xml, "", "dismiss", "system");
    }
    xml.push_str("</actions>");
    // The phone rings by itself: what Windows plays for an incoming call, again and again, would be a second one.
    xml.push_str(if sound {
        r#"<audio src="ms-winsoundevent:Notification.Default" loop="false"/>"#
    } else {
        r#"<audio silent="true"/>"#
    });
    xml.push_str("</toast>");
    xml
}

/// The bound texts, by the names that the XML has for them.
pub(crate) fn texts(notice: &Notice) -> [(&'static str, String); 2] {
    let lines: Vec<&str> = notice.body.lines().collect();
    // What does not fit is not drawn at all, so callers share a line.
    let shared = lines.len().div_ceil(MOST_LINES).max(1);
    let lines: Vec<String> = lines.chunks(shared).map(|some| some.join(" · ")).collect();
    [("who", notice.summary.clone()), ("body", lines.join("\n"))]
}

fn action(xml: &mut String, label: &str, arguments: &str, activation: &str) {
    xml.push_str("<action");
    attribute(xml, "content", label);
    attribute(xml, "arguments", arguments);
    attribute(xml, "activationType", activation);
    xml.push_str("/>");
}

fn attribute(xml: &mut String, name: &str, value: &str) {
    xml.extend([" ", name, "=\""]);
    for character in value.chars() {
        match character {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\'' => xml.push_str("&apos;"),
            '\t' | '\n' | '\r' => xml.push(' '),
            // XML has no way to write these.
            '\u{FFFE}' | '\u{FFFF}' => {}
            character if character.is_control() => {}
            character => xml.push(character),
        }
    }
    xml.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice(manner: Manner, buttons: &[(Button, &str)]) -> Notice {
        let buttons = buttons.iter().map(|(button, label)| (*button, (*label).to_owned())).collect();
        Notice { summary: "Anna <Cedar> & Co".into(), body: "rings\n+79998885533".into(), buttons, manner, sound: true }
    }

    fn link(button: Button) -> String {
        format!("callcard:press?button={button:?}&mac=1")
    }

    const VISUAL: &str = "<visual><binding template=\"ToastGeneric\"><text hint-maxLines=\"1\">{who}</text>\
                          <text>{body}</text></binding></visual>";
    const OPENS: &str = "launch=\"callcard:press?button=Open&amp;mac=1\" activationType=\"protocol\"";
    const OPEN: &str = "<action content=\"Open\" arguments=\"callcard:press?button=Open&amp;mac=1\" \
                        activationType=\"protocol\"/>";
    const CALL_BACK: &str = "<action content=\"Call back\" arguments=\"callcard:press?button=CallBack&amp;mac=1\" \
                             activationType=\"protocol\"/>";
    const DISMISS: &str = "<action content=\"\" arguments=\"dismiss\" activationType=\"system\"/>";
    const DEFAULT: &str = "<audio src=\"ms-winsoundevent:Notification.Default\" loop=\"false\"/></toast>";
    const SILENT: &str = "<audio silent=\"true\"/></toast>";

    #[test]
    fn toast_of_each_kind_is_written_as_windows_wants_it() {
        let (open, both) = ([(Button::Open, "Open")], [(Button::Open, "Open"), (Button::CallBack, "Call back")]);
        let call = "scenario=\"incomingCall\"";
        let table = [
            (
                notice(Manner::Ringing, &open),
                true,
                format!("<toast {call} {OPENS}>{VISUAL}<actions>{OPEN}</actions>{DEFAULT}"),
            ),
            // There is nothing to open, so the button is the system's.
            (
                notice(Manner::Ringing, &[]),
                false,
                format!("<toast {call}>{VISUAL}<actions>{DISMISS}</actions>{SILENT}"),
            ),
            (
                notice(Manner::Talking, &open),
                false,
                format!("<toast {OPENS}>{VISUAL}<actions>{OPEN}</actions>{SILENT}"),
            ),
            (
                notice(Manner::Missed, &both),
                false,
                format!("<toast {OPENS}>{VISUAL}<actions>{OPEN}{CALL_BACK}</actions>{SILENT}"),
            ),
            (notice(Manner::Trouble, &[]), false, format!("<toast>{VISUAL}<actions></actions>{SILENT}")),
        ];
        for (notice, sound, expected) in table {
            assert_eq!(toast(&notice, sound, link), expected);
        }
    }

    #[test]
    fn words_on_a_button_stay_words() {
        let label = "\"/><action content='x'>&amp;\u{1}\u{FFFF}\n";
        let xml = toast(&notice(Manner::Trouble, &[(Button::Open, label)]), false, link);
        let expected = "content=\"&quot;/&gt;&lt;action content=&apos;x&apos;&gt;&amp;amp; \"";
        assert!(xml.contains(expected), "{xml}");
    }

    #[test]
    fn callers_are_bound_and_long_lists_still_fit() {
        let mut list = notice(Manner::Ringing, &[]);
        assert!(!toast(&list, false, link).contains("Anna"));
        assert_eq!(texts(&list), [("who", "Anna <Cedar> & Co".into()), ("body", "rings\n+79998885533".into())]);
        for (lines, expected) in [
            ("", ""),
            ("1\n2\n3\n4", "1\n2\n3\n4"),
            ("1\n2\n3\n4\n5", "1 · 2\n3 · 4\n5"),
            ("1\n2\n3\n4\n5\nand 3 more", "1 · 2\n3 · 4\n5 · and 3 more"),
        ] {
            list.body = lines.into();
            assert_eq!(texts(&list)[1].1, expected);
        }
    }
}
