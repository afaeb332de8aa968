// Starts the window's page: asks the app what it needs to know, then draws once, in the right language and theme.

import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import "./motion.css";
import { asRefusal, connect } from "./lib/backend";
import { learn } from "./lib/words.svelte";
import { content } from "./pages/content";
import { contextOf, Frame } from "./state/frame.svelte";

async function open(): Promise<void> {
  const backend = await connect();
  const start = await backend.windowStart();
  // The page comes with its frame and its words, not after them.
  await Promise.all([content(start.page), learn(start.status.language)]);
  const frame = new Frame(backend, start);
  mount(App, { target: document.body, context: contextOf(frame), props: { frame } });
  // The page is laid out while the desktop makes room for its window.
  void backend.windowDrawn();
  await frame.follow();
}

open().catch((thrown: unknown) => {
  // Nothing can be drawn without the app; its own words are better than an empty window.
  document.body.textContent = asRefusal(thrown).message;
});
