//! Words that telephone systems write in place of a number or a name, in their languages.
//!
//! Fixed phrases are in one list; the many compound ones (`Blocked Caller ID`, `Номер не определён`) are recognised by
//! their words: all must be known words, and one must say that something is hidden or missing.

/// Each of these, even alone, says that something is hidden or unknown.
const HIDDEN: &str = "\
    anonymous anonym anonymus blocked hidden masked private priv restricted suppressed unavailable undefined undisclosed unidentified \
    unknown unlisted unnamed unpublished withheld nocallerid unbekannt unbekannte unbekannter unterdruckt verborgen privat anonyme \
    anonymer nullnummer masque masquee inconnu inconnue prive privee indisponible cache secret secrete desconocido desconocida \
    desconegut oculto oculta privado privada anonimo anonima restringido restringida bloqueado bloqueada reservado reservada \
    desconhecido desconhecida restrito restrita ocultado indisponivel sconosciuto sconosciuta nascosto nascosta privato privata \
    riservato riservata anonimowy anonimowe nieznany nieznana ukryty ukryta zastrzezony zastrzezone prywatny onbekend onbekende \
    prive afgeschermd anoniem okand okant dolt hemligt skyddat ukendt skjult hemmeligt ukjent hemmelig tuntematon salainen \
    neznamy nezname neznama skryty skryte utajeny anonymni sukromny ismeretlen rejtett titkos privatszam necunoscut necunoscuta \
    ascuns ascunsa nepoznat nepoznato skriven skriveni anoniman bilinmeyen bilinmiyor gizli ozel engellenen anonim \
    неизвестный неизвестно неизвестная неизвестен неизвестное неизв анонимный анонимно аноним анонимен скрыт скрытый скрыто скрытая скрыта \
    неопределен неопределенный неопределено засекречен засекреченный приватный закрытый закрыт частный \
    невідомий невідомо невідома прихований приховано прихована анонімний анонім анонімно невизначений приватний \
    белгісіз жасырын құпия анықталмаған белгисиз жашыруун номаълум яширин namalum yashirin nomalum неизвестни неизвестна \
    скрит анонимен невядомы схаваны непознат скривен αγνωστος αγνωστη αγνωστο απορρητο αποκρυψη ανωνυμος \
    nezinamas slaptas nezinams slepts tundmatu varjatud salastatud raadamata namsiz məxfi naməlum gizlədilmiş უცნობი დამალული \
    անհայտ թաքնված לא־ידוע חסוי אנונימי מוסתר مجهول محجوب مخفي خاص نامشخص ناشناس پنهان \
    confidential confidencial privenummer dirahasiakan disembunyikan pribadi tersembunyi";

/// These need another known word beside them: `No number`, because a person may be called No.
const NEGATIONS: &str = "\
    no not non none without sin sem senza sans pas ohne keine kein nicht geen niet brak bez nie nema nincs ej ikke inte ingen \
    nao без нет не немає жок жоқ yok yoq yo'q bilan fara ilman ei χωρις δεν tidak";

/// What those words refer to. None of these means anything alone.
const ABOUT: &str = "\
    caller callers calling call calls callid cid clid clip id ani cli cnam name number numbers num party user subscriber line phone telephone \
    address source from the is was by data info information display available provided presented presentation allowed set found given \
    anrufer anruf nummer rufnummer telefonnummer teilnehmer verfugbar ubermittelt ubertragen name angezeigt \
    appelant appel numero nom correspondant disponible communique affiche indisponible abonne \
    llamada llamadas llamante nombre identificador de del la el identidad telefono disponible identificado \
    chamada chamador numero nome do da o telefone identificada identificado identificacao disponivel \
    chiamata chiamante numero nome il disponibile abbonato identificativo \
    numer dzwoniacy abonent rozmowca dostepny nazwa telefonu nummer beller naam beschikbaar oproep \
    nummer samtal namn uppringare opkald navn anrop numero soittaja cislo volajici volajuci hivo szam apel numar numele \
    numara arayan arayanin kullanici ad isim numarasi belli degil bilgisi \
    номер номера абонент абонента вызов звонок звонящий звонящего имя имени определен определено определился указан указано \
    доступен доступно задан известен известно пользователь контакт телефон линия абонентом \
    дзвінок абонента виклик імя визначено визначений доступний вказано \
    нөмір номір нөмірі қоңырау абоненті анықталмады номер чалуу qo'ngiroq raqam raqami \
    повикване αριθμος κληση καλων numurs numeris number tk nömrə nömrəsi ნომერი համար \
    מספר שיחה رقم المتصل مكالمة شماره تماس nomor panggilan dikenal numeru numera";

