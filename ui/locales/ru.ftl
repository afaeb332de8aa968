## Cards

card-deal = Сделка
card-customer = Покупатель
card-contact = Контакт
card-company = Компания
card-titled = { $kind }: { $title }
card-untitled = { $kind } { $id }

## Notices

notice-open = Открыть карточку
notice-create-contact = Создать контакт
notice-find = Найти в CRM
notice-call-back = Перезвонить
notice-history = Открыть историю
notice-demo = Демо
notice-incoming = Входящий звонок
notice-talking = Идёт разговор
notice-missed = Пропущенный звонок
notice-missed-from = Пропущен · { $who }
notice-today = в { $time }
notice-yesterday = вчера в { $time }
notice-days-ago =
    { $days ->
        [one] { $days } день назад в { $time }
        [few] { $days } дня назад в { $time }
       *[many] { $days } дней назад в { $time }
    }
notice-tries =
    { $tries ->
        [1] { $when }
        [one] { $tries } звонок, последний { $when }
        [few] { $tries } звонка, последний { $when }
       *[many] { $tries } звонков, последний { $when }
    }
notice-more = и ещё { $count }
notice-withheld = Номер скрыт
notice-internal = Внутренний номер { $number }
notice-asking = Ищем в CRM…
notice-remembered = Как в прошлый раз, CRM не подтвердила
notice-found = Найдено по номеру, CRM не подтвердила
notice-not-in-crm = Нет в CRM
notice-untold = CRM не сообщила, кто это
notice-uncertain = CRM не ответила
notice-unreported = Звонок не передан в CRM
notice-no-me = Звонок не передан в CRM: сначала укажите, кто вы
notice-signed-out = Звонок не передан в CRM: Callcard не вошёл в аккаунт
notice-ending =
    { $days ->
        [0] Срок входа в CRM истекает сегодня
        [1] Срок входа в CRM истекает завтра
        [one] Срок входа в CRM истекает через { $days } день
        [few] Срок входа в CRM истекает через { $days } дня
       *[many] Срок входа в CRM истекает через { $days } дней
    }
notice-ending-advice = Получите новый токен и подключите аккаунт заново до этого срока
notice-history-put-aside = Историю звонков не удалось прочитать
notice-history-put-aside-detail = Начата новая. Старый файл сохранён: { $file }
notice-history-not-kept = Звонки не сохраняются
notice-history-not-kept-detail = Callcard работает, но после закрытия забудет звонки: { $why }

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = CRM просит войти заново
trouble-sign-in-advice = Подключите аккаунт заново. Звонки всё равно показываются
trouble-unpaid = Аккаунт CRM не оплачен
trouble-unpaid-advice = Обратитесь к администратору аккаунта. Звонки всё равно показываются
trouble-blocked = CRM заблокировала Callcard
trouble-blocked-advice = Обратитесь в поддержку CRM. 15 минут ничего не отправляется, но звонки показываются
trouble-no-right = У этого входа нет права сообщать о звонках
trouble-no-right-advice = Попросите администратора дать вход с таким правом
trouble-not-an-account = По этому адресу нет аккаунта
trouble-not-an-account-advice = Проверьте адрес аккаунта и подключите его заново
trouble-redirected = CRM отправляет Callcard на другой адрес
trouble-redirected-advice = Туда ничего не отправлено. Проверьте адрес аккаунта и не требует ли сеть отдельного входа
trouble-rejected = CRM не приняла звонок
trouble-rejected-advice = Если это повторится, отправьте в поддержку отчёт «callcardctl doctor»

