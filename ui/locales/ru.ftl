## Cards

card-deal = Сделка
card-customer = Покупатель
card-contact = Контакт
card-company = Компания
card-titled = { $kind }: { $title }
card-price = { $amount }{ "\u00A0" }{ $currency }
card-price-word = { $amount }{ "\u00A0" }{ $currency }
card-thousands = { "\u00A0" }

## Notices

notice-open = Открыть карточку
notice-open-in-crm = Открыть в CRM
notice-create-contact = Создать контакт
notice-find = Найти в CRM
notice-call-back = Перезвонить
notice-history = Открыть историю
notice-demo = Демо
notice-middle-click = Открыть — средней кнопкой мыши
notice-incoming = Входящий звонок
notice-talking = Идёт разговор
notice-missed = Пропущенный звонок
notice-rings = Входящий
notice-talks = Разговор
notice-missed-state = Пропущен
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
notice-colleague = Коллега { $name }
notice-unreadable = Неизвестный абонент
notice-extension = { $number } доб. { $extension }
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
        [0] Срок доступа к CRM истекает сегодня
        [1] Срок доступа к CRM истекает завтра
        [one] Срок доступа к CRM истекает через { $days } день
        [few] Срок доступа к CRM истекает через { $days } дня
       *[many] Срок доступа к CRM истекает через { $days } дней
    }
notice-ending-advice = Получите новый токен и до этого срока подключите аккаунт заново в настройках
notice-history-put-aside = Историю звонков не удалось прочитать
notice-history-put-aside-detail = Начата новая. Старый файл сохранён: { $file }
notice-history-not-kept = Звонки не сохраняются
notice-history-not-kept-detail = Callcard работает, но после закрытия забудет звонки: { $why }
notice-window-lost = Не удаётся удержать окно открытым
notice-window-lost-detail = Страница раз за разом аварийно закрывается. Звонки и уведомления работают и без неё
notice-elsewhere = Callcard здесь не запущен
notice-elsewhere-machine = Он работает на { $machine } с той же домашней папкой. Закройте его там и запустите здесь
notice-elsewhere-session = Он работает в другом сеансе или завис. Закройте его там и запустите здесь
notice-unopened-phone = Нет программы, которая могла бы позвонить
notice-unopened-phone-copied = Номер скопирован
notice-unopened-phone-advice = Выберите в настройках системы программу для ссылок tel:
notice-unopened-page = Браузер не запустился
notice-unopened-page-copied = Адрес скопирован
notice-unopened-page-advice = Выберите браузер по умолчанию в настройках системы
notice-uncalled-right = Телефонная система не разрешает Callcard звонить
notice-uncalled-right-advice = Администратор АТС должен дать пользователю право originate
notice-uncalled-no-telephone = Телефонная система не дозвонилась до вашего телефона
notice-uncalled-no-telephone-advice = Проверьте в настройках источника, какой ваш телефон звонит первым, и включён ли он
notice-uncalled-not-connected = Нет связи с телефонной системой: вызов не сделан
notice-uncalled-not-connected-advice = Позвоните со своего телефона или повторите, когда связь восстановится
notice-uncalled-not-picked-up = Вы не сняли трубку: вызов не сделан
notice-uncalled-not-picked-up-advice = Нажмите «Перезвонить» ещё раз и снимите трубку, когда телефон зазвонит
notice-uncalled-untold = Телефонная система не сообщила, сделан ли вызов
notice-uncalled-untold-advice = Посмотрите на свой телефон, прежде чем повторять

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = CRM просит войти заново
trouble-sign-in-advice = Подключите аккаунт заново в настройках. Звонки всё равно показываются
trouble-unpaid = Аккаунт CRM не оплачен
trouble-unpaid-advice = Обратитесь к администратору аккаунта. Звонки всё равно показываются
trouble-blocked = CRM заблокировала Callcard
trouble-blocked-advice = Обратитесь в поддержку CRM. 15 минут ничего не отправляется, но звонки показываются
trouble-no-right = У подключения к CRM нет права сообщать о звонках
trouble-no-right-advice = Попросите администратора дать доступ с таким правом
trouble-not-an-account = По этому адресу нет аккаунта
trouble-not-an-account-advice = Проверьте адрес аккаунта в настройках и подключите его заново
trouble-redirected = CRM отправляет Callcard на другой адрес
trouble-redirected-advice = Туда ничего не отправлено. Проверьте адрес аккаунта и не просит ли сеть сначала войти
trouble-rejected = CRM не приняла звонок
trouble-rejected-advice = Если это повторится, отправьте в поддержку отчёт диагностики

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
trouble-too-large-advice = Если это повторится, отправьте в поддержку отчёт диагностики

trouble-no-keyring = Хранилище паролей не запущено: доступ негде хранить
trouble-no-keyring-advice = Запустите хранилище паролей, например GNOME Keyring или KDE Wallet. Callcard заметит это сам
trouble-keyring-locked = Хранилище паролей заблокировано
trouble-keyring-locked-advice = Разблокируйте его или выберите в меню «Повторить доступ к хранилищу», и оно спросит пароль
trouble-keyring-refused = Хранилище паролей не отдаёт данные для доступа к CRM
trouble-keyring-refused-advice = Разрешите Callcard доступ и выберите в меню «Повторить доступ к хранилищу»
trouble-keyring-unsupported = В этой системе нет хранилища паролей, подходящего для Callcard
trouble-keyring-unsupported-advice = Аккаунт здесь подключить нельзя: секреты никогда не хранятся в файлах
trouble-secret-too-long = Данные для доступа длиннее, чем принимает хранилище паролей
trouble-secret-too-long-advice = Войдите с помощью долгосрочного токена в настройках
trouble-secret-missing = В хранилище паролей больше нет данных для доступа
trouble-secret-missing-advice = Подключите аккаунт заново в настройках
trouble-expired = Срок доступа к CRM истёк
trouble-expired-advice = Подключите аккаунт заново с новым токеном в настройках
trouble-revoked = CRM больше не принимает данные для входа
trouble-revoked-advice = Через 15 минут следующий звонок попробует ещё раз. Если не поможет, подключите аккаунт заново в настройках: возможно, у него сменился адрес
trouble-sign-in-lost = Доступ потерян во время обновления
trouble-sign-in-lost-advice = В этот момент Callcard был закрыт или связь оборвалась. Подключите аккаунт заново в настройках
trouble-moved = Аккаунта больше нет по его адресу
trouble-moved-advice = Возможно, его переименовали. Подключите его снова в настройках по новому адресу: доступ через OAuth можно сохранить
trouble-choose-me = Укажите, кто вы в CRM
trouble-choose-me-advice = До этого в аккаунт ничего не отправляется. Выберите себя в настройках

## Telephone systems, as people call them

source-callcard = Скрипты и план набора
source-phone = Настольные телефоны
source-zammad = АТС с событиями Zammad
source-sipgate = sipgate
source-zadarma = Zadarma, Novofon
source-mango = Mango Office
source-itoolabs = МегаФон, Билайн, Гравител, Kcell
source-uis = UIS, CoMagic, CallGear
source-sipuni = Sipuni
source-onlinepbx = onlinePBX
source-telphin = Телфин
source-binotel = Binotel
source-twilio = Twilio
source-telnyx = Telnyx
source-aircall = Aircall
source-mapped = Другая АТС
source-fritzbox = FRITZ!Box
source-baresip = baresip

## Sources of calls: what people call them, and why no calls come in by one

