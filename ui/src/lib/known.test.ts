import { describe, expect, it } from "vitest";
import { PHONES } from "../stand-in/phones";
import { found, nameOf } from "./known";
import { Words } from "./words.svelte";

const { known } = PHONES.linux;
const ids = (typed: string, language: "en" | "ru" | "es" | "pt") =>
  found(known, typed, new Words(language)).flatMap(({ phones }) => phones.map(({ id }) => id));

describe("the phones that people look for", () => {
  it.each([
    ["asterisk", "en", "asterisk"],
    ["Астериск", "en", "asterisk"],
    ["мегафон", "es", "megafon"],
    ["megafon", "ru", "megafon"],
    ["билайн", "ru", "beeline"],
    ["vox implant", "en", undefined],
    ["micro sip", "pt", "microsip"],
    ["МикроСИП", "pt", "microsip"],
  ] as const)("%s in %s is %s", (typed, language, expected) => {
    expect(ids(typed, language)[0]).toBe(expected);
  });

  it.each([
    ["cloud", "en", "mango"],
    ["облачная", "ru", "mango"],
    ["виртуальная", "ru", "mango"],
    ["настольный", "ru", undefined],
    ["nube", "es", "mango"],
    ["nuvem", "pt", "mango"],
    ["softphone", "pt", "softphone-pro"],
  ] as const)("“%s” in %s begins with %s", (typed, language, expected) => {
    expect(ids(typed, language)[0]).toBe(expected);
  });

  it("all stand in their groups, each once", () => {
    const groups = found(known, " ", new Words("en"));
    expect(groups.map(({ name }) => name)).toEqual(["system", "cloud", "desk", "softphone", "script"]);
    expect(groups.flatMap(({ phones }) => phones)).toHaveLength(known.length);
  });

  it("have their own name in Russian where they have one", () => {
    const of = (id: string, language: "en" | "ru") => {
      const phone = known.find((one) => one.id === id);
      return phone && nameOf(phone, language);
    };
    expect([of("megafon", "ru"), of("megafon", "en")]).toEqual(["МегаФон", "MegaFon"]);
    expect([of("asterisk", "ru"), of("asterisk", "en")]).toEqual(["Asterisk", "Asterisk"]);
  });
});