trouble-no-such-name = Адрес CRM не найден
trouble-no-such-name-advice = Проверьте сеть. Звонки всё равно показываются
trouble-offline = Нет связи с CRM
trouble-offline-advice = Проверьте сеть. Звонки всё равно показываются
trouble-proxy = Прокси не пропускает Callcard к CRM
trouble-proxy-advice = Проверьте настройки прокси в системе или обратитесь к тому, кто отвечает за сеть
trouble-tls-untrusted = Компьютер не доверяет сертификату CRM
trouble-tls-untrusted-advice = Возможно, соединение кто-то просматривает. Если так делает ваша компания, её сертификат должен быть установлен в системе
trouble-tls-name = Сертификат выдан не для адреса CRM
trouble-tls-name-advice = Возможно, вместо CRM отвечает кто-то другой. Ничего не отправлено, сообщите тому, кто отвечает за сеть
trouble-tls-clock = Сертификат CRM сегодня не действует
trouble-tls-clock-advice = Проверьте дату и время на компьютере
trouble-tls = Нет защищённого соединения с CRM
trouble-tls-advice = Что-то мешает по пути к CRM. Сообщите тому, кто отвечает за сеть
trouble-timed-out = CRM не отвечает вовремя
trouble-timed-out-advice = Звонки всё равно показываются
trouble-cut-off = Соединение с CRM оборвалось
trouble-cut-off-advice = Звонки всё равно показываются
trouble-too-many = CRM просит обращаться к ней реже
trouble-too-many-advice = Callcard немного подождёт. Возможно, одной интеграцией пользуется много компьютеров
trouble-server-fault = В CRM сбой
trouble-server-fault-advice = Звонки всё равно показываются
trouble-portal = Вместо CRM ответила веб-страница
trouble-portal-advice = Возможно, сеть просит войти: откройте любую страницу в браузере
trouble-too-large = Ответ CRM слишком велик
trouble-too-large-advice = Если это повторится, отправьте в поддержку отчёт «callcardctl doctor»

trouble-no-keyring = Связка ключей не запущена: вход негде хранить
trouble-no-keyring-advice = Запустите связку ключей, например GNOME Keyring или KDE Wallet. Callcard заметит это сам
trouble-keyring-locked = Связка ключей заблокирована
trouble-keyring-locked-advice = Разблокируйте её или выберите в меню «Спросить связку ключей ещё раз», и она спросит пароль
trouble-keyring-refused = Связка ключей не даёт доступа ко входу
trouble-keyring-refused-advice = Разрешите Callcard доступ и выберите в меню «Спросить связку ключей ещё раз»
trouble-keyring-unsupported = В этой системе нет связки ключей для Callcard
trouble-keyring-unsupported-advice = Аккаунт здесь подключить нельзя: секреты никогда не хранятся в файлах
trouble-secret-too-long = Данные входа длиннее, чем принимает связка ключей
trouble-secret-too-long-advice = Войдите с помощью долгосрочного токена
trouble-secret-missing = В связке ключей больше нет входа
trouble-secret-missing-advice = Подключите аккаунт заново
trouble-expired = Срок входа в CRM истёк
trouble-expired-advice = Подключите аккаунт заново с новым токеном
trouble-revoked = CRM больше не принимает этот вход
trouble-revoked-advice = Подключите аккаунт заново
trouble-sign-in-lost = Вход потерян во время обновления
trouble-sign-in-lost-advice = В этот момент Callcard был закрыт или связь оборвалась. Подключите аккаунт заново
trouble-choose-me = Укажите, кто вы в CRM
trouble-choose-me-advice = До этого в аккаунт ничего не отправляется. Как это сделать, покажет «callcardctl whoami»

## The doctor: each link between a ringing phone and its card

doctor-unknown = Не проверялось: неисправно звено перед ним
doctor-unasked = Не проверялось: пока CRM не опрашивается
doctor-demo = В демо не требуется
doctor-settings = Настройки
doctor-settings-ok = Читаются и сохраняются
doctor-settings-unsaved = Не сохраняются: { $why }
doctor-settings-unsaved-advice = Освободите место или разрешите запись в папку Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = Callcard работает с обычными настройками. Исправьте старый файл и перезапустите программу или оставьте как есть
doctor-history = История звонков
doctor-history-ok = Сохраняется
doctor-history-unwritten = Звонки не записываются: { $why }
doctor-history-unwritten-advice = Освободите место или разрешите запись в папку Callcard. Звонки показываются, но в CRM не передаются
doctor-history-trouble = { $why }
doctor-history-trouble-advice = Звонки всё равно показываются
doctor-socket = Локальный сокет
doctor-socket-ok = { $path }
doctor-keyring = Связка ключей
doctor-keyring-ok = Хранит вход
doctor-network = Путь к CRM
doctor-network-ok = { $host } доступен
doctor-network-proxied = { $host } доступен через системный прокси
doctor-tls = Защищённое соединение
doctor-tls-ok = Сертификату можно доверять
doctor-account = Аккаунт
doctor-account-ok = { $name } отвечает
doctor-token = Срок входа
doctor-token-renewed = Обновляется сам
doctor-token-endless = Срок не указан
doctor-token-ok =
    { $days ->
        [one] Действует ещё { $days } день
        [few] Действует ещё { $days } дня
       *[many] Действует ещё { $days } дней
    }
