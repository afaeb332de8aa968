//! The keyring of a workplace: a real gnome-keyring, unlocked, locked or not there, and what may happen to it meanwhile.
//!
//! What lies in it is read over the Secret Service, as any program of the agent's could; nobody else is asked.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::io::AsyncWriteExt;
use tokio::process::Child;
use zbus::fdo::DBusProxy;
use zbus::proxy::CacheProperties;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zbus::{Connection, Proxy};

use super::start::command;
use crate::{LIMIT, until};

const SECRETS: &str = "org.freedesktop.secrets";
const SERVICE: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";

/// What opens the keyring of every workplace.
pub(super) const PASSWORD: &str = "password";

/// A secret as the protocol carries it: session, parameters, value, media type.
type Secret<'a> = (ObjectPath<'a>, Vec<u8>, Vec<u8>, String);
type OwnedSecret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);

/// How a program finds the keyring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyringState {
    /// It is there and gives and takes.
    Unlocked,
    /// It is there, and only its password opens it.
    Locked,
    /// There is none, and nothing that would start one.
    Absent,
}

/// The keyring of a workplace.
pub struct Keyring {
    bus: Connection,
    environment: Vec<(&'static str, String)>,
    log: PathBuf,
    process: Option<Child>,
}

/// What somebody keeps in the keyring.
#[derive(Clone, PartialEq, Eq)]
pub struct Kept {
    /// What a person is told it is.
    pub label: String,
    /// What it is found by.
    pub attributes: HashMap<String, String>,
    /// What is kept.
    pub secret: String,
}

impl fmt::Debug for Kept {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A token fills a screen, and nobody reads it.
        write!(out, "{:?} {:?} ({} bytes)", self.label, self.attributes, self.secret.len())
    }
}

