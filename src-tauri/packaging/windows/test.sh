#!/usr/bin/env bash
# Tries the setup under Wine, as a user with a Cyrillic name: test.sh SETUP NEWER-SETUP NEWER-VERSION. Installs it, drives the installed
# Callcard, upgrades it while it runs, and uninstalls it. As root, for it gives its user that name, for itself alone.
set -euo pipefail
setup=$(realpath "$1") newer=$(realpath "$2") version=$3
cd "$(dirname "$0")/../../.."
if [ "${TRIAL_USER:-}" != Ольга ]; then
  # shellcheck disable=SC2016
  exec unshare --mount --pid --fork --kill-child --mount-proc env TRIAL_USER=Ольга LC_ALL=C.UTF-8 bash -euc '
    sed "s/^root:/Ольга:/" /etc/passwd >"$1"
    mount --bind "$1" /etc/passwd
    rm "$1"
    exec "${@:2}"' bash "$(mktemp)" "$0" "$setup" "$newer" "$version"
fi

rm -rf target/packages/wine
. .make/windows/wine.sh
# Before anything runs in it: Wine keeps the screen that it has begun with.
exec {display}< <(exec Xvfb -displayfd 1 -screen 0 1000x700x24 2>/dev/null)
read -r -t 30 -u "$display" screen
export DISPLAY=:$screen TOASTS='C:\toasts'
wine_folder target/packages/wine
home=$WINEPREFIX/drive_c/users/Ольга
[ -d "$home" ] || { echo 'Wine does not take the name of the user.' >&2; exit 1; }
folder=$home/AppData/Local/Programs/Callcard
data=$home/AppData/Roaming/Callcard
shortcut="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Callcard.lnk"
software='HKCU\Software' run='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'

fail() { echo "$1" >&2; tail -n 20 "$data/callcard.log" 2>/dev/null >&2 || true; exit 1; }
step() { echo "— $*"; }
until_true() {
  local what=$1 limit=$((SECONDS + 60))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $limit ] || fail "In vain waited for: $what"
    sleep 0.3
  done
}
# What the registry says: a key, and a value in it.
says() { wine reg query "$1" /v "$2" 2>/dev/null | tr -d '\r' | sed -n "s/^ *$2 *REG_[A-Z_]* *//p"; }
has_key() { wine reg query "$1" >/dev/null 2>&1; }
ctl() { timeout 60 wine "$folder/callcardctl.exe" "$@" 2>&1 | tr -d '\r'; }
is_installed() {
  [ "$(says "$software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Callcard" DisplayVersion)" = "$1" ] || fail "Windows does not list version $1."
  # The name of the user is in it, which `reg` cannot print.
  [[ $(says 'HKCU\Environment' Path) == *'\AppData\Local\Programs\Callcard' ]] || fail "PATH: $(says 'HKCU\Environment' Path)"
  [ -f "$shortcut" ] || fail 'There is no entry in the Start menu.'
}
has_ended() { [ -z "$(process)" ]; }
process() { grep -lazE 'callcard\.exe$' /proc/[0-9]*/cmdline 2>/dev/null | head -n 1 | cut -d / -f 3; }

wine regedit /S .make/windows/wine.reg
mkdir "$WINEPREFIX/drive_c/toasts"

step 'Installed'
wine reg add 'HKCU\Environment' /v Path /t REG_EXPAND_SZ /d '%USERPROFILE%\bin' /f >/dev/null
wine "$setup" /S || fail "The setup exited with $?."
is_installed "$(basename "$setup" -setup.exe | cut -d - -f 2)"
[[ $(says "$run" Callcard) == *'callcard.exe" --background' ]] || fail "Starts with Windows: $(says "$run" Callcard)"

step 'Started, and rung without a console'
wine "$folder/callcard.exe" --background >/dev/null 2>&1 &
until_true 'Callcard' ctl status
wine "$folder/callcardctlw.exe" ring --wait +79998885533 || fail "callcardctlw exited with $?."
ctl end --cause no_answer +79998885533

step 'Upgraded while it runs; what was turned off stays off'
wine reg delete "$run" /v Callcard /f >/dev/null
wine "$newer" /S || fail "The upgrade exited with $?."
is_installed "$version"
until_true 'Callcard again' ctl status
[[ $(ctl calls) == *missed* ]] || fail 'The history of before is not there.'
[ -z "$(says "$run" Callcard)" ] || fail 'It starts with Windows again.'

step 'One that does not end is not replaced'
stopped=$(process)
kill -STOP "$stopped"
exited=0
wine "$setup" /S || exited=$?
kill -CONT "$stopped"
[ "$exited" = 3 ] || fail "The setup exited with $exited, not with 3."
is_installed "$version"
# It ends as it was asked, late; and starts as it was.
until_true 'its end' has_ended
wine "$folder/callcard.exe" --background >/dev/null 2>&1 &
until_true 'Callcard' ctl status

step 'Uninstalled while it runs: what belongs to the person stays'
wine "$folder/uninstall.exe" /S
until_true 'the folder to go' test ! -e "$folder"
has_ended || fail 'It still runs.'
[ ! -e "$shortcut" ] || fail 'The entry in the Start menu is still there.'
[ "$(says 'HKCU\Environment' Path)" = '%USERPROFILE%\bin' ] || fail "PATH: $(says 'HKCU\Environment' Path)"
for key in Callcard 'Classes\callcard' 'Classes\AppUserModelId\app.callcard' 'Microsoft\Windows\CurrentVersion\Uninstall\Callcard'; do
  ! has_key "$software\\$key" || fail "It is still there: $key"
done
grep -q '^remove-all' "$WINEPREFIX/drive_c/toasts/toasts.log" || fail 'Notices are left.'
[ -s "$data/callcard.db" ] || fail 'The history is gone.'
wine "$WINEPREFIX/drive_c/windows/system32/person.exe" secret notice-links >/dev/null || fail 'The secrets are gone.'

step 'Installed again and uninstalled with everything'
wine "$setup" /S || fail "The setup exited with $?."
wine "$folder/callcard.exe" --background >/dev/null 2>&1 &
until_true 'Callcard' ctl status
[[ $(ctl calls) == *missed* ]] || fail 'The history of before is not there.'
[[ $(says "$run" Callcard) == *--background ]] || fail 'It does not start with Windows.'
wine "$folder/uninstall.exe" /S /FORGET
until_true 'the folder to go' test ! -e "$folder"
[ ! -e "$data" ] || fail "It is still there: $data"
[ -z "$(says "$run" Callcard)" ] || fail 'It still starts with Windows.'
! wine "$WINEPREFIX/drive_c/windows/system32/person.exe" secret notice-links >/dev/null || fail 'The secrets are still there.'

step 'Driven, from its folder'
wine "$setup" /S || fail "The setup exited with $?."
.make/windows/drive.sh "$folder" >target/packages/drive.log 2>&1 || { tail -n 40 target/packages/drive.log >&2; exit 1; }
