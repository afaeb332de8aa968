#!/usr/bin/env bash
# Tries Callcard against real Asterisks with real SIP telephones. Makes a Debian with each Asterisk in target/phones the first time (about
# 1 GB in all, which may be deleted at any time), as root, for it makes systems. Takes a part of the names of the scenarios to try.
set -euo pipefail
cd "$(dirname "$0")/.."

# Where Debian is, and where it goes when nobody looks after it any more.
mirrors=(http://deb.debian.org/debian http://archive.debian.org/debian)
as_root=()
[ "$(id -u)" = 0 ] || as_root=(sudo)

make_debian() {
  local suite=$1 root=target/phones/$1 mirror
  [ ! -x "$root/usr/sbin/asterisk" ] || return 0
  mkdir -p target/phones
  for mirror in "${mirrors[@]}"; do
    echo "Making a Debian $suite with its Asterisk, from $mirror"
    "${as_root[@]}" rm -rf --one-file-system "$root" "$root.new"
    if "${as_root[@]}" debootstrap --variant=minbase --include=asterisk "$suite" "$root.new" "$mirror" >"$root.log"; then
      # Each telephone system's own folder is put there. What was downloaded is of no more use.
      "${as_root[@]}" mkdir "$root.new/pbx"
      "${as_root[@]}" rm -rf --one-file-system "$root.new/var/cache/apt/archives"
      # Only a whole one gets the name that is looked for.
      "${as_root[@]}" mv "$root.new" "$root"
      return 0
    fi
    tail -n 20 "$root.log" >&2
  done
  return 1
}

for suite in sid bullseye; do
  make_debian "$suite"
  "${as_root[@]}" chroot "target/phones/$suite" asterisk -V
done
rm -rf target/phones/figures
# A scenario waits more than it works; each has up to three desktops.
status=0
cargo test --workspace --locked --test phones -- --ignored --test-threads=3 "$@" || status=$?
cat target/phones/figures/*.txt 2>/dev/null || true
exit $status
