import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const outsideTheSeam = {
  patterns: [
    { group: ["@tauri-apps/*"], message: "Only src/lib/backend.ts knows the host." },
    { group: ["**/bindings", "**/commands"], message: "Take it from src/lib/backend.ts." },
  ],
};

export default ts.config(
  {
    ignores: [
      "dist/",
      "src/lib/bindings.ts",
      "src/lib/commands.ts",
      "src/stand-in/notices.ts",
      "src/stand-in/phones.ts",
    ],
  },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: true,
        extraFileExtensions: [".svelte"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "no-restricted-imports": ["error", outsideTheSeam],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // Dates and maps that nobody changes need not be watched.
      "svelte/prefer-svelte-reactivity": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    // ESLint sees an imported component as `any`; svelte-check knows its type and checks it.
    files: ["**/*.svelte"],
    rules: { "@typescript-eslint/no-unsafe-call": "off" },
  },
  { files: ["src/lib/backend.ts"], rules: { "no-restricted-imports": "off" } },
  { files: ["*.js"], extends: [ts.configs.disableTypeChecked], languageOptions: { globals: globals.node } },
);
