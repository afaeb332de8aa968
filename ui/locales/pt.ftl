## Cards

card-deal = Lead
card-customer = Cliente
card-contact = Contato
card-company = Empresa
card-titled = { $kind }: { $title }
card-untitled = { $kind } { $id }

## Notices

notice-open = Abrir cartão
notice-create-contact = Criar contato
notice-find = Buscar no CRM
notice-call-back = Retornar ligação
notice-history = Abrir histórico
notice-demo = Demonstração
notice-incoming = Chamada recebida
notice-talking = Chamada em andamento
notice-missed = Chamada perdida
notice-missed-from = Perdida · { $who }
notice-today = às { $time }
notice-yesterday = ontem às { $time }
notice-days-ago =
    { $days ->
        [one] há { $days } dia, às { $time }
       *[other] há { $days } dias, às { $time }
    }
notice-tries =
    { $tries ->
        [1] { $when }
       *[other] { $tries } chamadas, a última { $when }
    }
notice-more = e mais { $count }
notice-withheld = Número oculto
notice-internal = Ramal { $number }
notice-asking = Buscando no CRM…
notice-remembered = Como da última vez; o CRM não confirmou
notice-found = Encontrado pelo número; o CRM não confirmou
notice-not-in-crm = Não está no CRM
notice-untold = O CRM não informou quem é
notice-uncertain = O CRM não respondeu
notice-unreported = A chamada não foi enviada ao CRM
notice-no-me = A chamada não foi enviada ao CRM: primeiro informe quem é você
notice-signed-out = A chamada não foi enviada ao CRM: não há acesso à conta
notice-ending =
    { $days ->
        [0] O acesso ao CRM expira hoje
        [1] O acesso ao CRM expira amanhã
        [one] O acesso ao CRM expira em { $days } dia
       *[other] O acesso ao CRM expira em { $days } dias
    }
notice-ending-advice = Peça um novo token e conecte a conta novamente antes disso
notice-history-put-aside = Não foi possível ler o histórico de chamadas
notice-history-put-aside-detail = Um novo foi iniciado. O arquivo antigo foi mantido: { $file }
notice-history-not-kept = As chamadas não estão sendo guardadas
notice-history-not-kept-detail = O Callcard funciona, mas ao fechar esquecerá as chamadas: { $why }

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = O CRM pede para entrar novamente
trouble-sign-in-advice = Conecte a conta novamente. As chamadas são mostradas mesmo assim
trouble-unpaid = A conta do CRM não está paga
trouble-unpaid-advice = Fale com o administrador da conta. As chamadas são mostradas mesmo assim
trouble-blocked = O CRM bloqueou o Callcard
trouble-blocked-advice = Fale com o suporte do CRM. Nada é enviado por 15 minutos, mas as chamadas são mostradas
trouble-no-right = Este acesso não permite informar chamadas ao CRM
trouble-no-right-advice = Peça ao administrador um acesso com essa permissão
trouble-not-an-account = Não há conta neste endereço
trouble-not-an-account-advice = Confira o endereço da conta e conecte-a novamente
trouble-redirected = O CRM envia o Callcard para outro endereço
trouble-redirected-advice = Nada foi enviado para lá. Confira o endereço da conta e se esta rede exige um login próprio
trouble-rejected = O CRM não aceitou a chamada
trouble-rejected-advice = Se acontecer de novo, envie ao suporte o relatório do “callcardctl doctor”

