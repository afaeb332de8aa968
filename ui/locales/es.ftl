## Cards

card-deal = Lead
card-customer = Cliente
card-contact = Contacto
card-company = Compañía
card-titled = { $kind }: { $title }
card-price = { $amount }{ "\u00A0" }{ $currency }
card-price-word = { $amount }{ "\u00A0" }{ $currency }
card-thousands = .

## Notices

notice-open = Abrir tarjeta
notice-open-in-crm = Abrir en el CRM
notice-create-contact = Crear contacto
notice-find = Buscar en el CRM
notice-call-back = Llamar
notice-history = Abrir historial
notice-demo = Demo
notice-middle-click = Clic con el botón central para abrir
notice-incoming = Llamada entrante
notice-talking = Llamada en curso
notice-missed = Llamada perdida
notice-rings = Entrante
notice-talks = En curso
notice-missed-state = Perdida
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
notice-colleague = Compañero { $name }
notice-unreadable = Llamante desconocido
notice-extension = { $number } ext. { $extension }
notice-asking = Buscando en el CRM…
notice-remembered = Como la última vez, sin confirmar por el CRM
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
notice-ending-advice = Pida un token nuevo y vuelva a conectar la cuenta antes de esa fecha, en los ajustes
notice-history-put-aside = No se pudo leer el historial de llamadas
notice-history-put-aside-detail = Se empezó uno nuevo. El archivo anterior se conserva: { $file }
notice-history-not-kept = Las llamadas no se guardan
notice-history-not-kept-detail = Callcard funciona, pero al cerrarse olvidará las llamadas: { $why }
notice-window-lost = No se pudo mantener abierta la ventana
notice-window-lost-detail = Su página falla una y otra vez. Las llamadas y las notificaciones funcionan igualmente
notice-elsewhere = Callcard no funciona aquí
notice-elsewhere-machine = Funciona en { $machine } con la misma carpeta personal. Ciérrelo allí e inícielo aquí
notice-elsewhere-session = Funciona en otra sesión o no responde. Ciérrelo allí e inícielo aquí
notice-unopened-phone = Ningún programa puede hacer la llamada
notice-unopened-phone-copied = Se copió el número
notice-unopened-phone-advice = Elija en los ajustes del sistema un programa para los enlaces tel:
notice-unopened-page = El navegador no se abrió
notice-unopened-page-copied = Se copió la dirección
notice-unopened-page-advice = Elija un navegador predeterminado en los ajustes del sistema
notice-uncalled-right = La centralita no deja que Callcard haga llamadas
notice-uncalled-right-advice = Quien la administra debe dar a su usuario el permiso originate
notice-uncalled-no-telephone = La centralita no ha podido llamar a su teléfono
notice-uncalled-no-telephone-advice = Compruebe en los ajustes de la fuente cuál de sus teléfonos suena primero y que esté encendido
notice-uncalled-not-connected = Sin conexión con la centralita: no se ha llamado a nadie
notice-uncalled-not-connected-advice = Llame desde su teléfono, o inténtelo de nuevo cuando vuelva la conexión
notice-uncalled-not-picked-up = No ha descolgado su teléfono: no se ha llamado a nadie
notice-uncalled-not-picked-up-advice = Pulse «Llamar» otra vez y descuelgue cuando suene
notice-uncalled-untold = La centralita no ha dicho si ha llamado
notice-uncalled-untold-advice = Mire su teléfono antes de intentarlo de nuevo

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = El CRM pide iniciar sesión de nuevo
trouble-sign-in-advice = Vuelva a conectar la cuenta en los ajustes. Las llamadas se muestran igualmente
trouble-unpaid = La cuenta del CRM no está pagada
trouble-unpaid-advice = Consulte al administrador de la cuenta. Las llamadas se muestran igualmente
trouble-blocked = El CRM bloqueó a Callcard
trouble-blocked-advice = Escriba al soporte del CRM. No se envía nada durante 15 minutos, pero las llamadas se muestran
trouble-no-right = Este acceso no permite informar de llamadas al CRM
trouble-no-right-advice = Pida al administrador un acceso con ese permiso
trouble-not-an-account = No hay ninguna cuenta en esta dirección
trouble-not-an-account-advice = Revise la dirección de la cuenta en los ajustes y vuelva a conectarla
trouble-redirected = El CRM envía a Callcard a otra dirección
trouble-redirected-advice = No se envió nada allí. Revise la dirección de la cuenta y si esta red pide iniciar sesión
trouble-rejected = El CRM no aceptó la llamada
trouble-rejected-advice = Si vuelve a ocurrir, envíe al soporte el informe del diagnóstico

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
trouble-too-large-advice = Si vuelve a ocurrir, envíe al soporte el informe del diagnóstico

trouble-no-keyring = No hay ningún llavero en marcha que guarde el acceso
trouble-no-keyring-advice = Inicie el llavero del escritorio, como GNOME Keyring o KDE Wallet. Callcard lo detectará solo
trouble-keyring-locked = El llavero está bloqueado
trouble-keyring-locked-advice = Desbloquéelo o elija «Consultar de nuevo el llavero» en el menú para que pida la contraseña
trouble-keyring-refused = El llavero deniega el acceso a los datos de la cuenta
trouble-keyring-refused-advice = Permita que Callcard lo use y elija «Consultar de nuevo el llavero» en el menú
trouble-keyring-unsupported = Este sistema no tiene un llavero que Callcard pueda usar
trouble-keyring-unsupported-advice = Aquí no se puede conectar una cuenta: los secretos nunca se guardan en archivos
trouble-secret-too-long = Los datos de acceso son más largos de lo que admite el llavero
trouble-secret-too-long-advice = Inicie sesión con un token de larga duración, en los ajustes
trouble-secret-missing = El acceso ya no está en el llavero
trouble-secret-missing-advice = Vuelva a conectar la cuenta en los ajustes
trouble-expired = El acceso al CRM venció
trouble-expired-advice = Vuelva a conectar la cuenta con un token nuevo, en los ajustes
trouble-revoked = El CRM ya no acepta este acceso
trouble-revoked-advice = A los 15 minutos, la siguiente llamada lo intenta de nuevo. Si no cambia nada, vuelva a conectar la cuenta en los ajustes; puede que su dirección haya cambiado
trouble-sign-in-lost = El acceso se perdió mientras se renovaba
trouble-sign-in-lost-advice = En ese momento Callcard se cerró o se cortó la conexión. Vuelva a conectar la cuenta en los ajustes
trouble-moved = La cuenta ya no está en su dirección
trouble-moved-advice = Puede que le hayan cambiado el nombre. Conéctela de nuevo en los ajustes con su dirección nueva: el acceso por OAuth se puede conservar
trouble-choose-me = Indique qué usuario de la cuenta es usted
trouble-choose-me-advice = Hasta entonces no se envía nada a la cuenta. Elija quién es en los ajustes

## Telephone systems, as people call them

source-callcard = Scripts y plan de marcación
source-phone = Teléfonos de mesa
source-zammad = Centralita con eventos de Zammad
source-sipgate = sipgate
source-zadarma = Zadarma, Novofon
source-mango = Mango Office
source-itoolabs = MegaFon, Beeline, Gravitel, Kcell
source-uis = UIS, CoMagic, CallGear
source-sipuni = Sipuni
source-onlinepbx = onlinePBX
source-telphin = Telphin
source-binotel = Binotel
source-twilio = Twilio
source-telnyx = Telnyx
source-aircall = Aircall
source-mapped = Otra centralita
source-fritzbox = FRITZ!Box
source-baresip = baresip

## Sources of calls: what people call them, and why no calls come in by one

