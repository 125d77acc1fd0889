"""Runs the report and its peer in turn and prints medians, ratios and bytes.

    compare.py report COMMAND PEER-PYTHON [ROUNDS]
    compare.py training OURS.json PEERS.json
    compare.py drawing BENCHMARK PEER-PYTHON
    compare.py points BENCHMARK PEER-PYTHON [COUNT]

Nothing is asserted: machines are shared and drift, so only ratios of one run mean anything. The
first round warms the caches and is not counted.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def run(command):
    """Wall seconds and peak memory in MiB of a command."""
    start = time.perf_counter()
    silence = os.open(os.devnull, os.O_WRONLY)
    actions = [(os.POSIX_SPAWN_DUP2, silence, 1)]
    pid = os.posix_spawn(command[0], command, os.environ, file_actions=actions)
    os.close(silence)
    _, status, usage = os.wait4(pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        sys.exit(f"compare: {' '.join(command)} failed with exit code {status >> 8}")
    # Linux counts in KiB, macOS in bytes.
    unit = 1 << 20 if platform.system() == "Darwin" else 1 << 10
    return seconds, usage.ru_maxrss / unit


def figure_bytes(folder):
    """Bytes of each figure by name and format."""
    found = {}
    for name in os.listdir(folder):
        stem, extension = os.path.splitext(name)
        if extension in (".png", ".svg"):
            found.setdefault(stem, {})[extension] = os.path.getsize(os.path.join(folder, name))
    return found


def table(rows):
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [str(cell).rjust(width) for cell, width in zip(row[1:], widths[1:])]
        print("  ".join([str(row[0]).ljust(widths[0])] + cells))
    print()


def compare_reports(command, python, rounds):
    with tempfile.TemporaryDirectory() as scratch:
        ours, theirs = os.path.join(scratch, "ours"), os.path.join(scratch, "theirs")
        report = [command, "run", "notebook", "--out", ours, "--theme", "light"]
        report += ["--format", "png,svg", "--quiet", "--progress", "none"]
        contenders = {
            "linreg-report": report,
            "linreg-report, one thread": report + ["--jobs", "1"],
            "linreg-report, both themes": report[:5] + report[7:],
            "numpy and matplotlib": [python, os.path.join(HERE, "peers", "report.py"), theirs],
        }
        measured = {name: [] for name in contenders}
        for round_number in range(rounds + 1):
            for name, arguments in contenders.items():
                result = run(arguments)
                if round_number > 0:
                    measured[name].append(result)

        medians = {
            name: [statistics.median(values) for values in zip(*results)]
            for name, results in measured.items()
        }
        seconds, memory = medians["numpy and matplotlib"]
        rows = [["whole report", "seconds", "faster", "peak MiB", "smaller"]]
        for name, (ours_seconds, ours_memory) in medians.items():
            rows.append([name, f"{ours_seconds:.3f}", f"{seconds / ours_seconds:.1f} x"])
            rows[-1] += [f"{ours_memory:.0f}", f"{memory / ours_memory:.1f} x"]
        table(rows)

        our_bytes, their_bytes = figure_bytes(os.path.join(ours, "figures")), figure_bytes(theirs)
        rows = [["bytes a figure", "PNG", "matplotlib", "share", "SVG", "matplotlib", "share"]]
        both = sorted(set(our_bytes) & set(their_bytes))
        sums = [0, 0, 0, 0]
        for name in both:
            sizes = [side[name][kind] for kind in (".png", ".svg") for side in (our_bytes, their_bytes)]
            sums = [total + size for total, size in zip(sums, sizes)]
            rows.append(byte_row(name, sizes))
        if both:
            rows.append(byte_row("mean", [total / len(both) for total in sums]))
        table(rows)


def byte_row(name, sizes):
    png, their_png, svg, their_svg = sizes
    row = [name, f"{png:,.0f}", f"{their_png:,.0f}", f"{png / their_png:.2f}"]
    return row + [f"{svg:,.0f}", f"{their_svg:,.0f}", f"{svg / their_svg:.2f}"]


def compare_training(ours, peers):
    with open(ours) as file:
        ours = json.load(file)
    with open(peers) as file:
        peers = json.load(file)

    libraries = list(dict.fromkeys(name for rates in peers["rates"].values() for name in rates))
    header = ["one thread, single precision", "rows x variants/s"]
    rows = [header + [f"over {library}" for library in libraries]]
    for name, rate in ours["rates"].items():
        rows.append([name, f"{rate / 1e6:,.1f} M"])
        for library in libraries:
            theirs = peers["rates"][name].get(library)
            rows[-1].append(f"{rate / theirs:.1f} x" if theirs else "-")
    table(rows)
    rows = [["the same of the peers"] + libraries]
    for name, rates in peers["rates"].items():
        rows.append([name])
        for library in libraries:
            rows[-1].append(f"{rates[library] / 1e6:,.2f} M" if library in rates else "-")
    table(rows)

    rows = [["rows in random order", "read/s", "trained/s", "share"]]
    for name, limit in ours["gather limits"].items():
        rate = ours["rates"][name]
        rows.append([name, f"{limit / 1e6:.1f} M", f"{rate / 1e6:.1f} M", f"{rate / limit:.0%}"])
    table(rows)

    rows = [["variants", "ns a row", "ns a variant", "ns a variant more"]]
    for name, rates in ours["variants"].items():
        before, time_before = 0, 0.0
        rows.append([name, "", "", ""])
        for variants, rate in ((int(number), rate) for number, rate in rates.items()):
            time = variants / rate * 1e9
            more = (time - time_before) / (variants - before)
            rows.append([f"  {variants:,}", f"{time:.2f}", f"{time / variants:.3f}", f"{more:.3f}"])
            before, time_before = variants, time
    table(rows)

    rows = [["from statistics, one thread", "seconds", "peer", "seconds", "faster"]]
    for name, time in ours["exact"].items():
        for library, theirs in peers["exact"].get(name, {}).items():
            rows.append([name, f"{time:.4f}", library, f"{theirs:.4f}", f"{theirs / time:.1f} x"])
    table(rows)

    rows = [["threads", "rows x variants/s", "over one"]]
    for jobs, rate in ours["jobs"].items():
        rows.append([jobs, f"{rate / 1e6:,.0f} M", f"{rate / ours['jobs']['1']:.2f} x"])
    table(rows)


def output(command, text=""):
    """What a command prints."""
    done = subprocess.run(command, input=text, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"compare: {' '.join(command)} failed: {done.stderr}")
    return done.stdout


def medians(rounds):
    """The median of each number over several rounds."""
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def gnuplot_milliseconds(data, folder):
    """The processor's time for one figure: that of five in one process, less that of none."""
    script = os.path.join(HERE, "peers", "draw.gnuplot")
    times = []
    for rounds in (0, 5):
        before = os.times()
        output(["gnuplot", "-e", f"data='{data}'; folder='{folder}'; rounds={rounds}", script])
        after = os.times()
        user = after.children_user - before.children_user
        times.append((user + after.children_system - before.children_system) * 1000)
    return {"milliseconds": (times[1] - times[0]) / 5}