trouble-no-such-name = O endereço do CRM não foi encontrado
trouble-no-such-name-advice = Confira a rede. As chamadas são mostradas mesmo assim
trouble-offline = Sem conexão com o CRM
trouble-offline-advice = Confira a rede. As chamadas são mostradas mesmo assim
trouble-proxy = O proxy não deixa o Callcard chegar ao CRM
trouble-proxy-advice = Confira as configurações de proxy do sistema ou fale com quem cuida da rede
trouble-tls-untrusted = Este computador não confia no certificado do CRM
trouble-tls-untrusted-advice = Alguém pode estar lendo a conexão. Se for a sua empresa, o certificado dela precisa estar instalado no sistema
trouble-tls-name = O certificado não é do endereço do CRM
trouble-tls-name-advice = Outra pessoa pode estar respondendo no lugar do CRM. Nada foi enviado; avise quem cuida da rede
trouble-tls-clock = O certificado do CRM não é válido hoje
trouble-tls-clock-advice = Confira a data e a hora deste computador
trouble-tls = Não há conexão segura com o CRM
trouble-tls-advice = Algo atrapalha no caminho até o CRM. Avise quem cuida da rede
trouble-timed-out = O CRM não responde a tempo
trouble-timed-out-advice = As chamadas são mostradas mesmo assim
trouble-cut-off = A conexão com o CRM caiu
trouble-cut-off-advice = As chamadas são mostradas mesmo assim
trouble-too-many = O CRM pede menos consultas
trouble-too-many-advice = O Callcard espera um momento. Talvez muitos computadores usem a mesma integração
trouble-server-fault = O CRM está com uma falha
trouble-server-fault-advice = As chamadas são mostradas mesmo assim
trouble-portal = Uma página da web respondeu no lugar do CRM
trouble-portal-advice = Esta rede talvez peça login: abra qualquer página no navegador
trouble-too-large = A resposta do CRM é grande demais
trouble-too-large-advice = Se acontecer de novo, envie ao suporte o relatório do “callcardctl doctor”

trouble-no-keyring = Nenhum chaveiro está ativo para guardar o acesso
trouble-no-keyring-advice = Inicie o chaveiro do sistema, como o GNOME Keyring ou o KDE Wallet. O Callcard percebe sozinho
trouble-keyring-locked = O chaveiro está bloqueado
trouble-keyring-locked-advice = Desbloqueie-o ou escolha “Consultar o chaveiro de novo” no menu para ele pedir a senha
trouble-keyring-refused = O chaveiro não libera o acesso
trouble-keyring-refused-advice = Permita que o Callcard o use e escolha “Consultar o chaveiro de novo” no menu
trouble-keyring-unsupported = Este sistema não tem um chaveiro que o Callcard possa usar
trouble-keyring-unsupported-advice = Não é possível conectar uma conta aqui: segredos nunca são guardados em arquivos
trouble-secret-too-long = Os dados de acesso são mais longos do que o chaveiro aceita
trouble-secret-too-long-advice = Entre com um token de longa duração
trouble-secret-missing = O acesso não está mais no chaveiro
trouble-secret-missing-advice = Conecte a conta novamente
trouble-expired = O acesso ao CRM expirou
trouble-expired-advice = Conecte a conta novamente com um novo token
trouble-revoked = O CRM não aceita mais este acesso
trouble-revoked-advice = Conecte a conta novamente
trouble-sign-in-lost = O acesso se perdeu durante a renovação
trouble-sign-in-lost-advice = Nesse momento o Callcard foi fechado ou a conexão caiu. Conecte a conta novamente
trouble-choose-me = Informe qual usuário da conta é você
trouble-choose-me-advice = Até lá, nada é enviado à conta: “callcardctl whoami” mostra como fazer

## The doctor: each link between a ringing phone and its card

doctor-unknown = Não verificado: há um problema em um elo anterior
doctor-unasked = Não verificado: por enquanto o CRM não é consultado
doctor-demo = A demonstração não precisa disso
doctor-settings = Configurações
doctor-settings-ok = São lidas e salvas
doctor-settings-unsaved = Não podem ser salvas: { $why }
doctor-settings-unsaved-advice = Libere espaço ou permita a gravação na pasta do Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = O Callcard segue com as configurações padrão. Corrija o arquivo antigo e reinicie, ou deixe assim
doctor-history = Histórico de chamadas
doctor-history-ok = Está sendo guardado
doctor-history-unwritten = Não é possível gravar as chamadas: { $why }
doctor-history-unwritten-advice = Libere espaço ou permita a gravação na pasta do Callcard. As chamadas são mostradas, mas não são enviadas ao CRM
doctor-history-trouble = { $why }
doctor-history-trouble-advice = As chamadas são mostradas mesmo assim
doctor-socket = Soquete local
doctor-socket-ok = { $path }
doctor-keyring = Chaveiro
doctor-keyring-ok = Guarda o acesso
doctor-network = Caminho até o CRM
doctor-network-ok = { $host } está acessível
doctor-network-proxied = { $host } está acessível pelo proxy do sistema
doctor-tls = Conexão segura
doctor-tls-ok = O certificado é confiável
doctor-account = Conta
doctor-account-ok = { $name } responde
doctor-token = Validade do acesso
doctor-token-renewed = É renovado sozinho
doctor-token-endless = Não informa quando expira
doctor-token-ok =
    { $days ->
        [one] Vale por mais { $days } dia
       *[other] Vale por mais { $days } dias
    }
