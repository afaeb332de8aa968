// The window has its words from the same files as the app and callcardctl. What only those two say is left out of it:
// it would be a fifth of the page.

import type { Plugin } from "vite";

/** The ids of messages that the window never says; a test holds the page's sources to it. */
export const NOT_THE_WINDOWS = [
  /^ctl-/,
  /^doctor-[a-z]+-/,
  /^doctor-(unknown|unasked|demo)$/,
  /^source-trouble-.+-advice$/,
  /^menu-(?!paused|resume|try-again)/,
  /^settings-sample-/,
  /^notice-(demo|middle|rings|talks|talking|missed|today|yesterday|days|tries|more|remembered|no-me|signed-out|ending|history|settings|doctor|unreported)/,
];

/** The messages of a Fluent file that the window says, without the comments. */
export function ofTheWindow(source: string): string {
  const messages = source.split(/^(?=[a-z#])/m);
  const kept = messages.filter((message) => {
    const id = /^[a-z][\w-]*/.exec(message)?.[0];
    return id !== undefined && !NOT_THE_WINDOWS.some((family) => family.test(id));
  });
  return kept.map((message) => message.trimEnd()).join("\n") + "\n";
}

/** Leaves the others out of a build. The stand-in speaks for the app, so it needs all. */
export function localesOfTheWindow(mode: string): Plugin {
  return {
    name: "locales-of-the-window",
    apply: "build",
    enforce: "pre",
    load: {
      filter: { id: /\.ftl\?raw$/ },
      async handler(id) {
        if (mode === "stand-in") return null;
        const source = await this.fs.readFile(id.replace(/\?raw$/, ""), { encoding: "utf8" });
        return `export default ${JSON.stringify(ofTheWindow(source))}`;
      },
    },
  };
}
