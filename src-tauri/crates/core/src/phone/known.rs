//! The phones, programs and telephone systems that people look for, by the names they use, and how Callcard hears of the
//! calls of each. A further one is a line here; if it is heard in a new way, that way has its own texts.
//!
//! Names are proper names, the same in every language; whoever writes in Cyrillic letters finds them, too. What is not
//! known for certain is not promised: such a phone gets the way round.

use crate::sources::door::{self, Reach};
use crate::sources::kinds::{self, KINDS, Kind};
use crate::view::PhoneGroup::{self, Cloud, Desk, Script, Softphone, System};
use crate::view::PhoneWay::{self, Detour, Program, Recipe, Source};
use crate::view::{KindView, KnownPhone, RecipeId};

/// A line of the list: its id, what it is, its name, the name that it has in Russian, if that is
/// another, other words, and the way.
type Line = (&'static str, PhoneGroup, &'static str, &'static str, &'static str, PhoneWay);

/// It has no way that is known of to tell other programs of its calls.
const NO_HOOK: PhoneWay = Detour("no-hook");
/// A telephone system that Callcard does not listen to by itself.
const UNHEARD: PhoneWay = Detour("unheard");
/// It calls an address when it rings.
const DESK: PhoneWay = Source("phone");

/// In each group those first that most people have.
const KNOWN: &[Line] = &[
    ("asterisk", System, "Asterisk", "", "Астериск astra AMI Sangoma Digium Elastix Эластикс", Source("asterisk")),
    ("freepbx", System, "FreePBX", "", "ФриПБХ free pbx Фрипибиэкс PBXact Incredible", Source("asterisk")),
    ("issabel", System, "Issabel", "", "Иссабель isabel isabela Elastix Изабель", Source("asterisk")),
    ("mikopbx", System, "MikoPBX", "", "МикоПБХ miko Мико АТС askozia", Source("asterisk")),
    ("vitalpbx", System, "VitalPBX", "", "ВиталПБХ vital pbx", Source("asterisk")),
    ("fritzbox", System, "FRITZ!Box", "", "Фритцбокс fritz box AVM Фриц", Source("fritzbox")),
    ("3cx-system", System, "3CX", "", "ТриСиИкс 3 cx phone system", Detour("3cx")),
    ("freeswitch", System, "FreeSWITCH, FusionPBX", "", "Фрисвитч fusion pbx Фьюжн", Source("callcard")),
    ("zammad", System, "Zammad CTI", "", "Заммад generic cti placetel", Source("zammad")),
    ("yeastar", System, "Yeastar", "", "Йистар истар еастар mypbx P-Series S-Series", UNHEARD),
    ("ucm", System, "Grandstream UCM", "", "Грандстрим UCM ucm6300 ucm6200", UNHEARD),
    ("panasonic", System, "Panasonic KX", "", "Панасоник kx-ns kx-tde kx-hts", UNHEARD),
    ("avaya", System, "Avaya", "", "Авайя авая ip office aura", UNHEARD),
    ("cisco-system", System, "Cisco CUCM", "", "Циско callmanager unified communications Сиско", UNHEARD),
    ("mitel-system", System, "Mitel", "", "Митель mivoice aastra unify", UNHEARD),
    ("auerswald", System, "Auerswald", "", "Ауэрсвальд compact commander", UNHEARD),
    ("mango", Cloud, "Mango Office", "", "Манго Офис mango телеком talker", Source("mango")),
    ("zadarma", Cloud, "Zadarma", "", "Задарма", Source("zadarma")),
    ("novofon", Cloud, "Novofon", "", "Новофон", Source("zadarma")),
    ("megafon", Cloud, "MegaFon", "МегаФон", "виртуальная атс megafon вац", Source("itoolabs")),
    ("beeline", Cloud, "Beeline", "Билайн", "облачная атс вымпелком", Source("itoolabs")),
    ("gravitel", Cloud, "Gravitel", "Гравител", "", Source("itoolabs")),
    ("kcell", Cloud, "Kcell", "", "Кселл activ казахстан", Source("itoolabs")),
    ("uis", Cloud, "UIS", "", "ЮИС uiscom", Source("uis")),
    ("comagic", Cloud, "CoMagic", "", "Комэджик комагик", Source("uis")),
    ("callgear", Cloud, "CallGear", "", "Коллгир call gear", Source("uis")),
    ("sipuni", Cloud, "Sipuni", "", "Сипуни сипюни", Source("sipuni")),
    ("onlinepbx", Cloud, "onlinePBX", "", "онлайнПБХ online pbx онпбх", Source("onlinepbx")),
    ("telphin", Cloud, "Telphin", "Телфин", "ringme", Source("telphin")),
    ("binotel", Cloud, "Binotel", "", "Бинотел", Source("binotel")),
    ("sipgate", Cloud, "sipgate", "", "Сипгейт", Source("sipgate")),
    ("twilio", Cloud, "Twilio", "", "Твилио", Source("twilio")),
    ("telnyx", Cloud, "Telnyx", "", "Телникс", Source("telnyx")),
    ("aircall", Cloud, "Aircall", "", "Эйркол air call", Source("aircall")),
    ("rostelecom", Cloud, "Rostelecom", "Ростелеком", "rt виртуальная атс", Detour("cloud")),
    ("mts", Cloud, "MTS", "МТС", "мтс exolve", Detour("cloud")),
    ("ringostat", Cloud, "Ringostat", "", "Рингостат", Detour("cloud")),
    ("ringcentral", Cloud, "RingCentral", "", "Рингцентрал ring central", Detour("cloud")),
    ("dialpad", Cloud, "Dialpad", "", "Диалпад", Detour("cloud")),
    ("zoom", Cloud, "Zoom Phone", "", "Зум", Detour("cloud")),
    ("teams", Cloud, "Microsoft Teams", "", "Тимс майкрософт", Detour("cloud")),
    ("yealink", Desk, "Yealink", "", "Йеалинк еалинк ялинк t46 t54 t31 t33 t43 w73 sip-t", DESK),
    ("grandstream", Desk, "Grandstream", "", "Грандстрим gxp grp gxv", DESK),
    ("snom", Desk, "Snom", "", "Сном d785 d735", DESK),
    ("fanvil", Desk, "Fanvil", "", "Фанвил x4u x3s v62", DESK),
    ("akuvox", Desk, "Akuvox", "", "Акувокс", DESK),
    ("gigaset", Desk, "Gigaset", "", "Гигасет siemens n510 n870", Detour("desk")),
    ("cisco", Desk, "Cisco", "", "Циско сиско spa504 7841 8841 linksys", Detour("desk")),
    ("poly", Desk, "Poly, Polycom", "", "Поликом vvx edge", Detour("desk")),
    ("mitel", Desk, "Mitel, Aastra", "", "Митель аастра 6867", Detour("desk")),
    ("panasonic-desk", Desk, "Panasonic", "", "Панасоник kx-hdv kx-tgp dect", Detour("desk")),
    ("analogue", Desk, "DECT", "", "ДЕКТ analog analogue аналоговый радиотелефон inalámbrico sem fio", Detour("desk")),
    ("microsip", Softphone, "MicroSIP", "", "МикроСИП micro sip майкросип", Recipe(RecipeId::Microsip)),
    ("zoiper", Softphone, "Zoiper", "", "Зойпер зоипер zoiper5", NO_HOOK),
    ("3cx", Softphone, "3CX", "", "ТриСиИкс 3 cx web client app", Detour("3cx")),
    ("linphone", Softphone, "Linphone", "", "Линфон", NO_HOOK),
    ("bria", Softphone, "Bria, X-Lite", "", "Брия counterpath xlite икслайт solo teams", NO_HOOK),
    ("twinkle", Softphone, "Twinkle", "", "Твинкл", Recipe(RecipeId::Twinkle)),
    ("baresip", Softphone, "baresip", "", "Бэрсип", Source("baresip")),
    ("softphone-pro", Softphone, "Softphone.Pro", "", "Софтфон.Про softphonepro", NO_HOOK),
    ("jitsi", Softphone, "Jitsi", "", "Джитси", NO_HOOK),
    ("telephone", Softphone, "Telephone (macOS)", "", "телефон mac apple", NO_HOOK),
    ("phonerlite", Softphone, "PhonerLite", "", "ФонерЛайт phoner", NO_HOOK),
    ("acrobits", Softphone, "Acrobits, Groundwire", "", "Акробитс cloud softphone", NO_HOOK),
    ("sessiontalk", Softphone, "SessionTalk", "", "СешнТок", NO_HOOK),
    ("mango-talker", Softphone, "Mango Talker", "", "Манго Talker m.talker контакт-центр", Source("mango")),
    ("procall", Softphone, "estos ProCall", "", "ПроКолл estos tapi", Program("rule")),
    ("comfortel", Softphone, "COMfortel SoftPhone", "", "КОМфортел auerswald", Program("rule")),
    ("nfon", Softphone, "NFON", "", "НФОН cloudya", Program("rule")),
    ("innovaphone", Softphone, "innovaphone", "", "Инновафон mypbx", Program("rule")),
    ("dialplan", Script, "HTTP", "", "dialplan dial plan план набора GET URL запрос адрес", Source("callcard")),
    (
        "webhook",
        Script,
        "Webhook",
        "Вебхук",
        "JSON form POST webhook creomate generator запрос форма",
        Source("mapped"),
    ),
    (
        "callcardctl",
        Script,
        "callcardctl",
        "",
        "program программа programa command команда скрипт script",
        Recipe(RecipeId::Callcardctl),
    ),
    ("powershell", Script, "PowerShell", "", "пауэршелл windows", Recipe(RecipeId::Powershell)),
    ("curl", Script, "curl", "", "курл shell bash sh", Recipe(RecipeId::Curl)),
    ("python", Script, "Python", "", "Питон пайтон", Recipe(RecipeId::Python)),
    ("php", Script, "PHP", "", "пхп", Recipe(RecipeId::Php)),
];

