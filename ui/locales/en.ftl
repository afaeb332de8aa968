## Cards

card-deal = Deal
card-customer = Customer
card-contact = Contact
card-company = Company
card-titled = { $kind }: { $title }
card-price = { $currency }{ $amount }
card-price-word = { $currency }{ "\u00A0" }{ $amount }
card-thousands = ,

## Notices

notice-open = Open card
notice-open-in-crm = Open in CRM
notice-create-contact = Create contact
notice-find = Find in CRM
notice-call-back = Call back
notice-history = Open history
notice-demo = Demo
notice-middle-click = Middle-click to open
notice-incoming = Incoming call
notice-talking = Call in progress
notice-missed = Missed call
notice-rings = Incoming
notice-talks = On the call
notice-missed-state = Missed
notice-today = at { $time }
notice-yesterday = yesterday at { $time }
notice-days-ago =
    { $days ->
        [one] { $days } day ago at { $time }
       *[other] { $days } days ago at { $time }
    }
notice-tries =
    { $tries ->
        [1] { $when }
       *[other] { $tries } calls, the last { $when }
    }
notice-more = and { $count } more
notice-withheld = Withheld number
notice-internal = Internal number { $number }
notice-colleague = Colleague { $name }
notice-unreadable = Unknown caller
notice-extension = { $number } ext. { $extension }
notice-asking = Asking the CRM…
notice-remembered = As last time, not confirmed by the CRM
notice-found = Found by number, not confirmed by the CRM
notice-not-in-crm = Not in the CRM
notice-untold = The CRM did not say who it is
notice-uncertain = No answer from the CRM
notice-unreported = The CRM has not been told of this call
notice-no-me = The call was not sent to the CRM: choose who you are first
notice-signed-out = The call was not sent to the CRM: Callcard is not signed in
notice-ending =
    { $days ->
        [0] The sign-in to the CRM expires today
        [1] The sign-in to the CRM expires tomorrow
        [one] The sign-in to the CRM expires in { $days } day
       *[other] The sign-in to the CRM expires in { $days } days
    }
notice-ending-advice = Get a new token and connect the account again in the settings before then
notice-history-put-aside = The call history could not be read
notice-history-put-aside-detail = A new one was started. The old file is kept: { $file }
notice-history-not-kept = Calls are not being kept
notice-history-not-kept-detail = Callcard works, but forgets its calls when it closes: { $why }
notice-window-lost = The window could not be kept open
notice-window-lost-detail = Its page kept crashing. Calls and notifications still work
notice-elsewhere = Callcard is not running here
notice-elsewhere-machine = It runs on { $machine } with the same home folder. Quit it there, and start it here
notice-elsewhere-session = It runs in another session, or is stuck. Quit it there, and start it here
notice-unopened-phone = No program here can place calls
notice-unopened-phone-copied = The number was copied
notice-unopened-phone-advice = Choose a telephone program for tel: links in the system’s settings
notice-unopened-page = The browser did not start
notice-unopened-page-copied = The address was copied
notice-unopened-page-advice = Choose a default browser in the system’s settings
notice-uncalled-right = The telephone system does not let Callcard place calls
notice-uncalled-right-advice = Whoever runs it has to give its user the right originate
notice-uncalled-no-telephone = The telephone system did not reach your telephone
notice-uncalled-no-telephone-advice = Check in the settings of the source which of your telephones rings first, and that it is switched on
notice-uncalled-not-connected = Not connected to the telephone system: nobody was called
notice-uncalled-not-connected-advice = Call from your telephone, or try again once the connection is back
notice-uncalled-not-picked-up = Your telephone was not picked up: nobody was called
notice-uncalled-not-picked-up-advice = Press Call back again and pick up when it rings
notice-uncalled-untold = The telephone system did not say whether it called
notice-uncalled-untold-advice = Look at your telephone before you try again

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = The CRM asks you to sign in again
trouble-sign-in-advice = Connect the account again in the settings. Calls are still shown
trouble-unpaid = The CRM account is not paid for
trouble-unpaid-advice = Ask the account’s administrator. Calls are still shown
trouble-blocked = The CRM has blocked Callcard
trouble-blocked-advice = Contact the CRM’s support. Nothing is sent for 15 minutes; calls are still shown
trouble-no-right = The CRM does not let this sign-in report calls
trouble-no-right-advice = Ask an administrator for a sign-in with that permission
trouble-not-an-account = There is no account under this address
trouble-not-an-account-advice = Check the account’s address in the settings and connect it again
trouble-redirected = The CRM sends Callcard to another address
trouble-redirected-advice = Nothing was sent there. Check the account’s address, and whether this network asks you to sign in first
trouble-rejected = The CRM did not accept the call
trouble-rejected-advice = If it happens again, send the report of the check-up to support

trouble-no-such-name = The CRM’s address is not found
trouble-no-such-name-advice = Check the network. Calls are still shown
trouble-offline = No connection to the CRM
trouble-offline-advice = Check the network. Calls are still shown
trouble-proxy = The proxy does not let Callcard through to the CRM
trouble-proxy-advice = Check the system’s proxy settings, or ask whoever manages the network
trouble-tls-untrusted = This computer does not trust the CRM’s certificate
trouble-tls-untrusted-advice = Someone may be intercepting the connection. If your company inspects its traffic, its certificate must be installed in the system
trouble-tls-name = The certificate is for another address, not the CRM’s
trouble-tls-name-advice = Someone else may be answering in the CRM’s place. Nothing was sent; tell whoever manages the network
trouble-tls-clock = The CRM’s certificate is not valid today
trouble-tls-clock-advice = Check this computer’s date and time
trouble-tls = No secure connection to the CRM
trouble-tls-advice = Something between here and the CRM interferes. Tell whoever manages the network
trouble-timed-out = The CRM does not answer in time
trouble-timed-out-advice = Calls are still shown
trouble-cut-off = The connection to the CRM was cut off
trouble-cut-off-advice = Calls are still shown
trouble-too-many = The CRM asks for fewer requests
trouble-too-many-advice = Callcard waits a moment. Many desks may share one integration
trouble-server-fault = The CRM has an internal error
trouble-server-fault-advice = Calls are still shown
trouble-portal = A web page answered instead of the CRM
trouble-portal-advice = This network may want you to sign in: open any page in the browser
trouble-too-large = The CRM’s answer is too large
trouble-too-large-advice = If it happens again, send the report of the check-up to support

trouble-no-keyring = No keyring is running to store the sign-in
trouble-no-keyring-advice = Start the desktop’s keyring, such as GNOME Keyring or KDE Wallet. Callcard will notice
trouble-keyring-locked = The keyring is locked
trouble-keyring-locked-advice = Unlock it, or choose “Ask the keyring again” in the menu to be asked for its password
trouble-keyring-refused = The keyring refuses access to the sign-in
trouble-keyring-refused-advice = Allow Callcard to use it, then choose “Ask the keyring again” in the menu
trouble-keyring-unsupported = This system has no keyring that Callcard can use
trouble-keyring-unsupported-advice = An account cannot be connected here: secrets are never kept in a file
trouble-secret-too-long = The sign-in is longer than the keyring can store
trouble-secret-too-long-advice = Sign in with a long-lived token instead, in the settings
trouble-secret-missing = The sign-in is no longer in the keyring
trouble-secret-missing-advice = Connect the account again in the settings
trouble-expired = The sign-in to the CRM has expired
trouble-expired-advice = Connect the account again with a new token, in the settings
trouble-revoked = The CRM no longer accepts this sign-in
trouble-revoked-advice = The next call after 15 minutes tries it once more. If that fails, connect the account again in the settings; its address may have changed
trouble-sign-in-lost = The sign-in was lost while it was being renewed
trouble-sign-in-lost-advice = Callcard was closed, or the connection dropped, at that moment. Connect the account again in the settings
trouble-moved = The account is no longer at its address
trouble-moved-advice = It may have been renamed. Connect it again in the settings under its new address: a sign-in by OAuth can be kept
trouble-choose-me = Say which user of the account you are
trouble-choose-me-advice = Until then nothing is sent to the account. Choose yourself in the settings

## Telephone systems, as people call them

source-callcard = Scripts and dial plans
source-phone = Desk phones
source-zammad = Telephone system with Zammad’s events
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
source-mapped = Another telephone system
source-fritzbox = FRITZ!Box
source-baresip = baresip

