// The checks that drive the built page in Chromium: `npm run test:browser`. With `--mode screens`: the pictures of it.

import { defineConfig } from "vitest/config";

export default defineConfig(({ mode }) => ({
  clearScreen: false,
  test: {
    environment: "node",
    include: [mode === "screens" ? "browser/screens.ts" : "browser/*.browser.ts"],
    globalSetup: "browser/setup.ts",
    // The browser does the work, in processes of its own: two pages keep two cores busy.
    maxWorkers: 1,
    maxConcurrency: 2,
    testTimeout: 60_000,
  },
}));
