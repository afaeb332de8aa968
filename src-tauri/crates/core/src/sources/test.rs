//! Calls of Callcard's own: the agent's test calls, and the one of a check-up. They ring as any source's do, for this
//! agent alone, and nobody but the app can make them.

use uuid::Uuid;

use crate::call::Cause;
use crate::call::number::CallNumber;
use crate::call::source::Source;
use crate::event::{Report, Reported};
use crate::inputs::{Accepted, NotAccepted};
use crate::intake::Intake;

/// A call of our own that was taken in.
pub(crate) struct TestCall {
    ring: Report,
    pub(crate) accepted: Accepted,
}

/// Rings; without `me` the call is for everybody, because the agent has not said who sits here.
pub(crate) async fn ring(
    intake: &Intake,
    source: Source,
    number: CallNumber,
    text: &str,
    me: Option<u64>,
) -> Result<TestCall, NotAccepted> {
    let mut ring = Report::ring(number, text.into(), source);
    ring.source_call_id = Some(Uuid::new_v4().to_string());
    ring.details.users = me.map(|me| vec![me]);
    let accepted = intake.report(vec![ring.clone()]).await?.into_iter().flatten().next();
    // A ring is always about a call.
    Ok(TestCall { ring, accepted: accepted.ok_or(NotAccepted::Ending)? })
}

impl TestCall {
    /// Ends it, as a phone on which it is declined does.
    pub(crate) async fn decline(self, intake: &Intake) -> Result<(), NotAccepted> {
        let over = Report { phase: Reported::Ended(Some(Cause::Rejected)), ..self.ring };
        intake.report(vec![over]).await.map(drop)
    }
}
