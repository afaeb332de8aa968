//! The four kinds of entity a call can lead to, and how the API and the links spell each.
//! It must not know tables or pages.

/// A kind of entity in the CRM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Contact,
    /// A sale in progress or closed; the API says "lead".
    Deal,
    /// An organisation.
    Company,
    /// A buyer who comes back regularly.
    Customer,
}

impl Kind {
    /// Every kind, in the order pages list them.
    pub const ALL: [Kind; 4] = [Kind::Deal, Kind::Customer, Kind::Contact, Kind::Company];

    /// The number the API calls `element_type`.
    pub fn element_type(self) -> i64 {
        match self {
            Kind::Contact => 1,
            Kind::Deal => 2,
            Kind::Company => 3,
            Kind::Customer => 12,
        }
    }

    /// The kind behind an `element_type`.
    pub fn from_element_type(number: i64) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.element_type() == number)
    }

    /// The word in the API's paths and in links: `leads`, `customers`, `contacts` or `companies`.
    pub fn path(self) -> &'static str {
        match self {
            Kind::Contact => "contacts",
            Kind::Deal => "leads",
            Kind::Company => "companies",
            Kind::Customer => "customers",
        }
    }

    /// The kind behind a word of the paths.
    pub fn from_path(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.path() == word)
    }
}

/// One entity by kind and number: what an event is answered with and what a link points to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct EntityId {
    pub(crate) kind: Kind,
    pub(crate) id: i64,
}

impl EntityId {
    /// The path of the card a person opens.
    pub(crate) fn card(self) -> String {
        format!("/{}/detail/{}", self.kind.path(), self.id)
    }
}
