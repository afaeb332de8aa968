import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { localesOfTheWindow } from "./locales.config.ts";

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), localesOfTheWindow(mode)],
  clearScreen: false,
  server: { port: 5173, strictPort: true },
  // Nothing is inlined: the window's Content-Security-Policy allows files of our own and nothing else.
  build: {
    target: ["es2022", "safari16", "chrome105"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Tests run the browser's build of Svelte, so that state reacts as it does in the window.
  resolve: mode === "test" ? { conditions: ["browser"] } : {},
  test: {
    environment: "happy-dom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/stand-in/languages.ts"],
  },
}));
