use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use secrecy::ExposeSecret;
use serde::Deserialize;
use tokio::sync::oneshot;

use super::board::board;
use super::*;
use crate::call::number::CallNumber;
use crate::call::source::Source as Teller;
use crate::crm::Adapter;
use crate::crm::fake::FakeCrm;
use crate::desk::{Heard, Input, Overview};
use crate::event::{Report, Reported};
use crate::exchange::told::Told;
use crate::inputs::{Envelope, InputsReceiver, Reply, Waits, inputs};
use crate::keyring::memory::Memory;
use crate::keyring::{Keyring, Secret, Vault};
use crate::store::Store;

/// What an agent is told, as a line.
pub(super) fn line(told: &Told) -> String {
    let phase = match told.phase {
        Reported::Ringing => "ringing",
        Reported::Answered => "answered",
        Reported::Lost => return format!("{} lost", told.agent.0),
        Reported::Ended(cause) => {
            let word = serde_json::to_value(cause).unwrap();
            return format!("{} ended {}", told.agent.0, word.as_str().unwrap_or("without a cause"));
        }
    };
    let number = match &told.caller.number {
        number if number.phone().is_some() => number.phone().unwrap().dialable().to_owned(),
        number if number.key().is_some() => format!("internal {}", number.readable()),
        _ => "withheld".to_owned(),
    };
    format!("{} {phase} {number}", told.agent.0)
}

/// A source that does what a test wants of it.
struct Toy(Box<dyn FnOnce(SourceContext) -> Task + Send>);

impl Toy {
    fn boxed<F>(does: impl FnOnce(SourceContext) -> F + Send + 'static) -> Vec<Box<dyn Source>>
    where
        F: Future<Output = ()> + Send + 'static,
    {
        vec![Box::new(Self(Box::new(|context| Box::pin(does(context)))))]
    }
}

impl Source for Toy {
    fn name(&self) -> &str {
        "toy"
    }

    fn kind(&self) -> &'static str {
        "socket"
    }

    fn run(self: Box<Self>, context: SourceContext) -> Task {
        self.0(context)
    }
}

/// What sources are given, without an app around it.
struct House {
    means: Means,
    overview: watch::Receiver<Overview>,
    desk: InputsReceiver,
    folder: tempfile::TempDir,
}

impl House {
    fn new(settings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        std::fs::write(&file, settings).unwrap();
        let settings = Arc::new(SettingsFile::open(&file).0);
        let origin: url::Url = "http://127.0.0.1:9".parse().unwrap();
        let crm = watch::channel(FakeCrm::default().sandbox(origin, "token".into()).unwrap()).1;
        let (inputs, desk) = inputs();
        let store = Store::open(&folder.path().join("calls.db"), 30).unwrap().0;
        let overview = watch::Sender::new(Overview::default());
        let means = Means {
            intake: Intake { inputs, store, crm, settings: settings.clone() },
            door: Door::new(settings.clone()),
            settings,
            secrets: SecretsOfSources::new(Arc::new(Memory::default()), "home".into()),
            standings: Standings::of(overview.clone()),
            board: board().0,
            callers: Callers::default(),
        };
        Self { means, overview: overview.subscribe(), desk, folder }
    }

    fn start(&self, sources: Vec<Box<dyn Source>>) -> Sources {
        Sources::start(sources, &self.means, board().1)
    }

    /// Waits until the overview says so of the only source.
    async fn stands(&mut self, is_so: impl Fn(Standing) -> bool) {
        let seen = self.overview.wait_for(|overview| is_so(overview.sources[0].standing));
        let seen = tokio::time::timeout(Duration::from_secs(20), seen).await.is_ok();
        assert!(seen, "{:?}", self.overview.borrow().sources);
    }
}

