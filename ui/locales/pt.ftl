## Cards

card-deal = Lead
card-customer = Cliente
card-contact = Contato
card-company = Empresa
card-titled = { $kind }: { $title }
card-price = { $currency }{ "\u00A0" }{ $amount }
card-price-word = { $currency }{ "\u00A0" }{ $amount }
card-thousands = .

## Notices

notice-open = Abrir cartão
notice-open-in-crm = Abrir no CRM
notice-create-contact = Criar contato
notice-find = Buscar no CRM
notice-call-back = Ligar de volta
notice-history = Abrir histórico
notice-demo = Demo
notice-middle-click = Botão do meio do mouse para abrir
notice-incoming = Chamada recebida
notice-talking = Chamada em andamento
notice-missed = Chamada perdida
notice-rings = Tocando
notice-talks = Em chamada
notice-missed-state = Perdida
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
notice-colleague = Colega { $name }
notice-unreadable = Chamador desconhecido
notice-extension = { $number } ramal { $extension }
notice-asking = Buscando no CRM…
notice-remembered = Como da última vez, sem confirmação do CRM
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
notice-ending-advice = Peça um novo token e conecte a conta novamente antes disso, nas configurações
notice-history-put-aside = Não foi possível ler o histórico de chamadas
notice-history-put-aside-detail = Um novo foi iniciado. O arquivo antigo foi mantido: { $file }
notice-history-not-kept = As chamadas não estão sendo guardadas
notice-history-not-kept-detail = O Callcard funciona, mas ao fechar esquecerá as chamadas: { $why }
notice-window-lost = Não foi possível manter a janela aberta
notice-window-lost-detail = A página falhou várias vezes seguidas. As chamadas e as notificações funcionam mesmo assim
notice-elsewhere = O Callcard não está rodando aqui
notice-elsewhere-machine = Ele roda em { $machine } com a mesma pasta pessoal. Feche-o lá e inicie-o aqui
notice-elsewhere-session = Ele roda em outra sessão ou não responde. Feche-o lá e inicie-o aqui
notice-unopened-phone = Nenhum programa pode fazer a chamada
notice-unopened-phone-copied = O número foi copiado
notice-unopened-phone-advice = Escolha nas configurações do sistema um programa para links tel:
notice-unopened-page = O navegador não abriu
notice-unopened-page-copied = O endereço foi copiado
notice-unopened-page-advice = Escolha um navegador padrão nas configurações do sistema
notice-uncalled-right = A central telefônica não deixa o Callcard fazer chamadas
notice-uncalled-right-advice = Quem cuida da central precisa dar ao usuário dela a permissão originate
notice-uncalled-no-telephone = A central telefônica não alcançou o seu telefone
notice-uncalled-no-telephone-advice = Verifique nas configurações da fonte qual dos seus telefones toca primeiro e se ele está ligado
notice-uncalled-not-connected = Sem conexão com a central telefônica: ninguém foi chamado
notice-uncalled-not-connected-advice = Ligue do seu telefone, ou tente de novo quando a conexão voltar
notice-uncalled-not-picked-up = O seu telefone não foi atendido: ninguém foi chamado
notice-uncalled-not-picked-up-advice = Clique em “Ligar de volta” outra vez e atenda quando ele tocar
notice-uncalled-untold = A central telefônica não disse se ligou
notice-uncalled-untold-advice = Olhe o seu telefone antes de tentar de novo

## What keeps calls from reaching the CRM, and what to do about it

# The last part of the key is the trouble's code.
trouble-sign-in = O CRM pede para entrar novamente
trouble-sign-in-advice = Conecte a conta novamente nas configurações. As chamadas são mostradas mesmo assim
trouble-unpaid = A conta do CRM não está paga
trouble-unpaid-advice = Fale com o administrador da conta. As chamadas são mostradas mesmo assim
trouble-blocked = O CRM bloqueou o Callcard
trouble-blocked-advice = Fale com o suporte do CRM. Nada é enviado por 15 minutos, mas as chamadas são mostradas
trouble-no-right = Este acesso não permite informar chamadas ao CRM
trouble-no-right-advice = Peça ao administrador um acesso com essa permissão
trouble-not-an-account = Não há conta neste endereço
trouble-not-an-account-advice = Confira o endereço da conta nas configurações e conecte-a novamente
trouble-redirected = O CRM envia o Callcard para outro endereço
trouble-redirected-advice = Nada foi enviado para lá. Confira o endereço da conta e se esta rede exige um login próprio
trouble-rejected = O CRM não aceitou a chamada
trouble-rejected-advice = Se acontecer de novo, envie ao suporte o relatório do diagnóstico

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
trouble-too-large-advice = Se acontecer de novo, envie ao suporte o relatório do diagnóstico

trouble-no-keyring = Nenhum chaveiro está ativo para guardar o acesso
trouble-no-keyring-advice = Inicie o chaveiro do sistema, como o GNOME Keyring ou o KDE Wallet. O Callcard percebe sozinho
trouble-keyring-locked = O chaveiro está bloqueado
trouble-keyring-locked-advice = Desbloqueie-o ou escolha “Consultar o chaveiro de novo” no menu para ele pedir a senha
trouble-keyring-refused = O chaveiro não libera o acesso
trouble-keyring-refused-advice = Permita que o Callcard o use e escolha “Consultar o chaveiro de novo” no menu
trouble-keyring-unsupported = Este sistema não tem um chaveiro que o Callcard possa usar
trouble-keyring-unsupported-advice = Não é possível conectar uma conta aqui: segredos nunca são guardados em arquivos
trouble-secret-too-long = Os dados de acesso são mais longos do que o chaveiro aceita
trouble-secret-too-long-advice = Entre com um token de longa duração, nas configurações
trouble-secret-missing = O acesso não está mais no chaveiro
trouble-secret-missing-advice = Conecte a conta novamente nas configurações
trouble-expired = O acesso ao CRM expirou
trouble-expired-advice = Conecte a conta novamente com um novo token, nas configurações
trouble-revoked = O CRM não aceita mais este acesso
trouble-revoked-advice = Depois de 15 minutos, a próxima chamada tenta de novo. Se nada mudar, conecte a conta novamente nas configurações; o endereço dela pode ter mudado
trouble-sign-in-lost = O acesso se perdeu durante a renovação
trouble-sign-in-lost-advice = Nesse momento o Callcard foi fechado ou a conexão caiu. Conecte a conta novamente nas configurações
trouble-moved = A conta não está mais no endereço dela
trouble-moved-advice = Ela pode ter sido renomeada. Conecte-a de novo nas configurações com o novo endereço: o acesso por OAuth pode ser mantido
trouble-choose-me = Informe qual usuário da conta é você
trouble-choose-me-advice = Até lá, nada é enviado à conta. Escolha quem você é nas configurações

## Telephone systems, as people call them

source-callcard = Scripts e plano de discagem
source-phone = Telefones de mesa
source-zammad = PABX com eventos do Zammad
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
source-mapped = Outro PABX
source-fritzbox = FRITZ!Box
source-baresip = baresip

## Sources of calls: what people call them, and why no calls come in by one

