#!/usr/bin/env python3
"""Puts the texts of packages, from locales/, into what a system reads, in every language.

words.py FILE        a desktop entry or AppStream's description: a line with @KEY@ becomes one line a language
words.py --nsis      the texts of the setup, as NSIS takes them
"""

import pathlib
import re
import sys
import xml.sax.saxutils

HERE = pathlib.Path(__file__).parent
# English first: it is what is read where a language is missing.
NSIS = {"en": "ENGLISH", "ru": "RUSSIAN", "es": "SPANISH", "pt": "PORTUGUESEBR"}


def texts(language):
    lines = (HERE / "locales" / f"{language}.ftl").read_text("utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if line and not line.startswith("#"))


TEXTS = {language: texts(language) for language in NSIS}
for language, known in TEXTS.items():
    if (differing := set(known) ^ set(TEXTS["en"])):
        sys.exit(f"locales/{language}.ftl and en.ftl differ in {sorted(differing)}")


def line(text, language):
    """The line in a language: @KEY@ filled in, and marked as its system wants it."""
    is_xml = text.lstrip().startswith("<")
    fill = lambda found: TEXTS[language][found[1]]
    text = re.sub("@([a-z-]+)@", lambda found: xml.sax.saxutils.escape(fill(found)) if is_xml else fill(found), text)
    if language == "en":
        return text
    return re.sub("<([a-z]+)>", rf'<\1 xml:lang="{language}">', text, count=1) if is_xml else text.replace("=", f"[{language}]=", 1)


def filled(text):
    for one in text.splitlines():
        for language in TEXTS if re.search("@[a-z-]+@", one) else ["en"]:
            yield line(one, language)


def nsis():
    for key in (key for key in TEXTS["en"] if key.startswith("setup-")):
        for language, name in NSIS.items():
            text = TEXTS[language][key].replace("$", "$$").replace('"', '$\\"')
            yield f'LangString {key} ${{LANG_{name}}} "{text}"'


print("\n".join(nsis() if sys.argv[1] == "--nsis" else filled(pathlib.Path(sys.argv[1]).read_text("utf-8"))))
