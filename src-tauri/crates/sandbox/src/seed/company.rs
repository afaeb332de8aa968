//! Who works at Cedar Studio, whom they sell to and what: nothing but data.
//! Names are stored once, in the language they would be typed in. Every number is a fictional one.
//! Ages are in days before the sandbox was planted.

use crate::account::{AGENT, LOST, WON, stage};

const MARIA: i64 = 99_999;
const EMMA: i64 = 8_880_003;
const DENIS: i64 = 8_880_004;
const OLEG: i64 = 8_880_005;

/// id, name, language, administrator, active.
pub(super) const USERS: &[(i64, &str, &str, bool, bool)] = &[
    (AGENT, "Alex Morgan", "en", true, true),
    (MARIA, "Мария Соколова", "ru", false, true),
    (EMMA, "Emma Clarke", "en", false, true),
    (DENIS, "Денис Орлов", "ru", false, true),
    (OLEG, "Олег Тарасов", "ru", false, false),
];

pub(super) struct Company {
    pub(super) id: i64,
    pub(super) name: &'static str,
    pub(super) phone: &'static str,
    pub(super) email: &'static str,
    pub(super) address: &'static str,
    pub(super) responsible: i64,
    pub(super) age: i64,
}

pub(super) const COMPANIES: &[Company] = &[
    Company {
        id: 41_000_001,
        name: "Harbour Lane Developments",
        phone: "+1 (555) 010-0140",
        email: "office@harbourlane.example",
        address: "12 Harbour Lane, Limassol",
        responsible: EMMA,
        age: 420,
    },
    Company {
        id: 41_000_002,
        name: "ООО «Белый причал»",
        phone: "+7 (999) 888-55-70",
        email: "info@prichal.example",
        address: "Калининград, Набережная ул., 4",
        responsible: MARIA,
        age: 130,
    },
    Company {
        id: 41_000_003,
        name: "Grant & Lowe Architects",
        phone: "+44 1632 960131",
        email: "studio@grantlowe.example",
        address: "8 Cooper Row, Bristol",
        responsible: AGENT,
        age: 610,
    },
];

pub(super) struct Contact {
    pub(super) id: i64,
    pub(super) name: &'static str,
    pub(super) phones: &'static [(&'static str, &'static str)],
    pub(super) email: &'static str,
    pub(super) position: &'static str,
    pub(super) company: Option<i64>,
    pub(super) responsible: i64,
    pub(super) age: i64,
}

pub(super) const CONTACTS: &[Contact] = &[
    Contact {
        id: 31_000_001,
        name: "Ivan Petrov",
        phones: &[("+7 999 888-55-33", "MOB"), ("+7 999 888-55-34", "WORK")],
        email: "ivan.petrov@mail.example",
        position: "",
        company: None,
        responsible: AGENT,
        age: 310,
    },
    Contact {
        id: 31_000_002,
        name: "Sarah Whitfield",
        phones: &[("+1 (555) 010-0112", "MOB")],
        email: "sarah@whitfield.example",
        position: "",
        company: None,
        responsible: EMMA,
        age: 540,
    },
    Contact {
        id: 31_000_003,
        name: "Елена Кравцова",
        phones: &[("8 (999) 888-55-41", "MOB")],
        email: "kravtsova@mail.example",
        position: "",
        company: None,
        responsible: MARIA,
        age: 280,
    },
    Contact {
        id: 31_000_004,
        name: "James Holloway",
        phones: &[("+44 7700 900118", "MOB")],
        email: "james.holloway@mail.example",
        position: "",
        company: None,
        responsible: AGENT,
        age: 95,
    },
    Contact {
        id: 31_000_005,
        name: "Дмитрий Власов",
        phones: &[("79998885562", "MOB")],
        email: "",
        position: "",
        company: None,
        responsible: DENIS,
        age: 700,
    },
    Contact {
        id: 31_000_006,
        name: "Olivia Grant",
        phones: &[("+44 7700 900131", "MOB")],
        email: "olivia@grantlowe.example",
        position: "Partner",
        company: Some(41_000_003),
        responsible: AGENT,
        age: 600,
    },
    Contact {
        id: 31_000_007,
        name: "Наталья Белова",
        phones: &[("+7 999 888-55-88", "MOB")],
        email: "belova@mail.example",
        position: "",
        company: None,
        responsible: MARIA,
        age: 260,
    },
    Contact {
        id: 31_000_008,
        name: "Сергей Белов",
        phones: &[("8 999 888 55 88", "MOB")],
        email: "",
        position: "",
        company: None,
        responsible: MARIA,
        age: 40,
    },
    Contact {
        id: 31_000_009,
        name: "Анна Лебедева",
        phones: &[("+7 999 888-55-47", "MOB")],
        email: "anna.lebedeva@mail.example",
        position: "",
        company: None,
        responsible: DENIS,
        age: 75,
    },
    Contact {
        id: 31_000_010,
        name: "Thomas Reed",
        phones: &[("+1 555 010 0156", "WORK")],
        email: "t.reed@harbourlane.example",
        position: "Site manager",
        company: Some(41_000_001),
        responsible: EMMA,
        age: 400,
    },
    Contact {
        id: 31_000_011,
        name: "Игорь Маслов",
        phones: &[("+7 999 888-55-71", "WORK")],
        email: "maslov@prichal.example",
        position: "Управляющий",
        company: Some(41_000_002),
        responsible: MARIA,
        age: 128,
    },
];