source-socket = Soquete local
source-asterisk = Asterisk
source-named = { $kind } ({ $name })
source-down = { $source }: { $trouble }
source-state-starting = Iniciando…
source-state-listening = Pronto para receber chamadas
source-state-waiting = Nenhuma chamada chega; nova tentativa às { $time }
source-state-failed = Nenhuma chamada chega
source-state-stopped = Parado
source-reported = Última chamada: { $when }
source-trouble-unreachable = A central telefônica não responde
source-trouble-unreachable-advice = Verifique o endereço e a porta, e se ela está ligada
source-trouble-unreachable-advice-fritzbox = Disque #96*5* em um telefone ligado ao FRITZ!Box: isso ativa o monitor de chamadas. Verifique também o endereço
source-trouble-unreachable-advice-baresip = Inicie o baresip com o módulo ctrl_tcp e verifique o endereço e a porta
source-trouble-unreachable-advice-sipuni = Verifique se este computador acessa a internet: o firewall da empresa talvez precise deixá-lo se conectar a sipuni.com, porta 8083
source-trouble-unreachable-advice-onlinepbx = Verifique o endereço e a porta da sua conta, e se o firewall da empresa deixa este computador se conectar ali
source-trouble-no-such-name = A rede não conhece o endereço da central telefônica
source-trouble-no-such-name-advice = Verifique como o endereço está escrito e se este computador está na rede da empresa
source-trouble-cut-off = A conexão com a central telefônica caiu
source-trouble-cut-off-advice = O Callcard se conecta de novo sozinho. Se continuar, fale com quem cuida da central
source-trouble-cut-off-advice-baresip = O baresip atende um programa por vez: feche os outros que estejam conectados a ele. O Callcard se conecta de novo sozinho
source-trouble-tls-untrusted = Este computador não confia no certificado da central telefônica, que provavelmente ela mesma assinou
source-trouble-tls-untrusted-advice = Adicione o emissor aos certificados confiáveis deste computador, ou conecte-se sem TLS em uma rede de confiança
source-trouble-tls-name = O certificado da central telefônica é de outro endereço
source-trouble-tls-name-advice = Escreva o endereço que está no certificado
source-trouble-tls-clock = O certificado da central telefônica não é válido hoje
source-trouble-tls-clock-advice = Verifique a data deste computador. Se estiver certa, quem cuida da central precisa renovar o certificado
source-trouble-tls = Não há conexão segura com a central telefônica
source-trouble-tls-advice = Verifique a porta: com TLS costuma ser a 5039
source-trouble-foreign = O que responde ali não é a central telefônica configurada
source-trouble-foreign-advice = Verifique o endereço e a porta
source-trouble-foreign-advice-asterisk = Verifique o endereço e a porta da interface AMI, normalmente a 5038. É preciso Asterisk 12 ou mais novo
source-trouble-foreign-advice-fritzbox = Verifique o endereço e a porta: a do monitor de chamadas do FRITZ!Box é a 1012
source-trouble-foreign-advice-baresip = Verifique o endereço e a porta: a do módulo ctrl_tcp do baresip costuma ser a 4444
source-trouble-sign-in = A central telefônica não aceita o acesso
source-trouble-sign-in-advice = Verifique o nome e a senha, e se a central deixa este computador entrar
source-trouble-sign-in-advice-sipuni = Digite a chave de novo: quem cuida do seu Sipuni a encontra nas configurações
source-trouble-sign-in-advice-onlinepbx = Digite a chave de API de novo: quem cuida do seu onlinePBX a encontra nas configurações
source-trouble-plain-only = A central telefônica só aceita a senha como texto aberto
source-trouble-plain-only-advice = Conecte-se com TLS, ou permita texto aberto em uma rede de confiança
source-trouble-no-secret = A senha da central telefônica não está salva
source-trouble-no-secret-advice = Digite-a de novo
source-trouble-keyring = O chaveiro não entrega a senha da central telefônica
source-trouble-keyring-advice = Desbloqueie o chaveiro
source-trouble-settings = A configuração não serve
source-trouble-settings-advice = Configure-a de novo nas configurações
source-trouble-port-taken = Outro programa ocupa a porta da entrada HTTP
source-trouble-port-taken-advice = Feche esse programa, ou escolha outra porta nas configurações e escreva os novos endereços nos telefones
source-trouble-no-such-address = Este computador não tem o endereço em que a entrada HTTP deve escutar
source-trouble-no-such-address-advice = Escolha nas configurações um endereço deste computador
source-trouble-certificate = O certificado da entrada HTTP, ou a chave dele, não pode ser usado
source-trouble-certificate-advice = Confira os dois arquivos nas configurações: em PEM, legíveis para você e do mesmo par
source-trouble-system = Este computador não a deixa receber chamadas
source-trouble-system-advice = Feche programas com muitos arquivos abertos; haverá nova tentativa
source-trouble-ended = Terminou sem que ninguém pedisse
source-trouble-ended-advice = Reinicie o Callcard. Se acontecer de novo, envie ao suporte o relatório do diagnóstico
source-unfit-name = O nome de uma fonte tem letras minúsculas, algarismos e hífens, no máximo 40, e não é socket, test nem doctor
source-unfit-kind = O Callcard não conhece este tipo de central telefônica
source-unfit-host = Escreva o endereço da central telefônica: um nome ou um endereço IP, sem porta
source-unfit-port = Uma porta é um número de 1 a 65535
source-unfit-tls = TLS é true ou false
source-unfit-user = Escreva o nome de usuário em uma só linha
source-unfit-login = O acesso é md5 ou plain
source-unfit-call-back = Escreva o telefone que toca primeiro, por exemplo 101 ou SIP/101
source-unfit-context = Escreva o contexto do plano de discagem em que suas chamadas começam, por exemplo from-internal
source-unfit-plus = No lugar do sinal + de um número só podem vir algarismos e +, no máximo 8
source-unfit-extensions = Escreva os seus ramais, por exemplo 101
source-unfit-peers = Escreva os remetentes como endereços IP ou redes, por exemplo 10.0.0.0/8
source-unfit-map = Os nomes de campos e valores não podem ser usados. A documentação tem um exemplo; o registro diz o que está errado
source-unfit-secret = A senha está faltando, é longa demais ou tem várias linhas
source-field-key = Chave
source-field-key-paste = Colar a chave
source-field-call-back = Telefone que toca primeiro quando você liga de volta
source-field-call-back-hint = Só para quem tem um telefone de mesa, por exemplo 101. O usuário da interface de gerenciamento precisa então da permissão write = originate.
source-sipuni-lead = O Callcard se conecta a { $name } por conta própria. Você precisa da chave do WebSocket: quem cuida do seu { $name } a encontra nas configurações.
source-sipuni-ask =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Meu programa, o Callcard, pode escutar { $name } pelo WebSocket. Ele só escuta.

    Por favor, envie-me a chave do WebSocket das configurações do nosso { $name } e o meu número curto. Se o nosso firewall for rígido: meu computador precisa alcançar sipuni.com, porta 8083.

    Obrigado!
source-onlinepbx-lead = O Callcard se conecta a { $name } por conta própria. Você precisa do endereço e da porta do WebSocket e de uma chave de API de quem cuida do seu { $name }.
source-onlinepbx-ask =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Meu programa, o Callcard, pode escutar { $name } pelo WebSocket. Ele só escuta.

    Por favor, envie-me o endereço e a porta do WebSocket do nosso { $name }, uma chave de API e o meu ramal.

    Obrigado!
source-fritzbox-lead = O Callcard escuta o monitor de chamadas do { $name }. Ligue-o uma vez: disque #96*5* em um telefone conectado à caixa.
source-fritzbox-field-host-hint = Na própria rede, fritz.box basta
source-fritzbox-field-extensions = Seu número
source-fritzbox-field-extensions-hint = O seu número que recebe as chamadas, como a caixa o conhece, por exemplo 5551234, ou os dois dígitos do seu telefone. Se não souber, deixe vazio: depois ligue para si mesmo e escolha-o.
source-fritzbox-field-port-hint = Normalmente 1012
source-baresip-lead = O Callcard escuta o { $name } neste computador. Carregue o módulo ctrl_tcp (module_app ctrl_tcp.so no arquivo config) e inicie-o de novo.
source-baresip-field-extensions = Sua conta
source-baresip-field-extensions-hint = Só é preciso se várias pessoas usam este { $name }. Caso contrário, deixe vazio.
source-baresip-field-host-hint = 127.0.0.1 é este computador
source-baresip-field-port-hint = Normalmente 4444
source-field-network = Dispositivos desta rede podem alcançá-lo
source-field-network-hint = O Callcard escuta então na rede, não só neste computador. Quem não conhece o segredo do endereço não entra.
source-field-peers = Somente de
source-field-peers-hint = Os endereços ou redes que podem enviar, por exemplo 192.168.1.20 ou 192.168.1.0/24. Deixe vazio para todos os dispositivos desta rede.
source-field-preset = Como as chamadas são informadas
source-field-preset-own = Pela minha descrição
source-field-preset-usual = Com as palavras usuais
source-field-preset-creomate = 3CX Webhook Generator
source-field-preset-hint = Campos como event, id, from e ext, e palavras como ringing, answered e hangup são entendidos assim mesmo. Para outras palavras, escolha sua descrição e escreva-a abaixo, em Mais configurações.
source-field-map = Descrição dos campos
source-field-map-hint = JSON: em que campos estão o id, o evento, o número e o ramal, e o que os valores significam. A documentação tem um exemplo.
source-phone-lead = Quando toca, seu telefone abre um endereço deste computador. Aqui você recebe os endereços; depois eles são escritos uma vez no telefone.
source-phone-message =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Para isso, meu telefone precisa abrir estes endereços, um para cada evento. Na página web do telefone eles ficam em { $where }:

    { $urls }

    O telefone precisa alcançar { $at } na nossa rede (TCP): se houver um firewall, ele deve liberar essa porta, e meu computador deveria manter o endereço IP. Por favor, não repasse estes endereços: quem os conhece pode inventar chamadas na minha tela.

    Obrigado!
