//! The sandbox CRM in a terminal: for integrators, and for trying things without an account.

use std::pin::pin;

use callcard_sandbox::{Options, Sandbox};
use serde_json::json;
use tokio::signal::ctrl_c;

use crate::failure::Failure;
use crate::voice::Voice;
use crate::{args, output};

/// Runs the sandbox until Ctrl-C.
pub(crate) async fn run(options: args::Sandbox, voice: &Voice) -> Result<String, Failure> {
    let faults = options.faults;
    let options = Options { port: options.port, data: options.data, faults, ..Options::default() };
    let mut interrupted = pin!(ctrl_c());
    // Listened for first, so that no Ctrl-C comes too early.
    let sandbox = tokio::select! {
        biased;
        result = &mut interrupted => return Ok(result.map(|()| String::new())?),
        started = Sandbox::start(options) => started.map_err(|error| Failure::Sandbox(error.to_string()))?,
    };
    output::print(&introduction(&sandbox, faults, voice))?;
    interrupted.await?;
    sandbox.stop().await;
    Ok(String::new())
}

/// Where it is and how to use it.
fn introduction(sandbox: &Sandbox, faults: bool, voice: &Voice) -> String {
    let (origin, token, agent) = (sandbox.origin(), sandbox.token(), sandbox.agent());
    if voice.is_json() {
        return format!("{}\n", json!({ "origin": origin, "token": token, "agent": agent }));
    }
    let faults = if faults {
        let heading = voice.say("ctl-sandbox-faults");
        format!("\n{heading}\n  curl {origin}/sandbox/faults -X PUT -d '{{\"answer\":\"too_many\"}}'\n")
    } else {
        String::new()
    };
    let [up, pages, good] = ["ctl-sandbox-up", "ctl-sandbox-pages", "ctl-sandbox-token"].map(|key| voice.say(key));
    let report = voice.say_with("ctl-sandbox-report", [("id", agent.to_string())]);
    format!(
        r#"{up}

{pages}
  {origin}/
{good}
  {token}
{report}
  curl {origin}/api/v2/events -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{{"add":[{{"type":"phone_call","phone_number":"+79998885533","users":[{agent}]}}]}}'
{faults}"#
    )
}
