"""One figure, and ten million points, as matplotlib draws them.

    draw.py figure FOLDER    the loss figure as PNG (1600 x 1000) and SVG; milliseconds as JSON
    draw.py points COUNT     a line of so many points as PNG; milliseconds and peak MiB as JSON

Milliseconds are the processor's. The figure's data come from standard input as JSON, so that both draw the same: a list of series,
each with "x", "y", "low" and "high".
"""

import io
import json
import os
import resource
import statistics
import sys
import time

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt


def figure(folder):
    series = json.load(sys.stdin)
    times = []
    for _ in range(6):
        start = time.process_time()
        drawn, axes = plt.subplots(figsize=(8, 5), dpi=200)
        for number, one in enumerate(series):
            color = f"C{number}"
            axes.fill_between(one["x"], one["low"], one["high"], color=color, alpha=0.16, lw=0)
            axes.plot(one["x"], one["y"], color=color, label=f"variant {number + 1}")
        axes.set(
            yscale="log", xlabel="epoch", ylabel="mean squared error",
            title="Four variants of one model, each with its own floor",
        )
        axes.legend()
        drawn.savefig(os.path.join(folder, "matplotlib.png"))
        drawn.savefig(os.path.join(folder, "matplotlib.svg"))
        plt.close(drawn)
        times.append((time.process_time() - start) * 1000)
    # The first one fills matplotlib's caches.
    print(json.dumps({"milliseconds": statistics.median(times[1:])}))


def points(count):
    # The same numbers as ours: noise about a slow wave.
    bits = np.arange(count, dtype=np.uint64) * np.uint64(6364136223846793005)
    bits += np.uint64(1442695040888963407)
    noise = (bits >> np.uint64(40)).astype(np.float64) / (1 << 24) - 0.5
    share = np.arange(count) / count
    values = 16 * share * (1 - share) * (share - 0.5) + 0.3 * noise
    del bits, noise, share
    times = []
    for _ in range(4):
        start = time.process_time()
        drawn, axes = plt.subplots(figsize=(8, 5), dpi=200)
        axes.plot(values)
        file = io.BytesIO()
        drawn.savefig(file)
        plt.close(drawn)
        times.append((time.process_time() - start) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"milliseconds": statistics.median(times[1:]), "peak MiB": peak}))


if sys.argv[1] == "figure":
    figure(sys.argv[2])
else:
    points(int(sys.argv[2]))
