//! The app under test, as a process: started, killed, left to end by itself.

use std::fs::OpenOptions;
use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, Command};

use crate::{SandboxDoor, Socket, Tray, Workplace, places};

/// Without it the first start would open a window by itself.
const BACKGROUND: &str = "--background";

/// A start of Callcard on a workplace.
pub struct App {
    /// Its local socket.
    pub socket: Socket,
    child: Child,
}

impl App {
    /// Starts it with the sandbox's faults at hand and waits until its socket answers.
    pub async fn start(workplace: &Workplace) -> App {
        App::start_with(workplace, &["--faults"], &[]).await
    }

    /// Starts it as at login, with these arguments, and these variables besides the workplace's, and waits until its socket
    /// answers.
    pub async fn start_with(workplace: &Workplace, arguments: &[&str], environment: &[(&str, String)]) -> App {
        let app = App::launch_with(workplace, &[&[BACKGROUND], arguments].concat(), environment);
        app.socket.accepting().await;
        app
    }

    /// Starts it with these arguments, as a person does, and waits for nothing.
    #[must_use]
    pub fn launch(workplace: &Workplace, arguments: &[&str]) -> App {
        App::launch_with(workplace, arguments, &[])
    }

    /// The same with these variables besides the workplace's.
    #[must_use]
    pub fn launch_with(workplace: &Workplace, arguments: &[&str], environment: &[(&str, String)]) -> App {
        let command = command(workplace, environment);
        App { socket: App::socket_of(workplace), child: App::spawn(workplace, command, arguments) }
    }

    /// Starts it without a desktop, as on a server, and waits for nothing: there is a bus, and no screen.
    #[must_use]
    pub fn launch_headless(workplace: &Workplace, arguments: &[&str], environment: &[(&str, String)]) -> App {
        let mut command = command(workplace, environment);
        command.env_remove("DISPLAY").arg("--headless");
        App { socket: App::socket_of(workplace), child: App::spawn(workplace, command, arguments) }
    }

    /// Starts it as at login with its files where a person's are, not under one folder. Its socket is there then.
    #[must_use]
    pub fn launch_at_home(workplace: &Workplace, arguments: &[&str], socket: PathBuf) -> App {
        let mut command = command(workplace, &[]);
        command.env_remove("CALLCARD_HOME").arg(BACKGROUND);
        App { socket: Socket::at(socket), child: App::spawn(workplace, command, arguments) }
    }

    fn spawn(workplace: &Workplace, mut command: Command, arguments: &[&str]) -> Child {
        let log = OpenOptions::new().create(true).append(true).open(App::log(workplace));
        let log = log.expect("the app's log can be opened");
        command.args(arguments).stderr(log).spawn().expect("the app starts")
    }

    /// The file of the app, for what starts it by itself.
    #[must_use]
    pub fn file() -> PathBuf {
        places::callcard()
    }

    /// The file of `callcardctl`, for what starts it by itself.
    #[must_use]
    pub fn callcardctl_file() -> PathBuf {
        places::callcardctl()
    }

    /// `callcardctl` on this workplace, to be given its arguments.
    #[must_use]
    pub fn callcardctl(workplace: &Workplace) -> Command {
        workplace.command(places::callcardctl())
    }

    /// Runs `callcardctl` on this workplace with this on its standard input. Says whether it worked, and what it wrote.
    pub async fn told_by_ctl(workplace: &Workplace, arguments: &[&str], input: &str) -> (bool, String) {
        let mut ctl = App::callcardctl(workplace);
        ctl.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut ctl = ctl.spawn().expect("callcardctl starts");
        let mut pipe = ctl.stdin.take().expect("its input is piped");
        // It may have ended without a look at it.
        pipe.write_all(input.as_bytes()).await.ok();
        drop(pipe);
        let output = ctl.wait_with_output().await.expect("callcardctl ends");
        let said = [output.stdout, output.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
        (output.status.success(), said)
    }

    /// Where the app's socket is on this workplace, whether it runs or not.
    #[must_use]
    pub fn socket_of(workplace: &Workplace) -> Socket {
        Socket::at(workplace.callcard_home().join("callcard.sock"))
    }

    /// What the app writes to its standard error goes here.
    #[must_use]
    pub fn log(workplace: &Workplace) -> PathBuf {
        workplace.logs().join("callcard.log")
    }

    /// Its process id.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.child.id().expect("the app runs")
    }

    /// Its icon in the tray, as soon as it is there.
    pub async fn tray(&self, workplace: &Workplace) -> Tray {
        Tray::of(workplace.bus(), self.pid()).await
    }

    /// The sandbox CRM it runs.
    pub async fn sandbox(&self) -> SandboxDoor {
        SandboxDoor::of(&self.socket).await
    }

    /// Ends it at once and without warning, as `kill -9` does, and waits until it is gone.
    pub async fn kill(mut self) {
        self.child.kill().await.expect("the app can be killed");
    }

    /// Kills it and does not wait until it is gone.
    pub fn crash(&mut self) {
        self.child.start_kill().expect("the app can be killed");
    }

    /// Asks it to end, as a terminal or the end of a session does.
    pub fn terminate(&self) {
        let pid = Pid::from_raw(self.pid().cast_signed()).expect("a process id is positive");
        kill_process(pid, Signal::TERM).expect("the app can be asked to end");
    }

    /// Whether it still runs.
    #[must_use]
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().expect("the app can be asked").is_none()
    }

    /// Waits until it has ended by itself.
    pub async fn ended(&mut self, limit: Duration) -> ExitStatus {
        let ended = tokio::time::timeout(limit, self.child.wait()).await;
        ended.unwrap_or_else(|_| panic!("the app still runs after {limit:?}")).expect("the app has a status")
    }
}

fn command(workplace: &Workplace, environment: &[(&str, String)]) -> Command {
    let mut command = workplace.command(places::callcard());
    command.envs(environment.iter().map(|(name, value)| (name, value)));
    command
}
