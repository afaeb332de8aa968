//! The second start: asks the Callcard that is running to bring its window to the front, and leaves. If that one is about
//! to end, it takes its place.

use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use callcard_local::Paths;
use http::{Request, StatusCode};
use tokio::time::{Instant, sleep, timeout_at};

use crate::desktop::Page;
use crate::lock::{Lock, holder, lock};

/// How long the first may take to listen, or to end, for which it gives itself 3 s.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_TRIES: Duration = Duration::from_millis(50);

/// What the second start wants of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// That it runs, and shows calls on this desktop.
    Nothing,
    /// Its window, on this page or on the one that it finds fit.
    Window(Option<Page>),
    /// What the link of a notice says. What it refuses is refused for good.
    Press(String),
}

/// Somebody holds the lock, and nobody shows calls here: those of this desktop would reach no one.
#[derive(Debug, thiserror::Error)]
#[error(
    "Callcard does not start: {} in use by another Callcard, {}, which takes no calls here",
    folder.display(),
    .machine.as_ref().map_or("in another session or stuck".into(), |machine| format!("on {machine}"))
)]
pub struct NotHandedOver {
    /// Callcard's folder.
    pub folder: PathBuf,
    /// The other machine, if it is one.
    pub machine: Option<String>,
}

/// Asks the running Callcard for what is wished for. Comes back with the lock when there is nobody any more who could do
/// it.
pub async fn hand_over(paths: &Paths, wish: Wish) -> Result<Option<Lock>, NotHandedOver> {
    let nobody = || NotHandedOver { folder: paths.data_dir().to_owned(), machine: holder(paths) };
    let limit = Instant::now() + PATIENCE;
    loop {
        match timeout_at(limit, ask(paths, &wish)).await {
            Ok(Ok(status)) if status.is_success() => {
                return if wish == Wish::Nothing && is_elsewhere(paths) { Err(nobody()) } else { Ok(None) };
            }
            Ok(Ok(status)) if matches!(wish, Wish::Press(_)) && status.is_client_error() => return Ok(None),
            Err(_) => return Err(nobody()),
            _ => sleep(BETWEEN_TRIES).await,
        }
        if let Ok(lock) = lock(paths) {
            return Ok(Some(lock));
        }
        if Instant::now() >= limit {
            return Err(nobody());
        }
    }
}

/// Whether the one that answers listens where the programs of another session look: it shows its notices there.
fn is_elsewhere(paths: &Paths) -> bool {
    paths.doors().nth(1).is_some()
}

/// Any failure means the same: nobody has heard the wish yet.
async fn ask(paths: &Paths, wish: &Wish) -> Result<StatusCode, Box<dyn Error + Send + Sync>> {
    let (request, body) = match wish {
        Wish::Nothing => (Request::get("/status"), Bytes::new()),
        Wish::Window(None) => (Request::post("/window"), Bytes::new()),
        Wish::Window(Some(page)) => (Request::post(format!("/window/{}", page.name())), Bytes::new()),
        Wish::Press(link) => {
            (Request::post("/press"), serde_json::to_vec(&serde_json::json!({ "link": link }))?.into())
        }
    };
    Ok(callcard_local::ask(paths, request.body(body)?, PATIENCE).await?.status())
}
