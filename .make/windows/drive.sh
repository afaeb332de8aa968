#!/usr/bin/env bash
# Drives the app with callcardctl under Wine, over the named pipe, as a softphone on Windows does; then its notices, with a
# stand-in for the notifications of Windows. Takes the folder of the two programs; Wine's own folder is in WINEPREFIX.
set -euo pipefail
programs=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
log=$WINEPREFIX/callcard.log
number=+79998885533

# A fresh home, and a folder for the stand-in, by the names that Windows programs know them under.
. "$here/person.sh" "$WINEPREFIX/drive_c"
rm -rf "$drive/callcard"
export CALLCARD_HOME='C:\callcard' CALLCARD_LOG=info,callcard::tray=debug

# Wine keeps the screen that it has begun with, and tests have begun with none.
wineserver -k || true
wineserver -w
# The X server takes the first free display and says which.
exec {display}< <(exec Xvfb -displayfd 1 -screen 0 1000x700x24 2>/dev/null)
x_server=$!
trap 'wineserver -k || true; kill "$x_server"' EXIT
read -r -t 30 -u "$display" screen
export DISPLAY=:$screen

fail() {
  echo "$1" >&2
  [ ! -s "$log" ] || { echo "What the app said:"; tail -n 40 "$log"; } >&2
  [ ! -s "$toasts" ] || { echo "What Windows was told:"; tail -n 40 "$toasts"; } >&2
  exit 1
}

callcardctl() {
  timeout 60 wine "$programs/callcardctl.exe" "$@" 2>&1 | tr -d '\r'
}

# An exit code, a text that is printed, and the command that has to give both.
expect() {
  local code=$1 text=$2 printed exited=0
  shift 2
  printed=$(callcardctl "$@") || exited=$?
  printf 'callcardctl %s\n%s\n' "$*" "$printed"
  [ "$exited" = "$code" ] || fail "It exited with $exited, not with $code."
  [[ $printed == *"$text"* ]] || fail "It does not say: $text"
}

# Wine's desktop has a task bar, and that a tray.
start() {
  wine explorer /desktop=callcard,1000x700 "$(winepath -w "$programs/callcard.exe")" "$@" >>"$log" 2>&1 &
  await_app
}

await_app() {
  local limit=$((SECONDS + 120))
  until callcardctl status >/dev/null; do
    [ $SECONDS -lt $limit ] || fail 'The app does not listen on its pipe.'
    sleep 0.5
  done
}

# As the task manager does it: the app has no time for anything.
end() {
  wine taskkill /f /im callcard.exe >/dev/null
  expect 3 'not running' status
}

wine regedit /S "$here/wine.reg"
: >"$log"
expect 3 'not running' status
start --faults

expect 0 '0 live' status
expect 0 'deal 21000001' ring --wait "$number"
expect 0 '1 live' status
expect 1 '404' window nowhere
timeout 60 wine "$programs/callcard.exe" || fail "A second start exited with $?, not with 0."
expect 0 'is over' end --cause no_answer "$number"
expect 0 'missed' calls
# Wine has no web view, and the check-up says so.
expect 1 'WebView2' doctor
expect 0 '0 live' status
expect 0 'deleted' delete --all

. "$here/notices.sh"
