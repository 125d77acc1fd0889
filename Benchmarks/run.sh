#!/usr/bin/env bash
# Measures linreg-report beside what one would use in Python. Asserts nothing.
#
#   Benchmarks/run.sh              the whole report beside numpy and matplotlib (`make bench`)
#   Benchmarks/run.sh training     training alone beside numpy, PyTorch and scikit-learn
#   Benchmarks/run.sh data         reading tables beside numpy and Python's csv module
#   Benchmarks/run.sh drawing      one figure beside matplotlib and gnuplot, and where its time goes
#   Benchmarks/run.sh points       ten million data in one figure beside matplotlib
#
# The Python libraries go into .venv at the top of the project. ROUNDS sets how often the report is
# made (default 7), MIB how long the tables are (default 128).
set -euo pipefail
cd "$(dirname "$0")/.."

SWIFT=${SWIFT:-swift}
case "$(uname -s)" in
  Linux) release=(-c release --static-swift-stdlib) ;;
  *) release=(-c release) ;;
esac

say() { printf 'bench: %s\n' "$*" >&2; }

# Makes .venv, and puts the libraries of a list into it unless that very list is there already.
python_with() {
  local list=$1
  command -v python3 >/dev/null 2>&1 || {
    say "python3 is missing; there is nothing to measure beside."
    exit 1
  }
  if [ ! -x .venv/bin/pip ]; then
    say "making .venv"
    python3 -m venv .venv || {
      say "python3 can't make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"
      exit 1
    }
  fi
  local stamp=.venv/${list##*/}
  if ! cmp -s "$list" "$stamp"; then
    say "installing $list"
    .venv/bin/pip install --quiet --disable-pip-version-check -r "$list"
    cp "$list" "$stamp"
  fi
}

benchmark() {
  "$SWIFT" build -c release --package-path Benchmarks --product "$1" >&2
  "$("$SWIFT" build -c release --package-path Benchmarks --show-bin-path)/$1" "${@:2}"
}

case "${1:-report}" in
  report)
    python_with Benchmarks/peers/requirements.txt
    command=$("$SWIFT" build "${release[@]}" --show-bin-path)/linreg-report
    [ -x "$command" ] || {
      say "$command is missing; make it first: make build"
      exit 1
    }
    .venv/bin/python Benchmarks/compare.py report "$command" .venv/bin/python "${ROUNDS:-7}"
    ;;
  training)
    python_with Benchmarks/peers/requirements.txt
    python_with Benchmarks/peers/requirements-training.txt
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    benchmark TrainingBenchmark >"$scratch/ours.json"
    .venv/bin/python Benchmarks/peers/train.py >"$scratch/peers.json"
    .venv/bin/python Benchmarks/compare.py training "$scratch/ours.json" "$scratch/peers.json"
    ;;
  data)
    python_with Benchmarks/peers/requirements.txt
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    benchmark DataBenchmark write "$scratch" "${MIB:-128}"
    reader=$("$SWIFT" build -c release --package-path Benchmarks --show-bin-path)/DataBenchmark
    for kind in prices digits exponents wide; do
      columns=
      [ "$kind" != wide ] || columns="x1 x100"
      "$reader" read "$scratch/$kind.csv" $columns
      for method in numpy csv; do
        .venv/bin/python Benchmarks/peers/data.py "$method" "$scratch/$kind.csv" $columns
      done
    done
    ;;
  drawing | points)
    python_with Benchmarks/peers/requirements.txt
    command -v gnuplot >/dev/null 2>&1 || say "gnuplot is missing: apt-get install gnuplot-nox"
    benchmark DrawingBenchmark >/dev/null
    ours=$("$SWIFT" build -c release --package-path Benchmarks --show-bin-path)/DrawingBenchmark
    .venv/bin/python Benchmarks/compare.py "$1" "$ours" .venv/bin/python
    ;;
  *)
    say "unknown benchmark '$1'; there are report, training, data, drawing and points"
    exit 64
    ;;
esac
