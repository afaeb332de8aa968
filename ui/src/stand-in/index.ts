// A stand-in for the app when the page runs in a plain browser: `npm run dev`, and tests that drive the page.
// It never leaves the browser, and no build contains it.

import type { Backend } from "../lib/backend";
import { act } from "./agent";
import { standInCalls } from "./calls";
import { standInDoctor } from "./doctor";
import { standInDoor } from "./door";
import { standInHistory } from "./history";
import "./languages";
import { standInPhone } from "./phone";
import { type Scene, sceneOf } from "./scene";
import { standInSources } from "./sources";
import { standInStatus } from "./status";

/** The stand-in that a page's address asks for. */
export function standInFromAddress(search: string): Backend {
  const scene = sceneOf(search);
  if (scene.page === "welcome") void act(scene.step);
  return {
    ...standIn(scene),
    closeWindow() {
      window.close();
      return Promise.resolve();
    },
  };
}

/** A stand-in that plays this scene. */
export function standIn(scene: Scene): Backend {
  const { status, asked } = standInStatus(scene);
  return {
    windowStart: () =>
      Promise.resolve({ page: scene.page, platform: scene.platform, version: "0.1.0", status: status() }),
    windowDrawn: () => Promise.resolve(),
    followPage: () => Promise.resolve(),
    pageTurned: () => Promise.resolve(),
    closeWindow: () => Promise.resolve(),
    ...asked,
    ...standInCalls(scene, status),
    ...standInHistory(scene),
    ...standInPhone(scene),
    ...standInSources(scene, status),
    ...standInDoctor(scene, status),
    ...standInDoor({ status }),
  };
}
