//! The numbers to try: one for every branch of the rules, for the start page, the test call and tests.
//! It must not hold data of its own beyond the numbers; the company behind them is planted by `seed`.

use crate::kind::Kind;

/// A way the CRM can answer for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Branch {
    /// The contact has exactly one active deal and is no customer.
    OneDeal,
    /// The contact is exactly one customer and has no active deal.
    OneCustomer,
    /// The contact has an active deal and is a customer as well.
    DealAndCustomer,
    /// The contact has two active deals.
    TwoDeals,
    /// The contact's only deal is won, so it no longer counts.
    WonDealOnly,
    /// The contact has no deal; the active one belongs to the contact's company and does not count.
    CompanyDealApart,
    /// Two contacts have the number; the older one is taken, whatever the newer one has.
    TwoContacts,
    /// Only a company has the number, and nothing is going on with it.
    CompanyOnly,
    /// Only a company has the number, and it has exactly one active deal.
    CompanyDeal,
    /// The last eight digits are somebody else's, in another country.
    OtherCountry,
    /// Nobody has the number.
    Unknown,
}

/// A number that shows one branch of the rules in a newly planted sandbox.
#[derive(Debug, Clone, Copy)]
pub struct DemoNumber {
    /// In the E.164 form.
    pub number: &'static str,
    /// As a person writes it.
    pub readable: &'static str,
    /// What it shows.
    pub branch: Branch,
    /// The entity it leads to; `None` for the unknown number.
    pub card: Option<DemoCard>,
}

/// What a number to try leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoCard {
    /// The kind of the entity.
    pub kind: Kind,
    /// Its id, as the API and the links have it.
    pub id: i64,
    /// Its name as it stands on the card.
    pub title: &'static str,
    /// The caller: a contact's name, or the company's where only a company has the number.
    pub caller: &'static str,
}

/// One number for every branch.
pub const NUMBERS: &[DemoNumber] = &[
    known(
        "+79998885533",
        "+7 999 888-55-33",
        Branch::OneDeal,
        Kind::Deal,
        21_000_001,
        "Oak kitchen, Hill Street",
        "Ivan Petrov",
    ),
    known(
        "+15550100112",
        "+1 555 010 0112",
        Branch::OneCustomer,
        Kind::Customer,
        51_000_001,
        "Whitfield: yearly care",
        "Sarah Whitfield",
    ),
    known(
        "+79998885541",
        "+7 999 888-55-41",
        Branch::DealAndCustomer,
        Kind::Contact,
        31_000_003,
        "Елена Кравцова",
        "Елена Кравцова",
    ),
    known(
        "+447700900118",
        "+44 7700 900118",
        Branch::TwoDeals,
        Kind::Contact,
        31_000_004,
        "James Holloway",
        "James Holloway",
    ),
    known(
        "+79998885562",
        "+7 999 888-55-62",
        Branch::WonDealOnly,
        Kind::Contact,
        31_000_005,
        "Дмитрий Власов",
        "Дмитрий Власов",
    ),
    known(
        "+447700900131",
        "+44 7700 900131",
        Branch::CompanyDealApart,
        Kind::Contact,
        31_000_006,
        "Olivia Grant",
        "Olivia Grant",
    ),
    known(
        "+79998885588",
        "+7 999 888-55-88",
        Branch::TwoContacts,
        Kind::Contact,
        31_000_007,
        "Наталья Белова",
        "Наталья Белова",
    ),
    known(
        "+15550100140",
        "+1 555 010 0140",
        Branch::CompanyOnly,
        Kind::Company,
        41_000_001,
        "Harbour Lane Developments",
        "Harbour Lane Developments",
    ),
    known(
        "+79998885570",
        "+7 999 888-55-70",
        Branch::CompanyDeal,
        Kind::Deal,
        21_000_006,
        "Мебель для гостевого дома",
        "ООО «Белый причал»",
    ),
    known(
        "+19998885547",
        "+1 999 888 5547",
        Branch::OtherCountry,
        Kind::Deal,
        21_000_009,
        "Кухонный остров и барная стойка",
        "Анна Лебедева",
    ),
    DemoNumber { number: "+79998885500", readable: "+7 999 888-55-00", branch: Branch::Unknown, card: None },
];

const fn known(
    number: &'static str,
    readable: &'static str,
    branch: Branch,
    kind: Kind,
    id: i64,
    title: &'static str,
    caller: &'static str,
) -> DemoNumber {
    let card = DemoCard { kind, id, title, caller };
    DemoNumber { number, readable, branch, card: Some(card) }
}
