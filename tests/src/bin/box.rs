//! Runs a command on a desktop in a box: for people without a display, and to look at what the tests see.
//!
//! `box [--] COMMAND [ARGUMENT]…`. With `CALLCARD_BOX_DAEMON=xfce`, `mako` or `lxqt` another notification daemon than dunst shows the
//! notices. A picture of the screen is taken whenever a notice appears or changes. The command, and
//! everything else on the desktop, ends with the command or with Ctrl-C.

use std::ffi::OsString;
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use e2e::{Daemon, Workplace};
use tokio::process::Child;
use tokio::signal::unix::{SignalKind, signal};

/// How often the screen is looked at for something new to take a picture of.
const BETWEEN_LOOKS: Duration = Duration::from_millis(300);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).skip_while(|argument| argument == "--");
    let Some(program) = arguments.next() else {
        eprintln!("usage: box [--] COMMAND [ARGUMENT]…");
        return ExitCode::from(2);
    };
    match run(program, arguments.collect()).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("box: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(program: OsString, arguments: Vec<OsString>) -> std::io::Result<ExitCode> {
    // Before anything starts: what a signal interrupts must already be ours to end.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let daemon = match std::env::var("CALLCARD_BOX_DAEMON").as_deref() {
        Ok("xfce") => Daemon::Xfce,
        Ok("mako") => Daemon::Mako,
        Ok("lxqt") => Daemon::Lxqt,
        _ => Daemon::Dunst,
    };
    let workplace = Workplace::named("box", daemon).await;
    introduce(&workplace);
    let mut command = workplace.command(&program);
    let mut child = command
        .args(arguments)
        .current_dir(std::env::current_dir()?)
        .stdout(Stdio::inherit())
        .stderr(Stdio::inherit())
        .spawn()?;
    tokio::select! {
        status = child.wait() => {
            let code = status?.code().and_then(|code| u8::try_from(code).ok());
            return Ok(ExitCode::from(code.unwrap_or(1)));
        }
        () = pictures(&workplace) => {}
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    end(&mut child).await;
    Ok(ExitCode::SUCCESS)
}

/// Says how another terminal joins the desktop.
fn introduce(workplace: &Workplace) {
    println!("A desktop of its own is ready. To run more on it:");
    for (name, value) in workplace.environment() {
        if ["DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "CALLCARD_HOME", "XDG_RUNTIME_DIR"].contains(name) {
            println!("  export {name}={value}");
        }
    }
    println!("Ctrl-C ends it and everything on it.");
}

/// Takes a picture each time there is something new to see.
async fn pictures(workplace: &Workplace) {
    let mut seen = 0;
    loop {
        tokio::time::sleep(BETWEEN_LOOKS).await;
        let shown = workplace.notifications.shown().len();
        if shown > seen {
            seen = shown;
            println!("A notice is shown; a picture of the screen: {}", workplace.picture("screen").display());
        }
    }
}

/// Asks the command to end and gives it a moment; the desktop takes the rest with it.
async fn end(child: &mut Child) {
    let pid = child.id().and_then(|id| rustix::process::Pid::from_raw(id.cast_signed()));
    if let Some(pid) = pid {
        rustix::process::kill_process(pid, rustix::process::Signal::TERM).ok();
    }
    // Whether it ended or the moment is over, the desktop ends now.
    drop(tokio::time::timeout(Duration::from_secs(3), child.wait()).await);
}
