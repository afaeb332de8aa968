## Every page
demo = Demo
demo-note = Un CRM de demostración en este equipo. Nada de lo que se hace aquí sale de él.
nav-start = Números para probar
nav-search = Buscar
nav-notifications = Notificaciones
search-field = Buscar por nombre o número
language = Idioma
created = Creado
responsible = Responsable

## Kinds
kind-deal = Lead
kind-customer = Cliente
kind-contact = Contacto
kind-company = Compañía
kinds-deal = Leads
kinds-customer = Clientes
kinds-contact = Contactos
kinds-company = Compañías

## Stages of a deal
stage-enquiry = Consulta nueva
stage-measuring = Medición
stage-design = Diseño
stage-contract = Contrato
stage-workshop = En el taller
stage-won = Ganado
stage-lost = Perdido

## Cards
no-name = Sin nombre
price = Presupuesto
closed = Cerrado
next-price = Próxima compra
next-date = Fecha prevista
position = Cargo
email = Correo electrónico
address = Dirección
phones = Teléfonos
phone-mob = móvil
phone-work = trabajo
nothing-linked = Aún no hay nada vinculado a esta tarjeta.

## The start page
start-title = Números para probar
start-lead = Cedar Studio hace cocinas y muebles en Limasol. Cada número de abajo muestra una de las reglas con las que el CRM elige la tarjeta de una llamada.
start-how = Haga una llamada de prueba en Callcard o en una terminal:
opens-nothing = No está en el CRM
group-deal = Se abre un lead
group-customer = Se abre un cliente
group-contact = Se abre el contacto
group-company = Se abre la compañía
group-nobody = No se encuentra a nadie
branch-one-deal = Exactamente un lead activo; los cerrados no cuentan.
branch-one-customer = Exactamente un cliente y ningún lead activo.
branch-deal-and-customer = Un lead activo y un cliente a la vez, así que no se prefiere ninguno.
branch-two-deals = Dos leads activos, así que no se prefiere ninguno.
branch-won-deal-only = El único lead está ganado y ya no está activo.
branch-company-deal-apart = El lead activo es de la compañía del contacto, no del contacto.
branch-two-contacts = Dos contactos tienen este número; se toma el más antiguo.
branch-company-only = Solo una compañía tiene este número, y no hay nada en marcha con ella.
branch-company-deal = Solo una compañía tiene este número, y tiene exactamente un lead activo.
branch-other-country = Las últimas ocho cifras coinciden con un número de otro país.
branch-unknown = Nadie tiene este número: el CRM ofrece crear un contacto.

## A new contact
new-contact = Contacto nuevo
name = Nombre
name-hint = Si queda vacío, el número será el nombre.
phone = Teléfono
email-optional = Correo electrónico (opcional)
create = Crear contacto
cancel = Cancelar
already = Este número ya está en el CRM:
form-stale = La página estuvo abierta demasiado tiempo y no se guardó. Pulse el botón una vez más.
form-phone = Escriba un número de teléfono: al menos una cifra y 64 caracteres como máximo.
form-long = Un campo es demasiado largo: 120 caracteres como máximo.

## Search
search-title = Búsqueda
search-none = No se encontró nada para «{ $term }».
search-all = Todo lo que hay en el CRM
search-found = { $count ->
    [one] { $count } tarjeta encontrada
   *[other] { $count } tarjetas encontradas
}
search-more = Solo se muestran los primeros { $count } de cada tipo.

## Notifications
notifications-title = Notificaciones
notifications-of = De quién es el centro de notificaciones
notifications-none = Aún no hay llamadas. Cada llamada de la que se informa al CRM deja una entrada aquí.
notifications-count = { $count ->
    [one] { $count } llamada
   *[other] { $count } llamadas
}
notifications-latest = Las últimas { $count } llamadas
unknown-caller = No está en el CRM
you = usted

## When something is wrong
not-found-title = Esta página no existe
not-found-text = Puede que la tarjeta nunca haya existido o que el enlace esté incompleto.
failed-title = Algo salió mal
failed-text = No se pudo mostrar la página. Inténtelo de nuevo.
back-to-start = Volver a los números para probar

## Dates
date = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
date-time = { $date }, { $time }