source-socket = Socket local
source-asterisk = Asterisk
source-named = { $kind } ({ $name })
source-down = { $source }: { $trouble }
source-state-starting = Iniciando…
source-state-listening = Listo para recibir llamadas
source-state-waiting = No llegan llamadas; nuevo intento a las { $time }
source-state-failed = No llegan llamadas
source-state-stopped = Detenido
source-reported = Última llamada: { $when }
source-trouble-unreachable = La centralita no responde
source-trouble-unreachable-advice = Compruebe su dirección y su puerto, y que esté en marcha
source-trouble-unreachable-advice-fritzbox = Marque #96*5* en un teléfono conectado al FRITZ!Box: así se activa su monitor de llamadas. Compruebe también la dirección
source-trouble-unreachable-advice-baresip = Inicie baresip con su módulo ctrl_tcp y compruebe la dirección y el puerto
source-trouble-unreachable-advice-sipuni = Compruebe que este equipo tenga acceso a internet: quizá el cortafuegos de la empresa deba dejarle conectarse a sipuni.com, puerto 8083
source-trouble-unreachable-advice-onlinepbx = Compruebe la dirección y el puerto de su cuenta, y que el cortafuegos de la empresa deje a este equipo conectarse allí
source-trouble-no-such-name = La red no conoce la dirección de la centralita
source-trouble-no-such-name-advice = Compruebe cómo está escrita y que este equipo esté en la red de la empresa
source-trouble-cut-off = Se ha cortado la conexión con la centralita
source-trouble-cut-off-advice = Callcard vuelve a conectarse solo. Si continúa, consulte a quien administra la centralita
source-trouble-cut-off-advice-baresip = baresip atiende a un solo programa a la vez: cierre los demás que estén conectados a él. Callcard se conecta de nuevo por sí mismo
source-trouble-tls-untrusted = Este equipo no confía en el certificado de la centralita, que probablemente firmó ella misma
source-trouble-tls-untrusted-advice = Añada su emisor a los certificados de confianza de este equipo, o conéctese sin TLS en una red de confianza
source-trouble-tls-name = El certificado de la centralita es de otra dirección
source-trouble-tls-name-advice = Escriba la dirección que figura en el certificado
source-trouble-tls-clock = El certificado de la centralita no es válido hoy
source-trouble-tls-clock-advice = Compruebe la fecha de este equipo. Si es correcta, quien administra la centralita debe renovar el certificado
source-trouble-tls = No hay conexión segura con la centralita
source-trouble-tls-advice = Compruebe el puerto: con TLS suele ser el 5039
source-trouble-foreign = Lo que responde allí no es la centralita que se configuró
source-trouble-foreign-advice = Compruebe la dirección y el puerto
source-trouble-foreign-advice-asterisk = Compruebe la dirección y el puerto de la interfaz AMI, normalmente el 5038. Hace falta Asterisk 12 o posterior
source-trouble-foreign-advice-fritzbox = Compruebe la dirección y el puerto: el del monitor de llamadas de FRITZ!Box es el 1012
source-trouble-foreign-advice-baresip = Compruebe la dirección y el puerto: el del módulo ctrl_tcp de baresip suele ser el 4444
source-trouble-sign-in = La centralita no acepta el acceso
source-trouble-sign-in-advice = Compruebe el nombre y la contraseña, y que la centralita deje entrar a este equipo
source-trouble-sign-in-advice-sipuni = Escriba la clave de nuevo: quien administra su Sipuni la encuentra en los ajustes
source-trouble-sign-in-advice-onlinepbx = Escriba la clave de API de nuevo: quien administra su onlinePBX la encuentra en los ajustes
source-trouble-plain-only = La centralita solo acepta la contraseña como texto sin cifrar
source-trouble-plain-only-advice = Conéctese con TLS, o permita el texto sin cifrar en una red de confianza
source-trouble-no-secret = La contraseña de la centralita no está guardada
source-trouble-no-secret-advice = Escríbala de nuevo
source-trouble-keyring = El llavero no entrega la contraseña de la centralita
source-trouble-keyring-advice = Desbloquee el llavero
source-trouble-settings = Su configuración no sirve
source-trouble-settings-advice = Configúrela de nuevo en los ajustes
source-trouble-port-taken = Otro programa ocupa el puerto de la entrada HTTP
source-trouble-port-taken-advice = Cierre ese programa, o elija otro puerto en los ajustes y escriba las nuevas direcciones en los teléfonos
source-trouble-no-such-address = Este equipo no tiene la dirección en la que debe escuchar la entrada HTTP
source-trouble-no-such-address-advice = Elija en los ajustes una dirección de este equipo
source-trouble-certificate = El certificado de la entrada HTTP, o su clave, no se puede usar
source-trouble-certificate-advice = Revise los dos archivos en los ajustes: en PEM, legibles para usted y que correspondan entre sí
source-trouble-system = Este equipo no le deja recibir llamadas
source-trouble-system-advice = Cierre programas que tengan muchos archivos abiertos; lo intentará de nuevo
source-trouble-ended = Ha terminado sin que nadie lo pidiera
source-trouble-ended-advice = Reinicie Callcard. Si vuelve a ocurrir, envíe al soporte el informe del diagnóstico
source-unfit-name = El nombre de una fuente tiene letras minúsculas, cifras y guiones, 40 como máximo, y no es socket, test ni doctor
source-unfit-kind = Callcard no conoce este tipo de centralita
source-unfit-host = Escriba la dirección de la centralita: un nombre o una dirección IP, sin puerto
source-unfit-port = Un puerto es un número de 1 a 65535
source-unfit-tls = TLS es true o false
source-unfit-user = Escriba el nombre de usuario en una sola línea
source-unfit-login = El acceso es md5 o plain
source-unfit-call-back = Escriba el teléfono que suena primero, por ejemplo 101 o SIP/101
source-unfit-context = Escriba el contexto del plan de marcación donde empiezan sus llamadas, por ejemplo from-internal
source-unfit-plus = En lugar del signo + de un número solo pueden ir cifras y +, 8 como máximo
source-unfit-extensions = Escriba sus extensiones, por ejemplo 101
source-unfit-peers = Escriba los remitentes como direcciones IP o redes, por ejemplo 10.0.0.0/8
source-unfit-map = Los nombres de campos y valores no se pueden usar. La documentación tiene un ejemplo; el registro dice qué falla
source-unfit-secret = La contraseña falta, es demasiado larga o tiene varias líneas
source-field-key = Clave
source-field-key-paste = Pegar la clave
source-field-call-back = Teléfono que suena primero al devolver una llamada
source-field-call-back-hint = Solo para quien tiene un teléfono de mesa, por ejemplo 101. El usuario de la interfaz de administración necesita entonces el permiso write = originate.
source-sipuni-lead = Callcard se conecta a { $name } por sí mismo. Necesita la clave de su WebSocket: quien administra su { $name } la encuentra en los ajustes.
source-sipuni-ask =
    Hola:

    Me gustaría ver en mi computadora quién llama. Mi programa, Callcard, puede escuchar { $name } por su WebSocket. Solo escucha.

    Por favor, envíeme la clave del WebSocket de los ajustes de nuestro { $name } y mi número corto. Si nuestro cortafuegos es estricto: mi computadora tiene que alcanzar sipuni.com, puerto 8083.

    ¡Gracias!
source-onlinepbx-lead = Callcard se conecta a { $name } por sí mismo. Necesita la dirección y el puerto del WebSocket y una clave de API de quien administra su { $name }.
source-onlinepbx-ask =
    Hola:

    Me gustaría ver en mi computadora quién llama. Mi programa, Callcard, puede escuchar { $name } por su WebSocket. Solo escucha.

    Por favor, envíeme la dirección y el puerto del WebSocket de nuestro { $name }, una clave de API y mi extensión.

    ¡Gracias!
source-fritzbox-lead = Callcard escucha el monitor de llamadas de { $name }. Actívelo una vez: marque #96*5* en un teléfono conectado a la caja.
source-fritzbox-field-host-hint = En su propia red basta fritz.box
source-fritzbox-field-extensions = Su número
source-fritzbox-field-extensions-hint = El número suyo al que llaman, como lo conoce la caja, por ejemplo 5551234, o las dos cifras de su teléfono. Si no lo sabe, déjelo vacío: más tarde llámese a sí mismo y elíjalo entonces.
source-fritzbox-field-port-hint = Normalmente 1012
source-baresip-lead = Callcard escucha { $name } en este equipo. Cargue su módulo ctrl_tcp (module_app ctrl_tcp.so en su archivo config) y vuelva a iniciarlo.
source-baresip-field-extensions = Su cuenta
source-baresip-field-extensions-hint = Solo hace falta si varias personas usan este { $name }. Si no, déjelo vacío.
source-baresip-field-host-hint = 127.0.0.1 es este equipo
source-baresip-field-port-hint = Normalmente 4444
source-field-network = Los dispositivos de esta red pueden alcanzarlo
source-field-network-hint = Callcard escucha entonces en la red, no solo en este equipo. A quien no conoce el secreto de la dirección no se le deja entrar.
source-field-peers = Solo desde
source-field-peers-hint = Las direcciones o redes que pueden enviar, por ejemplo 192.168.1.20 o 192.168.1.0/24. Déjelo vacío para todos los dispositivos de esta red.
source-field-preset = Cómo se comunican las llamadas
source-field-preset-own = Con mi descripción
source-field-preset-usual = Con las palabras habituales
source-field-preset-creomate = 3CX Webhook Generator
source-field-preset-hint = Campos como event, id, from y ext, y palabras como ringing, answered y hangup se entienden tal cual. Para otras palabras elija su descripción y escríbala abajo, en Más ajustes.
source-field-map = Descripción de los campos
source-field-map-hint = JSON: en qué campos están el id, el evento, el número y la extensión, y qué significan los valores. La documentación tiene un ejemplo.
source-phone-lead = Cuando suena, su teléfono abre una dirección de este equipo. Aquí recibe las direcciones; después se escriben una vez en el teléfono.
source-phone-message =
    Hola:

    Me gustaría ver en mi computadora quién llama. Para eso mi teléfono tiene que abrir estas direcciones, una por cada evento. En la página web del teléfono van en { $where }:

    { $urls }

    El teléfono debe alcanzar { $at } en nuestra red (TCP): si hay un cortafuegos, debe dejar pasar ese puerto, y mi computadora debería conservar su dirección IP. Por favor, no comparta estas direcciones: quien las conoce puede inventar llamadas en mi pantalla.

    ¡Gracias!