doctor-token-soon =
    { $days ->
        [0] Истекает сегодня
        [1] Истекает завтра
        [one] Истекает через { $days } день
        [few] Истекает через { $days } дня
       *[many] Истекает через { $days } дней
    }
doctor-token-soon-advice = Получите новый токен и подключите аккаунт заново до этого срока
doctor-right = Передача звонков
doctor-right-ok = Последний звонок CRM приняла
doctor-right-last = При последнем звонке: { $trouble }
doctor-right-untried = Станет известно после первого звонка
doctor-right-untried-advice = Попробуйте «callcardctl doctor --test-call»
doctor-me = Кто за этим компьютером
doctor-me-ok = Пользователь { $id }
doctor-notices = Уведомления
doctor-notices-ok = Их показывает { $server }
doctor-notices-plain = Их показывает { $server }, но нажатий не принимает
doctor-notices-plain-advice = Открывайте карточки из меню или смените программу уведомлений
doctor-notices-none = Показывать некому: программа уведомлений не запущена
doctor-notices-none-advice = Запустите программу уведомлений рабочего стола
doctor-notices-silent = Программа уведомлений не отвечает: { $why }
doctor-notices-silent-advice = Перезапустите её или выйдите из системы и войдите снова
doctor-tray = Область уведомлений
doctor-tray-ok = Значки показываются
doctor-tray-none = На этом рабочем столе значки не показываются
doctor-tray-none-advice = В GNOME установите расширение AppIndicator. Уведомления работают и без него
doctor-tray-headless = Callcard работает без экрана
doctor-browser = Браузер
doctor-browser-ok = Карточки открываются в браузере системы
doctor-browser-none = В системе нет браузера по умолчанию
doctor-browser-none-advice = Выберите его в настройках системы
doctor-sources = Источники звонков
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: только что
        [one] { $source }: { $minutes } минуту назад
        [few] { $source }: { $minutes } минуты назад
       *[many] { $source }: { $minutes } минут назад
    }
doctor-sources-none = О звонках ещё никто не сообщал
doctor-sources-none-advice = Попробуйте «callcardctl ring +7 999 888-55-33»
doctor-sources-late = Часы источника { $source } отстают на { $seconds } с
doctor-sources-late-advice = Его звонки всё равно показываются. Исправьте часы на той машине

## Tray menu

menu-demo = Демо · { $state }
menu-ready = Ждём звонков
menu-paused = Уведомления приостановлены
menu-paused-until = Пауза до { $time }
menu-paused-until-tomorrow = Пауза до { $time } завтра
menu-missed =
    { $count ->
        [one] { $count } пропущенный звонок
        [few] { $count } пропущенных звонка
       *[many] { $count } пропущенных звонков
    }
menu-ringing =
    { $count ->
        [one] { $count } входящий звонок
        [few] { $count } входящих звонка
       *[many] { $count } входящих звонков
    }
menu-test-call = Тестовый звонок…
menu-no-calls = Звонков пока не было
menu-recent = { $time }  { $who }
menu-recent-missed = { $time }  { $who } · пропущен
menu-pause = Приостановить уведомления
menu-pause-half-hour = На 30 минут
menu-pause-hour = На час
menu-pause-night = До завтрашнего утра
menu-pause-ever = До включения вручную
menu-resume = Включить уведомления
menu-try-again = Спросить связку ключей ещё раз
menu-tip = Callcard · { $state }
menu-open-window = Открыть окно
menu-settings = Настройки…
menu-quit = Выйти

## The window

window-demo = Демо
window-demo-title = Звонки уходят в учебную CRM внутри Callcard, а не в аккаунт
window-enter = позвонить
window-arrows = номера
window-escape = закрыть
window-in-ms =
    { $ms ->
        [0] сразу
       *[other] через { $ms } мс
    }
window-in-seconds = через { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } с

# Why a call was not shown, not sent or not taken. The last part of the key is the reason's code.
window-reason-paused = Уведомления приостановлены
window-reason-stale = К этому времени звонок устарел
window-reason-crowded = Одновременно звонило слишком много людей
window-reason-not-for-you = Звонок адресован не вам
window-reason-internal = Внутренние номера в CRM не ищутся
window-reason-withheld = Номер скрыт
window-reason-outgoing = Это исходящий звонок
window-reason-over = Звонок завершился раньше, чем его можно было показать
window-reason-ignored = Этот номер в списке игнорируемых
window-reason-too-short = Номер короче, чем указано в настройках
window-reason-other-line = Звонок пришёл на чужую линию
window-reason-no-me = Сначала укажите, кто вы в CRM
window-reason-signed-out = Callcard не вошёл в CRM
window-reason-blocked = CRM заблокировала Callcard
window-reason-switched = Подключён другой аккаунт
window-reason-not-stored = Звонок не удалось записать на диск
window-reason-other = Причина не указана

