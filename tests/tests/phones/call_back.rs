//! "Call back" where Asterisk places the agent's calls: his telephone rings first, and what came of it is told.

use e2e::{DOOR, Daemon, Door, LIMIT, Pbx, Tap, Version, until};

use crate::company::{ANNA, IVAN, NO_MORE};
use crate::desk::Desk;

on_both!(placed, not_picked_up, not_allowed, no_telephone, no_way_in_the_dial_plan);

/// The user of the manager interface may place calls.
const MAY: Door<'_> = Door { write: "originate", ..DOOR };
const MISSED: &str = "in 79998885533 missed";

/// An agent who has missed a call of Ivan's, and whose calls Asterisk places.
struct Office {
    pbx: Pbx,
    tap: Tap,
    desk: Desk,
}

impl Office {
    async fn with(version: Version, door: Door<'_>, telephone: &str, context: &str) -> Office {
        let pbx = Pbx::with(version, door).await;
        let desk = Desk::alone("101", Daemon::Dunst, &[]).await;
        let more = [format!("--call-back={telephone}"), format!("--context={context}")];
        desk.set_up_at(pbx.port, &[&more[0], &more[1]]).await;
        let before = pbx.tap().await;
        let call = pbx.trunk.dial_as(IVAN, ANNA);
        pbx.anna.rung().await;
        desk.shows("Ivan rings").await;
        call.hang_up().await;
        desk.shows("Ivan missed").await;
        before.all_over().await;
        Office { tap: pbx.tap().await, pbx, desk }
    }

    async fn press(&self) {
        let notifications = &self.desk.workplace.notifications;
        let missed = until("the missed call alone", LIMIT, async || {
            notifications
                .open()
                .into_iter()
                .next()
                .filter(|notice| notifications.open().len() == 1 && notice.says("Missed"))
        })
        .await;
        notifications.press(&missed, "Call back").await;
    }

    /// The agent presses the button, is told this, and the call stays missed. Nobody is called.
    async fn is_told(&self, words: &str) {
        self.press().await;
        self.desk.workplace.notifications.wait(words).await;
        tokio::time::sleep(NO_MORE).await;
        assert_eq!((self.desk.kept().await.first().map(String::as_str), self.pbx.trunk.calls()), (Some(MISSED), 0));
        assert_eq!(self.desk.app.socket.get("/status").await["calls"]["missed"], 1);
    }
}

async fn placed(version: Version) {
    let office = Office::with(version, MAY, "101", "internal").await;
    office.press().await;
    let line = office.pbx.anna.rung().await;
    assert_eq!(office.pbx.trunk.calls(), 0, "the agent is called first");
    line.answer().await;
    let customer = office.pbx.trunk.rung().await;
    assert_eq!(customer.dialled(), "79998885533");
    customer.answer().await;
    until("the call to be dealt with", LIMIT, async || {
        (office.desk.app.socket.get("/status").await["calls"]["missed"] == 0).then_some(())
    })
    .await;
    customer.hang_up().await;
    office.tap.all_over().await;
    tokio::time::sleep(NO_MORE).await;
    office.tap.keep("call-back");
    let (saw, kept) = (office.desk.saw(), office.desk.kept().await);
    assert_eq!(saw, ["Ivan rings", "Ivan missed", "Ivan missed no more"]);
    assert_eq!(kept, [MISSED, "out +79998885533 talked (outgoing)"]);
}

async fn not_picked_up(version: Version) {
    let office = Office::with(version, MAY, "101", "internal").await;
    let anna = &office.pbx.anna;
    let ((), ()) = tokio::join!(office.is_told("was not picked up"), async { anna.rung().await.decline() });
    office.tap.keep("call-back-declined");
}

async fn not_allowed(version: Version) {
    let office = Office::with(version, DOOR, "101", "internal").await;
    office.is_told("does not let Callcard place calls").await;
    assert_eq!(office.pbx.anna.calls(), 1, "only the call that was missed");
}

async fn no_telephone(version: Version) {
    let office = Office::with(version, MAY, "199", "internal").await;
    office.is_told("did not reach your telephone").await;
}

async fn no_way_in_the_dial_plan(version: Version) {
    let office = Office::with(version, MAY, "101", "nowhere").await;
    office.is_told("did not reach your telephone").await;
    assert_eq!(office.pbx.anna.calls(), 1, "only the call that was missed");
}
