//! Waiting for a condition, always with a limit.
//!
//! Tests never sleep for a while and hope: they name what they wait for, so that a failure says what did not come.

use std::time::Duration;

/// How long a test waits for what should come at once: generous, because two workplaces may share two slow cores.
pub const LIMIT: Duration = Duration::from_secs(15);

const BETWEEN_LOOKS: Duration = Duration::from_millis(10);

/// Looks until `look` finds something, and fails the test when `limit` has passed.
pub async fn until<T>(what: &str, limit: Duration, look: impl AsyncFnMut() -> Option<T>) -> T {
    within(limit, look).await.unwrap_or_else(|| panic!("waited {limit:?} for {what}"))
}

/// Looks until `look` finds something, or `limit` has passed.
pub async fn within<T>(limit: Duration, mut look: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let looking = async {
        loop {
            if let Some(found) = look().await {
                return found;
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    };
    tokio::time::timeout(limit, looking).await.ok()
}