source-phone-where-yealink = Features → Action URL
source-phone-where-grandstream = Settings → Outbound Notification → Action URL, sem http://
source-phone-where-akuvox = Action URL, com Active ligado
source-phone-where-snom = Setup → Action URL Settings
source-phone-where-fanvil = Action URL (não vimos um Fanvil: seus campos podem ter outros nomes)
source-callcard-lead = Um script, um plano de discagem ou um PABX abre um endereço deste computador a cada chamada. Aqui você recebe o endereço.
source-callcard-message =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Por favor, faça nosso PABX, ou um script, abrir um endereço a cada chamada, com GET ou POST:

    { $urls }/ringing?from=CALLER&ext=EXTENSION&id=CALL
    { $urls }/answered?ext=EXTENSION&id=CALL
    { $urls }/ended?ext=EXTENSION&id=CALL

    CALLER é o número de quem liga, EXTENSION o ramal que toca, CALL o mesmo para todos os eventos de uma chamada. O endereço leva a { $at }. Por favor, não o repasse: quem o conhece pode inventar chamadas na minha tela.

    Obrigado!
source-zammad-lead = { $name } informa as chamadas a um endereço deste computador: newCall, answer e hangup. Aqui você recebe o endereço.
source-zammad-message =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Por favor, faça nosso PABX informar as chamadas a este endereço, como faz com o Zammad (eventos newCall, answer e hangup):

    { $urls }

    Ele precisa alcançar { $at } na nossa rede (TCP). Por favor, não repasse o endereço: quem o conhece pode inventar chamadas na minha tela.

    Obrigado!
source-mapped-lead = A cada chamada um PABX envia uma requisição a um endereço deste computador: em JSON, como formulário ou no próprio endereço. Aqui você recebe o endereço.
source-mapped-message =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Por favor, faça nosso PABX enviar uma requisição a este endereço quando uma chamada toca, é atendida e termina, com o número de quem liga, o ramal e um id da chamada:

    { $urls }

    Ele precisa alcançar { $at } na nossa rede (TCP). Por favor, não repasse o endereço: quem o conhece pode inventar chamadas na minha tela.

    Obrigado!
source-unfit-network = Se dispositivos da rede podem alcançá-lo é true ou false
source-unfit-preset = Não há descrição pronta com esse nome
source-unfit-address = Esta origem não tem endereço próprio: é o Callcard que se conecta
source-knock-wrong-secret = Um dispositivo em { $from } foi recusado: o segredo do endereço usado está errado ou é antigo
source-knock-wrong-secret-advice = Copie os endereços de novo e escreva-os no telefone
source-knock-not-on-the-list = Um dispositivo em { $from } foi recusado: não está entre os que podem enviar
source-knock-not-on-the-list-advice = Se for o seu telefone: na página “Telefones”, escolha Alterar e libere o acesso a dispositivos desta rede, ou acrescente o endereço dele
source-knock-unproven = Uma requisição de { $from } foi recusada: a assinatura ou o token falta ou está errado
source-knock-unproven-advice = Digite de novo o segredo do PABX
source-knock-not-understood = Não foi possível ler o que { $from } enviou
source-knock-not-understood-advice = Verifique se o endereço foi escrito inteiro e se o PABX é do tipo escolhido
source-field-host = Endereço
source-field-host-hint = Um nome ou endereço IP, por exemplo pbx.example.com
source-field-user = Usuário
source-field-secret = Senha
source-field-secret-paste = Colar a senha
source-field-extensions = Seu ramal
source-field-extensions-hint = O número interno do seu telefone, por exemplo 101. Se não souber, deixe vazio: depois ligue para si mesmo e escolha-o.
source-field-port = Porta
source-field-tls = Conexão criptografada (TLS)
source-asterisk-field-user-hint = Da interface de gerenciamento (AMI)
source-asterisk-field-port-hint = Normalmente 5038; com TLS, 5039
source-asterisk-field-login = Como a senha é enviada
source-asterisk-field-login-md5 = Não é enviada (MD5)
source-asterisk-field-login-plain = Como texto simples
source-asterisk-lead = O Callcard escuta { $name } por conta própria. Você precisa do endereço, de um usuário e de uma senha. Quem cuida da central cria tudo em um minuto: a mensagem abaixo diz como.
source-asterisk-ask =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Meu programa, o Callcard, pode escutar { $name } pela interface de gerenciamento (AMI). Ele só escuta e não precisa de permissão para mudar nada.

    Por favor, crie um usuário para ele em /etc/asterisk/manager.conf (no FreePBX: /etc/asterisk/manager_custom.conf):

    { "[callcard]" }
    secret = uma senha longa e aleatória
    deny = 0.0.0.0/0.0.0.0
    permit = 192.168.1.0/255.255.255.0
    read = call,agent
    write =

    “permit” é a rede dos nossos computadores. Na seção [general], enabled = yes, e bindaddr deve ser um endereço que nossos computadores alcancem. Depois execute: asterisk -rx "manager reload"

    Por favor, envie-me o endereço da central, a senha e o meu ramal.

    Obrigado!

## The doctor: each link between a ringing phone and its card

doctor-unknown = Não verificado: há um problema em um elo anterior
doctor-unasked = Não verificado: por enquanto o CRM não é consultado
doctor-demo = A demo não precisa disso
doctor-settings = Configurações
doctor-settings-ok = Podem ser lidas e salvas
doctor-settings-unsaved = Não podem ser salvas: { $why }
doctor-settings-unsaved-advice = Libere espaço ou permita a gravação na pasta do Callcard
doctor-settings-unusable = { $why }
doctor-settings-unusable-advice = O Callcard usa por enquanto as configurações padrão. Corrija o arquivo antigo e reinicie o Callcard, ou deixe assim
doctor-settings-partly = Não foi entendido e vale o padrão: { $why }
doctor-settings-partly-advice = O restante está em vigor. Escolha de novo nas configurações ou deixe para uma versão mais recente do Callcard
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
doctor-network = Conexão com o CRM
doctor-network-ok = { $host } está acessível
doctor-network-proxied = { $host } está acessível pelo proxy do sistema
doctor-tls = Conexão segura
doctor-tls-ok = O certificado é confiável
doctor-account = Conta
doctor-account-ok = { $name } responde
doctor-token = Validade do acesso
doctor-token-renewed = É renovado automaticamente
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
doctor-token-soon-advice = Peça um novo token e conecte a conta novamente antes disso, nas configurações
doctor-right = Envio de chamadas
doctor-right-ok = O CRM aceitou a última chamada
doctor-right-last = Último erro: { $trouble }
doctor-right-untried = Só se sabe depois da primeira chamada
doctor-right-untried-advice = Faça o diagnóstico com uma chamada de teste
doctor-me = Quem você é
doctor-me-ok = Usuário { $id }
doctor-notices = Notificações
doctor-notices-ok = São mostradas por { $server }. Clique em uma para abri-la
doctor-notices-middle = São mostradas por { $server }, sem botões. Abra com o botão do meio do mouse: com a configuração padrão, um clique comum só as fecha. Você pode ligar de volta pelo histórico
doctor-notices-button = São mostradas por { $server }. Abra com o primeiro botão da notificação: um clique fora dele não faz nada ou só a fecha
doctor-notices-no-buttons = São mostradas por { $server }, sem botões. Clique em uma para abri-la; ligue de volta pelo histórico
doctor-notices-plain = São mostradas por { $server }, que não aceita cliques
doctor-notices-plain-advice = Abra os cartões pelo menu ou use outro programa de notificações
doctor-notices-none = Não são mostradas: não há programa de notificações ativo
doctor-notices-none-advice = Inicie o programa de notificações do sistema
doctor-notices-silent = O programa de notificações não responde: { $why }
doctor-notices-silent-advice = Reinicie-o, ou saia da sessão e entre novamente
doctor-notices-off-app = { $server } não as mostra: estão desativadas para o Callcard
doctor-notices-off-app-advice = Ative-as para o Callcard em Configurações → Sistema → Notificações
doctor-notices-off-user = { $server } não as mostra: as notificações estão desativadas
doctor-notices-off-user-advice = Ative-as em Configurações → Sistema → Notificações
doctor-notices-off-policy = { $server } não as mostra: uma política da sua empresa não permite
doctor-notices-off-policy-advice = Fale com quem administra este computador
doctor-notices-held = { $server } só as deixa na lista: Não perturbe está ativado
doctor-notices-held-advice = Desative-o ou dê prioridade ao Callcard: Configurações → Sistema → Notificações → Definir notificações prioritárias
doctor-notices-refused = { $server } recusou a última ({ $code })
doctor-notices-refused-advice = Saia do Windows e entre de novo. Se continuar assim, envie o relatório ao suporte
doctor-tray = Bandeja
doctor-tray-ok = O sistema mostra ícones na bandeja
doctor-tray-none = O sistema não mostra ícones na bandeja
doctor-tray-none-advice = No GNOME, instale a extensão AppIndicator. As notificações funcionam mesmo assim
doctor-tray-headless = O Callcard está rodando sem tela
doctor-window = Janela
doctor-window-ok = A página não falhou
doctor-window-lost =
    { $count ->
        [one] A página falhou uma vez e foi recuperada
       *[other] A página falhou { $count } vezes e foi recuperada
    }
