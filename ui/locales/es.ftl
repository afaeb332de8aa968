## Cards

card-deal = Lead
card-customer = Cliente
card-contact = Contacto
card-company = Compañía
card-titled = { $kind }: { $title }
card-untitled = { $kind } { $id }

## Notices

notice-open = Abrir tarjeta
notice-create-contact = Crear contacto
notice-find = Buscar en el CRM
notice-call-back = Devolver la llamada
notice-history = Abrir historial
notice-demo = Demo
notice-incoming = Llamada entrante
notice-talking = Llamada en curso
notice-missed = Llamada perdida
notice-missed-from = Perdida · { $who }
notice-today = a las { $time }
notice-yesterday = ayer a las { $time }
notice-days-ago =
    { $days ->
        [one] hace { $days } día, a las { $time }
       *[other] hace { $days } días, a las { $time }
    }
notice-tries =
    { $tries ->
        [1] { $when }
       *[other] { $tries } llamadas, la última { $when }
    }
notice-more = y { $count } más
notice-withheld = Número oculto
notice-internal = Número interno { $number }
notice-asking = Buscando en el CRM…
notice-remembered = Como la última vez; el CRM no lo confirmó
notice-found = Encontrado por el número; el CRM no lo confirmó
notice-not-in-crm = No está en el CRM
notice-untold = El CRM no dijo quién es
notice-uncertain = El CRM no respondió
notice-unreported = La llamada no se envió al CRM
notice-no-me = La llamada no se envió al CRM: primero indique quién es usted
notice-signed-out = La llamada no se envió al CRM: no hay acceso a la cuenta
notice-ending =
    { $days ->
        [0] El acceso al CRM vence hoy
        [1] El acceso al CRM vence mañana
        [one] El acceso al CRM vence en { $days } día
       *[other] El acceso al CRM vence en { $days } días
    }
notice-ending-advice = Pida un token nuevo y vuelva a conectar la cuenta antes de esa fecha
notice-history-put-aside = No se pudo leer el historial de llamadas
notice-history-put-aside-detail = Se empezó uno nuevo. El archivo anterior se conserva: { $file }
notice-history-not-kept = Las llamadas no se guardan
notice-history-not-kept-detail = Callcard funciona, pero al cerrarse olvidará las llamadas: { $why }

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = El CRM pide iniciar sesión de nuevo
trouble-sign-in-advice = Vuelva a conectar la cuenta. Las llamadas se muestran igualmente
trouble-unpaid = La cuenta del CRM no está pagada
trouble-unpaid-advice = Consulte al administrador de la cuenta. Las llamadas se muestran igualmente
trouble-blocked = El CRM bloqueó a Callcard
trouble-blocked-advice = Escriba al soporte del CRM. No se envía nada durante 15 minutos, pero las llamadas se muestran
trouble-no-right = Este acceso no permite informar de llamadas al CRM
trouble-no-right-advice = Pida al administrador un acceso con ese permiso
trouble-not-an-account = No hay ninguna cuenta en esta dirección
trouble-not-an-account-advice = Revise la dirección de la cuenta y vuelva a conectarla
trouble-redirected = El CRM envía a Callcard a otra dirección
trouble-redirected-advice = No se envió nada allí. Revise la dirección de la cuenta y si esta red pide iniciar sesión
trouble-rejected = El CRM no aceptó la llamada
trouble-rejected-advice = Si vuelve a ocurrir, envíe al soporte el informe de «callcardctl doctor»

