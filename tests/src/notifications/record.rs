//! The record of everything that passed between programs and the notification daemon, read from bus messages.

use std::collections::HashMap;
use std::time::Instant;

use zbus::Message;
use zbus::message::Type;
use zbus::zvariant::OwnedValue;

/// The arguments of `Notify`, as the desktop notifications specification names them.
type Notify = (String, u32, String, String, String, Vec<String>, HashMap<String, OwnedValue>, i32);

/// A notice as the daemon was asked to show it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// When the request passed over the bus.
    pub at: Instant,
    /// The daemon's id of the notice; 0 until it has answered.
    pub id: u32,
    /// The id of the notice this one changes in place, else 0.
    pub replaces: u32,
    /// The name the app gives itself.
    pub app_name: String,
    /// The first line.
    pub summary: String,
    /// The text, in the daemon's markup.
    pub body: String,
    /// Keys and labels of the actions in turn.
    pub actions: Vec<String>,
    /// Whether the request asks for silence.
    pub silent: bool,
    /// 0 low, 1 normal, 2 critical.
    pub urgency: u8,
    /// What kind of notice it is, in the specification's words.
    pub category: String,
    /// Whether a click leaves it on the screen.
    pub resident: bool,
    /// Width and height of the picture that goes along.
    pub picture: Option<(i32, i32)>,
    pub(crate) sender: String,
}

/// A change of what is on the screen.
#[derive(Clone, Debug)]
pub enum Seen {
    /// The notice came, or changed in place.
    Shown(Notice),
    /// It went, and this is how it stood last.
    Gone(Notice),
}

impl Notice {
    /// Whether the summary or the body contains the text.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.summary.contains(text) || self.body.contains(text)
    }

    /// What can be done with it, as its labels say: what a click does may have a button as well.
    #[must_use]
    pub fn buttons(&self) -> Vec<&str> {
        let mut labels: Vec<&str> = self.actions.chunks_exact(2).map(|pair| pair[1].as_str()).collect();
        labels.dedup();
        labels
    }

    /// The keys of its actions.
    #[must_use]
    pub fn keys(&self) -> Vec<&str> {
        self.actions.chunks_exact(2).map(|pair| pair[0].as_str()).collect()
    }

    /// Whether a visible button has this label.
    #[must_use]
    pub fn has_button(&self, label: &str) -> bool {
        self.buttons().contains(&label)
    }
}

/// Everything seen, in the order of the bus.
#[derive(Debug, Default)]
pub(super) struct Record {
    entries: Vec<Entry>,
    /// Requests whose reply will say the id: sender and serial of the request, place in `entries`.
    unanswered: HashMap<(String, u32), usize>,
    /// The connections that listen to the daemon's signals.
    listeners: Vec<String>,
}

#[derive(Debug)]
enum Entry {
    Shown(Notice),
    CloseAsked(u32),
    Closed(u32),
}

impl Entry {
    /// What is on the screen after this, given what was before.
    fn apply(&self, open: &mut Vec<Notice>) {
        match self {
            // Nothing is shown before the daemon has given it an id.
            Entry::Shown(notice) if notice.id == 0 => {}
            Entry::Shown(notice) => match open.iter_mut().find(|other| other.id == notice.id) {
                Some(earlier) => *earlier = notice.clone(),
                None => open.push(notice.clone()),
            },
            Entry::Closed(id) => open.retain(|notice| notice.id != *id),
            Entry::CloseAsked(_) => {}
        }
    }
}