# Why the app did not do what was asked. The last part of the key is the refusal's code.
window-refusal-not-a-number = Это не номер телефона
window-refusal-busy = Слишком много звонков сразу: попробуйте чуть позже
window-refusal-not-stored = Звонок не удалось записать на диск
window-refusal-ending = Callcard завершает работу
window-refusal-not-read = Не удалось прочитать историю
window-refusal-unknown-call = Этого звонка больше нет в истории
window-refusal-under-way = Звонок ещё не завершён
window-refusal-internal = Внутренняя ошибка Callcard

test-call-title = Тестовый звонок
test-call-lead = Всё произойдёт как при настоящем звонке
test-call-number = Номер звонящего
test-call-hint = В любом формате
test-call-internal = Внутренний номер: в CRM не ищется
test-call-withheld = Номер скрыт: искать нечего
test-call-invalid = Это пока не номер телефона
test-call-call = Позвонить
test-call-choose = Выбрать номер
test-call-recent = Недавние
test-call-demo = Номера для пробы
test-call-none-yet = Здесь появятся номера тестовых звонков

test-call-ringing = Звонит
test-call-ended = Звонок завершён
test-call-untold-detail = Звонок приняла, карточку не назвала
test-call-uncertain-detail = Звонок мог до неё дойти, поэтому повторно не отправляется
test-call-refused = CRM отклонила звонок
test-call-dropped = Не отправлено в CRM
test-call-not-asked = Звонок не передан в CRM
test-call-not-accepted = Позвонить не удалось
test-call-hang-up = Завершить

test-call-steps = Шаги
test-call-step-accepted = Принято
test-call-step-sent = Отправлено в CRM
test-call-step-answered = CRM ответила
test-call-step-shown = Уведомление показано
test-call-state-waiting = ожидание
test-call-state-failed = нет
test-call-state-skipped = нет

history-title = История
history-search = Поиск по имени или номеру
history-empty = Здесь появятся звонки
history-empty-action = Сделать тестовый звонок
history-nothing-found = По запросу «{ $text }» ничего не найдено
history-today = Сегодня
history-yesterday = Вчера
history-ringing = Звонит
history-talking = Идёт разговор
history-talked = { $duration }
history-missed = Пропущен
history-elsewhere = Ответил коллега
history-declined = Отклонён
history-unknown = Итог неизвестен
history-rang-for = Звонил
history-answered = Ответ
history-ended = Завершён
history-line = Линия
history-source = Источник
history-crm = CRM
history-copy = Скопировать номер
history-copied = Скопировано
history-delete = Удалить
history-deleted = Звонок удалён
history-undo = Вернуть

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Добро пожаловать
page-history = Звонки
page-test-call = Пробный звонок
page-phone = Телефония
page-settings = Настройки
page-doctor = Диагностика
window-pages = Страницы
window-demo-short = Учебная CRM
window-starting = Вход в CRM…
window-pause = Не беспокоить
window-copy = Копировать
window-copy-what = Копировать: { $what }
window-copied = Скопировано
window-undo = Отменить
window-dismiss = Закрыть
window-hint = Подсказка
window-no-tray = Этот рабочий стол не показывает значки в области уведомлений.
window-no-tray-advice = Callcard работает и с закрытым окном. Чтобы вернуться, запустите его снова из меню приложений или щёлкните по уведомлению.
## callcardctl, in the language of the terminal

ctl-not-running = Callcard не запущен; запустите его и повторите ({ $socket }: { $why })
ctl-stranger = там отвечает программа другого пользователя
ctl-no-answer = Callcard не ответил за { $seconds } с
ctl-garbled = не удалось прочитать ответ Callcard: { $why }
ctl-garbled-no-call = в нём ничего нет о звонке
ctl-refused = Callcard отказал: { $reason } ({ $code })
ctl-refused-for-now = Callcard отказал: { $reason } ({ $code }); повторите через { $seconds } с
ctl-no-reason = причина не указана
ctl-some-refused = отклонено событий: { $refused } из { $events }
ctl-checks-failed = проверок не пройдено: { $failed } из { $checks }
ctl-no-live-call = сейчас нет звонков; укажите звонок по номеру или через --call-id
ctl-several-live = звонков сейчас: { $count }; укажите один по номеру или через --call-id:
ctl-unreadable = не удалось прочитать { $file }: { $why }
ctl-bad-line = строка { $line }: { $why }
ctl-no-home = у пользователя нет домашней папки; задайте { $variable }
ctl-relative-home = в { $variable } должен быть полный путь, а не { $path }
ctl-unknown-user = не удалось узнать, кто пользователь: { $why }