doctor-window-lost-advice = Se continuar, atualize o componente web do sistema (WebKitGTK, WebView2)
doctor-window-gone = A página falha sempre que é aberta
doctor-window-gone-advice = Atualize o componente web do sistema (WebKitGTK, WebView2) e reinicie o Callcard. As chamadas e as notificações funcionam mesmo assim
doctor-window-headless = O Callcard está rodando sem tela
doctor-window-no-web-view = Falta o Microsoft Edge WebView2, por isso a janela não abre
doctor-window-no-web-view-advice = Instale o WebView2 Runtime da Microsoft e inicie o Callcard de novo. As chamadas e as notificações continuam funcionando
doctor-browser = Navegador
doctor-browser-ok = Os cartões abrem no navegador do sistema
doctor-browser-none = O sistema não tem navegador padrão
doctor-browser-none-advice = Escolha um nas configurações do sistema
doctor-telephone = Retorno da chamada
doctor-telephone-ok = “Ligar de volta” abre { $program }
doctor-telephone-none = Nenhum programa aceita links { $scheme }:, por isso “Ligar de volta” copia o número
doctor-telephone-untold = O sistema não informa qual programa recebe os números
doctor-sources = Origens das chamadas
doctor-sources-ok = { $list }
doctor-sources-one =
    { $minutes ->
        [0] { $source }: agora mesmo
        [one] { $source }: há { $minutes } minuto
       *[other] { $source }: há { $minutes } minutos
    }
doctor-sources-none = Nenhuma chamada foi informada ainda
doctor-sources-none-advice = Conecte um telefone ou faça uma chamada de teste
doctor-sources-late = O relógio de { $source } está { $seconds } s atrasado
doctor-sources-late-advice = As chamadas dele são mostradas mesmo assim. Acerte o relógio daquele computador
doctor-source-ok =
    { $minutes ->
        [0] Conectado, última chamada agora mesmo
        [one] Conectado, última chamada há { $minutes } minuto
       *[other] Conectado, última chamada há { $minutes } minutos
    }
doctor-source-starting = Ainda não conectado
doctor-source-silent = Conectado, mas ainda não avisou de nenhuma chamada
doctor-source-silent-advice = Ligue para o seu telefone. Se nada chegar, pergunte a quem cuida da central se o Callcard pode ouvir as chamadas
doctor-source-silent-asterisk-advice = Ligue para o seu telefone. Se nada chegar, quem cuida da central precisa deixar o usuário ler as chamadas (read = call,agent)
doctor-source-others = Conectado, mas nenhuma chamada foi para o seu ramal
doctor-source-others-advice = Ligue para o seu telefone. Se nada chegar, o seu ramal não é o que você escreveu: a página “Telefones” mostra os que tocam
doctor-source-unclaimed = Conectado, mas ainda não sabe qual é o seu ramal
doctor-source-unclaimed-advice = Ligue para o seu telefone e escolha o seu ramal na página “Telefones”
doctor-source-here-alone = Só programas deste computador o alcançam: um telefone não
doctor-source-here-alone-advice = Na página “Telefones”, escolha Alterar e libere o acesso a dispositivos desta rede. Depois copie os endereços de novo
doctor-source-uncalled = Nenhum programa informou uma chamada ainda
doctor-source-uncalled-advice = Abra o endereço uma vez. Ele leva a { $at }, que só programas deste computador alcançam
doctor-source-unknocked = Nenhum telefone chegou ao seu endereço ainda
doctor-source-unknocked-advice = Ligue para o seu telefone. Se nada chegar: o telefone precisa ter os endereços, que levam a { $at }, estar na mesma rede que este computador, e o firewall daqui precisa liberar essa porta
## Tray menu

menu-demo = Demo · { $state }
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

window-demo = Demo
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
window-reason-unreadable = Isto não é um número de telefone
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
test-call-untold-detail = O CRM recebeu a chamada, mas não indicou nenhum cartão
test-call-uncertain-detail = O CRM pode ter recebido a chamada, por isso ela não é reenviada
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
history-answered = Atendida
history-ended = Encerrada
history-line = Linha
history-source = Origem
history-crm = CRM
history-copy = Copiar número
history-delete = Excluir
history-deleted = Chamada excluída
history-undo = Desfazer

## The frame of the window: its pages, its sidebar, its messages

page-welcome = Boas-vindas
page-history = Chamadas
page-test-call = Chamada de teste
page-phone = Telefones
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

ctl-not-running = O Callcard não está em execução; inicie-o e tente de novo
ctl-as-user = Para usar o Callcard de outro usuário, execute como esse usuário: sudo -u USER callcardctl …
ctl-stranger = outro usuário escuta ali
ctl-no-answer = O Callcard não respondeu em { $seconds } s
ctl-garbled = não é possível ler a resposta do Callcard
ctl-garbled-no-call = a resposta do Callcard não diz nada sobre a chamada
ctl-refused-for-now = O Callcard está sobrecarregado; tente de novo em { $seconds } s ({ $status })
ctl-no-reason = O Callcard recusou sem dar um motivo ({ $status })
ctl-number-missing = falta o número: informe-o depois do comando. Se quem liga o oculta, informe um vazio ("") ou --withheld
ctl-no-command = não existe o comando { $name }
ctl-told-ringing = Recebido: { $number } está ligando
ctl-told-ringing-hidden = Recebido: um número oculto está ligando (nenhum foi informado)
ctl-told-answered = Recebido: a chamada de { $number } foi atendida
ctl-told-answered-hidden = Recebido: a chamada foi atendida
ctl-told-ended = Recebido: a chamada de { $number } terminou
ctl-told-ended-hidden = Recebido: a chamada terminou
ctl-told-nothing = Nada foi informado: o Callcard não conhece essa chamada
ctl-system-not-found = esse arquivo não existe
ctl-system-denied = acesso negado
ctl-system-nobody = ninguém escuta ali
ctl-system-busy = ninguém responde ali
ctl-system-folder = é uma pasta
ctl-system-not-text = não é texto em UTF-8
ctl-system-interrupted = interrompido
ctl-system-error = erro do sistema { $number }
ctl-some-refused = eventos recusados: { $refused } de { $events }
ctl-checks-failed = verificações com falha: { $failed } de { $checks }
ctl-no-live-call = não há chamadas em andamento; indique uma pelo número ou com --call-id
ctl-several-live = há { $count } chamadas em andamento; indique uma pelo número ou com --call-id:
ctl-unreadable = não foi possível ler { $file }: { $why }
ctl-bad-line = a linha { $line } não é um evento
ctl-no-home = este usuário não tem pasta pessoal; defina { $variable }
ctl-relative-home = { $variable } precisa ser um caminho absoluto, não { $path }
ctl-unknown-user = não foi possível saber quem é o usuário: { $why }

ctl-token = token
ctl-password = senha
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
ctl-row-source = origem
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
ctl-signed-out = Você saiu da conta. Os dados de acesso foram removidos e as chamadas voltam para a demo.
ctl-source-added = { $name } está configurado; o Callcard passa a escutá-lo
ctl-source-removed = { $name } foi removido, junto com a senha
ctl-needs-hub = precisa do hub
ctl-source-secret-kept = O segredo de { $name } está guardado
ctl-source-secret-needed = Precisa do segredo: { $command }
ctl-source-secret-wanted = Com o segredo, só é aceito o que foi assinado: { $command }
ctl-source-url-next = Os endereços a escrever nela: { $command }
ctl-source-needs-hub = Ela tem de chegar ao Callcard pela internet: até um posto de trabalho não chega, precisa do hub
ctl-source-no-url = { $name } não tem endereço: é o Callcard que se conecta
ctl-source-url-masked = O segredo neles está oculto: --show o mostra
ctl-source-url-here-alone = Só programas deste computador chegam a eles. Para telefones na rede, configure de novo com --network
ctl-source-renewed = { $name } tem endereços novos; os antigos não funcionam mais: { $command }
ctl-source-lets-in = { $name } deixa o Callcard entrar
ctl-withheld = oculto
ctl-passed-over = … mudanças omitidas: { $count }
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
ctl-column-value = VALOR
ctl-column-may-be = PODE SER
ctl-column-what = O QUE É
ctl-column-state = ESTADO
ctl-column-others = DE OUTROS
ctl-from-to = de { $least } a { $most }
ctl-several = vários valores

