## Every page
demo = Demonstração
demo-note = Um CRM de demonstração neste computador. Nada do que se faz aqui sai dele.
nav-start = Números para experimentar
nav-search = Buscar
nav-notifications = Notificações
search-field = Buscar por nome ou número
language = Idioma
created = Criado
responsible = Responsável

## Kinds
kind-deal = Lead
kind-customer = Cliente
kind-contact = Contato
kind-company = Empresa
kinds-deal = Leads
kinds-customer = Clientes
kinds-contact = Contatos
kinds-company = Empresas

## Stages of a deal
stage-enquiry = Novo pedido
stage-measuring = Medição
stage-design = Projeto
stage-contract = Contrato
stage-workshop = Na oficina
stage-won = Ganho
stage-lost = Perdido

## Cards
no-name = Sem nome
price = Orçamento
closed = Fechado
next-price = Próxima compra
next-date = Previsão
position = Cargo
email = E-mail
address = Endereço
phones = Telefones
phone-mob = celular
phone-work = trabalho
nothing-linked = Ainda não há nada vinculado a este cartão.

## The start page
start-title = Números para experimentar
start-lead = A Cedar Studio faz cozinhas e móveis em Limassol. Cada número abaixo mostra uma das regras com que o CRM escolhe o cartão de uma chamada.
start-how = Faça uma chamada de teste no Callcard ou em um terminal:
opens-nothing = Não está no CRM
group-deal = Abre um lead
group-customer = Abre um cliente
group-contact = Abre o contato
group-company = Abre a empresa
group-nobody = Ninguém é encontrado
branch-one-deal = Exatamente um lead ativo; os fechados não contam.
branch-one-customer = Exatamente um cliente e nenhum lead ativo.
branch-deal-and-customer = Um lead ativo e um cliente ao mesmo tempo, por isso nenhum é preferido.
branch-two-deals = Dois leads ativos, por isso nenhum é preferido.
branch-won-deal-only = O único lead foi ganho e não está mais ativo.
branch-company-deal-apart = O lead ativo é da empresa do contato, não do contato.
branch-two-contacts = Dois contatos têm este número; vale o mais antigo.
branch-company-only = Só uma empresa tem este número, e não há nada em andamento com ela.
branch-company-deal = Só uma empresa tem este número, e ela tem exatamente um lead ativo.
branch-other-country = Os últimos oito dígitos coincidem com um número de outro país.
branch-unknown = Ninguém tem este número: o CRM oferece criar um contato.

## A new contact
new-contact = Novo contato
name = Nome
name-hint = Se ficar vazio, o número vira o nome.
phone = Telefone
email-optional = E-mail (opcional)
create = Criar contato
cancel = Cancelar
already = Este número já está no CRM:
form-stale = A página ficou aberta por tempo demais e não foi salva. Aperte o botão mais uma vez.
form-phone = Digite um número de telefone: pelo menos um dígito e no máximo 64 caracteres.
form-long = Um campo é longo demais: no máximo 120 caracteres.

## Search
search-title = Busca
search-none = Nada encontrado para “{ $term }”.
search-all = Tudo o que há no CRM
search-found = { $count ->
    [one] { $count } cartão encontrado
   *[other] { $count } cartões encontrados
}
search-more = Só os primeiros { $count } de cada tipo são mostrados.

## Notifications
notifications-title = Notificações
notifications-of = De quem é a central de notificações
notifications-none = Nenhuma chamada ainda. Cada chamada informada ao CRM deixa um registro aqui.
notifications-count = { $count ->
    [one] { $count } chamada
   *[other] { $count } chamadas
}
notifications-latest = As últimas { $count } chamadas
unknown-caller = Não está no CRM
you = você

## When something is wrong
not-found-title = Esta página não existe
not-found-text = Talvez o cartão nunca tenha existido ou o link esteja incompleto.
failed-title = Algo deu errado
failed-text = Não foi possível mostrar a página. Tente novamente.
back-to-start = Voltar aos números para experimentar

## Dates
date = { $day } de { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
} de { $year }
date-time = { $date }, { $time }
