"""Rows a second of plain training in what one would pick today, one thread, single precision.

Mini-batches of 128 rows, shuffled every epoch, the cases of TrainingBenchmark. Libraries that are
not installed are left out. Prints JSON.
"""

import json
import os
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np

BATCH, RATE, DECAY = 128, 0.001, 0.05


def make_data(rows, features):
    random = np.random.default_rng(1000)
    x = random.standard_normal((rows, features), dtype=np.float32)
    noise = random.standard_normal(rows, dtype=np.float32) * np.float32(0.01)
    return x, x @ np.linspace(-3, 3, features, dtype=np.float32) + np.float32(4.2) + noise


def with_numpy(x, y, epochs, variants):
    """One weight vector, or a matrix of them: then a batch is one matrix product."""
    random = np.random.default_rng(7)
    several = variants > 1
    shape = (x.shape[1], variants) if several else x.shape[1]
    w = np.zeros(shape, dtype=np.float32)
    b = np.zeros(variants, dtype=np.float32) if several else np.float32(0)
    decay = np.linspace(DECAY / variants, DECAY, variants, dtype=np.float32) if several else DECAY
    for _ in range(epochs):
        order = random.permutation(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            batch = x[rows]
            residual = batch @ w + b - (y[rows, None] if several else y[rows])
            m = np.float32(len(rows))
            w -= RATE * (2 / m * (batch.T @ residual) + decay * w)
            b = b - np.float32(RATE) * (2 / m * residual.sum(axis=0))
            (residual * residual).sum(axis=0)


def with_torch(x, y, epochs, variants):
    import torch

    torch.set_num_threads(1)
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    model = torch.nn.Linear(x.shape[1], 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=RATE, weight_decay=DECAY)
    loss = torch.nn.MSELoss()
    for _ in range(epochs):
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            loss(model(x[rows]).squeeze(1), y[rows]).backward()
            optimizer.step()


def with_sklearn(x, y, epochs, variants):
    """SGDRegressor takes one row a step: a batch of one."""
    from sklearn.linear_model import SGDRegressor

    SGDRegressor(
        alpha=DECAY, learning_rate="constant", eta0=1e-4, max_iter=epochs, tol=None, shuffle=True
    ).fit(x, y)


def rate(train, rows, features, epochs, variants):
    x, y = make_data(rows, features)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        train(x, y, epochs, variants)
        best = min(best, time.perf_counter() - start)
    return round(rows * epochs * variants / best)


CASES = {
    "10,000 x 2": (10_000, 2, 20, 1),
    "10,000 x 2, 4 variants": (10_000, 2, 20, 4),
    "10,000 x 10": (10_000, 10, 20, 1),
    "10,000 x 10, 256 variants": (10_000, 10, 20, 256),
    "100,000 x 100": (100_000, 100, 2, 1),
}
LIBRARIES = {"numpy": with_numpy, "PyTorch": with_torch, "scikit-learn": with_sklearn}

results = {}
for name, case in CASES.items():
    results[name] = {}
    for library, train in LIBRARIES.items():
        if case[3] > 1 and library != "numpy":
            continue
        try:
            results[name][library] = rate(train, *case)
        except ImportError:
            pass
print(json.dumps(results, indent=2))
