"""The notebook's report as one would write it in Python today.

Trains the four systems with numpy, a batch at a time, and draws the five figures with matplotlib,
each as PNG (1600 x 1000) and SVG, beside a table in Markdown. Everything is written as an
experienced user would write it for speed: arrays of single precision, no per-row Python, the
off-screen backend. Prints the seconds of each stage as JSON.

    report.py FOLDER
"""

import json
import os
import sys
import time

started = time.perf_counter()

import matplotlib
import numpy as np

matplotlib.use("Agg")
import matplotlib.pyplot as plt

imported = time.perf_counter()

ROWS, BATCH, RATE, DECAY = 10_000, 128, 0.01, 0.05
TRUTH = np.array([2.0, -3.4, 4.2], dtype=np.float32)
NAMES = ["w1", "w2", "bias"]
SYSTEMS = {
    # name: (epochs, gradient factor, decay of a batch of m rows, shuffled)
    "numpy": (10, 1, lambda m: -DECAY / m, False),
    "pytorch-1": (20, 2, lambda m: DECAY, True),
    "pytorch-2": (20, 2, lambda m: DECAY, False),
    "pytorch-3": (20, 1, lambda m: DECAY, False),
}


def make_data():
    """A column of ones stands for the bias, so that it is penalised like a weight."""
    random = np.random.default_rng(1000)
    x = np.ones((ROWS, 3), dtype=np.float32)
    x[:, :2] = random.standard_normal((ROWS, 2), dtype=np.float32)
    noise = random.standard_normal(ROWS, dtype=np.float32) * np.float32(0.01)
    return x, x @ TRUTH + noise


def train(x, y, epochs, factor, decay, shuffled):
    """The loss and the parameters after every step, and the full loss after every epoch."""
    random = np.random.default_rng(100)
    p = np.zeros(3, dtype=np.float32)
    losses, steps, full = [], [], []
    for _ in range(epochs):
        if shuffled:
            order = random.permutation(ROWS)
            rows, targets = x[order], y[order]
        else:
            rows, targets = x, y
        for start in range(0, ROWS, BATCH):
            batch = rows[start : start + BATCH]
            residual = batch @ p - targets[start : start + BATCH]
            m = len(residual)
            losses.append(float(residual @ residual) / m)
            p = p - np.float32(RATE) * (
                np.float32(factor / m) * (residual @ batch) + np.float32(decay(m)) * p
            )
            steps.append(p)
        residual = x @ p - y
        full.append(float(residual @ residual) / ROWS)
    return np.array(losses), np.array(steps), np.array(full)


def figure(rows=1, columns=1):
    return plt.subplots(rows, columns, figsize=(8, 5), dpi=200)


def save(drawn, folder, name):
    drawn.savefig(os.path.join(folder, name + ".png"))
    drawn.savefig(os.path.join(folder, name + ".svg"))
    plt.close(drawn)


def draw(folder, x, y, histories):
    least = np.linalg.lstsq(x, y, rcond=None)[0]

    drawn, axes = figure()
    for number, (name, (losses, _, full)) in enumerate(histories.items()):
        epochs = np.arange(len(losses)) * len(full) / len(losses)
        axes.plot(epochs, losses, color=f"C{number}", alpha=0.25, lw=0.6)
        axes.plot(np.arange(1, len(full) + 1), full, color=f"C{number}", label=name)
    axes.set(yscale="log", xlabel="epoch", ylabel="mean squared error", title="Loss")
    axes.legend()
    save(drawn, folder, "loss")

    drawn, panels = figure(1, 3)
    for column, axes in enumerate(panels):
        for name, (_, steps, _) in histories.items():
            axes.plot(np.arange(len(steps)) / 79, steps[:, column], label=name)
        axes.axhline(TRUTH[column], color="black", ls="--", lw=1)
        axes.set(xlabel="epoch", title=NAMES[column])
    panels[0].legend()
    save(drawn, folder, "weights")

    drawn, axes = figure()
    first, second = np.meshgrid(np.linspace(-0.3, 2.4, 80), np.linspace(-4, 0.3, 80))
    gram = x.T @ x / ROWS
    offset = np.stack([first - least[0], second - least[1]])
    loss = np.einsum("iab,ij,jab->ab", offset, gram[:2, :2], offset)
    axes.contour(first, second, loss, levels=10, colors="lightgray", linewidths=0.8)
    for name, (_, steps, _) in histories.items():
        axes.plot(steps[:, 0], steps[:, 1], label=name)
        axes.plot(steps[-1, 0], steps[-1, 1], "o", color="black", ms=4)
    axes.set(xlabel="w1", ylabel="w2", title="Path of the weights")
    axes.legend()
    save(drawn, folder, "trajectory")

    drawn, axes = figure()
    for number, (name, (_, steps, _)) in enumerate(histories.items()):
        axes.plot(steps[-1], np.arange(3) + 0.1 * number, "o", label=name)
    axes.plot(TRUTH, np.arange(3) + 0.15, "k|", ms=30, label="truth")
    axes.set(yticks=np.arange(3) + 0.15, yticklabels=NAMES, title="Final parameters")
    axes.legend()
    save(drawn, folder, "parameters")

    drawn, axes = figure()
    for name, (_, steps, _) in histories.items():
        axes.plot(np.arange(len(steps)) / 79, np.linalg.norm(steps - steps[-1], axis=1), label=name)
    axes.set(yscale="log", xlabel="epoch", ylabel="distance", title="Distance to the end")
    axes.legend()
    save(drawn, folder, "convergence")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    x, y = make_data()
    histories = {name: train(x, y, *settings) for name, settings in SYSTEMS.items()}
    trained = time.perf_counter()
    draw(folder, x, y, histories)
    drawn = time.perf_counter()
    with open(os.path.join(folder, "README.md"), "w") as report:
        report.write("| variant | w1 | w2 | bias | loss |\n|---|---|---|---|---|\n")
        for name, (_, steps, full) in histories.items():
            w1, w2, bias = steps[-1]
            report.write(f"| {name} | {w1:.4f} | {w2:.4f} | {bias:.4f} | {full[-1]:.6f} |\n")
    print(
        json.dumps(
            {
                "importing": imported - started,
                "training": trained - imported,
                "drawing": drawn - trained,
                "total": time.perf_counter() - started,
            }
        )
    )


main(sys.argv[1])