impl Record {
    /// `at`: when the message came. Reading it, and the picture that it names, takes time too.
    pub(super) fn write(&mut self, message: &Message, at: Instant) {
        let header = message.header();
        let sender = header.sender().map(|name| name.to_string()).unwrap_or_default();
        let member = header.member().map(|name| name.to_string()).unwrap_or_default();
        match (message.message_type(), member.as_str()) {
            (Type::MethodCall, "AddMatch") => {
                let rule: String = message.body().deserialize().unwrap_or_default();
                if rule.contains("interface='org.freedesktop.Notifications'") {
                    self.listeners.push(sender);
                }
            }
            (Type::MethodCall, "Notify") => {
                let Ok(arguments) = message.body().deserialize() else { return };
                let serial = message.primary_header().serial_num().get();
                self.unanswered.insert((sender.clone(), serial), self.entries.len());
                self.entries.push(Entry::Shown(notice(arguments, sender, at)));
            }
            (Type::MethodReturn, _) => {
                let asked_by = header.destination().map(|name| name.to_string());
                let serial = header.reply_serial().map(std::num::NonZeroU32::get);
                let Some(request) = asked_by.zip(serial) else { return };
                let place = self.unanswered.remove(&request).and_then(|at| self.entries.get_mut(at));
                if let Some(Entry::Shown(notice)) = place {
                    notice.id = message.body().deserialize().unwrap_or_default();
                }
            }
            (Type::MethodCall, "CloseNotification") => {
                self.entries.extend(message.body().deserialize().ok().map(Entry::CloseAsked));
            }
            (Type::Signal, "NotificationClosed") => {
                let id = message.body().deserialize().ok().map(|(id, _reason): (u32, u32)| id);
                self.entries.extend(id.map(Entry::Closed));
            }
            _ => {}
        }
    }

    pub(super) fn shown(&self) -> Vec<Notice> {
        let shown = self.entries.iter().filter_map(|entry| match entry {
            Entry::Shown(notice) => Some(notice.clone()),
            _ => None,
        });
        shown.collect()
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        let mut open: Vec<Notice> = Vec::new();
        let mut seen = Vec::new();
        for entry in &self.entries {
            match entry {
                Entry::Shown(notice) if notice.id != 0 => seen.push(Seen::Shown(notice.clone())),
                Entry::Closed(id) => {
                    seen.extend(open.iter().find(|notice| notice.id == *id).cloned().map(Seen::Gone));
                }
                _ => {}
            }
            entry.apply(&mut open);
        }
        seen
    }

    pub(super) fn open(&self) -> Vec<Notice> {
        let mut open = Vec::new();
        self.entries.iter().for_each(|entry| entry.apply(&mut open));
        open
    }

    pub(super) fn most_at_once(&self) -> usize {
        let mut open = Vec::new();
        let counts = self.entries.iter().map(|entry| {
            entry.apply(&mut open);
            open.len()
        });
        counts.max().unwrap_or(0)
    }

    pub(super) fn close_was_asked(&self, id: u32) -> bool {
        self.entries.iter().any(|entry| matches!(entry, Entry::CloseAsked(asked) if *asked == id))
    }

    pub(super) fn is_heard_by(&self, connection: &str) -> bool {
        self.listeners.iter().any(|listener| listener == connection)
    }
}

/// The text without the marks that keep its parts on one line.
pub(super) fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ").replace('\u{2060}', "")
}

fn notice(arguments: Notify, sender: String, at: Instant) -> Notice {
    let (app_name, replaces, _icon, summary, body, actions, hints, _timeout) = arguments;
    let flag = |name: &str| hints.get(name).and_then(|hint| hint.downcast_ref().ok()).unwrap_or(false);
    Notice {
        at,
        id: 0,
        replaces,
        app_name,
        summary: plain(&summary),
        body: plain(&body),
        actions,
        silent: flag("suppress-sound"),
        urgency: hints.get("urgency").and_then(|hint| hint.downcast_ref().ok()).unwrap_or(1),
        category: hints.get("category").and_then(|hint| hint.downcast_ref::<String>().ok()).unwrap_or_default(),
        resident: flag("resident"),
        picture: hints.get("image-path").and_then(|hint| size_of_png(hint.downcast_ref().ok()?)),
        sender,
    }
}

/// Width and height of a picture in a file that the server is to read.
fn size_of_png(address: &str) -> Option<(i32, i32)> {
    let file = std::fs::read(address.strip_prefix("file://")?).ok()?;
    let side = |at: usize| Some(i32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?));
    Some((side(16)?, side(20)?)).filter(|_| file.starts_with(b"\x89PNG"))
}
