//! The doctor.

use callcard_core::app::Office;
use callcard_core::doctor::Diagnosis;
use callcard_core::view::Refusal;
use tauri::State;

/// Looks at every link between a ringing phone and its card; with a test call that the CRM is told of, too.
#[tauri::command]
pub(super) async fn examine(office: State<'_, Office>, test_call: bool) -> Result<Diagnosis, Refusal> {
    office.examine(test_call).await.map_err(|why| Refusal::of(&why))
}
