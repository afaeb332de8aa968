//! Whose call it is: which agents the telephone systems' names stand for, and which names are nobody's yet.

use std::collections::HashMap;

use super::fact::{Extension, Kind};
use crate::clock::Moment;

/// Names that are nobody's, kept to be shown; beyond, the one that was heard longest ago is forgotten.
const MOST_STRANGERS: usize = 50;

/// A person who takes calls, by the id of the CRM's user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Agent(pub u64);

/// Which agent each name stands for, source by source.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    rows: HashMap<(String, Extension), Agent>,
    /// The sources that are an agent's own telephone.
    own: HashMap<String, Agent>,
    /// The CRM's users who are agents by another name here.
    users: HashMap<u64, Agent>,
}

impl Directory {
    /// Has a source's name for an agent stand for that agent.
    pub fn add(&mut self, source: &str, extension: Extension, agent: Agent) {
        self.rows.insert((source.to_owned(), extension), agent);
    }

    /// Has whoever a source names stand for that agent: it is his own telephone.
    pub fn add_all(&mut self, source: &str, agent: Agent) {
        self.own.insert(source.to_owned(), agent);
    }

    /// Has a user of the CRM stand for that agent, not for one of his own id.
    pub fn add_user(&mut self, user: u64, agent: Agent) {
        self.users.insert(user, agent);
    }

    /// The agent that the first known of these names stands for.
    pub fn agent(&self, source: &str, names: &[Extension]) -> Option<Agent> {
        let named = names.iter().find_map(|name| match name.kind() {
            Kind::User => name.value().parse().ok().map(|user| self.users.get(&user).copied().unwrap_or(Agent(user))),
            _ => self.rows.get(&(source.to_owned(), name.clone())).copied(),
        });
        named.or_else(|| self.own.get(source).copied())
    }
}

/// A name that was heard and is nobody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    pub source: String,
    pub extension: Extension,
    pub heard: Moment,
}

/// The names that were heard and are nobody's, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Strangers(Vec<Stranger>);

impl Strangers {
    pub(super) fn hear(&mut self, source: &str, extension: &Extension, heard: Moment) {
        self.0.retain(|known| (known.source.as_str(), &known.extension) != (source, extension));
        self.0.insert(0, Stranger { source: source.to_owned(), extension: extension.clone(), heard });
        self.0.truncate(MOST_STRANGERS);
    }

    /// Leaves out those that have become somebody's.
    pub(super) fn check(&mut self, directory: &Directory) {
        self.0.retain(|known| directory.agent(&known.source, std::slice::from_ref(&known.extension)).is_none());
    }

    pub fn list(&self) -> &[Stranger] {
        &self.0
    }
}
