"""Reads one CSV file as Python does, in memory and time to compare.

    python data.py METHOD FILE [COLUMN ...]

METHOD is numpy (numpy.loadtxt) or csv (the csv module and float); the named columns (default all)
are read beside y.
"""

import array
import csv
import os
import resource
import sys
import time


def with_numpy(path, places):
    import numpy

    return numpy.loadtxt(path, delimiter=",", skiprows=1, usecols=places, ndmin=2).size


def with_csv(path, places):
    numbers = array.array("d")
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            for place in places:
                numbers.append(float(row[place]))
    return len(numbers)


method, path, *wanted = sys.argv[1:]
with open(path, newline="") as file:
    header = next(csv.reader(file))
places = [header.index(name) for name in wanted + ["y"]] if wanted else list(range(len(header)))
read = {"numpy": with_numpy, "csv": with_csv}[method]

start = time.perf_counter()
numbers = read(path, places)
seconds = time.perf_counter() - start

peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
name = {"numpy": "numpy.loadtxt", "csv": "csv"}[method]
print(
    f"{os.path.basename(path):14} {name:14} {os.path.getsize(path) / 1e6 / seconds:6.0f} MB/s "
    f"{peak / 2**20:7.1f} MiB at most, {peak / numbers:5.1f} bytes for each of {numbers} numbers"
)
