## Every page
demo = Демо
demo-note = Демонстрационная CRM на этом компьютере. Данные остаются здесь.
nav-start = Демо-номера
nav-search = Поиск
nav-notifications = Уведомления
search-field = Поиск по имени или номеру
language = Язык
created = Создано
responsible = Ответственный

## Kinds
kind-deal = Сделка
kind-customer = Покупатель
kind-contact = Контакт
kind-company = Компания
kinds-deal = Сделки
kinds-customer = Покупатели
kinds-contact = Контакты
kinds-company = Компании

## Stages of a deal
stage-enquiry = Новая заявка
stage-measuring = Замер
stage-design = Проект
stage-contract = Договор
stage-workshop = В производстве
stage-won = Успешно реализовано
stage-lost = Закрыто и не реализовано

## Cards
no-name = Без имени
price = Бюджет
closed = Закрыто
next-price = Следующая покупка
next-date = Ожидается
position = Должность
email = Эл. почта
address = Адрес
phones = Телефоны
phone-mob = мобильный
phone-work = рабочий
nothing-linked = С этой карточкой пока ничего не связано.

## The start page
start-title = Демо-номера
start-lead = Cedar Studio делает кухни и мебель в Лимасоле. Каждый номер ниже показывает одно из правил, по которым CRM выбирает карточку для звонка.
start-how = Сделайте пробный звонок в Callcard или введите в терминале:
opens-nothing = Нет в CRM
group-deal = Откроется сделка
group-customer = Откроется покупатель
group-contact = Откроется контакт
group-company = Откроется компания
group-nobody = Никто не найден
branch-one-deal = Ровно одна активная сделка; закрытые не считаются.
branch-one-customer = Ровно один покупатель и ни одной активной сделки.
branch-deal-and-customer = Есть и активная сделка, и покупатель, поэтому ни то ни другое не выбрано.
branch-two-deals = Две активные сделки, поэтому ни одна не выбрана.
branch-won-deal-only = Единственная сделка успешно завершена и больше не активна.
branch-company-deal-apart = Активная сделка принадлежит компании контакта, а не самому контакту.
branch-two-contacts = Номер есть у двух контактов; выбран созданный раньше.
branch-company-only = Номер есть только у компании, и с ней сейчас ничего не происходит.
branch-company-deal = Номер есть только у компании, и у неё ровно одна активная сделка.
branch-other-country = Последние восемь цифр совпадают с номером из другой страны.
branch-unknown = Такого номера нет ни у кого: CRM предложит создать контакт.

## A new contact
new-contact = Новый контакт
name = Имя
name-hint = Если оставить пустым, именем станет номер.
phone = Телефон
email-optional = Эл. почта (необязательно)
create = Создать контакт
cancel = Отмена
already = Этот номер уже есть в CRM:
form-stale = Страница была открыта слишком долго, и контакт не сохранён. Нажмите кнопку ещё раз.
form-phone = Введите номер телефона: хотя бы одна цифра, не больше 64 символов.
form-long = Слишком длинное значение: не больше 120 символов.

## Search
search-title = Поиск
search-none = По запросу «{ $term }» ничего не найдено.
search-all = Всё, что есть в CRM
search-found = { $count ->
    [one] Найдена { $count } карточка
    [few] Найдены { $count } карточки
   *[other] Найдено { $count } карточек
}
search-more = Показаны только первые { $count } каждого вида.

## Notifications
notifications-title = Уведомления
notifications-of = Чей центр уведомлений
notifications-none = Звонков пока не было. О каждом звонке, о котором узнала CRM, здесь останется запись.
notifications-count = { $count ->
    [one] { $count } звонок
    [few] { $count } звонка
   *[other] { $count } звонков
}
notifications-latest = { $count ->
    [one] Последний { $count } звонок
    [few] Последние { $count } звонка
   *[other] Последние { $count } звонков
}
unknown-caller = Нет в CRM
you = вы

## When something is wrong
not-found-title = Такой страницы нет
not-found-text = Возможно, такой карточки никогда не было или ссылка неполная.
failed-title = Что-то пошло не так
failed-text = Не удалось показать страницу. Попробуйте ещё раз.
back-to-start = К демо-номерам

## Dates
date = { $day } { $month ->
    [1] января
    [2] февраля
    [3] марта
    [4] апреля
    [5] мая
    [6] июня
    [7] июля
    [8] августа
    [9] сентября
    [10] октября
    [11] ноября
   *[12] декабря
} { $year } г.
date-time = { $date }, { $time }
