//! How `callcardctl` finds the app where its environment says nothing of it: under cron, after `su -`, from a telephone
//! system's script.

use std::path::Path;
use std::process::Stdio;

use e2e::{App, LIMIT, Workplace, until};

use crate::{IVAN, IVAN_DEAL, UNKNOWN};

/// What the app's environment and the client's may name.
const FOLDER: &str = "XDG_RUNTIME_DIR";

#[tokio::test]
async fn a_client_without_the_variable_is_led_to_an_app_that_listens_in_a_folder_of_its_own() {
    let workplace = Workplace::start().await;
    let (_, folder) = workplace.environment().iter().find(|(name, _)| *name == FOLDER).expect("it has one");
    let app = App::launch_at_home(&workplace, &[], Path::new(folder).join("callcard/callcard.sock"));
    app.socket.accepting().await;
    let mut ring = App::callcardctl(&workplace);
    ring.env_remove("CALLCARD_HOME").env_remove(FOLDER).args(["ring", IVAN]);
    let rang = ring.stdout(Stdio::piped()).stderr(Stdio::piped()).output().await.expect("it runs");
    assert!(rang.status.success(), "{rang:?}");
    workplace.notifications.wait(IVAN_DEAL).await;
}

/// The system's folder for the sockets of a user is the same for every program, so the app and the client of this test see
/// one that nobody else sees.
#[tokio::test]
async fn a_client_without_the_variable_finds_an_app_in_the_systems_folder_of_the_user() {
    let user = rustix::process::geteuid().as_raw();
    let folder = format!("/run/user/{user}");
    // The client has another home than the app, so that no sign leads it.
    let script = "\
        callcard() { if [ \"$NAMED\" = yes ]; then export XDG_RUNTIME_DIR=\"$FOLDER\"; fi; exec \"$APP\" --background; }\n\
        callcard &\n\
        until [ -S \"$FOLDER/callcard/callcard.sock\" ]; do sleep 0.05; done\n\
        HOME=/nowhere XDG_DATA_HOME=/nowhere \"$CTL\" ring \"$NUMBER\"; echo \"code $?\"\n\
        cat";
    for (named, number) in [("yes", IVAN), ("no", UNKNOWN)] {
        let workplace = Workplace::start().await;
        let boxed = |workplace: &Workplace| {
            let mut command = workplace.command("bwrap");
            command.args(["--dev-bind", "/", "/", "--tmpfs", "/run/user", "--perms", "0700", "--dir", &folder]);
            command.args(["--die-with-parent", "--unshare-pid", "--"]);
            command
        };
        if !boxed(&workplace).arg("true").status().await.is_ok_and(|status| status.success()) {
            eprintln!("not run: no program may be given folders of its own here");
            return;
        }
        let log = std::fs::File::create(App::log(&workplace)).expect("it can be made");
        let mut running = boxed(&workplace);
        running.args(["sh", "-c", script]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(log);
        running.env_remove("CALLCARD_HOME").env_remove(FOLDER);
        running.env("NAMED", named).env("NUMBER", number).env("FOLDER", &folder);
        running.env("APP", App::file()).env("CTL", App::callcardctl_file());
        let mut running = running.spawn().expect("it runs");
        workplace.notifications.wait("+7 999 888-55").await;
        // It waits for its input to end, and everything in it ends with it.
        drop(running.stdin.take());
        let said = until("the box to end", LIMIT, async || running.try_wait().ok().flatten()).await;
        let mut output = String::new();
        let mut pipe = running.stdout.take().expect("its output is piped");
        tokio::io::AsyncReadExt::read_to_string(&mut pipe, &mut output).await.expect("it says something");
        assert!(said.success() && output.contains("code 0"), "{named}: {output}");
    }
}