source-socket = Локальный сокет
source-asterisk = Asterisk
source-named = { $kind } ({ $name })
source-down = { $source }: { $trouble }
source-state-starting = Запускается…
source-state-listening = Готов принимать звонки
source-state-waiting = Звонки не приходят, новая попытка в { $time }
source-state-failed = Звонки не приходят
source-state-stopped = Остановлен
source-reported = Последний звонок: { $when }
source-trouble-unreachable = Телефонная система не отвечает
source-trouble-unreachable-advice = Проверьте адрес и порт и работает ли она
source-trouble-unreachable-advice-fritzbox = Наберите #96*5* на телефоне, подключённом к FRITZ!Box: это включит монитор звонков. Проверьте и адрес
source-trouble-unreachable-advice-baresip = Запустите baresip с модулем ctrl_tcp и проверьте адрес и порт
source-trouble-unreachable-advice-sipuni = Проверьте, есть ли на этом компьютере интернет: возможно, межсетевой экран компании должен разрешить подключение к sipuni.com, порт 8083
source-trouble-unreachable-advice-onlinepbx = Проверьте адрес и порт своего аккаунта и разрешает ли межсетевой экран компании подключаться к нему
source-trouble-no-such-name = В сети нет такого адреса телефонной системы
source-trouble-no-such-name-advice = Проверьте, как написан адрес и подключён ли компьютер к сети компании
source-trouble-cut-off = Соединение с телефонной системой прервалось
source-trouble-cut-off-advice = Callcard подключится снова сам. Если обрывы продолжаются, обратитесь к администратору АТС
source-trouble-cut-off-advice-baresip = baresip обслуживает одну программу за раз: закройте другие, которые к нему подключены. Callcard подключится снова сам
source-trouble-tls-untrusted = Компьютер не доверяет сертификату телефонной системы: скорее всего, она подписала его сама
source-trouble-tls-untrusted-advice = Добавьте её центр сертификации в доверенные на этом компьютере или подключайтесь без TLS, если доверяете сети
source-trouble-tls-name = Сертификат телефонной системы выдан на другой адрес
source-trouble-tls-name-advice = Укажите адрес, который записан в сертификате
source-trouble-tls-clock = Сертификат телефонной системы сегодня недействителен
source-trouble-tls-clock-advice = Проверьте дату на компьютере. Если она верна, администратор АТС должен обновить сертификат
source-trouble-tls = Не удалось установить защищённое соединение с телефонной системой
source-trouble-tls-advice = Проверьте порт: с TLS это обычно 5039
source-trouble-foreign = По этому адресу отвечает не та телефонная система, которую настроили
source-trouble-foreign-advice = Проверьте адрес и порт
source-trouble-foreign-advice-asterisk = Проверьте адрес и порт интерфейса AMI, обычно 5038. Нужен Asterisk 12 или новее
source-trouble-foreign-advice-fritzbox = Проверьте адрес и порт: монитор звонков FRITZ!Box работает на порту 1012
source-trouble-foreign-advice-baresip = Проверьте адрес и порт: модуль ctrl_tcp в baresip обычно работает на порту 4444
source-trouble-sign-in = Телефонная система не принимает вход
source-trouble-sign-in-advice = Проверьте имя и пароль, а также разрешён ли этому компьютеру вход на АТС
source-trouble-sign-in-advice-sipuni = Введите ключ ещё раз: его найдёт в настройках тот, кто управляет вашей Sipuni
source-trouble-sign-in-advice-onlinepbx = Введите ключ API ещё раз: его найдёт в настройках тот, кто управляет вашей onlinePBX
source-trouble-plain-only = Телефонная система принимает пароль только открытым текстом
source-trouble-plain-only-advice = Подключайтесь через TLS или разрешите открытый текст, если доверяете сети
source-trouble-no-secret = Пароль телефонной системы не сохранён
source-trouble-no-secret-advice = Введите его ещё раз
source-trouble-keyring = Хранилище паролей не отдаёт пароль телефонной системы
source-trouble-keyring-advice = Разблокируйте хранилище
source-trouble-settings = Его настройки не подходят
source-trouble-settings-advice = Настройте его заново
source-trouble-port-taken = Порт HTTP-входа занят другой программой
source-trouble-port-taken-advice = Закройте ту программу или выберите в настройках другой порт и впишите в телефоны новые адреса
source-trouble-no-such-address = У этого компьютера нет адреса, на котором должен работать HTTP-вход
source-trouble-no-such-address-advice = Выберите в настройках один из адресов этого компьютера
source-trouble-certificate = Сертификат HTTP-входа или ключ к нему не подходит
source-trouble-certificate-advice = Проверьте оба файла в настройках: формат PEM, у вас есть право их читать, ключ подходит к сертификату
source-trouble-system = Компьютер не даёт ему принимать звонки
source-trouble-system-advice = Закройте программы, которые держат открытыми много файлов: Callcard попробует снова сам
source-trouble-ended = Он прекратил работу
source-trouble-ended-advice = Перезапустите Callcard. Если это повторится, отправьте в поддержку отчёт диагностики
source-unfit-name = В названии источника могут быть строчные латинские буквы, цифры и дефисы, не больше 40; названия socket, test и doctor заняты
source-unfit-kind = Callcard не знает такого вида телефонных систем
source-unfit-host = Укажите адрес телефонной системы: имя или IP-адрес, без порта
source-unfit-port = Порт — число от 1 до 65535
source-unfit-tls = TLS: true или false
source-unfit-user = Укажите имя пользователя одной строкой
source-unfit-login = Способ входа: md5 или plain
source-unfit-call-back = Укажите телефон, который звонит первым, например 101 или SIP/101
source-unfit-context = Укажите контекст плана набора, с которого начинаются ваши звонки, например from-internal
source-unfit-plus = Вместо плюса в номере могут стоять только цифры и +, не больше 8
source-unfit-extensions = Укажите свои внутренние номера, например 101
source-unfit-peers = Укажите отправителей: IP-адреса или сети, например 10.0.0.0/8
source-unfit-map = Названия полей и значений заданы неверно. Пример есть в документации, а что именно не так — в журнале
source-unfit-secret = Пароля нет, он слишком длинный или в нём несколько строк
source-field-key = Ключ
source-field-key-paste = Вставить ключ
source-field-call-back = Телефон, который звонит первым, когда вы перезваниваете
source-field-call-back-hint = Только для тех, у кого настольный телефон, например 101. Пользователю AMI тогда нужно право write = originate.
source-sipuni-lead = Callcard сам подключается к { $name }. Нужен ключ WebSocket: администратор найдёт его в настройках { $name }.
source-sipuni-ask =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого у меня есть программа Callcard: она слушает { $name } через WebSocket. Она только слушает.

    Пришлите мне, пожалуйста, ключ WebSocket из настроек { $name } и мой короткий номер. Если сеть закрыта, моему компьютеру нужен доступ к sipuni.com, порт 8083.

    Спасибо!
source-onlinepbx-lead = Callcard сам подключается к { $name }. Нужны адрес и порт WebSocket и ключ API: их знает администратор { $name }.
source-onlinepbx-ask =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого у меня есть программа Callcard: она слушает { $name } через WebSocket. Она только слушает.

    Пришлите мне, пожалуйста, адрес и порт WebSocket нашей { $name }, ключ API и мой внутренний номер.

    Спасибо!
source-fritzbox-lead = Callcard слушает монитор звонков { $name }. Включите его один раз: наберите #96*5* на телефоне, подключённом к FRITZ!Box.
source-fritzbox-field-host-hint = В своей сети подойдёт fritz.box
source-fritzbox-field-extensions = Ваш номер
source-fritzbox-field-extensions-hint = Ваш номер, на который звонят, как он записан во FRITZ!Box, например 5551234, или две цифры вашего телефона. Если не знаете его, оставьте поле пустым: позже позвоните себе и выберите номер из списка.
source-fritzbox-field-port-hint = Обычно 1012
source-baresip-lead = Callcard слушает { $name } на этом компьютере. Загрузите модуль ctrl_tcp (module_app ctrl_tcp.so в файле config) и перезапустите программу.
source-baresip-field-extensions = Ваша учётная запись
source-baresip-field-extensions-hint = Нужна, только если одним { $name } пользуются несколько человек. Иначе оставьте поле пустым.
source-baresip-field-host-hint = 127.0.0.1 — этот компьютер
source-baresip-field-port-hint = Обычно 4444
source-field-network = Доступно устройствам в этой сети
source-field-network-hint = Тогда Callcard принимает запросы из сети, а не только с этого компьютера. Кто не знает секрета из адреса, тот получит отказ.
source-field-peers = Только от
source-field-peers-hint = Адреса или сети отправителей, например 192.168.1.20 или 192.168.1.0/24. Оставьте поле пустым, чтобы принимать от всех устройств этой сети.
source-field-preset = Как передаются звонки
source-field-preset-own = По моему описанию
source-field-preset-usual = Обычными словами
source-field-preset-creomate = 3CX Webhook Generator
source-field-preset-hint = Поля event, id, from, ext и значения вроде ringing, answered, hangup понятны и так. Для других слов выберите своё описание и впишите его ниже, в разделе «Другие настройки».
source-field-map = Описание полей
source-field-map-hint = JSON: в каких полях стоят id, событие, номер и внутренний номер и что означают значения. Пример есть в документации.
source-phone-lead = Когда телефон звонит, он открывает адрес на этом компьютере. Здесь вы получите адреса, и их нужно будет один раз вписать в телефон.
source-phone-message =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого мой телефон должен открывать эти адреса, по одному на каждое событие. Впишите их, пожалуйста, на веб-странице телефона, раздел { $where }:

    { $urls }

    Телефону должен быть доступен { $at } в нашей сети (TCP): если на компьютере есть брандмауэр, он должен пропускать этот порт, а IP-адрес компьютера лучше закрепить. Не передавайте, пожалуйста, эти адреса другим: кто их знает, может показать у меня на экране несуществующий звонок.

    Спасибо!
