//! The company a new sandbox starts with: Cedar Studio in Limassol makes kitchens and furniture for people who
//! speak Russian or English. Every branch of the rules has somebody to call, see `demo`.
//! This file puts the rows in; who and what they are stands in `company`.

mod company;

use rusqlite::{Connection, Result};

use self::company::{COMPANIES, CONTACTS, CUSTOMERS, Company, Contact, Customer, DEALS, Deal, USERS};
use crate::account;
use crate::phone;
use crate::search::search_text;

const DAY: i64 = 24 * 60 * 60;

/// Plants the company into an empty database, in the caller's transaction; `now` in Unix seconds.
pub(crate) fn plant(connection: &Connection, now: i64) -> Result<()> {
    let garden = Garden { connection, now };
    garden.users()?;
    for company in COMPANIES {
        garden.company(company)?;
    }
    for contact in CONTACTS {
        garden.contact(contact)?;
    }
    for deal in DEALS {
        garden.deal(deal)?;
    }
    for customer in CUSTOMERS {
        garden.customer(customer)?;
    }
    Ok(())
}

struct Garden<'a> {
    connection: &'a Connection,
    now: i64,
}

impl Garden<'_> {
    fn days_ago(&self, days: i64) -> i64 {
        self.now - days * DAY
    }

    fn users(&self) -> Result<()> {
        let mut insert = self.connection.prepare("INSERT INTO users VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?;
        for (id, name, lang, admin, active) in USERS {
            let email = format!("user{}@cedarstudio.example", id % 1000);
            insert.execute((id, name, email, lang, admin, active))?;
        }
        Ok(())
    }

    fn company(&self, company: &Company) -> Result<()> {
        let text =
            search_text([company.name, company.email, company.address, company.phone, &phone::digits(company.phone)]);
        self.connection.execute(
            "INSERT INTO companies VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)",
            (
                company.id,
                company.name,
                company.email,
                company.address,
                company.responsible,
                self.days_ago(company.age),
                text,
            ),
        )?;
        self.phone("company_id", company.id, company.phone, "WORK")
    }

    fn contact(&self, contact: &Contact) -> Result<()> {
        let digits: Vec<String> = contact.phones.iter().map(|(number, _)| phone::digits(number)).collect();
        let text = search_text(
            [contact.name, contact.email, contact.position]
                .into_iter()
                .chain(contact.phones.iter().map(|(number, _)| *number))
                .chain(digits.iter().map(String::as_str)),
        );
        self.connection.execute(
            "INSERT INTO contacts VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, ?8)",
            (
                contact.id,
                contact.name,
                contact.email,
                contact.position,
                contact.company,
                contact.responsible,
                self.days_ago(contact.age),
                text,
            ),
        )?;
        for (number, label) in contact.phones {
            self.phone("contact_id", contact.id, number, label)?;
        }
        Ok(())
    }

    fn phone(&self, owner: &str, id: i64, number: &str, label: &str) -> Result<()> {
        let sql = format!("INSERT INTO phones ({owner}, number, tail, label) VALUES (?1, ?2, ?3, ?4)");
        self.connection.execute(&sql, (id, number, phone::tail(number), label))?;
        Ok(())
    }

    fn deal(&self, deal: &Deal) -> Result<()> {
        let created = self.days_ago(deal.age);
        let closed = account::is_closed(deal.status).then_some(created + 20 * DAY);
        self.connection.execute(
            "INSERT INTO deals VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            (
                deal.id,
                deal.name,
                deal.price,
                deal.status,
                deal.company,
                deal.responsible,
                created,
                closed.unwrap_or(created + DAY),
                closed,
                search_text([deal.name]),
            ),
        )?;
        for (position, contact) in deal.contacts.iter().enumerate() {
            self.connection
                .execute("INSERT INTO deal_contacts VALUES (?1, ?2, ?3)", (contact, deal.id, position == 0))?;
        }
        Ok(())
    }

    fn customer(&self, customer: &Customer) -> Result<()> {
        self.connection.execute(
            "INSERT INTO customers VALUES (?1, ?2, ?3, ?4, NULL, ?5, ?6, ?6, ?7)",
            (
                customer.id,
                customer.name,
                customer.next_price,
                self.now + customer.due * DAY,
                customer.responsible,
                self.days_ago(customer.age),
                search_text([customer.name]),
            ),
        )?;
        self.connection
            .execute("INSERT INTO customer_contacts VALUES (?1, ?2, TRUE)", (customer.contact, customer.id))?;
        Ok(())
    }
}
