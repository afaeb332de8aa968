## Every page
demo = Demo
demo-note = A demo CRM on this computer. Nothing you do here leaves it.
nav-start = Numbers to try
nav-search = Search
nav-notifications = Notifications
search-field = Search by name or number
language = Language
created = Created
responsible = Responsible

## Kinds
kind-deal = Deal
kind-customer = Customer
kind-contact = Contact
kind-company = Company
kinds-deal = Deals
kinds-customer = Customers
kinds-contact = Contacts
kinds-company = Companies

## Stages of a deal
stage-enquiry = New enquiry
stage-measuring = Measuring
stage-design = Design
stage-contract = Contract
stage-workshop = In the workshop
stage-won = Won
stage-lost = Lost

## Cards
no-name = No name
price = Price
closed = Closed
next-price = Next purchase
next-date = Expected
position = Position
email = Email
address = Address
phones = Phones
phone-mob = mobile
phone-work = work
nothing-linked = Nothing is linked to this card yet.

## The start page
start-title = Numbers to try
start-lead = Cedar Studio makes kitchens and furniture in Limassol. Each number below shows one of the rules by which the CRM picks the card for a call.
start-how = Run a test call in Callcard, or in a terminal:
opens-nothing = Not in the CRM
group-deal = A deal opens
group-customer = A customer opens
group-contact = The contact opens
group-company = The company opens
group-nobody = Nobody is found
branch-one-deal = Exactly one active deal; closed ones do not count.
branch-one-customer = Exactly one customer and no active deal.
branch-deal-and-customer = An active deal and a customer at once, so neither is preferred.
branch-two-deals = Two active deals, so neither is preferred.
branch-won-deal-only = The only deal is won and no longer active.
branch-company-deal-apart = The active deal belongs to the contact’s company, not to the contact.
branch-two-contacts = Two contacts have this number; the older one is taken.
branch-company-only = Only a company has this number, and nothing is going on with it.
branch-company-deal = Only a company has this number, and it has exactly one active deal.
branch-other-country = The last eight digits match a number from another country.
branch-unknown = Nobody has this number: the CRM offers to create a contact.

## A new contact
new-contact = New contact
name = Name
name-hint = Left empty, the number becomes the name.
phone = Phone
email-optional = Email (optional)
create = Create contact
cancel = Cancel
already = This number is already in the CRM:
form-stale = The page was open for too long and was not saved. Please press the button once more.
form-phone = Please enter a phone number: at least one digit, at most 64 characters.
form-long = A field is too long: 120 characters at most.

## Search
search-title = Search
search-none = Nothing was found for “{ $term }”.
search-all = Everything in the CRM
search-found = { $count ->
    [one] { $count } card found
   *[other] { $count } cards found
}
search-more = Only the first { $count } of each kind are shown.

## Notifications
notifications-title = Notifications
notifications-of = Whose notification centre
notifications-none = No calls yet. Each call the CRM is told about leaves an entry here.
notifications-count = { $count ->
    [one] { $count } call
   *[other] { $count } calls
}
notifications-latest = The latest { $count } calls
unknown-caller = Not in the CRM
you = you

## When something is wrong
not-found-title = There is no such page
not-found-text = The card may never have existed, or the link is incomplete.
failed-title = Something went wrong
failed-text = The page could not be shown. Please try again.
back-to-start = Back to the numbers to try

## Dates
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
date-time = { $date }, { $time }
