//! One table row per rule: an environment and a system in, places out.

use super::*;

fn system(data: Option<&str>) -> System {
    System { data: data.map(PathBuf::from), temp: PathBuf::from("/tmp"), user: "1000".into() }
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
    let paths = paths(
        &[("CALLCARD_HOME", home.to_str().unwrap())],
        &System { data: None, temp: env::temp_dir(), user: "1000".into() },
    )
    .unwrap();
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
