// The keys that turn to a page: Ctrl or Command with the page's place in the sidebar, and with a comma for the settings.

import type { Page, WindowStart } from "./backend";
import { PAGES } from "../state/frame.svelte";

/** The page that a key asks for. */
export function shortcut(event: KeyboardEvent, platform: WindowStart["platform"]): Page | null {
  const held = platform === "macos" ? event.metaKey : event.ctrlKey;
  if (!held || event.altKey || event.shiftKey) return null;
  if (event.key === ",") return "settings";
  return PAGES[Number(event.key) - 1] ?? null;
}
