"""Runs what GitHub and pre-commit would run of action.yml, docs/ci.md and .pre-commit-hooks.yaml.

usage: integrations.py COMMAND
"""

import hashlib
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
GUIDE = (ROOT / "docs/ci.md").read_text()


def run_action(folder, **given):
    """The exit code of the first step that fails, or 0; its output; the job's summary."""
    unknown = set(given) - set(ACTION["inputs"])
    assert not unknown, f"action.yml has no input {unknown}"
    known = {f"inputs.{name}": each.get("default", "") for name, each in ACTION["inputs"].items()}
    known |= {f"inputs.{name}": value for name, value in given.items()}
    known["github.action_path"] = str(ROOT)
    known["runner.os"] = "Linux"
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
            "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder), "RUNNER_TEMP": str(folder.parent),
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

    # From source, which is up to date here, and from what make dist packs.
    code, said, _ = run_action(folder, command="run", experiment="path", args=light)
    require(code == 0, "the action that builds from source writes no report", said)
    archives = list((ROOT / ".build/dist").glob("*.tar.gz"))
    require(len(archives) == 1, "there is no archive, or several, in .build/dist: make dist")
    packed, = archives
    right = hashlib.sha256(packed.read_bytes()).hexdigest()
    code, said, _ = run_action(folder, archive=str(packed), sha256=right)
    require(code == 0, "the action's check with an archive fails", said)
    code, said, _ = run_action(folder, archive=str(packed), sha256=right[::-1])
    require(code == 65 and "::error::" in said, "the action takes an archive of another content", said)
    code, said, _ = run_action(folder, archive="https://example.org/a.tar.gz")
    require(code == 64 and "sha256" in said, "the action takes an address without a sum", said)

    # The workflow of docs/ci.md, in a repository that holds a report, its steps as they stand.
    workflow = yaml.safe_load(re.search(r"```yaml\n(name: report\n.*?)```", GUIDE, re.S)[1])
    job = workflow["jobs"]["check"]
    (folder / ".linreg-report").symlink_to(ROOT)
    # What a bare container has to install is here.
    tools = pathlib.Path(name) / "tools"
    tools.mkdir()
    (tools / "apt-get").write_text("#!/bin/sh\n")
    (tools / "apt-get").chmod(0o755)
    scripts = [step["run"] for step in job["steps"] if "run" in step]
    require(len(scripts) == 2, "docs/ci.md has other steps than this runs")
    environment = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}", "GITHUB_ACTIONS": "true"}

    def run_workflow():
        said = ""
        for script in scripts:
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder,
                env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            said += done.stdout
            if done.returncode != 0:
                return done.returncode, said
        return 0, said

    code, said = run_workflow()
    require(code == 0, "the workflow fails on a current report", said)
    history.write_text(history.read_text().replace('"rows": 442', '"rows": 443', 1))
    code, said = run_workflow()
    require(code == 1 and "::error" in said, "the workflow passes a report that drifted", said)
    require((folder / job["steps"][-1]["with"]["path"]).is_dir(), "the workflow keeps no differences", said)
print("check-integrations: the action, the workflow and the hook do what they say")
