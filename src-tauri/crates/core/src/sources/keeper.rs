//! Keeps those sources at work that are set up: starts one when its entry comes into the settings, and stops it when the
//! entry goes. A source that nobody has set up is not there.

use std::collections::BTreeMap;

use serde_json::Value;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::facts::Mine;
use super::kinds::{Kind, is_name, kind_of};
use super::{Means, start};

/// A source at work.
struct Kept {
    kind: &'static dyn Kind,
    stop: watch::Sender<bool>,
    running: JoinHandle<()>,
}

/// Goes by the settings until told to stop; comes back when all that it has started have stopped.
pub(super) async fn keep(means: Means, mut stop: watch::Receiver<bool>) {
    let mut entries = means.settings.sources();
    let mut kept: BTreeMap<String, Kept> = BTreeMap::new();
    loop {
        let wanted = wanted(&entries.borrow_and_update());
        let is_wanted =
            |name: &String, kept: &Kept| wanted.get(name).is_some_and(|kind| kind.word() == kept.kind.word());
        let unwanted = kept.extract_if(.., |name, kept| !is_wanted(name, kept)).collect();
        end(&means, unwanted).await;
        for (name, kind) in wanted {
            kept.entry(name).or_insert_with_key(|name| {
                let stop = watch::Sender::new(false);
                let running = tokio::spawn(start(kind.open(name), &means, stop.subscribe()));
                Kept { kind, stop, running }
            });
        }
        tokio::select! {
            changed = entries.changed() => if changed.is_err() { break },
            _ = stop.wait_for(|stop| *stop) => break,
        }
    }
    for kept in kept.values() {
        kept.stop.send_replace(true);
    }
    for kept in kept.into_values() {
        kept.running.await.ok();
    }
}

/// The sources that are set up. An entry of a kind that this Callcard does not have is a newer one's.
fn wanted(entries: &Value) -> BTreeMap<String, &'static dyn Kind> {
    let entries = entries.as_object().into_iter().flatten().filter(|(name, _)| is_name(name));
    entries.filter_map(|(name, entry)| Some((name.clone(), kind_of(entry)?))).collect()
}

/// Stops sources that are set up no more. What they told of is over, as far as anybody will ever know.
async fn end(means: &Means, unwanted: BTreeMap<String, Kept>) {
    for (name, kept) in unwanted {
        kept.stop.send_replace(true);
        kept.running.await.ok();
        let facts = means.board.facts(&means.standings.of_source(&name));
        facts.gone().await;
        facts.mine(Mine::Those(Vec::new())).await;
        means.standings.close(&name);
    }
}
