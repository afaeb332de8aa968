#!/usr/bin/env python3
"""Copies a program of Windows as one without a console: without-console.py PROGRAM COPY.

A softphone that runs it flashes no black window. Whether a program has a console is a number in its header.
"""

import pathlib
import struct
import sys

CONSOLE, WINDOWS = 3, 2
program = bytearray(pathlib.Path(sys.argv[1]).read_bytes())
(header,) = struct.unpack_from("<I", program, 0x3C)
# Behind the signature and the file header, in a header for 64 bits: the subsystem.
place = header + 24 + 68
if program[header : header + 4] != b"PE\0\0" or struct.unpack_from("<H", program, place) != (CONSOLE,):
    sys.exit(f"{sys.argv[1]} is no program with a console")
struct.pack_into("<H", program, place, WINDOWS)
pathlib.Path(sys.argv[2]).write_bytes(program)
