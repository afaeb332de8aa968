//! The window: how long it takes to open, what it leaves behind when it is closed, how large its page is, how the list
//! scrolls with a year of calls in it, and how long a newcomer takes to the first notice.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use e2e::{App, Window, Workplace};
use serde_json::json;
use tokio::time::sleep;

use crate::floor::{self, Floor};
use crate::history;
use crate::idle::{Memory, megabytes, tree};
use crate::report::{Line, millis, section};
use crate::samples::Samples;

const OPENINGS: usize = 10;
/// What every title of the window has in it.
const TITLE: &str = "Callcard";
const BARE_TITLE: &str = "Bare";
/// The short name of the process that draws the page, as the kernel cuts it.
const PAGE_PROCESS: &str = "WebKitWebProces";
/// How long the window is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// What is closed comes to rest.
const REST: Duration = Duration::from_secs(3);
/// When the page's process has to be gone.
const GONE: Duration = Duration::from_secs(10);
const TO_OPEN: Duration = Duration::from_millis(500);
/// In kilobytes, packed as a web server would.
const SIZE: f64 = 150.0;
/// Of the memory after the second opening.
const GROWTH: f64 = 5.0;
/// A frame of a screen with 60 of them in a second.
const FRAME: f64 = 1000.0 / 60.0;

/// Scrolls through the list a step with every frame, and says how long the frames took, how many rows were there at
/// most, and how far it came. The first frames, and those of a list that rests, are the baseline.
const SCROLL: &str = r#"
const [steps, done] = arguments;
const list = [...document.querySelectorAll("main, main *")]
    .filter((one) => one.scrollHeight > one.clientHeight + 100 && /auto|scroll/.test(getComputedStyle(one).overflowY))
    .sort((one, other) => other.clientHeight - one.clientHeight)[0];
if (!list) done(null);
const resting = [], scrolling = [];
let rows = 0, before = performance.now(), frame = 0;
function next(now) {
    const took = now - before;
    before = now;
    frame += 1;
    if (frame > 5) (frame <= 65 ? resting : scrolling).push(took);
    rows = Math.max(rows, document.querySelectorAll("[data-call]").length);
    if (frame > 65) list.scrollTop += 400;
    if (frame < 65 + steps) requestAnimationFrame(next);
    else done({ resting, scrolling, rows, height: list.scrollHeight });
}
requestAnimationFrame(next);
"#;
/// As many as are sure to be over before the web driver is given up.
const STEPS: usize = 300;

pub(crate) async fn measure(floor: &Floor) {
    section(&format!("The window, with {} calls in the history", history::CALLS));
    floor.fresh_home();
    history::fill(floor).await;
    openings(floor).await;
    scrolling(&floor.workplace).await;
    size();
    newcomer(floor).await;
}

/// Opens the history and closes it again, time after time, in the same app.
async fn openings(floor: &Floor) {
    let workplace = &floor.workplace;
    let app = App::launch(workplace, &["--background"]);
    app.socket.accepting().await;
    app.tray(workplace).await;
    let (mut first, mut later, mut memory) = (Duration::ZERO, Samples::default(), Vec::new());
    for opening in 0..OPENINGS {
        let begin = Instant::now();
        let reply = app.socket.send("POST", "/window/history", &[], "").await;
        assert!(reply.status.is_success(), "{}", reply.text());
        workplace.wait_until_drawn(TITLE).await;
        let took = begin.elapsed();
        if opening == 0 {
            first = took;
        } else {
            later.push(took);
        }
        sleep(LOOK).await;
        workplace.close_window(TITLE).await;
        sleep(REST).await;
        memory.push(Memory::of(app.pid()).private_dirty);
    }
    sleep(GONE - REST).await;
    let pages = tree(app.pid()).into_iter().filter(|pid| name(*pid) == PAGE_PROCESS).count();
    floor::end(app).await;

    let bare = bare_openings(floor).await;
    let reached = later.median() <= TO_OPEN;
    Line::times("a web view with one word is drawn", &bare).print();
    Line::times("the window is drawn", &later).ratio(later.times(&bare)).target("≤ 500 ms", reached).print();
    Line::figure("the very first time", millis(first)).print();
    Line::figure("processes of pages 10 s after closing", pages).target("0", pages == 0).print();
    let (second, last) = (memory[1], memory[OPENINGS - 1]);
    let growth = (last as f64 / second as f64 - 1.0) * 100.0;
    Line::figure("memory after the second closing", megabytes(second)).print();
    Line::figure("growth from the second to the tenth", format!("{growth:+.1} %"))
        .target("≤ 5 %", growth <= GROWTH)
        .print();
}