/// Fixed phrases: those whose words mean nothing alone, and languages without spaces.
const PHRASES: &str = "\
    n a|na|nan|null|nil|false|undefined|o|p|u|s|out of area|out of areas|ooa|outofarea|international|int l call|international call|\
    long distance|payphone|pay phone|coin|coinline|coin line payphone|interaction with other service|asterisk|freepbx|\
    not applicable|not a number|unavail|wireless caller|number unobtainable|toll free|toll free call|номер скрыт|межгород|международный|\
    международный вызов|таксофон|fuera de area|fora da area|fora de area|hors zone|ausland|auslandsanruf|numero privado|\
    非通知|非通知設定|番号非通知|発信者番号非通知|表示圏外|公衆電話|匿名|未知|未知来电|未知來電|未知号码|未知號碼|隐藏号码|隱藏號碼|私人号码|私人號碼|\
    无来电显示|無來電顯示|無法顯示|不明|不明番号|通知不可能|비공개|발신번호표시제한|발신자표시제한|발신번호 표시제한|알 수 없음|알수없음|익명|\
    ไม่ทราบ|ไม่ทราบหมายเลข|หมายเลขส่วนตัว|không xác định|khong xac dinh|số ẩn|so an|số riêng|so rieng|לא ידוע|לא זמין|غير معروف|غير متاح|\
    अज्ञात|निजी नंबर|অজানা|אין";

/// Labels beside a number that are not names.
const LABELS: &str = "\
    tel telephone phone fon telefon telefono telefone mobile mob cell cellphone mobil handy movil celular cellulare portable gsm work home \
    office fax number numbers phone_number num no nr call from caller callerid cid clid to is my the on at and or at sip uri url callto тел телефон моб мобильный \
    раб рабочий дом домашний сот номер звонок от с на по и или мой звоните перезвоните numero numer nummer numara т м";

/// Whether the text stands for a missing number or name. So does a text without letters and digits.
pub(crate) fn say_nothing(text: &str) -> bool {
    let text = folded(text);
    if text.is_empty() || among(PHRASES, '|', &text) {
        return true;
    }
    let (mut hidden, mut negated, mut about) = (false, false, false);
    for word in text.split(' ') {
        match () {
            () if among(HIDDEN, ' ', word) => hidden = true,
            () if among(NEGATIONS, ' ', word) => negated = true,
            () if among(ABOUT, ' ', word) => about = true,
            () => return false,
        }
    }
    hidden || (negated && about)
}

/// The words around a number without mere labels; `None` if no others are left.
pub(super) fn name_beside(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let label = |word: &str| {
        let folded = folded(word);
        folded.is_empty() || among(LABELS, ' ', &folded)
    };
    let first = words.iter().position(|word| !label(word))?;
    let last = words.iter().rposition(|word| !label(word))?;
    let name = words[first..=last].join(" ");
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '.' | '"')).trim();
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).unwrap_or(name);
    let is_syntax = name.contains("\":") || name.contains(['{', '}', '<', '>', '=']);
    (name.chars().any(char::is_alphabetic) && !is_syntax && !say_nothing(name)).then(|| name.to_owned())
}

fn among(list: &str, between: char, wanted: &str) -> bool {
    list.split(between).any(|entry| entry == wanted)
}

/// In lower case, without accents, with spaces in place of all but letters and digits.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match base(c) {
            // Combining accents, and the dot that a Turkish capital leaves behind.
            '\u{300}'..='\u{36f}' => {}
            '\'' | '\u{2019}' => folded.push('\''),
            c if c.is_alphanumeric() || is_mark(c) => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.trim_matches([' ', '\'']).to_owned()
}

/// Vowels of Indian and Thai scripts are separate marks on letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}' | '\u{e34}'..='\u{e4e}')
}

fn base(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ả'..='ặ' | 'ạ' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì'..='ï' | 'ı' | 'ī' | 'į' => 'i',
        'ł' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò'..='ö' | 'ő' | 'ø' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ű' | 'ů' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        'ё' => 'е',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' => 'ι',
        'ό' => 'ο',
        'ύ' => 'υ',
        'ώ' => 'ω',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_nothing_are_known_in_the_languages_of_telephone_systems() {
        let words = include_str!("tests/nothing.txt").lines().flat_map(|line| line.split(" | ")).chain(["", " "]);
        let missed: Vec<_> = words.filter(|text| !say_nothing(text)).collect();
        assert!(missed.is_empty(), "{missed:?}");
    }

    #[test]
    fn names_of_people_and_firms_are_not_taken_for_missing() {
        for text in [
            "Ivan",
            "Иван",
            "No",
            "Private Bank",
            "Неизвестных Сергей",
            "Caller",
            "Name",
            "Номер",
            "Number One Ltd",
            "Ann O'Hara",
            "Hidden Valley Farm",
            "International Paper",
            "Restricted Area Security",
            "The Line",
            "Mr P",
            "101",
            "cc800",
            "Numero Uno",
            "Номер один",
            "De la Cruz",
        ] {
            assert!(!say_nothing(text), "{text:?}");
        }
    }

    #[test]
    fn name_beside_a_number_loses_its_labels() {
        let table = [
            ("Ivan", Some("Ivan")),
            ("tel. Ivan Petrov:", Some("Ivan Petrov")),
            ("звонок от Иван Петров", Some("Иван Петров")),
            ("моб.", None),
            ("call from", None),
            ("- Unknown -", None),
            ("Acme (Moscow)", Some("Acme (Moscow)")),
            (", ,", None),
        ];
        for (text, name) in table {
            assert_eq!(name_beside(text).as_deref(), name, "{text}");
        }
    }
}