## Sources of calls: what people call them, and why no calls come in by one

source-socket = Local socket
source-asterisk = Asterisk
source-named = { $kind } ({ $name })
source-down = { $source }: { $trouble }
source-state-starting = Starting…
source-state-listening = Ready for calls
source-state-waiting = No calls come in; next try at { $time }
source-state-failed = No calls come in
source-state-stopped = Stopped
source-reported = Last call { $when }
source-trouble-unreachable = The telephone system does not answer
source-trouble-unreachable-advice = Check its address and port, and that it runs
source-trouble-unreachable-advice-fritzbox = Dial #96*5* on a telephone at the FRITZ!Box: that turns its call monitor on. Check the address too
source-trouble-unreachable-advice-baresip = Start baresip with its module ctrl_tcp, and check address and port
source-trouble-unreachable-advice-sipuni = Check that this computer reaches the internet: a company’s firewall may have to let it connect to sipuni.com, port 8083
source-trouble-unreachable-advice-onlinepbx = Check the address and port of your account, and that the company’s firewall lets this computer connect there
source-trouble-no-such-name = The network does not know the address of the telephone system
source-trouble-no-such-name-advice = Check how the address is written, and that this computer is in the company’s network
source-trouble-cut-off = The connection to the telephone system broke off
source-trouble-cut-off-advice = Callcard connects again by itself. If this goes on, ask whoever runs the telephone system
source-trouble-cut-off-advice-baresip = baresip serves one program at a time: close others that are connected to it. Callcard connects again by itself
source-trouble-tls-untrusted = This computer does not trust the certificate of the telephone system, which probably signed it itself
source-trouble-tls-untrusted-advice = Add its issuer to the trusted certificates of this computer, or connect without TLS in a network that you trust
source-trouble-tls-name = The certificate of the telephone system is for another address
source-trouble-tls-name-advice = Enter the address that is in the certificate
source-trouble-tls-clock = The certificate of the telephone system is not valid today
source-trouble-tls-clock-advice = Check the date of this computer. If it is right, whoever runs the telephone system must renew the certificate
source-trouble-tls = There is no safe connection to the telephone system
source-trouble-tls-advice = Check the port: with TLS it is usually 5039
source-trouble-foreign = What answers there is not the telephone system that was set up
source-trouble-foreign-advice = Check the address and the port
source-trouble-foreign-advice-asterisk = Check address and port: that of the manager interface (AMI) is usually 5038. Asterisk 12 or newer is needed
source-trouble-foreign-advice-fritzbox = Check address and port: that of a FRITZ!Box’s call monitor is 1012
source-trouble-foreign-advice-baresip = Check address and port: that of baresip’s module ctrl_tcp is usually 4444
source-trouble-sign-in = The telephone system does not accept the sign-in
source-trouble-sign-in-advice = Check the user name and the password, and that the telephone system lets this computer in
source-trouble-sign-in-advice-sipuni = Enter the key again: whoever runs your Sipuni finds it in its settings
source-trouble-sign-in-advice-onlinepbx = Enter the API key again: whoever runs your onlinePBX finds it in its settings
source-trouble-plain-only = The telephone system takes the password only as plain text
source-trouble-plain-only-advice = Connect with TLS, or allow plain text in a network that you trust
source-trouble-no-secret = The password of the telephone system is not saved
source-trouble-no-secret-advice = Enter it again
source-trouble-keyring = The keyring does not give out the password of the telephone system
source-trouble-keyring-advice = Unlock the keyring
source-trouble-settings = Its settings cannot be used
source-trouble-settings-advice = Set it up again in the settings
source-trouble-port-taken = Another program has the port of the HTTP door
source-trouble-port-taken-advice = End that program, or choose another port in the settings and write the new addresses into the phones
source-trouble-no-such-address = This computer does not have the address that the HTTP door is to listen on
source-trouble-no-such-address-advice = Choose an address of this computer in the settings
source-trouble-certificate = The certificate of the HTTP door, or its key, cannot be used
source-trouble-certificate-advice = Check both files in the settings: PEM, readable for you, and belonging together
source-trouble-system = This computer does not let it listen
source-trouble-system-advice = Close programs that hold many files open; it tries again by itself
source-trouble-ended = It stopped by itself
source-trouble-ended-advice = Restart Callcard. If it happens again, send the report of the check-up to support
source-unfit-name = A source is called by small letters, digits and dashes, 40 at most, and not socket, test or doctor
source-unfit-kind = Callcard does not know this kind of telephone system
source-unfit-host = Write the address of the telephone system as a name or an IP address, without a port
source-unfit-port = A port is a number from 1 to 65535
source-unfit-tls = TLS is true or false
source-unfit-user = Write the user name in one line
source-unfit-login = The sign-in is md5 or plain
source-unfit-call-back = Write the telephone that rings first, such as 101 or SIP/101
source-unfit-context = Write the context of the dial plan in which your calls begin, such as from-internal
source-unfit-plus = What stands in the place of a number’s plus has only digits and +, 8 at most
source-unfit-extensions = Write your extensions, such as 101
source-unfit-peers = Write the senders as IP addresses or networks, such as 10.0.0.0/8
source-unfit-map = The names of fields and values cannot be used. The documentation has an example; the log says what is wrong
source-unfit-secret = The password is missing, too long, or has several lines
source-field-key = Key
source-field-key-paste = Paste the key
source-field-call-back = Telephone that rings first when you call back
source-field-call-back-hint = Only for agents with a desk phone, such as 101. The user of the manager interface then needs the right write = originate.
source-sipuni-lead = Callcard connects to { $name } by itself. You need the key of its WebSocket: whoever runs your { $name } finds it in its settings.
source-sipuni-ask =
    Hello!

    I would like to see on my computer who is calling. My program, Callcard, can listen to { $name } over its WebSocket. It only listens.

    Please send me the key of the WebSocket from the settings of our { $name }, and my short number. If our firewall is strict: my computer has to reach sipuni.com, port 8083.

    Thank you!
source-onlinepbx-lead = Callcard connects to { $name } by itself. You need the address and port of the WebSocket and an API key from whoever runs your { $name }.
source-onlinepbx-ask =
    Hello!

    I would like to see on my computer who is calling. My program, Callcard, can listen to { $name } over its WebSocket. It only listens.

    Please send me the address and port of the WebSocket of our { $name }, an API key, and my extension.

    Thank you!
source-fritzbox-lead = Callcard listens to the call monitor of the { $name }. Turn it on once: dial #96*5* on a telephone that is connected to the box.
source-fritzbox-field-host-hint = fritz.box is right in its own network
source-fritzbox-field-extensions = Your number
source-fritzbox-field-extensions-hint = The number of yours that is called, as the box knows it, such as 5551234, or the two digits of your telephone. If you do not know it, leave this empty: call yourself later and choose it then.
source-fritzbox-field-port-hint = Usually 1012
source-baresip-lead = Callcard listens to { $name } on this computer. Load its module ctrl_tcp (module_app ctrl_tcp.so in its file config) and start it again.
source-baresip-field-extensions = Your account
source-baresip-field-extensions-hint = Only if several people use this { $name } are some accounts yours and others not. Otherwise leave it empty.
source-baresip-field-host-hint = 127.0.0.1 is this computer
source-baresip-field-port-hint = Usually 4444
source-field-network = Devices in this network may reach it
source-field-network-hint = Callcard then listens in the network, not on this computer alone. Whoever does not know the secret in the address is turned away.
source-field-peers = Only from
source-field-peers-hint = The addresses or networks that may send, such as 192.168.1.20 or 192.168.1.0/24. Leave it empty for all devices in this network.
source-field-preset = How calls are told
source-field-preset-own = By my mapping
source-field-preset-usual = In the usual words
source-field-preset-creomate = 3CX Webhook Generator
source-field-preset-hint = Fields such as event, id, from and ext, and words such as ringing, answered and hangup are understood as they are. For other words choose your mapping and write it below, under More settings.
source-field-map = Mapping
source-field-map-hint = JSON: in which fields id, event, number and extension stand, and what the values mean. The documentation has an example.
source-phone-lead = Your phone opens an address of this computer when it rings. Here you get the addresses; then they are entered in the phone once.
source-phone-message =
    Hello,

    I would like to see on my computer who is calling. Please have my phone open these addresses, one for each event. On the phone’s web page they belong under { $where }:

    { $urls }

    The phone must reach { $at } in our network (TCP), so a firewall there has to let it in, and my computer should keep its IP address. Please do not pass these addresses on: whoever knows them can make calls up on my screen.

    Thank you!
