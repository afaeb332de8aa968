#!/usr/bin/env bash
# Builds Callcard for Windows and runs it under Wine, and checks its types for macOS. What only the real systems can
# show (how toasts look and what comes to the front, the web view, anything on macOS) stays unseen here.
set -euo pipefail
cd "$(dirname "$0")/.."
. .make/windows/wine.sh

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
  # What is pure is the same on every system, and is tried at length elsewhere.
  export CALLCARD_FUZZ_CASES=500
  cross test windows "$target" --lib
  cross test windows "$target" --bin callcard
  .make/windows/drive.sh "target-windows/$target/debug"
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

# The programs that are packed.
release() {
  # The paths of this machine are nobody's business, nor is the time: the same sources give the same programs.
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
  export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS="-Clink-arg=-Wl,--no-insert-timestamp --remap-path-prefix=$PWD=callcard --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
  cross build windows x86_64-pc-windows-gnu --release --bins
}

[ $# -gt 0 ] || set -- windows macos
for part in "$@"; do
  "$part"
done
