// Mounts a page in front of the stand-in, for tests. No build contains it.

import { type Component, mount, unmount } from "svelte";
import type { Backend } from "../lib/backend";
import { contextOf, Frame } from "../state/frame.svelte";
import { standIn } from ".";
import { scene, type Scene } from "./scene";

export interface Mounted {
  backend: Backend;
  frame: Frame;
  close: () => Promise<void>;
}

/** Mounts a page in the scene with these parts different; everything goes at once. `change` may swap answers. */
export async function mounted(
  page: Component,
  parts: Partial<Omit<Scene, "demo">> = {},
  change: (backend: Backend) => Partial<Backend> = () => ({}),
): Promise<Mounted> {
  const whole = standIn(scene({ pace: 0, ...parts }));
  const backend = { ...whole, ...change(whole) };
  const frame = new Frame(backend, await backend.windowStart());
  await frame.follow();
  const instance = mount(page, { target: document.body, context: contextOf(frame) });
  return { backend, frame, close: () => unmount(instance) };
}