source-phone-where-yealink = Features → Action URL
source-phone-where-grandstream = Settings → Outbound Notification → Action URL, sin http://
source-phone-where-akuvox = Action URL, con Active activado
source-phone-where-snom = Setup → Action URL Settings
source-phone-where-fanvil = Action URL (no hemos visto un Fanvil: sus campos pueden llamarse de otra forma)
source-callcard-lead = Un script, un plan de marcación o una centralita abre una dirección de este equipo en cada llamada. Aquí recibe la dirección.
source-callcard-message =
    Hola:

    Me gustaría ver en mi computadora quién llama. Por favor, haga que nuestra centralita, o un script, abra una dirección en cada llamada, con GET o POST:

    { $urls }/ringing?from=CALLER&ext=EXTENSION&id=CALL
    { $urls }/answered?ext=EXTENSION&id=CALL
    { $urls }/ended?ext=EXTENSION&id=CALL

    CALLER es el número de quien llama, EXTENSION la extensión que suena, CALL el mismo para todos los eventos de una llamada. La dirección lleva a { $at }. Por favor, no la comparta: quien la conoce puede inventar llamadas en mi pantalla.

    ¡Gracias!
source-zammad-lead = { $name } comunica las llamadas a una dirección de este equipo: newCall, answer y hangup. Aquí recibe la dirección.
source-zammad-message =
    Hola:

    Me gustaría ver en mi computadora quién llama. Por favor, haga que nuestra centralita comunique las llamadas a esta dirección, como lo hace con Zammad (eventos newCall, answer y hangup):

    { $urls }

    Debe alcanzar { $at } en nuestra red (TCP). Por favor, no comparta la dirección: quien la conoce puede inventar llamadas en mi pantalla.

    ¡Gracias!
source-mapped-lead = En cada llamada una centralita envía una petición a una dirección de este equipo: en JSON, como formulario o en la propia dirección. Aquí recibe la dirección.
source-mapped-message =
    Hola:

    Me gustaría ver en mi computadora quién llama. Por favor, haga que nuestra centralita envíe una petición a esta dirección cuando una llamada suena, se contesta y termina, con el número de quien llama, la extensión y un id de la llamada:

    { $urls }

    Debe alcanzar { $at } en nuestra red (TCP). Por favor, no comparta la dirección: quien la conoce puede inventar llamadas en mi pantalla.

    ¡Gracias!
source-unfit-network = Si los dispositivos de la red pueden alcanzarlo es true o false
source-unfit-preset = No hay ninguna descripción preparada con ese nombre
source-unfit-address = Esta fuente no tiene dirección propia: es Callcard quien se conecta
source-knock-wrong-secret = No se dejó entrar a un dispositivo en { $from }: el secreto de su dirección es erróneo o antiguo
source-knock-wrong-secret-advice = Copie las direcciones de nuevo y escríbalas en el teléfono
source-knock-not-on-the-list = No se dejó entrar a un dispositivo en { $from }: no está entre los que pueden enviar
source-knock-not-on-the-list-advice = Si es su teléfono: en la página «Teléfonos», elija Cambiar y permita el acceso a los dispositivos de esta red, o añada su dirección
source-knock-unproven = No se aceptó una petición de { $from }: su firma o su token falta o es erróneo
source-knock-unproven-advice = Escriba otra vez el secreto de la centralita
source-knock-not-understood = No se pudo leer lo que envió { $from }
source-knock-not-understood-advice = Compruebe que la dirección se escribió entera y que la centralita es del tipo elegido
source-field-host = Dirección
source-field-host-hint = Un nombre o una dirección IP, por ejemplo pbx.example.com
source-field-user = Usuario
source-field-secret = Contraseña
source-field-secret-paste = Pegar la contraseña
source-field-extensions = Su extensión
source-field-extensions-hint = El número interno de su teléfono, por ejemplo 101. Si no lo sabe, déjelo vacío: más tarde llámese a sí mismo y elíjalo entonces.
source-field-port = Puerto
source-field-tls = Conexión cifrada (TLS)
source-asterisk-field-user-hint = De la interfaz de administración (AMI)
source-asterisk-field-port-hint = Normalmente 5038; con TLS, 5039
source-asterisk-field-login = Cómo se envía la contraseña
source-asterisk-field-login-md5 = No se envía (MD5)
source-asterisk-field-login-plain = Como texto sin cifrar
source-asterisk-lead = Callcard escucha { $name } por sí mismo. Necesita su dirección, un usuario y una contraseña. Quien la administra puede crearlos en un minuto: el mensaje de abajo dice cómo.
source-asterisk-ask =
    Hola:

    Me gustaría ver en mi computadora quién llama. Mi programa, Callcard, puede escuchar { $name } por su interfaz de administración (AMI). Solo escucha y no necesita permiso para cambiar nada.

    Por favor, cree un usuario para él en /etc/asterisk/manager.conf (en FreePBX: /etc/asterisk/manager_custom.conf):

    { "[callcard]" }
    secret = una contraseña larga y aleatoria
    deny = 0.0.0.0/0.0.0.0
    permit = 192.168.1.0/255.255.255.0
    read = call,agent
    write =

    «permit» es la red de nuestras computadoras. En la sección [general] debe estar enabled = yes, y bindaddr debe ser una dirección que nuestras computadoras alcancen. Después ejecute: asterisk -rx "manager reload"

    Por favor, envíeme la dirección de la centralita, la contraseña y mi extensión.

    ¡Gracias!

## The doctor: each link between a ringing phone and its card

doctor-unknown = Sin revisar: falla un eslabón anterior
doctor-unasked = Sin revisar: por ahora no se consulta al CRM
doctor-demo = La demo no lo necesita
doctor-settings = Ajustes
doctor-settings-ok = Se pueden leer y guardar
doctor-settings-unsaved = No se pueden guardar: { $why }
doctor-settings-unsaved-advice = Libere espacio o permita escribir en la carpeta de Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = Callcard usa por ahora los ajustes predeterminados. Corrija el archivo anterior y reinicie Callcard, o déjelo así
doctor-settings-partly = No se entiende y se usa el valor predeterminado: { $why }
doctor-settings-partly-advice = Lo demás está en vigor. Vuelva a elegirlo en los ajustes o déjelo para una versión más reciente de Callcard
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
doctor-network = Conexión con el CRM
doctor-network-ok = Se puede acceder a { $host }
doctor-network-proxied = Se puede acceder a { $host } por el proxy del sistema
doctor-tls = Conexión segura
doctor-tls-ok = El certificado es de confianza
doctor-account = Cuenta
doctor-account-ok = { $name } responde
doctor-token = Vigencia del acceso
doctor-token-renewed = Se renueva automáticamente
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
doctor-token-soon-advice = Pida un token nuevo y vuelva a conectar la cuenta antes de esa fecha, en los ajustes
doctor-right = Envío de llamadas
doctor-right-ok = El CRM aceptó la última llamada
doctor-right-last = Último error: { $trouble }
doctor-right-untried = Se sabrá después de la primera llamada
doctor-right-untried-advice = Haga el diagnóstico con una llamada de prueba
doctor-me = Quién es usted
doctor-me-ok = Usuario { $id }
doctor-notices = Notificaciones
doctor-notices-ok = Las muestra { $server }. Haga clic en una para abrirla
doctor-notices-middle = Las muestra { $server }, sin botones. Ábralas con el botón central del ratón: con su configuración de fábrica, un clic normal solo las cierra. Puede devolver la llamada desde el historial
doctor-notices-button = Las muestra { $server }. Ábralas con su primer botón: un clic en otra parte no hace nada o solo las cierra
doctor-notices-no-buttons = Las muestra { $server }, sin botones. Haga clic en una para abrirla; devuelva la llamada desde el historial
doctor-notices-plain = Las muestra { $server }, pero no admite clics
doctor-notices-plain-advice = Abra las tarjetas desde el menú o use otro programa de notificaciones
doctor-notices-none = No se muestran: no hay ningún programa de notificaciones en marcha
doctor-notices-none-advice = Inicie el programa de notificaciones del escritorio
doctor-notices-silent = El programa de notificaciones no responde: { $why }
doctor-notices-silent-advice = Reinícielo, o cierre la sesión del escritorio y vuelva a entrar
doctor-notices-off-app = { $server } no las muestra: están desactivadas para Callcard
doctor-notices-off-app-advice = Actívelas para Callcard en Configuración → Sistema → Notificaciones
doctor-notices-off-user = { $server } no las muestra: las notificaciones están desactivadas
doctor-notices-off-user-advice = Actívelas en Configuración → Sistema → Notificaciones
doctor-notices-off-policy = { $server } no las muestra: una directiva de su empresa lo impide
doctor-notices-off-policy-advice = Hable con quien administra este equipo
doctor-notices-held = { $server } solo las deja en su lista: No molestar está activado
doctor-notices-held-advice = Desactívelo o dé prioridad a Callcard: Configuración → Sistema → Notificaciones → Establecer notificaciones de prioridad
doctor-notices-refused = { $server } rechazó la última ({ $code })
doctor-notices-refused-advice = Cierre la sesión de Windows y vuelva a iniciarla. Si sigue igual, envíe el informe a soporte
doctor-tray = Bandeja
doctor-tray-ok = Este escritorio muestra íconos en la bandeja
doctor-tray-none = Este escritorio no muestra íconos en la bandeja
doctor-tray-none-advice = En GNOME, instale la extensión AppIndicator. Las notificaciones funcionan igualmente
doctor-tray-headless = Callcard funciona sin pantalla
doctor-window = Ventana
doctor-window-ok = Su página no ha fallado
doctor-window-lost =
    { $count ->
        [one] Su página falló una vez y se recuperó
       *[other] Su página falló { $count } veces y se recuperó
    }
