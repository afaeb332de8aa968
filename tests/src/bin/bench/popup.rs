//! From the event on the socket to the notice on the bus, beside the script that an integrator would write.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use e2e::{App, LIMIT, until};
use tokio::process::Command;
use tokio::time::{MissedTickBehavior, interval, timeout};

use crate::caller::{Caller, IVAN, ONE_MORE_REQUEST, Ringing};
use crate::crm::Crm;
use crate::floor::{self, Floor};
use crate::report::{Line, section};
use crate::samples::Samples;

const SCRIPT: &str = include_str!("script.sh");

/// One request every so often stays below the account's pace of 2 a second, so no sample waits for the limiter.
const PACE: Duration = Duration::from_millis(600);
/// The same for two requests at once, with time for the limiter to fill up again.
const SLOW_PACE: Duration = Duration::from_secs(2);

const REMEMBERED: usize = 40;

const TARGET: Duration = Duration::from_millis(3);
const TARGET_RATIO: f64 = 5.0;

pub(crate) async fn measure(floor: &Floor) {
    section("From the event to the notice");
    let app = floor.fresh_app().await;
    let crm = Crm::of(&app).await;
    let script = floor.workplace.logs().join("script.sh");
    std::fs::write(&script, SCRIPT).expect("the script can be written");
    let race = Race { floor, app, crm, script };

    let looked_up = race.run(SLOW_PACE, &ONE_MORE_REQUEST).await;
    // From here on his title is remembered. He takes a request more than the others.
    race.run(SLOW_PACE * 2, &[IVAN, IVAN]).await;
    let remembered = race.run(PACE, &[IVAN; REMEMBERED]).await;
    floor::end(race.app).await;

    let Times { callcard, script, crm } = &remembered;
    let ratio = script.times(callcard);
    Line::times("Callcard, title remembered", callcard).target("≤ 3 ms", callcard.median() <= TARGET).print();
    Line::times("the script: curl, then notify-send", script)
        .ratio(ratio)
        .target("≥ 5 times as long", ratio >= TARGET_RATIO)
        .print();
    Line::times("for scale: the CRM's answer alone", crm).print();
    let Times { callcard, script, crm: _ } = &looked_up;
    Line::times("Callcard, title looked up (2 requests)", callcard).print();
    Line::times("the script in turn with it (1 request)", script).ratio(script.times(callcard)).print();
}

/// Those who are timed in turn for the same callers.
struct Race<'a> {
    floor: &'a Floor,
    app: App,
    crm: Crm,
    script: PathBuf,
}

/// How long each of them took.
#[derive(Default)]
struct Times {
    callcard: Samples,
    script: Samples,
    crm: Samples,
}

impl Race<'_> {
    async fn run(&self, pace: Duration, callers: &[Caller]) -> Times {
        let mut times = Times::default();
        let mut pace = interval(pace);
        pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
        for caller in callers {
            pace.tick().await;
            times.callcard.push(self.callcard(caller).await);
            times.script.push(self.script(caller).await);
            times.crm.push(self.crm.answer(caller.number).await);
        }
        times
    }

    async fn callcard(&self, caller: &Caller) -> Duration {
        let notifications = &self.floor.workplace.notifications;
        let before = notifications.shown().len();
        let ringing = Ringing::start(&self.app.socket, caller.number).await;
        let notice = self.floor.notice(before, caller.title).await;
        let took = notice.at - ringing.since;
        ringing.end().await;
        notifications.wait_for_none().await;
        took
    }

    async fn script(&self, caller: &Caller) -> Duration {
        let before = self.floor.workplace.notifications.shown().len();
        let mut command = Command::from(self.floor.timed_command("bash"));
        command.arg(&self.script).arg(caller.number).env("CRM", &self.crm.origin).env("TOKEN", &self.crm.token);
        let since = Instant::now();
        let mut script = command.kill_on_drop(true).spawn().expect("the script starts");
        let notice = self.floor.notice(before, caller.number).await;
        let ended = timeout(LIMIT, script.wait()).await.expect("the script ends in time");
        assert!(ended.is_ok_and(|status| status.success()), "the script failed");
        self.close(caller.number).await;
        notice.at - since
    }

    /// Takes the script's notice away: nobody else will.
    async fn close(&self, text: &str) {
        let notifications = &self.floor.workplace.notifications;
        let id = until("the daemon to say the notice's id", LIMIT, async || {
            notifications.open().iter().find(|notice| notice.says(text)).map(|notice| notice.id)
        })
        .await;
        let (name, path) = ("org.freedesktop.Notifications", "/org/freedesktop/Notifications");
        let closed =
            self.floor.workplace.bus().call_method(Some(name), path, Some(name), "CloseNotification", &(id,)).await;
        closed.expect("the daemon closes a notice");
        notifications.wait_for_none().await;
    }
}
