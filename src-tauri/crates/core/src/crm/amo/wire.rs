//! The bodies of the API: strict in what we send, tolerant in what we read.
//!
//! Tolerance ends where a claim begins: only the CRM's own item says that a number is unknown (API notes §1).

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::kind;
use crate::call::knowledge::{Answer, Card, CardKey, CardKind, Names};
use crate::call::number::Country;
use crate::crm::{AccountFacts, Notified, User};

/// Names of stages that are read at most; no account has as many.
const MOST_STAGES: usize = 1_000;

/// The body of `POST /api/v2/events/` for one call.
#[derive(Serialize)]
pub(super) struct Events<'a> {
    add: [Event<'a>; 1],
}

#[derive(Serialize)]
struct Event<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    phone_number: &'a str,
    users: &'a [u64],
}

impl<'a> Events<'a> {
    /// One call for these users; never nobody, for that would mean everybody.
    pub(super) fn call(phone_number: &'a str, users: &'a [u64]) -> Self {
        let kind = "phone_call";
        Self { add: [Event { kind, phone_number, users }] }
    }
}

/// Reads the reply to an accepted event for `phone_number`; a reply that is no JSON says nothing.
pub(super) fn notified(body: &[u8], phone_number: &str) -> Notified {
    let Ok(reply) = serde_json::from_slice::<Value>(body) else {
        return untold();
    };
    let items = reply.pointer("/_embedded/items").and_then(Value::as_array);
    match items {
        Some(items) if items.is_empty() => told(Answer::NotInCrm, None),
        Some(items) => ours(items, phone_number).map_or_else(untold, item),
        // The CRM's own script example reads the fields at the top level.
        None => item(&reply),
    }
}

/// The item for our number; one item without a number can only be ours.
fn ours<'a>(items: &'a [Value], phone_number: &str) -> Option<&'a Value> {
    let number = |item: &'a Value| item.get("phone_number").and_then(Value::as_str);
    items
        .iter()
        .find(|item| number(item) == Some(phone_number))
        .or_else(|| items.first().filter(|item| items.len() == 1 && number(item).is_none()))
}

/// Accepted, and not a word about the number.
fn untold() -> Notified {
    told(Answer::Untold, None)
}

fn told(answer: Answer, uid: Option<String>) -> Notified {
    Notified { answer, uid, request_id: None }
}

fn item(item: &Value) -> Notified {
    let answer = match (item.get("element_id"), item.get("element_type")) {
        (Some(Value::Null), Some(Value::Null)) => Answer::NotInCrm,
        (Some(id), Some(kind)) => match (integer(id), integer(kind).and_then(kind::of_element_type)) {
            (Some(id), Some(kind)) if id > 0 => {
                Answer::Card(Card { key: CardKey { kind, id: id.unsigned_abs() }, names: Names::default() })
            }
            _ => Answer::Untold,
        },
        _ => Answer::Untold,
    };
    let uid = item.get("uid").and_then(Value::as_str).map(str::to_owned);
    told(answer, uid)
}

/// Reads what an account says of itself (API notes §5); `None` when the reply is not an account's.
pub(super) fn account(body: &[u8]) -> Option<AccountFacts> {
    let account: Value = serde_json::from_slice(body).ok()?;
    let number = |name: &str| account.get(name).and_then(integer).and_then(|id| u64::try_from(id).ok());
    let name = account.get("name").and_then(Value::as_str).and_then(crate::event::clean);
    let country = account.get("country").and_then(Value::as_str).map(|code| code.trim().to_ascii_uppercase());
    Some(AccountFacts {
        id: number("id")?,
        name: name.unwrap_or_default(),
        user: number("current_user_id"),
        country: country.filter(|code| Country::from_code(code).is_some()),
    })
}

/// The active users on a page of their list, and whether there are more pages.
pub(super) fn users(body: &[u8]) -> (Vec<User>, bool) {
    let page: Value = serde_json::from_slice(body).unwrap_or_default();
    let users = page.pointer("/_embedded/users").and_then(Value::as_array);
    let right = |user: &Value, name: &str| user.pointer(&format!("/rights/{name}")).and_then(Value::as_bool);
    let active = users.into_iter().flatten().filter(|user| right(user, "is_active") != Some(false));
    let users = active.filter_map(|user| {
        let id = integer(user.get("id")?).and_then(|id| u64::try_from(id).ok())?;
        let name = user.get("name").and_then(Value::as_str).and_then(crate::event::clean).unwrap_or_default();
        Some(User { id, name, admin: right(user, "is_admin") == Some(true) })
    });
    (users.collect(), page.pointer("/_links/next").is_some())
}

/// A number, also when it is written as a string.
pub(super) fn integer(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

/// An entity's own name; `None` when it is missing, empty, or just a number.
pub(super) fn name(entity: &Value) -> Option<String> {
    let name = crate::event::clean(entity.get("name")?.as_str()?)?;
    name.chars().any(char::is_alphabetic).then_some(name)
}

/// The id of the main contact of a deal or customer read with `with=contacts`.
pub(super) fn main_contact(entity: &Value) -> Option<u64> {
    let contacts = entity.pointer("/_embedded/contacts")?.as_array()?;
    let main = contacts.iter().find(|contact| contact.get("is_main").and_then(Value::as_bool) == Some(true));
    id(main.or(contacts.first())?)
}

/// The id of the company of a deal or customer.
pub(super) fn company(entity: &Value) -> Option<u64> {
    id(entity.pointer("/_embedded/companies/0")?)
}

/// What an entity says of itself. Who is behind a deal or customer stands elsewhere.
pub(super) fn names(entity: &Value) -> Names {
    let number = |name: &str| positive(entity.get(name)?);
    Names {
        title: name(entity),
        price: number("price").or_else(|| number("next_price")),
        stage_id: number("status_id"),
        ..Names::default()
    }
}

/// The entities of one kind in a list, by their ids, and whether the list goes on.
pub(super) fn list(body: &[u8], kind: CardKind) -> Option<(BTreeMap<u64, Value>, bool)> {
    let mut list: Value = serde_json::from_slice(body).ok()?;
    let more = list.pointer("/_links/next").is_some();
    let entities = list.pointer_mut(&format!("/_embedded/{}", kind::path(kind)))?.as_array_mut()?;
    Some((std::mem::take(entities).into_iter().filter_map(|entity| Some((id(&entity)?, entity))).collect(), more))
}

/// The names of the stages of all pipelines, by their ids.
pub(super) fn stages(body: &[u8]) -> Option<BTreeMap<u64, String>> {
    let list: Value = serde_json::from_slice(body).ok()?;
    let pipelines = list.pointer("/_embedded/pipelines")?.as_array()?;
    let stages = pipelines.iter().filter_map(|pipeline| pipeline.pointer("/_embedded/statuses")?.as_array()).flatten();
    let named = |stage: &Value| Some((id(stage)?, crate::event::clean(stage.get("name")?.as_str()?)?));
    Some(stages.filter_map(named).take(MOST_STAGES).collect())
}

/// The account's currency, as people write it rather than as its code.
pub(super) fn currency(body: &[u8]) -> Option<String> {
    let account: Value = serde_json::from_slice(body).ok()?;
    let word = |name: &str| account.get(name).and_then(Value::as_str).and_then(crate::event::clean);
    word("currency_symbol").or_else(|| word("currency"))
}

fn id(entity: &Value) -> Option<u64> {
    positive(entity.get("id")?)
}

fn positive(value: &Value) -> Option<u64> {
    integer(value).and_then(|number| u64::try_from(number).ok()).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const NUMBER: &str = "+79998885533";

    fn answer(reply: Value) -> Answer {
        notified(reply.to_string().as_bytes(), NUMBER).answer
    }

    fn deal(id: u64) -> Answer {
        let key = CardKey { kind: CardKind::Deal, id };
        Answer::Card(Card { key, names: Names::default() })
    }

    #[test]
    fn the_request_is_the_crms_own_example() {
        let body = serde_json::to_value(Events::call(NUMBER, &[88888, 99999])).unwrap();
        let example = json!({"add": [{"type": "phone_call", "phone_number": NUMBER, "users": [88888, 99999]}]});
        assert_eq!(body, example);
    }

    #[test]
    fn the_reply_names_the_entity_in_every_known_shape() {
        let item = json!({"element_id": 7, "element_type": 2, "uid": "u-1", "phone_number": NUMBER});
        let other = json!({"element_id": 8, "element_type": 1, "uid": "u-2", "phone_number": "+15550100123"});
        for reply in [
            json!({"_embedded": {"items": [item]}}),
            json!({"_embedded": {"items": [other, item]}}),
            json!({"_embedded": {"items": [{"element_id": "7", "element_type": "2"}]}}),
            item.clone(),
        ] {
            assert_eq!(answer(reply.clone()), deal(7), "{reply}");
        }
        let uid = notified(json!({"_embedded": {"items": [item]}}).to_string().as_bytes(), NUMBER).uid;
        assert_eq!(uid.as_deref(), Some("u-1"));
    }

    #[test]
    fn only_the_crm_says_that_a_number_is_unknown() {
        let unknown = json!({"element_id": null, "element_type": null, "phone_number": NUMBER});
        assert_eq!(answer(json!({"_embedded": {"items": [unknown]}})), Answer::NotInCrm);
        assert_eq!(answer(json!({"_embedded": {"items": []}})), Answer::NotInCrm);
        for silent in [
            json!({}),
            json!([]),
            json!({"_embedded": {}}),
            json!({"_embedded": {"items": [{}]}}),
            json!({"_embedded": {"items": [{"element_id": null, "phone_number": NUMBER}]}}),
            json!({"_embedded": {"items": [{"element_id": 7, "element_type": 4, "phone_number": NUMBER}]}}),
            json!({"_embedded": {"items": [{"element_id": null, "element_type": null, "phone_number": "+15550100123"}]}}),
        ] {
            assert_eq!(answer(silent.clone()), Answer::Untold, "{silent}");
        }
        assert_eq!(notified(b"", NUMBER).answer, Answer::Untold);
        assert_eq!(notified(b"<html>", NUMBER).answer, Answer::Untold);
    }

    #[test]
    fn a_name_that_is_no_name_is_none() {
        for nameless in [json!({}), json!({"name": null}), json!({"name": " "}), json!({"name": "+7 999 888-55-33"})] {
            assert_eq!(name(&nameless), None, "{nameless}");
        }
        assert_eq!(name(&json!({"name": "Kitchen \u{202e}oak"})).as_deref(), Some("Kitchen oak"));
    }

    #[test]
    fn an_account_has_an_id() {
        let facts = account(br#"{"id":7,"name":"Cedar","current_user_id":"9","country":"br"}"#).unwrap();
        assert_eq!(facts, AccountFacts { id: 7, name: "Cedar".into(), user: Some(9), country: Some("BR".into()) });
        for country in ["", r#","country":null"#, r#","country":"Brazil""#, r#","country":7"#] {
            let facts = account(format!(r#"{{"id":7{country}}}"#).as_bytes()).unwrap();
            assert_eq!(facts.country, None, "{country}");
        }
        assert_eq!(account(br#"{"name":"Cedar"}"#), None);
        assert_eq!(account(b"<html>"), None);
    }

    #[test]
    fn users_are_the_active_ones_and_the_list_says_whether_it_goes_on() {
        let rights = |admin: bool, active: bool| json!({"is_admin": admin, "is_active": active});
        let page = json!({
            "_links": {"next": {"href": "…"}},
            "_embedded": {"users": [
                {"id": 1, "name": "Anna", "rights": rights(true, true)},
                {"id": 2, "name": "Boris", "rights": rights(false, false)},
                {"id": "3", "name": null},
                {"name": "no id"},
            ]},
        });
        let (users, more) = users(page.to_string().as_bytes());
        let user = |id, name: &str, admin| User { id, name: name.into(), admin };
        assert_eq!((users, more), (vec![user(1, "Anna", true), user(3, "", false)], true));
        assert_eq!(super::users(b"<html>"), (vec![], false));
    }

    #[test]
    fn the_main_contact_is_preferred() {
        let lead = json!({"_embedded": {"contacts": [{"id": 1, "is_main": false}, {"id": 2, "is_main": true}]}});
        assert_eq!(main_contact(&lead), Some(2));
        assert_eq!(main_contact(&json!({"_embedded": {"contacts": []}})), None);
    }

    #[test]
    fn a_deal_says_its_name_its_stage_and_what_it_is_worth() {
        let deal = json!({"id": 7, "name": "Kitchen", "price": 240_000, "status_id": "61"});
        let known =
            Names { title: Some("Kitchen".into()), price: Some(240_000), stage_id: Some(61), ..Names::default() };
        assert_eq!(names(&deal), known);
        assert_eq!(names(&json!({"id": 7, "name": null, "price": 0, "status_id": null})), Names::default());
        assert_eq!(names(&json!({"next_price": 480})), Names { price: Some(480), ..Names::default() });
        assert_eq!(company(&json!({"_embedded": {"companies": [{"id": 3}]}})), Some(3));
        assert_eq!(company(&json!({"_embedded": {"companies": []}})), None);
    }

    #[test]
    fn a_list_is_read_by_its_ids_and_says_whether_it_goes_on() {
        let page = json!({"_links": {"next": {"href": "…"}}, "_embedded": {"leads": [{"id": 7}, {"id": "8"}, {"name": "no id"}]}});
        let (entities, more) = list(page.to_string().as_bytes(), CardKind::Deal).unwrap();
        assert_eq!((entities.keys().copied().collect::<Vec<_>>(), more), (vec![7, 8], true));
        assert!(list(page.to_string().as_bytes(), CardKind::Contact).is_none(), "another kind's");
        assert!(list(b"<html>", CardKind::Deal).is_none());
    }

    #[test]
    fn stages_are_named_whichever_pipeline_they_are_in() {
        let stage = |id: u64, name: &str| json!({"id": id, "name": name});
        let pipeline = |stages: &[Value]| json!({"name": "Sales", "_embedded": {"statuses": stages}});
        let two = [pipeline(&[stage(61, "New"), stage(142, "Won")]), pipeline(&[stage(71, "Visit"), stage(72, " ")])];
        let list = json!({"_embedded": {"pipelines": two}});
        let names = stages(list.to_string().as_bytes()).unwrap();
        assert_eq!(
            names.into_iter().collect::<Vec<_>>(),
            [(61, "New".into()), (71, "Visit".into()), (142, "Won".into())]
        );
        assert_eq!(stages(b"{}"), None);
        for (account, expected) in [
            (json!({"currency": "RUB", "currency_symbol": "₽"}), Some("₽")),
            (json!({"currency": "RUB", "currency_symbol": ""}), Some("RUB")),
            (json!({}), None),
        ] {
            assert_eq!(currency(account.to_string().as_bytes()).as_deref(), expected, "{account}");
        }
    }
}