source-phone-where-yealink = Features → Action URL
source-phone-where-grandstream = Settings → Outbound Notification → Action URL, without http://
source-phone-where-akuvox = Action URL, with Active turned on
source-phone-where-snom = Setup → Action URL Settings
source-phone-where-fanvil = Action URL (we have not seen a Fanvil: its fields may be called a little differently)
source-callcard-lead = A script, a dial plan or a telephone system opens an address of this computer at each call. Here you get the address.
source-callcard-message =
    Hello,

    I would like to see on my computer who is calling. Please have our telephone system, or a script, open an address at each call, with GET or POST:

    { $urls }/ringing?from=CALLER&ext=EXTENSION&id=CALL
    { $urls }/answered?ext=EXTENSION&id=CALL
    { $urls }/ended?ext=EXTENSION&id=CALL

    CALLER is the caller’s number, EXTENSION the one that rings, CALL the same for all events of one call. The address leads to { $at }. Please do not pass it on: whoever knows it can make calls up on my screen.

    Thank you!
source-zammad-lead = { $name } reports calls to an address of this computer: newCall, answer and hangup. Here you get the address.
source-zammad-message =
    Hello,

    I would like to see on my computer who is calling. Please have our telephone system report calls to this address, as it reports them to Zammad (events newCall, answer and hangup):

    { $urls }

    It must reach { $at } in our network (TCP). Please do not pass the address on: whoever knows it can make calls up on my screen.

    Thank you!
source-mapped-lead = A telephone system sends a request to an address of this computer at each call: as JSON, as a form or in the address. Here you get the address.
source-mapped-message =
    Hello,

    I would like to see on my computer who is calling. Please have our telephone system send a request to this address when a call rings, is answered and is over, with the caller’s number, the extension and an id of the call:

    { $urls }

    It must reach { $at } in our network (TCP). Please do not pass the address on: whoever knows it can make calls up on my screen.

    Thank you!
source-unfit-network = Whether devices in the network may reach it is true or false
source-unfit-preset = There is no preset of this name
source-unfit-address = This source has no address of its own: Callcard connects to it
source-knock-wrong-secret = A device at { $from } was turned away: the secret in the address it used is wrong or an old one
source-knock-wrong-secret-advice = Copy the addresses anew and enter them in the phone
source-knock-not-on-the-list = A device at { $from } was turned away: it is not among those that may send
source-knock-not-on-the-list-advice = If it is your phone: on the page “Phones”, choose Change, let devices in this network reach it, or add its address
source-knock-unproven = A request from { $from } was turned away: its signature or token is missing or wrong
source-knock-unproven-advice = Enter the secret of the telephone system again
source-knock-not-understood = What { $from } sent could not be read
source-knock-not-understood-advice = Check that the address was entered whole, and that the telephone system is of the kind you chose
source-field-host = Address
source-field-host-hint = A name or an IP address, such as pbx.example.com
source-field-user = User name
source-field-secret = Password
source-field-secret-paste = Paste the password
source-field-extensions = Your extension
source-field-extensions-hint = The internal number of your phone, such as 101. If you do not know it, leave this empty: call yourself later and choose it then.
source-field-port = Port
source-field-tls = Encrypted connection (TLS)
source-asterisk-field-user-hint = Of the manager interface (AMI)
source-asterisk-field-port-hint = Usually 5038, with TLS 5039
source-asterisk-field-login = How the password is sent
source-asterisk-field-login-md5 = Not sent (MD5)
source-asterisk-field-login-plain = As plain text
source-asterisk-lead = Callcard listens to { $name } by itself. You need its address, a user and a password. Whoever runs it can make them in a minute: the message below says how.
source-asterisk-ask =
    Hello!

    I would like to see on my computer who is calling. My program, Callcard, can listen to { $name } over its manager interface (AMI). It only listens and needs no right to change anything.

    Please make a user for it in /etc/asterisk/manager.conf (in FreePBX: /etc/asterisk/manager_custom.conf):

    { "[callcard]" }
    secret = a long random password
    deny = 0.0.0.0/0.0.0.0
    permit = 192.168.1.0/255.255.255.0
    read = call,agent
    write =

    “permit” is the network of our computers. In the section [general], enabled = yes, and bindaddr must be an address that our computers reach. Then run: asterisk -rx "manager reload"

    Please send me the address of the telephone system, the password and my extension.

    Thank you!

## The doctor: each link between a ringing phone and its card

doctor-unknown = Not checked: an earlier link is broken
doctor-unasked = Not checked: requests to the CRM are paused for now
doctor-demo = Not needed in the demo
doctor-settings = Settings
doctor-settings-ok = Can be read and saved
doctor-settings-unsaved = Cannot be saved: { $why }
doctor-settings-unsaved-advice = Free some space, or allow this user to write to Callcard’s folder
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = Callcard uses the default settings for now. Repair the old file and restart Callcard, or leave it
doctor-settings-partly = Not understood, so the default applies: { $why }
doctor-settings-partly-advice = All other settings are in force. Choose these again in the settings, or leave them for a newer Callcard
doctor-history = Call history
doctor-history-ok = Can be read and written
doctor-history-unwritten = Calls cannot be written: { $why }
doctor-history-unwritten-advice = Free some space, or allow this user to write to Callcard’s folder. Calls are shown, but not reported to the CRM
doctor-history-trouble = { $why }
doctor-history-trouble-advice = Calls are still shown
doctor-socket = Local socket
doctor-socket-ok = { $path }
doctor-keyring = Keyring
doctor-keyring-ok = Holds the sign-in
doctor-network = Connection to the CRM
doctor-network-ok = { $host } can be reached
doctor-network-proxied = { $host } can be reached through the system’s proxy
doctor-tls = Secure connection
doctor-tls-ok = The certificate is trusted
doctor-account = Account
doctor-account-ok = { $name } answers
doctor-token = Sign-in expires
doctor-token-renewed = Renewed automatically
doctor-token-endless = No end date given
doctor-token-ok =
    { $days ->
        [one] In { $days } day
       *[other] In { $days } days
    }
doctor-token-soon =
    { $days ->
        [0] Today
        [1] Tomorrow
        [one] In { $days } day
       *[other] In { $days } days
    }
doctor-token-soon-advice = Get a new token and connect the account again in the settings before then
doctor-right = Call reports
doctor-right-ok = The CRM accepted the last call
doctor-right-last = Last error: { $trouble }
doctor-right-untried = Not known until a call has been reported
doctor-right-untried-advice = Run the check-up with a test call
doctor-me = Who you are
doctor-me-ok = User { $id }
doctor-notices = Notifications
doctor-notices-ok = { $server } shows them. Click one to open it
doctor-notices-middle = { $server } shows them without buttons. Middle-click one to open it: with the settings it comes with, a left click only closes it. You can call back from the history
doctor-notices-button = { $server } shows them. Press the first button of one to open it: a click elsewhere does nothing or only closes it
doctor-notices-no-buttons = { $server } shows them without buttons. Click one to open it; call back from the history
doctor-notices-plain = { $server } shows them, but ignores clicks
doctor-notices-plain-advice = Open cards from the tray menu, or use another notification server
doctor-notices-none = Not shown: no notification server is running
doctor-notices-none-advice = Start the desktop’s notification server
doctor-notices-silent = The notification server does not answer: { $why }
doctor-notices-silent-advice = Start it again, or sign out of the desktop and in again
doctor-notices-off-app = { $server } does not show them: they are turned off for Callcard
doctor-notices-off-app-advice = Turn them on for Callcard under Settings → System → Notifications
doctor-notices-off-user = { $server } does not show them: notifications are turned off
doctor-notices-off-user-advice = Turn them on under Settings → System → Notifications
doctor-notices-off-policy = { $server } does not show them: a policy of your company forbids it
doctor-notices-off-policy-advice = Ask whoever administers this computer
doctor-notices-held = { $server } puts them in its list only: Do Not Disturb is on
doctor-notices-held-advice = Turn it off, or give Callcard priority: Settings → System → Notifications → Set priority notifications
doctor-notices-refused = { $server } refused the last one ({ $code })
doctor-notices-refused-advice = Sign out of Windows and in again. If it stays so, send the report to support
doctor-tray = Tray
doctor-tray-ok = This desktop shows tray icons
doctor-tray-none = This desktop shows no tray icons
doctor-tray-none-advice = On GNOME, install the AppIndicator extension. Notifications still work
doctor-tray-headless = Callcard runs without a screen
doctor-window = Window
doctor-window-ok = Its page has not crashed
doctor-window-lost =
    { $count ->
        [one] Its page crashed once and was restored
       *[other] Its page crashed { $count } times and was restored
    }
