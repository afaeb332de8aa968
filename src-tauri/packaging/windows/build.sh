#!/usr/bin/env bash
# Makes the setup and the portable archive of built programs: build.sh PROGRAMS RESULTS [VERSION]. The same programs give the same
# files, bit for bit. PROGRAMS holds callcard.exe, callcardctl.exe and WebView2Loader.dll.
set -euo pipefail
programs=$(cd "$1" && pwd)
mkdir -p "$2"
results=$(cd "$2" && pwd)
cd "$(dirname "$0")/../../.."
packaging=src-tauri/packaging
version=${3:-$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)}
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/Callcard"
cp "$programs"/{callcard.exe,callcardctl.exe,WebView2Loader.dll} "$work/Callcard/"
"$packaging/windows/without-console.py" "$programs/callcardctl.exe" "$work/Callcard/callcardctlw.exe"
cat LICENSE-MIT <(printf '\n%0.s' 1 2) LICENSE-APACHE >"$work/Callcard/licences.txt"
"$packaging/third-party.py" x86_64-pc-windows-gnu >"$work/Callcard/third-party-licences.txt"

"$packaging/words.py" --nsis >"$work/texts.nsh"
makensis -V2 -WX -INPUTCHARSET UTF8 -DVERSION="$version" -DVERSION_IN_FOUR="$(cut -d . -f 1-4 <<<"$version.0.0")" -DFILES="$work/Callcard" -DICON="$PWD/icons/icon.ico" \
  -DTEXTS="$work/texts.nsh" -DOUT="$results/Callcard-$version-setup.exe" "$packaging/windows/callcard.nsi"

archive=$results/Callcard-$version-portable.zip
rm -f "$archive"
find "$work/Callcard" -exec touch --date "@$SOURCE_DATE_EPOCH" {} +
(cd "$work" && find Callcard -type f | LC_ALL=C sort | TZ=UTC zip -X -q -@ "$archive")
