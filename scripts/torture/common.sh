# What the shell programs of this folder share: their words, the command, and a scratch folder, $work,
# that goes when they end. They start at the root of the package, $root.

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
root=$PWD
name=$(basename "$0")
short=
[ "${1:-}" != --short ] || short=1

say() { printf '%s: %s\n' "$name" "$*"; }
fail() {
  say "$@" >&2
  exit 1
}

# Ends without having tried anything. CI, which installs all that is needed, sets TORTURE=required: there
# a program that is left out would show nothing for ever.
leave_out() {
  say "NOT RUN: $*" >&2
  [ "${TORTURE:-}" = required ] && exit 1
  exit 0
}

# Sets $command: the one that COMMAND names, or the one that was built.
find_command() {
  command=${COMMAND:-$(swift build -c release --show-bin-path)/linreg-report}
  [ -x "$command" ] || fail "$command is missing; make it first: make build"
  command=$(realpath "$command")
}

find_compiler() {
  compiler=$(command -v cc || command -v clang) || leave_out "there is no C compiler"
}

# Builds what stands before the C library: the sources' names in Tests/Torture, into $work/NAME.so.
build_shim() { # NAME SOURCE...
  [ "$(uname -s)" = Linux ] || leave_out "only Linux lets a library stand before the C library so"
  find_compiler
  local library=$1 sources=()
  shift
  for source in "$@"; do sources+=("$root/Tests/Torture/$source"); done
  "$compiler" -Wall -shared -fPIC -o "$work/$library.so" "${sources[@]}" -ldl 2>"$work/complaints" || {
    cat "$work/complaints" >&2
    fail "$library.so can't be built"
  }
}

# In memory, where syncing takes no time, if a program asks for it.
if [ -n "${in_memory:-}" ] && [ -w /dev/shm ]; then work=$(mktemp -d -p /dev/shm); else work=$(mktemp -d); fi
trap 'rm -rf "$work"' EXIT
