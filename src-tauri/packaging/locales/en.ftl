# What packages and the setup say. The rest of the texts is in ui/locales.
summary = Know who is calling before you answer
lead = Callcard finds the number in amoCRM or Kommo, shows the name in the corner of your screen, and opens the card with one click.
calls = It hears of calls from telephone systems, softphones and scripts on this computer, and keeps a history of them here.
keywords = call;caller;phone;telephone;CRM;amoCRM;Kommo;
setup-path = callcardctl in the terminal
setup-path-effect = Puts Callcard's folder on your PATH, so that "callcardctl" works in every terminal.
setup-login = Start with Windows
setup-login-effect = Callcard waits in the tray from the moment you sign in.
setup-programs = Callcard
setup-programs-effect = The program, callcardctl for softphones and scripts, and the Start menu entry.
setup-does-not-end = Callcard is running and does not close. Close it in its tray menu, then choose Retry.
setup-no-web-view = Callcard's window needs Microsoft Edge WebView2, which is not on this computer. Calls and notifications work without it. Open Microsoft's page to get it?
setup-forget = Delete your settings, the history of calls and the sign-in as well?
