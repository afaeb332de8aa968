//! The rows of the tray menu, edited in place: an open menu that is replaced would close under the agent's hand.
//!
//! A row keeps its identity while others come and go, so a click does what the row said when it was read.

use callcard_core::call::CallId;
use callcard_core::menu::{Choice, Row};
use callcard_core::quiet::PauseFor;
use callcard_core::trouble::Remedy;
use tauri::menu::{IsMenuItem, Menu, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};

/// The menu and what is in it.
pub(super) struct Rows {
    menu: Menu<Wry>,
    shown: Vec<Shown>,
}

struct Shown {
    id: String,
    row: Row,
    native: Native,
}

enum Native {
    Item(MenuItem<Wry>),
    Menu(Submenu<Wry>),
    Line(PredefinedMenuItem<Wry>),
}

impl Rows {
    /// An empty menu to fill.
    pub(super) fn new(menu: Menu<Wry>) -> Self {
        Self { menu, shown: Vec::new() }
    }

    /// Makes the menu show these rows, touching only what differs.
    pub(super) fn draw(&mut self, handle: &AppHandle, rows: &[Row]) -> tauri::Result<()> {
        let ids = ids(rows);
        for at in (0..self.shown.len()).rev() {
            if !ids.contains(&self.shown[at].id) {
                self.remove(at)?;
            }
        }
        for (at, (id, row)) in ids.into_iter().zip(rows).enumerate() {
            match self.shown.iter().position(|shown| shown.id == id) {
                Some(there) if there == at => self.shown[at].change(row)?,
                Some(elsewhere) => {
                    self.remove(elsewhere)?;
                    self.insert(handle, at, id, row)?;
                }
                None => self.insert(handle, at, id, row)?,
            }
        }
        Ok(())
    }

    fn insert(&mut self, handle: &AppHandle, at: usize, id: String, row: &Row) -> tauri::Result<()> {
        let native = Native::new(handle, &id, row)?;
        self.menu.insert(native.as_item(), at)?;
        self.shown.insert(at, Shown { id, row: row.clone(), native });
        Ok(())
    }

    fn remove(&mut self, at: usize) -> tauri::Result<()> {
        self.menu.remove(self.shown.remove(at).native.as_item())
    }
}

impl Shown {
    fn change(&mut self, row: &Row) -> tauri::Result<()> {
        if self.row == *row {
            return Ok(());
        }
        // The row's id tells its kind; rows of other kinds stay as they are.
        if let (Native::Item(item), Row::Text(label) | Row::Item { label, .. }) = (&self.native, row) {
            item.set_text(literal(label))?;
            item.set_enabled(matches!(row, Row::Item { .. }))?;
        }
        self.row = row.clone();
        Ok(())
    }
}

impl Native {
    fn new(handle: &AppHandle, id: &str, row: &Row) -> tauri::Result<Self> {
        let item = |label, enabled| MenuItem::with_id(handle, id, literal(label), enabled, None::<&str>);
        Ok(match row {
            Row::Text(label) => Self::Item(item(label, false)?),
            Row::Item { label, .. } => Self::Item(item(label, true)?),
            Row::Menu { label, items } => {
                let menu = Submenu::with_id(handle, id, literal(label), true)?;
                for (label, choice) in items {
                    menu.append(&MenuItem::with_id(handle, id_of(*choice), literal(label), true, None::<&str>)?)?;
                }
                Self::Menu(menu)
            }
            Row::Separator => Self::Line(PredefinedMenuItem::separator(handle)?),
        })
    }

    fn as_item(&self) -> &dyn IsMenuItem<Wry> {
        match self {
            Self::Item(item) => item,
            Self::Menu(menu) => menu,
            Self::Line(item) => item,
        }
    }
}

/// The choices that are always the same, with the ids of their rows.
const CHOICES: [(&str, Choice); 14] = [
    ("test-call", Choice::TestCall),
    ("missed", Choice::Missed),
    ("settings", Choice::Mend(Remedy::Settings)),
    ("doctor", Choice::Mend(Remedy::Doctor)),
    ("renew", Choice::Renew),
    ("try-again", Choice::TryAgain),
    ("pause-half-hour", Choice::Pause(PauseFor::HalfHour)),
    ("pause-hour", Choice::Pause(PauseFor::Hour)),
    ("pause-night", Choice::Pause(PauseFor::Night)),
    ("pause-ever", Choice::Pause(PauseFor::Ever)),
    ("resume", Choice::Resume),
    ("open-window", Choice::OpenWindow),
    ("open-settings", Choice::OpenSettings),
    ("quit", Choice::Quit),
];

/// The choice behind the id of a row.
pub(super) fn choice(id: &str) -> Option<Choice> {
    let known = CHOICES.iter().find(|(known, _)| *known == id).map(|(_, choice)| *choice);
    known.or_else(|| CallId::parse(id).map(Choice::Recent))
}

fn id_of(choice: Choice) -> String {
    match choice {
        Choice::Recent(call) => call.to_string(),
        _ => CHOICES.iter().find(|(_, known)| *known == choice).map_or(String::new(), |(id, _)| (*id).into()),
    }
}

/// The id of each row: by what it does, or else which of its kind it is.
fn ids(rows: &[Row]) -> Vec<String> {
    let (mut texts, mut lines, mut menus) = (0, 0, 0);
    let next = |kind: &str, count: &mut u32| {
        *count += 1;
        format!("{kind}-{count}")
    };
    rows.iter()
        .map(|row| match row {
            Row::Text(_) => next("text", &mut texts),
            Row::Separator => next("line", &mut lines),
            Row::Menu { .. } => next("menu", &mut menus),
            Row::Item { choice, .. } => id_of(*choice),
        })
        .collect()
}

/// A single `&` in a label would mark the letter after it as a shortcut and not be seen.
fn literal(label: &str) -> String {
    label.replace('&', "&&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_found_again_by_the_id_of_its_row() {
        let fixed = CHOICES.iter().map(|(_, choice)| *choice);
        let choices = fixed.chain([Choice::Recent(CallId::fresh())]);
        for chosen in choices {
            let row = Row::Item { label: String::new(), choice: chosen };
            assert_eq!(choice(&ids(&[row])[0]), Some(chosen));
        }
    }

    #[test]
    fn rows_to_read_are_told_apart_and_do_nothing() {
        let text = || Row::Text("to read".into());
        let ids = ids(&[text(), Row::Separator, text(), Row::Separator]);
        assert_eq!(ids, ["text-1", "line-1", "text-2", "line-2"]);
        assert!(ids.iter().all(|id| choice(id).is_none()));
    }

    #[test]
    fn an_ampersand_in_a_name_is_seen() {
        assert_eq!(literal("Ivan & Co"), "Ivan && Co");
    }
}
