#!/bin/sh
# Renders the icons that builds and trays need from the SVG sources beside this script. The results are committed,
# so that a build needs none of these tools. Debian packages: librsvg2-bin, imagemagick, icnsutils, fonts-dejavu-core.
set -eu
cd "$(dirname "$0")"

render() { # SOURCE SIZE RESULT
  rsvg-convert --width "$2" --height "$2" "$1" --output "$3"
}

sizes=$(mktemp -d)
trap 'rm -r "$sizes"' EXIT
for size in 16 24 32 48 64 128 256 512; do
  render callcard.svg "$size" "$sizes/$size.png"
done

cp "$sizes/32.png" 32x32.png
# Notices carry this one.
cp "$sizes/64.png" 64x64.png
cp "$sizes/128.png" 128x128.png
cp "$sizes/256.png" 128x128@2x.png
cp "$sizes/512.png" icon.png
# Windows takes the first size for the window and looks for the rest.
convert "$sizes/32.png" "$sizes/16.png" "$sizes/24.png" "$sizes/48.png" "$sizes/64.png" "$sizes/256.png" icon.ico
png2icns icon.icns "$sizes/16.png" "$sizes/32.png" "$sizes/48.png" "$sizes/128.png" "$sizes/256.png" "$sizes/512.png"

for state in idle ringing paused trouble; do
  render "tray-$state.svg" 64 "tray-$state.png"
done

for count in 1 2 3 4 5 6 7 8 9; do
  sed "s/COUNT/$count/" tray-missed.svg >"$sizes/missed.svg"
  render "$sizes/missed.svg" 64 "tray-missed-$count.png"
done
# Two characters have to be smaller.
sed 's/COUNT/9+/; s/y="434"/y="406"/; s/font-size="264"/font-size="190"/' tray-missed.svg >"$sizes/missed.svg"
render "$sizes/missed.svg" 64 tray-missed-many.png
