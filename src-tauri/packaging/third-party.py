#!/usr/bin/env python3
"""Writes what the programs contain of others, each with its licence: third-party.py TARGET-TRIPLE.

Their licences ask for it. What only builds or tests is left out.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OURS = ["callcard", "callcard-ctl"]
TEXT = re.compile("(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)


def crates(target):
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    known = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)
    packages = {package["id"]: package for package in known["packages"]}
    needs = {
        node["id"]: [to["pkg"] for to in node["deps"] if any(kind["kind"] is None for kind in to["dep_kinds"])]
        for node in known["resolve"]["nodes"]
    }
    waiting = [one["id"] for one in known["packages"] if one["name"] in OURS and one["source"] is None]
    seen = set()
    while waiting:
        if (one := waiting.pop()) not in seen:
            seen.add(one)
            waiting += needs[one]
    for package in (packages[one] for one in seen if packages[one]["source"]):
        licence = package["license"] or package["license_file"]
        yield package["name"], package["version"], licence, pathlib.Path(package["manifest_path"]).parent


def pages():
    """What the window's pages are made of: what is asked for, and what that asks for."""
    installed = ROOT / "ui/node_modules"
    waiting = [*json.loads((ROOT / "ui/package.json").read_text())["dependencies"], "svelte"]
    seen = set()
    while waiting:
        name = waiting.pop()
        folder = installed / name
        if name in seen or not folder.is_dir():
            continue
        seen.add(name)
        package = json.loads((folder / "package.json").read_text())
        waiting += package.get("dependencies", {})
        yield name, package["version"], package.get("license", "see below"), folder


def main():
    parts = sorted([*crates(sys.argv[1]), *pages()], key=lambda part: (part[0].lower(), part[1]))
    print("Callcard contains these works of others, under these licences. The texts follow.\n")
    texts = {}
    for name, version, licence, folder in parts:
        print(f"{name} {version}: {licence}")
        for file in sorted(folder.iterdir()):
            if file.is_file() and TEXT.match(file.name) and file.suffix not in {".rs", ".html"}:
                text = file.read_text("utf-8", "replace").replace("\r\n", "\n").strip()
                # The same text, however its lines are broken.
                texts.setdefault(" ".join(text.split()), (text, []))[1].append(f"{name} {version}")
    for text, named in texts.values():
        print(f"\n{'-' * 80}\n{', '.join(named)}\n\n{text}")


main()