doctor-window-lost-advice = Si sigue ocurriendo, actualice el componente web del sistema (WebKitGTK, WebView2)
doctor-window-gone = Su página falla cada vez que se abre
doctor-window-gone-advice = Actualice el componente web del sistema (WebKitGTK, WebView2) y reinicie Callcard. Las llamadas y las notificaciones funcionan igualmente
doctor-window-headless = Callcard funciona sin pantalla
doctor-window-no-web-view = Falta Microsoft Edge WebView2, por eso la ventana no se abre
doctor-window-no-web-view-advice = Instale WebView2 Runtime de Microsoft y vuelva a iniciar Callcard. Las llamadas y las notificaciones siguen funcionando
doctor-browser = Navegador
doctor-browser-ok = Las tarjetas se abren en el navegador del sistema
doctor-browser-none = El sistema no tiene navegador predeterminado
doctor-browser-none-advice = Elija uno en los ajustes del sistema
doctor-telephone = Devolver la llamada
doctor-telephone-ok = «Llamar» abre { $program }
doctor-telephone-none = Ningún programa acepta enlaces { $scheme }:, así que «Llamar» copia el número
doctor-telephone-untold = El sistema no dice qué programa recibe los números
doctor-sources = Fuentes de llamadas
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: ahora mismo
        [one] { $source }: hace { $minutes } minuto
       *[other] { $source }: hace { $minutes } minutos
    }
doctor-sources-none = Nadie ha avisado aún de ninguna llamada
doctor-sources-none-advice = Conecte un teléfono o haga una llamada de prueba
doctor-sources-late = El reloj de { $source } va { $seconds } s atrasado
doctor-sources-late-advice = Sus llamadas se muestran igualmente. Ponga en hora el reloj de ese equipo
doctor-source-ok =
    { $minutes ->
        [0] Conectado, última llamada ahora mismo
        [one] Conectado, última llamada hace { $minutes } minuto
       *[other] Conectado, última llamada hace { $minutes } minutos
    }
doctor-source-starting = Aún sin conectar
doctor-source-silent = Conectado, pero aún no ha avisado de ninguna llamada
doctor-source-silent-advice = Llame a su teléfono. Si no llega nada, pregunte a quien administra la centralita si Callcard puede oír las llamadas
doctor-source-silent-asterisk-advice = Llame a su teléfono. Si no llega nada, quien administra la centralita debe permitir al usuario leer las llamadas (read = call,agent)
doctor-source-others = Conectado, pero ninguna llamada fue para su extensión
doctor-source-others-advice = Llame a su teléfono. Si no llega nada, su extensión no es la que ha escrito: la página «Teléfonos» muestra las que suenan
doctor-source-unclaimed = Conectado, pero aún no sabe cuál es su extensión
doctor-source-unclaimed-advice = Llame a su teléfono y elija su extensión en la página «Teléfonos»
doctor-source-here-alone = Solo lo alcanzan los programas de este equipo: un teléfono no
doctor-source-here-alone-advice = En la página «Teléfonos», elija Cambiar y permita el acceso a los dispositivos de esta red. Después copie las direcciones de nuevo
doctor-source-uncalled = Ningún programa ha comunicado aún una llamada
doctor-source-uncalled-advice = Abra su dirección una vez. Lleva a { $at }, que solo alcanzan los programas de este equipo
doctor-source-unknocked = Ningún teléfono ha llegado aún a su dirección
doctor-source-unknocked-advice = Llame a su teléfono. Si no llega nada: el teléfono debe tener las direcciones, que llevan a { $at }, estar en la misma red que este equipo, y el cortafuegos de aquí debe dejar pasar ese puerto
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
window-reason-unreadable = No es un número de teléfono
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
test-call-untold-detail = El CRM aceptó la llamada, pero no indicó ninguna tarjeta
test-call-uncertain-detail = Puede que el CRM la haya recibido, así que no se envía de nuevo
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
history-answered = Respondida
history-ended = Terminada
history-line = Línea
history-source = Fuente
history-crm = CRM
history-copy = Copiar número
history-delete = Eliminar
history-deleted = Llamada eliminada
history-undo = Deshacer

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Le damos la bienvenida
page-history = Llamadas
page-test-call = Llamada de prueba
page-phone = Teléfonos
page-settings = Ajustes
page-doctor = Diagnóstico
window-pages = Páginas
window-demo-short = CRM de ejemplo
window-starting = Iniciando sesión…
window-pause = No molestar
window-copy = Copiar
window-copy-what = Copiar: { $what }
window-copied = Copiado
window-undo = Deshacer
window-dismiss = Cerrar
window-hint = Aviso
window-no-tray = Este escritorio no muestra iconos en la bandeja.
window-no-tray-advice = Callcard sigue funcionando con la ventana cerrada. Para volver, ábralo de nuevo desde el menú de aplicaciones o haga clic en una notificación.
## callcardctl, in the language of the terminal

ctl-not-running = Callcard no está en marcha; inícielo y vuelva a intentarlo
ctl-as-user = Para usar el Callcard de otro usuario, ejecútelo con su cuenta: sudo -u USER callcardctl …
ctl-stranger = allí escucha otro usuario
ctl-no-answer = Callcard no ha respondido en { $seconds } s
ctl-garbled = no se puede leer la respuesta de Callcard
ctl-garbled-no-call = la respuesta de Callcard no dice nada de la llamada
ctl-refused-for-now = Callcard está saturado; vuelva a intentarlo en { $seconds } s ({ $status })
ctl-no-reason = Callcard lo ha rechazado sin dar un motivo ({ $status })
ctl-number-missing = falta el número: indíquelo después del comando. Si quien llama lo oculta, indique uno vacío ("") o --withheld
ctl-no-command = no existe el comando { $name }
ctl-told-ringing = Recibido: llama { $number }
ctl-told-ringing-hidden = Recibido: llama un número oculto (no se indicó ninguno)
ctl-told-answered = Recibido: se respondió la llamada de { $number }
ctl-told-answered-hidden = Recibido: se respondió la llamada
ctl-told-ended = Recibido: la llamada de { $number } ha terminado
ctl-told-ended-hidden = Recibido: la llamada ha terminado
ctl-told-nothing = No se comunicó nada: Callcard no conoce esa llamada
ctl-system-not-found = no existe ese archivo
ctl-system-denied = acceso denegado
ctl-system-nobody = allí no escucha nadie
ctl-system-busy = allí no responde nadie
ctl-system-folder = es una carpeta
ctl-system-not-text = no es texto en UTF-8
ctl-system-interrupted = interrumpido
ctl-system-error = error del sistema { $number }
ctl-some-refused = eventos rechazados: { $refused } de { $events }
ctl-checks-failed = comprobaciones con fallos: { $failed } de { $checks }
ctl-no-live-call = no hay llamadas en curso; indique una por su número o con --call-id
ctl-several-live = hay { $count } llamadas en curso; indique una por su número o con --call-id:
ctl-unreadable = no se puede leer { $file }: { $why }
ctl-bad-line = la línea { $line } no es un evento
ctl-no-home = este usuario no tiene carpeta personal; defina { $variable }
ctl-relative-home = { $variable } debe ser una ruta absoluta, no { $path }
ctl-unknown-user = no se puede saber quién es el usuario: { $why }

