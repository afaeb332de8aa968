//! Which notification server this is, and what it does with a notice: from the abilities that it lists, and from its name
//! where these leave that open.
//!
//! A table of facts, looked at on the servers themselves. One that is not in it is taken for what the specification has.

use callcard_core::desk::{Abilities, Button, Click};
use callcard_core::desktop::NoticeServer;
use callcard_core::notice::Notice;

/// The action of a click on a notice.
pub(super) const CLICK: &str = "default";
/// The action of the button that does the same, where a click has none.
pub(super) const OPEN: &str = "open";
/// The action of the button that calls back.
pub(super) const CALL_BACK: &str = "call-back";

/// A notification server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Profile {
    name: String,
    version: String,
    /// It takes clicks, and has buttons or a menu of them.
    actions: bool,
    /// It reads the body as markup, and the title as well if it finds a tag there.
    markup: bool,
    markup_in_titles: bool,
    click: Click,
    /// Buttons are on the notice, for everybody to see.
    buttons: bool,
    /// The click's action is a button, or a row of a menu, like any other.
    lists_click: bool,
}

impl Default for Profile {
    /// A full one, until it has been asked.
    fn default() -> Self {
        Self::read("", "", &["actions".into(), "body-markup".into()])
    }
}

impl Profile {
    /// From what a server says of itself.
    pub(super) fn read(name: &str, version: &str, abilities: &[String]) -> Self {
        let has = |ability: &str| abilities.iter().any(|one| one == ability);
        let known = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known));
        let [dunst, mako] = ["dunst", "mako"].map(|one| known(&[one]));
        let [xfce, lxqt] = [["Xfce Notify Daemon", "xfce4-notifyd"], ["lxqt-notificationd", "lxqt-notifications"]]
            .map(|names| known(&names));
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            actions: has("actions"),
            markup: has("body-markup"),
            markup_in_titles: lxqt && is_before_0_16(version),
            click: if dunst {
                Click::Middle
            } else if xfce {
                Click::Button
            } else {
                Click::Plain
            },
            buttons: !dunst && !mako,
            lists_click: dunst || mako || xfce || lxqt,
        }
    }

    /// What the desk plans by.
    pub(super) fn abilities(&self) -> Abilities {
        Abilities { actions: self.actions, click: self.click, ..Abilities::default() }
    }

    /// For the doctor.
    pub(super) fn server(&self) -> NoticeServer {
        let Self { actions, click, buttons, .. } = *self;
        let name = format!("{} {}", self.name, self.version).trim().to_owned();
        NoticeServer { name, actions, click, buttons }
    }

    /// Keys and labels of a notice's actions, in turn. What a click does has a button of its own as well, where servers
    /// show none for a click.
    pub(super) fn actions<'a>(&self, notice: &'a Notice) -> Vec<&'a str> {
        let actions = notice.buttons.iter().flat_map(|(button, label)| match button {
            Button::Open if self.lists_click => vec![CLICK, label],
            Button::Open => vec![CLICK, label, OPEN, label],
            Button::CallBack => vec![CALL_BACK, label],
        });
        actions.collect()
    }

    /// The title as this server has to be given it, so that it shows what it says.
    pub(super) fn title(&self, text: &str) -> String {
        // What has no tag in it is not taken for markup, and would be shown with its escapes.
        if self.markup_in_titles && text.contains('<') { escape(text) } else { text.to_owned() }
    }

    /// The body likewise.
    pub(super) fn body(&self, text: &str) -> String {
        if self.markup { escape(text) } else { text.to_owned() }
    }
}

/// Whether a version of LXQt's daemon is of those that took a title with a tag in it for markup.
fn is_before_0_16(version: &str) -> bool {
    let minor = version.strip_prefix("0.").map(|rest| rest.split('.').next().unwrap_or(rest));
    minor.and_then(|minor| minor.parse::<u32>().ok()).is_some_and(|minor| minor < 16)
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            other => escaped.push(other),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use callcard_core::notice::Manner;

    fn named(name: &str) -> Profile {
        versioned(name, "1.0")
    }

    fn versioned(name: &str, version: &str) -> Profile {
        Profile::read(name, version, &["actions".into(), "body".into(), "body-markup".into()])
    }

    fn notice() -> Notice {
        let buttons = vec![(Button::Open, "Open card".into()), (Button::CallBack, "Call back".into())];
        Notice { summary: String::new(), body: String::new(), buttons, manner: Manner::Missed, sound: false }
    }

    #[test]
    fn each_server_has_one_button_for_each_thing_to_do() {
        let (listed, apart) = (["default", "call-back"].as_slice(), ["default", "open", "call-back"].as_slice());
        let table = [
            ("gnome-shell", apart, Click::Plain, true),
            ("Plasma", apart, Click::Plain, true),
            ("Budgie Notification Server", apart, Click::Plain, true),
            ("", apart, Click::Plain, true),
            ("Xfce Notify Daemon", listed, Click::Button, true),
            ("lxqt-notificationd", listed, Click::Plain, true),
            ("dunst", listed, Click::Middle, false),
            ("mako", listed, Click::Plain, false),
        ];
        for (name, keys, click, buttons) in table {
            let profile = named(name);
            let notice = notice();
            let actions = profile.actions(&notice);
            let sent: Vec<&str> = actions.chunks(2).map(|pair| pair[0]).collect();
            assert_eq!(sent, keys, "{name}");
            let server = profile.server();
            assert_eq!((server.click, server.buttons, server.actions), (click, buttons, true), "{name}");
            assert_eq!(server.name, format!("{name} 1.0").trim(), "{name}");
        }
    }

    #[test]
    fn a_text_is_shown_as_written_by_each_server() {
        let text = "<b>Oak & Co</b> <img src=x>";
        let escaped = "&lt;b&gt;Oak &amp; Co&lt;/b&gt; &lt;img src=x&gt;";
        let plain = Profile::read("notify-osd", "1.0", &["body".into()]);
        for (profile, title, body) in [
            (named("gnome-shell"), text, escaped),
            (versioned("lxqt-notificationd", "0.14.1"), escaped, escaped),
            (versioned("lxqt-notificationd", "0.17.0"), text, escaped),
            (versioned("lxqt-notificationd", "1.2.0"), text, escaped),
            (named("Xfce Notify Daemon"), text, escaped),
            (plain, text, text),
            (Profile::default(), text, escaped),
        ] {
            assert_eq!((profile.title(text).as_str(), profile.body(text).as_str()), (title, body), "{profile:?}");
        }
        assert_eq!(versioned("lxqt-notificationd", "0.14.1").title("Oak & Co"), "Oak & Co");
    }

    #[test]
    fn a_server_that_takes_no_clicks_is_known_for_one() {
        let profile = Profile::read("notify-osd", "", &["body".into()]);
        assert!(!profile.abilities().actions);
        assert_eq!(profile.server().name, "notify-osd");
    }
}
