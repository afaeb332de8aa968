//! From the start of the process to the socket that answers and to the icon in the tray.

use std::time::{Duration, Instant};

use e2e::{App, LIMIT};
use futures_util::StreamExt;
use tokio::time::{sleep, timeout};
use zbus::Proxy;

use crate::floor::{self, Floor};
use crate::report::{Line, millis, section};
use crate::samples::Samples;

const STARTS: usize = 10;

/// Finer than what is measured, and seldom enough not to take the core away from it.
const BETWEEN_KNOCKS: Duration = Duration::from_millis(1);

const TARGET: Duration = Duration::from_millis(100);

pub(crate) async fn measure(floor: &Floor) {
    section("From the start of the process");
    floor.fresh_home();
    let (first_socket, first_tray) = start(floor).await;
    let (mut socket, mut tray) = (Samples::default(), Samples::default());
    for _ in 0..STARTS {
        let (to_socket, to_tray) = start(floor).await;
        socket.push(to_socket);
        tray.push(to_tray);
    }
    Line::times("the socket answers", &socket).target("≤ 100 ms", socket.median() <= TARGET).print();
    Line::times("the icon is in the tray", &tray).print();
    Line::figure("the very first time, socket", millis(first_socket)).print();
    Line::figure("the very first time, tray", millis(first_tray)).print();
}

/// Starts an app and ends it again. Returns the times to the socket's first answer and to the icon.
async fn start(floor: &Floor) -> (Duration, Duration) {
    let name = "org.kde.StatusNotifierWatcher";
    let watcher = Proxy::new(floor.workplace.bus(), name, "/StatusNotifierWatcher", name).await;
    let watcher = watcher.expect("the workplace has a tray");
    let icons = watcher.receive_signal("StatusNotifierItemRegistered").await;
    let mut icons = icons.expect("the tray says what is put into it");

    let begin = Instant::now();
    let app = App::launch(&floor.workplace, &["--background"]);
    let socket = async {
        while app.socket.try_get("/status").await.is_none() {
            sleep(BETWEEN_KNOCKS).await;
        }
        begin.elapsed()
    };
    let tray = async {
        icons.next().await.expect("the bus stays");
        begin.elapsed()
    };
    let times = timeout(LIMIT, async { tokio::join!(socket, tray) }).await.expect("the app starts in time");
    floor::end(app).await;
    times
}
