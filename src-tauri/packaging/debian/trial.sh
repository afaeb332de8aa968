#!/usr/bin/env bash
# Runs in a bare Debian: installs the package, starts Callcard from the menu as a new user does, lets it ring, clicks, upgrades it while
# it runs, and removes it.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
cd /trial

fail() { echo "$1" >&2; tail -n 20 /trial/*.log >&2; exit 1; }
apt() { apt-get -qq -y -o Dpkg::Use-Pty=0 "$@" >apt.log 2>&1 || fail "apt-get $*"; }
until_true() {
  local what=$1 limit=$((SECONDS + 60))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $limit ] || fail "In vain waited for: $what"
    sleep 0.2
  done
}

apt update
# The package alone first: it must need no more than it says.
apt install --no-install-recommends ./callcard.deb
missing=$(ldd /usr/bin/callcard | grep 'not found' || true)
[ -z "$missing" ] || fail "Not found: $missing"
mapfile -t files < <(dpkg -L callcard)
callcardctl --version
apt install --no-install-recommends xvfb dunst dbus xdg-utils imagemagick procps libglib2.0-bin xdotool

# Somebody's desktop: a screen, a bus, and who shows notices. What is opened is written down.
useradd --create-home agent
id=$(id -u agent)
install -d -o agent -m 700 /run/agent
as() {
  setpriv --reuid agent --regid agent --clear-groups env -i HOME=/home/agent PATH=/usr/bin:/bin LANG=C.UTF-8 DISPLAY=:7 \
    XDG_RUNTIME_DIR=/run/agent DBUS_SESSION_BUS_ADDRESS=unix:path=/run/agent/bus LIBGL_ALWAYS_SOFTWARE=1 "$@"
}
as mkdir -p /home/agent/.local/share/applications
as tee /home/agent/browser >/dev/null <<'TEXT'
#!/bin/sh
echo "$1" >>/home/agent/opened
TEXT
chmod +x /home/agent/browser
as tee /home/agent/.local/share/applications/browser.desktop >/dev/null <<'TEXT'
[Desktop Entry]
Type=Application
Name=Browser
Exec=/home/agent/browser %u
MimeType=x-scheme-handler/http;x-scheme-handler/https;
TEXT
as tee /home/agent/.local/share/applications/mimeapps.list >/dev/null <<'TEXT'
[Default Applications]
x-scheme-handler/http=browser.desktop
x-scheme-handler/https=browser.desktop
TEXT
mkdir -p /tmp/.X11-unix && chmod 1777 /tmp/.X11-unix
as Xvfb :7 -screen 0 1280x800x24 >screen.log 2>&1 &
until_true 'the screen' test -S /tmp/.X11-unix/X7
as dbus-daemon --session --address=unix:path=/run/agent/bus --nofork >bus.log 2>&1 &
until_true 'the bus' test -S /run/agent/bus
as dunst >dunst.log 2>&1 &
until_true 'dunst' as dunstctl count
as dbus-monitor "interface='org.freedesktop.Notifications',member='Notify'" >notices.log 2>&1 &

start() {
  as callcard --background >>callcard.log 2>&1 &
  until_true 'Callcard' as callcardctl status
}
displayed() { [ "$(as dunstctl count displayed)" = "$1" ]; }
ring() { as callcardctl ring --wait +79998885533; }
# A notice that is up, and then none.
rings() {
  : >notices.log
  ring
  until_true 'a notice' displayed 1
  until_true 'the name in it' grep -q 'Oak kitchen' notices.log
}

echo '— a new user: started from the menu, its window opens'
as gio launch /usr/share/applications/callcard.desktop >>callcard.log 2>&1 &
until_true 'Callcard' as callcardctl status
until_true 'its window' as xdotool search --onlyvisible --name 'Callcard$'

echo '— a new user: rung by callcardctl, a notice, a click, the page of the card'
rings
import -display :7 -window root notice.png
as dunstctl action
until_true 'the page of the card' grep -q '/leads/detail/21000001$' /home/agent/opened
as callcardctl end +79998885533
until_true 'no notice' displayed 0

echo '— upgraded while it runs'
apt install --no-install-recommends ./newer.deb
dpkg-query -W callcard
rings
as callcardctl end +79998885533
pkill -TERM -x callcard
until_true 'the end' sh -c '! pgrep -x callcard'
start
[ "$(as callcardctl calls --csv | wc -l)" = 3 ] || fail 'The history of before is not there.'
rings
as callcardctl end +79998885533

echo '— removed while it runs'
apt purge callcard
pkill -TERM -x callcard
until_true 'the end' sh -c '! pgrep -x callcard'
for file in "${files[@]}"; do
  [ -d "$file" ] || [ ! -e "$file" ] || fail "It is still there: $file"
done
[ ! -e /usr/share/doc/callcard ] || fail 'Its folder is still there.'
[ -s /home/agent/.local/share/callcard/callcard.db ] || fail "The agent's history is gone."
echo '— nothing is left but what belongs to the agent'
