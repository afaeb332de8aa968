//! `/`: the numbers to try, grouped by what they open, each with the rule it shows.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use rusqlite::{Connection, Result};

use super::Web;
use super::page::{Frame, NoPage, render};
use super::row::Row;
use super::visitor::Visitor;
use crate::choose::choose;
use crate::demo::{Branch, DemoNumber, NUMBERS};
use crate::kind::Kind;
use crate::words::Words;

/// A number, the rule it shows, and what it opens right now.
struct Try {
    number: &'static str,
    readable: &'static str,
    rule: String,
    row: Option<Row>,
}

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage<'a> {
    page: Frame<'a>,
    groups: Vec<(String, Vec<Try>)>,
}

pub(crate) async fn show(
    State(web): State<Arc<Web>>,
    Extension(visitor): Extension<Visitor>,
) -> Result<Response, NoPage> {
    let (language, site) = (visitor.language, web.clone());
    let groups = web.crm.store.run(move |connection| groups(connection, site.languages.words(language))).await?;
    let page = Frame::new(&web, &visitor, "/");
    Ok(render(&StartPage { page, groups }))
}

fn groups(connection: &Connection, words: &Words) -> Result<Vec<(String, Vec<Try>)>> {
    let mut groups: Vec<(String, Vec<Try>)> = Vec::new();
    for (kind, key) in [
        (Some(Kind::Deal), "group-deal"),
        (Some(Kind::Customer), "group-customer"),
        (Some(Kind::Contact), "group-contact"),
        (Some(Kind::Company), "group-company"),
        (None, "group-nobody"),
    ] {
        let numbers = NUMBERS
            .iter()
            .filter(|number| number.card.map(|card| card.kind) == kind)
            .map(|number| attempt(connection, number, words))
            .collect::<Result<Vec<Try>>>()?;
        groups.push((words.say(key), numbers));
    }
    Ok(groups)
}

fn attempt(connection: &Connection, number: &DemoNumber, words: &Words) -> Result<Try> {
    let row = match choose(connection, number.number)? {
        Some(entity) => Row::read(connection, entity, words)?,
        None => None,
    };
    Ok(Try { number: number.number, readable: number.readable, rule: words.say(rule_key(number.branch)), row })
}

fn rule_key(branch: Branch) -> &'static str {
    match branch {
        Branch::OneDeal => "branch-one-deal",
        Branch::OneCustomer => "branch-one-customer",
        Branch::DealAndCustomer => "branch-deal-and-customer",
        Branch::TwoDeals => "branch-two-deals",
        Branch::WonDealOnly => "branch-won-deal-only",
        Branch::CompanyDealApart => "branch-company-deal-apart",
        Branch::TwoContacts => "branch-two-contacts",
        Branch::CompanyOnly => "branch-company-only",
        Branch::CompanyDeal => "branch-company-deal",
        Branch::OtherCountry => "branch-other-country",
        Branch::Unknown => "branch-unknown",
    }
}
