"""Validates experiments and summaries against the schemas.

usage: validate.py FOLDER
FOLDER holds what was made for this: NAME.yaml and NAME/summary.json of every built-in experiment, and
summaries of what plot and compare wrote.
Besides, every good experiment of the fixtures must pass, and of the bad ones those must be refused
that are wrong in what a schema can tell.
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Bad experiments that are wrong in what no schema of draft 7 can tell: in how the YAML is written,
# in what two values mean together, or in what the data hold.
BEYOND_A_SCHEMA = (ROOT / "Tests/Schemas/beyond.txt").read_text().split()


class Loader(yaml.SafeLoader):
    """YAML 1.2's core schema, as editors read it: 1e-4 is a number, yes is text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
]:
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))
# YAML 1.1 reads 010 as octal and 1:30 as a time; 1.2 does neither.
Loader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
Loader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(
    re.sub(r"^([-+]?)\.(inf|nan)$", r"\1\2", loader.construct_scalar(node), flags=re.IGNORECASE)))


def validator(name):
    schema = json.loads((ROOT / "schemas" / name).read_text())
    jsonschema.Draft7Validator.check_schema(schema)
    return jsonschema.Draft7Validator(schema)


def place(error):
    return "/".join(map(str, error.absolute_path)) or "the whole"


def complaints(validator, document):
    return [f"{place(error)}: {error.message[:300]}" for error in validator.iter_errors(document)]


def main(folder):
    experiment = validator("experiment.schema.json")
    summary = {
        None: validator("summary.schema.json"),
        "history": validator("history-summary.schema.json"),
        "comparison": validator("comparison.schema.json"),
    }
    failures = []

    good = sorted(folder.glob("*.yaml")) + sorted((ROOT / "fixtures/experiments/good").glob("*.yaml"))
    written = sorted(folder.glob("*/experiment.yaml"))
    for path in good + written:
        for complaint in complaints(experiment, yaml.load(path.read_bytes(), Loader)):
            failures.append(f"{path}: {complaint}")
    summaries = sorted(folder.glob("*/summary.json"))
    kinds = set()
    for path in summaries:
        document = json.loads(path.read_bytes())
        kinds.add(document.get("kind"))
        for complaint in complaints(summary[document.get("kind")], document):
            failures.append(f"{path}: {complaint}")
    failures += [f"no summary of the kind {kind} was written" for kind in set(summary) - kinds]

    refused, passed = 0, []
    for path in sorted((ROOT / "fixtures/experiments/bad").glob("*.yaml")):
        try:
            wrong = bool(complaints(experiment, yaml.load(path.read_bytes(), Loader)))
        except (yaml.YAMLError, UnicodeError, ValueError, RecursionError):
            wrong = True
        refused += wrong
        if not wrong:
            passed.append(path.stem)
    for name in sorted(set(passed) ^ set(BEYOND_A_SCHEMA)):
        failures.append(
            f"fixtures/experiments/bad/{name}.yaml: the schema "
            + ("takes it" if name in passed else "refuses it, though beyond.txt says that none can"))

    for failure in failures:
        print(f"check-schemas: {failure}", file=sys.stderr)
    if failures or not summaries or not written:
        sys.exit(1)
    print(
        f"check-schemas: {len(good) + len(written)} good experiments and {len(summaries)} summaries pass, "
        f"{refused} of {refused + len(passed)} bad experiments are refused")


main(pathlib.Path(sys.argv[1]))
