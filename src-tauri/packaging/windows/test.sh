#!/usr/bin/env bash
# Tries the setup under Wine, as a user with a Cyrillic name: test.sh SETUP NEWER-SETUP NEWER-VERSION. Walks a new user's way with it,
# upgrades Callcard while it runs, uninstalls it, and drives an installed one. A picture of the desktop stays beside the setup. As root,
# for it gives its user that name, for itself alone.
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
export DISPLAY=:$screen
wine_folder target/packages/wine
. .make/windows/person.sh "$WINEPREFIX/drive_c"
home=$WINEPREFIX/drive_c/users/Ольга
[ -d "$home" ] || { echo 'Wine does not take the name of the user.' >&2; exit 1; }
folder=$home/AppData/Local/Programs/Callcard
data=$home/AppData/Roaming/Callcard
shortcut="$home/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Callcard.lnk"
software='HKCU\Software' run='HKCU\Software\Microsoft\Windows\CurrentVersion\Run'

fail() { echo "$1" >&2; tail -n 20 "$data/callcard.log" 2>/dev/null >&2 || true; exit 1; }
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

# Whether there is a picture at the end of the task bar, where there is nothing else.
has_icon() {
  local colours
  colours=$(import -window root png:- | convert png:- -crop 20x20+980+680 +repage -unique-colors -format %w info:)
  [ "$colours" -gt 8 ]
}

wine regedit /S .make/windows/wine.reg

step 'Installed'
wine reg add 'HKCU\Environment' /v Path /t REG_EXPAND_SZ /d '%USERPROFILE%\bin' /f >/dev/null
wine "$setup" /S || fail "The setup exited with $?."
is_installed "$(basename "$setup" -setup.exe | cut -d - -f 2)"
[[ $(says "$run" Callcard) == *'callcard.exe" --background' ]] || fail "Starts with Windows: $(says "$run" Callcard)"

step 'A new user: started, in the tray'
# Without these Windows draws it blurred, or with the boxes of long ago.
for wish in PerMonitorV2 longPathAware supportedOS Common-Controls; do
  grep -qa "$wish" "$folder/callcard.exe" || fail "Its manifest does not say $wish."
done
! has_icon || fail 'There is an icon before it runs.'
# Not by the Start menu: Wine does not find what the shortcut of a user with such a name points to.
wine explorer /desktop=callcard,1000x700 "$(winepath -w "$folder/callcard.exe")" >/dev/null 2>&1 &
until_true 'Callcard' ctl status
until_true 'its icon in the tray' has_icon

step 'A new user: rung by the command on the PATH, a notice, a click, the page of the card'
origin=$(ctl --json status | origin)
timeout 60 wine cmd /c 'callcardctl ring --wait +79998885533' >/dev/null || fail "callcardctl on the PATH exited with $?."
told '^show	call-[0-9a-f-]{36}	calls	pops up	.*Oak kitchen'
import -window root "$(dirname "$setup")/desktop-windows.png"
person click "$(newest call)"
opens "$origin/leads/detail/21000001"
ctl end +79998885533
told '^remove	call-'

step 'Rung without a console'
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