ctl-token = token
ctl-password = contraseña
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
ctl-row-source = fuente
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
ctl-source-added = { $name } está configurado; Callcard lo escucha desde ahora
ctl-source-removed = { $name } se ha eliminado, con su contraseña
ctl-needs-hub = necesita el hub
ctl-source-secret-kept = El secreto de { $name } está guardado
ctl-source-secret-needed = Necesita su secreto: { $command }
ctl-source-secret-wanted = Con su secreto solo se acepta lo que ha firmado: { $command }
ctl-source-url-next = Las direcciones que hay que escribir en ella: { $command }
ctl-source-needs-hub = Tiene que llegar a Callcard desde internet: a un puesto de trabajo no llega, necesita el hub
ctl-source-no-url = { $name } no tiene dirección: es Callcard quien se conecta
ctl-source-url-masked = El secreto que contienen está oculto: --show lo muestra
ctl-source-url-here-alone = Solo llegan a ellas los programas de este equipo. Para los teléfonos de la red, configúrelo de nuevo con --network
ctl-source-renewed = { $name } tiene direcciones nuevas; las antiguas ya no funcionan: { $command }
ctl-source-lets-in = { $name } deja entrar a Callcard
ctl-withheld = oculto
ctl-passed-over = … cambios omitidos: { $count }
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
ctl-column-value = VALOR
ctl-column-may-be = PUEDE SER
ctl-column-what = QUÉ ES
ctl-column-state = ESTADO
ctl-column-others = AJENAS
ctl-from-to = de { $least } a { $most }
ctl-several = varios valores

ctl-mark-ok = bien
ctl-mark-warning = atención
ctl-mark-failed = FALLA
ctl-mark-skipped = omitido

ctl-word-in = entrante
ctl-word-out = saliente
ctl-word-ringing = suena
ctl-word-answered = en curso
ctl-word-ended = terminada
ctl-word-talked = atendida
ctl-word-missed = perdida
ctl-word-elsewhere = otro respondió
ctl-word-declined = rechazada
ctl-word-unknown = se ignora
ctl-word-queued = en cola
ctl-word-sending = enviándose
ctl-word-done = enviada
ctl-word-uncertain = sin respuesta
ctl-word-refused = rechazada
ctl-word-dropped = no enviada
ctl-word-card = ficha
ctl-word-not-in-crm = no está en el CRM
ctl-word-untold = el CRM no indicó ficha
ctl-word-paused = en pausa
ctl-word-not-for-you = para otra persona
ctl-word-stale = demasiado tarde
ctl-word-crowded = demasiadas a la vez
ctl-word-outgoing = saliente
ctl-word-over = ya había terminado
ctl-word-ignored = número ignorado
ctl-word-too-short = demasiado corta
ctl-word-other-line = otra línea
ctl-word-withheld = número oculto
ctl-word-internal = interna
ctl-word-unreadable = no es un número
ctl-word-no-me = indique antes quién es
ctl-word-signed-out = sesión no iniciada
ctl-word-blocked = bloqueada
ctl-word-not-stored = no se guardó en disco
ctl-word-switched = se cambió de cuenta
ctl-word-sign-in = acceso rechazado
ctl-word-unpaid = sin pagar
ctl-word-no-right = sin permiso
ctl-word-not-an-account = no existe esa cuenta
ctl-word-redirected = la dirección cambió
ctl-word-rejected = rechazada por el CRM
ctl-word-on = activadas
ctl-word-sandbox = demo
ctl-word-account = cuenta
ctl-word-token = token
ctl-word-oauth = OAuth
ctl-word-ready = lista
ctl-word-expired = caducada
ctl-word-starting = arranca
ctl-word-listening = recibe llamadas
ctl-word-waiting = lo intentará de nuevo
ctl-word-failed = ha fallado
ctl-word-stopped = detenida
ctl-word-deal = trato
ctl-word-customer = cliente
ctl-word-contact = contacto
ctl-word-company = empresa

ctl-sandbox-up = El CRM de ejemplo está en marcha; Ctrl-C lo detiene.
ctl-sandbox-pages = Tarjetas y números para probar:
ctl-sandbox-token = Token, válido hasta que se detenga:
ctl-sandbox-report = Informar de una llamada al usuario { $id }:
ctl-sandbox-faults = Hacer que falle:

## Why the window was refused something

settings-refusal-out-of-range = De { $least } a { $most }
settings-refusal-not-one-of = Uno de: { $words }
settings-refusal-not-a-country = No existe ese país
settings-refusal-not-a-list = Hace falta una lista de textos
settings-refusal-not-a-pattern = «{ $text }» no es un número ni el comienzo de uno con * al final
settings-refusal-too-many = No más de { $most } entradas
settings-refusal-not-a-name = El nombre de una línea tiene como máximo 200 caracteres
settings-refusal-not-an-address = Escriba una dirección IP de este equipo
settings-refusal-not-a-url = Escriba una dirección que empiece por http:// o https://
settings-refusal-not-a-path = Escriba la ruta completa de un archivo
settings-refusal-not-a-network = «{ $text }» no es una dirección IP ni una red como 10.0.0.0/8
settings-refusal-not-saved = No se pudieron guardar los ajustes: { $why }
settings-refusal-not-a-host = Esta no es la dirección de una cuenta. Abra el CRM en el navegador y copie su dirección
settings-refusal-not-a-token = Esto no es un token: es una sola palabra larga
settings-refusal-other-account = Este token pertenece a otra cuenta
settings-refusal-other-address = En esta dirección hay otra cuenta: el acceso guardado no es de ella
settings-refusal-sign-in = El CRM no acepta este token. Cópielo otra vez, entero y de esta cuenta
settings-refusal-sign-in-code = El CRM no acepta el código o la llave secreta. El código sirve una sola vez y dura 20 minutos: copie uno nuevo
settings-refusal-sign-in-kept = El CRM no acepta este acceso en esta dirección. Acceda de nuevo, con un token o con un código nuevo
settings-refusal-no-such-user = La cuenta no tiene un usuario activo { $id }
settings-refusal-sandbox = No hay ninguna cuenta conectada
settings-refusal-not-removed = La sesión está cerrada, pero sus secretos siguen en el llavero. { $trouble }
settings-refusal-no-account = No se puede iniciar el CRM de ejemplo: { $why }
settings-refusal-no-secret = Primero cópielo y péguelo aquí
settings-refusal-empty = No hay texto en el portapapeles
settings-refusal-several-words = Hay más de una palabra en el portapapeles. Copie solo lo que se pide
settings-refusal-too-long = El texto del portapapeles es demasiado largo
history-refusal-not-written = No se pudo escribir la tabla: { $why }

## Where something can be done about what keeps calls from the CRM

notice-settings = Abrir ajustes
notice-doctor = Ver qué pasa

## The history page

history-outgoing = Llamada saliente
history-new = aún no vista
history-unanswered = Sin respuesta
history-find = Nombre o número
history-filter = Qué llamadas
history-filter-all = Todas
history-filter-missed = Perdidas
history-filter-unknown = Fuera del CRM
history-filter-silent = Sin notificación
history-found =
    { $count ->
        [one] { $count } llamada
       *[other] { $count } llamadas
    }
history-found-more = Más de { $count } llamadas
history-newer =
    { $count ->
        [one] { $count } llamada nueva
       *[other] { $count } llamadas nuevas
    }
history-none-missed = No hay llamadas perdidas
history-none-unknown = No hay llamadas de números que no estén en el CRM
history-none-silent = No hay llamadas sin notificación
history-not-found-missed = Ninguna llamada perdida coincide con «{ $text }»
history-not-found-unknown = Ninguna llamada de fuera del CRM coincide con «{ $text }»
history-not-found-silent = Ninguna llamada sin notificación coincide con «{ $text }»
history-show-all = Mostrar todas las llamadas
history-search-all = Buscar en todas
history-connect-phone = Conectar un teléfono
history-retry = Reintentar

history-export = Exportar
history-exported = Guardado en Descargas: { $file }
history-reveal = Mostrar
history-clear = Eliminar todas…
history-clear-title = ¿Eliminar todas las llamadas?
history-clear-text =
    { $count ->
        [0] No hay nada que eliminar: ninguna llamada ha terminado todavía.
        [one] { $count } llamada desaparecerá de Callcard para siempre. En el CRM no cambia nada.
       *[other] { $count } llamadas desaparecerán de Callcard para siempre. En el CRM no cambia nada.
    }
history-clear-text-more = Más de { $count } llamadas desaparecerán de Callcard para siempre. En el CRM no cambia nada.
history-clear-keep = Conservar
history-clear-go = Eliminar todas
history-cleared =
    { $count ->
        [one] { $count } llamada eliminada
       *[other] { $count } llamadas eliminadas
    }

