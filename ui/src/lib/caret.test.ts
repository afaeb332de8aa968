import { describe, expect, it } from "vitest";
import { caretIn, onlySeparatorsWent } from "./caret";

/** Texts with the caret in them: as it was typed, as it is written anew. */
const CASES: [typed: string, written: string][] = [
  ["|", "+7 999|"],
  ["+7999888|", "+7 999 888|"],
  ["+7999|888", "+7 999| 888"],
  ["+79998|88", "+7 999 8|88"],
  ["+7 999 8|8855-33", "+7 999 8|88-55-33"],
  ["+|7999", "+|7 999"],
  ["|+7999", "|+7 999"],
  ["8|9998885533", "+7| 999 888-55-33"],
  ["tel:+7(9|99)8885533", "+7 9|99 888-55-33"],
  ["+7 999 88|8 55 33 44", "+7 999 88|"],
];

describe("the caret", () => {
  it.each(CASES)("of %s goes to %s", (typed, written) => {
    const place = caretIn(written.replace("|", ""), typed.replace("|", ""), typed.indexOf("|"));
    expect(place).toBe(written.indexOf("|"));
  });
});

describe("separators", () => {
  const cases: [text: string, before: string, gone: boolean][] = [
    ["+7999", "+7 999", true],
    ["+7 (999", "+7 (999)", true],
    ["+7 99", "+7 999", false],
    ["+7 999 ", "+7 999", false],
    ["7 999", "+7 999", false],
    ["", "7", false],
  ];
  it.each(cases)("in %j after %j: gone %s", (text, before, gone) => {
    expect(onlySeparatorsWent(text, before)).toBe(gone);
  });
});