doctor-window-lost-advice = If this keeps happening, update the system’s web view (WebKitGTK, WebView2)
doctor-window-gone = Its page crashes every time it is opened
doctor-window-gone-advice = Update the system’s web view (WebKitGTK, WebView2) and start Callcard again. Calls and notifications still work
doctor-window-headless = Callcard runs without a screen
doctor-window-no-web-view = Microsoft Edge WebView2 is missing, so the window cannot open
doctor-window-no-web-view-advice = Install the WebView2 Runtime from Microsoft and start Callcard again. Calls and notifications still work
doctor-browser = Browser
doctor-browser-ok = Cards open in the system’s browser
doctor-browser-none = The system has no default browser
doctor-browser-none-advice = Choose a default browser in the system’s settings
doctor-telephone = Call back
doctor-telephone-ok = “Call back” starts { $program }
doctor-telephone-none = No program takes { $scheme }: links, so “Call back” copies the number
doctor-telephone-untold = This system does not say which program takes numbers
doctor-sources = Sources of calls
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: just now
        [one] { $source }: { $minutes } minute ago
       *[other] { $source }: { $minutes } minutes ago
    }
doctor-sources-none = Nothing has reported a call yet
doctor-sources-none-advice = Connect a phone, or make a test call
doctor-sources-late = The clock of { $source } is { $seconds } s late
doctor-sources-late-advice = Its calls are still shown. Set the clock of that machine
doctor-source-ok =
    { $minutes ->
        [0] Connected, last call just now
        [one] Connected, last call { $minutes } minute ago
       *[other] Connected, last call { $minutes } minutes ago
    }
doctor-source-starting = Not connected yet
doctor-source-silent = Connected, but it has told of no call yet
doctor-source-silent-advice = Call your phone. If nothing comes, ask whoever runs the telephone system whether Callcard may hear calls
doctor-source-silent-asterisk-advice = Call your phone. If nothing comes, whoever runs the telephone system must let the user read calls (read = call,agent)
doctor-source-others = Connected, but none of the calls was for your extension
doctor-source-others-advice = Call your phone. If nothing comes, your extension is another one than you entered: the page “Phones” shows those that ring
doctor-source-unclaimed = Connected, but it does not know yet which extension is yours
doctor-source-unclaimed-advice = Call your phone, then choose your extension on the page “Phones”
doctor-source-here-alone = Only programs on this computer reach it: a phone does not
doctor-source-here-alone-advice = On the page “Phones”, choose Change and let devices in this network reach it. Then copy the addresses anew
doctor-source-uncalled = No program has told of a call yet
doctor-source-uncalled-advice = Open its address once. It leads to { $at }, which only programs on this computer reach
doctor-source-unknocked = No phone has come to its address yet
doctor-source-unknocked-advice = Call your phone. If nothing comes: the phone must have the addresses, which lead to { $at }, be in the same network as this computer, and the firewall here must let that port in
## Tray menu

menu-demo = Demo · { $state }
menu-ready = Ready for calls
menu-paused = Notifications are paused
menu-paused-until = Paused until { $time }
menu-paused-until-tomorrow = Paused until { $time } tomorrow
menu-missed =
    { $count ->
        [one] { $count } missed call
       *[other] { $count } missed calls
    }
menu-ringing =
    { $count ->
        [one] { $count } call is ringing
       *[other] { $count } calls are ringing
    }
menu-test-call = Test call…
menu-no-calls = No calls yet
menu-recent = { $time }  { $who }
menu-recent-missed = { $time }  { $who } · missed
menu-pause = Pause notifications
menu-pause-half-hour = For 30 minutes
menu-pause-hour = For an hour
menu-pause-night = Until tomorrow morning
menu-pause-ever = Until I resume them
menu-resume = Resume notifications
menu-try-again = Ask the keyring again
menu-tip = Callcard · { $state }
menu-open-window = Open window
menu-settings = Settings…
menu-quit = Quit

## The window

window-demo = Demo
window-demo-title = Calls go to the sample CRM inside Callcard, not to an account
window-enter = call
window-arrows = numbers
window-escape = close
window-in-ms =
    { $ms ->
        [0] at once
       *[other] in { $ms } ms
    }
