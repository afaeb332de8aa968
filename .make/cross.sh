#!/usr/bin/env bash
# Builds Callcard for Windows and runs it under Wine, and checks its types for macOS. What only the real systems can
# show (how toasts look and what comes to the front, the web view, anything on macOS) stays unseen here.
set -euo pipefail
cd "$(dirname "$0")/.."

# Debian's compiler comes with the sources of its standard library, so cargo can build one for a system it has none for.
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 CARGO_INCREMENTAL=0
# One choice of packages for every command, or dependencies would be built again with other features.
ours=(-p callcard -p callcard-core -p callcard-ctl -p callcard-local)

cross() {
  local command=$1 system=$2 target=$3
  shift 3
  cargo "$command" -Zbuild-std=std,panic_abort,panic_unwind --locked --target "$target" --target-dir "target-$system" \
    "${ours[@]}" "$@"
}

windows() {
  local target=x86_64-pc-windows-gnu
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine
  cross build windows "$target" --bins --tests
  # The loader of the web view lies beside the programs, and Windows looks for it beside their tests.
  cp "target-windows/$target/debug/WebView2Loader.dll" "target-windows/$target/debug/deps/"
  wine_folder target-windows/wine
  cross test windows "$target" --lib
  cross test windows "$target" --bin callcard
  .make/windows/drive.sh "target-windows/$target/debug"
}

# A Wine of our own, without its questions about Mono and Gecko. What runs in it ends with this script.
wine_folder() {
  export WINEPREFIX=$PWD/$1 WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml=
  trap 'wineserver -k || true' EXIT
  [ -f "$WINEPREFIX/system.reg" ] || { mkdir -p "$WINEPREFIX" && wineboot --init && wineserver -w; }
  local system=$WINEPREFIX/drive_c/windows/system32
  mingw() { x86_64-w64-mingw32-gcc -O -Wall -s ".make/windows/$1" -o "$system/$2" "${@:3}"; }
  mingw processprng.c bcryptprimitives.dll -shared -ladvapi32
  mingw toasts.c toasts.dll -shared -lruntimeobject -lole32 -lshell32
  mingw person.c person.exe -ladvapi32 -luser32
}

macos() {
  # Pinned, so that every machine checks with the same one.
  local zig=.tools/zig version=0.17.1
  [ -x "$zig/bin/python" ] || python3 -m venv "$zig"
  "$zig/bin/pip" install --quiet "ziglang==$version"
  export ZIG_PYTHON=$PWD/$zig/bin/python
  CC_x86_64_apple_darwin=$PWD/.make/macos/cc AR_x86_64_apple_darwin=$PWD/.make/macos/ar \
    cross check macos x86_64-apple-darwin --bins --tests
}

windows
macos
