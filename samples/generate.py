#!/usr/bin/env python3
"""Writes the input files of the sample engagements, the same bytes on every run.

    python3 samples/generate.py              rewrites them in place
    python3 samples/generate.py --out DIR    writes them to DIR/usdkg-2025-q4 and DIR/shortfall

Every row is synthetic. The README files are written by hand; nothing that an audit writes is
written here. What was written is read back and checked.
"""

import argparse
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from generator import shortfall, usdkg  # noqa: E402

SAMPLES = {"usdkg-2025-q4": usdkg, "shortfall": shortfall}


def main():
    parser = argparse.ArgumentParser(description="Write the input files of the sample engagements.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent, metavar="DIR")
    out = parser.parse_args().out
    for name, sample in SAMPLES.items():
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in sample.build().items():
            data = content if isinstance(content, bytes) else content.encode("utf-8")
            (folder / file).write_bytes(data)
        print(f"{name}: {sample.check(folder)}")


if __name__ == "__main__":
    main()