#[tokio::test]
async fn source_that_ends_unasked_has_failed_in_its_own_words_or_in_ours() {
    let says = |standing| Toy::boxed(move |context: SourceContext| async move { context.standing.tell(standing) });
    let sign_in = Standing::Failed { why: SourceTrouble::SignIn };
    let ended = Standing::Failed { why: SourceTrouble::Ended };
    for (what, sources, expected) in [
        ("it says what failed", says(sign_in), sign_in),
        ("it comes back while it listens", says(Standing::Listening), ended),
        ("it comes back without a word", Toy::boxed(|_| async {}), ended),
        ("it breaks", Toy::boxed(|_| async { panic!("as the test wants") }), ended),
    ] {
        let mut house = House::new("{}");
        let sources = house.start(sources);
        house.stands(|standing| standing == expected).await;
        sources.stop().await;
        assert_eq!(house.overview.borrow().sources[0].standing, expected, "{what}: that is why it stands still");
    }
}

#[tokio::test]
async fn source_that_waits_is_seen_waiting_and_can_be_stopped() {
    let until = Timestamp::now() + SignedDuration::from_hours(1);
    let waiting = Standing::Waiting { until, why: SourceTrouble::Unreachable };
    let (gone, closed) = oneshot::channel();
    let toys = Toy::boxed(move |mut context: SourceContext| async move {
        context.standing.tell(Standing::Listening);
        context.standing.tell(waiting);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(3_600)) => {}
            () = context.stopped() => {}
        }
        gone.send(()).unwrap();
    });
    let mut house = House::new("{}");
    let sources = house.start(toys);
    house.stands(|standing| standing == waiting).await;
    sources.stop().await;
    assert_eq!(closed.await, Ok(()), "it could close what it had opened");
    assert_eq!(house.overview.borrow().sources[0].standing, Standing::Stopped);
}

