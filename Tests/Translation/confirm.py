"""Trains with each setting that `translate --json` names, in the library itself, and asks whether the
weights are those of the penalty that it says they ask for.

    confirm.py PATH-OF-LINREG-REPORT

The penalty's own minimum is found here by closed form or coordinate descent, by nothing of ours.
Libraries that can't be imported are said to be left out; with REQUIRED they are an error.
"""

import json
import os
import subprocess
import sys
import time

os.environ["KERAS_BACKEND"] = "torch"
os.environ["JAX_ENABLE_X64"] = "1"

import numpy as np

REQUIRED = {"sklearn", "torch"}
COMMAND = sys.argv[1]
RATE, MOMENTUM, DAMPENING = 0.02, 0.9, 0.25

# --- The data: a small table whose columns differ in scale and mean, and a target that no weights
# explain. Its numbers come from sines, so that no generator has a say.
ROWS = 60
place = np.arange(1, ROWS + 1)
X = np.column_stack(
    [0.3 + 0.8 * np.sin(1.7 * place), 1.2 * np.sin(2.9 * place + 1), 1.5 * np.cos(0.7 * place) - 0.4]
)
y = X @ [3.0, -2.0, 0.4] + 1.5 + 0.6 * np.sin(5.3 * place + 2)


def translate(source, settings, *flags):
    words = [f"{name}={value}" for name, value in settings.items()]
    known = ["--rows", ROWS, "--batch", ROWS, "--learning-rate", RATE, "--momentum", MOMENTUM]
    known += ["--dampening", DAMPENING]
    known += ["--loss", "mse", "--target-sd", repr(float(y.std()))]
    call = [COMMAND, "translate", source, *words, *map(str, known), *flags, "--json"]
    return json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)


def columns(kind):
    """X on the scale that a penalty is said to measure."""
    if kind == "as given":
        return X
    standardized = (X - X.mean(0)) / X.std(0)
    return standardized if kind == "standardized" else standardized / np.sqrt(ROWS)


def minimum(penalty, X):
    """Weights, then the intercept, of the penalty's minimum."""
    if penalty["box"] is not None:
        from scipy.optimize import lsq_linear

        bound = penalty["box"]
        return lsq_linear(with_ones(X), y, bounds=(-bound, bound), tol=1e-14).x
    l2, l1, free = penalty["l2"], penalty["l1"], penalty["intercept"] == "free"
    A = with_ones(X)
    p = np.zeros(A.shape[1])
    for _ in range(20_000):
        for j in range(len(p)):
            exempt = free and j == len(p) - 1
            rest = y - A @ p + A[:, j] * p[j]
            slope = A[:, j] @ rest / ROWS
            if not exempt:
                slope = np.sign(slope) * max(abs(slope) - l1, 0)
            p[j] = slope / (A[:, j] @ A[:, j] / ROWS + (0 if exempt else l2))
        if l1 == 0:  # No need to iterate: solve.
            shrink = l2 * np.eye(len(p))
            if free:
                shrink[-1, -1] = 0
            return np.linalg.solve(A.T @ A / ROWS + shrink, A.T @ y / ROWS)
    return p


def with_ones(X):
    return np.column_stack([X, np.ones(len(X))])


# --- The libraries. Each takes the settings, the columns and whether the intercept is penalised, and
# gives weights and intercept, treating the intercept as `translate` notes it.