impl Keyring {
    /// The keyring in this state. A locked one has been unlocked once before, on another day.
    pub(super) async fn begin(
        bus: &Connection,
        environment: Vec<(&'static str, String)>,
        log: PathBuf,
        state: KeyringState,
    ) -> Keyring {
        let mut keyring = Keyring { bus: bus.clone(), environment, log, process: None };
        match state {
            KeyringState::Absent => {}
            KeyringState::Unlocked => keyring.start().await,
            KeyringState::Locked => {
                keyring.start().await;
                keyring.kill().await;
                keyring.start_locked().await;
            }
        }
        keyring
    }

    /// Starts it with its password, as a session does at the log-in.
    pub async fn start(&mut self) {
        let mut process = self.spawn(&["--unlock"], Stdio::piped());
        let mut input = process.stdin.take().expect("its input is piped");
        // The password ends where the input does.
        input.write_all(PASSWORD.as_bytes()).await.expect("the keyring reads its password");
        drop(input);
        self.process = Some(process);
        self.wait_for(KeyringState::Unlocked).await;
    }

    /// Starts it without its password, as after a log-in that needed none. It must have been unlocked on this workplace
    /// before.
    pub async fn start_locked(&mut self) {
        self.process = Some(self.spawn(&[], Stdio::null()));
        self.wait_for(KeyringState::Locked).await;
    }

    /// Ends it at once and without warning, and waits until the bus knows.
    pub async fn kill(&mut self) {
        let mut process = self.process.take().expect("the keyring runs");
        process.kill().await.expect("the keyring can be killed");
        self.wait_for(KeyringState::Absent).await;
    }

    /// Unlocks it, without a prompt.
    pub async fn unlock(&self) {
        let keyring = self.proxy(SERVICE, "org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface").await;
        let session = self.session().await.expect("the keyring opens a session");
        let secret = secret(&session, PASSWORD);
        let login = ObjectPath::from_static_str_unchecked(LOGIN);
        let unlocked: zbus::Result<()> = keyring.call("UnlockWithMasterPassword", &(login, secret)).await;
        unlocked.expect("the keyring takes its password");
        self.wait_for(KeyringState::Unlocked).await;
    }

    /// Has it ask for its password on the screen, as it does for a program that wants it unlocked.
    pub async fn ask(&self) {
        let keyring = self.proxy(SERVICE, "org.freedesktop.Secret.Service").await;
        let login = vec![ObjectPath::from_static_str_unchecked(LOGIN)];
        let asked: zbus::Result<(Vec<OwnedObjectPath>, OwnedObjectPath)> = keyring.call("Unlock", &(login,)).await;
        let (_, prompt) = asked.expect("the keyring makes a prompt");
        let prompt = self.proxy(prompt.as_str(), "org.freedesktop.Secret.Prompt").await;
        let shown: zbus::Result<()> = prompt.call("Prompt", &("",)).await;
        shown.expect("the keyring prompts");
    }

    /// Locks it, as a person does who leaves the workplace.
    pub async fn lock(&self) {
        let keyring = self.proxy(SERVICE, "org.freedesktop.Secret.Service").await;
        let login = vec![ObjectPath::from_static_str_unchecked(LOGIN)];
        let locked: zbus::Result<(Vec<OwnedObjectPath>, OwnedObjectPath)> = keyring.call("Lock", &(login,)).await;
        locked.expect("the keyring locks");
        self.wait_for(KeyringState::Locked).await;
    }

    /// How a program finds it now.
    pub async fn state(&self) -> KeyringState {
        self.try_state().await.expect("the bus answers").unwrap_or(KeyringState::Absent)
    }

    /// Waits until a program finds it in this state.
    pub async fn wait_for(&self, state: KeyringState) {
        until(&format!("the keyring to be {state:?}"), LIMIT, async || {
            // What comes or goes at this moment may leave a question unanswered.
            let found = self.try_state().await.ok()?.unwrap_or(KeyringState::Absent);
            (found == state).then_some(())
        })
        .await;
    }

    /// Everything in it, which must be unlocked.
    pub async fn kept(&self) -> Vec<Kept> {
        self.try_kept().await.expect("the keyring is there and unlocked")
    }

    /// Keeps something in it, as another program does.
    pub async fn keep(&self, kept: &Kept) {
        let session = self.session().await.expect("the keyring opens a session");
        let attributes: HashMap<&str, &str> = kept.attributes.iter().map(|(name, value)| (&**name, &**value)).collect();
        let properties = HashMap::from([
            ("org.freedesktop.Secret.Item.Label", Value::from(&*kept.label)),
            ("org.freedesktop.Secret.Item.Attributes", Value::from(attributes)),
        ]);
        let login = self.proxy(LOGIN, "org.freedesktop.Secret.Collection").await;
        let arguments = (properties, secret(&session, &kept.secret), true);
        let made: zbus::Result<(OwnedObjectPath, OwnedObjectPath)> = login.call("CreateItem", &arguments).await;
        made.expect("the keyring keeps it");
    }

    /// Its process, to be ended with the workplace.
    pub(super) fn process(&mut self) -> Option<&mut Child> {
        self.process.as_mut()
    }

    fn spawn(&self, arguments: &[&str], input: Stdio) -> Child {
        let mut keyring = command(&self.environment, "gnome-keyring-daemon".as_ref());
        let log = File::options().create(true).append(true).open(&self.log);
        keyring.args(["--foreground", "--components=secrets"]).args(arguments);
        keyring.stdin(input).stderr(log.expect("a log file can be made"));
        tokio::process::Command::from(keyring).spawn().expect("gnome-keyring-daemon starts")
    }

    /// `None` when nobody is there.
    async fn try_state(&self) -> zbus::Result<Option<KeyringState>> {
        let names = DBusProxy::new(&self.bus).await?;
        if !names.name_has_owner(SECRETS.try_into()?).await? {
            return Ok(None);
        }
        let login = self.proxy(LOGIN, "org.freedesktop.Secret.Collection").await;
        let locked: bool = login.get_property("Locked").await?;
        Ok(Some(if locked { KeyringState::Locked } else { KeyringState::Unlocked }))
    }

    async fn try_kept(&self) -> zbus::Result<Vec<Kept>> {
        let session = self.session().await?;
        let login = self.proxy(LOGIN, "org.freedesktop.Secret.Collection").await;
        let items: Vec<OwnedObjectPath> = login.get_property("Items").await?;
        let mut kept = Vec::new();
        for path in items {
            let item = self.proxy(path.as_str(), "org.freedesktop.Secret.Item").await;
            let label = item.get_property("Label").await?;
            let mut attributes: HashMap<String, String> = item.get_property("Attributes").await?;
            // The keyring adds it by itself, some time after an item was kept.
            attributes.remove("xdg:schema");
            let (secret,): (OwnedSecret,) = item.call("GetSecret", &(&session,)).await?;
            let secret = String::from_utf8_lossy(&secret.2).into_owned();
            kept.push(Kept { label, attributes, secret });
        }
        Ok(kept)
    }

    /// A session in which secrets travel as they are: the bus of a workplace has no listeners but ours.
    async fn session(&self) -> zbus::Result<OwnedObjectPath> {
        let keyring = self.proxy(SERVICE, "org.freedesktop.Secret.Service").await;
        let (_, session): (OwnedValue, OwnedObjectPath) =
            keyring.call("OpenSession", &("plain", Value::from(""))).await?;
        Ok(session)
    }

    async fn proxy(&self, path: &str, interface: &'static str) -> Proxy<'static> {
        let proxy = async {
            zbus::proxy::Builder::new(&self.bus)
                .destination(SECRETS)?
                .path(path.to_owned())?
                .interface(interface)?
                .cache_properties(CacheProperties::No)
                .build()
                .await
        };
        proxy.await.expect("the keyring's names are well-formed")
    }
}

fn secret<'a>(session: &'a OwnedObjectPath, value: &str) -> Secret<'a> {
    (session.as_ref(), Vec::new(), value.as_bytes().to_vec(), "text/plain".to_owned())
}
