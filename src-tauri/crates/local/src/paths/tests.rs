//! One table row per rule: an environment and a system in, places out.

use super::*;

fn system(data: Option<&str>) -> System {
    System {
        data: data.map(PathBuf::from),
        temp: PathBuf::from("/tmp"),
        runtime: None,
        is_foreign: |folder| folder.starts_with("/run/user/1001"),
        user: "1000".into(),
    }
}

fn paths(variables: &[(&str, &str)], system: &System) -> Result<Paths, PathsError> {
    let variable = |name: &str| {
        let (_, value) = variables.iter().find(|(key, _)| *key == name)?;
        Some(OsString::from(value))
    };
    Paths::new(&variable, system)
}

#[cfg(target_os = "linux")]
#[test]
fn home_and_socket_follow_the_environment() {
    const DATA: &str = "/home/olga/.local/share";
    let deep = format!("/srv/{}", "d".repeat(100));
    let inside = "/run/user/1000/callcard/callcard.sock";
    for (variables, home, socket) in [
        // The desktop's usual case, and a session without a runtime folder.
        (&[("XDG_RUNTIME_DIR", "/run/user/1000")][..], "/home/olga/.local/share/callcard", inside),
        (&[], "/home/olga/.local/share/callcard", "/home/olga/.local/share/callcard/callcard.sock"),
        // A folder of one's own holds the socket too, whatever the session offers.
        (
            &[("CALLCARD_HOME", "/srv/callcard"), ("XDG_RUNTIME_DIR", "/run/user/1000")],
            "/srv/callcard",
            "/srv/callcard/callcard.sock",
        ),
        (&[("CALLCARD_HOME", "/srv//callcard/./")], "/srv/callcard", "/srv/callcard/callcard.sock"),
        // Empty is unset; a relative runtime folder is ignored.
        (&[("CALLCARD_HOME", ""), ("XDG_RUNTIME_DIR", "/run/user/1000/")], "/home/olga/.local/share/callcard", inside),
        (
            &[("XDG_RUNTIME_DIR", "run")],
            "/home/olga/.local/share/callcard",
            "/home/olga/.local/share/callcard/callcard.sock",
        ),
        // Too long for the kernel: a hashed name that every process comes to alike.
        (
            &[("CALLCARD_HOME", &deep), ("XDG_RUNTIME_DIR", "/run/user/1000")],
            &deep,
            "/run/user/1000/callcard/callcard-240091788305cb1c.sock",
        ),
        (&[("CALLCARD_HOME", &deep)], &deep, "/tmp/callcard-1000/callcard-240091788305cb1c.sock"),
    ] {
        let paths = paths(variables, &system(Some(DATA))).unwrap();
        assert_eq!(paths.home, Path::new(home), "{variables:?}");
        assert_eq!(paths.socket().to_string(), socket, "{variables:?}");
    }
}

/// Desktop, cron, `su`, `sudo -u`: the app and a client come to one socket, whichever of them has the variable.
#[cfg(target_os = "linux")]
#[test]
fn without_the_variable_the_folder_of_the_session_is_found_all_the_same() {
    const OWN: &str = "/run/user/1000";
    const INSIDE: &str = "/run/user/1000/callcard/callcard.sock";
    const AT_HOME: &str = "/home/olga/.local/share/callcard/callcard.sock";
    let deep = format!("/srv/{}", "d".repeat(100));
    for (variable, session, expected) in [
        (Some(OWN), Some(OWN), INSIDE),
        (None, Some(OWN), INSIDE),
        (Some(""), Some(OWN), INSIDE),
        (Some("run"), Some(OWN), INSIDE),
        // What `su` leaves behind is the folder of whoever called it.
        (Some("/run/user/1001"), Some(OWN), INSIDE),
        (Some("/run/user/1001"), None, AT_HOME),
        (None, None, AT_HOME),
        // A session may keep the folder elsewhere.
        (Some("/tmp/session"), Some(OWN), "/tmp/session/callcard/callcard.sock"),
    ] {
        let system = System { runtime: session.map(PathBuf::from), ..system(Some("/home/olga/.local/share")) };
        let variables: Vec<_> = variable.iter().map(|value| ("XDG_RUNTIME_DIR", *value)).collect();
        assert_eq!(paths(&variables, &system).unwrap().socket().to_string(), expected, "{variable:?} {session:?}");
        // A folder of one's own holds the socket whatever the session offers, unless it is too deep.
        let own = [&[("CALLCARD_HOME", "/srv/callcard")], &variables[..]].concat();
        assert_eq!(paths(&own, &system).unwrap().socket().to_string(), "/srv/callcard/callcard.sock");
        let own = [&[("CALLCARD_HOME", deep.as_str())], &variables[..]].concat();
        let folder = match (variable, session) {
            (Some("/tmp/session"), _) => "/tmp/session/callcard",
            (_, Some(_)) => "/run/user/1000/callcard",
            (_, None) => "/tmp/callcard-1000",
        };
        let name = format!("{folder}/callcard-240091788305cb1c.sock");
        assert_eq!(paths(&own, &system).unwrap().socket().to_string(), name, "{variable:?} {session:?}");
    }
}

