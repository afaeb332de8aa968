# A Wine of our own, without its questions about Mono and Gecko, and what Windows has and Wine lacks. What runs in it ends with the
# script that has called for it. Takes its folder.
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