ctl-mark-ok = ok
ctl-mark-warning = atenção
ctl-mark-failed = FALHA
ctl-mark-skipped = pulado

ctl-word-in = recebida
ctl-word-out = feita
ctl-word-ringing = tocando
ctl-word-answered = em curso
ctl-word-ended = terminada
ctl-word-talked = atendida
ctl-word-missed = perdida
ctl-word-elsewhere = outro atendeu
ctl-word-declined = recusada
ctl-word-unknown = não se sabe
ctl-word-queued = na fila
ctl-word-sending = sendo enviada
ctl-word-done = enviada
ctl-word-uncertain = sem resposta
ctl-word-refused = recusada
ctl-word-dropped = não enviada
ctl-word-card = ficha
ctl-word-not-in-crm = não está no CRM
ctl-word-untold = o CRM não indicou ficha
ctl-word-paused = em pausa
ctl-word-not-for-you = para outra pessoa
ctl-word-stale = tarde demais
ctl-word-crowded = muitas de uma vez
ctl-word-outgoing = feita daqui
ctl-word-over = já tinha terminado
ctl-word-ignored = número ignorado
ctl-word-too-short = curta demais
ctl-word-other-line = outra linha
ctl-word-withheld = número oculto
ctl-word-internal = interna
ctl-word-unreadable = não é um número
ctl-word-no-me = informe antes quem você é
ctl-word-signed-out = sem login
ctl-word-blocked = bloqueada
ctl-word-not-stored = não gravada em disco
ctl-word-switched = a conta foi trocada
ctl-word-sign-in = acesso recusado
ctl-word-unpaid = sem pagamento
ctl-word-no-right = sem permissão
ctl-word-not-an-account = essa conta não existe
ctl-word-redirected = o endereço mudou
ctl-word-rejected = rejeitada pelo CRM
ctl-word-on = ativadas
ctl-word-sandbox = demo
ctl-word-account = conta
ctl-word-token = token
ctl-word-oauth = OAuth
ctl-word-ready = pronta
ctl-word-expired = expirada
ctl-word-starting = iniciando
ctl-word-listening = recebe chamadas
ctl-word-waiting = tentará de novo
ctl-word-failed = falhou
ctl-word-stopped = parada
ctl-word-deal = negócio
ctl-word-customer = cliente
ctl-word-contact = contato
ctl-word-company = empresa

ctl-sandbox-up = O CRM de exemplo está no ar, até Ctrl-C.
ctl-sandbox-pages = Cartões e números para experimentar:
ctl-sandbox-token = Token, válido até ele parar:
ctl-sandbox-report = Informar uma chamada ao usuário { $id }:
ctl-sandbox-faults = Fazê-lo falhar:

## Why the window was refused something

settings-refusal-out-of-range = De { $least } a { $most }
settings-refusal-not-one-of = Um de: { $words }
settings-refusal-not-a-country = Esse país não existe
settings-refusal-not-a-list = É preciso uma lista de textos
settings-refusal-not-a-pattern = “{ $text }” não é um número nem o começo de um com * no fim
settings-refusal-too-many = No máximo { $most } entradas
settings-refusal-not-a-name = O nome de uma linha tem no máximo 200 caracteres
settings-refusal-not-an-address = Escreva um endereço IP deste computador
settings-refusal-not-a-url = Escreva um endereço que comece com http:// ou https://
settings-refusal-not-a-path = Escreva o caminho completo de um arquivo
settings-refusal-not-a-network = “{ $text }” não é um endereço IP nem uma rede como 10.0.0.0/8
settings-refusal-not-saved = Não foi possível salvar as configurações: { $why }
settings-refusal-not-a-host = Este não é o endereço de uma conta. Abra o CRM no navegador e copie o endereço
settings-refusal-not-a-token = Isto não é um token: é uma só palavra longa
settings-refusal-other-account = Este token pertence a outra conta
settings-refusal-other-address = Neste endereço há outra conta: o acesso guardado não é dela
settings-refusal-sign-in = O CRM não aceita este token. Copie-o de novo, inteiro e desta conta
settings-refusal-sign-in-code = O CRM não aceita o código ou a chave secreta. O código funciona uma única vez e dura 20 minutos: copie um novo
settings-refusal-sign-in-kept = O CRM não aceita este acesso neste endereço. Entre de novo, com um token ou com um novo código
settings-refusal-no-such-user = A conta não tem um usuário ativo { $id }
settings-refusal-sandbox = Nenhuma conta está conectada
settings-refusal-not-removed = A sessão foi encerrada, mas os segredos ainda estão no chaveiro. { $trouble }
settings-refusal-no-account = Não é possível iniciar o CRM de exemplo: { $why }
settings-refusal-no-secret = Primeiro copie e cole aqui
settings-refusal-empty = Não há texto na área de transferência
settings-refusal-several-words = Há mais de uma palavra na área de transferência. Copie só o que é pedido
settings-refusal-too-long = O texto da área de transferência é longo demais
history-refusal-not-written = Não foi possível gravar a tabela: { $why }

## Where something can be done about what keeps calls from the CRM

notice-settings = Abrir configurações
notice-doctor = Ver o que houve

## The history page

history-outgoing = Chamada efetuada
history-new = ainda não vista
history-unanswered = Sem resposta
history-find = Nome ou número
history-filter = Quais chamadas
history-filter-all = Todas
history-filter-missed = Perdidas
history-filter-unknown = Fora do CRM
history-filter-silent = Sem notificação
history-found =
    { $count ->
        [one] { $count } chamada
       *[other] { $count } chamadas
    }
history-found-more = Mais de { $count } chamadas
history-newer =
    { $count ->
        [one] { $count } chamada nova
       *[other] { $count } chamadas novas
    }
history-none-missed = Nenhuma chamada perdida
history-none-unknown = Nenhuma chamada de números fora do CRM
history-none-silent = Nenhuma chamada sem notificação
history-not-found-missed = Nenhuma chamada perdida corresponde a “{ $text }”
history-not-found-unknown = Nenhuma chamada de fora do CRM corresponde a “{ $text }”
history-not-found-silent = Nenhuma chamada sem notificação corresponde a “{ $text }”
history-show-all = Mostrar todas as chamadas
history-search-all = Buscar em todas
history-connect-phone = Conectar um telefone
history-retry = Tentar de novo

history-export = Exportar
history-exported = Salvo em Downloads: { $file }
history-reveal = Mostrar
history-clear = Excluir todas…
history-clear-title = Excluir todas as chamadas?
history-clear-text =
    { $count ->
        [0] Não há nada para excluir: nenhuma chamada terminou ainda.
        [one] { $count } chamada sairá do Callcard para sempre. Nada muda no CRM.
       *[other] { $count } chamadas sairão do Callcard para sempre. Nada muda no CRM.
    }
history-clear-text-more = Mais de { $count } chamadas sairão do Callcard para sempre. Nada muda no CRM.
history-clear-keep = Manter
history-clear-go = Excluir todas
history-cleared =
    { $count ->
        [one] { $count } chamada excluída
       *[other] { $count } chamadas excluídas
    }

# The course of a call.
history-course = Andamento da chamada
history-step-rang = Tocou
history-step-called = Você ligou
history-step-answered = Atendida após { $time }
history-step-reached = Atenderam após { $time }
history-step-talked = Terminou após { $time } de conversa
history-step-missed = Parou de tocar após { $time }
history-step-unanswered = Sem resposta por { $time }
history-step-elsewhere = Um colega atendeu após { $time }
history-step-declined = Recusada após { $time }
history-step-unknown = Não foi informado como terminou
history-step-ringing = Ainda tocando
history-step-talking = Ainda em conversa
history-number = Número
history-to = Número chamado
history-users = Para
history-user = Usuário { $id }
history-you = { $name } (você)
history-request = ID da solicitação
history-request-use = O suporte do CRM pede este ID

