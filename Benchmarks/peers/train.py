"""Rows times variants a second of plain training in what one would pick today, one thread, single
precision: the cases of TrainingBenchmark.

Mini-batches of 128 rows, shuffled every epoch. Several variants are trained one after another, or in
numpy all at once, the batch's gradients as one matrix product. Libraries that are not installed are
left out. Prints JSON.
"""

import json
import os
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np

BATCH, RATE, DECAY = 128, np.float32(0.001), np.float32(0.05)


def make_data(rows, features):
    random = np.random.default_rng(1000)
    x = random.standard_normal((rows, features), dtype=np.float32)
    noise = random.standard_normal(rows, dtype=np.float32) * np.float32(0.01)
    return x, x @ np.linspace(-3, 3, features, dtype=np.float32) + np.float32(4.2) + noise


def with_numpy(x, y, epochs):
    random = np.random.default_rng(7)
    w, b = np.zeros(x.shape[1], dtype=np.float32), np.float32(0)
    losses = []
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            batch = x[rows]
            residual = batch @ w + b - y[rows]
            factor = np.float32(2 / len(rows))
            w -= RATE * (factor * (batch.T @ residual) + DECAY * w)
            b -= RATE * factor * residual.sum()
            losses.append(float(residual @ residual) / len(rows))


def with_one_product(x, y, epochs, variants):
    """All variants at once: a matrix of weights, a column each."""
    random = np.random.default_rng(7)
    w = np.zeros((x.shape[1], variants), dtype=np.float32)
    b = np.zeros(variants, dtype=np.float32)
    decay = np.linspace(DECAY / variants, DECAY, variants, dtype=np.float32)
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            batch = x[rows]
            residual = batch @ w + b - y[rows, None]
            factor = np.float32(2 / len(rows))
            w -= RATE * (factor * (batch.T @ residual) + decay * w)
            b -= RATE * factor * residual.sum(axis=0)
            (residual * residual).sum(axis=0)


def with_torch(x, y, epochs):
    import torch

    torch.set_num_threads(1)
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    model = torch.nn.Linear(x.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=float(RATE), weight_decay=float(DECAY))
    loss = torch.nn.MSELoss()
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            loss(model(x[rows]).squeeze(1), y[rows]).backward()
            optimizer.step()


def with_sklearn(x, y, epochs):
    """SGDRegressor takes one row a step: a batch of one."""
    from sklearn.linear_model import SGDRegressor

    SGDRegressor(
        alpha=float(DECAY), learning_rate="constant", eta0=1e-4, max_iter=epochs, tol=None
    ).fit(x, y)


def full_batch(x, y, epochs):
    w, b = np.zeros(x.shape[1], dtype=np.float32), np.float32(0)
    factor = np.float32(2 / len(x))
    for _ in range(epochs):
        residual = x @ w + b - y
        w -= RATE * (factor * (x.T @ residual) + DECAY * w)
        b -= RATE * factor * residual.sum()
        float(residual @ residual) / len(x)


def lasso(x, y):
    """To a duality gap of 1e-10 of the target's squares."""
    from sklearn.linear_model import lasso_path

    x, y = x - x.mean(axis=0), y - y.mean()
    lasso_path(x, y, alphas=100, tol=1e-10)


def seconds(work, *arguments):
    """Of the fastest of three."""
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        work(*arguments)
        best = min(best, time.perf_counter() - start)
    return best


def exact():
    """Seconds of what statistics of the rows can do instead."""
    results = {}
    # Five of the epochs: they are all alike.
    data = make_data(1_000_000, 100)
    results["1,000,000 x 100, full batch, 1,000 epochs"] = {
        "numpy": seconds(full_batch, *data, 5) / 5 * 1_000
    }
    try:
        from sklearn.datasets import load_diabetes
    except ImportError:
        return results
    diabetes = load_diabetes(return_X_y=True)
    results["442 x 10, lasso, 100 strengths"] = {"lasso_path": seconds(lasso, *diabetes)}
    wide = [values.astype(np.float64) for values in make_data(10_000, 500)]
    results["10,000 x 500, lasso, 100 strengths"] = {"lasso_path": seconds(lasso, *wide)}
    return results


# Rows, features, epochs, variants. Variants that are trained one after another take each as long as
# one, so that one is timed.
CASES = {
    "10,000 x 2": (10_000, 2, 20, 1),
    "10,000 x 2, 4 variants": (10_000, 2, 20, 4),
    "10,000 x 10": (10_000, 10, 20, 1),
    "10,000 x 10, 256 variants": (10_000, 10, 20, 256),
    "100,000 x 100": (100_000, 100, 2, 1),
    "1,000,000 x 100": (1_000_000, 100, 1, 1),
}
LIBRARIES = {"numpy": with_numpy, "SGDRegressor": with_sklearn, "PyTorch": with_torch}

rates = {}
for name, (rows, features, epochs, variants) in CASES.items():
    data = make_data(rows, features)
    rates[name] = {}
    for library, train in LIBRARIES.items():
        try:
            rates[name][library] = rows * epochs / seconds(train, *data, epochs)
        except ImportError:
            pass
    if variants > 1:
        time_of_all = seconds(with_one_product, *data, epochs, variants)
        rates[name]["numpy, one product"] = rows * epochs * variants / time_of_all

print(json.dumps({"rates": rates, "exact": exact()}, indent=2))