source-phone-where-yealink = Features → Action URL
source-phone-where-grandstream = Settings → Outbound Notification → Action URL, без http://
source-phone-where-akuvox = Action URL (включите Active)
source-phone-where-snom = Setup → Action URL Settings
source-phone-where-fanvil = Action URL (мы не видели телефона Fanvil, поэтому названия полей могут немного отличаться)
source-callcard-lead = При каждом звонке скрипт, план набора или АТС открывает адрес на этом компьютере. Здесь вы получите адрес.
source-callcard-message =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Пусть, пожалуйста, наша АТС или скрипт при каждом звонке открывает адрес, методом GET или POST:

    { $urls }/ringing?from=CALLER&ext=EXTENSION&id=CALL
    { $urls }/answered?ext=EXTENSION&id=CALL
    { $urls }/ended?ext=EXTENSION&id=CALL

    CALLER — номер звонящего, EXTENSION — внутренний номер, на который звонят, CALL — любое обозначение, одинаковое для всех событий одного звонка. Адрес ведёт на { $at }. Не передавайте его, пожалуйста, другим: кто его знает, может показать у меня на экране несуществующий звонок.

    Спасибо!
source-zammad-lead = { $name } сообщает о звонках на адрес этого компьютера: newCall, answer и hangup. Здесь вы получите адрес.
source-zammad-message =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Настройте, пожалуйста, нашу АТС так, чтобы она сообщала о звонках на этот адрес, как в Zammad (события newCall, answer и hangup):

    { $urls }

    Ей должен быть доступен { $at } в нашей сети (TCP). Не передавайте, пожалуйста, этот адрес другим: кто его знает, может показать у меня на экране несуществующий звонок.

    Спасибо!
source-mapped-lead = При каждом звонке АТС отправляет запрос на адрес этого компьютера: в формате JSON, формой или прямо в адресе. Здесь вы получите адрес.
source-mapped-message =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Настройте, пожалуйста, нашу АТС так, чтобы она отправляла запрос на этот адрес, когда звонок поступил, когда на него ответили и когда он завершился, с номером звонящего, внутренним номером и обозначением звонка:

    { $urls }

    Ей должен быть доступен { $at } в нашей сети (TCP). Не передавайте, пожалуйста, этот адрес другим: кто его знает, может показать у меня на экране несуществующий звонок.

    Спасибо!
source-unfit-network = Доступность для устройств в сети задаётся как true или false
source-unfit-preset = Такого готового описания нет
source-unfit-address = У этого источника нет своего адреса: Callcard подключается к нему сам
source-knock-wrong-secret = Устройство { $from } получило отказ: секрет в его адресе неверный или устаревший
source-knock-wrong-secret-advice = Скопируйте адреса заново и впишите их в телефон
source-knock-not-on-the-list = Устройство { $from } получило отказ: от него запросы не принимаются
source-knock-not-on-the-list-advice = Если это ваш телефон, нажмите «Изменить» на странице «Телефоны» и сделайте источник доступным устройствам в этой сети или добавьте адрес телефона
source-knock-unproven = Запрос от { $from } отклонён: подпись или токен в нём неверны или отсутствуют
source-knock-unproven-advice = Введите секрет телефонной системы ещё раз
source-knock-not-understood = Запрос от { $from } не удалось прочитать
source-knock-not-understood-advice = Проверьте, что адрес вписан целиком и что выбран именно тот вид АТС
source-field-host = Адрес
source-field-host-hint = Имя или IP-адрес, например pbx.example.com
source-field-user = Имя пользователя
source-field-secret = Пароль
source-field-secret-paste = Вставить пароль
source-field-extensions = Ваш внутренний номер
source-field-extensions-hint = Например, 101. Если не знаете его, оставьте поле пустым: позже позвоните себе и выберите номер из списка.
source-field-port = Порт
source-field-tls = Защищённое соединение (TLS)
source-asterisk-field-user-hint = Для интерфейса AMI
source-asterisk-field-port-hint = Обычно 5038, с TLS — 5039
source-asterisk-field-login = Как передаётся пароль
source-asterisk-field-login-md5 = Не передаётся (MD5)
source-asterisk-field-login-plain = Открытым текстом
source-asterisk-lead = Callcard сам слушает { $name }. Нужны адрес, имя пользователя и пароль. Администратор АТС создаст их за минуту: как — написано в сообщении ниже.
source-asterisk-ask =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого у меня есть программа Callcard: она слушает { $name } через интерфейс AMI. Она только слушает, и права что-либо менять ей не нужны.

    Создайте для неё, пожалуйста, пользователя в /etc/asterisk/manager.conf (во FreePBX — в /etc/asterisk/manager_custom.conf):

    { "[callcard]" }
    secret = длинный случайный пароль
    deny = 0.0.0.0/0.0.0.0
    permit = 192.168.1.0/255.255.255.0
    read = call,agent
    write =

    permit — это сеть наших компьютеров. В разделе [general] нужно enabled = yes, а bindaddr должен быть адресом, доступным с наших компьютеров. После этого выполните: asterisk -rx "manager reload"

    Пришлите мне, пожалуйста, адрес АТС, пароль и мой внутренний номер.

    Спасибо!

## The doctor: each link between a ringing phone and its card

doctor-unknown = Не проверялось: не прошла одна из предыдущих проверок
doctor-unasked = Не проверялось: запросы к CRM пока приостановлены
doctor-demo = В демо не требуется
doctor-settings = Настройки
doctor-settings-ok = Читаются и сохраняются
doctor-settings-unsaved = Не сохраняются: { $why }
doctor-settings-unsaved-advice = Освободите место или разрешите запись в папку Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = Callcard работает с обычными настройками. Исправьте старый файл и перезапустите программу или оставьте как есть
doctor-settings-partly = Не распознано, взято обычное значение: { $why }
doctor-settings-partly-advice = Остальное действует. Выберите эти настройки заново или оставьте их для более новой версии Callcard
doctor-history = История звонков
doctor-history-ok = Сохраняется
doctor-history-unwritten = Звонки не записываются: { $why }
doctor-history-unwritten-advice = Освободите место или разрешите запись в папку Callcard. Звонки показываются, но в CRM не передаются
doctor-history-trouble = { $why }
doctor-history-trouble-advice = Звонки всё равно показываются
doctor-socket = Локальный сокет
doctor-socket-ok = { $path }
doctor-keyring = Хранилище паролей
doctor-keyring-ok = Хранит доступ к CRM
doctor-network = Связь с CRM
doctor-network-ok = { $host } доступен
doctor-network-proxied = { $host } доступен через системный прокси
doctor-tls = Защищённое соединение
doctor-tls-ok = Сертификату можно доверять
doctor-account = Аккаунт
doctor-account-ok = { $name } отвечает
doctor-token = Срок доступа
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
doctor-token-soon-advice = Получите новый токен и до этого срока подключите аккаунт заново в настройках
doctor-right = Передача звонков
doctor-right-ok = Последний звонок CRM приняла
doctor-right-last = При последнем звонке: { $trouble }
doctor-right-untried = Станет известно после первого звонка
doctor-right-untried-advice = Проведите диагностику с тестовым звонком
doctor-me = Кто за этим компьютером
doctor-me-ok = Пользователь { $id }
doctor-notices = Уведомления
doctor-notices-ok = Их показывает { $server }. Нажмите на уведомление, чтобы открыть карточку
doctor-notices-middle = Их показывает { $server }, без кнопок. Открывает средняя кнопка мыши: левая при исходных настройках программы только закрывает уведомление. Перезвонить можно из истории звонков
doctor-notices-button = Их показывает { $server }. Открывает первая кнопка уведомления: щелчок мимо кнопок ничего не делает или только закрывает его
doctor-notices-no-buttons = Их показывает { $server }, без кнопок. Нажмите на уведомление, чтобы открыть карточку; перезвонить можно из истории звонков
doctor-notices-plain = Их показывает { $server }, но нажатий не принимает
doctor-notices-plain-advice = Открывайте карточки из меню или смените программу уведомлений
doctor-notices-none = Уведомления не показываются: программа уведомлений не запущена
doctor-notices-none-advice = Запустите программу уведомлений рабочего стола
doctor-notices-silent = Программа уведомлений не отвечает: { $why }
doctor-notices-silent-advice = Перезапустите её или выйдите из системы и войдите снова
doctor-notices-off-app = { $server } их не показывает: для Callcard они выключены
doctor-notices-off-app-advice = Включите их для Callcard: Параметры → Система → Уведомления
doctor-notices-off-user = { $server } их не показывает: уведомления выключены
doctor-notices-off-user-advice = Включите их: Параметры → Система → Уведомления
doctor-notices-off-policy = { $server } их не показывает: это запрещено политикой вашей компании
doctor-notices-off-policy-advice = Обратитесь к администратору этого компьютера
doctor-notices-held = { $server } показывает их только в списке уведомлений: включён режим «Не беспокоить»
doctor-notices-held-advice = Выключите его или дайте Callcard приоритет: Параметры → Система → Уведомления → Настройка приоритетных уведомлений
doctor-notices-refused = { $server } не принял последнее уведомление ({ $code })
doctor-notices-refused-advice = Выйдите из Windows и войдите снова. Если не поможет, отправьте отчёт в поддержку
doctor-tray = Область уведомлений
doctor-tray-ok = Значки показываются
doctor-tray-none = На этом рабочем столе значки не показываются
doctor-tray-none-advice = В GNOME установите расширение AppIndicator. Уведомления работают и без него
doctor-tray-headless = Callcard работает без экрана
doctor-window = Окно
doctor-window-ok = Страница работает без сбоев
doctor-window-lost =
    { $count ->
        [one] Страница { $count } раз аварийно закрылась и была восстановлена
        [few] Страница { $count } раза аварийно закрылась и была восстановлена
       *[many] Страница { $count } раз аварийно закрылась и была восстановлена
    }
doctor-window-lost-advice = Если это повторяется, обновите системный веб-компонент (WebKitGTK, WebView2)
doctor-window-gone = Страница аварийно закрывается каждый раз, когда её открывают
doctor-window-gone-advice = Обновите системный веб-компонент (WebKitGTK, WebView2) и перезапустите Callcard. Звонки и уведомления работают и без окна
doctor-window-headless = Callcard работает без экрана
doctor-window-no-web-view = Нет Microsoft Edge WebView2, поэтому окно не открывается
doctor-window-no-web-view-advice = Установите среду выполнения WebView2 с сайта Microsoft и перезапустите Callcard. Звонки и уведомления работают и без неё
doctor-browser = Браузер
doctor-browser-ok = Карточки открываются в браузере системы
doctor-browser-none = В системе нет браузера по умолчанию
doctor-browser-none-advice = Выберите его в настройках системы
doctor-telephone = Обратный звонок
doctor-telephone-ok = «Перезвонить» запускает { $program }
doctor-telephone-none = Ссылки { $scheme }: не открывает ни одна программа, поэтому «Перезвонить» копирует номер
doctor-telephone-untold = Система не сообщает, какая программа принимает номера
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
doctor-sources-none-advice = Подключите телефон или сделайте тестовый звонок
doctor-sources-late = Часы источника { $source } отстают на { $seconds } с
doctor-sources-late-advice = Его звонки всё равно показываются. Исправьте часы на той машине
doctor-source-ok =
    { $minutes ->
        [0] Подключение есть, последний звонок только что
        [one] Подключение есть, последний звонок { $minutes } минуту назад
        [few] Подключение есть, последний звонок { $minutes } минуты назад
       *[many] Подключение есть, последний звонок { $minutes } минут назад
    }
doctor-source-starting = Ещё не подключено
doctor-source-silent = Подключение есть, но ни об одном звонке ещё не сообщалось
doctor-source-silent-advice = Позвоните на свой телефон. Если ничего не придёт, спросите администратора АТС, разрешено ли Callcard слышать звонки
doctor-source-silent-asterisk-advice = Позвоните на свой телефон. Если ничего не придёт, администратор АТС должен дать пользователю право читать звонки (read = call,agent)
doctor-source-others = Подключение есть, но звонков на ваш внутренний номер не было
doctor-source-others-advice = Позвоните на свой телефон. Если ничего не придёт, ваш внутренний номер не тот, что указан: на странице «Телефоны» видно, какие звонят
doctor-source-unclaimed = Подключение есть, но ещё не известно, какой внутренний номер ваш
doctor-source-unclaimed-advice = Позвоните на свой телефон и выберите свой номер на странице «Телефоны»
doctor-source-here-alone = Источник доступен только программам на этом компьютере, но не телефону
doctor-source-here-alone-advice = На странице «Телефоны» нажмите «Изменить» и сделайте его доступным устройствам в этой сети. Затем скопируйте адреса заново
doctor-source-uncalled = Ни одна программа ещё не сообщала о звонке
doctor-source-uncalled-advice = Откройте адрес один раз. Он ведёт на { $at } и доступен только программам на этом компьютере
doctor-source-unknocked = Телефон ещё ни разу не обращался по своему адресу
doctor-source-unknocked-advice = Позвоните на свой телефон. Если ничего не придёт, проверьте: в телефон вписаны адреса, которые ведут на { $at }, он в одной сети с этим компьютером, а брандмауэр здесь пропускает этот порт
## Tray menu

menu-demo = Демо · { $state }
menu-ready = Готово к звонкам
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
menu-try-again = Повторить доступ к хранилищу
menu-tip = Callcard · { $state }
menu-open-window = Открыть окно
menu-settings = Настройки…
menu-quit = Выйти

## The window

window-demo = Демо
window-demo-title = Звонки уходят в демо-CRM внутри Callcard, а не в аккаунт
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
window-reason-unreadable = Это не телефонный номер
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
test-call-untold-detail = CRM приняла звонок, но карточку не назвала
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
history-answered = Отвечен
history-ended = Завершён
history-line = Линия
history-source = Источник
history-crm = CRM
history-copy = Скопировать номер
history-delete = Удалить
history-deleted = Звонок удалён
history-undo = Вернуть

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Добро пожаловать
page-history = Звонки
page-test-call = Тестовый звонок
page-phone = Телефоны
page-settings = Настройки
page-doctor = Диагностика
window-pages = Страницы
window-demo-short = Демо-CRM
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

ctl-not-running = Callcard не запущен; запустите его и повторите
ctl-as-user = Чтобы обратиться к Callcard другого пользователя, запустите команду от его имени: sudo -u USER callcardctl …
ctl-stranger = там отвечает программа другого пользователя
ctl-no-answer = Callcard не ответил за { $seconds } с
ctl-garbled = не удалось прочитать ответ Callcard
ctl-garbled-no-call = в ответе Callcard ничего нет о звонке
ctl-refused-for-now = Callcard сейчас перегружен; повторите через { $seconds } с ({ $status })
ctl-no-reason = Callcard отказал и не назвал причину ({ $status })
ctl-number-missing = нет номера: укажите его после команды. Если звонящий скрывает номер, укажите пустой ("") или --withheld
ctl-no-command = нет команды { $name }
ctl-told-ringing = Принято: звонит { $number }
ctl-told-ringing-hidden = Принято: звонит скрытый номер (номер не указан)
ctl-told-answered = Принято: на звонок { $number } ответили
ctl-told-answered-hidden = Принято: на звонок ответили
ctl-told-ended = Принято: звонок { $number } завершён
ctl-told-ended-hidden = Принято: звонок завершён
ctl-told-nothing = Ничего не сообщено: такого звонка Callcard не знает
ctl-system-not-found = такого файла нет
ctl-system-denied = нет доступа
ctl-system-nobody = там никто не слушает
ctl-system-busy = там никто не отвечает
ctl-system-folder = это папка
ctl-system-not-text = это не текст в UTF-8
ctl-system-interrupted = прервано
ctl-system-error = системная ошибка { $number }
ctl-some-refused = отклонено событий: { $refused } из { $events }
ctl-checks-failed = проверок не пройдено: { $failed } из { $checks }
ctl-no-live-call = сейчас нет звонков; укажите звонок по номеру или через --call-id
ctl-several-live = звонков сейчас: { $count }; укажите один по номеру или через --call-id:
ctl-unreadable = не удалось прочитать { $file }: { $why }
ctl-bad-line = строка { $line } — не событие
ctl-no-home = у пользователя нет домашней папки; задайте { $variable }
ctl-relative-home = в { $variable } должен быть полный путь, а не { $path }
ctl-unknown-user = не удалось узнать, кто пользователь: { $why }

ctl-token = токен
ctl-password = пароль
ctl-client-secret = секретный ключ интеграции
ctl-code = код авторизации
ctl-secret-prompt = { $secret } (ввод не показывается):
ctl-secret-empty = { $secret }: на стандартном вводе пусто
ctl-secret-not-text = { $secret }: на стандартном вводе не текст
ctl-secret-too-long = { $secret }: на стандартном вводе больше { $bytes } байт

ctl-row-account = аккаунт
ctl-row-sign-in = доступ
ctl-row-state = состояние
ctl-row-me = кто вы
ctl-row-notifications = уведомления
ctl-row-trouble = неполадка
ctl-row-calls = звонки
ctl-row-history = история
ctl-row-source = источник
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
ctl-source-added = Источник { $name } настроен, Callcard его слушает
ctl-source-removed = Источник { $name } удалён вместе с паролем
ctl-needs-hub = нужен хаб
ctl-source-secret-kept = Секрет для { $name } сохранён
ctl-source-secret-needed = Нужен секрет: { $command }
ctl-source-secret-wanted = С секретом принимается только то, что подписано: { $command }
ctl-source-url-next = Адреса, которые надо в неё вписать: { $command }
ctl-source-needs-hub = Она обращается к Callcard из интернета: до рабочего места ей не дойти, нужен хаб
ctl-source-no-url = У { $name } нет адреса: Callcard подключается к ней сам
ctl-source-url-masked = Секрет в адресах скрыт: его покажет --show
ctl-source-url-here-alone = По этим адресам доходят только программы этого компьютера. Для телефонов в сети настройте источник заново с --network
ctl-source-renewed = У { $name } новые адреса, старые больше не действуют: { $command }
ctl-source-lets-in = { $name } принимает вход Callcard
ctl-withheld = скрыт
ctl-passed-over = … пропущено изменений: { $count }
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
ctl-column-value = ЗНАЧЕНИЕ
ctl-column-may-be = МОЖЕТ БЫТЬ
ctl-column-what = ЧТО ЭТО
ctl-column-state = СОСТОЯНИЕ
ctl-column-others = НЕ ВАШИ
ctl-from-to = от { $least } до { $most }
ctl-several = несколько значений

ctl-mark-ok = хорошо
ctl-mark-warning = внимание
ctl-mark-failed = ОШИБКА
ctl-mark-skipped = пропуск

ctl-word-in = вх.
ctl-word-out = исх.
ctl-word-ringing = звонит
ctl-word-answered = разговор
ctl-word-ended = завершён
ctl-word-talked = поговорили
ctl-word-missed = пропущен
ctl-word-elsewhere = ответил коллега
ctl-word-declined = отклонён
ctl-word-unknown = неизвестно
ctl-word-queued = в очереди
ctl-word-sending = отправляется
ctl-word-done = отправлен
ctl-word-uncertain = нет ответа
ctl-word-refused = отказ
ctl-word-dropped = не отправлен
ctl-word-card = карточка
ctl-word-not-in-crm = нет в CRM
ctl-word-untold = CRM не назвала карточку
ctl-word-paused = пауза
ctl-word-not-for-you = не вам
ctl-word-stale = слишком поздно
ctl-word-crowded = слишком много сразу
ctl-word-outgoing = исходящий
ctl-word-over = уже завершён
ctl-word-ignored = номер в списке исключений
ctl-word-too-short = слишком короткий
ctl-word-other-line = другая линия
ctl-word-withheld = номер скрыт
ctl-word-internal = внутренний
ctl-word-unreadable = не номер
ctl-word-no-me = сначала укажите, кто вы
ctl-word-signed-out = вход не выполнен
ctl-word-blocked = заблокирован
ctl-word-not-stored = не записан на диск
ctl-word-switched = аккаунт сменили
ctl-word-sign-in = вход отклонён
ctl-word-unpaid = не оплачено
ctl-word-no-right = нет прав
ctl-word-not-an-account = нет такого аккаунта
ctl-word-redirected = адрес изменился
ctl-word-rejected = CRM не приняла
ctl-word-on = включены
ctl-word-sandbox = демо
ctl-word-account = аккаунт
ctl-word-token = токен
ctl-word-oauth = OAuth
ctl-word-ready = готов
ctl-word-expired = срок истёк
ctl-word-starting = запускается
ctl-word-listening = принимает звонки
ctl-word-waiting = ждёт новой попытки
ctl-word-failed = не работает
ctl-word-stopped = остановлен
ctl-word-deal = сделка
ctl-word-customer = покупатель
ctl-word-contact = контакт
ctl-word-company = компания

ctl-sandbox-up = Демо-CRM работает, выход по Ctrl-C.
ctl-sandbox-pages = Карточки и номера для пробы:
ctl-sandbox-token = Токен, действует до её остановки:
ctl-sandbox-report = Сообщить о звонке пользователю { $id }:
ctl-sandbox-faults = Вызвать сбой:
## Почему настройка или аккаунт не подошли

settings-refusal-out-of-range = От { $least } до { $most }
settings-refusal-not-one-of = Одно из: { $words }
settings-refusal-not-a-country = Такой страны нет
settings-refusal-not-a-list = Нужен список текстов
settings-refusal-not-a-pattern = «{ $text }» — не номер и не начало номера со звёздочкой в конце
settings-refusal-too-many = Не больше { $most } записей
settings-refusal-not-a-name = В названии линии не больше 200 символов
settings-refusal-not-an-address = Укажите IP-адрес этого компьютера
settings-refusal-not-a-url = Укажите адрес, который начинается с http:// или https://
settings-refusal-not-a-path = Укажите полный путь к файлу
settings-refusal-not-a-network = «{ $text }» — не IP-адрес и не сеть вида 10.0.0.0/8
settings-refusal-not-saved = Не удалось сохранить настройки: { $why }
settings-refusal-not-a-host = Это не адрес аккаунта. Откройте CRM в браузере и скопируйте адрес
settings-refusal-not-a-token = Это не токен: токен — одно длинное слово
settings-refusal-other-account = Этот токен от другого аккаунта
settings-refusal-other-address = По этому адресу другой аккаунт: сохранённый доступ не от него
settings-refusal-sign-in = CRM не принимает этот токен. Скопируйте его ещё раз, целиком и из этого аккаунта
settings-refusal-sign-in-code = CRM не принимает код или секретный ключ. Код действует один раз и только 20 минут: скопируйте новый
settings-refusal-sign-in-kept = По этому адресу CRM не принимает вход. Войдите заново: с токеном или с новым кодом
settings-refusal-no-such-user = В аккаунте нет активного пользователя { $id }
settings-refusal-sandbox = Аккаунт не подключён
settings-refusal-not-removed = Вы вышли из аккаунта, но его секреты остались в хранилище паролей. { $trouble }
settings-refusal-no-account = Не удалось запустить демо-CRM: { $why }
settings-refusal-no-secret = Сначала скопируйте и вставьте сюда
settings-refusal-empty = В буфере обмена нет текста
settings-refusal-several-words = В буфере обмена больше одного слова. Скопируйте только то, что нужно
settings-refusal-too-long = Текст в буфере обмена слишком длинный
history-refusal-not-written = Не удалось записать таблицу: { $why }

## Где исправляют то, что мешает передавать звонки

notice-settings = Открыть настройки
notice-doctor = Что случилось

## The history page

history-outgoing = Исходящий звонок
history-new = ещё не просмотрен
history-unanswered = Не ответили
history-find = Имя или номер
history-filter = Какие звонки
history-filter-all = Все
history-filter-missed = Пропущенные
history-filter-unknown = Нет в CRM
history-filter-silent = Не показаны
history-found =
    { $count ->
        [one] { $count } звонок
        [few] { $count } звонка
       *[many] { $count } звонков
    }
history-found-more = Больше { $count } звонков
history-newer =
    { $count ->
        [one] { $count } новый звонок
        [few] { $count } новых звонка
       *[many] { $count } новых звонков
    }
history-none-missed = Пропущенных звонков нет
history-none-unknown = Звонков с номеров, которых нет в CRM, не было
history-none-silent = Звонков без уведомления не было
history-not-found-missed = Среди пропущенных ничего не найдено по запросу «{ $text }»
history-not-found-unknown = Среди номеров не из CRM ничего не найдено по запросу «{ $text }»
history-not-found-silent = Среди звонков без уведомления ничего не найдено по запросу «{ $text }»
history-show-all = Показать все звонки
history-search-all = Искать среди всех
history-connect-phone = Подключить телефон
history-retry = Повторить

history-export = Экспорт
history-exported = Сохранено в «Загрузки»: { $file }
history-reveal = Показать
history-clear = Удалить все…
history-clear-title = Удалить все звонки?
history-clear-text =
    { $count ->
        [0] Удалять нечего: ни один звонок ещё не завершён.
        [one] { $count } звонок исчезнет из Callcard навсегда. В CRM ничего не изменится.
        [few] { $count } звонка исчезнут из Callcard навсегда. В CRM ничего не изменится.
       *[many] { $count } звонков исчезнут из Callcard навсегда. В CRM ничего не изменится.
    }
history-clear-text-more = Больше { $count } звонков исчезнут из Callcard навсегда. В CRM ничего не изменится.
history-clear-keep = Оставить
history-clear-go = Удалить все
history-cleared =
    { $count ->
        [one] Удалён { $count } звонок
        [few] Удалено { $count } звонка
       *[many] Удалено { $count } звонков
    }

# The course of a call.
history-course = Ход звонка
history-step-rang = Поступил звонок
history-step-called = Вы позвонили
history-step-answered = Ответили через { $time }
history-step-reached = Вам ответили через { $time }
history-step-talked = Разговор длился { $time }
history-step-missed = Звонил { $time } без ответа
history-step-unanswered = Не отвечали { $time }
history-step-elsewhere = Коллега ответил через { $time }
history-step-declined = Отклонён через { $time }
history-step-unknown = Чем закончился, не сообщили
history-step-ringing = Ещё звонит
history-step-talking = Разговор ещё идёт
history-number = Номер
history-to = Звонили на
history-users = Кому
history-user = Пользователь { $id }
history-you = { $name } (вы)
history-request = ID запроса
history-request-use = Пригодится поддержке CRM

# Why there was no notification. The last part of the key is the reason's code.
history-why-paused = Уведомления не было: они были приостановлены.
history-why-resumed = Сейчас они снова включены.
history-why-not-for-you = Уведомления не было: звонок предназначался другому сотруднику.
history-why-stale = Уведомления не было: Callcard узнал о звонке слишком поздно.
history-why-crowded = Уведомления не было: звонило слишком много людей сразу.
history-why-outgoing = Уведомления не было: вы звонили сами.
history-why-over = Уведомления не было: звонок слишком быстро завершился.
history-why-ignored = Уведомления не было: этот номер в вашем списке игнорируемых.
history-why-too-short = Уведомления не было: номер короче, чем указано в настройках.
history-why-other-line = Уведомления не было: звонок пришёл на чужую линию.
history-turn-settings = Открыть настройки
history-turn-doctor = Проверить связь

## The settings page

settings-lead = Изменения сохраняются сразу
settings-contents = Настройки
settings-saved = Сохранено
settings-read-again = Повторить
settings-leave = Оставить как есть
settings-add = Добавить
settings-remove = Удалить { $entry }
settings-removed = Удалено: { $entry }
settings-listed = { $entry } уже есть в списке
settings-less = Меньше
settings-more = Больше
settings-whole-number = Целое число от { $least } до { $most }

settings-section-account = Аккаунт
settings-section-notices = Уведомления
settings-section-quiet = Не беспокоить
settings-section-calls = Звонки
settings-section-start = Вид и запуск
settings-section-about = О программе

settings-demo = Сейчас работает демо-CRM
settings-demo-effect = Она встроена в Callcard и знает несколько вымышленных клиентов. Подключите аккаунт, чтобы видеть, кто звонит на самом деле
settings-connect = Подключить amoCRM или Kommo
settings-connect-again = Подключить заново
settings-account-ready = Подключено
settings-sign-in-oauth = Вход через интеграцию, продлевается сам
settings-sign-in-token = Вход по токену
settings-sign-in-token-until = Вход по токену, действует до { $date }
settings-sign-out = Выйти
settings-sign-out-ask = Выйти из аккаунта { $name }?
settings-sign-out-effect = Данные для входа удалятся с этого компьютера, а неотправленные звонки не попадут в CRM. Дальше работает демо-CRM. Список звонков останется.
settings-sign-out-keep = Не выходить
settings-me = Вы
settings-me-effect = Здесь видны звонки этого сотрудника
settings-me-none = Такого сотрудника нет
settings-me-owner = владелец доступа
settings-me-admin = администратор
settings-me-choose = Это я
settings-me-not-an-id = В номере сотрудника только цифры. Он есть в адресе вашего профиля в CRM
settings-choose-me = Кто вы в CRM?
settings-choose-me-effect = Здесь будут видны звонки этого сотрудника. Пока вы не выбрали, в аккаунт ничего не отправляется
settings-choose-me-number = Введите свой номер сотрудника: он есть в адресе вашего профиля в CRM. До этого в аккаунт ничего не отправляется
settings-everyone = Показывать звонки всех сотрудников
settings-everyone-effect = Иначе видны только ваши

settings-privacy = Что видно в уведомлении
settings-privacy-full = Всё
settings-privacy-number = Только номер
settings-privacy-hidden = Скрыто
settings-privacy-full-effect = Карточка, имя и номер
settings-privacy-number-effect = Номер. Кто это, видно только в открытой карточке
settings-privacy-hidden-effect = Только то, что кто-то звонит: для экранов, которые видят другие
settings-privacy-preview = Пример уведомления
settings-sample-deal = Дубовая кухня
settings-sample-person = Иван Петров
settings-sound = Звук
settings-sound-effect = Входящий звонок сопровождается звуком уведомления
settings-keep-answered = Оставлять уведомление на время разговора
settings-keep-answered-effect = Иначе оно исчезает, как только вы ответили
settings-open-when = Открывать карточку
settings-open-when-click = По щелчку
settings-open-when-answered = При ответе
settings-open-when-click-effect = Карточку открывает щелчок по уведомлению
settings-open-when-answered-effect = Когда вы отвечаете, браузер сам выходит на передний план
settings-open-outgoing = Также для исходящих звонков
settings-open-outgoing-effect = Карточка открывается, когда собеседник ответил
settings-call-back = «Перезвонить» открывает
settings-call-back-effect = Вид ссылки. Если звонит не та программа или никакая, попробуйте другой
settings-call-back-tel = tel:
settings-call-back-callto = callto:
settings-call-back-sip = sip:
settings-ring-limit = Считать звонок завершённым через
settings-ring-limit-effect = Некоторые телефоны сообщают только о вызове. Если о конце не сообщили, звонок считается завершённым через это время после последнего гудка
settings-ring-limit-unit =
    { $count ->
        [one] секунда
        [few] секунды
       *[many] секунд
    }

settings-pause = Приостановить уведомления
settings-pause-effect = Звонки по-прежнему попадают в список, но без уведомлений
settings-pause-until = Пауза до { $time }
settings-unreported-while-paused = Во время паузы не сообщать о звонках в CRM
settings-unreported-while-paused-effect = Иначе CRM узнаёт о них как обычно
settings-ignored = Игнорируемые номера
settings-ignored-effect = Без уведомлений и без записи в CRM. Знак * заменяет любое окончание
settings-ignored-example = +7495* или 101
settings-shortest = Игнорировать короткие номера
settings-shortest-effect = Номера, где цифр меньше, игнорируются, например внутренние. 0 — не игнорировать
settings-shortest-unit =
    { $count ->
        [one] цифра
        [few] цифры
       *[many] цифр
    }
settings-lines = Ваши линии
settings-lines-effect = Видны только звонки на эти линии. Если список пуст — на все
settings-lines-example = Отдел продаж

settings-days =
    { $days ->
        [365] 1 год
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }
settings-history-days = Сколько хранить звонки
settings-history-days-effect = Более старые удаляются с этого компьютера, а в CRM остаются
settings-history-days-own = Другой срок
settings-history-days-unit =
    { $count ->
        [one] день
        [few] дня
       *[many] дней
    }
settings-history-days-ask =
    { $days ->
        [365] Хранить звонки только 1 год?
        [one] Хранить звонки только { $days } день?
        [few] Хранить звонки только { $days } дня?
       *[many] Хранить звонки только { $days } дней?
    }
settings-history-days-deletes =
    { $days ->
        [365] Звонки старше 1 года будут удалены сейчас. Вернуть их нельзя.
        [one] Звонки старше { $days } дня будут удалены сейчас. Вернуть их нельзя.
        [few] Звонки старше { $days } дней будут удалены сейчас. Вернуть их нельзя.
       *[many] Звонки старше { $days } дней будут удалены сейчас. Вернуть их нельзя.
    }
settings-history-days-go = Удалить старые
settings-default-country = Страна для номеров без кода
settings-default-country-effect = Номера без кода страны считаются местными номерами этой страны
settings-default-country-none = Такой страны нет
settings-default-country-auto = Как в аккаунте: { $country }
settings-door-address = Телефоны в сети могут сообщать о звонках
settings-door-address-effect = Настольные телефоны и АТС смогут обращаться к этому компьютеру. Выключено: только программы на нём
settings-door-port = Порт для телефонов
settings-door-port-effect = Телефоны обращаются к этому порту. Если его изменить, впишите в них новые адреса
settings-door-port-unit = { "" }
settings-door-url = HTTP-вход: адрес снаружи
settings-door-certificate = HTTP-вход: сертификат
settings-door-key = HTTP-вход: ключ сертификата
settings-door-proxies = HTTP-вход: прокси перед ним
settings-internal-digits = Самый длинный внутренний номер
settings-internal-digits-effect = Номера, где цифр больше, ищутся в CRM
settings-internal-digits-unit =
    { $count ->
        [one] цифра
        [few] цифры
       *[many] цифр
    }

settings-language = Язык
settings-language-effect = Этого окна, меню и уведомлений
settings-language-auto = Как в системе
settings-theme = Тема
settings-theme-effect = Оформление этого окна
settings-theme-system = Как в системе
settings-theme-light = Светлая
settings-theme-dark = Тёмная
settings-start-at-login = Запускать вместе с компьютером
settings-start-at-login-effect = Callcard ждёт звонков в области уведомлений сразу после входа в систему
settings-start-at-login-unknown = Этот рабочий стол не даёт Callcard узнать или изменить это

settings-version = Callcard { $version }
settings-licence = Свободная программа под лицензией MIT или Apache 2.0, на ваш выбор
settings-keys = Сочетания клавиш
settings-keys-pages = страницы в порядке боковой панели
settings-keys-settings = настройки
settings-keys-search = поиск по звонкам
settings-keys-close = закрыть открытое, затем окно

## The doctor and test call pages

checkup-lead = Весь путь звонка, от телефона до карточки
checkup-looking-links = Проверяем весь путь звонка…
checkup-looking-test-call = Ждём ответа CRM…
checkup-ok = Всё в порядке
checkup-ok-detail = Звонки доходят от телефона до карточки
checkup-warning =
    { $count ->
        [1] Всё работает, но есть замечание: { $title }
        [one] Всё работает, но есть { $count } замечание
        [few] Всё работает, но есть { $count } замечания
       *[many] Всё работает, но есть { $count } замечаний
    }
checkup-failed =
    { $count ->
        [1] Не пройдена 1 проверка: { $title }
        [one] Не пройдена { $count } проверка, начните с этой
        [few] Не пройдены { $count } проверки, начните с этой
       *[many] Не пройдено { $count } проверок, начните с этой
    }
checkup-undone = Проверить не удалось
checkup-again = Проверить ещё раз
checkup-test-call = Проверить со звонком
checkup-effect = Тестовый звонок попадёт в вашу CRM как настоящий.
checkup-effect-demo = Тестовый звонок попадёт только в демо-CRM.
checkup-at = Проверено в { $time }
checkup-computer = Этот компьютер
checkup-crm = CRM
checkup-phone = Телефоны
checkup-mend-settings = Открыть настройки
checkup-mend-phone = Перейти к телефонам
checkup-advice-me-failed = Выберите себя в настройках. До этого в аккаунт ничего не отправляется
checkup-advice-right-skipped = Это покажет проверка со звонком
checkup-advice-sources-warning = Как подключить телефон, показано на странице «Телефоны»
checkup-state-ok = В порядке
checkup-state-warning = Есть замечание
checkup-state-failed = Неисправно
checkup-state-skipped = Не проверялось
checkup-state-waiting = Ещё не проверено
checkup-report = Отчёт для поддержки
checkup-report-lead = Без имён, номеров и секретов
checkup-report-show = Показать
checkup-report-hide = Скрыть
checkup-report-copy = Скопировать отчёт

test-call-whole = Номер введён полностью
test-call-nothing-yet = Здесь будет видно, кто звонит и как звонок прошёл каждый шаг

## The welcome and phone pages

welcome-picture = Звонит телефон, уведомление показывает, кто это, и щелчок открывает карточку
welcome-title = Видно, кто звонит, ещё до ответа
welcome-lead = Callcard находит номер в amoCRM или Kommo, показывает имя в углу экрана и открывает карточку одним щелчком.
welcome-try = Попробовать
welcome-connect = Подключить amoCRM / Kommo
welcome-try-aside = Для пробы аккаунт не нужен: внутри Callcard есть демо-CRM.
welcome-keep-icon = Windows прячет новые значки за стрелкой рядом с часами. Чтобы значок Callcard всегда был на виду, перетащите его оттуда к часам.
welcome-ways = Шаги настройки
welcome-back = Назад
welcome-later = Позже

welcome-ringing = Телефон звонит
welcome-ringing-lead = Callcard спрашивает демо-CRM, кто это.
welcome-shown = В углу экрана только что появилось уведомление
welcome-silent = Этот звонок пришёл без уведомления
welcome-click =
    { $click ->
        [middle] Щёлкните по нему средней кнопкой мыши
        [button] Нажмите на нём кнопку
       *[plain] Щёлкните по нему
    }
welcome-click-deal = { $how }: откроется сделка.
welcome-click-customer = { $how }: откроется покупатель.
welcome-click-contact = { $how }: откроется контакт.
welcome-click-company = { $how }: откроется компания.
welcome-click-new-contact = { $how }: откроется новый контакт с этим номером.
welcome-click-search = { $how }: CRM поищет этот номер.
welcome-stage-rings = Звонит
welcome-stage-answers = CRM ответила
welcome-stage-shows = Уведомление показано
welcome-others = Попробовать другой номер
welcome-unseen = Уведомления нет? Узнать почему

welcome-steps = Шаги
welcome-step-host = Аккаунт
welcome-step-sign-in = Вход
welcome-step-me = Кто работает за этим компьютером?
welcome-mend = Изменить
welcome-mend-what = Изменить: { $title }
welcome-host = Адрес аккаунта
welcome-host-hint = Например, cedar.amocrm.ru. Можно вставить адрес любой страницы вашей CRM
welcome-way-token = Долгосрочный токен
welcome-way-oauth = Код OAuth
welcome-way-kept = Прежний доступ
welcome-secret-token = Токен
welcome-secret-client-secret = Секретный ключ
welcome-secret-code = Код авторизации
welcome-paste-token = Вставить токен
welcome-paste-client-secret = Вставить секретный ключ
welcome-paste-code = Вставить код
welcome-secret-length =
    { $count ->
        [one] { $count } символ
        [few] { $count } символа
       *[many] { $count } символов
    }
welcome-secret-until = { $length } · действует до { $date }
welcome-secret-replace = Заменить
welcome-safe-token = Токен попадает из буфера обмена прямо в хранилище паролей системы. Эта страница его не видит.
welcome-safe-oauth = Секретный ключ и код попадают из буфера обмена прямо в Callcard и хранилище паролей системы. Эта страница их не видит.
welcome-safe-kept = Для аккаунта, который переименовали: изменился только адрес. Доступ, который сохранил Callcard, действует и дальше, копировать ничего не нужно.
welcome-client-id = ID интеграции
welcome-redirect-uri = Ссылка для перенаправления
welcome-redirect-uri-hint = В точности как в настройках интеграции
welcome-code-hint = Действует один раз и только 20 минут
welcome-where-token = Где взять токен
welcome-where-oauth = Где это взять
welcome-where-settings = В amoCRM или Kommo откройте «Настройки» → «Интеграции»
welcome-where-integration = Откройте свою интеграцию или создайте приватную
welcome-where-keys = Откройте вкладку «Ключи и доступы»
welcome-where-token-last = Сгенерируйте долгосрочный токен и скопируйте его. Он показывается только один раз
welcome-where-oauth-last = Скопируйте оттуда ID интеграции, секретный ключ и код авторизации
welcome-where-rights = Это может сделать только администратор. Учтите: доступ, который создал администратор, даёт права администратора.
welcome-connect-go = Подключить
welcome-asking = Спрашиваем { $host }…
welcome-proved = { $name } — проверено
welcome-me-lead = Подключение часто оформлено на администратора. Выберите себя, чтобы звонки отмечались от вашего имени.
welcome-me-search = Поиск по имени
welcome-me-none = По запросу «{ $text }» никого нет
welcome-me-admin = Администратор
welcome-me-number = Ваш номер пользователя в CRM
welcome-me-number-hint = С этим доступом список пользователей не виден. Откройте в CRM свой профиль: номер стоит в конце его адреса
welcome-me-named = Я — { $name }
welcome-me-go = Продолжить
welcome-finish = Готово

phone-lead = Откуда приходят звонки и как подключить свой телефон.
phone-waiting = Ждём первый звонок…
phone-waiting-lead = Выберите ниже свой телефон, подключите его и позвоните на него. Тестовые звонки из этого окна не в счёт.
phone-arrived = Звонок пришёл: телефон подключён
phone-arrived-from = Сообщил { $source } · { $when }
phone-again = Ждать ещё
phone-sources = Откуда приходят звонки
phone-microsip-where = Закройте MicroSIP, откройте MicroSIP.ini и вставьте эти строки в раздел [Settings] вместо строк с тем же началом. Номер MicroSIP добавит сам. Отклонённые звонки считаются пропущенными: MicroSIP их не различает.
phone-microsip-not-here = MicroSIP работает только в Windows.
phone-twinkle-where = Сохраните это в файл и сделайте его исполняемым. В Twinkle откройте Edit → User profile → Scripts и выберите этот файл во всех полях: что происходит со звонком, он определит сам.
phone-twinkle-not-here = Twinkle работает только в Linux.
phone-curl-where = Вставьте это в любой shell-скрипт на этом компьютере. Дальше с тем же номером: callcard answered, когда ответили, и callcard ended, когда звонок завершён. Формат тот же, что у самой CRM.
phone-curl-not-here = В этой системе curl не достаёт до Callcard: используйте callcardctl.
phone-callcardctl-where = Пусть софтфон или скрипт запускает первую строку при входящем звонке, вторую — когда ответили, третью — когда звонок завершён, каждую с номером звонящего в конце. Для проверки запустите первую в терминале.
phone-callcardctl-not-here = callcardctl не установлен вместе с этим Callcard.
phone-powershell-where = Первая строка — для входящего звонка, вторая — когда ответили, третья — когда звонок завершён, каждая с номером звонящего в конце.
phone-powershell-not-here = PowerShell — для Windows: используйте callcardctl или curl.
phone-python-where = Вставьте это в свой скрипт. Дальше с тем же номером: "answered", когда ответили, и "ended", когда звонок завершён. Кроме самого Python, ничего не нужно.
phone-python-not-here = В этой системе Python так не достаёт до Callcard: запускайте из него callcardctl.
phone-php-where = Вставьте это в свой скрипт. Дальше с тем же номером: 'answered', когда ответили, и 'ended', когда звонок завершён. Нужно расширение PHP curl.
phone-php-not-here = В этой системе PHP так не достаёт до Callcard: запускайте из него callcardctl.
phone-socket = Где слушает Callcard
phone-socket-text = Для интеграторов: HTTP по этому локальному адресу, в формате /api/v2/events самой CRM.
welcome-secret-kept = Сохранён в хранилище паролей
phone-which = Какой у вас телефон?
phone-another = Подключить ещё один телефон
phone-search = Поиск: Asterisk, Yealink, Манго…
phone-found =
    { $count ->
        [one] Найден { $count } вариант
        [few] Найдено { $count } варианта
       *[many] Найдено { $count } вариантов
    }
