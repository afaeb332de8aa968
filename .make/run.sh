#!/usr/bin/env bash
# Starts Callcard with its sandbox CRM and lets it ring once. Ctrl-C ends what this started.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
  target/debug/callcard &
  app=$!
  trap 'kill "$app" 2>/dev/null || true' EXIT
  for _ in $(seq 100); do target/debug/callcardctl status >/dev/null 2>&1 && break; sleep 0.1; done
  target/debug/callcardctl ring --wait +79998885533
  echo "The notice is on your desktop: click it (on dunst, with the middle button). Test calls are in the tray menu. Ctrl-C ends Callcard."
  wait "$app"
else
  .make/install.sh desktop
  exec target/debug/box -- "$PWD/.make/run.sh"
fi