# The course of a call.
history-course = Transcurso de la llamada
history-step-rang = Sonó
history-step-called = Usted llamó
history-step-answered = Respondida a los { $time }
history-step-reached = Respondieron a los { $time }
history-step-talked = Terminó tras { $time } de conversación
history-step-missed = Dejó de sonar a los { $time }
history-step-unanswered = Sin respuesta durante { $time }
history-step-elsewhere = Un colega respondió a los { $time }
history-step-declined = Rechazada a los { $time }
history-step-unknown = No se informó de cómo terminó
history-step-ringing = Sigue sonando
history-step-talking = Sigue en curso
history-number = Número
history-to = Número marcado
history-users = Para
history-user = Usuario { $id }
history-you = { $name } (usted)
history-request = ID de solicitud
history-request-use = Lo pide el soporte del CRM

# Why there was no notification. The last part of the key is the reason's code.
history-why-paused = No hubo notificación porque las notificaciones estaban en pausa.
history-why-resumed = Ya están activas de nuevo.
history-why-not-for-you = No hubo notificación porque la llamada era para otra persona.
history-why-stale = No hubo notificación porque Callcard supo de la llamada demasiado tarde.
history-why-crowded = No hubo notificación porque sonaron demasiadas llamadas a la vez.
history-why-outgoing = No hubo notificación porque usted hizo la llamada.
history-why-over = No hubo notificación porque la llamada terminó demasiado pronto.
history-why-ignored = No hubo notificación porque este número está en su lista de ignorados.
history-why-too-short = No hubo notificación porque el número es más corto de lo indicado en los ajustes.
history-why-other-line = No hubo notificación porque la llamada entró por una línea ajena.
history-turn-settings = Abrir los ajustes
history-turn-doctor = Comprobar la conexión

## The settings page

settings-lead = Los cambios se guardan al momento
settings-contents = Ajustes
settings-saved = Guardado
settings-read-again = Reintentar
settings-leave = Dejar como está
settings-add = Añadir
settings-remove = Quitar { $entry }
settings-removed = Se quitó { $entry }
settings-listed = { $entry } ya está en la lista
settings-less = Menos
settings-more = Más
settings-whole-number = Un número entero de { $least } a { $most }

settings-section-account = Cuenta
settings-section-notices = Notificaciones
settings-section-quiet = No molestar
settings-section-calls = Llamadas
settings-section-start = Aspecto
settings-section-about = Acerca de

settings-demo = Está usando el CRM de ejemplo
settings-demo-effect = Viene con Callcard y conoce a unas pocas personas inventadas. Conecte su cuenta para ver quién llama de verdad
settings-connect = Conectar amoCRM o Kommo
settings-connect-again = Conectar de nuevo
settings-account-ready = Conectada
settings-sign-in-oauth = Acceso con una integración; se renueva solo
settings-sign-in-token = Acceso con un token
settings-sign-in-token-until = Acceso con un token, válido hasta el { $date }
settings-sign-out = Cerrar sesión
settings-sign-out-ask = ¿Cerrar la sesión de { $name }?
settings-sign-out-effect = Los datos de acceso se borran de este equipo y las llamadas pendientes no se envían. Después se usa el CRM de ejemplo. La lista de llamadas se conserva.
settings-sign-out-keep = Mantener la sesión
settings-me = Usted
settings-me-effect = Aquí se muestran las llamadas para este usuario
settings-me-none = Nadie se llama así
settings-me-owner = titular del acceso
settings-me-admin = administrador
settings-me-choose = Soy yo
settings-me-not-an-id = El número de usuario solo tiene cifras. Está en la dirección de su perfil en el CRM
settings-choose-me = ¿Qué usuario es usted?
settings-choose-me-effect = Aquí se mostrarán las llamadas para este usuario. Hasta que elija, no se envía nada a la cuenta
settings-choose-me-number = Escriba su número de usuario: está en la dirección de su perfil en el CRM. Hasta entonces no se envía nada a la cuenta
settings-everyone = Mostrar las llamadas de todos los usuarios
settings-everyone-effect = Si no, solo se muestran las llamadas para usted

settings-privacy = Qué muestra una notificación
settings-privacy-full = Todo
settings-privacy-number = Solo el número
settings-privacy-hidden = Oculto
settings-privacy-full-effect = La tarjeta, el nombre y el número
settings-privacy-number-effect = El número; quién es no se ve hasta abrir la tarjeta
settings-privacy-hidden-effect = Solo que alguien llama, para pantallas que otros ven
settings-privacy-preview = Vista previa de una notificación
settings-sample-deal = Cocina de roble
settings-sample-person = Iván Petrov
settings-sound = Sonido
settings-sound-effect = Una llamada entrante hace sonar el aviso del escritorio
settings-keep-answered = Mantener la notificación mientras habla
settings-keep-answered-effect = Si no, desaparece en cuanto se contesta la llamada
settings-open-when = Abrir la tarjeta
settings-open-when-click = Al hacer clic
settings-open-when-answered = Al contestar
settings-open-when-click-effect = Se abre con un clic en la notificación
settings-open-when-answered-effect = El navegador pasa al frente solo cuando usted contesta
settings-open-outgoing = También en las llamadas que hago
settings-open-outgoing-effect = La tarjeta se abre cuando la otra persona contesta
settings-call-back = «Llamar» abre
settings-call-back-effect = El tipo de enlace. Si responde otro softphone, o ninguno, pruebe con otro
settings-call-back-tel = tel:
settings-call-back-callto = callto:
settings-call-back-sip = sip:
settings-ring-limit = Dar una llamada por terminada tras
settings-ring-limit-effect = Algunos teléfonos solo avisan de que suenan. Si no avisan del final, la llamada se da por terminada pasado este tiempo desde el último tono
settings-ring-limit-unit =
    { $count ->
        [one] segundo
       *[other] segundos
    }

settings-pause = Pausar las notificaciones
settings-pause-effect = Las llamadas siguen apareciendo en la lista, sin notificación
settings-pause-until = En pausa hasta las { $time }
settings-unreported-while-paused = No informar al CRM durante una pausa
settings-unreported-while-paused-effect = Si no, se le informa de las llamadas como siempre
settings-ignored = Números ignorados
settings-ignored-effect = Sin notificación y sin informar al CRM. Un * sustituye cualquier terminación
settings-ignored-example = +7495* o 101
settings-shortest = Ignorar números cortos
settings-shortest-effect = Se ignoran los números con menos cifras, como los internos. Con 0, ninguno
settings-shortest-unit =
    { $count ->
        [one] cifra
       *[other] cifras
    }
settings-lines = Sus líneas
settings-lines-effect = Solo se muestran las llamadas a estas líneas. Si no hay ninguna, todas
settings-lines-example = Ventas

settings-days =
    { $days ->
        [365] 1 año
        [one] { $days } día
       *[other] { $days } días
    }
settings-history-days = Conservar las llamadas
settings-history-days-effect = Las más antiguas se borran de este equipo; el CRM conserva las suyas
settings-history-days-own = Otro plazo
settings-history-days-unit =
    { $count ->
        [one] día
       *[other] días
    }
settings-history-days-ask =
    { $days ->
        [365] ¿Conservar las llamadas solo 1 año?
        [one] ¿Conservar las llamadas solo { $days } día?
       *[other] ¿Conservar las llamadas solo { $days } días?
    }
settings-history-days-deletes =
    { $days ->
        [365] Las llamadas de hace más de 1 año se borran ahora. No se puede deshacer.
        [one] Las llamadas de hace más de { $days } día se borran ahora. No se puede deshacer.
       *[other] Las llamadas de hace más de { $days } días se borran ahora. No se puede deshacer.
    }
settings-history-days-go = Borrar las antiguas
settings-default-country = País de los números locales
settings-default-country-effect = Los números sin prefijo internacional se leen como de este país
settings-default-country-none = No existe ese país
settings-default-country-auto = El de la cuenta: { $country }
settings-door-address = Los teléfonos de la red pueden avisar de llamadas
settings-door-address-effect = Los teléfonos de mesa y las centralitas llegan entonces a este equipo. Desactivado: solo los programas de este equipo
settings-door-port = Puerto para teléfonos
settings-door-port-effect = Los teléfonos escriben a este puerto. Si lo cambia, escriba en ellos las nuevas direcciones
settings-door-port-unit = { "" }
settings-door-url = Entrada HTTP: dirección desde fuera
settings-door-certificate = Entrada HTTP: certificado
settings-door-key = Entrada HTTP: clave del certificado
settings-door-proxies = Entrada HTTP: proxies delante
settings-internal-digits = Número interno más largo
settings-internal-digits-effect = Los números con más cifras se buscan en el CRM
settings-internal-digits-unit =
    { $count ->
        [one] cifra
       *[other] cifras
    }

settings-language = Idioma
settings-language-effect = De esta ventana, del menú y de las notificaciones
settings-language-auto = Sistema
settings-theme = Tema
settings-theme-effect = De esta ventana
settings-theme-system = Sistema
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-start-at-login = Iniciar con el equipo
settings-start-at-login-effect = Callcard espera en la bandeja desde que usted inicia sesión
settings-start-at-login-unknown = Este escritorio no deja que Callcard lo vea ni lo cambie

