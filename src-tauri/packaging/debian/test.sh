#!/usr/bin/env bash
# Tries the .deb where nothing of ours has been: test.sh PACKAGE NEWER-PACKAGE SUITE…, each suite of Debian in a folder of its own,
# which is gone afterwards. Pictures of the notices stay beside the package. As root, for it makes systems.
set -euo pipefail
package=$(realpath "$1") newer=$(realpath "$2")
here=$(cd "$(dirname "$0")" && pwd)
shift 2

for suite in "$@"; do
  echo "— Debian $suite"
  system=$(mktemp -d) && chmod 755 "$system"
  trap 'rm -rf --one-file-system "$system"' EXIT
  debootstrap --variant=minbase "$suite" "$system" >"$system.log" || { tail -n 20 "$system.log" >&2; exit 1; }
  rm "$system.log"
  mkdir "$system/trial"
  cp "$package" "$system/trial/callcard.deb"
  cp "$newer" "$system/trial/newer.deb"
  cp "$here/trial.sh" "$system/trial/"
  # Where packages come from is as on this machine.
  cp /etc/resolv.conf "$system/etc/"
  # What is mounted and what runs there ends with the trial.
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child sh -euc '
    mount -t proc proc "$1/proc"
    mount --rbind /dev "$1/dev"
    mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
    exec chroot "$1" /bin/bash /trial/trial.sh' sh "$system"
  cp "$system/trial/notice.png" "$(dirname "$package")/notice-$suite.png"
  rm -rf --one-file-system "$system"
done