def sklearn(name, **extra):
    def train(settings, X, penalized):
        import warnings
        import sklearn.linear_model

        model = getattr(sklearn.linear_model, name)(
            fit_intercept=not penalized, **settings, **extra
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            model.fit(with_ones(X) if penalized else X, y)
        return model.coef_ if penalized else [*model.coef_, np.ravel(model.intercept_)[0]]

    return train


def sklearn_sgd(settings, X, penalized):
    # Small constant steps, the last of many.
    return sklearn(
        "SGDRegressor", penalty="elasticnet", learning_rate="constant", eta0=3e-5,
        max_iter=30_000, tol=None, random_state=0,
    )(settings, X, penalized)


def sklearn_mlp(settings, X, penalized):
    from sklearn.neural_network import MLPRegressor

    model = MLPRegressor(
        hidden_layer_sizes=(), solver="lbfgs", tol=1e-14, max_iter=5_000, max_fun=50_000,
        random_state=0, **settings,
    ).fit(X, y)
    return [*model.coefs_[0][:, 0], model.intercepts_[0][0]]


def lars(settings, X, penalized):
    from sklearn.linear_model import lars_path

    # The path's alpha is the greatest correlation over the rows.
    centred = X - X.mean(0)
    alphas, _, path = lars_path(centred, y - y.mean(), method="lasso")
    w = [np.interp(settings["C"] / ROWS, alphas[::-1], row[::-1]) for row in path]
    return [*w, y.mean() - X.mean(0) @ w]


def torch(make, steps=4_000, falling=False):
    def train(settings, X, penalized):
        import torch

        torch.set_num_threads(1)
        features, target = torch.tensor(X), torch.tensor(y)
        w = torch.zeros(X.shape[1], dtype=torch.float64, requires_grad=True)
        b = torch.zeros(1, dtype=torch.float64, requires_grad=True)
        groups = [{"params": [w, b]}]
        if not penalized:
            groups = [{"params": [w]}, {"params": [b], "weight_decay": 0}]
        optimizer = make(groups, settings)
        rate = optimizer.param_groups[0]["lr"]
        for step in range(steps):
            if falling:
                for group in optimizer.param_groups:
                    group["lr"] = rate * fall(step / steps)
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(features @ w + b, target).backward()
            optimizer.step()
        return [*w.tolist(), b.item()]

    return train


def fall(done):
    """A rate that halves eight times on the way: slow beside Adam's memory of a thousand steps."""
    return 0.5 ** (8 * done)


def torch_sgd(groups, settings):
    import torch

    return torch.optim.SGD(groups, lr=RATE, momentum=MOMENTUM, **settings)


def torch_adam(groups, settings):
    import torch

    return torch.optim.Adam(groups, lr=0.05, **settings)


def torch_adamw(groups, settings):
    import torch

    return torch.optim.AdamW(groups, lr=0.01, **settings)


def timm_optimizer(name):
    """A file of timm's optimisers by itself: the package as a whole imports torchvision."""
    import importlib
    import importlib.util
    import types

    if "timm" not in sys.modules:
        spec = importlib.util.find_spec("timm")
        if spec is None:
            raise ImportError("No module named 'timm'")
        folder = spec.submodule_search_locations[0]
        for package, path in [("timm", folder), ("timm.optim", os.path.join(folder, "optim"))]:
            sys.modules[package] = types.ModuleType(package)
            sys.modules[package].__path__ = [path]
    return importlib.import_module(f"timm.optim.{name}")


def timm_sgdw(groups, settings):
    return timm_optimizer("sgdw").SGDW(
        groups, lr=RATE, momentum=MOMENTUM, dampening=DAMPENING, **settings
    )


def mean_square(make_layer, make_optimizer, exclude=True, steps=1_500, falling=False):
    def train(settings, X, penalized):
        import keras
        import torch

        torch.set_num_threads(1)
        keras.config.set_floatx("float64")
        layer = make_layer(keras, settings, penalized)
        layer.build((None, X.shape[1]))
        optimizer = make_optimizer(keras, settings)
        if exclude and not penalized:
            optimizer.exclude_from_weight_decay(var_names=["bias"])
        variables = layer.trainable_variables
        optimizer.build(variables)
        features, target = torch.tensor(X), torch.tensor(y)
        rate = float(optimizer.learning_rate)
        for step in range(steps):
            if falling:
                optimizer.learning_rate = rate * fall(step / steps)
            layer.zero_grad()
            loss = keras.losses.mean_squared_error(target, layer(features)[:, 0])
            (loss + sum(layer.losses)).backward()
            with torch.no_grad():
                optimizer.apply([v.value.grad for v in variables], variables)
        weights = [v.value.detach().numpy().ravel() for v in variables]
        return np.concatenate(weights)

    return train


def plain_layer(keras, settings, penalized):
    return keras.layers.Dense(1, kernel_initializer="zeros")


def keras_sgd(keras, settings):
    return keras.optimizers.SGD(RATE, momentum=MOMENTUM, **settings)


def keras_adamw(keras, settings):
    return keras.optimizers.AdamW(0.01, **settings)


def regularized_layer(keras, settings, penalized):
    return keras.layers.Dense(
        1, kernel_initializer="zeros", kernel_regularizer=keras.regularizers.L1L2(**settings),
        bias_regularizer=keras.regularizers.L1L2(**settings) if penalized else None,
    )


def regularized_sgd(keras, settings):
    return keras.optimizers.SGD(RATE, momentum=MOMENTUM)


def keras_regularizer(settings, X, penalized):
    return mean_square(
        regularized_layer, regularized_sgd, exclude=False, falling=settings["l1"] > 0
    )(settings, X, penalized)


def optax(make, steps=20_000, falling=False):
    def train(settings, X, penalized):
        import jax
        import optax

        # The mask says what is decayed.
        optimizer = make(optax, settings, {"w": True, "b": penalized}, steps, falling)
        features, target = jax.numpy.asarray(X), jax.numpy.asarray(y)

        def loss(p):
            return ((features @ p["w"] + p["b"] - target) ** 2).mean()

        def step(carry, _):
            p, state = carry
            updates, state = optimizer.update(jax.grad(loss)(p), state, p)
            return (optax.apply_updates(p, updates), state), None

        p = {"w": jax.numpy.zeros(X.shape[1]), "b": jax.numpy.zeros(())}
        (p, _), _ = jax.lax.scan(step, (p, optimizer.init(p)), length=steps)
        return [*np.asarray(p["w"]), float(p["b"])]

    return train


def optax_sgd(optax, settings, mask, steps, falling):
    return optax.chain(
        optax.add_decayed_weights(**settings, mask=mask), optax.sgd(RATE, momentum=MOMENTUM)
    )


def optax_adamw(optax, settings, mask, steps, falling):
    return optax.adamw(lambda count: 0.01 * fall(count / steps), **settings, mask=mask)


def statsmodels(settings, X, penalized):
    from statsmodels.api import OLS

    A = with_ones(X)
    alpha = np.full(A.shape[1], settings["alpha"])
    if not penalized:
        alpha[-1] = 0
    return OLS(y, A).fit_regularized(
        alpha=alpha, L1_wt=settings["L1_wt"], maxiter=5_000, cnvrg_tol=1e-14, zero_tol=1e-14
    ).params


def xgboost(settings, X, penalized):
    import xgboost

    booster = xgboost.train(
        {"booster": "gblinear", "updater": "coord_descent", "eta": 1, "base_score": 0,
         "objective": "reg:squarederror", "tolerance": 0, "nthread": 1, **settings},
        xgboost.DMatrix(X, y), num_boost_round=1_000,
    )
    numbers = json.loads(booster.save_raw("json"))["learner"]["gradient_booster"]["model"]["weights"]
    return numbers


def vw(flags, passes):
    def train(settings, X, penalized):
        import vowpalwabbit

        rows = [
            f"{target} | " + " ".join(f"x{j}:{value}" for j, value in enumerate(row))
            for row, target in zip(X, y)
        ]
        words = " ".join(f"--{name} {value!r}" for name, value in settings.items())
        if not penalized:
            words += " --no_bias_regularization"
        folder = os.environ.get("TMPDIR", "/tmp")
        path = os.path.join(folder, f"linreg-report-vw-{os.getpid()}")
        with open(path, "w") as file:
            file.write("\n".join(rows) + "\n")
        try:
            model = vowpalwabbit.Workspace(
                f"{flags} {words} --passes {passes} --cache_file {path}.cache -k -d {path} "
                f"--quiet --holdout_off"
            )
            zero = " ".join(f"x{j}:0" for j in range(X.shape[1]))
            b = model.predict(f"| {zero}")
            units = np.eye(X.shape[1])
            w = [
                model.predict("| " + " ".join(f"x{j}:{v}" for j, v in enumerate(unit))) - b
                for unit in units
            ]
            model.finish()
        finally:
            for name in (path, path + ".cache"):
                if os.path.exists(name):
                    os.remove(name)
        return [*w, b]

    return train


# Each id: the module that it needs, how it trains, and how near it comes.
LIBRARIES = {
    "sklearn.Ridge": ("sklearn", sklearn("Ridge", solver="svd"), 1e-9),
    "sklearn.Lasso": ("sklearn", sklearn("Lasso", tol=1e-12, max_iter=100_000), 1e-6),
    "sklearn.ElasticNet": ("sklearn", sklearn("ElasticNet", tol=1e-12, max_iter=100_000), 1e-6),
    "sklearn.SGDRegressor": ("sklearn", sklearn_sgd, 2e-3),
    "sklearn.MLPRegressor": ("sklearn", sklearn_mlp, 1e-5),
    "lars": ("sklearn", lars, 1e-9),
    "torch.SGD": ("torch", torch(torch_sgd), 1e-9),
    "torch.Adam": ("torch", torch(torch_adam, falling=True), 1e-4),
    "torch.AdamW": ("torch", torch(torch_adamw, steps=12_000, falling=True), 1e-2),
    "timm.sgdw": ("timm", torch(timm_sgdw), 1e-9),
    "keras.SGD": ("keras", mean_square(plain_layer, keras_sgd), 1e-6),
    "keras.AdamW": ("keras", mean_square(plain_layer, keras_adamw, steps=8_000, falling=True), 5e-2),
    "keras.kernel_regularizer": ("keras", keras_regularizer, 1e-4),
    "optax.add_decayed_weights": ("optax", optax(optax_sgd), 1e-9),
    "optax.adamw": ("optax", optax(optax_adamw, falling=True), 1e-2),
    "statsmodels.elastic_net": ("statsmodels", statsmodels, 1e-6),
    "xgboost.gblinear": ("xgboost", xgboost, 1e-5),
    "vw.bfgs": ("vowpalwabbit", vw("--bfgs --termination 1e-12", 100), 1e-3),
    "vw.sgd": ("vowpalwabbit", vw("--sgd -l 0.0005 --power_t 0", 4_000), 5e-3),
}

STEPWISE = {"sklearn.SGDRegressor", "keras.kernel_regularizer", "vw.sgd"}

SOURCES = [
    ("sklearn.Ridge", {"alpha": 6}, ()),
    ("sklearn.Ridge", {"alpha": 6}, ("--standardized",)),
    ("torch.SGD", {"weight_decay": 0.2}, ()),
    ("sklearn.Lasso", {"alpha": 0.2}, ()),
    ("sklearn.ElasticNet", {"alpha": 0.3, "l1_ratio": 0.4}, ()),
    ("sklearn.ElasticNet", {"alpha": 0.3, "l1_ratio": 0.4}, ("--bias", "penalized")),
    ("glmnet", {"lambda": 0.3, "alpha": 0.4}, ()),
    ("lars", {"C": 9}, ()),
    # A box that holds the least squares, and one that does not.
    ("torch.AdamW", {"weight_decay": 0.1}, ()),
    ("torch.AdamW", {"weight_decay": 1}, ()),
]


def short(settings):
    return " ".join(f"{name}={value:.6g}" for name, value in settings.items())


def missing_modules():
    import importlib

    missing = {}
    for module in sorted({module for module, _, _ in LIBRARIES.values()}):
        try:
            if module != "timm":
                importlib.import_module(module)
            else:
                timm_optimizer("sgdw")
        except ImportError as error:
            missing[module] = error
    return missing


def main():
    missing = missing_modules()
    for module, error in missing.items():
        print(f"confirm: LEFT OUT, as {module} can't be imported: {error}")
    if REQUIRED & missing.keys():
        sys.exit(1)
    trained, failures, seconds = set(), [], {}
    for source, settings, flags in SOURCES:
        answer = translate(source, settings, *flags)
        penalty = answer["penalty"]
        design = columns(penalty["columns"])
        goal = minimum(penalty, design)
        words = " ".join(f"{name}={value}" for name, value in settings.items())
        print(f"{source} {words} {' '.join(flags)}: {np.array2string(np.asarray(goal), precision=6)}")
        rows = [{"id": source, "status": "translated", "settings": answer["from"]["settings"]}]
        for row in rows + answer["to"]:
            if row["status"] == "needs":
                failures.append(f"{row['id']} still needs {row['needs']}")
            if row["status"] != "translated" or row["id"] not in LIBRARIES:
                continue
            module, train, tolerance = LIBRARIES[row["id"]]
            # Columns of unit norm have so little curvature that steps take for ever.
            if module in missing or row["id"] in STEPWISE and penalty["columns"] == "unit norm":
                continue
            numbers = {k: v for k, v in row["settings"].items() if not isinstance(v, bool)}
            # A tool that scales the columns itself is given them as it makes them.
            own, unit = design, 1.0
            if row["id"] == "lars" and penalty["columns"] == "standardized":
                own, unit = columns("unit norm"), np.sqrt(ROWS)
            start = time.monotonic()
            found = np.asarray(train(numbers, own, penalty["intercept"] == "penalized"), float)
            seconds[row["id"]] = seconds.get(row["id"], 0) + time.monotonic() - start
            found[:-1] /= unit
            off = np.abs(found - goal).max()
            verdict = "ok" if off <= tolerance else "WRONG"
            print(f"  {verdict:5}  {row['id']:25} {short(numbers):30} off by {off:.1e}")
            trained.add(row["id"])
            if off > tolerance:
                failures.append(f"{row['id']} for {source} {words}: {found} is not {goal}")
    slow = sorted(seconds.items(), key=lambda item: -item[1])[:4]
    print("confirm: slowest " + ", ".join(f"{name} {value:.1f} s" for name, value in slow))
    print(f"confirm: {len(trained)} of {len(LIBRARIES)} trained: {' '.join(sorted(trained))}")
    for failure in failures:
        print(f"confirm: {failure}")
    sys.exit(1 if failures else 0)


main()