settings-version = Callcard { $version }
settings-licence = Software libre con licencia MIT o Apache 2.0, la que usted elija
settings-keys = Atajos de teclado
settings-keys-pages = páginas, en el orden de la barra lateral
settings-keys-settings = ajustes
settings-keys-search = buscar en las llamadas
settings-keys-close = cerrar lo que está abierto y después la ventana

## The doctor and test call pages

checkup-lead = Todo el camino de una llamada, del teléfono a la tarjeta
checkup-looking-links = Revisando cada eslabón…
checkup-looking-test-call = Esperando al CRM…
checkup-ok = Todo está en orden
checkup-ok-detail = Las llamadas llegan del teléfono a la tarjeta
checkup-warning =
    { $count ->
        [1] Funciona, pero hay algo que mejorar: { $title }
       *[other] Funciona, pero hay { $count } cosas que mejorar
    }
checkup-failed =
    { $count ->
        [1] Falla 1 eslabón: { $title }
       *[other] Fallan { $count } eslabones: empiece por este
    }
checkup-undone = No se pudo hacer la revisión
checkup-again = Revisar de nuevo
checkup-test-call = Revisar con una llamada
checkup-effect = La llamada de prueba llega a su CRM como una real.
checkup-effect-demo = La llamada de prueba llega solo al CRM de ejemplo.
checkup-at = Revisado a las { $time }
checkup-computer = Este equipo
checkup-crm = CRM
checkup-phone = Teléfonos
checkup-mend-settings = Abrir ajustes
checkup-mend-phone = Ir a Teléfonos
checkup-advice-me-failed = Elija quién es usted en los ajustes. Hasta entonces no se envía nada a la cuenta
checkup-advice-right-skipped = Se sabrá al revisar con una llamada
checkup-advice-sources-warning = La página «Teléfonos» muestra cómo conectar uno
checkup-state-ok = Correcto
checkup-state-warning = Con observaciones
checkup-state-failed = Falla
checkup-state-skipped = Sin revisar
checkup-state-waiting = Aún sin revisar
checkup-report = Informe para soporte
checkup-report-lead = Sin nombres, números ni secretos
checkup-report-show = Mostrar
checkup-report-hide = Ocultar
checkup-report-copy = Copiar informe

test-call-whole = Número completo
test-call-nothing-yet = Aquí verá quién llama y cada paso de la llamada

## The welcome and phone pages

welcome-picture = Suena un teléfono, una notificación dice quién llama y un clic abre la tarjeta
welcome-title = Sepa quién llama antes de contestar
welcome-lead = Callcard encuentra el número en amoCRM o Kommo, muestra el nombre en la esquina de la pantalla y abre la tarjeta con un clic.
welcome-try = Probar ahora
welcome-connect = Conectar amoCRM / Kommo
welcome-try-aside = No hace falta cuenta: Callcard incluye un CRM de ejemplo.
welcome-keep-icon = Windows oculta los iconos nuevos tras la flecha que está junto al reloj. Para tener siempre a la vista el de Callcard, arrástrelo desde ahí hasta el reloj.
welcome-ways = Pasos de la configuración
welcome-back = Atrás
welcome-later = Más tarde

welcome-ringing = El teléfono está sonando
welcome-ringing-lead = Callcard pregunta al CRM de ejemplo quién es.
welcome-shown = Acaba de aparecer una notificación en la esquina de la pantalla
welcome-silent = Esta llamada llegó sin notificación
welcome-click =
    { $click ->
        [middle] Haga clic en ella con el botón central del ratón
        [button] Pulse su botón
       *[plain] Haga clic en ella
    }
welcome-click-deal = { $how }: se abre el lead.
welcome-click-customer = { $how }: se abre el cliente.
welcome-click-contact = { $how }: se abre el contacto.
welcome-click-company = { $how }: se abre la compañía.
welcome-click-new-contact = { $how }: se abre un contacto nuevo con este número.
welcome-click-search = { $how }: el CRM busca el número.
welcome-stage-rings = Sonando
welcome-stage-answers = El CRM respondió
welcome-stage-shows = Notificación mostrada
welcome-others = Probar con otra llamada
welcome-unseen = ¿No hay notificación? Averiguar por qué

welcome-steps = Pasos
welcome-step-host = Cuenta
welcome-step-sign-in = Acceso
welcome-step-me = ¿Quién trabaja en este equipo?
welcome-mend = Cambiar
welcome-mend-what = Cambiar: { $title }
welcome-host = Dirección de la cuenta
welcome-host-hint = Por ejemplo, cedar.kommo.com. Puede pegar la dirección de cualquier página de su CRM
welcome-way-token = Token de larga duración
welcome-way-oauth = Código OAuth
welcome-way-kept = Conservar el acceso
welcome-secret-token = Token
welcome-secret-client-secret = Llave secreta
welcome-secret-code = Código de autorización
welcome-paste-token = Pegar el token
welcome-paste-client-secret = Pegar la llave secreta
welcome-paste-code = Pegar el código
welcome-secret-length =
    { $count ->
        [one] { $count } carácter
       *[other] { $count } caracteres
    }
welcome-secret-until = { $length } · válido hasta el { $date }
welcome-secret-replace = Reemplazar
welcome-safe-token = El token pasa directamente del portapapeles al llavero del sistema. Esta página nunca lo ve.
welcome-safe-oauth = La llave secreta y el código pasan directamente del portapapeles a Callcard y al llavero del sistema. Esta página nunca los ve.
welcome-safe-kept = Para una cuenta que cambió de nombre: solo su dirección es otra. El acceso que guarda Callcard sigue valiendo y no hay que copiar nada.
welcome-client-id = ID de integración
welcome-redirect-uri = URL de redireccionamiento
welcome-redirect-uri-hint = Exactamente como figura en la integración
welcome-code-hint = Sirve una sola vez y dura 20 minutos
welcome-where-token = Dónde encontrar el token
welcome-where-oauth = Dónde encontrar estos datos
welcome-where-settings = En amoCRM o Kommo, abra Ajustes → Integraciones
welcome-where-integration = Abra su integración o cree una privada
welcome-where-keys = Abra la pestaña «Llaves y alcances»
welcome-where-token-last = Genere un token de larga duración y cópielo. Solo se muestra una vez
welcome-where-oauth-last = Copie de allí el ID de integración, la llave secreta y el código de autorización
welcome-where-rights = Solo un administrador puede hacerlo. Tenga en cuenta: un acceso creado por un administrador tiene los permisos de un administrador.
welcome-connect-go = Conectar
welcome-asking = Consultando { $host }…
welcome-proved = { $name } — verificada
welcome-me-lead = El acceso suele ser de un administrador. Elija su nombre para que las llamadas se registren a su nombre.
welcome-me-search = Buscar por nombre
welcome-me-none = No se encontró a nadie con «{ $text }»
welcome-me-admin = Administrador
welcome-me-number = Su número de usuario en el CRM
welcome-me-number-hint = Este acceso no permite ver la lista de usuarios. Abra su perfil en el CRM: el número está al final de la dirección
welcome-me-named = Soy { $name }
welcome-me-go = Continuar
welcome-finish = Finalizar

phone-lead = De dónde llegan las llamadas y cómo conectar su teléfono.
phone-waiting = Esperando su primera llamada…
phone-waiting-lead = Elija abajo su teléfono, configúrelo y llámelo. Las llamadas de prueba de esta ventana no cuentan.
phone-arrived = Llegó una llamada: su teléfono está conectado
phone-arrived-from = La comunicó { $source } · { $when }
phone-again = Esperar otra
phone-sources = De dónde llegan las llamadas
phone-microsip-where = Cierre MicroSIP, abra MicroSIP.ini y ponga estas líneas en [Settings], en lugar de las que empiezan igual. MicroSIP añade el número por sí mismo. Las llamadas rechazadas cuentan como perdidas: MicroSIP no las distingue.
phone-microsip-not-here = MicroSIP funciona solo en Windows.
phone-twinkle-where = Guarde esto en un archivo y hágalo ejecutable. En Twinkle, abra Edit → User profile → Scripts y elija el archivo en todos los campos: él mismo distingue qué pasa con la llamada.
phone-twinkle-not-here = Twinkle funciona solo en Linux.
phone-curl-where = Ponga esto en cualquier script de shell de este equipo. Después, con el mismo número: callcard answered cuando se responda y callcard ended cuando termine. El formato es el del propio CRM.
phone-curl-not-here = En este sistema curl no llega hasta Callcard: use callcardctl.
phone-callcardctl-where = Haga que su softphone o script ejecute la primera línea cuando entre una llamada, la segunda cuando se responda y la tercera cuando termine, cada una con el número de quien llama al final. Pruebe la primera en un terminal.
phone-callcardctl-not-here = callcardctl no está instalado con este Callcard.
phone-powershell-where = La primera línea es para cuando entra una llamada, la segunda para cuando se responde y la tercera para cuando termina, cada una con el número de quien llama al final.
phone-powershell-not-here = PowerShell es para Windows: use callcardctl o curl.
phone-python-where = Ponga esto en su script. Después, con el mismo número: "answered" cuando se responda y "ended" cuando termine. No necesita nada más que Python.
phone-python-not-here = En este sistema Python no llega así hasta Callcard: ejecute callcardctl desde él.
phone-php-where = Ponga esto en su script. Después, con el mismo número: 'answered' cuando se responda y 'ended' cuando termine. Necesita la extensión curl de PHP.
phone-php-not-here = En este sistema PHP no llega así hasta Callcard: ejecute callcardctl desde él.
phone-socket = Dónde escucha Callcard
phone-socket-text = Para integradores: HTTP por esta dirección local, en el formato de /api/v2/events del propio CRM.
welcome-secret-kept = Guardada en el llavero
phone-which = ¿Qué teléfono tiene?
phone-another = Conectar otro teléfono
phone-search = Buscar: Asterisk, Yealink, Zoiper…
phone-found =
    { $count ->
        [one] { $count } teléfono encontrado
       *[other] { $count } teléfonos encontrados
    }
