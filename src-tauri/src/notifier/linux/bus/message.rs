//! Reads what comes over the bus: answers to requests, what the server says about notices, and servers that come and go.

use zbus::Message;
use zbus::message::Type;

use callcard_core::desk::Button;

use crate::notifier::linux::profile::CALL_BACK;
use crate::notifier::linux::server::{DISMISSED, INTERFACE, NAME};
use crate::notifier::linux::standing::{Event, What};

/// Turns bus messages into events.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// The owner of the server's name, once we have seen it change. Signals of others are ignored from then on.
    owner: Option<String>,
    /// The name has just gone from one server to another.
    succeeded: bool,
}

impl Reader {
    /// What a message says; `None` when it is not about notices.
    pub(super) fn read(&mut self, message: &Message) -> Option<Event> {
        self.succeeded = false;
        let header = message.header();
        let stranger = || {
            let sender = header.sender().map(|name| name.as_str());
            self.owner.as_deref().is_some_and(|owner| sender != Some(owner))
        };
        match header.message_type() {
            Type::Error => Some(Event::Refused { request: header.reply_serial()? }),
            Type::MethodReturn if !stranger() => {
                let id: u32 = message.body().deserialize().ok()?;
                Some(Event::Answered { request: header.reply_serial()?, id })
            }
            Type::Signal => match (header.interface()?.as_str(), header.member()?.as_str()) {
                (INTERFACE, "ActionInvoked") if !stranger() => {
                    let (notice, action): (u32, String) = message.body().deserialize().ok()?;
                    let button = if action == CALL_BACK { Button::CallBack } else { Button::Open };
                    Some(Event::Said { notice, what: What::Pressed(button) })
                }
                (INTERFACE, "NotificationClosed") if !stranger() => {
                    let (notice, reason): (u32, u32) = message.body().deserialize().ok()?;
                    let what = if reason == DISMISSED { What::Dismissed } else { What::Expired };
                    Some(Event::Said { notice, what })
                }
                (_, "NameOwnerChanged") => self.owner_changed(message),
                _ => None,
            },
            Type::MethodReturn | Type::MethodCall => None,
        }
    }

    /// Whether the message read last said that another server took the place of the one before.
    pub(super) fn succeeded(&self) -> bool {
        self.succeeded
    }

    fn owner_changed(&mut self, message: &Message) -> Option<Event> {
        let (name, old, new): (String, String, String) = message.body().deserialize().ok()?;
        if name != NAME {
            return None;
        }
        self.owner = Some(new.clone()).filter(|owner| !owner.is_empty());
        self.succeeded = !old.is_empty() && !new.is_empty();
        match old.is_empty() {
            true if new.is_empty() => None,
            true => Some(Event::Came),
            false => Some(Event::Gone { succeeded: self.succeeded }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signal<'a>(interface: &'a str, member: &'a str) -> zbus::message::Builder<'a> {
        Message::signal("/org/freedesktop/Notifications", interface, member).unwrap()
    }

    fn read(message: &Message) -> Option<Event> {
        Reader::default().read(message)
    }

    fn owner(reader: &mut Reader, name: &str, old: &str, new: &str) -> Option<Event> {
        reader.read(&signal("org.freedesktop.DBus", "NameOwnerChanged").build(&(name, old, new)).unwrap())
    }

    #[test]
    fn clicks_and_closings_are_read() {
        for (action, button) in [("default", Button::Open), ("open", Button::Open), ("call-back", Button::CallBack)] {
            let pressed = signal(INTERFACE, "ActionInvoked").build(&(7_u32, action)).unwrap();
            assert_eq!(read(&pressed), Some(Event::Said { notice: 7, what: What::Pressed(button) }));
        }
        for (reason, what) in [(1_u32, What::Expired), (2, What::Dismissed), (4, What::Expired)] {
            let closed = signal(INTERFACE, "NotificationClosed").build(&(8_u32, reason)).unwrap();
            assert_eq!(read(&closed), Some(Event::Said { notice: 8, what }));
        }
    }

    #[test]
    fn answers_and_refusals_are_read() {
        let request = Message::method_call("/", "Notify").unwrap().sender(":1.1").unwrap().build(&()).unwrap();
        let number = request.primary_header().serial_num();
        let answer = Message::method_return(&request.header()).unwrap().build(&9_u32).unwrap();
        assert_eq!(read(&answer), Some(Event::Answered { request: number, id: 9 }));
        let refusal = Message::error(&request.header(), "org.example.No").unwrap().build(&"no").unwrap();
        assert_eq!(read(&refusal), Some(Event::Refused { request: number }));
        let other = Message::method_return(&request.header()).unwrap().build(&"dunst").unwrap();
        assert_eq!(read(&other), None, "an answer to another question");
    }

    #[test]
    fn what_is_no_signal_of_the_server_is_passed_over() {
        let body = &(7_u32, "open");
        assert_eq!(read(&signal("org.example.Other", "ActionInvoked").build(body).unwrap()), None);
        assert_eq!(read(&signal(INTERFACE, "ActivationToken").build(body).unwrap()), None);
        assert_eq!(read(&signal(INTERFACE, "ActionInvoked").build(&("seven", "open")).unwrap()), None);
    }

    #[test]
    fn a_server_comes_goes_and_is_succeeded() {
        let mut reader = Reader::default();
        assert_eq!(owner(&mut reader, NAME, "", ":1.9"), Some(Event::Came));
        assert_eq!(owner(&mut reader, NAME, ":1.9", ":1.11"), Some(Event::Gone { succeeded: true }));
        assert!(reader.succeeded());
        assert_eq!(owner(&mut reader, NAME, ":1.11", ""), Some(Event::Gone { succeeded: false }));
        assert!(!reader.succeeded());
        assert_eq!(owner(&mut reader, "org.example.Other", "", ":1.9"), None);
    }

    #[test]
    fn a_server_that_was_succeeded_is_not_believed() {
        let mut reader = Reader::default();
        owner(&mut reader, NAME, ":1.9", ":1.11");
        let said = |sender: &'static str| {
            let message = signal(INTERFACE, "ActionInvoked").sender(sender).unwrap();
            message.build(&(7_u32, "open")).unwrap()
        };
        assert_eq!(reader.read(&said(":1.9")), None);
        assert!(reader.read(&said(":1.11")).is_some());
    }
}
