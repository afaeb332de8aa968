//! On files as MicroSIP writes them.

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

const LINES: &str = "cmdIncomingCall=\"C:\\P\\callcardctl.exe\" ring --source=microsip --withheld --\n\
                     cmdCallEnd=\"C:\\P\\callcardctl.exe\" end --source=microsip --withheld --\n";
const BEFORE: &str = "[Settings]\r\naccountId=1\r\ncmdIncomingCall=\r\nvolume=100\r\n\r\n[Account1]\r\nlabel=Иван\r\n";

fn utf16(text: &str) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A folder with MicroSIP's file in it.
fn folder(bytes: &[u8]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), bytes).unwrap();
    let folders = vec![folder.path().join("not-there"), folder.path().to_owned()];
    (folder, folders)
}

fn read(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap()
}

#[test]
fn file_is_set_up_and_what_was_set_up_is_taken_out_again() {
    let (folder, folders) = folder(&utf16(BEFORE));
    let does = |deed| microsip(&folders, LINES, deed, false).state;
    assert_eq!(does(MicrosipDeed::Look), MicrosipState::Ready);
    assert_eq!(read(&folder, FILE), utf16(BEFORE), "a look changes nothing");

    assert_eq!(does(MicrosipDeed::SetUp), MicrosipState::SetUp);
    let expected = "[Settings]\r\naccountId=1\r\n\
                    cmdIncomingCall=\"C:\\P\\callcardctl.exe\" ring --source=microsip --withheld --\r\n\
                    volume=100\r\n\
                    cmdCallEnd=\"C:\\P\\callcardctl.exe\" end --source=microsip --withheld --\r\n\
                    \r\n[Account1]\r\nlabel=Иван\r\n";
    assert_eq!(read(&folder, FILE), utf16(expected));
    assert_eq!(read(&folder, COPY), utf16(BEFORE));
    assert_eq!(does(MicrosipDeed::Look), MicrosipState::SetUp);

    // Set up again after Callcard has moved: the first copy stays.
    let moved = LINES.replace("C:\\P", "D:\\Q");
    assert_eq!(microsip(&folders, &moved, MicrosipDeed::Look, false).state, MicrosipState::Ready);
    assert_eq!(microsip(&folders, &moved, MicrosipDeed::SetUp, false).state, MicrosipState::SetUp);
    assert_eq!(read(&folder, FILE), utf16(&expected.replace("C:\\P", "D:\\Q")));
    assert_eq!(read(&folder, COPY), utf16(BEFORE));

    assert_eq!(does(MicrosipDeed::Undo), MicrosipState::Ready);
    let expected = BEFORE.replace("volume=100\r\n", "volume=100\r\ncmdCallEnd=\r\n");
    assert_eq!(read(&folder, FILE), utf16(&expected));
    let names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "no draft is left behind: {names:?}");
}

#[test]
fn what_is_not_understood_is_left_alone() {
    use MicrosipState::{NotUnderstood, Ready, Taken};
    let table: [(Vec<u8>, MicrosipState); 13] = [
        (utf16("[Settings]\r\n"), Ready),
        (b"[settings]\nlabel=\xc8\xe2\xe0\xed".to_vec(), Ready),
        (b"\xef\xbb\xbf[Settings]\r\n".to_vec(), NotUnderstood),
        (b"\xfe\xff\x00[".to_vec(), NotUnderstood),
        ([utf16("[Settings]\r\n"), vec![0x41]].concat(), NotUnderstood),
        (vec![0xff, 0xfe, 0x00, 0xd8], NotUnderstood),
        (utf16("[Settings]\0"), NotUnderstood),
        (b"[Settings]\0".to_vec(), NotUnderstood),
        (utf16(""), NotUnderstood),
        (utf16("[Account1]\r\n"), NotUnderstood),
        (utf16("[Settings]\r\n[SETTINGS]\r\n"), NotUnderstood),
        (utf16("[Settings]\r\ncmdCallEnd=\r\nCMDCALLEND=\r\n"), NotUnderstood),
        (utf16("[Settings]\r\ncmdCallEnd=C:\\crm.exe end\r\n"), Taken),
    ];
    for (bytes, expected) in table {
        let (folder, folders) = folder(&bytes);
        let looked = microsip(&folders, LINES, MicrosipDeed::Look, false);
        assert_eq!(looked.state, expected, "{looked:?}");
        if expected == Ready {
            continue;
        }
        for deed in [MicrosipDeed::SetUp, MicrosipDeed::Undo] {
            assert_eq!(microsip(&folders, LINES, deed, false).state, expected);
            assert_eq!(read(&folder, FILE), bytes);
        }
        assert!(!folder.path().join(COPY).exists(), "nothing was changed");
    }
    let (_folder, folders) = folder(&utf16("[Settings]\r\ncmdCallEnd=C:\\crm.exe end\r\n"));
    assert_eq!(microsip(&folders, LINES, MicrosipDeed::Look, false).detail.unwrap(), "C:\\crm.exe end");
}