phone-none-found = «{ $typed }» no está en la lista. Este mensaje pregunta a quien administra su centralita cómo puede comunicar las llamadas.
phone-group-system = Centralitas
phone-group-system-also = PBX central telefónica oficina
phone-group-cloud = En la nube
phone-group-cloud-also = nube virtual centralita PBX VoIP proveedor
phone-group-desk = Teléfonos de mesa
phone-group-desk-also = teléfono IP fijo
phone-group-softphone = Programas
phone-group-softphone-also = softphone aplicación
phone-group-script = Sus propios scripts
phone-group-script-also = integración API desarrollador
phone-back = Volver a todos los teléfonos
phone-connect = Conectar
phone-save = Guardar
phone-keep-anyway = Guardar de todos modos
phone-cancel = Cancelar
phone-trying = Probando el acceso…
phone-tried-ok = La centralita acepta a Callcard
phone-more-fields = Más ajustes
phone-secret-safe = La contraseña pasa del portapapeles directamente al llavero del sistema. Esta página nunca la ve.
phone-ask = Mensaje para quien administra la centralita
phone-ask-copy = Copiar el mensaje
phone-ask-hub =
    Hola:

    Me gustaría ver en mi computadora quién llama. Mi programa es Callcard. { $name } puede comunicar las llamadas a una dirección web, pero no alcanza mi computadora.

    Para eso existe el hub de Callcard: un pequeño servidor de nuestra empresa con una dirección en internet. { $name } le comunica cada llamada y él las pasa al Callcard de cada persona. Así nadie necesita un acceso propio a { $name } ni al CRM.

    ¿Podría instalar un hub y hacer que { $name } le envíe los eventos de las llamadas?

    ¡Gracias!
phone-ask-system =
    Hola:

    Me gustaría ver en mi computadora quién llama. Mi programa es Callcard y hablo por { $name }. Callcard necesita una de estas cosas:

    1. Si nuestra centralita es Asterisk (FreePBX, Issabel, MikoPBX y otras): un usuario de la interfaz de administración (AMI) con read = call,agent y sin permiso de escritura; su dirección, nombre y contraseña; y mi extensión.

    2. Si nuestra centralita está en la nube y puede comunicar las llamadas a una dirección web: un hub de Callcard en un servidor nuestro que ella alcance.

    3. Si algo puede ejecutar un programa en mi computadora cuando suena mi teléfono: callcardctl ring NÚMERO, luego callcardctl answer NÚMERO y callcardctl end NÚMERO.

    ¿Qué centralita tenemos y cuál de estas cosas es posible?

    ¡Gracias!
phone-way-hub = { $name } comunica las llamadas por internet, y desde allí no se alcanza este equipo. Hace falta el hub de Callcard: un servidor de su empresa que oye las llamadas y las pasa a cada puesto. No se configura aquí, pero puede pedirlo.
phone-way-no-hook = Que sepamos, { $name } no puede decir a otros programas quién llama. La centralita que tiene detrás sí: pregunte cuál es y elíjala aquí.
phone-way-unheard = Callcard todavía no escucha { $name } por sí mismo. Si puede ejecutar un script o comunicar las llamadas a una dirección web, se puede conectar de todos modos: pregunte a quien la administra.
phone-way-cloud = No se sabe lo suficiente de cómo { $name } comunica las llamadas para prometer nada. Si puede comunicarlas a una dirección web, hace falta el hub de Callcard, un servidor de su empresa: pregunte a quien lo administra.
phone-way-desk = Que sepamos, los teléfonos { $name } no pueden comunicar las llamadas por sí mismos. La centralita que tienen detrás sí: pregunte cuál es y elíjala aquí.
phone-way-3cx = Que sepamos, las aplicaciones de 3CX no pueden decir a otros programas quién llama; solo podía el antiguo 3CXPhone para Windows. Pregunte a quien administra 3CX si puede comunicar las llamadas a una dirección web.
phone-way-rule = Cree en { $name } una regla para las llamadas entrantes que ejecute la primera línea de abajo, con el marcador del número de quien llama en lugar del ejemplo. Si hay reglas para llamadas contestadas y terminadas, use en ellas la segunda y la tercera línea.
phone-source-call = Ahora llame a { $extensions } desde otro teléfono: sonará también aquí
phone-source-call-yourself = Ahora llame a su propio teléfono: su extensión aparecerá aquí
phone-source-whose = ¿Cuál de estos es usted?
phone-source-mine =
    { $count ->
        [one] Su extensión: { $extensions }
       *[other] Sus extensiones: { $extensions }
    }
phone-stranger = { $name } sonó { $when }
phone-stranger-take = Soy yo
phone-stranger-take-what = Soy yo: { $name }
phone-strangers =
    { $count ->
        [one] Sonó { $count } extensión más
       *[other] Sonaron { $count } extensiones más
    }
phone-change = Cambiar
phone-change-what = Cambiar { $name }
phone-remove = Eliminar
phone-remove-what = Eliminar { $name }
phone-removed = Se eliminó { $name }
phone-remove-title = ¿Eliminar { $name }?
phone-remove-text = Ya no llegarán llamadas de ahí y su contraseña se eliminará del llavero. Las llamadas que llegaron quedan en el historial.
phone-microsip-not-found = Los ajustes de MicroSIP no están donde suele guardarlos. Copie las líneas de abajo.
phone-microsip-several = Los ajustes de MicroSIP están en varios lugares y Callcard no adivina. Copie las líneas de abajo.
phone-microsip-running = Cierre primero MicroSIP: al terminar sobrescribiría lo que Callcard configura.
phone-microsip-ready = Callcard puede configurar MicroSIP por usted. Antes hace una copia de { $file }.
phone-microsip-set-up = MicroSIP está configurado. Ábralo y llame a su teléfono.
phone-microsip-taken = MicroSIP ya ejecuta otro programa con las llamadas, así que Callcard no lo toca: { $detail }
phone-microsip-not-understood = { $file } no es como MicroSIP suele escribirlo, así que Callcard no lo toca. Copie las líneas de abajo.
phone-microsip-failed = No se pudo cambiar { $file }: { $detail }
phone-microsip-do-set-up = Configurarlo por mí
phone-microsip-do-undo = Deshacerlo
phone-microsip-do-look = Mirar otra vez
phone-by-hand = Hacerlo a mano
phone-set-up = Obtener las direcciones
phone-urls = Qué escribir en el teléfono
phone-urls-plain = La dirección
phone-urls-where = En la página web del teléfono: { $where }
phone-urls-safe = El secreto de las direcciones está oculto aquí y se copia entero.
phone-urls-copy = Copiar
phone-urls-copy-what = Copiar la dirección para { $field }
phone-urls-here = Estas direcciones solo funcionan en este equipo. Para un teléfono, elija Cambiar y permita el acceso a los dispositivos de esta red.
phone-urls-network = Llevan a { $at }. Si este equipo tiene cortafuegos, debe dejar pasar ese puerto, y el equipo debería conservar su dirección en la red.
phone-urls-show = Direcciones
phone-urls-renew = Direcciones nuevas
phone-urls-renew-title = ¿Direcciones nuevas para { $name }?
phone-urls-renew-text = Las antiguas dejan de funcionar enseguida: habrá que escribir las nuevas en cada teléfono.
phone-urls-renewed = { $name } tiene direcciones nuevas
phone-urls-ask = Mensaje para quien configura los teléfonos
phone-source-unknocked = Aún no ha llegado ninguna llamada. Escriba las direcciones y llámese a sí mismo.
phone-remove-text-door = Sus direcciones dejan de funcionar y ya no llegarán llamadas de ahí. Las llamadas que llegaron quedan en el historial.