pub(super) struct Deal {
    pub(super) id: i64,
    pub(super) name: &'static str,
    pub(super) price: i64,
    pub(super) status: i64,
    pub(super) contacts: &'static [i64],
    pub(super) company: Option<i64>,
    pub(super) responsible: i64,
    pub(super) age: i64,
}

pub(super) const DEALS: &[Deal] = &[
    Deal {
        id: 21_000_001,
        name: "Oak kitchen, Hill Street",
        price: 18_400,
        status: stage::DESIGN,
        contacts: &[31_000_001],
        company: None,
        responsible: AGENT,
        age: 21,
    },
    Deal {
        id: 21_000_010,
        name: "Hallway wardrobe",
        price: 2_900,
        status: LOST,
        contacts: &[31_000_001],
        company: None,
        responsible: AGENT,
        age: 300,
    },
    Deal {
        id: 21_000_002,
        name: "Гардеробная в спальню",
        price: 7_250,
        status: stage::CONTRACT,
        contacts: &[31_000_003],
        company: None,
        responsible: MARIA,
        age: 33,
    },
    Deal {
        id: 21_000_003,
        name: "Library shelves",
        price: 6_100,
        status: stage::WORKSHOP,
        contacts: &[31_000_004],
        company: None,
        responsible: AGENT,
        age: 60,
    },
    Deal {
        id: 21_000_004,
        name: "Garden kitchen",
        price: 11_800,
        status: stage::MEASURING,
        contacts: &[31_000_004],
        company: None,
        responsible: AGENT,
        age: 9,
    },
    Deal {
        id: 21_000_005,
        name: "Кухня из ясеня",
        price: 14_600,
        status: WON,
        contacts: &[31_000_005],
        company: None,
        responsible: DENIS,
        age: 680,
    },
    Deal {
        id: 21_000_006,
        name: "Мебель для гостевого дома",
        price: 42_000,
        status: stage::CONTRACT,
        contacts: &[31_000_011],
        company: Some(41_000_002),
        responsible: MARIA,
        age: 48,
    },
    Deal {
        id: 21_000_007,
        name: "Reception desk and meeting room",
        price: 23_500,
        status: stage::ENQUIRY,
        contacts: &[],
        company: Some(41_000_003),
        responsible: AGENT,
        age: 6,
    },
    Deal {
        id: 21_000_008,
        name: "Детская для двойняшек",
        price: 5_400,
        status: stage::MEASURING,
        contacts: &[31_000_008],
        company: None,
        responsible: MARIA,
        age: 12,
    },
    Deal {
        id: 21_000_009,
        name: "Кухонный остров и барная стойка",
        price: 9_300,
        status: stage::DESIGN,
        contacts: &[31_000_009],
        company: None,
        responsible: DENIS,
        age: 18,
    },
];

pub(super) struct Customer {
    pub(super) id: i64,
    pub(super) name: &'static str,
    pub(super) next_price: i64,
    pub(super) contact: i64,
    pub(super) responsible: i64,
    pub(super) age: i64,
    /// Days until the next purchase is due.
    pub(super) due: i64,
}

pub(super) const CUSTOMERS: &[Customer] = &[
    Customer {
        id: 51_000_001,
        name: "Whitfield: yearly care",
        next_price: 480,
        contact: 31_000_002,
        responsible: EMMA,
        age: 360,
        due: 17,
    },
    Customer {
        id: 51_000_002,
        name: "Кравцова: сервис кухни",
        next_price: 390,
        contact: 31_000_003,
        responsible: MARIA,
        age: 150,
        due: 64,
    },
];