# Why there was no notification. The last part of the key is the reason's code.
history-why-paused = Não houve notificação porque as notificações estavam pausadas.
history-why-resumed = Elas já estão ativas de novo.
history-why-not-for-you = Não houve notificação porque a chamada era para outra pessoa.
history-why-stale = Não houve notificação porque o Callcard soube da chamada tarde demais.
history-why-crowded = Não houve notificação porque chamadas demais tocaram ao mesmo tempo.
history-why-outgoing = Não houve notificação porque você fez esta chamada.
history-why-over = Não houve notificação porque a chamada terminou cedo demais.
history-why-ignored = Não houve notificação porque este número está na sua lista de ignorados.
history-why-too-short = Não houve notificação porque o número é mais curto do que o definido nas configurações.
history-why-other-line = Não houve notificação porque a chamada veio por uma linha que não é sua.
history-turn-settings = Abrir as configurações
history-turn-doctor = Verificar a conexão

## The settings page

settings-lead = As alterações são salvas na hora
settings-contents = Configurações
settings-saved = Salvo
settings-read-again = Tentar de novo
settings-leave = Deixar como está
settings-add = Adicionar
settings-remove = Remover { $entry }
settings-removed = { $entry } foi removido
settings-listed = { $entry } já está na lista
settings-less = Menos
settings-more = Mais
settings-whole-number = Um número inteiro de { $least } a { $most }

settings-section-account = Conta
settings-section-notices = Notificações
settings-section-quiet = Não perturbe
settings-section-calls = Chamadas
settings-section-start = Aparência
settings-section-about = Sobre

settings-demo = Você está usando o CRM de exemplo
settings-demo-effect = Ele vem com o Callcard e conhece algumas pessoas inventadas. Conecte sua conta para ver quem está ligando de verdade
settings-connect = Conectar amoCRM ou Kommo
settings-connect-again = Conectar de novo
settings-account-ready = Conectada
settings-sign-in-oauth = Acesso por uma integração, renovado automaticamente
settings-sign-in-token = Acesso por token
settings-sign-in-token-until = Acesso por token, válido até { $date }
settings-sign-out = Sair
settings-sign-out-ask = Sair de { $name }?
settings-sign-out-effect = Os dados de acesso são apagados deste computador e as chamadas pendentes não são enviadas. Depois, o CRM de exemplo passa a ser usado. A lista de chamadas fica.
settings-sign-out-keep = Continuar conectado
settings-me = Você
settings-me-effect = As chamadas para este usuário aparecem aqui
settings-me-none = Ninguém tem esse nome
settings-me-owner = dono do acesso
settings-me-admin = administrador
settings-me-choose = Sou eu
settings-me-not-an-id = O número do usuário só tem dígitos. Ele está no endereço do seu perfil no CRM
settings-choose-me = Qual usuário é você?
settings-choose-me-effect = As chamadas para este usuário vão aparecer aqui. Enquanto você não escolher, nada é enviado à conta
settings-choose-me-number = Digite seu número de usuário: ele está no endereço do seu perfil no CRM. Até lá, nada é enviado à conta
settings-everyone = Mostrar as chamadas de todos os usuários
settings-everyone-effect = Senão, só aparecem as chamadas para você

settings-privacy = O que a notificação mostra
settings-privacy-full = Tudo
settings-privacy-number = Só o número
settings-privacy-hidden = Oculto
settings-privacy-full-effect = O cartão, o nome e o número
settings-privacy-number-effect = O número; o nome só aparece ao abrir o cartão
settings-privacy-hidden-effect = Só que alguém está ligando, para telas que outros veem
settings-privacy-preview = Exemplo de notificação
settings-sample-deal = Cozinha de carvalho
settings-sample-person = Ivan Petrov
settings-sound = Som
settings-sound-effect = Uma chamada recebida toca o som de notificação do sistema
settings-keep-answered = Manter a notificação durante a conversa
settings-keep-answered-effect = Senão, ela some assim que a chamada é atendida
settings-open-when = Abrir o cartão
settings-open-when-click = Ao clicar
settings-open-when-answered = Ao atender
settings-open-when-click-effect = Um clique na notificação abre o cartão
settings-open-when-answered-effect = O navegador vem para a frente sozinho quando você atende
settings-open-outgoing = Também nas chamadas que eu faço
settings-open-outgoing-effect = O cartão se abre quando a outra pessoa atende
settings-call-back = “Ligar de volta” abre
settings-call-back-effect = O tipo de link. Se abrir o softphone errado, ou nenhum, tente outro
settings-call-back-tel = tel:
settings-call-back-callto = callto:
settings-call-back-sip = sip:
settings-ring-limit = Considerar a chamada encerrada após
settings-ring-limit-effect = Alguns telefones só informam que estão tocando. Se o fim não for informado, a chamada é considerada encerrada passado este tempo desde o último toque
settings-ring-limit-unit =
    { $count ->
        [one] segundo
       *[other] segundos
    }

settings-pause = Pausar as notificações
settings-pause-effect = As chamadas continuam aparecendo na lista, sem notificação
settings-pause-until = Em pausa até { $time }
settings-unreported-while-paused = Não informar o CRM durante uma pausa
settings-unreported-while-paused-effect = Senão, ele é informado das chamadas como sempre
settings-ignored = Números ignorados
settings-ignored-effect = Sem notificação e sem informar o CRM. Um * substitui qualquer final
settings-ignored-example = +7495* ou 101
settings-shortest = Ignorar números curtos
settings-shortest-effect = Números com menos dígitos são ignorados, como os ramais. Com 0, nenhum
settings-shortest-unit =
    { $count ->
        [one] dígito
       *[other] dígitos
    }
settings-lines = Suas linhas
settings-lines-effect = Só aparecem as chamadas nestas linhas. Sem nenhuma aqui, aparecem todas
settings-lines-example = Vendas

settings-days =
    { $days ->
        [365] 1 ano
        [one] { $days } dia
       *[other] { $days } dias
    }
settings-history-days = Guardar as chamadas por
settings-history-days-effect = As mais antigas são apagadas deste computador; o CRM guarda as dele
settings-history-days-own = Outro prazo
settings-history-days-unit =
    { $count ->
        [one] dia
       *[other] dias
    }
settings-history-days-ask =
    { $days ->
        [365] Guardar as chamadas por só 1 ano?
        [one] Guardar as chamadas por só { $days } dia?
       *[other] Guardar as chamadas por só { $days } dias?
    }
settings-history-days-deletes =
    { $days ->
        [365] As chamadas com mais de 1 ano são apagadas agora. Isso não pode ser desfeito.
        [one] As chamadas com mais de { $days } dia são apagadas agora. Isso não pode ser desfeito.
       *[other] As chamadas com mais de { $days } dias são apagadas agora. Isso não pode ser desfeito.
    }
settings-history-days-go = Apagar as antigas
settings-default-country = País dos números locais
settings-default-country-effect = Números sem código de país são lidos como deste país
settings-default-country-none = Esse país não existe
settings-default-country-auto = O da conta: { $country }
settings-door-address = Os telefones da rede podem avisar de chamadas
settings-door-address-effect = Telefones de mesa e centrais telefônicas chegam então a este computador. Desligado: só os programas dele
settings-door-port = Porta para telefones
settings-door-port-effect = Os telefones escrevem para esta porta. Se a mudar, escreva neles os novos endereços
settings-door-port-unit = { "" }
settings-door-url = Entrada HTTP: endereço de fora
settings-door-certificate = Entrada HTTP: certificado
settings-door-key = Entrada HTTP: chave do certificado
settings-door-proxies = Entrada HTTP: proxies à frente
settings-internal-digits = Ramal mais longo
settings-internal-digits-effect = Números com mais dígitos são buscados no CRM
settings-internal-digits-unit =
    { $count ->
        [one] dígito
       *[other] dígitos
    }

settings-language = Idioma
settings-language-effect = Desta janela, do menu e das notificações
settings-language-auto = Sistema
settings-theme = Tema
settings-theme-effect = Desta janela
settings-theme-system = Sistema
settings-theme-light = Claro
settings-theme-dark = Escuro
settings-start-at-login = Iniciar com o computador
settings-start-at-login-effect = O Callcard espera na bandeja desde que você entra no sistema
settings-start-at-login-unknown = Este sistema não deixa o Callcard ver nem mudar isso

settings-version = Callcard { $version }
settings-licence = Software livre sob a licença MIT ou Apache 2.0, à sua escolha
settings-keys = Atalhos de teclado
settings-keys-pages = páginas, na ordem da barra lateral
settings-keys-settings = configurações
settings-keys-search = buscar nas chamadas
settings-keys-close = fechar o que está aberto e depois a janela