trouble-no-such-name = No se encuentra la dirección del CRM
trouble-no-such-name-advice = Revise la red. Las llamadas se muestran igualmente
trouble-offline = Sin conexión con el CRM
trouble-offline-advice = Revise la red. Las llamadas se muestran igualmente
trouble-proxy = El proxy no deja pasar a Callcard hasta el CRM
trouble-proxy-advice = Revise los ajustes del proxy en el sistema o consulte a quien se ocupa de la red
trouble-tls-untrusted = Este equipo no confía en el certificado del CRM
trouble-tls-untrusted-advice = Puede que alguien esté leyendo la conexión. Si lo hace su empresa, el certificado de ella debe estar instalado en el sistema
trouble-tls-name = El certificado no es de la dirección del CRM
trouble-tls-name-advice = Puede que otro esté respondiendo en lugar del CRM. No se envió nada; avise a quien se ocupa de la red
trouble-tls-clock = El certificado del CRM no es válido hoy
trouble-tls-clock-advice = Revise la fecha y la hora de este equipo
trouble-tls = No hay conexión segura con el CRM
trouble-tls-advice = Algo interfiere en el camino al CRM. Avise a quien se ocupa de la red
trouble-timed-out = El CRM no responde a tiempo
trouble-timed-out-advice = Las llamadas se muestran igualmente
trouble-cut-off = Se cortó la conexión con el CRM
trouble-cut-off-advice = Las llamadas se muestran igualmente
trouble-too-many = El CRM pide menos consultas
trouble-too-many-advice = Callcard espera un momento. Puede que muchos equipos usen la misma integración
trouble-server-fault = El CRM tiene una falla
trouble-server-fault-advice = Las llamadas se muestran igualmente
trouble-portal = En lugar del CRM respondió una página web
trouble-portal-advice = Puede que esta red pida iniciar sesión: abra cualquier página en el navegador
trouble-too-large = La respuesta del CRM es demasiado grande
trouble-too-large-advice = Si vuelve a ocurrir, envíe al soporte el informe de «callcardctl doctor»

trouble-no-keyring = No hay ningún llavero en marcha que guarde el acceso
trouble-no-keyring-advice = Inicie el llavero del escritorio, como GNOME Keyring o KDE Wallet. Callcard lo detectará solo
trouble-keyring-locked = El llavero está bloqueado
trouble-keyring-locked-advice = Desbloquéelo o elija «Consultar de nuevo el llavero» en el menú para que pida la contraseña
trouble-keyring-refused = El llavero no entrega el acceso
trouble-keyring-refused-advice = Permita que Callcard lo use y elija «Consultar de nuevo el llavero» en el menú
trouble-keyring-unsupported = Este sistema no tiene un llavero que Callcard pueda usar
trouble-keyring-unsupported-advice = Aquí no se puede conectar una cuenta: los secretos nunca se guardan en archivos
trouble-secret-too-long = Los datos de acceso son más largos de lo que admite el llavero
trouble-secret-too-long-advice = Inicie sesión con un token de larga duración
trouble-secret-missing = El acceso ya no está en el llavero
trouble-secret-missing-advice = Vuelva a conectar la cuenta
trouble-expired = El acceso al CRM venció
trouble-expired-advice = Vuelva a conectar la cuenta con un token nuevo
trouble-revoked = El CRM ya no acepta este acceso
trouble-revoked-advice = Vuelva a conectar la cuenta
trouble-sign-in-lost = El acceso se perdió mientras se renovaba
trouble-sign-in-lost-advice = En ese momento Callcard se cerró o se cortó la conexión. Vuelva a conectar la cuenta
trouble-choose-me = Indique qué usuario de la cuenta es usted
trouble-choose-me-advice = Hasta entonces no se envía nada a la cuenta: «callcardctl whoami» muestra cómo hacerlo

## The doctor: each link between a ringing phone and its card

doctor-unknown = Sin revisar: falla un eslabón anterior
doctor-unasked = Sin revisar: por ahora no se consulta al CRM
doctor-demo = La demo no lo necesita
doctor-settings = Ajustes
doctor-settings-ok = Se leen y se guardan
doctor-settings-unsaved = No se pueden guardar: { $why }
doctor-settings-unsaved-advice = Libere espacio o permita escribir en la carpeta de Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = Callcard sigue con los ajustes habituales. Corrija el archivo anterior y reinicie, o déjelo así
doctor-history = Historial de llamadas
doctor-history-ok = Se guarda
doctor-history-unwritten = No se pueden guardar las llamadas: { $why }
doctor-history-unwritten-advice = Libere espacio o permita escribir en la carpeta de Callcard. Las llamadas se muestran, pero no se envían al CRM
doctor-history-trouble = { $why }
doctor-history-trouble-advice = Las llamadas se muestran igualmente
doctor-socket = Socket local
doctor-socket-ok = { $path }
doctor-keyring = Llavero
doctor-keyring-ok = Guarda el acceso
doctor-network = Camino al CRM
doctor-network-ok = Se llega a { $host }
doctor-network-proxied = Se llega a { $host } por el proxy del sistema
doctor-tls = Conexión segura
doctor-tls-ok = El certificado es de confianza
doctor-account = Cuenta
doctor-account-ok = { $name } responde
doctor-token = Vigencia del acceso
doctor-token-renewed = Se renueva solo
doctor-token-endless = No dice cuándo vence
doctor-token-ok =
    { $days ->
        [one] Queda { $days } día
       *[other] Quedan { $days } días
    }
