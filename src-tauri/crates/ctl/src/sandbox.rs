//! The sandbox CRM in a terminal: for integrators, and for trying things without an account.

use std::pin::pin;

use callcard_sandbox::{Options, Sandbox};
use serde_json::json;
use tokio::signal::ctrl_c;

use crate::{args, failure::Failure, output};

/// Runs the sandbox until Ctrl-C.
pub(crate) async fn run(options: args::Sandbox, json: bool) -> Result<String, Failure> {
    let faults = options.faults;
    let options = Options { port: options.port, data: options.data, faults, ..Options::default() };
    let mut interrupted = pin!(ctrl_c());
    // Listened for first, so that no Ctrl-C comes too early.
    let sandbox = tokio::select! {
        biased;
        result = &mut interrupted => return result.map(|()| String::new()).map_err(Failure::System),
        started = Sandbox::start(options) => started.map_err(|error| Failure::Sandbox(error.to_string()))?,
    };
    output::print(&introduction(&sandbox, faults, json))?;
    interrupted.await.map_err(Failure::System)?;
    sandbox.stop().await;
    Ok(String::new())
}

/// Where it is and how to use it.
fn introduction(sandbox: &Sandbox, faults: bool, json: bool) -> String {
    let (origin, token, agent) = (sandbox.origin(), sandbox.token(), sandbox.agent());
    if json {
        return format!("{}\n", json!({ "origin": origin, "token": token, "agent": agent }));
    }
    let faults = if faults {
        format!("\nMake it fail:\n  curl {origin}/sandbox/faults -X PUT -d '{{\"answer\":\"too_many\"}}'\n")
    } else {
        String::new()
    };
    format!(
        r#"The sandbox CRM is up, until Ctrl-C.

Cards and numbers to try:
  {origin}/
Token, good until it stops:
  {token}
Report a call to user {agent}:
  curl {origin}/api/v2/events -H 'Authorization: Bearer {token}' -H 'Content-Type: application/json' -d '{{"add":[{{"type":"phone_call","phone_number":"+79998885533","users":[{agent}]}}]}}'
{faults}"#
    )
}