doctor-token-soon =
    { $days ->
        [0] Expira hoje
        [1] Expira amanhã
        [one] Expira em { $days } dia
       *[other] Expira em { $days } dias
    }
doctor-token-soon-advice = Peça um novo token e conecte a conta novamente antes disso
doctor-right = Envio de chamadas
doctor-right-ok = O CRM aceitou a última chamada
doctor-right-last = Com a última aconteceu isto: { $trouble }
doctor-right-untried = Só se sabe depois da primeira chamada
doctor-right-untried-advice = Experimente “callcardctl doctor --test-call”
doctor-me = Quem está neste computador
doctor-me-ok = Usuário { $id }
doctor-notices = Notificações
doctor-notices-ok = São mostradas por { $server }
doctor-notices-plain = São mostradas por { $server }, que não aceita cliques
doctor-notices-plain-advice = Abra os cartões pelo menu ou use outro programa de notificações
doctor-notices-none = Ninguém as mostra: não há programa de notificações ativo
doctor-notices-none-advice = Inicie o programa de notificações do sistema
doctor-notices-silent = O programa de notificações não responde: { $why }
doctor-notices-silent-advice = Reinicie-o, ou saia da sessão e entre novamente
doctor-tray = Bandeja
doctor-tray-ok = O sistema mostra ícones na bandeja
doctor-tray-none = O sistema não mostra ícones na bandeja
doctor-tray-none-advice = No GNOME, instale a extensão AppIndicator. As notificações funcionam mesmo assim
doctor-tray-headless = O Callcard está rodando sem tela
doctor-browser = Navegador
doctor-browser-ok = Os cartões abrem no navegador do sistema
doctor-browser-none = O sistema não tem navegador padrão
doctor-browser-none-advice = Escolha um nas configurações do sistema
doctor-sources = Origens das chamadas
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: agora mesmo
        [one] { $source }: há { $minutes } minuto
       *[other] { $source }: há { $minutes } minutos
    }
doctor-sources-none = Nenhuma chamada foi informada ainda
doctor-sources-none-advice = Experimente “callcardctl ring +7 999 888-55-33”
doctor-sources-late = O relógio de { $source } está { $seconds } s atrasado
doctor-sources-late-advice = As chamadas dele são mostradas mesmo assim. Acerte o relógio daquele computador

## Tray menu

menu-demo = Demonstração · { $state }
menu-ready = Pronto para chamadas
menu-paused = Notificações pausadas
menu-paused-until = Pausado até { $time }
menu-paused-until-tomorrow = Pausado até amanhã, { $time }
menu-missed =
    { $count ->
        [one] { $count } chamada perdida
       *[other] { $count } chamadas perdidas
    }
menu-ringing =
    { $count ->
        [one] { $count } chamada tocando
       *[other] { $count } chamadas tocando
    }
menu-test-call = Chamada de teste…
menu-no-calls = Nenhuma chamada ainda
menu-recent = { $time }  { $who }
menu-recent-missed = { $time }  { $who } · perdida
menu-pause = Pausar notificações
menu-pause-half-hour = Por 30 minutos
menu-pause-hour = Por uma hora
menu-pause-night = Até amanhã de manhã
menu-pause-ever = Até eu retomar
menu-resume = Retomar notificações
menu-try-again = Consultar o chaveiro de novo
menu-tip = Callcard · { $state }
menu-open-window = Abrir janela
menu-settings = Configurações…
menu-quit = Sair

## The window

window-demo = Demonstração
window-demo-title = As chamadas vão para o CRM de exemplo dentro do Callcard, não para uma conta
window-enter = ligar
window-arrows = números
window-escape = fechar
window-in-ms =
    { $ms ->
        [0] na hora
       *[other] em { $ms } ms
    }