doctor-token-soon =
    { $days ->
        [0] Vence hoy
        [1] Vence mañana
        [one] Vence en { $days } día
       *[other] Vence en { $days } días
    }
doctor-token-soon-advice = Pida un token nuevo y vuelva a conectar la cuenta antes de esa fecha
doctor-right = Envío de llamadas
doctor-right-ok = El CRM aceptó la última llamada
doctor-right-last = Con la última pasó esto: { $trouble }
doctor-right-untried = Se sabrá después de la primera llamada
doctor-right-untried-advice = Pruebe con «callcardctl doctor --test-call»
doctor-me = Quién está en este puesto
doctor-me-ok = Usuario { $id }
doctor-notices = Notificaciones
doctor-notices-ok = Las muestra { $server }
doctor-notices-plain = Las muestra { $server }, pero no admite clics
doctor-notices-plain-advice = Abra las tarjetas desde el menú o use otro programa de notificaciones
doctor-notices-none = Nadie las muestra: no hay ningún programa de notificaciones en marcha
doctor-notices-none-advice = Inicie el programa de notificaciones del escritorio
doctor-notices-silent = El programa de notificaciones no responde: { $why }
doctor-notices-silent-advice = Reinícielo, o cierre la sesión del escritorio y vuelva a entrar
doctor-tray = Bandeja
doctor-tray-ok = Este escritorio muestra íconos en la bandeja
doctor-tray-none = Este escritorio no muestra íconos en la bandeja
doctor-tray-none-advice = En GNOME, instale la extensión AppIndicator. Las notificaciones funcionan igualmente
doctor-tray-headless = Callcard funciona sin pantalla
doctor-browser = Navegador
doctor-browser-ok = Las tarjetas se abren en el navegador del sistema
doctor-browser-none = El sistema no tiene navegador predeterminado
doctor-browser-none-advice = Elija uno en los ajustes del sistema
doctor-sources = Fuentes de llamadas
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: ahora mismo
        [one] { $source }: hace { $minutes } minuto
       *[other] { $source }: hace { $minutes } minutos
    }
doctor-sources-none = Nadie ha avisado aún de ninguna llamada
doctor-sources-none-advice = Pruebe con «callcardctl ring +7 999 888-55-33»
doctor-sources-late = El reloj de { $source } va { $seconds } s atrasado
doctor-sources-late-advice = Sus llamadas se muestran igualmente. Ponga en hora el reloj de ese equipo

## Tray menu

menu-demo = Demo · { $state }
menu-ready = Listo para llamadas
menu-paused = Notificaciones en pausa
menu-paused-until = En pausa hasta las { $time }
menu-paused-until-tomorrow = En pausa hasta mañana a las { $time }
menu-missed =
    { $count ->
        [one] { $count } llamada perdida
       *[other] { $count } llamadas perdidas
    }
menu-ringing =
    { $count ->
        [one] { $count } llamada entrante
       *[other] { $count } llamadas entrantes
    }
menu-test-call = Llamada de prueba…
menu-no-calls = Aún no hay llamadas
menu-recent = { $time }  { $who }
menu-recent-missed = { $time }  { $who } · perdida
menu-pause = Pausar notificaciones
menu-pause-half-hour = Durante 30 minutos
menu-pause-hour = Durante una hora
menu-pause-night = Hasta mañana por la mañana
menu-pause-ever = Hasta reanudarlas a mano
menu-resume = Reanudar notificaciones
menu-try-again = Consultar de nuevo el llavero
menu-tip = Callcard · { $state }
menu-open-window = Abrir ventana
menu-settings = Ajustes…
menu-quit = Salir

## The window