phone-none-found = «{ $typed }» в списке нет. Это сообщение поможет узнать у администратора АТС, как она может передавать звонки.
phone-group-system = Офисные АТС
phone-group-system-also = мини-АТС телефонная система станция PBX
phone-group-cloud = Облачные АТС
phone-group-cloud-also = облачная виртуальная ВАТС IP-телефония оператор PBX
phone-group-desk = Настольные телефоны
phone-group-desk-also = телефон IP-телефон трубка
phone-group-softphone = Программы
phone-group-softphone-also = софтфон приложение
phone-group-script = Свои скрипты
phone-group-script-also = интеграция API разработчик
phone-back = Ко всем телефонам
phone-connect = Подключить
phone-save = Сохранить
phone-keep-anyway = Всё равно сохранить
phone-cancel = Отмена
phone-trying = Пробуем войти…
phone-tried-ok = Телефонная система принимает Callcard
phone-more-fields = Другие настройки
phone-secret-safe = Пароль попадает из буфера обмена прямо в хранилище паролей системы. Эта страница его не видит.
phone-ask = Сообщение администратору АТС
phone-ask-copy = Скопировать сообщение
phone-ask-hub =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого у меня есть программа Callcard. { $name } умеет сообщать о звонках на веб-адрес, но до моего компьютера из интернета не достать.

    Для этого есть Callcard Hub — небольшой сервер нашей компании с адресом в интернете. { $name } сообщает ему о каждом звонке, а он передаёт звонки в Callcard каждого сотрудника. Отдельный доступ к АТС и к CRM тогда никому не нужен.

    Можно ли установить такой сервер и настроить { $name } так, чтобы события звонков приходили на него?

    Спасибо!
phone-ask-system =
    Здравствуйте!

    Я хочу видеть на своём компьютере, кто звонит. Для этого у меня есть программа Callcard, а звоню я через { $name }. Нужно одно из трёх:

    1. Если наша АТС — Asterisk (FreePBX, Issabel, MikoPBX и другие): пользователь интерфейса AMI с read = call,agent и без права записи, то есть адрес, имя и пароль, а также мой внутренний номер.

    2. Если наша АТС облачная и умеет сообщать о звонках на веб-адрес: Callcard Hub на нашем сервере, до которого она может достать.

    3. Если при звонке можно запустить программу на моём компьютере: callcardctl ring НОМЕР, затем callcardctl answer НОМЕР и callcardctl end НОМЕР.

    Какая у нас АТС и что из этого возможно?

    Спасибо!
phone-way-hub = { $name } сообщает о звонках через интернет, а до этого компьютера оттуда не достать. Нужен Callcard Hub — сервер вашей компании, который слышит звонки и передаёт их каждому сотруднику. Здесь его не настроить, но можно попросить администратора.
phone-way-no-hook = { $name } не умеет сообщать другим программам, кто звонит, — по крайней мере, такой способ нам неизвестен. Это умеет АТС, к которой подключена программа: узнайте, какая она, и выберите её здесь.
phone-way-unheard = Сам Callcard пока не слушает { $name }. Если эта АТС умеет запускать скрипт или сообщать о звонках на веб-адрес, её всё же можно подключить: спросите администратора.
phone-way-cloud = Как { $name } сообщает о звонках, точно не известно, поэтому обещать нечего. Если он умеет отправлять их на веб-адрес, нужен Callcard Hub — сервер вашей компании: спросите администратора.
phone-way-desk = Телефоны { $name } сами не сообщают о звонках — по крайней мере, такой способ нам неизвестен. Это умеет АТС, к которой они подключены: узнайте, какая она, и выберите её здесь.
phone-way-3cx = Приложения 3CX не умеют сообщать другим программам, кто звонит, — по крайней мере, такой способ нам неизвестен; умел только старый 3CXPhone для Windows. Спросите администратора 3CX, может ли она сообщать о звонках на веб-адрес.
phone-way-rule = Создайте в { $name } правило для входящих звонков, которое запускает первую строку ниже с подстановкой номера звонящего вместо примера. Если есть правила для принятых и завершённых звонков, впишите в них вторую и третью строки.
phone-source-call = Теперь позвоните на { $extensions } с другого телефона: звонок появится и здесь
phone-source-call-yourself = Теперь позвоните себе: ваш внутренний номер появится здесь
phone-source-whose = Кто из них вы?
phone-source-mine =
    { $count ->
        [one] Ваш внутренний номер: { $extensions }
        [few] Ваши внутренние номера: { $extensions }
       *[many] Ваши внутренние номера: { $extensions }
    }
phone-stranger = На { $name } звонили { $when }
phone-stranger-take = Это я
phone-stranger-take-what = Это я: { $name }
phone-strangers =
    { $count ->
        [one] Звонили ещё на { $count } внутренний номер
        [few] Звонили ещё на { $count } внутренних номера
       *[many] Звонили ещё на { $count } внутренних номеров
    }
phone-change = Изменить
phone-change-what = Изменить { $name }
phone-remove = Удалить
phone-remove-what = Удалить { $name }
phone-removed = Удалено: { $name }
phone-remove-title = Удалить { $name }?
phone-remove-text = Звонки оттуда больше не придут, а пароль будет удалён из хранилища. Звонки, которые уже были, останутся в журнале.
phone-microsip-not-found = Настроек MicroSIP нет там, где программа их обычно хранит. Скопируйте строки ниже.
phone-microsip-several = Настройки MicroSIP есть в нескольких местах, и угадывать Callcard не станет. Скопируйте строки ниже.
phone-microsip-running = Сначала закройте MicroSIP: при выходе он затрёт то, что настроит Callcard.
phone-microsip-ready = Callcard может настроить MicroSIP сам. Сначала он сделает копию файла { $file }.
phone-microsip-set-up = MicroSIP настроен. Запустите его и позвоните на свой телефон.
phone-microsip-taken = При звонках MicroSIP уже запускает другую программу, поэтому Callcard ничего не меняет: { $detail }
phone-microsip-not-understood = Файл { $file } выглядит не так, как его обычно пишет MicroSIP, поэтому Callcard ничего не меняет. Скопируйте строки ниже.
phone-microsip-failed = Не удалось изменить файл { $file }: { $detail }
phone-microsip-do-set-up = Настроить за меня
phone-microsip-do-undo = Вернуть как было
phone-microsip-do-look = Проверить ещё раз
phone-by-hand = Сделать самому
phone-set-up = Получить адреса
phone-urls = Что вписать в телефон
phone-urls-plain = Адрес
phone-urls-where = На веб-странице телефона: { $where }
phone-urls-safe = Секрет в адресах здесь скрыт, а копируется адрес целиком.
phone-urls-copy = Скопировать
phone-urls-copy-what = Скопировать адрес для { $field }
phone-urls-here = Эти адреса работают только на этом компьютере. Для телефона нажмите «Изменить» и откройте доступ устройствам в этой сети.
phone-urls-network = Адреса ведут на { $at }. Если на компьютере есть брандмауэр, он должен пропускать этот порт, а сетевой адрес компьютера лучше закрепить.
phone-urls-show = Адреса
phone-urls-renew = Новые адреса
phone-urls-renew-title = Заменить адреса для { $name }?
phone-urls-renew-text = Старые адреса сразу перестанут работать, и новые придётся вписать в каждый телефон.
phone-urls-renewed = У { $name } новые адреса
phone-urls-ask = Сообщение для того, кто настраивает телефоны
phone-source-unknocked = Звонков ещё не было. Впишите адреса, затем позвоните себе.
phone-remove-text-door = Его адреса перестанут работать, и звонки оттуда больше не придут. Звонки, которые уже были, останутся в журнале.
