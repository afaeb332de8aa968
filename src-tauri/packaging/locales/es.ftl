# What packages and the setup say. The rest of the texts is in ui/locales.
summary = Sepa quién llama antes de contestar
lead = Callcard encuentra el número en amoCRM o Kommo, muestra el nombre en la esquina de la pantalla y abre la tarjeta con un clic.
calls = Se entera de las llamadas por centralitas, softphones y scripts de este equipo, y guarda aquí su historial.
keywords = llamada;teléfono;número;CRM;amoCRM;Kommo;
setup-path = callcardctl en la terminal
setup-path-effect = Añade la carpeta de Callcard a PATH para que "callcardctl" funcione en cualquier terminal.
setup-login = Iniciar con Windows
setup-login-effect = Callcard espera en la bandeja desde que inicia sesión.
setup-programs = Callcard
setup-programs-effect = El programa, callcardctl para softphones y scripts, y la entrada en el menú Inicio.
setup-does-not-end = Callcard se está ejecutando y no se cierra. Ciérrelo desde el menú de su icono en la bandeja y pulse Reintentar.
setup-no-web-view = La ventana de Callcard necesita Microsoft Edge WebView2, que no está en este equipo. Las llamadas y las notificaciones funcionan sin él. ¿Abrir la página de Microsoft para obtenerlo?
setup-forget = ¿Eliminar también los ajustes, el historial de llamadas y el inicio de sesión guardado?
