#!/usr/bin/env bash
# Drives the app with callcardctl under Wine, over the named pipe, as a softphone on Windows does.
# Takes the folder of the two programs; Wine's own folder is in WINEPREFIX.
set -euo pipefail
programs=$(cd "$1" && pwd)
log=$WINEPREFIX/callcard.log
number=+79998885533

# A fresh home, by the name that Windows programs know it under.
rm -rf "$WINEPREFIX/drive_c/callcard"
export CALLCARD_HOME='C:\callcard' CALLCARD_LOG=info

# The X server takes the first free display and says which.
exec {display}< <(exec Xvfb -displayfd 1 -screen 0 1000x700x24 2>/dev/null)
x_server=$!
trap 'wineserver -k || true; kill "$x_server"' EXIT
read -r -t 30 -u "$display" screen
export DISPLAY=:$screen

fail() {
  echo "$1" >&2
  [ ! -s "$log" ] || { echo "What the app said:"; tail -n 40 "$log"; } >&2
  exit 1
}

callcardctl() {
  timeout 60 wine "$programs/callcardctl.exe" "$@" 2>&1
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

expect 3 'not running' status

# Wine's desktop has a task bar, and that a tray.
wine explorer /desktop=callcard,1000x700 "$(winepath -w "$programs/callcard.exe")" >"$log" 2>&1 &
app=$!
limit=$((SECONDS + 120))
until callcardctl status >/dev/null; do
  kill -0 "$app" 2>/dev/null || fail 'The app has ended.'
  [ $SECONDS -lt $limit ] || fail 'The app does not listen on its pipe.'
  sleep 0.5
done

expect 0 '0 live' status
expect 0 'deal 21000001' ring --wait "$number"
expect 0 '1 live' status
expect 1 '404' window nowhere
timeout 60 wine "$programs/callcard.exe" || fail "A second start exited with $?, not with 0."
expect 0 'noted' end --cause no_answer "$number"
expect 0 'missed' calls
expect 0 'Local socket' doctor
expect 0 '0 live' status

wine taskkill /f /im callcard.exe >/dev/null
expect 3 'not running' status
