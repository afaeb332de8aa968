//! What a telephone system costs that is connected and says nothing: it wakes the app to be asked whether it is still there, and for nothing
//! else. Two apps are watched at once, one that hears it and one that hears none.

use std::time::Duration;

use e2e::{Daemon, Pbx, Version, Watched};

use crate::desk::Desk;
use crate::figure;

/// For what starting and connecting leave behind to come to rest.
const REST: Duration = Duration::from_secs(10);
const WATCHED: Duration = Duration::from_secs(65);
/// Asterisk is asked every 30 s: in that time twice, or three times.
const QUESTIONS: u64 = 3;
/// Each is a timer that goes off and an answer that comes, and perhaps one worker that wakes the other.
const EACH: u64 = 4;

#[tokio::test]
#[ignore = "it needs a real Asterisk: make phones"]
async fn woken_by_nothing_but_the_question() {
    let pbx = Pbx::start(Version::Newest).await;
    let (hears, alone) =
        tokio::join!(Desk::connected("101", &pbx, Daemon::Dunst), Desk::alone("102", Daemon::Dunst, &[]));
    tokio::time::sleep(REST).await;
    let [with, without] = [&hears, &alone].map(|desk| Watched::of(desk.app.pid(), WATCHED));
    let (with, without) = tokio::join!(with, without);
    let said = [&with, &without].map(|watched| {
        let threads = watched.threads().filter(|(_, woken)| *woken > 0);
        let each: Vec<String> = threads.map(|(thread, woken)| format!("{woken} {thread}")).collect();
        format!("{} ({})", watched.all(), each.join(", "))
    });
    figure("idle", &format!("woken in {WATCHED:?}: connected {}; without {}", said[0], said[1]));
    assert!(with.ours() <= without.ours() + QUESTIONS * EACH, "{said:?}");
    hears.stands("listening").await;
}