window-demo = Demo
window-demo-title = Las llamadas van al CRM de ejemplo dentro de Callcard, no a una cuenta
window-enter = llamar
window-arrows = números
window-escape = cerrar
window-in-ms =
    { $ms ->
        [0] al instante
       *[other] en { $ms } ms
    }
window-in-seconds = en { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s

# Why a call was not shown, not sent or not taken. The last part of the key is the reason's code.
window-reason-paused = Las notificaciones están en pausa
window-reason-stale = Para entonces la llamada ya era antigua
window-reason-crowded = Sonaron demasiadas llamadas a la vez
window-reason-not-for-you = La llamada es para otra persona
window-reason-internal = Los números internos no están en el CRM
window-reason-withheld = El número está oculto
window-reason-outgoing = Es una llamada saliente
window-reason-over = La llamada terminó antes de poder mostrarse
window-reason-ignored = Este número está entre los ignorados
window-reason-too-short = El número es más corto de lo indicado en los ajustes
window-reason-other-line = La llamada entró por una línea ajena
window-reason-no-me = Primero indique quién es usted en el CRM
window-reason-signed-out = Callcard no tiene acceso al CRM
window-reason-blocked = El CRM bloqueó a Callcard
window-reason-switched = Se conectó otra cuenta
window-reason-not-stored = No se pudo guardar la llamada en el disco
window-reason-other = No se indicó el motivo

# Why the app did not do what was asked. The last part of the key is the refusal's code.
window-refusal-not-a-number = Esto no es un número de teléfono
window-refusal-busy = Demasiadas llamadas a la vez: inténtelo de nuevo en un momento
window-refusal-not-stored = No se pudo guardar la llamada en el disco
window-refusal-ending = Callcard se está cerrando
window-refusal-not-read = No se pudo leer el historial
window-refusal-unknown-call = Esta llamada ya no está en el historial
window-refusal-under-way = La llamada aún no ha terminado
window-refusal-internal = Algo falló dentro de Callcard

test-call-title = Llamada de prueba
test-call-lead = Funciona igual que una llamada real
test-call-number = Número de quien llama
test-call-hint = En cualquier formato
test-call-internal = Número interno: no se busca en el CRM
test-call-withheld = Número oculto: no hay nada que buscar
test-call-invalid = Aún no es un número de teléfono
test-call-call = Llamar
test-call-choose = Elegir número
test-call-recent = Recientes
test-call-demo = Números para probar
test-call-none-yet = Aquí aparecerán los números de las llamadas de prueba

test-call-ringing = Sonando
test-call-ended = Llamada terminada
test-call-untold-detail = Aceptó la llamada, pero no indicó ninguna tarjeta
test-call-uncertain-detail = Puede que la haya recibido, así que no se envía de nuevo
test-call-refused = El CRM rechazó la llamada
test-call-dropped = No se envió al CRM
test-call-not-asked = La llamada no se envió al CRM
test-call-not-accepted = No se pudo hacer la llamada
test-call-hang-up = Colgar

test-call-steps = Pasos
test-call-step-accepted = Aceptada
test-call-step-sent = Enviada al CRM
test-call-step-answered = El CRM respondió
test-call-step-shown = Notificación mostrada
test-call-state-waiting = en espera
test-call-state-failed = no
test-call-state-skipped = no

history-title = Historial
history-search = Buscar por nombre o número
history-empty = Aquí aparecerán las llamadas
history-empty-action = Hacer una llamada de prueba
history-nothing-found = No se encontró nada para «{ $text }»
history-today = Hoy
history-yesterday = Ayer
history-ringing = Sonando
history-talking = En curso
history-talked = { $duration }
history-missed = Perdida
history-elsewhere = Respondió un colega
history-declined = Rechazada
history-unknown = Final desconocido
history-rang-for = Sonó
history-answered = Respondida
history-ended = Terminada
history-line = Línea
history-source = Fuente
history-crm = CRM
history-copy = Copiar número
history-copied = Copiado
history-delete = Eliminar
history-deleted = Llamada eliminada
history-undo = Deshacer

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Te damos la bienvenida
page-history = Llamadas
page-test-call = Llamada de prueba
page-phone = Tu teléfono
page-settings = Ajustes
page-doctor = Diagnóstico
window-pages = Páginas
window-demo-short = CRM de muestra
window-starting = Iniciando sesión…
window-pause = No molestar
window-copy = Copiar
window-copy-what = Copiar: { $what }
window-copied = Copiado
window-undo = Deshacer
window-dismiss = Cerrar
window-hint = Aviso
window-no-tray = Este escritorio no muestra iconos en la bandeja.
window-no-tray-advice = Callcard sigue funcionando con la ventana cerrada. Para volver, ábrelo de nuevo desde el menú de aplicaciones o haz clic en una notificación.
## callcardctl, in the language of the terminal

ctl-not-running = Callcard no está en marcha; inícielo e inténtelo de nuevo ({ $socket }: { $why })
ctl-stranger = allí escucha otro usuario
ctl-no-answer = Callcard no respondió en { $seconds } s
ctl-garbled = no se puede leer la respuesta de Callcard: { $why }
ctl-garbled-no-call = no dice nada de la llamada
ctl-refused = Callcard lo rechazó: { $reason } ({ $code })
ctl-refused-for-now = Callcard lo rechazó: { $reason } ({ $code }); inténtelo de nuevo en { $seconds } s
ctl-no-reason = no se indicó el motivo
ctl-some-refused = eventos rechazados: { $refused } de { $events }
ctl-checks-failed = comprobaciones con fallos: { $failed } de { $checks }
ctl-no-live-call = no hay llamadas en curso; indique una por su número o con --call-id
ctl-several-live = hay { $count } llamadas en curso; indique una por su número o con --call-id:
ctl-unreadable = no se puede leer { $file }: { $why }
ctl-bad-line = línea { $line }: { $why }
ctl-no-home = este usuario no tiene carpeta personal; defina { $variable }
ctl-relative-home = { $variable } debe ser una ruta absoluta, no { $path }
ctl-unknown-user = no se puede saber quién es el usuario: { $why }

ctl-token = token
ctl-client-secret = clave secreta de la integración
ctl-code = código de autorización
ctl-secret-prompt = { $secret } (no se muestra):
ctl-secret-empty = { $secret }: la entrada estándar está vacía
ctl-secret-not-text = { $secret }: lo que hay en la entrada estándar no es texto
ctl-secret-too-long = { $secret }: en la entrada estándar hay más de { $bytes } bytes

ctl-row-account = cuenta
ctl-row-sign-in = acceso
ctl-row-state = estado
ctl-row-me = usuario
ctl-row-notifications = notificaciones
ctl-row-trouble = problema
ctl-row-calls = llamadas
ctl-row-history = historial
ctl-row-late-clock = reloj atrasado
ctl-until = { $what }, hasta { $end }
ctl-paused-until = en pausa hasta { $end }
ctl-none = ninguno
ctl-counts = { $live } en curso, { $missed } sin atender, { $waiting } en espera de envío al CRM
ctl-late = { $source }: { $seconds } s
ctl-user = usuario { $id }
ctl-user-named = usuario { $id }, { $name }
ctl-no-me = sin elegir
ctl-no-me-suggested = sin elegir, se sugiere el usuario { $id }
ctl-choose-me = No se envía nada a la cuenta hasta indicar qué usuario es usted: callcardctl whoami --me ID
ctl-administrator = administrador
ctl-suggested = sugerido
ctl-signed-out = Sesión cerrada. Los datos de acceso se eliminaron y las llamadas vuelven a la demo.
ctl-withheld = oculto
ctl-deleted = llamadas eliminadas: { $count }

ctl-column-rang-at = HORA
ctl-column-direction = DIR
ctl-column-number = NÚMERO
ctl-column-call = LLAMADA
ctl-column-talked = DURACIÓN
ctl-column-crm = CRM
ctl-column-notice = AVISO
ctl-column-card = TARJETA
ctl-column-id = ID
ctl-column-name = NOMBRE
ctl-column-note = NOTA

ctl-mark-ok = bien
ctl-mark-warning = atención
ctl-mark-failed = FALLA
ctl-mark-skipped = omitido

ctl-sandbox-up = El CRM de ejemplo está en marcha; Ctrl-C lo detiene.
ctl-sandbox-pages = Tarjetas y números para probar:
ctl-sandbox-token = Token, válido hasta que se detenga:
ctl-sandbox-report = Informar de una llamada al usuario { $id }:
ctl-sandbox-faults = Hacer que falle:
