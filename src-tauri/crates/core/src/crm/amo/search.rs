//! What a search by number comes to. The CRM searches every field, so what it lists is a hint: an entity counts only with
//! the number in a phone field, and only when no other has it (API notes §5).

use serde_json::Value;

use super::{kind, wire};
use crate::call::knowledge::{Card, CardKey, CardKind, Names};
use crate::call::number::{self, DialPlan};

/// Entries of a list that are asked for: enough to see that there is only one.
pub(super) const ENTRIES: &str = "5";

/// Digits from the end by which the CRM compares numbers (API notes §1).
const COMPARED: usize = 8;

/// Who of one kind has a number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Holder {
    Nobody,
    Only(Card),
    /// Several have it, or there are more to look at than were asked for.
    Unclear,
}

/// Reads a list of entities that were searched for by the last eight digits of a number; `None` when it is no such list.
pub(super) fn holder(list: &[u8], kind: CardKind, digits: &str, plan: DialPlan) -> Option<Holder> {
    let list: Value = serde_json::from_slice(list).ok()?;
    let entities = list.pointer(&format!("/_embedded/{}", kind::path(kind)))?.as_array()?;
    let more = list.pointer("/_links/next").is_some();
    let mut holders = entities.iter().filter(|entity| has_phone(entity, digits, plan));
    Some(match (holders.next(), holders.next()) {
        (None, _) if !more => Holder::Nobody,
        (Some(only), None) if !more => Holder::Only(card(only, kind)?),
        _ => Holder::Unclear,
    })
}

fn has_phone(entity: &Value, digits: &str, plan: DialPlan) -> bool {
    let fields = entity.get("custom_fields_values").and_then(Value::as_array);
    let phones =
        fields.into_iter().flatten().filter(|field| field.get("field_code").is_some_and(|code| code == "PHONE"));
    let values = phones.filter_map(|field| field.get("values")?.as_array()).flatten();
    values.filter_map(|value| value.get("value")).any(|value| match value {
        Value::String(text) => holds(text, digits, plan),
        Value::Number(bare) => holds(&bare.to_string(), digits, plan),
        _ => false,
    })
}

/// What of a number's digits the CRM compares: the last eight, or all when there are fewer.
pub(super) fn compared(digits: &str) -> &str {
    &digits[digits.len().saturating_sub(COMPARED)..]
}

/// Whether a text has a number that ends like this: by its main number, for an extension behind it is another telephone
/// of the same firm. A text may hold several.
fn holds(text: &str, end: &str, plan: DialPlan) -> bool {
    number::each(text, plan).iter().any(|digits| compared(digits) == end)
}

