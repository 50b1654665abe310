#!/usr/bin/env python3
"""Writes Sources/Basics/Generated/WideScalars.swift: the characters that take two columns of a terminal.

    scripts/make/wide-scalars.py > Sources/Basics/Generated/WideScalars.swift

A character is wide when its East Asian Width (Unicode Standard Annex 11) is W or F. Unassigned places of the blocks that
the annex reserves for ideographs count as wide, and gaps that hold no assigned character are closed, so that the table
stays short.
"""
import sys
import unicodedata

IDEOGRAPHS = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]


def is_wide(code):
    if any(low <= code <= high for low, high in IDEOGRAPHS):
        return True
    return unicodedata.east_asian_width(chr(code)) in "WF" and unicodedata.category(chr(code)) != "Cn"


def is_assigned(code):
    return unicodedata.category(chr(code)) != "Cn"


def ranges():
    found = []
    gap = False
    for code in range(0x110000):
        if is_wide(code):
            if found and not gap:
                found[-1][1] = code
            else:
                found.append([code, code])
            gap = False
        elif is_assigned(code):
            gap = True
    return found


def main():
    print("// Made by scripts/make/wide-scalars.py from the Unicode character database "
          + unicodedata.unidata_version + "; don't edit.\n")
    print("/// The characters of East Asian Width W and F: first and last of each range, in order.")
    print("let wideScalars: [ClosedRange<UInt32>] = [")
    line = "   "
    for low, high in ranges():
        item = f" 0x{low:04X}...0x{high:04X},"
        if len(line) + len(item) > 120:
            print(line)
            line = "   "
        line += item
    print(line)
    print("]")


if __name__ == "__main__":
    sys.exit(main())
