//! A screen reader's view of a window: the tree that programs show of themselves on the accessibility bus (AT-SPI 2).

use zbus::Connection;
use zbus::zvariant::OwnedObjectPath;

use crate::{LIMIT, Workplace, until};

const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
const REGISTRY: &str = "org.a11y.atspi.Registry";
const ROOT: &str = "/org/a11y/atspi/accessible/root";
const NOTHING: &str = "/org/a11y/atspi/null";
/// A bit of the states (`AtspiStateType`).
const FOCUSABLE: u32 = 1 << 11;
/// Deeper than any window.
const DEPTH: usize = 60;

/// An object on the bus: whose, and which.
type Reference = (String, OwnedObjectPath);

/// The accessibility bus of a workplace.
pub struct ScreenReader {
    bus: Connection,
    address: String,
}

/// What something is (`AtspiRole`; WebKit gives the numbers and not the names).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Heading,
    /// A button, also one that is a switch.
    Button,
    Link,
    /// A field for text.
    Entry,
    /// One of several, or something that is on or off.
    Choice,
    Other(u32),
}

impl Role {
    fn of(number: u32) -> Role {
        match number {
            83 => Role::Heading,
            43 | 62 => Role::Button,
            88 => Role::Link,
            52 | 61 | 79 => Role::Entry,
            7 | 11 | 32 | 37 | 44 => Role::Choice,
            other => Role::Other(other),
        }
    }

    /// It is there to be pressed or filled in.
    #[must_use]
    pub fn is_control(self) -> bool {
        matches!(self, Role::Button | Role::Link | Role::Entry | Role::Choice)
    }
}

/// Something that can be read out.
#[derive(Clone, Debug)]
pub struct Node {
    pub role: Role,
    /// What is read out.
    pub name: String,
    /// It can have the keyboard.
    pub focusable: bool,
    /// How deep it lies in the tree.
    pub depth: usize,
}

impl ScreenReader {
    /// Starts the accessibility bus of the workplace.
    pub async fn start(workplace: &Workplace) -> ScreenReader {
        let door =
            workplace.bus().call_method(Some("org.a11y.Bus"), "/org/a11y/bus", Some("org.a11y.Bus"), "GetAddress", &());
        let address: String =
            door.await.expect("the accessibility bus starts").body().deserialize().expect("it has an address");
        // As a screen reader does when it starts: programs ask before they go to the trouble.
        let on = ("org.a11y.Status", "ScreenReaderEnabled", zbus::zvariant::Value::from(true));
        let properties = Some("org.freedesktop.DBus.Properties");
        let told = workplace.bus().call_method(Some("org.a11y.Bus"), "/org/a11y/bus", properties, "Set", &on);
        told.await.expect("the accessibility bus takes it that somebody reads");
        let bus = zbus::connection::Builder::address(address.as_str()).expect("the address is one").build().await;
        ScreenReader { bus: bus.expect("the accessibility bus accepts a connection"), address }
    }

    /// What leads a program to this bus.
    #[must_use]
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        vec![("NO_AT_BRIDGE", String::new()), ("AT_SPI_BUS_ADDRESS", self.address.clone())]
    }

    /// Everything that the program with this name shows, from the outside in, once it shows this heading.
    pub async fn page_of(&self, program: &str, heading: &str) -> Vec<Node> {
        until(&format!("the heading {heading:?} of {program} for screen readers"), LIMIT, async || {
            let nodes = self.nodes(program).await;
            nodes.iter().any(|node| node.role == Role::Heading && node.name.contains(heading)).then_some(nodes)
        })
        .await
    }

    /// Everything that the program shows now; what goes away meanwhile is passed over.
    async fn nodes(&self, program: &str) -> Vec<Node> {
        let mut found = Vec::new();
        let root = (REGISTRY.to_owned(), OwnedObjectPath::try_from(ROOT).expect("it is a path"));
        for application in self.children(&root).await {
            if self.name(&application).await.is_some_and(|name| name == program) {
                let mut left = vec![(application, 0)];
                while let Some((object, depth)) = left.pop() {
                    if let Some(node) = self.node(&object, depth).await {
                        found.push(node);
                    }
                    if depth < DEPTH {
                        let children = self.children(&object).await;
                        left.extend(children.into_iter().rev().map(|child| (child, depth + 1)));
                    }
                }
            }
        }
        found
    }

    async fn node(&self, object: &Reference, depth: usize) -> Option<Node> {
        let role = Role::of(self.ask(object, "GetRole").await?);
        let states: Vec<u32> = self.ask(object, "GetState").await?;
        let states = states.first().copied().unwrap_or_default();
        let name = self.name(object).await?;
        Some(Node { role, name, focusable: states & FOCUSABLE != 0, depth })
    }

    /// What lies in it. The page is another process's, for which GTK gives its place and does not count it.
    async fn children(&self, object: &Reference) -> Vec<Reference> {
        let children: Vec<Reference> = self.ask(object, "GetChildren").await.unwrap_or_default();
        if !children.is_empty() {
            return children;
        }
        let (owner, path) = object;
        let call = self.bus.call_method(Some(owner.as_str()), path, Some(ACCESSIBLE), "GetChildAtIndex", &(0_i32,));
        let first = call.await.ok().and_then(|answer| answer.body().deserialize::<Reference>().ok());
        first.into_iter().filter(|(_, path)| path.as_str() != NOTHING).collect()
    }

    async fn ask<T>(&self, (owner, path): &Reference, question: &str) -> Option<T>
    where
        T: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        let answer = self.bus.call_method(Some(owner.as_str()), path, Some(ACCESSIBLE), question, &()).await;
        answer.ok()?.body().deserialize().ok()
    }

    async fn name(&self, (owner, path): &Reference) -> Option<String> {
        let properties = Some("org.freedesktop.DBus.Properties");
        let question = self.bus.call_method(Some(owner.as_str()), path, properties, "Get", &(ACCESSIBLE, "Name"));
        let answer = question.await.ok()?;
        let value: zbus::zvariant::OwnedValue = answer.body().deserialize().ok()?;
        String::try_from(value).ok()
    }
}
