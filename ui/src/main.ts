// Starts the window's page: asks the app what it needs to know, then draws once, in the right language.

import { mount, unmount } from "svelte";
import "./app.css";
import { asRefusal, connect } from "./lib/backend";
import { contextWith, Words } from "./lib/words";
import HistoryPage from "./pages/HistoryPage.svelte";
import TestCallPage from "./pages/TestCallPage.svelte";
import { History } from "./state/history.svelte";
import { TestCall } from "./state/test-call.svelte";

async function open(): Promise<void> {
  const backend = await connect();
  const start = await backend.start();
  const words = new Words(start.language);
  document.documentElement.lang = start.language;
  const target = document.body;
  const context = contextWith(words);
  const { demo } = start;
  let shown = new URLSearchParams(location.search).get("page");
  const draw = () => {
    document.title = words.say(`page-${shown ?? "test-call"}`);
    return shown === "history"
      ? mount(HistoryPage, { target, context, props: { history: new History(backend), demo } })
      : mount(TestCallPage, { target, context, props: { test: new TestCall(backend, start), demo } });
  };
  let page = draw();
  await backend.followPage((wished) => {
    if (wished === shown) return;
    shown = wished;
    void unmount(page);
    page = draw();
  });
}

open().catch((thrown: unknown) => {
  // Without the app there is nothing to draw; its own words are better than an empty window.
  document.body.textContent = asRefusal(thrown).message;
});