/// The baseline: a window of the same kind with one word in it, in a program that does nothing else.
async fn bare_openings(floor: &Floor) -> Samples {
    let workplace = &floor.workplace;
    let bench = std::env::current_exe().expect("the running executable has a path");
    let mut bare = floor.timed_command(bench.with_file_name("bare"));
    let mut bare = bare.stdin(Stdio::piped()).spawn().expect("the bare window's program starts");
    let mut words = bare.stdin.take().expect("it is told by its input");
    sleep(REST).await;
    let mut times = Samples::default();
    for opening in 0..OPENINGS {
        let begin = Instant::now();
        words.write_all(b"\n").expect("it takes a word");
        workplace.wait_until_drawn(BARE_TITLE).await;
        // As with the app, the first one is another matter.
        if opening > 0 {
            times.push(begin.elapsed());
        }
        sleep(LOOK).await;
        workplace.close_window(BARE_TITLE).await;
        sleep(LOOK).await;
    }
    drop(words);
    bare.wait().expect("it has ended");
    times
}

/// Scrolls through the history in the real web view.
async fn scrolling(workplace: &Workplace) {
    let window = Window::on(workplace, "history").await;
    window.wait_for("[data-call]").await;
    let measured = window.measure(SCROLL, &json!(STEPS)).await;
    assert!(measured.is_object(), "the history has no list to scroll: {measured}");
    let frames = |which: &str| {
        let mut samples = Samples::default();
        for frame in measured[which].as_array().expect("frames were counted") {
            samples.push(Duration::from_secs_f64(frame.as_f64().expect("a time is a number") / 1e3));
        }
        samples
    };
    let (resting, scrolling) = (frames("resting"), frames("scrolling"));
    let ratio = scrolling.median().as_secs_f64() / resting.median().as_secs_f64();
    let smooth = scrolling.median().as_secs_f64() * 1e3 <= 2.0 * FRAME;
    Line::times("a frame while nothing moves", &resting).print();
    Line::times("a frame while the list scrolls", &scrolling).ratio(ratio).target("≤ 2 frames of 60", smooth).print();
    let rows = measured["rows"].as_u64().expect("rows were counted");
    Line::figure("rows in the page at most", rows).target("≤ 150", rows <= 150).print();
    window.close(workplace).await;
}

/// The page as it is built into the app, each file packed for itself. A window reads the texts of one language: the largest counts.
fn size() {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/dist");
    let (texts, rest): (Vec<_>, Vec<_>) = files(&dist).into_iter().partition(|file| is_of_a_language(file));
    let largest = texts.iter().map(|file| packed(file)).max().expect("the page has texts");
    let packed = largest + rest.iter().map(|file| packed(file)).sum::<usize>();
    let kilobytes = packed as f64 / 1024.0;
    let reached = kilobytes <= SIZE;
    let what = "the page in one language, packed (gzip)";
    Line::figure(what, format!("{kilobytes:.0} KB")).target("≤ 150 KB", reached).print();
}

/// The texts of a language are a file with its code: `ru-4NyynHkR.js`.
fn is_of_a_language(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    name.split_once('-').is_some_and(|(code, _)| code.len() == 2)
}

/// Somebody who has never had Callcard: they start it (1) and click "Try it now" (2) in the window that opens.
async fn newcomer(floor: &Floor) {
    floor.fresh_home();
    let before = floor.workplace.notifications.shown().len();
    let mut actions = 0;
    let begin = Instant::now();
    actions += 1;
    let window = Window::of_first_start(&floor.workplace).await;
    actions += 1;
    window.click("[data-action=try]").await;
    until_shown(floor, before).await;
    let took = begin.elapsed();
    window.close(&floor.workplace).await;
    Line::figure("fresh home → first notice: actions", actions).target("≤ 4", actions <= 4).print();
    Line::figure("fresh home → first notice: the machine's part", millis(took)).print();
}

async fn until_shown(floor: &Floor, before: usize) {
    e2e::until("the first notice", e2e::LIMIT, async || {
        (floor.workplace.notifications.shown().len() > before).then_some(())
    })
    .await;
}

fn name(pid: u32) -> String {
    fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim_end().to_owned()
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).expect("the page is built").flatten();
    let deeper = |path: std::path::PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries.map(|entry| entry.path()).flat_map(deeper).collect()
}

fn packed(file: &Path) -> usize {
    let gzip = Command::new("gzip").args(["-9", "-c"]).arg(file).stdin(Stdio::null()).output();
    gzip.expect("gzip runs").stdout.len()
}
