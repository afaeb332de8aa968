//! The sandbox CRM inside the app: it runs while no account is connected, and only then.

use std::path::PathBuf;
use std::pin::Pin;

use callcard_core::app::{Demo, DemoAccount};
use callcard_sandbox::{Options, Sandbox};
use tokio::sync::Mutex;
use url::Url;

/// The sandbox, running or not.
pub(crate) struct InAppSandbox {
    data: PathBuf,
    faults: bool,
    running: Mutex<Option<Sandbox>>,
}

impl InAppSandbox {
    /// It keeps its data in this folder, where it can.
    pub(crate) fn new(data: PathBuf, faults: bool) -> Self {
        Self { data, faults, running: Mutex::default() }
    }

    async fn start(&self) -> Result<Sandbox, callcard_sandbox::StartError> {
        let options = |data| Options { data, faults: self.faults, ..Options::default() };
        match Sandbox::start(options(Some(self.data.clone()))).await {
            Ok(sandbox) => Ok(sandbox),
            Err(error) => {
                tracing::warn!(%error, "the demo CRM cannot keep its data, and forgets it at the end");
                Sandbox::start(options(None)).await
            }
        }
    }
}

impl Demo for InAppSandbox {
    fn open(&self) -> Pin<Box<dyn Future<Output = Result<DemoAccount, String>> + Send + '_>> {
        Box::pin(async {
            let mut running = self.running.lock().await;
            let sandbox = match &mut *running {
                Some(sandbox) => sandbox,
                none => none.insert(self.start().await.map_err(|error| error.to_string())?),
            };
            let origin = Url::parse(sandbox.origin()).map_err(|error| error.to_string())?;
            Ok(DemoAccount { origin, token: sandbox.token().into(), agent: sandbox.agent() })
        })
    }

    fn close(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(async {
            let running = self.running.lock().await.take();
            if let Some(sandbox) = running {
                sandbox.stop().await;
            }
        })
    }
}
