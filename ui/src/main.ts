// Starts the window's page: asks the app what it needs to know, then draws once, in the right language.

import { mount } from "svelte";
import "./app.css";
import { asRefusal, connect } from "./lib/backend";
import { contextWith, Words } from "./lib/words";
import TestCallPage from "./pages/TestCallPage.svelte";
import { TestCall } from "./state/test-call.svelte";

async function open(): Promise<void> {
  const backend = await connect();
  const start = await backend.start();
  const words = new Words(start.language);
  document.documentElement.lang = start.language;
  document.title = words.say("test-call-title");
  const test = new TestCall(backend, start);
  mount(TestCallPage, {
    target: document.body,
    props: { test, demo: start.demo },
    context: contextWith(words),
  });
}

open().catch((thrown: unknown) => {
  // Without the app there is nothing to draw; its own words are better than an empty window.
  document.body.textContent = asRefusal(thrown).message;
});