window-in-seconds = in { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s

# Why a call was not shown, not sent or not taken. The last part of the key is the reason's code.
window-reason-paused = Notifications are paused
window-reason-stale = The call was too old by then
window-reason-crowded = Too many calls rang at once
window-reason-not-for-you = The call is for somebody else
window-reason-internal = Internal numbers are not in the CRM
window-reason-unreadable = This is no phone number
window-reason-withheld = The number is withheld
window-reason-outgoing = The call was placed from here
window-reason-over = The call was over before it could be shown
window-reason-ignored = This number is ignored
window-reason-too-short = The number is shorter than your minimum
window-reason-other-line = The call came in on a line that is not yours
window-reason-no-me = Choose who you are in the CRM first
window-reason-signed-out = Callcard is not signed in to the CRM
window-reason-blocked = The CRM has blocked Callcard
window-reason-switched = Another account was connected
window-reason-not-stored = The call could not be written to disk
window-reason-other = No reason was given

# Why the app did not do what was asked. The last part of the key is the refusal's code.
window-refusal-not-a-number = This is not a phone number
window-refusal-busy = Too many calls at once: try again in a moment
window-refusal-not-stored = The call could not be written to disk
window-refusal-ending = Callcard is closing
window-refusal-not-read = The history could not be read
window-refusal-unknown-call = This call is no longer in the history
window-refusal-under-way = The call is not over yet
window-refusal-internal = Something went wrong inside Callcard

test-call-title = Test call
test-call-lead = Works just like a real call
test-call-number = Caller’s number
test-call-hint = In any format
test-call-internal = Internal number: not looked up in the CRM
test-call-withheld = Withheld number: nothing to look up
test-call-invalid = Not a phone number yet
test-call-call = Call
test-call-choose = Choose a number
test-call-recent = Recent
test-call-demo = Numbers to try
test-call-none-yet = Numbers from your test calls will appear here

test-call-ringing = Ringing
test-call-ended = Call ended
test-call-untold-detail = The CRM accepted the call but named no card
test-call-uncertain-detail = The CRM may have received the call, so it is not sent again
test-call-refused = The CRM refused the call
test-call-dropped = Not sent to the CRM
test-call-not-asked = The call was not sent to the CRM
test-call-not-accepted = The call was not placed
test-call-hang-up = Hang up

test-call-steps = Steps
test-call-step-accepted = Accepted
test-call-step-sent = Sent to the CRM
test-call-step-answered = CRM answered
test-call-step-shown = Notification shown
test-call-state-waiting = waiting
test-call-state-failed = no
test-call-state-skipped = no

history-title = History
history-search = Search by name or number
history-empty = Calls appear here as they ring
history-empty-action = Make a test call
history-nothing-found = Nothing found for “{ $text }”
history-today = Today
history-yesterday = Yesterday
history-ringing = Ringing
history-talking = In progress
history-talked = { $duration }
history-missed = Missed
history-elsewhere = A colleague answered
history-declined = Declined
history-unknown = Outcome unknown
history-answered = Answered
history-ended = Ended
history-line = Line
history-source = Source
history-crm = CRM
history-copy = Copy number
history-delete = Delete
history-deleted = The call is deleted
history-undo = Undo

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Welcome
page-history = Calls
page-test-call = Test call
page-phone = Phones
page-settings = Settings
page-doctor = Check-up
window-pages = Pages
window-demo-short = Sample CRM
window-starting = Signing in…
window-pause = Do not disturb
window-copy = Copy
window-copy-what = Copy: { $what }
window-copied = Copied
window-undo = Undo
window-dismiss = Dismiss
window-hint = Hint
window-no-tray = This desktop shows no tray icons.
window-no-tray-advice = Callcard keeps working when you close the window. Start it again from the applications menu, or click a notification, to come back.
## callcardctl, in the language of the terminal

ctl-not-running = Callcard is not running; start it and try again
ctl-as-user = To reach the Callcard of another user, run this as that user: sudo -u USER callcardctl …
ctl-stranger = another user’s program is listening there
ctl-no-answer = Callcard has not answered within { $seconds } s
ctl-garbled = Callcard's answer cannot be read
ctl-garbled-no-call = Callcard's answer says nothing about the call
ctl-refused-for-now = Callcard is busy; try again in { $seconds } s ({ $status })
ctl-no-reason = Callcard refused and gave no reason ({ $status })
ctl-number-missing = no number: give it after the command. For a caller who hides it, give an empty one ("") or --withheld
ctl-no-command = there is no command { $name }
ctl-told-ringing = Reported: { $number } is ringing
ctl-told-ringing-hidden = Reported: a withheld number is ringing (no number was given)
ctl-told-answered = Reported: the call with { $number } was answered
ctl-told-answered-hidden = Reported: the call was answered
ctl-told-ended = Reported: the call with { $number } is over
ctl-told-ended-hidden = Reported: the call is over
ctl-told-nothing = Nothing was reported: Callcard knows no such call
ctl-system-not-found = there is no such file
ctl-system-denied = access is denied
ctl-system-nobody = nothing is listening there
ctl-system-busy = nothing answers there
ctl-system-folder = it is a folder
ctl-system-not-text = it is not text in UTF-8
ctl-system-interrupted = interrupted
ctl-system-error = system error { $number }
ctl-some-refused = { $refused } of { $events } events were refused
ctl-checks-failed = { $failed } of { $checks } checks failed
ctl-no-live-call = no call is live; name one by its number or --call-id
ctl-several-live = { $count } calls are live; name one by its number or --call-id:
ctl-unreadable = cannot read { $file }: { $why }
ctl-bad-line = line { $line } is not an event
ctl-no-home = this user has no home directory; set { $variable }
ctl-relative-home = { $variable } must be an absolute path, not { $path }
ctl-unknown-user = cannot tell who the user is: { $why }

ctl-token = token
ctl-password = password
ctl-client-secret = client secret
ctl-code = code
ctl-secret-prompt = { $secret } (not shown):
ctl-secret-empty = the { $secret } on standard input is empty
ctl-secret-not-text = the { $secret } on standard input is not text
ctl-secret-too-long = the { $secret } on standard input is longer than { $bytes } bytes

ctl-row-account = account
ctl-row-sign-in = sign-in
ctl-row-state = state
ctl-row-me = me
ctl-row-notifications = notifications
ctl-row-trouble = trouble
ctl-row-calls = calls
ctl-row-history = history
ctl-row-source = source
ctl-row-late-clock = late clock
ctl-until = { $what }, until { $end }
ctl-paused-until = paused until { $end }
ctl-none = none
ctl-counts = { $live } live, { $missed } missed, { $waiting } waiting for the CRM
ctl-late = { $source }: { $seconds } s
ctl-user = user { $id }
ctl-user-named = user { $id }, { $name }
ctl-no-me = not chosen yet
ctl-no-me-suggested = not chosen yet, suggested is user { $id }
ctl-choose-me = Nothing is sent to the account until you say which of its users you are: callcardctl whoami --me ID
ctl-administrator = administrator
ctl-suggested = suggested
ctl-signed-out = Signed out. The secrets were removed, and calls go to the demo again.
ctl-source-added = { $name } is set up. Callcard listens to it from now on
ctl-source-removed = { $name } was removed, and its password with it
ctl-needs-hub = needs the hub
ctl-source-secret-kept = The secret of { $name } is kept
ctl-source-secret-needed = It needs its secret: { $command }
ctl-source-secret-wanted = With its secret, only what it has signed is taken: { $command }
ctl-source-url-next = The addresses to write into it: { $command }
ctl-source-needs-hub = It has to reach Callcard from the internet: at a workplace it cannot, it needs the hub
ctl-source-no-url = { $name } has no address: Callcard goes to it
ctl-source-url-masked = The secret in them is masked: --show shows it
ctl-source-url-here-alone = Only programs on this computer reach them. For telephones in the network, set it up again with --network
ctl-source-renewed = { $name } has new addresses, the old ones no longer work: { $command }
ctl-source-lets-in = { $name } lets Callcard in
ctl-withheld = withheld
ctl-passed-over = … changes passed over: { $count }
ctl-deleted = { $count } deleted

ctl-column-rang-at = RANG AT
ctl-column-direction = DIR
ctl-column-number = NUMBER
ctl-column-call = CALL
ctl-column-talked = FOR
ctl-column-crm = CRM
ctl-column-notice = NOTICE
ctl-column-card = CARD
ctl-column-id = ID
ctl-column-name = NAME
ctl-column-note = NOTE
ctl-column-value = VALUE
ctl-column-may-be = MAY BE
ctl-column-what = WHAT
ctl-column-state = STATE
ctl-column-others = NOT YOURS
ctl-from-to = { $least } to { $most }
ctl-several = several values

ctl-mark-ok = ok
ctl-mark-warning = warning
ctl-mark-failed = FAILED
ctl-mark-skipped = skipped

ctl-word-in = in
ctl-word-out = out
ctl-word-ringing = ringing
ctl-word-answered = answered
ctl-word-ended = ended
ctl-word-talked = talked
ctl-word-missed = missed
ctl-word-elsewhere = taken elsewhere
ctl-word-declined = declined
ctl-word-unknown = unknown
ctl-word-queued = queued
ctl-word-sending = sending
ctl-word-done = sent
ctl-word-uncertain = no answer
ctl-word-refused = refused
ctl-word-dropped = not sent
ctl-word-card = card
ctl-word-not-in-crm = not in the CRM
ctl-word-untold = CRM named no card
ctl-word-paused = paused
ctl-word-not-for-you = for somebody else
ctl-word-stale = too old
ctl-word-crowded = too many at once
ctl-word-outgoing = outgoing
ctl-word-over = over already
ctl-word-ignored = ignored number
ctl-word-too-short = too short
ctl-word-other-line = other line
ctl-word-withheld = number withheld
ctl-word-internal = internal
ctl-word-unreadable = unreadable number
ctl-word-no-me = choose who you are first
ctl-word-signed-out = not signed in
ctl-word-blocked = blocked
ctl-word-not-stored = not written to disk
ctl-word-switched = account was changed
ctl-word-sign-in = sign-in refused
ctl-word-unpaid = not paid
ctl-word-no-right = no right
ctl-word-not-an-account = no such account
ctl-word-redirected = address has changed
ctl-word-rejected = rejected by the CRM
ctl-word-on = on
ctl-word-sandbox = demo
ctl-word-account = account
ctl-word-token = token
ctl-word-oauth = OAuth
ctl-word-ready = ready
ctl-word-expired = expired
ctl-word-starting = starting
ctl-word-listening = takes calls
ctl-word-waiting = tries again
ctl-word-failed = has failed
ctl-word-stopped = stopped
ctl-word-deal = deal
ctl-word-customer = customer
ctl-word-contact = contact
ctl-word-company = company

ctl-sandbox-up = The sandbox CRM is up, until Ctrl-C.
ctl-sandbox-pages = Cards and numbers to try:
ctl-sandbox-token = Token, good until it stops:
ctl-sandbox-report = Report a call to user { $id }:
ctl-sandbox-faults = Make it fail:
## Why a setting or an account was not taken

settings-refusal-out-of-range = From { $least } to { $most }
settings-refusal-not-one-of = One of: { $words }
settings-refusal-not-a-country = There is no such country
settings-refusal-not-a-list = Write a list of texts
settings-refusal-not-a-pattern = “{ $text }” is neither a number nor the beginning of one with * at its end
settings-refusal-too-many = No more than { $most } entries
settings-refusal-not-a-name = A line’s name has at most 200 characters
settings-refusal-not-an-address = Write an IP address of this computer
settings-refusal-not-a-url = Write an address that begins with http:// or https://
settings-refusal-not-a-path = Write the whole path of a file
settings-refusal-not-a-network = “{ $text }” is neither an IP address nor a network such as 10.0.0.0/8
settings-refusal-not-saved = The settings could not be saved: { $why }
settings-refusal-not-a-host = This is not the address of an account. Open the CRM in the browser and copy its address
settings-refusal-not-a-token = This is not a token: a token is one long word
settings-refusal-other-account = This token belongs to another account
settings-refusal-other-address = A different account is at this address, so the saved sign-in does not fit
settings-refusal-sign-in = The CRM does not accept this token. Copy it once more, all of it, from this account
settings-refusal-sign-in-code = The CRM does not accept the code or the secret key. A code works once and lasts 20 minutes: copy a new one
settings-refusal-sign-in-kept = The CRM does not accept this sign-in at this address. Sign in again, with a token or a new code
settings-refusal-no-such-user = The account has no active user { $id }
settings-refusal-sandbox = No account is connected
settings-refusal-not-removed = The account is signed out, but its secrets are still in the keyring. { $trouble }
settings-refusal-no-account = The demo CRM cannot be started: { $why }
settings-refusal-no-secret = Copy it and paste it here first
settings-refusal-empty = There is no text in the clipboard
settings-refusal-several-words = There is more than one word in the clipboard. Copy only what is asked for
settings-refusal-too-long = The text in the clipboard is too long for that
history-refusal-not-written = The table could not be written: { $why }

## Where something can be done about what keeps calls from the CRM

notice-settings = Open settings
notice-doctor = See what is wrong

## The history page

history-outgoing = Outgoing call
history-new = not seen yet
history-unanswered = No answer
history-find = Name or number
history-filter = Which calls
history-filter-all = All
history-filter-missed = Missed
history-filter-unknown = Not in CRM
history-filter-silent = Not shown
history-found =
    { $count ->
        [one] { $count } call
       *[other] { $count } calls
    }
history-found-more = More than { $count } calls
history-newer =
    { $count ->
        [one] { $count } new call
       *[other] { $count } new calls
    }
history-none-missed = No missed calls
history-none-unknown = No calls from numbers that are not in the CRM
history-none-silent = No calls that came without a notification
history-not-found-missed = No missed call matches “{ $text }”
history-not-found-unknown = No call from outside the CRM matches “{ $text }”
history-not-found-silent = No call without a notification matches “{ $text }”
history-show-all = Show all calls
history-search-all = Search in all calls
history-connect-phone = Connect a phone
history-retry = Try again

history-export = Export
history-exported = Saved to Downloads: { $file }
history-reveal = Show
history-clear = Delete all…
history-clear-title = Delete all calls?
history-clear-text =
    { $count ->
        [0] There is nothing to delete: no call is over yet.
        [one] { $count } call will be gone from Callcard for good. Nothing changes in the CRM.
       *[other] { $count } calls will be gone from Callcard for good. Nothing changes in the CRM.
    }
history-clear-text-more = More than { $count } calls will be gone from Callcard for good. Nothing changes in the CRM.
history-clear-keep = Keep
history-clear-go = Delete all
history-cleared =
    { $count ->
        [one] { $count } call deleted
       *[other] { $count } calls deleted
    }

# The course of a call.
history-course = Course of the call
history-step-rang = Rang
history-step-called = You called
history-step-answered = Answered after { $time }
history-step-reached = They answered after { $time }
history-step-talked = Ended after { $time } of talk
history-step-missed = Stopped ringing after { $time }
history-step-unanswered = Not answered for { $time }
history-step-elsewhere = A colleague answered after { $time }
history-step-declined = Declined after { $time }
history-step-unknown = How it ended was not reported
history-step-ringing = Still ringing
history-step-talking = Still talking
history-number = Number
history-to = Called number
history-users = For
history-user = User { $id }
history-you = { $name } (you)
history-request = Request ID
history-request-use = The CRM’s support asks for it

# Why there was no notification. The last part of the key is the reason's code.
history-why-paused = There was no notification because notifications were paused.
history-why-resumed = They are on again.
history-why-not-for-you = There was no notification because the call was for somebody else.
history-why-stale = There was no notification because Callcard heard of the call too late.
history-why-crowded = There was no notification because too many calls rang at once.
history-why-outgoing = There was no notification because you placed this call.
history-why-over = There was no notification because the call was over too soon.
history-why-ignored = There was no notification because this number is on your list of ignored ones.
history-why-too-short = There was no notification because the number is shorter than your minimum.
history-why-other-line = There was no notification because the call came in on a line that is not yours.
history-turn-settings = Open settings
history-turn-doctor = Check the connection

## The settings page

settings-lead = Every change is saved at once
settings-contents = Settings
settings-saved = Saved
settings-read-again = Try again
settings-leave = Leave as it is
settings-add = Add
settings-remove = Remove { $entry }
settings-removed = { $entry } is removed
settings-listed = { $entry } is already in the list
settings-less = Less
settings-more = More
settings-whole-number = A whole number from { $least } to { $most }

settings-section-account = Account
settings-section-notices = Notifications
settings-section-quiet = Do not disturb
settings-section-calls = Calls
settings-section-start = Appearance
settings-section-about = About

settings-demo = You are using the sample CRM
settings-demo-effect = It comes with Callcard and knows a few made-up callers. Connect your account to see who is really calling
settings-connect = Connect amoCRM or Kommo
settings-connect-again = Connect again
settings-account-ready = Connected
settings-sign-in-oauth = Signed in with an integration; renewed automatically
settings-sign-in-token = Signed in with a token
settings-sign-in-token-until = Signed in with a token, valid until { $date }
settings-sign-out = Sign out
settings-sign-out-ask = Sign out of { $name }?
settings-sign-out-effect = The sign-in is removed from this computer, and calls still waiting are not sent. After that the sample CRM is used. The list of calls stays.
settings-sign-out-keep = Stay signed in
settings-me = You
settings-me-effect = Calls for this user are shown here
settings-me-none = No user has this name
settings-me-owner = owner of the sign-in
settings-me-admin = administrator
settings-me-choose = This is me
settings-me-not-an-id = A user’s number has digits only. It is in the address of your profile in the CRM
settings-choose-me = Which user are you?
settings-choose-me-effect = Calls for this user are shown here. Until you choose, nothing is sent to the account
settings-choose-me-number = Type your user’s number in the CRM: it is in the address of your profile. Until then, nothing is sent to the account
settings-everyone = Show calls for every user
settings-everyone-effect = Otherwise only calls for you are shown

settings-privacy = What a notification shows
settings-privacy-full = Everything
settings-privacy-number = Number only
settings-privacy-hidden = Hidden
settings-privacy-full-effect = The card, the name and the number
settings-privacy-number-effect = The number; who it is stays hidden until you open the card
settings-privacy-hidden-effect = That somebody is calling, for screens that others see
settings-privacy-preview = Preview of a notification
settings-sample-deal = Oak kitchen, Hill Street
settings-sample-person = Ivan Petrov
settings-sound = Sound
settings-sound-effect = A ringing call makes the desktop’s notification sound
settings-keep-answered = Keep the notification while you talk
settings-keep-answered-effect = Otherwise it goes as soon as the call is answered
settings-open-when = Open the card
settings-open-when-click = When I click
settings-open-when-answered = When I answer
settings-open-when-click-effect = A click on the notification opens it
settings-open-when-answered-effect = The browser comes to the front when you answer
settings-open-outgoing = Also for calls I make
settings-open-outgoing-effect = The card opens when the other side answers
settings-call-back = “Call back” opens
settings-call-back-effect = The kind of link. If the wrong softphone answers, or none does, try another
settings-call-back-tel = tel:
settings-call-back-callto = callto:
settings-call-back-sip = sip:
settings-ring-limit = Treat a call as over after
settings-ring-limit-effect = Some phones only report that they ring. If no end is reported, the call counts as over this long after the last ring
settings-ring-limit-unit =
    { $count ->
        [one] second
       *[other] seconds
    }

settings-pause = Pause notifications
settings-pause-effect = Calls still come in and appear in the list, without a notification
settings-pause-until = Paused until { $time }
settings-unreported-while-paused = Do not report calls to the CRM during a pause
settings-unreported-while-paused-effect = Otherwise they are reported as usual
settings-ignored = Ignored numbers
settings-ignored-effect = No notification and no report to the CRM. A * stands for any ending
settings-ignored-example = +7495* or 101
settings-shortest = Ignore short numbers
settings-shortest-effect = Numbers with fewer digits than this are ignored, such as internal ones. 0 ignores none
settings-shortest-unit =
    { $count ->
        [one] digit
       *[other] digits
    }
settings-lines = Your lines
settings-lines-effect = Only calls on these lines are shown. If the list is empty, all are
settings-lines-example = Sales

settings-days =
    { $days ->
        [365] 1 year
        [one] { $days } day
       *[other] { $days } days
    }
settings-history-days = Keep calls for
settings-history-days-effect = Older ones are deleted from this computer; the CRM keeps its own
settings-history-days-own = Other
settings-history-days-unit =
    { $count ->
        [one] day
       *[other] days
    }
settings-history-days-ask =
    { $days ->
        [365] Keep calls for 1 year only?
        [one] Keep calls for { $days } day only?
       *[other] Keep calls for { $days } days only?
    }
settings-history-days-deletes =
    { $days ->
        [365] Calls older than 1 year are deleted now. This cannot be undone.
        [one] Calls older than { $days } day are deleted now. This cannot be undone.
       *[other] Calls older than { $days } days are deleted now. This cannot be undone.
    }
settings-history-days-go = Delete older calls
settings-default-country = Country of local numbers
settings-default-country-effect = Numbers without a country code are read as numbers of this country
settings-default-country-none = No such country
settings-default-country-auto = As in the account: { $country }
settings-door-address = Phones in the network may report calls
settings-door-address-effect = Desk phones and telephone systems reach this computer then. Off: only programs on it do
settings-door-port = Port for phones
settings-door-port-effect = Phones write to this port. If you change it, write the new addresses into them
settings-door-port-unit = { "" }
settings-door-url = HTTP door: reached as
settings-door-certificate = HTTP door: certificate
settings-door-key = HTTP door: key of the certificate
settings-door-proxies = HTTP door: proxies before it
settings-internal-digits = Longest internal number
settings-internal-digits-effect = Numbers with more digits are looked up in the CRM
settings-internal-digits-unit =
    { $count ->
        [one] digit
       *[other] digits
    }

settings-language = Language
settings-language-effect = For this window, the menu and the notifications
settings-language-auto = System
settings-theme = Theme
settings-theme-effect = For this window
settings-theme-system = System
settings-theme-light = Light
settings-theme-dark = Dark
settings-start-at-login = Start with the computer
settings-start-at-login-effect = Callcard waits in the tray from the moment you sign in
settings-start-at-login-unknown = This desktop does not let Callcard see or change that

settings-version = Callcard { $version }
settings-licence = Free software under the MIT or the Apache 2.0 licence, as you choose
settings-keys = Keyboard shortcuts
settings-keys-pages = pages, in the order of the sidebar
settings-keys-settings = settings
settings-keys-search = search in calls
settings-keys-close = close what is open, then the window

## The doctor and test call pages

checkup-lead = Every link between a ringing phone and its card
checkup-looking-links = Checking each link…
checkup-looking-test-call = Waiting for the CRM…
checkup-ok = All is well
checkup-ok-detail = Calls find their way from the phone to the card
checkup-warning =
    { $count ->
        [1] Works, but one thing could be better: { $title }
       *[other] Works, but { $count } things could be better
    }
checkup-failed =
    { $count ->
        [1] 1 link is broken: { $title }
       *[other] { $count } links are broken: start with this one
    }
checkup-undone = The check-up could not be completed
checkup-again = Run again
checkup-test-call = Check with a test call
checkup-effect = The test call is reported to your CRM, as a real call would be.
checkup-effect-demo = The test call goes to the sample CRM only.
checkup-at = Checked at { $time }
checkup-computer = This computer
checkup-crm = CRM
checkup-phone = Phones
checkup-mend-settings = Open settings
checkup-mend-phone = Open Phones
checkup-advice-me-failed = Choose yourself in the settings. Until then nothing goes to the account
checkup-advice-right-skipped = Check with a test call to find out
checkup-advice-sources-warning = The page “Phones” shows how to connect one
checkup-state-ok = OK
checkup-state-warning = Could be better
checkup-state-failed = Broken
checkup-state-skipped = Not checked
checkup-state-waiting = Not checked yet
checkup-report = Report for support
checkup-report-lead = Without names, numbers and secrets
checkup-report-show = Show
checkup-report-hide = Hide
checkup-report-copy = Copy report

test-call-whole = A complete number
test-call-nothing-yet = Here you will see who is calling, and every step of the call

## The welcome and phone pages

welcome-picture = A phone rings, a notification says who is calling, and a click opens the card
welcome-title = Know who is calling before you answer
welcome-lead = Callcard finds the number in amoCRM or Kommo, shows the name in the corner of your screen, and opens the card with one click.
welcome-try = Try it now
welcome-connect = Connect amoCRM / Kommo
welcome-try-aside = No account needed: Callcard includes a sample CRM.
welcome-keep-icon = Windows hides new icons behind the arrow next to the clock. To keep Callcard’s in sight, drag it from there to the clock.
welcome-ways = Set-up steps
welcome-back = Back
welcome-later = Later

welcome-ringing = The phone is ringing
welcome-ringing-lead = Callcard is asking the sample CRM who it is.
welcome-shown = A notification has just come up at the corner of your screen
welcome-silent = This call came without a notification
welcome-click =
    { $click ->
        [middle] Middle-click it
        [button] Press its button
       *[plain] Click it
    }
welcome-click-deal = { $how }: the deal opens.
welcome-click-customer = { $how }: the customer opens.
welcome-click-contact = { $how }: the contact opens.
welcome-click-company = { $how }: the company opens.
welcome-click-new-contact = { $how }: a new contact opens with the number filled in.
welcome-click-search = { $how }: the CRM searches for the number.
welcome-stage-rings = Ringing
welcome-stage-answers = CRM answered
welcome-stage-shows = Notification shown
welcome-others = Try another caller
welcome-unseen = No notification? Find out why

welcome-steps = Steps
welcome-step-host = Account
welcome-step-sign-in = Sign-in
welcome-step-me = Who sits at this desk?
welcome-mend = Change
welcome-mend-what = Change: { $title }
welcome-host = Account address
welcome-host-hint = For example cedar.amocrm.ru. You can paste the address of any page of your CRM
welcome-way-token = Long-lived token
welcome-way-oauth = OAuth code
welcome-way-kept = Keep the sign-in
welcome-secret-token = Token
welcome-secret-client-secret = Secret key
welcome-secret-code = Authorization code
welcome-paste-token = Paste the token
welcome-paste-client-secret = Paste the secret key
welcome-paste-code = Paste the code
welcome-secret-length =
    { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }
welcome-secret-until = { $length } · valid until { $date }
welcome-secret-replace = Replace
welcome-safe-token = The token goes straight from the clipboard to the system’s keyring. This page never sees it.
welcome-safe-oauth = The secret key and the code go straight from the clipboard to Callcard and the system’s keyring. This page never sees them.
welcome-safe-kept = For a renamed account: only its address has changed. Callcard keeps using the saved sign-in, so nothing has to be copied.
welcome-client-id = Integration ID
welcome-redirect-uri = Redirect URL
welcome-redirect-uri-hint = Exactly as it stands in the integration
welcome-code-hint = It works once and lasts 20 minutes
welcome-where-token = Where to find the token
welcome-where-oauth = Where to find these
welcome-where-settings = In amoCRM or Kommo, open Settings → Integrations
welcome-where-integration = Open your integration, or create a private one
welcome-where-keys = Open the tab “Keys and scopes”
welcome-where-token-last = Generate a long-lived token and copy it. It is shown only once
welcome-where-oauth-last = Copy the integration ID, the secret key and the authorization code from there
welcome-where-rights = Only an administrator can do this. Keep in mind: a sign-in made by an administrator has an administrator’s rights.
welcome-connect-go = Connect
welcome-asking = Asking { $host }…
welcome-proved = { $name } — verified
welcome-me-lead = The sign-in is often an administrator’s. Choose yourself, so that your calls are reported in your name.
welcome-me-search = Search by name
welcome-me-none = No one found for “{ $text }”
welcome-me-admin = Administrator
welcome-me-number = Your user number in the CRM
welcome-me-number-hint = This sign-in may not see the list of users. In the CRM, open your profile: the number is at the end of its address
welcome-me-named = I am { $name }
welcome-me-go = Continue
welcome-finish = Finish

phone-lead = Where calls come from, and how to connect your phone.
phone-waiting = Waiting for your first call…
phone-waiting-lead = Choose your phone below, set it up, then call it. Test calls from this window do not count.
phone-arrived = A call has arrived: your phone is connected
phone-arrived-from = Reported by { $source } · { $when }
phone-again = Wait again
phone-sources = Where calls come from
phone-microsip-where = Close MicroSIP, open MicroSIP.ini and put these lines under [Settings], in place of those that begin alike. MicroSIP adds the number itself. Declined calls count as missed: MicroSIP does not tell the two apart.
phone-microsip-not-here = MicroSIP runs on Windows only.
phone-twinkle-where = Save this as a file and make it executable. In Twinkle, open Edit → User profile → Scripts and choose the file in every field: it tells the calls’ phases apart by itself.
phone-twinkle-not-here = Twinkle runs on Linux only.
phone-curl-where = Put this into any shell script on this computer. Later, say callcard answered and callcard ended with the same number. The format is the CRM’s own.
phone-curl-not-here = curl cannot reach Callcard on this system: use callcardctl.
phone-callcardctl-where = Have your softphone or script run the first line when it rings, the second when the call is answered and the third when it is over, each with the caller’s number at the end. Try the first line in a terminal.
phone-callcardctl-not-here = callcardctl is not installed with this Callcard.
phone-powershell-where = Put the first line where it rings, the second where the call is answered and the third where it is over, each with the caller’s number at the end.
phone-powershell-not-here = PowerShell is for Windows: use callcardctl or curl.
phone-python-where = Put this into your script. Later, tell "answered" and "ended" with the same number. It needs nothing but Python itself.
phone-python-not-here = Python cannot reach Callcard this way on this system: run callcardctl from it.
phone-php-where = Put this into your script. Later, tell 'answered' and 'ended' with the same number. It needs PHP’s curl extension.
phone-php-not-here = PHP cannot reach Callcard this way on this system: run callcardctl from it.
phone-socket = Where Callcard listens
phone-socket-text = For integrators: HTTP over this local address, in the format of the CRM’s own /api/v2/events.
welcome-secret-kept = Saved in the keyring
phone-which = Which phone do you have?
phone-another = Connect another phone
phone-search = Search: Asterisk, Yealink, Zoiper…
phone-found =
    { $count ->
        [one] { $count } phone found
       *[other] { $count } phones found
    }
phone-none-found = “{ $typed }” is not in the list. This message asks whoever runs your telephone system how it can report calls.
phone-group-system = Telephone systems
phone-group-system-also = PBX office
phone-group-cloud = In the cloud
phone-group-cloud-also = cloud virtual hosted PBX VoIP provider
phone-group-desk = Desk phones
phone-group-desk-also = telephone IP phone handset
phone-group-softphone = Programs
phone-group-softphone-also = softphone app
phone-group-script = Your own scripts
phone-group-script-also = integration API developer
phone-back = Back to all phones
phone-connect = Connect
phone-save = Save
phone-keep-anyway = Save anyway
phone-cancel = Cancel
phone-trying = Signing in to try it…
phone-tried-ok = The telephone system lets Callcard in
phone-more-fields = More settings
phone-secret-safe = The password goes from the clipboard straight to the system’s keyring. This page never sees it.
phone-ask = Message for whoever runs the telephone system
phone-ask-copy = Copy the message
phone-ask-hub =
    Hello!

    I would like to see on my computer who is calling. My program is Callcard. { $name } can report calls to a web address, but it cannot reach my computer.

    For that there is the Callcard hub: a small server of our company with an address in the internet. { $name } reports every call to it, and it passes the calls to everybody’s Callcard. Nobody then needs an access to { $name } or to the CRM of their own.

    Could you set up such a hub and have { $name } send its call events to it?

    Thank you!
phone-ask-system =
    Hello!

    I would like to see on my computer who is calling. My program is Callcard, and I telephone with { $name }. Callcard needs one of these:

    1. Our telephone system is an Asterisk (FreePBX, Issabel, MikoPBX and others): a user of the manager interface (AMI) with read = call,agent and no right to write; its address, name and password; and my extension.

    2. Our telephone system is in the cloud and can report calls to a web address: a Callcard hub on a server of ours that it can reach.

    3. Something can run a program on my computer when my phone rings: callcardctl ring NUMBER, then callcardctl answer NUMBER and callcardctl end NUMBER.

    Which telephone system do we have, and which of these is possible?

    Thank you!
phone-way-hub = { $name } reports calls over the internet, and this computer cannot be reached from there. It needs the Callcard hub: a server of your company that hears the calls and passes them to every desk. You cannot set it up here, but you can ask for it.
phone-way-no-hook = { $name } has no way that we know of to tell other programs who is calling. The telephone system behind it can: ask which one it is, and choose that one here.
phone-way-unheard = Callcard does not listen to { $name } by itself yet. If it can run a script or report calls to a web address, it can be connected all the same: ask whoever runs it.
phone-way-cloud = How { $name } reports calls is not known well enough to promise anything. If it can report them to a web address, it needs the Callcard hub, a server of your company: ask whoever runs it.
phone-way-desk = { $name } phones have no way that we know of to report calls by themselves. The telephone system behind them can: ask which one it is, and choose that one here.
phone-way-3cx = The apps of 3CX have no way that we know of to tell other programs who is calling; only the old 3CXPhone for Windows had one. Ask whoever runs 3CX whether it can report calls to a web address.
phone-way-rule = Make a rule in { $name } for incoming calls that starts the first line below, with the placeholder for the caller’s number in place of the example. If there are rules for answered and ended calls, use the second and third line in them.
phone-source-call = Now call { $extensions } from another phone: it rings here, too
phone-source-call-yourself = Now call your own phone: its extension appears here
phone-source-whose = Which of these is you?
phone-source-mine =
    { $count ->
        [one] Your extension: { $extensions }
       *[other] Your extensions: { $extensions }
    }
phone-stranger = { $name } rang { $when }
phone-stranger-take = That is me
phone-stranger-take-what = That is me: { $name }
phone-strangers =
    { $count ->
        [one] { $count } more extension rang
       *[other] { $count } more extensions rang
    }
phone-change = Change
phone-change-what = Change { $name }
phone-remove = Remove
phone-remove-what = Remove { $name }
phone-removed = { $name } is removed
phone-remove-title = Remove { $name }?
phone-remove-text = No more calls come in from it, and its password is removed from the keyring. Calls that came in stay in the history.
phone-microsip-not-found = MicroSIP’s settings are not where it usually keeps them. Copy the lines below instead.
phone-microsip-several = MicroSIP’s settings are in several places, so Callcard does not guess. Copy the lines below instead.
phone-microsip-running = Close MicroSIP first: when it ends it would write over what Callcard sets up.
phone-microsip-ready = Callcard can set MicroSIP up for you. It makes a copy of { $file } first.
phone-microsip-set-up = MicroSIP is set up. Start it, then call your phone.
phone-microsip-taken = MicroSIP already starts another program at calls, so Callcard leaves it alone: { $detail }
phone-microsip-not-understood = { $file } is not as MicroSIP usually writes it, so Callcard leaves it alone. Copy the lines below instead.
phone-microsip-failed = { $file } could not be changed: { $detail }
phone-microsip-do-set-up = Set it up for me
phone-microsip-do-undo = Undo it
phone-microsip-do-look = Look again
phone-by-hand = Do it by hand
phone-set-up = Get the addresses
phone-urls = What to enter in the phone
phone-urls-plain = The address
phone-urls-where = On the phone’s web page: { $where }
phone-urls-safe = The secret in the addresses is hidden here and copied whole.
phone-urls-copy = Copy
phone-urls-copy-what = Copy the address for { $field }
phone-urls-here = These addresses work on this computer alone. For a phone, choose Change and let devices in this network reach it.
phone-urls-network = They lead to { $at }. A firewall on this computer must let that port in, and the computer should keep its address in the network.
phone-urls-show = Addresses
phone-urls-renew = New addresses
phone-urls-renew-title = New addresses for { $name }?
phone-urls-renew-text = The old ones stop working at once: the new ones then have to be entered in every phone.
phone-urls-renewed = { $name } has new addresses
phone-urls-ask = Message for whoever sets up the phones
phone-source-unknocked = No call has come yet. Enter the addresses, then call yourself.
phone-remove-text-door = Its addresses stop working, and no more calls come in from it. Calls that came in stay in the history.
