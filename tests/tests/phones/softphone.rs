//! A softphone that tells of its calls itself, and no telephone system that Callcard hears.

use e2e::{App, Daemon, Pbx, Version};

use crate::company::{DORA, IVAN};
use crate::desk::Desk;

on_both!(baresip);

async fn baresip(version: Version) {
    let pbx = Pbx::start(version).await;
    let softphone = pbx.softphone().await;
    let desk = Desk::alone("104", Daemon::Dunst, &[]).await;
    let port = format!("--port={}", softphone.port);
    let add = ["sources", "add", "baresip", "--extension=104", &port];
    let (worked, said) = App::told_by_ctl(&desk.workplace, &add, "").await;
    assert!(worked, "{said}");
    desk.source_stands("baresip", "listening").await;

    let call = pbx.trunk.dial_as(IVAN, DORA);
    desk.shows("Ivan rings").await;
    softphone.answer();
    desk.shows("Ivan talks").await;
    call.up().await;
    call.hang_up().await;
    desk.shows("Ivan talks no more").await;

    let call = pbx.trunk.dial_as(IVAN, DORA);
    desk.shows("Ivan rings").await;
    softphone.hang_up();
    call.over().await;
    desk.shows("Ivan rings no more").await;

    let call = pbx.trunk.dial_as(IVAN, DORA);
    desk.shows("Ivan rings").await;
    call.hang_up().await;
    desk.shows("Ivan missed").await;
    // As baresip writes who it is.
    let kept = ["talked", "declined", "missed"].map(|outcome| format!("in sip:79998885533@127.0.0.1 {outcome}"));
    assert_eq!(desk.kept().await, kept);
}
