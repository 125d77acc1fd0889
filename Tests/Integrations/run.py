"""Runs what GitHub and pre-commit would run of action.yml and .pre-commit-hooks.yaml.

usage: integrations.py COMMAND
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMMAND = str(pathlib.Path(sys.argv[1]).resolve())
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())


def run_action(folder, **given):
    """The exit code of the first step that fails, or 0; its output; the job's summary."""
    unknown = set(given) - set(ACTION["inputs"])
    assert not unknown, f"action.yml has no input {unknown}"
    known = {f"inputs.{name}": each.get("default", "") for name, each in ACTION["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in given.items()}
    known["github.action_path"] = str(ROOT)
    said, summary = "", folder.parent / "summary.md"
    summary.write_text("")

    def filled(text):
        return re.sub(r"\$\{\{ *([^ }]+) *\}\}", lambda match: known[match[1]], text)

    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an expression in a script lets its value be run"
        outputs = folder.parent / "outputs"
        outputs.write_text("")
        environment = os.environ | {
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder),
            "GITHUB_OUTPUT": str(outputs), "GITHUB_STEP_SUMMARY": str(summary),
        } | {name: filled(text) for name, text in step.get("env", {}).items()}
        # As GitHub calls bash where a step says `shell: bash`.
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said += done.stdout
        for line in outputs.read_text().splitlines():
            name, _, value = line.partition("=")
            known[f"steps.{step.get('id')}.outputs.{name}"] = value
        if done.returncode != 0:
            return done.returncode, said, summary.read_text()
    return 0, said, summary.read_text()


def require(condition, sentence, said=""):
    if not condition:
        sys.exit(f"check-integrations: {sentence}\n{said}")


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name) / "a repository"
    folder.mkdir()
    report = folder / "reports"
    light = "--format svg --theme light"

    code, said, _ = run_action(folder, command="run", experiment="path", args=light, binary=COMMAND)
    require(code == 0 and (report / "summary.json").exists(), "the action writes no report", said)
    code, said, _ = run_action(folder, binary=COMMAND)
    require(code == 0, "the action's check of a current report fails", said)

    hook, = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    path = f"{pathlib.Path(COMMAND).parent}:{os.environ['PATH']}"

    def run_hook():
        return subprocess.run(
            hook["entry"].split() + hook["args"], cwd=folder, env=os.environ | {"PATH": path},
            text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    done = run_hook()
    require(done.returncode == 0, "the hook refuses a current report", done.stdout)

    history = report / "summary.json"
    history.write_text(history.read_text().replace('"rows": 442', '"rows": 443', 1))
    code, said, summary = run_action(folder, binary=COMMAND)
    require(code == 1, f"the action's check of a report that drifted ends with {code}", said)
    require("::error" in said, "the action's check annotates nothing", said)
    require("summary.json" in summary, "the job's summary does not name what drifted", summary)
    require(
        (folder / ACTION["inputs"]["diff-dir"]["default"]).is_dir(), "the action leaves no differences", said)
    done = run_hook()
    require(done.returncode == 1, "the hook lets a report pass that drifted", done.stdout)

    code, said, _ = run_action(folder, command="chekc", binary=COMMAND)
    require(code == 64 and "::error::" in said, "the action takes any command", said)
print("check-integrations: the action and the hook do what they say")