#[test]
fn path_that_the_file_cannot_hold_is_not_written() {
    let long = format!("cmdCallEnd=\"C:\\{}\" --source=microsip\n", "x".repeat(255));
    let foreign = "cmdCallEnd=\"C:\\Иван\\callcardctl.exe\" --source=microsip\n";
    for (bytes, lines, expected) in [
        (utf16("[Settings]\r\n"), foreign, MicrosipState::SetUp),
        (b"[Settings]\r\n".to_vec(), foreign, MicrosipState::NotUnderstood),
        (utf16("[Settings]\r\n"), &long, MicrosipState::NotUnderstood),
    ] {
        let (_folder, folders) = folder(&bytes);
        assert_eq!(microsip(&folders, lines, MicrosipDeed::SetUp, false).state, expected, "{lines}");
    }
}

#[test]
fn file_without_a_last_line_end_and_with_bytes_of_a_code_page_keeps_them() {
    let bytes = b"[Settings]\nlabel=\xc8\xe2\xe0\xed";
    let (folder, folders) = folder(bytes);
    assert_eq!(microsip(&folders, LINES, MicrosipDeed::SetUp, false).state, MicrosipState::SetUp);
    let expected = [&bytes[..], b"\n", LINES.as_bytes()].concat();
    assert_eq!(read(&folder, FILE), expected);
}

#[test]
fn while_microsip_runs_nothing_is_changed() {
    let (folder, folders) = folder(&utf16(BEFORE));
    for deed in [MicrosipDeed::Look, MicrosipDeed::SetUp, MicrosipDeed::Undo] {
        assert_eq!(microsip(&folders, LINES, deed, true).state, MicrosipState::Running, "{deed:?}");
    }
    assert_eq!(read(&folder, FILE), utf16(BEFORE));
    microsip(&folders, LINES, MicrosipDeed::SetUp, false);
    assert_eq!(microsip(&folders, LINES, MicrosipDeed::Look, true).state, MicrosipState::SetUp);
}

#[test]
fn file_that_is_not_there_or_in_two_places_is_said() {
    let (one, folders) = folder(&utf16(BEFORE));
    let (_other, others) = folder(&utf16(BEFORE));
    let both = [folders.clone(), others].concat();
    let does = |folders: &[PathBuf]| microsip(folders, LINES, MicrosipDeed::SetUp, false).state;
    assert_eq!(does(&both), MicrosipState::Several);
    assert_eq!(does(&[]), MicrosipState::NotFound);
    fs::remove_file(one.path().join(FILE)).unwrap();
    assert_eq!(does(&folders), MicrosipState::NotFound);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(crate::fuzz::cases()))]

    #[test]
    fn fuzz_of_files_changes_what_is_asked_for_and_nothing_else(
        before in "([a-z]{0,8}=[ -~Иван]{0,12}(\r\n|\n)){0,6}",
        after in "(\\[A[a-z]{0,5}\\](\r\n|\n)([a-z]{0,8}=[ -~]{0,9}(\r\n|\n)){0,3}){0,3}",
        noise in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        let text = format!("[Settings]\r\n{before}{after}");
        let mut ini = Ini::read(&utf16(&text)).unwrap();
        if ini.set_up(LINES).is_ok() {
            prop_assert!(ini.is_set_up(LINES).unwrap());
            let written = ini.write();
            let mut again = Ini::read(&written).unwrap();
            again.take_out();
            prop_assert!(!again.has_lines_of_ours());
            let units: Vec<u16> = again.write()[2..].chunks(2).map(|unit| u16::from_le_bytes([unit[0], unit[1]])).collect();
            let left = String::from_utf16(&units).unwrap();
            let is_ours = |line: &str| line.starts_with("cmdIncomingCall=") || line.starts_with("cmdCallEnd=");
            let left: String = left.split_inclusive('\n').filter(|line| !is_ours(line)).collect();
            prop_assert_eq!(left, text);
        }
        // Whatever a file holds, it is read or refused.
        if let Ok(ini) = Ini::read(&noise) {
            prop_assert_eq!(ini.write(), noise);
        }
    }
}
