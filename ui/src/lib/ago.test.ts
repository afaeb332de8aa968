import { expect, it } from "vitest";
import { ago, lately } from "./ago";

it.each([
  [0, "en", "now"],
  [59, "en", "now"],
  [60, "en", "1 minute ago"],
  [59 * 60, "ru", "59 минут назад"],
  [2 * 3600 + 1, "es", "hace 2 horas"],
  [-30, "en", "now"],
])("says %i s ago in %s as “%s”", (seconds, language, expected) => {
  const now = Date.parse("2026-01-05T09:30:00Z");
  expect(ago(new Date(now - seconds * 1000), now, language)).toBe(expected);
});

it.each([
  [0, "en", "now"],
  [3.4, "en", "3 seconds ago"],
  [59, "ru", "59 секунд назад"],
  [60, "en", "1 minute ago"],
])("says of what was heard %s s ago in %s that it was “%s”", (seconds, language, expected) => {
  const now = Date.parse("2026-01-05T09:30:00Z");
  expect(lately(new Date(now - seconds * 1000), now, language)).toBe(expected);
});