## The doctor and test call pages

checkup-lead = Todo o caminho de uma chamada, do telefone ao cartão
checkup-looking-links = Verificando cada elo…
checkup-looking-test-call = Aguardando o CRM…
checkup-ok = Está tudo certo
checkup-ok-detail = As chamadas chegam do telefone ao cartão
checkup-warning =
    { $count ->
        [1] Funciona, mas algo pode melhorar: { $title }
       *[other] Funciona, mas { $count } coisas podem melhorar
    }
checkup-failed =
    { $count ->
        [1] 1 elo com falha: { $title }
       *[other] { $count } elos com falha: comece por este
    }
checkup-undone = Não foi possível fazer a verificação
checkup-again = Verificar de novo
checkup-test-call = Verificar com uma chamada
checkup-effect = A chamada de teste chega ao seu CRM como uma de verdade.
checkup-effect-demo = A chamada de teste chega só ao CRM de exemplo.
checkup-at = Verificado às { $time }
checkup-computer = Este computador
checkup-crm = CRM
checkup-phone = Telefones
checkup-mend-settings = Abrir configurações
checkup-mend-phone = Ir para Telefones
checkup-advice-me-failed = Escolha quem você é nas configurações. Até lá nada é enviado à conta
checkup-advice-right-skipped = A verificação com uma chamada mostra isso
checkup-advice-sources-warning = A página “Telefones” mostra como conectar um
checkup-state-ok = OK
checkup-state-warning = Pode melhorar
checkup-state-failed = Com falha
checkup-state-skipped = Não verificado
checkup-state-waiting = Ainda não verificado
checkup-report = Relatório para o suporte
checkup-report-lead = Sem nomes, números nem segredos
checkup-report-show = Mostrar
checkup-report-hide = Ocultar
checkup-report-copy = Copiar relatório

test-call-whole = Número completo
test-call-nothing-yet = Aqui aparecem quem liga e cada etapa da chamada

## The welcome and phone pages

welcome-picture = Um telefone toca, uma notificação diz quem está ligando e um clique abre o cartão
welcome-title = Saiba quem está ligando antes de atender
welcome-lead = O Callcard encontra o número no amoCRM ou no Kommo, mostra o nome no canto da tela e abre o cartão com um clique.
welcome-try = Experimentar agora
welcome-connect = Conectar amoCRM / Kommo
welcome-try-aside = Não é preciso ter conta: o Callcard inclui um CRM de exemplo.
welcome-keep-icon = O Windows oculta os ícones novos atrás da seta ao lado do relógio. Para manter o do Callcard sempre à vista, arraste-o de lá até o relógio.
welcome-ways = Passos da configuração
welcome-back = Voltar
welcome-later = Mais tarde

welcome-ringing = O telefone está tocando
welcome-ringing-lead = O Callcard está perguntando ao CRM de exemplo quem é.
welcome-shown = Uma notificação acabou de aparecer no canto da tela
welcome-silent = Esta chamada veio sem notificação
welcome-click =
    { $click ->
        [middle] Clique nela com o botão do meio do mouse
        [button] Pressione o botão dela
       *[plain] Clique nela
    }
welcome-click-deal = { $how }: o lead se abre.
welcome-click-customer = { $how }: o cliente se abre.
welcome-click-contact = { $how }: o contato se abre.
welcome-click-company = { $how }: a empresa se abre.
welcome-click-new-contact = { $how }: um novo contato se abre com este número.
welcome-click-search = { $how }: o CRM busca o número.
welcome-stage-rings = Tocando
welcome-stage-answers = O CRM respondeu
welcome-stage-shows = Notificação exibida
welcome-others = Experimentar outra chamada
welcome-unseen = Nenhuma notificação? Descubra por quê

welcome-steps = Passos
welcome-step-host = Conta
welcome-step-sign-in = Acesso
welcome-step-me = Quem trabalha neste computador?
welcome-mend = Alterar
welcome-mend-what = Alterar: { $title }
welcome-host = Endereço da conta
welcome-host-hint = Por exemplo, cedar.kommo.com. Você pode colar o endereço de qualquer página do seu CRM
welcome-way-token = Token de longa duração
welcome-way-oauth = Código OAuth
welcome-way-kept = Manter o acesso
welcome-secret-token = Token
welcome-secret-client-secret = Chave secreta
welcome-secret-code = Código de autorização
welcome-paste-token = Colar o token
welcome-paste-client-secret = Colar a chave secreta
welcome-paste-code = Colar o código
welcome-secret-length =
    { $count ->
        [one] { $count } caractere
       *[other] { $count } caracteres
    }
welcome-secret-until = { $length } · válido até { $date }
welcome-secret-replace = Substituir
welcome-safe-token = O token vai direto da área de transferência para o chaveiro do sistema. Esta página nunca o vê.
welcome-safe-oauth = A chave secreta e o código vão direto da área de transferência para o Callcard e o chaveiro do sistema. Esta página nunca os vê.
welcome-safe-kept = Para uma conta que mudou de nome: só o endereço é outro. O acesso que o Callcard guarda continua valendo e não é preciso copiar nada.
welcome-client-id = ID de integração
welcome-redirect-uri = URL de redirecionamento
welcome-redirect-uri-hint = Exatamente como está na integração
welcome-code-hint = Funciona uma única vez e dura 20 minutos
welcome-where-token = Onde encontrar o token
welcome-where-oauth = Onde encontrar estes dados
welcome-where-settings = No amoCRM ou no Kommo, abra Configurações → Integrações
welcome-where-integration = Abra sua integração ou crie uma privada
welcome-where-keys = Abra a aba “Chaves e escopos”
welcome-where-token-last = Gere um token de longa duração e copie-o. Ele é mostrado só uma vez
welcome-where-oauth-last = Copie de lá o ID de integração, a chave secreta e o código de autorização
welcome-where-rights = Só um administrador pode fazer isso. Lembre-se: um acesso criado por um administrador tem os direitos de um administrador.
welcome-connect-go = Conectar
welcome-asking = Consultando { $host }…
welcome-proved = { $name } — verificada
welcome-me-lead = O acesso costuma ser de um administrador. Escolha você, para que as chamadas sejam registradas em seu nome.
welcome-me-search = Buscar por nome
welcome-me-none = Ninguém encontrado para “{ $text }”
welcome-me-admin = Administrador
welcome-me-number = Seu número de usuário no CRM
welcome-me-number-hint = Este acesso não permite ver a lista de usuários. Abra seu perfil no CRM: o número está no fim do endereço
welcome-me-named = Sou { $name }
welcome-me-go = Continuar
welcome-finish = Concluir

phone-lead = De onde vêm as chamadas e como conectar seu telefone.
phone-waiting = Aguardando sua primeira chamada…
phone-waiting-lead = Escolha seu telefone abaixo, configure-o e ligue para ele. As chamadas de teste desta janela não contam.
phone-arrived = Uma chamada chegou: seu telefone está conectado
phone-arrived-from = Informada por { $source } · { $when }
phone-again = Aguardar outra
phone-sources = De onde vêm as chamadas
phone-microsip-where = Feche o MicroSIP, abra o MicroSIP.ini e coloque estas linhas em [Settings], no lugar das que começam igual. O MicroSIP acrescenta o número sozinho. Chamadas recusadas contam como perdidas: o MicroSIP não as distingue.
phone-microsip-not-here = O MicroSIP funciona apenas no Windows.
phone-twinkle-where = Salve isto em um arquivo e torne-o executável. No Twinkle, abra Edit → User profile → Scripts e escolha o arquivo em todos os campos: ele mesmo distingue o que acontece com a chamada.
phone-twinkle-not-here = O Twinkle funciona apenas no Linux.
phone-curl-where = Coloque isto em qualquer script de shell deste computador. Depois, com o mesmo número: callcard answered quando for atendida e callcard ended quando terminar. O formato é o do próprio CRM.
phone-curl-not-here = Neste sistema o curl não alcança o Callcard: use o callcardctl.
phone-callcardctl-where = Faça seu softphone ou script executar a primeira linha quando chegar uma chamada, a segunda quando for atendida e a terceira quando terminar, cada uma com o número de quem liga no final. Teste a primeira no terminal.
phone-callcardctl-not-here = O callcardctl não está instalado com este Callcard.
phone-powershell-where = A primeira linha é para quando chega uma chamada, a segunda para quando é atendida e a terceira para quando termina, cada uma com o número de quem liga no final.
phone-powershell-not-here = O PowerShell é para Windows: use callcardctl ou curl.
phone-python-where = Coloque isto no seu script. Depois, com o mesmo número: "answered" quando for atendida e "ended" quando terminar. Não precisa de nada além do próprio Python.
phone-python-not-here = Neste sistema o Python não alcança o Callcard assim: execute o callcardctl a partir dele.
phone-php-where = Coloque isto no seu script. Depois, com o mesmo número: 'answered' quando for atendida e 'ended' quando terminar. Precisa da extensão curl do PHP.
phone-php-not-here = Neste sistema o PHP não alcança o Callcard assim: execute o callcardctl a partir dele.
phone-socket = Onde o Callcard escuta
phone-socket-text = Para integradores: HTTP por este endereço local, no formato do /api/v2/events do próprio CRM.
welcome-secret-kept = Salva no chaveiro
phone-which = Qual é o seu telefone?
phone-another = Conectar outro telefone
phone-search = Buscar: Asterisk, Yealink, Zoiper…
phone-found =
    { $count ->
        [one] { $count } telefone encontrado
       *[other] { $count } telefones encontrados
    }
