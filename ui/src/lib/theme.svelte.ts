// Light or dark: as the agent chose, or as the desktop is. The style sheet reads one attribute.

import type { Theme } from "./backend";

/** Keeps the document in the theme that is chosen, and follows the desktop where that is left to it. */
export function follow(chosen: () => Theme): void {
  const desktop = matchMedia("(prefers-color-scheme: dark)");
  let dark = $state(desktop.matches);
  desktop.addEventListener("change", () => (dark = desktop.matches));
  $effect.pre(() => {
    const theme = chosen();
    const shown = theme === "system" ? (dark ? "dark" : "light") : theme;
    document.documentElement.dataset.theme = shown;
  });
}