fn card(entity: &Value, kind: CardKind) -> Option<Card> {
    let id = wire::integer(entity.get("id")?).and_then(|id| u64::try_from(id).ok())?;
    let names = Names { title: wire::name(entity), ..Names::default() };
    Some(Card { key: CardKey { kind, id }, names })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const DIGITS: &str = "98885533";

    fn russian() -> DialPlan {
        number::Country::from_code("RU").unwrap().into()
    }

    fn field(code: &str, values: &[Value]) -> Value {
        let values: Vec<Value> = values.iter().map(|value| json!({"value": value, "enum_code": "WORK"})).collect();
        json!({"field_id": 1, "field_code": code, "values": values})
    }

    fn entity(id: u64, fields: &[Value]) -> Value {
        json!({"id": id, "name": "Ivan Petrov", "custom_fields_values": fields})
    }

    fn with_phone(id: u64, phone: &str) -> Value {
        entity(id, &[field("PHONE", &[json!(phone)])])
    }

    fn contacts(entities: &[Value]) -> Value {
        json!({"_page": 1, "_embedded": {"contacts": entities}})
    }

    fn ivan(kind: CardKind, id: u64) -> Holder {
        Holder::Only(Card {
            key: CardKey { kind, id },
            names: Names { title: Some("Ivan Petrov".into()), ..Names::default() },
        })
    }

    fn read(list: &Value) -> Option<Holder> {
        holder(list.to_string().as_bytes(), CardKind::Contact, DIGITS, russian())
    }

    #[test]
    fn a_phone_field_is_compared_by_its_last_eight_digits() {
        let table = [
            (json!("+79998885533"), true),
            (json!("8 (999) 888-55-33"), true),
            (json!("+7 999 888 55 33"), true),
            (json!("98885533"), true),
            (json!(79_998_885_533_u64), true),
            (json!("+7 999 888-55-33 доб. 12"), true),
            (json!("8 (999) 888-55-33 (101)"), true),
            (json!("8 (999) 888-55-33/34"), true),
            (json!("+7 999 888-55-33,,12#"), true),
            (json!("+79998885533;ext=12"), true),
            (json!("8 800 555-01-00, +7 999 888-55-33"), true),
            (json!("8 800 555-01-00; 8 999 888-55-33 ext 4"), true),
            (json!("моб. 8 999 888-55-33 (Иван)"), true),
            (json!("8 (495) 123-98-88 (5533)"), false),
            (json!("8 (495) 123-98-88 доб. 5533"), false),
            (json!("8885533"), false),
            (json!("+7 999 888-55-34"), false),
            (json!("+7 998 885-53-34"), false),
            (json!(""), false),
            (json!(null), false),
        ];
        for (phone, counts) in table {
            let expected = if counts { ivan(CardKind::Contact, 7) } else { Holder::Nobody };
            let list = contacts(&[entity(7, &[field("PHONE", std::slice::from_ref(&phone))])]);
            assert_eq!(read(&list), Some(expected), "{phone}");
        }
    }

    #[test]
    fn no_other_field_counts() {
        let number = || [json!("+79998885533")];
        let mut named = entity(7, &[field("EMAIL", &[json!("98885533@mail.example")]), field("FAX", &number())]);
        named["name"] = json!("98885533");
        let codeless = json!({"field_id": 1, "field_code": null, "values": [{"value": "+79998885533"}]});
        for entity in [named, entity(7, &[codeless]), json!({"id": 7, "custom_fields_values": null}), json!({"id": 7})]
        {
            assert_eq!(read(&contacts(std::slice::from_ref(&entity))), Some(Holder::Nobody), "{entity}");
        }
        let several = entity(7, &[field("EMAIL", &number()), field("PHONE", &[json!("101"), json!("+79998885533")])]);
        assert_eq!(read(&contacts(&[several])), Some(ivan(CardKind::Contact, 7)), "any of its phones");
    }

    #[test]
    fn only_the_only_one_is_found() {
        let (mine, other) = (with_phone(7, "+79998885533"), with_phone(8, "+15550100123"));
        let same_tail = with_phone(9, "+1 999 888 5533");
        assert_eq!(read(&contacts(&[])), Some(Holder::Nobody));
        assert_eq!(read(&contacts(std::slice::from_ref(&other))), Some(Holder::Nobody));
        assert_eq!(read(&contacts(&[other.clone(), mine.clone()])), Some(ivan(CardKind::Contact, 7)));
        assert_eq!(read(&contacts(&[mine.clone(), same_tail])), Some(Holder::Unclear));
        for page in [vec![mine.clone()], vec![other]] {
            let mut list = contacts(&page);
            list["_links"] = json!({"next": {"href": "…"}});
            assert_eq!(read(&list), Some(Holder::Unclear), "there is more to look at: {list}");
        }
        let companies = json!({"_embedded": {"companies": [mine]}});
        let found = holder(companies.to_string().as_bytes(), CardKind::Company, DIGITS, russian());
        assert_eq!(found, Some(ivan(CardKind::Company, 7)));
    }

    #[test]
    fn what_is_no_list_says_nothing() {
        for list in
            [json!({}), json!([]), json!({"_embedded": {"companies": []}}), json!({"_embedded": {"contacts": {}}})]
        {
            assert_eq!(read(&list), None, "{list}");
        }
        assert_eq!(holder(b"<html>", CardKind::Contact, DIGITS, russian()), None);
        let nameless = json!({"name": "Ivan", "custom_fields_values": [field("PHONE", &[json!("+79998885533")])]});
        assert_eq!(read(&contacts(&[nameless])), None, "nobody can open an entity without an id");
    }
}
