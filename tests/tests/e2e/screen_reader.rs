//! The window for somebody who does not see it: what the real web view tells a screen reader.

use std::fs;

use e2e::{Node, ScreenReader, Window, Workplace};

/// Every page, with its heading.
const PAGES: [(&str, &str); 6] = [
    ("welcome", "Know who is calling"),
    ("history", "Calls"),
    ("test-call", "Test call"),
    ("phone", "Phones"),
    ("settings", "Settings"),
    ("doctor", "Check-up"),
];

#[tokio::test]
async fn a_screen_reader_finds_a_heading_and_a_name_for_whatever_takes_the_keyboard() {
    let workplace = Workplace::start().await;
    let reader = ScreenReader::start(&workplace).await;
    let window = Window::on_with(&workplace, "welcome", &reader.environment()).await;
    for (page, heading) in PAGES {
        let reply = window.socket.send("POST", &format!("/window/{page}"), &[], "").await;
        assert!(reply.status.is_success(), "{page}: {}", reply.text());
        let nodes = reader.page_of("callcard", heading).await;
        fs::write(workplace.logs().join(format!("{page}.txt")), tree(&nodes)).expect("the tree can be written");
        let nameless: Vec<_> = nodes.iter().filter(|node| is_control(node) && node.name.trim().is_empty()).collect();
        assert!(nameless.is_empty(), "{page}: without a name: {nameless:#?}");
        assert!(nodes.iter().filter(|node| is_control(node)).count() >= 2, "{page}: no controls in\n{}", tree(&nodes));
    }
}

fn is_control(node: &Node) -> bool {
    node.focusable && node.role.is_control()
}

fn tree(nodes: &[Node]) -> String {
    let line = |node: &Node| format!("{}{:?} {:?}\n", "  ".repeat(node.depth), node.role, node.name);
    nodes.iter().map(line).collect()
}