/// The next reports that the desk is handed, and where the answer goes.
async fn reports(desk: &mut InputsReceiver) -> (Vec<Heard>, oneshot::Sender<Reply>) {
    match desk.outside.recv().await.unwrap() {
        Envelope { input: Input::Heard(heard), waits: Waits::ForDisk(reply) } => (heard, reply),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn report_reaches_the_desk_and_is_noted_without_waking_anybody() {
    let toys = Toy::boxed(|mut context: SourceContext| async move {
        context.standing.tell(Standing::Listening);
        let number = CallNumber::read("+79998885533", context.reports.dial_plan());
        let ring = Report::ring(number, "+79998885533".into(), Teller::outside(Some("toy")));
        assert!(context.reports.hand_in(vec![ring]).await.unwrap().is_empty());
        context.stopped().await;
    });
    let mut house = House::new("{}");
    let sources = house.start(toys);
    let (heard, reply) = reports(&mut house.desk).await;
    assert_eq!(heard[0].report.source.as_str(), "toy");
    house.stands(|standing| standing == Standing::Listening).await;
    assert_eq!(house.overview.borrow_and_update().sources[0].reported, None);
    reply.send(Ok(Vec::new())).unwrap();
    let noted = async {
        while house.overview.borrow().sources[0].reported.is_none() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), noted).await.unwrap();
    assert!(!house.overview.has_changed().unwrap(), "the call itself is what wakes who follows");
    sources.stop().await;
}

#[derive(Debug, Deserialize, PartialEq)]
struct ToySettings {
    port: u16,
}

#[tokio::test]
async fn source_reads_its_own_settings_and_those_of_others_stay() {
    for (file, expected) in [
        ("{}", Ok(None)),
        (r#"{"sources":{"later":{"port":1}}}"#, Ok(None)),
        (r#"{"sources":{"later":{"port":1},"toy":{"port":5038,"new":true}}}"#, Ok(Some(ToySettings { port: 5038 }))),
        (
            r#"{"history_days":-3,"sources":{"later":{"port":1},"toy":{"port":5038}}}"#,
            Ok(Some(ToySettings { port: 5038 })),
        ),
        (r#"{"sources":{"toy":{"port":"none"}}}"#, Err(())),
    ] {
        let house = House::new(file);
        let mut settings = Settings::new(&house.means.settings, "toy");
        assert_eq!(settings.read::<ToySettings>().map_err(drop), expected, "{file}");
        house.means.settings.change(|settings| settings.preferences.everyone = true).unwrap();
        let written = std::fs::read_to_string(house.folder.path().join("settings.json")).unwrap();
        let [before, after] =
            [file, &written].map(|text| serde_json::from_str::<serde_json::Value>(text).unwrap()["sources"].clone());
        assert_eq!(before, after, "nothing is lost");
    }
}

#[tokio::test]
async fn running_source_goes_by_new_settings_and_secrets_and_is_not_woken_by_those_of_others() {
    let (told, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let toys = Toy::boxed(move |context: SourceContext| async move {
        let SourceContext { mut settings, mut secrets, standing, mut stop, reports, .. } = context;
        loop {
            let port = settings.read::<ToySettings>().ok().flatten().map(|settings| settings.port);
            let password = secrets.get("token").await.unwrap().map(|secret| secret.expose_secret().to_owned());
            standing.tell(Standing::Listening);
            told.send((port, password)).unwrap();
            // A call that comes in just now is handed in, whatever changes.
            let number = CallNumber::read("+79998885533", reports.dial_plan());
            let ring = Report::ring(number, "+79998885533".into(), Teller::outside(Some("toy")));
            tokio::select! {
                () = settings.changed() => {}
                () = secrets.changed() => {}
                _ = stop.changed() => return,
            }
            reports.hand_in(vec![ring]).await.unwrap();
        }
    });
    let mut house = House::new(r#"{"sources":{"toy":{"port":1},"other":{"port":1}}}"#);
    let mut calls = 0;
    let sources = house.start(toys);
    assert_eq!(heard.recv().await, Some((Some(1), None)));
    let (settings, toy) = (house.means.settings.clone(), house.means.secrets.of("toy"));
    settings.configure("other", serde_json::json!({ "port": 9 })).unwrap();
    settings.change(|settings| settings.preferences.everyone = true).unwrap();
    settings.configure("toy", serde_json::json!({ "port": 2 })).unwrap();
    let mut take = async || {
        let (heard, reply) = reports(&mut house.desk).await;
        calls += heard.len();
        reply.send(Ok(Vec::new())).unwrap();
    };
    take().await;
    assert_eq!(heard.recv().await, Some((Some(2), None)), "nothing was told between");
    toy.set("token", "password".into()).await.unwrap();
    take().await;
    assert_eq!(heard.recv().await, Some((Some(2), Some("password".into()))));
    settings.configure("toy", serde_json::json!({ "port": "none" })).unwrap();
    take().await;
    assert_eq!(heard.recv().await, Some((None, Some("password".into()))), "what does not fit is the source's to say");
    toy.delete("token").await.unwrap();
    take().await;
    assert_eq!(heard.recv().await, Some((None, None)));
    assert_eq!(calls, 4, "no call was lost");
    sources.stop().await;
    let written = std::fs::read_to_string(house.folder.path().join("settings.json")).unwrap();
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    assert_eq!(written["sources"], serde_json::json!({ "toy": { "port": "none" }, "other": { "port": 9 } }));
}

#[tokio::test]
async fn secrets_of_a_source_outlive_those_of_an_account() {
    let keyring: Arc<dyn Keyring> = Arc::new(Memory::default());
    let secrets = SecretsOfSources::new(keyring.clone(), "home".into());
    let toys = ["toy", "other"].map(|name| secrets.of(name));
    let account = Vault::new(keyring, "home", "cedar.amocrm.ru");
    account.set(Secret::Token, "token".into()).await.unwrap();
    for secrets in &toys {
        secrets.set("token", "password".into()).await.unwrap();
    }
    account.clear().await.unwrap();
    assert!(account.get(Secret::Token).await.unwrap().is_none());
    toys[0].delete("token").await.unwrap();
    let mut left = Vec::new();
    for secrets in &toys {
        left.push(secrets.get("token").await.unwrap().map(|secret| secret.expose_secret().to_owned()));
    }
    assert_eq!(left, [None, Some("password".into())], "each has its own");
}
