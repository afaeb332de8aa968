//! The real app on a real desktop, through public doors only: what an agent sees and clicks, what a program sends, what
//! the CRM receives. One binary, so that it is linked once; each test has a workplace of its own.
#![expect(clippy::expect_used, reason = "a test fails by panicking, and so do the functions it shares with others")]

mod account;
mod account_refusals;
mod account_way;
mod asterisk;
mod company;
mod crm_trouble;
mod workplace;
mod doctor;
mod door;
mod first_run;
mod flood;
mod keyring;
mod kill;
mod kill_loop;
mod life;
mod login;
mod missed;
mod notices;
mod one_instance;
mod pages;
mod phones;
mod recipes;
mod refresh;
mod refusals;
mod renamed;
mod rules;
mod runtime_folder;
mod screen_reader;
mod secrets;
mod servers;
mod silence;
mod socket;
mod stand_in;
mod storage;
mod tray;
mod window;
mod window_life;
mod window_recovery;

use e2e::{App, Workplace};

/// A contact with exactly one active deal, as the demo company has it.
const IVAN: &str = "+79998885533";
const IVAN_READABLE: &str = "+7 999 888-55-33";
const IVAN_DEAL: &str = "Oak kitchen, Hill Street";

/// A number that nobody has.
const UNKNOWN: &str = "+79998885500";
const UNKNOWN_READABLE: &str = "+7 999 888-55-00";

/// The titles of the app's window.
const WINDOW: &str = "Test call";
const HISTORY: &str = "Calls";
const WELCOME: &str = "Welcome";

/// A workplace with the app running on it, its sandbox ready to misbehave.
async fn workplace_with_app() -> (Workplace, App) {
    let workplace = Workplace::start().await;
    let app = App::start(&workplace).await;
    (workplace, app)
}
