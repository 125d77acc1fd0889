# What the programs of this folder share: where the command is, a small experiment in two versions, and
# the reports that it makes of them.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
name=$(basename "$0")
command=${COMMAND:-$(swift build -c release --show-bin-path)/linreg-report}
short=
[ "${1:-}" = --short ] && short=1
[ -x "$command" ] || {
  echo "$name: $command is missing; make it first: make build" >&2
  exit 1
}
command=$(realpath "$command")

say() { printf '%s: %s\n' "$name" "$*"; }
fail() {
  printf '%s: %s\n' "$name" "$*" >&2
  exit 1
}
leave_out() {
  say "NOT RUN: $*" >&2
  [ "${TORTURE:-}" = required ] && exit 1
  exit 0
}

# In memory, where syncing takes no time, unless a disk is wanted.
if [ -n "${on_disk:-}" ]; then work=$(mktemp -d); else work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d); fi
trap 'rm -rf "$work"' EXIT
cd "$work"

# The report that stands in the folder, what is written over it, and what both are made from.
sed 's/^figures: .*/figures: [loss, weights]/' "$root/fixtures/faults/base.yaml" >old.yaml
sed 's/l2: 0.1/l2: 0.2/; s/^figures: .*/figures: [loss, parameters]/' old.yaml >new.yaml
write() { "$command" run "$1.yaml" --out "$2" --format png,svg,pdf --theme light --width 200 --height 150 --scale 1 --jobs 1 --quiet; }
write old old
write new new
for report in old new; do echo mine >$report/mine.txt; done

# The folder as it is before every try.
lay_out() {
  rm -rf out
  cp -a old out
}

# Whether the folder holds one of the two reports, whole, and nothing else.
holds() { diff -r "$1" out >/dev/null; }

# Builds what stands before the C library, as failing.so.
build_failing() {
  [ "$(uname -s)" = Linux ] || leave_out "only Linux lets a library stand before the C library so"
  compiler=$(command -v cc || command -v clang) || leave_out "there is no C compiler"
  "$compiler" -shared -fPIC -o failing.so "$root/Tests/Torture/failing.c" -ldl 2>complaints || {
    cat complaints >&2
    fail "the library that makes calls fail can't be built"
  }
}
