# What packages and the setup say. The rest of the texts is in ui/locales.
summary = Saiba quem está ligando antes de atender
lead = O Callcard encontra o número no amoCRM ou no Kommo, mostra o nome no canto da tela e abre o cartão com um clique.
calls = Ele fica sabendo das chamadas por centrais telefônicas, softphones e scripts deste computador e guarda aqui o histórico.
keywords = chamada;ligação;telefone;número;CRM;amoCRM;Kommo;
setup-path = callcardctl no terminal
setup-path-effect = Inclui a pasta do Callcard no PATH, para que "callcardctl" funcione em qualquer terminal.
setup-login = Iniciar com o Windows
setup-login-effect = O Callcard fica na bandeja desde que você entra no sistema.
setup-programs = Callcard
setup-programs-effect = O programa, o callcardctl para softphones e scripts e o item no menu Iniciar.
setup-does-not-end = O Callcard está em execução e não fecha. Feche-o pelo menu do ícone na bandeja e escolha Repetir.
setup-no-web-view = A janela do Callcard precisa do Microsoft Edge WebView2, que não está neste computador. As chamadas e as notificações funcionam sem ele. Abrir a página da Microsoft para obtê-lo?
setup-forget = Excluir também as configurações, o histórico de chamadas e o acesso salvo?
