#!/usr/bin/env bash
# Makes the .deb of built programs: build.sh PROGRAMS RESULTS [VERSION]. The same programs give the same package, bit for bit.
set -euo pipefail
programs=$(cd "$1" && pwd)
mkdir -p "$2"
results=$(cd "$2" && pwd)
cd "$(dirname "$0")/../../.."
packaging=src-tauri/packaging
version=${3:-$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)}
maintainer="${DEBFULLNAME:-The Callcard developers} <${DEBEMAIL:-developers@callcard.invalid}>"
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
date=$(date -d "@$SOURCE_DATE_EPOCH" +%F)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
root=$work/debian/callcard doc=$work/debian/callcard/usr/share/doc/callcard
mkdir -p "$root/DEBIAN" "$doc"

# Where things go. Pages of the manual and change logs are compressed, as Debian wants it.
put() { install -D -m "${3:-644}" "$1" "$root/$2"; }
say() { mkdir -p "$(dirname "$root/$1")" && cat >"$root/$1"; }
packed() { mkdir -p "$(dirname "$root/$1")" && gzip -9n >"$root/$1.gz"; }
filled() { sed -e "s/VERSION/$version/; s/DATE/$date/; s/MAINTAINER/$maintainer/" "$@"; }

for program in callcard callcardctl; do
  put "$programs/$program" "usr/bin/$program" 755
done
"$packaging/words.py" "$packaging/debian/callcard.desktop" | say usr/share/applications/callcard.desktop
"$packaging/words.py" "$packaging/debian/app.callcard.metainfo.xml" | filled | say usr/share/metainfo/app.callcard.Callcard.metainfo.xml
for size in 32x32 64x64 128x128; do
  put "icons/$size.png" "usr/share/icons/hicolor/$size/apps/callcard.png"
done
put icons/128x128@2x.png usr/share/icons/hicolor/256x256/apps/callcard.png
put icons/callcard.svg usr/share/icons/hicolor/scalable/apps/callcard.svg

filled "$packaging/debian/callcard.1" | packed usr/share/man/man1/callcard.1
ctl() { "$programs/callcardctl" "$@"; }
ctl man | packed usr/share/man/man1/callcardctl.1
for command in $(ctl --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p' | grep -v '^help$'); do
  ctl man "$command" | packed "usr/share/man/man1/callcardctl-$command.1"
done
ctl completions bash | say usr/share/bash-completion/completions/callcardctl
ctl completions zsh | say usr/share/zsh/vendor-completions/_callcardctl
ctl completions fish | say usr/share/fish/vendor_completions.d/callcardctl.fish
# What the program offers stands in its manual.
for option in $("$programs/callcard" --help | grep -oE -- '--[a-z]+' | sort -u); do
  grep -qF -- "${option//-/\\-}" "$packaging/debian/callcard.1" || { echo "callcard.1 does not tell of $option" >&2; exit 1; }
done

for page in calls socket command-line settings; do
  put "docs/$page.md" "usr/share/doc/callcard/$page.md"
done
sed -n '/^Permission/,$p' LICENSE-MIT | sed -e 's/^$/./; s/^/ /' >"$work/mit"
sed -e "/^MIT-TEXT/{r $work/mit
d}" "$packaging/debian/copyright" | say usr/share/doc/callcard/copyright
"$packaging/third-party.py" "$(uname -m)-unknown-linux-gnu" | packed usr/share/doc/callcard/third-party-licences.txt
# A version for a trial has no entry of its own.
filled "$packaging/debian/changelog" | sed "1s/([^)]*)/($version)/" | packed usr/share/doc/callcard/changelog

# What the programs are linked with, and the tray, which is only looked for when there is one.
printf 'Source: callcard\nPackage: callcard\nArchitecture: any\n' >"$work/debian/control"
depends=$(cd "$work" && dpkg-shlibdeps -O debian/callcard/usr/bin/* | sed 's/^shlibs:Depends=//')
sed -e "s/DEPENDS/$depends, libayatana-appindicator3-1/" -e "s/SIZE/$(du -k -s --apparent-size "$root/usr" | cut -f 1)/" \
  -e "s/ARCHITECTURE/$(dpkg --print-architecture)/" "$packaging/debian/control" | filled >"$root/DEBIAN/control"
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference --date "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$root" "$results/callcard_${version}_$(dpkg --print-architecture).deb"