def compare_drawing(benchmark, python, rounds=5):
    draw = os.path.join(HERE, "peers", "draw.py")
    with tempfile.TemporaryDirectory() as scratch:
        data = output([benchmark, "data"])
        table_file = os.path.join(scratch, "series.dat")
        with open(table_file, "w") as file:
            for one in json.loads(data):
                for row in zip(one["x"], one["y"], one["low"], one["high"]):
                    file.write(" ".join(map(repr, row)) + "\n")
                file.write("\n\n")
        contenders = {
            "ours": lambda: json.loads(output([benchmark, "figure", scratch])),
            "matplotlib": lambda: json.loads(output([python, draw, "figure", scratch], data)),
        }
        if shutil.which("gnuplot"):
            contenders["gnuplot"] = lambda: gnuplot_milliseconds(table_file, scratch)
        measured = {name: [] for name in contenders}
        for _ in range(rounds):
            for name, contender in contenders.items():
                measured[name].append(contender())
        ours = medians(measured["ours"])

        def size(name, kind):
            return os.path.getsize(os.path.join(scratch, f"{name}.{kind}"))

        rows = [["one figure", "ms", "times ours", "PNG bytes", "ours", "SVG bytes", "ours"]]
        for name in contenders:
            own = ours["figure"] if name == "ours" else medians(measured[name])["milliseconds"]
            rows.append([name, f"{own:.1f}", f"{own / ours['figure']:.1f}"])
            for kind in ("png", "svg"):
                share = size("ours", kind) / size(name, kind)
                rows[-1] += [f"{size(name, kind):,}", f"{share:.2f}"]
        table(rows)
        rows = [["of that", "ms", "share"]]
        for name in ("layout", "SVG", "raster", "encode"):
            rows.append([name, f"{ours[name]:.2f}", f"{ours[name] / ours['figure']:.0%}"])
        for name in ("blank raster", "blank encode", "find the font", "open the font", "PDF"):
            rows.append([f"({name})", f"{ours[name]:.2f}", ""])
        table(rows)


def compare_points(benchmark, python, count, rounds=3):
    draw = os.path.join(HERE, "peers", "draw.py")
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(json.loads(output([benchmark, "points", str(count)])))
        theirs.append(json.loads(output([python, draw, "points", str(count)])))
    ours, theirs = medians(ours), medians(theirs)
    rows = [["data into one PNG", "ms", "times ours", "peak MiB", "of these the numbers"]]
    numbers = count * 8 / 2**20
    for name, one in (("ours", ours), ("matplotlib", theirs)):
        ratio = one["milliseconds"] / ours["milliseconds"]
        rows.append([name, f"{one['milliseconds']:.1f}", f"{ratio:.1f}"])
        rows[-1] += [f"{one['peak MiB']:.0f}", f"{numbers:.0f}"]
    table(rows)
    rows = [["of that", "ms"]]
    rows.append(["extent", f"{ours['extent']:.1f}"])
    rows.append(["thinning and layout", f"{ours['extent and layout'] - ours['extent']:.1f}"])
    rows.append(["raster and encode", f"{ours['milliseconds'] - ours['extent and layout']:.1f}"])
    table(rows)


if sys.argv[1] == "report":
    compare_reports(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 7)
elif sys.argv[1] == "drawing":
    compare_drawing(sys.argv[2], sys.argv[3])
elif sys.argv[1] == "points":
    compare_points(sys.argv[2], sys.argv[3], int(sys.argv[4]) if len(sys.argv) > 4 else 10_000_000)
else:
    compare_training(sys.argv[2], sys.argv[3])
