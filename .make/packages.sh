#!/usr/bin/env bash
# Builds the programs, makes packages of them in target/packages, each twice to see that both are alike, and tries them: the .deb in
# systems of their own, the setup under Wine. Takes what to make: deb, windows.
set -euo pipefail
cd "$(dirname "$0")/.."
packaging=src-tauri/packaging results=target/packages
mkdir -p "$results"
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
again=$(mktemp -d)
trap 'rm -rf "$again"' EXIT

# Twice the same, and then a newer one to upgrade to.
make_packages() {
  local kind=$1 programs=$2 newer=$3
  "$packaging/$kind/build.sh" "$programs" "$results"
  "$packaging/$kind/build.sh" "$programs" "$again"
  for package in "$again"/*; do
    cmp "$package" "$results/$(basename "$package")"
    rm "$package"
  done
  "$packaging/$kind/build.sh" "$programs" "$again" "$newer"
}

deb() {
  .make/install.sh build packages
  # The choice of packages as everywhere, or dependencies would be built again with other features.
  cargo build --release --locked -p callcard -p callcard-ctl -p e2e
  make_packages debian target/release "$version+newer"
  local package=callcard_${version}_$(dpkg --print-architecture).deb
  lintian --allow-root --profile debian --fail-on error,warning "$results/$package"
  local files
  files=$(mktemp -d)
  dpkg-deb -x "$results/$package" "$files"
  desktop-file-validate "$files"/usr/share/applications/*.desktop
  appstreamcli validate --no-net "$files"/usr/share/metainfo/*.xml
  rm -rf "$files"
  "$packaging/debian/test.sh" "$results/$package" "$again/${package/$version/$version+newer}" bookworm trixie
}

windows() {
  .make/install.sh cross packages
  .make/cross.sh release
  make_packages windows target-windows/x86_64-pc-windows-gnu/release "$version.1"
  "$packaging/windows/test.sh" "$results/Callcard-$version-setup.exe" "$again/Callcard-$version.1-setup.exe" "$version.1"
}

for kind in "$@"; do
  "$kind"
done
(cd "$results" && find . -maxdepth 1 -regex '.*\.\(deb\|exe\|zip\)' -printf '%P\n' | LC_ALL=C sort | xargs sha256sum >SHA256SUMS)
cat "$results/SHA256SUMS"