phone-none-found = “{ $typed }” não está na lista. Esta mensagem pergunta a quem cuida da sua central telefônica como ela pode informar as chamadas.
phone-group-system = Centrais telefônicas
phone-group-system-also = PBX PABX escritório
phone-group-cloud = Na nuvem
phone-group-cloud-also = nuvem virtual PABX PBX VoIP operadora
phone-group-desk = Telefones de mesa
phone-group-desk-also = telefone IP ramal
phone-group-softphone = Programas
phone-group-softphone-also = softphone aplicativo
phone-group-script = Seus próprios scripts
phone-group-script-also = integração API desenvolvedor
phone-back = Voltar a todos os telefones
phone-connect = Conectar
phone-save = Salvar
phone-keep-anyway = Salvar mesmo assim
phone-cancel = Cancelar
phone-trying = Testando o acesso…
phone-tried-ok = A central telefônica aceita o Callcard
phone-more-fields = Mais configurações
phone-secret-safe = A senha vai da área de transferência direto para o chaveiro do sistema. Esta página nunca a vê.
phone-ask = Mensagem para quem cuida da central telefônica
phone-ask-copy = Copiar a mensagem
phone-ask-hub =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Meu programa é o Callcard. { $name } pode informar as chamadas a um endereço web, mas não alcança o meu computador.

    Para isso existe o hub do Callcard: um pequeno servidor da nossa empresa com endereço na internet. { $name } informa cada chamada a ele, e ele as passa ao Callcard de cada pessoa. Assim ninguém precisa de um acesso próprio a { $name } nem ao CRM.

    Você poderia instalar um hub e fazer { $name } enviar os eventos das chamadas a ele?

    Obrigado!
phone-ask-system =
    Olá!

    Gostaria de ver no meu computador quem está ligando. Meu programa é o Callcard, e falo por { $name }. O Callcard precisa de uma destas coisas:

    1. Se a nossa central é um Asterisk (FreePBX, Issabel, MikoPBX e outros): um usuário da interface de gerenciamento (AMI) com read = call,agent e sem permissão de escrita; o endereço, o nome e a senha; e o meu ramal.

    2. Se a nossa central fica na nuvem e pode informar as chamadas a um endereço web: um hub do Callcard em um servidor nosso que ela alcance.

    3. Se algo pode executar um programa no meu computador quando meu telefone toca: callcardctl ring NÚMERO, depois callcardctl answer NÚMERO e callcardctl end NÚMERO.

    Qual central telefônica temos, e qual destas coisas é possível?

    Obrigado!
phone-way-hub = { $name } informa as chamadas pela internet, e de lá não se alcança este computador. É preciso o hub do Callcard: um servidor da sua empresa que ouve as chamadas e as passa a cada mesa. Ele não é configurado aqui, mas você pode pedi-lo.
phone-way-no-hook = Até onde sabemos, { $name } não tem como dizer a outros programas quem está ligando. A central telefônica por trás dele tem: pergunte qual é e escolha-a aqui.
phone-way-unheard = O Callcard ainda não escuta { $name } por conta própria. Se a central puder executar um script ou informar as chamadas a um endereço web, dá para conectá-la mesmo assim: pergunte a quem cuida dela.
phone-way-cloud = Não se sabe o bastante sobre como { $name } informa as chamadas para prometer algo. Se puder informá-las a um endereço web, é preciso o hub do Callcard, um servidor da sua empresa: pergunte a quem cuida da telefonia.
phone-way-desk = Até onde sabemos, os telefones { $name } não têm como informar as chamadas por si mesmos. A central telefônica por trás deles tem: pergunte qual é e escolha-a aqui.
phone-way-3cx = Até onde sabemos, os aplicativos da 3CX não têm como dizer a outros programas quem está ligando; só o antigo 3CXPhone para Windows tinha. Pergunte a quem cuida da 3CX se ela pode informar as chamadas a um endereço web.
phone-way-rule = Crie em { $name } uma regra para chamadas recebidas que execute a primeira linha abaixo, com o marcador do número de quem liga no lugar do exemplo. Se houver regras para chamadas atendidas e encerradas, use nelas a segunda e a terceira linha.
phone-source-call = Agora ligue para { $extensions } de outro telefone: vai tocar aqui também
phone-source-call-yourself = Agora ligue para o seu próprio telefone: o ramal aparecerá aqui
phone-source-whose = Qual destes é você?
phone-source-mine =
    { $count ->
        [one] Seu ramal: { $extensions }
       *[other] Seus ramais: { $extensions }
    }
phone-stranger = { $name } tocou { $when }
phone-stranger-take = Sou eu
phone-stranger-take-what = Sou eu: { $name }
phone-strangers =
    { $count ->
        [one] Tocou mais { $count } ramal
       *[other] Tocaram mais { $count } ramais
    }
phone-change = Alterar
phone-change-what = Alterar { $name }
phone-remove = Remover
phone-remove-what = Remover { $name }
phone-removed = { $name } foi removido
phone-remove-title = Remover { $name }?
phone-remove-text = Nenhuma chamada virá mais dali, e a senha será removida do chaveiro. As chamadas que vieram continuam no histórico.
phone-microsip-not-found = As configurações do MicroSIP não estão onde ele costuma guardá-las. Copie as linhas abaixo.
phone-microsip-several = As configurações do MicroSIP estão em vários lugares, e o Callcard não adivinha. Copie as linhas abaixo.
phone-microsip-running = Feche primeiro o MicroSIP: ao terminar, ele apagaria o que o Callcard configura.
phone-microsip-ready = O Callcard pode configurar o MicroSIP para você. Antes, faz uma cópia de { $file }.
phone-microsip-set-up = O MicroSIP está configurado. Abra-o e ligue para o seu telefone.
phone-microsip-taken = O MicroSIP já executa outro programa nas chamadas, por isso o Callcard não mexe nele: { $detail }
phone-microsip-not-understood = { $file } não está como o MicroSIP costuma escrevê-lo, por isso o Callcard não mexe nele. Copie as linhas abaixo.
phone-microsip-failed = Não foi possível alterar { $file }: { $detail }
phone-microsip-do-set-up = Configurar para mim
phone-microsip-do-undo = Desfazer
phone-microsip-do-look = Olhar de novo
phone-by-hand = Fazer à mão
phone-set-up = Obter os endereços
phone-urls = O que escrever no telefone
phone-urls-plain = O endereço
phone-urls-where = Na página web do telefone: { $where }
phone-urls-safe = O segredo dos endereços fica oculto aqui e é copiado inteiro.
phone-urls-copy = Copiar
phone-urls-copy-what = Copiar o endereço para { $field }
phone-urls-here = Estes endereços só funcionam neste computador. Para um telefone, escolha Alterar e libere o acesso a dispositivos desta rede.
phone-urls-network = Eles levam a { $at }. Se este computador tiver firewall, ele deve liberar essa porta, e o computador deveria manter seu endereço na rede.
phone-urls-show = Endereços
phone-urls-renew = Novos endereços
phone-urls-renew-title = Novos endereços para { $name }?
phone-urls-renew-text = Os antigos param de funcionar na hora: os novos terão de ser escritos em cada telefone.
phone-urls-renewed = { $name } tem endereços novos
phone-urls-ask = Mensagem para quem configura os telefones
phone-source-unknocked = Nenhuma chamada chegou ainda. Escreva os endereços e depois ligue para si mesmo.
phone-remove-text-door = Os endereços dele param de funcionar, e nenhuma chamada virá mais dali. As chamadas que vieram continuam no histórico.
