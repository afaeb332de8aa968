// Starts the window's page: asks the app what it needs to know, then draws once, in the right language.

import { mount } from "svelte";
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
  if (new URLSearchParams(location.search).get("page") === "history") {
    document.title = words.say("history-title");
    mount(HistoryPage, { target, context, props: { history: new History(backend), demo } });
  } else {
    document.title = words.say("test-call-title");
    mount(TestCallPage, { target, context, props: { test: new TestCall(backend, start), demo } });
  }
}

open().catch((thrown: unknown) => {
  // Without the app there is nothing to draw; its own words are better than an empty window.
  document.body.textContent = asRefusal(thrown).message;
});
