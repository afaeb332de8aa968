//! Examples, as the help of each command shows them. Each is run by a test, so none goes out of date.

pub(super) const ALL: &str = "\
Examples:
  callcardctl ring +79998885533
  callcardctl answer +79998885533
  callcardctl end +79998885533
  callcardctl calls --search Ivan

Exit codes: 0 done, 1 refused by Callcard (the reason is on stderr), 2 wrong usage, 3 Callcard is not running.";

pub(super) const RING: &str = "\
Examples:
  callcardctl ring +79998885533
  callcardctl ring --wait 8 (999) 888-55-33
  callcardctl ring --source=pbx --call-id=1763-42 --line=Sales --name='Ivan Petrov' -- +79998885533
  callcardctl ring --direction=out -- +442079460018
  callcardctl ring --withheld

All after the first word of the number, or after --, is the number as it came: a softphone may append it unquoted. A number
that is an empty text is one that the caller hides. No number at all is taken for a mistake, such as a variable that has
another name; where a phone appends nothing for a caller who hides it, --withheld says so.
Write values that come from elsewhere as --call-id=VALUE; one that begins with a dash is then never taken for an option.";

pub(super) const ANSWER: &str = "\
Examples:
  callcardctl answer
  callcardctl answer +79998885533
  callcardctl answer --source=pbx --call-id=1763-42

Without an id and a number, the only live call is meant.";

pub(super) const END: &str = "\
Examples:
  callcardctl end
  callcardctl end +79998885533
  callcardctl end --cause=no_answer -- +79998885533
  callcardctl end --cause=answered_elsewhere --source=pbx --call-id=1763-42

Without a cause, a call that was answered is over, and one that still rang is missed.
Without an id and a number, the only live call is meant.";

pub(super) const STATUS: &str = "\
Examples:
  callcardctl status
  callcardctl status --json";

pub(super) const CALLS: &str = "\
Examples:
  callcardctl calls
  callcardctl calls --limit=100 --search=8885533
  callcardctl calls --csv > calls.csv";

pub(super) const WATCH: &str = "\
Examples:
  callcardctl watch
  callcardctl --json watch | while read -r line; do echo \"$line\"; done";

pub(super) const DELETE: &str = "\
Examples:
  callcardctl delete 0198c0de-0000-7000-8000-000000000001
  callcardctl delete --all";

pub(super) const LOGIN: &str = "\
Examples:
  callcardctl login --host=cedar.amocrm.ru --token-stdin < token.txt
  callcardctl login --host=cedar.amocrm.ru --oauth --client-id=ID --redirect-uri=https://example.com/back";

pub(super) const LOGOUT: &str = "\
Examples:
  callcardctl logout";

pub(super) const WHOAMI: &str = "\
Examples:
  callcardctl whoami
  callcardctl whoami --me=88888";

pub(super) const DOCTOR: &str = "\
Examples:
  callcardctl doctor
  callcardctl doctor --test-call
  callcardctl doctor --report > report.txt";

pub(super) const SETTINGS: &str = "\
Examples:
  callcardctl settings list
  callcardctl settings get ring_limit
  callcardctl settings set ring_limit 60
  callcardctl settings set sound false
  callcardctl settings set ignored '+7495*' 101
  callcardctl settings set lines ''";

pub(super) const SOURCES: &str = "\
Examples:
  callcardctl sources list
  callcardctl sources add asterisk --host=pbx.example.com --user=callcard --extension=101 < secret.txt
  callcardctl sources add asterisk --host=pbx.example.com --tls --user=callcard --extension=101 --extension=201
  callcardctl sources add asterisk --host=pbx.example.com --user=callcard --extension=102 --kept --call-back=102
  callcardctl sources add fritzbox --extension=5551234
  callcardctl sources add baresip
  callcardctl sources add sipuni --extension=205 < key.txt
  callcardctl sources add onlinepbx --host=pbx.example.com --port=3342 --extension=101 < key.txt
  callcardctl sources add phone --extension=101 --peer=192.168.1.0/24
  callcardctl sources url phone --show
  callcardctl sources secret mango key < key.txt
  callcardctl sources test asterisk
  callcardctl sources remove asterisk";

pub(super) const REPLAY: &str = "\
Examples:
  callcardctl replay recording.jsonl
  callcardctl replay --fast - < recording.jsonl";

pub(super) const SANDBOX: &str = "\
Examples:
  callcardctl sandbox
  callcardctl sandbox --port=0 --faults";

pub(super) const QUIT: &str = "\
Examples:
  callcardctl quit";

pub(super) const WINDOW: &str = "\
Examples:
  callcardctl window
  callcardctl window history

Pages: welcome, history, test-call, phone, settings, doctor.";

pub(super) const COMPLETIONS: &str = "\
Examples:
  callcardctl completions bash > ~/.local/share/bash-completion/completions/callcardctl
  callcardctl completions zsh > ~/.zfunc/_callcardctl
  callcardctl completions fish > ~/.config/fish/completions/callcardctl.fish
  callcardctl completions powershell >> $PROFILE";

pub(super) const MAN: &str = "\
Examples:
  callcardctl man > callcardctl.1
  callcardctl man ring > callcardctl-ring.1";
