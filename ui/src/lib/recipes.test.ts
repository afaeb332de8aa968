import { expect, it } from "vitest";
import type { Recipe } from "./backend";
import { recipesFor } from "./recipes";

const ALL: Recipe[] = [
  { id: "callcardctl", text: "callcardctl ring" },
  { id: "curl", text: "curl" },
  { id: "microsip", text: null },
  { id: "powershell", text: null },
  { id: "twinkle", text: "#!/bin/sh" },
  { id: "python", text: "import" },
  { id: "php", text: "<?php" },
];

it("offers first what people of the system use, and parts what it has not", () => {
  const { usable, elsewhere } = recipesFor("linux", ALL);
  expect(usable.map(({ id }) => id)).toEqual(["twinkle", "curl", "callcardctl", "python", "php"]);
  expect(elsewhere).toEqual(["microsip", "powershell"]);
});

it("goes by the system", () => {
  const here = ALL.map(({ id }) => ({ id, text: id === "twinkle" ? null : "…" }));
  const { usable, elsewhere } = recipesFor("windows", here);
  expect(usable[0]?.id).toBe("microsip");
  expect(elsewhere).toEqual(["twinkle"]);
});

it("leaves what it was given as it was", () => {
  recipesFor("windows", ALL);
  expect(ALL[0]?.id).toBe("callcardctl");
});
