#!/usr/bin/env bash
# Installs what is missing for a part of the work: build, desktop, cross, packages or phones. Does nothing when all is there.
set -euo pipefail

packages() {
  case "$1" in
    build) echo build-essential pkg-config curl libwebkit2gtk-4.1-dev libayatana-appindicator3-dev librsvg2-dev libxdo-dev ;;
    desktop) echo xvfb xfwm4 xfce4-panel dunst xfce4-notifyd lxqt-notificationd sway mako-notifier grim gnome-keyring gcr dbus dbus-x11 xdotool imagemagick at-spi2-core xdg-utils \
      adwaita-icon-theme fonts-dejavu-core webkit2gtk-driver chromium libnotify-bin xclip curl iproute2 php-cli php-curl psmisc procps bubblewrap ;;
    cross) echo rustc-web rust-web-src gcc-mingw-w64-x86-64 binutils-mingw-w64-x86-64 wine wine64 xvfb curl python3-venv ;;
    packages) echo dpkg-dev python3 debootstrap lintian desktop-file-utils appstream nsis zip xvfb imagemagick util-linux ;;
    phones) echo debootstrap debian-archive-keyring bubblewrap util-linux baresip-core ;;
    *) echo "install.sh: no part called $1" >&2; exit 2 ;;
  esac
}

# What the same things are called elsewhere, for people who are not on Debian or Ubuntu.
elsewhere() {
  cat >&2 <<'TEXT'
This is no Debian or Ubuntu, so please install these yourself and run make again:
  Fedora   webkit2gtk4.1-devel libappindicator-gtk3-devel librsvg2-devel libxdo-devel
           tests: xorg-x11-server-Xvfb xfwm4 xfce4-panel dunst xfce4-notifyd lxqt-notificationd sway mako grim gnome-keyring gcr3 dbus-x11 xdotool ImageMagick webkit2gtk-driver chromium php-cli iproute bubblewrap
  Arch     webkit2gtk-4.1 libayatana-appindicator librsvg xdotool
           tests: xorg-server-xvfb xfwm4 xfce4-panel dunst xfce4-notifyd lxqt-notificationd sway mako grim gnome-keyring gcr imagemagick chromium php iproute2 bubblewrap
  macOS    xcode-select --install
  Windows  the Microsoft C++ build tools and WebView2
TEXT
}

for part in "$@"; do
  missing=()
  if ! command -v dpkg-query >/dev/null; then
    # On other systems a marker of the build part tells whether somebody has done it.
    case "$part" in
      build) pkg-config --exists webkit2gtk-4.1 2>/dev/null || [ "$(uname)" != Linux ] || { elsewhere; exit 1; } ;;
      *) command -v Xvfb >/dev/null || { elsewhere; exit 1; } ;;
    esac
    continue
  fi
  for package in $(packages "$part"); do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || continue
  echo "Installing for $part: ${missing[*]}"
  sudo=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || { echo "Not root and no sudo: please install ${missing[*]}" >&2; exit 1; }
    sudo=(sudo)
  fi
  "${sudo[@]}" apt-get update -qq
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
done