/// An app and a client with environments so different that they work out different sockets.
#[cfg(target_os = "linux")]
#[test]
fn a_client_with_another_environment_is_led_to_the_app_by_its_sign() {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().to_str();
    std::fs::create_dir(home.path().join("callcard")).unwrap();
    let with = |variables: &[(&str, &str)]| paths(variables, &system(data)).unwrap();
    let doors = |paths: &Paths| paths.doors().map(|door| door.to_string()).collect::<Vec<_>>();
    let at_home = home.path().join("callcard/callcard.sock").display().to_string();
    let [plain, desktop, other] =
        [&[][..], &[("XDG_RUNTIME_DIR", "/tmp/desktop")], &[("XDG_RUNTIME_DIR", "/tmp/other")]].map(with);
    let inside = "/tmp/desktop/callcard/callcard.sock";

    // Nobody listens: the usual door alone.
    assert_eq!(doors(&plain), [at_home.as_str()]);
    // The app has the variable, the client has not, or another one.
    let sign = Sign::put_up(&desktop).unwrap().unwrap();
    assert_eq!(doors(&plain), [at_home.as_str(), inside]);
    assert_eq!(doors(&other), ["/tmp/other/callcard/callcard.sock", inside]);
    assert_eq!(doors(&desktop), [inside]);
    // It died and another one came, which takes the sign over and takes it down in the end.
    std::mem::forget(sign);
    let sign = Sign::put_up(&other).unwrap().unwrap();
    assert_eq!(doors(&desktop), [inside, "/tmp/other/callcard/callcard.sock"]);
    drop(sign);
    assert_eq!(doors(&desktop), [inside]);
    // The app has no variable: its socket lies at home, where the sign would be.
    assert!(Sign::put_up(&plain).unwrap().is_none());
}

#[cfg(target_os = "linux")]
#[test]
fn a_socket_at_home_is_found_by_a_client_of_a_session() {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join("callcard")).unwrap();
    let client = paths(&[("XDG_RUNTIME_DIR", "/tmp/desktop")], &system(home.path().to_str())).unwrap();
    let at_home = home.path().join("callcard/callcard.sock");
    let _listening = std::os::unix::net::UnixListener::bind(&at_home).unwrap();
    let doors: Vec<_> = client.doors().map(|door| door.to_string()).collect();
    assert_eq!(doors, ["/tmp/desktop/callcard/callcard.sock", at_home.to_str().unwrap()]);
}

#[cfg(unix)]
#[test]
fn a_socket_never_outgrows_the_kernel() {
    let mut names = std::collections::HashSet::new();
    for length in 1..300 {
        let home = format!("/{}", "d".repeat(length));
        let mut system = system(None);
        system.temp = PathBuf::from(format!("/{}", "t".repeat(length)));
        let socket = paths(&[("CALLCARD_HOME", &home)], &system).unwrap().socket().clone();
        assert!(socket.as_os_str().len() <= socket::LONGEST, "{socket}");
        assert!(names.insert(socket.to_string()), "{socket} serves two homes");
    }
}

#[test]
fn every_file_lies_in_the_home() {
    let home = env::temp_dir().join("callcard");
    let paths =
        paths(&[("CALLCARD_HOME", home.to_str().unwrap())], &System { temp: env::temp_dir(), ..system(None) }).unwrap();
    assert_eq!(paths.settings_file(), home.join("settings.json"));
    assert_eq!(paths.database(), home.join("callcard.db"));
    assert_eq!(paths.lock_file(), home.join("callcard.lock"));
    assert_eq!(paths.sandbox_dir(), home.join("sandbox"));
}

#[test]
fn without_a_place_there_are_no_paths() {
    for (variables, expected) in [
        (&[][..], "this user has no home directory; set CALLCARD_HOME"),
        (&[("CALLCARD_HOME", "data")], "CALLCARD_HOME must be an absolute path, not data"),
    ] {
        let error = paths(variables, &system(None)).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn this_process_has_a_user() {
    let user = System::current().unwrap().user;
    assert!(!user.is_empty());
    assert!(user.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{user}");
}