ctl-token = токен
ctl-client-secret = секретный ключ интеграции
ctl-code = код авторизации
ctl-secret-prompt = { $secret } (ввод не показывается):
ctl-secret-empty = { $secret }: на стандартном вводе пусто
ctl-secret-not-text = { $secret }: на стандартном вводе не текст
ctl-secret-too-long = { $secret }: на стандартном вводе больше { $bytes } байт

ctl-row-account = аккаунт
ctl-row-sign-in = вход
ctl-row-state = состояние
ctl-row-me = кто вы
ctl-row-notifications = уведомления
ctl-row-trouble = неполадка
ctl-row-calls = звонки
ctl-row-history = история
ctl-row-late-clock = часы отстают
ctl-until = { $what }, до { $end }
ctl-paused-until = пауза до { $end }
ctl-none = нет
ctl-counts = сейчас { $live }, пропущено { $missed }, ждут отправки в CRM { $waiting }
ctl-late = { $source }: { $seconds } с
ctl-user = пользователь { $id }
ctl-user-named = пользователь { $id }, { $name }
ctl-no-me = не указано
ctl-no-me-suggested = не указано, возможно, пользователь { $id }
ctl-choose-me = В аккаунт ничего не отправляется, пока вы не укажете, кто вы в нём: callcardctl whoami --me ID
ctl-administrator = администратор
ctl-suggested = возможно, это вы
ctl-signed-out = Вы вышли из аккаунта. Данные входа удалены, звонки снова уходят в демо.
ctl-withheld = скрыт
ctl-deleted = удалено: { $count }

ctl-column-rang-at = ВРЕМЯ
ctl-column-direction = НАПР
ctl-column-number = НОМЕР
ctl-column-call = ЗВОНОК
ctl-column-talked = ДЛИТ
ctl-column-crm = CRM
ctl-column-notice = УВЕДОМЛЕНИЕ
ctl-column-card = КАРТОЧКА
ctl-column-id = ID
ctl-column-name = ИМЯ
ctl-column-note = ПРИМЕЧАНИЕ

ctl-mark-ok = хорошо
ctl-mark-warning = внимание
ctl-mark-failed = ОШИБКА
ctl-mark-skipped = пропуск

ctl-sandbox-up = Учебная CRM работает, выход по Ctrl-C.
ctl-sandbox-pages = Карточки и номера для пробы:
ctl-sandbox-token = Токен, действует до её остановки:
ctl-sandbox-report = Сообщить о звонке пользователю { $id }:
ctl-sandbox-faults = Вызвать сбой:
## Почему настройка или аккаунт не подошли

settings-refusal-out-of-range = От { $least } до { $most }
settings-refusal-not-a-country = Такой страны нет
settings-refusal-not-a-pattern = «{ $text }» — не номер и не начало номера со звёздочкой в конце
settings-refusal-too-many = Не больше { $most } записей
settings-refusal-not-a-name = В названии линии не больше 200 символов
settings-refusal-not-saved = Не удалось сохранить настройки: { $why }
settings-refusal-not-a-host = Это не адрес аккаунта. Откройте CRM в браузере и скопируйте адрес
settings-refusal-not-a-token = Это не токен: токен — одно длинное слово
settings-refusal-other-account = Этот токен от другого аккаунта
settings-refusal-no-such-user = В аккаунте нет активного пользователя { $id }
settings-refusal-sandbox = Аккаунт не подключён
settings-refusal-not-removed = Вы вышли из аккаунта, но его секреты остались в связке ключей. { $trouble }
settings-refusal-no-account = Не удалось запустить демо-CRM: { $why }
settings-refusal-no-secret = Сначала скопируйте и вставьте сюда
settings-refusal-empty = В буфере обмена нет текста
settings-refusal-several-words = В буфере обмена больше одного слова. Скопируйте только то, что нужно
settings-refusal-too-long = Текст в буфере обмена слишком длинный
history-refusal-not-written = Не удалось записать таблицу: { $why }
