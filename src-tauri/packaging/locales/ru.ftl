# What packages and the setup say. The rest of the texts is in ui/locales.
summary = Видно, кто звонит, ещё до ответа
lead = Callcard находит номер в amoCRM или Kommo, показывает имя в углу экрана и открывает карточку одним щелчком.
calls = О звонках сообщают АТС, программные телефоны и скрипты на этом компьютере; здесь же хранится история звонков.
keywords = звонок;телефон;номер;CRM;amoCRM;Kommo;
setup-path = callcardctl в терминале
setup-path-effect = Добавляет папку Callcard в PATH, чтобы команда callcardctl работала в любом терминале.
setup-login = Запускать вместе с Windows
setup-login-effect = Callcard ждёт в трее с момента входа в систему.
setup-programs = Callcard
setup-programs-effect = Программа, callcardctl для программных телефонов и скриптов и пункт в меню «Пуск».
setup-does-not-end = Callcard запущен и не закрывается. Закройте его через меню значка в трее и нажмите «Повтор».
setup-no-web-view = Для окна Callcard нужен Microsoft Edge WebView2, а на этом компьютере его нет. Звонки и уведомления работают и без него. Открыть страницу Microsoft, чтобы его скачать?
setup-forget = Удалить также настройки, историю звонков и данные для входа?
