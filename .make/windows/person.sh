# What Windows is told of notices, and what the person in front of the screen does: for scripts that know `fail`. Takes Wine's drive.
drive=$1
rm -rf "$drive/toasts"
mkdir -p "$drive/toasts"
export TOASTS='C:\toasts'
toasts=$drive/toasts/toasts.log opened=$drive/toasts/opened.txt
touch "$toasts" "$opened"
openings=0

# What Windows is told counts from here on.
step() {
  echo "— $*"
  mark=$(wc -l <"$toasts")
}

news() { tail -n "+$((mark + 1))" "$toasts"; }

# Waits until Windows has been told this since the step began.
told() {
  local limit=$((SECONDS + 30))
  until news | grep -qE "$1"; do
    [ $SECONDS -lt $limit ] || fail "Windows was not told in this step: $1"
    sleep 0.1
  done
}

untold() { ! news | grep -E "$1" || fail "Windows was told in this step: $1"; }

# What the person does: a line for the stand-in.
person() {
  printf '%s\n' "$*" >"$drive/toasts/commands.new"
  mv "$drive/toasts/commands.new" "$drive/toasts/commands.txt"
  told "^(did|could not)	$*\$"
  untold "^could not"
}

# The name of the newest toast that begins so.
newest() { grep -oE "^show	$1-[0-9a-f-]+" "$toasts" | tail -n 1 | cut -f 2; }

# A link of the newest toast of that name: of the toast itself, or of a button.
link() {
  grep -E "^show	$1	" "$toasts" | tail -n 1 | grep -oE "$2=\"[^\"]*\"" | sed -n "${3:-1}p" | sed -e 's/^[a-z]*="//' -e 's/"$//' -e 's/&amp;/\&/g'
}

# Waits until something is opened that looks so, and nothing else since the last time.
opens() {
  local limit=$((SECONDS + 30))
  until [ "$(wc -l <"$opened")" -gt "$openings" ]; do
    [ $SECONDS -lt $limit ] || fail "Nothing was opened, instead of $1"
    sleep 0.1
  done
  [[ $(tail -n "+$((openings + 1))" "$opened" | tr -d '\r') == $1 ]] || fail "Not $1 was opened, but $(tail -n 1 "$opened")"
  openings=$((openings + 1))
}

# The process that showed the newest notices.
process_of_toasts() { grep -E '^start	' "$toasts" | tail -n 1 | cut -f 3 | tr -d '\r'; }

# Where the CRM is, by what `callcardctl --json status` prints.
origin() { python3 -c 'import json,sys; print(json.load(sys.stdin)["account"]["origin"].rstrip("/"))'; }