/// The list, with the way that there is for each in this Callcard.
pub(super) fn known() -> Vec<KnownPhone> {
    let line = |&(id, group, name, cyrillic, also, way): &Line| {
        let cyrillic = (!cyrillic.is_empty()).then_some(cyrillic);
        Some(KnownPhone { id, group, name, cyrillic, also, way: there_is(way)? })
    };
    KNOWN.iter().filter_map(line).collect()
}

/// The kinds of sources that can be set up here.
pub(super) fn kinds() -> Vec<KindView> {
    KINDS.into_iter().filter(is_set_up_here).map(kinds::view).collect()
}

/// A source can be set up if its kind is known; one that has to reach us from the internet takes a hub.
fn there_is(way: PhoneWay) -> Option<PhoneWay> {
    let Source(word) = way else { return Some(way) };
    if KINDS.iter().any(|kind| kind.word() == word && is_set_up_here(kind)) {
        return Some(way);
    }
    let is_far = door::dialect(word).is_some_and(|kind| kind.reach == Reach::Far);
    is_far.then_some(PhoneWay::Hub(word))
}

/// What has to reach us from the internet does not reach a workplace.
fn is_set_up_here(kind: &&dyn Kind) -> bool {
    kind.reach() == Reach::Near
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::sources::door::phone::Brand;
    use crate::text::{Language, Texts};

    #[test]
    fn every_phone_has_its_id_and_a_way_that_there_is() {
        let known = known();
        let ids: BTreeSet<_> = known.iter().map(|phone| phone.id).collect();
        assert_eq!(ids.len(), known.len(), "an id is used twice");
        let asked: BTreeSet<_> = kinds().iter().map(|kind| kind.kind).collect();
        for phone in &known {
            assert!(!phone.name.is_empty() && phone.cyrillic != Some(""), "{phone:?}");
            match phone.way {
                Source(word) => assert!(asked.contains(word), "{phone:?}"),
                PhoneWay::Hub(word) => assert!(door::dialect(word).is_some(), "{phone:?}"),
                Recipe(_) | Program(_) | Detour(_) => {}
            }
        }
        let mut groups: Vec<_> = known.iter().map(|phone| phone.group).collect();
        groups.dedup();
        assert_eq!(groups, [System, Cloud, Desk, Softphone, Script], "each group stands together");
    }

    #[test]
    fn every_kind_that_can_be_set_up_and_every_dialect_is_found_by_a_name() {
        let found: BTreeSet<_> =
            KNOWN.iter().filter_map(|line| if let Source(word) = line.5 { Some(word) } else { None }).collect();
        for word in kinds().iter().map(|kind| kind.kind).chain(door::DIALECTS.iter().map(|kind| kind.word)) {
            assert!(found.contains(word), "{word} is in no line of the list");
        }
    }

    #[test]
    fn page_has_words_for_every_way_and_field_in_every_language() {
        for language in Language::ALL {
            let texts = Texts::load(language);
            let mut keys: Vec<_> =
                Brand::ALL.iter().map(|brand| format!("source-phone-where-{}", brand.word())).collect();
            for phone in known() {
                match phone.way {
                    Source(word) => keys.extend([format!("source-{word}"), format!("source-{word}-lead")]),
                    PhoneWay::Hub(word) => keys.push(format!("source-{word}")),
                    Program(word) | Detour(word) => keys.push(format!("phone-way-{word}")),
                    Recipe(_) => {}
                }
            }
            for kind in kinds() {
                keys.extend(kind.by_door.then(|| format!("source-{}-message", kind.kind)));
                for field in &kind.fields {
                    let word = field.word.replace('_', "-");
                    let own = format!("source-{}-field-{word}", kind.kind);
                    let label = if texts.find(&own).is_some() { own } else { format!("source-field-{word}") };
                    keys.extend(field.choices.iter().map(|choice| format!("{label}-{choice}")));
                    keys.push(label);
                }
            }
            for key in keys {
                assert!(texts.find(&key).is_some(), "{key} is missing in {language:?}");
            }
        }
    }
}