window-in-seconds = em { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s

# Why a call was not shown, not sent or not taken. The last part of the key is the reason's code.
window-reason-paused = As notificações estão pausadas
window-reason-stale = A essa altura a chamada já era antiga
window-reason-crowded = Chamadas demais tocaram ao mesmo tempo
window-reason-not-for-you = A chamada é para outra pessoa
window-reason-internal = Ramais não são buscados no CRM
window-reason-withheld = O número está oculto
window-reason-outgoing = É uma chamada feita daqui
window-reason-over = A chamada terminou antes de ser mostrada
window-reason-ignored = Este número está entre os ignorados
window-reason-too-short = O número é mais curto do que o definido nas configurações
window-reason-other-line = A chamada veio por uma linha que não é sua
window-reason-no-me = Primeiro informe quem é você no CRM
window-reason-signed-out = O Callcard não tem acesso ao CRM
window-reason-blocked = O CRM bloqueou o Callcard
window-reason-switched = Outra conta foi conectada
window-reason-not-stored = Não foi possível gravar a chamada no disco
window-reason-other = O motivo não foi informado

# Why the app did not do what was asked. The last part of the key is the refusal's code.
window-refusal-not-a-number = Isto não é um número de telefone
window-refusal-busy = Chamadas demais ao mesmo tempo: tente de novo em instantes
window-refusal-not-stored = Não foi possível gravar a chamada no disco
window-refusal-ending = O Callcard está fechando
window-refusal-not-read = Não foi possível ler o histórico
window-refusal-unknown-call = Esta chamada não está mais no histórico
window-refusal-under-way = A chamada ainda não terminou
window-refusal-internal = Algo deu errado dentro do Callcard

test-call-title = Chamada de teste
test-call-lead = Funciona como uma chamada de verdade
test-call-number = Número de quem liga
test-call-hint = Em qualquer formato
test-call-internal = Ramal: não é buscado no CRM
test-call-withheld = Número oculto: não há o que buscar
test-call-invalid = Ainda não é um número de telefone
test-call-call = Ligar
test-call-choose = Escolher número
test-call-recent = Recentes
test-call-demo = Números para experimentar
test-call-none-yet = Os números das chamadas de teste aparecerão aqui

test-call-ringing = Tocando
test-call-ended = Chamada encerrada
test-call-untold-detail = Ele recebeu a chamada, mas não indicou nenhum cartão
test-call-uncertain-detail = Ele pode ter recebido a chamada, por isso ela não é reenviada
test-call-refused = O CRM recusou a chamada
test-call-dropped = Não enviada ao CRM
test-call-not-asked = A chamada não foi enviada ao CRM
test-call-not-accepted = Não foi possível fazer a chamada
test-call-hang-up = Desligar

test-call-steps = Etapas
test-call-step-accepted = Aceita
test-call-step-sent = Enviada ao CRM
test-call-step-answered = O CRM respondeu
test-call-step-shown = Notificação mostrada
test-call-state-waiting = aguardando
test-call-state-failed = não
test-call-state-skipped = não

history-title = Histórico
history-search = Buscar por nome ou número
history-empty = As chamadas aparecerão aqui
history-empty-action = Fazer uma chamada de teste
history-nothing-found = Nada encontrado para “{ $text }”
history-today = Hoje
history-yesterday = Ontem
history-ringing = Tocando
history-talking = Em andamento
history-talked = { $duration }
history-missed = Perdida
history-elsewhere = Um colega atendeu
history-declined = Recusada
history-unknown = Desfecho desconhecido
history-rang-for = Tocou
history-answered = Atendida
history-ended = Encerrada
history-line = Linha
history-source = Origem
history-crm = CRM
history-copy = Copiar número
history-copied = Copiado
history-delete = Excluir
history-deleted = Chamada excluída
history-undo = Desfazer

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Boas-vindas
page-history = Chamadas
page-test-call = Chamada de teste
page-phone = Seu telefone
page-settings = Configurações
page-doctor = Diagnóstico
window-pages = Páginas
window-demo-short = CRM de exemplo
window-starting = Entrando…
window-pause = Não perturbe
window-copy = Copiar
window-copy-what = Copiar: { $what }
window-copied = Copiado
window-undo = Desfazer
window-dismiss = Fechar
window-hint = Dica
window-no-tray = Esta área de trabalho não mostra ícones na bandeja.
window-no-tray-advice = O Callcard continua funcionando com a janela fechada. Para voltar, abra-o de novo pelo menu de aplicativos ou clique em uma notificação.
## callcardctl, in the language of the terminal

ctl-not-running = o Callcard não está em execução; inicie-o e tente de novo ({ $socket }: { $why })
ctl-stranger = outro usuário responde ali
ctl-no-answer = o Callcard não respondeu em { $seconds } s
ctl-garbled = não foi possível ler a resposta do Callcard: { $why }
ctl-garbled-no-call = ela não diz nada sobre a chamada
ctl-refused = recusado pelo Callcard: { $reason } ({ $code })
ctl-refused-for-now = recusado pelo Callcard: { $reason } ({ $code }); tente de novo em { $seconds } s
ctl-no-reason = o motivo não foi informado
ctl-some-refused = eventos recusados: { $refused } de { $events }
ctl-checks-failed = verificações com falha: { $failed } de { $checks }
ctl-no-live-call = não há chamadas em andamento; indique uma pelo número ou com --call-id
ctl-several-live = há { $count } chamadas em andamento; indique uma pelo número ou com --call-id:
ctl-unreadable = não foi possível ler { $file }: { $why }
ctl-bad-line = linha { $line }: { $why }
ctl-no-home = este usuário não tem pasta pessoal; defina { $variable }
ctl-relative-home = { $variable } precisa ser um caminho absoluto, não { $path }
ctl-unknown-user = não foi possível saber quem é o usuário: { $why }

ctl-token = token
ctl-client-secret = chave secreta da integração
ctl-code = código de autorização
ctl-secret-prompt = { $secret } (não é exibido):
ctl-secret-empty = { $secret }: a entrada padrão está vazia
ctl-secret-not-text = { $secret }: o que há na entrada padrão não é texto
ctl-secret-too-long = { $secret }: há mais de { $bytes } bytes na entrada padrão

ctl-row-account = conta
ctl-row-sign-in = acesso
ctl-row-state = estado
ctl-row-me = usuário
ctl-row-notifications = notificações
ctl-row-trouble = problema
ctl-row-calls = chamadas
ctl-row-history = histórico
ctl-row-late-clock = relógio atrasado
ctl-until = { $what }, até { $end }
ctl-paused-until = pausadas até { $end }
ctl-none = nenhum
ctl-counts = { $live } em andamento, { $missed } sem atender, { $waiting } à espera de envio ao CRM
ctl-late = { $source }: { $seconds } s
ctl-user = usuário { $id }
ctl-user-named = usuário { $id }, { $name }
ctl-no-me = ainda não escolhido
ctl-no-me-suggested = ainda não escolhido, a sugestão é o usuário { $id }
ctl-choose-me = Nada é enviado à conta até você informar qual usuário é você: callcardctl whoami --me ID
ctl-administrator = administrador
ctl-suggested = sugerido
ctl-signed-out = Você saiu da conta. Os dados de acesso foram removidos e as chamadas voltam para a demonstração.
ctl-withheld = oculto
ctl-deleted = chamadas excluídas: { $count }

ctl-column-rang-at = HORA
ctl-column-direction = DIR
ctl-column-number = NÚMERO
ctl-column-call = CHAMADA
ctl-column-talked = DURAÇÃO
ctl-column-crm = CRM
ctl-column-notice = AVISO
ctl-column-card = CARTÃO
ctl-column-id = ID
ctl-column-name = NOME
ctl-column-note = OBS

ctl-mark-ok = ok
ctl-mark-warning = atenção
ctl-mark-failed = FALHA
ctl-mark-skipped = pulado

ctl-sandbox-up = O CRM de exemplo está no ar, até Ctrl-C.
ctl-sandbox-pages = Cartões e números para experimentar:
ctl-sandbox-token = Token, válido até ele parar:
ctl-sandbox-report = Informar uma chamada ao usuário { $id }:
ctl-sandbox-faults = Fazê-lo falhar:
