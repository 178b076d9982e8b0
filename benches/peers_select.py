"""Times `summ select` beside apricot and submodlib: facility location of cosines by lazy greedy, in one run.

usage: peers_select.py [--summ BINARY] [--runs R] [N:K ...]      default 5000:100 10000:200, median of 3 runs
needs: pip install numpy apricot-select submodlib-py      (nothing is installed; what is missing is named, a missing peer is left out)

Data: X[i][j] = frac(|sin(12.9898*i + 78.233*j)| * 43758.5453) with 64 columns. Each contestant runs in a process of its
own on one thread, turn by turn. Seconds are those of similarity and selection, without start, imports, compilation,
reading and, for summ, without the upper bound, which the peers do not compute. CPU is the processor's time in those
seconds, for summ that of the whole process, with start, reading and bound: on a machine that is busy with other things it
is the fairer figure. Each ratio is the median of the ratios within a turn. Peak is the largest resident memory of the
whole process. The objective is computed from the picks by one and the same function. At the end: how fast numpy alone
multiplies all rows with all rows in blocks of 256, in double and in single precision, which is what the processor
needs for all similarities; summ computes half of them, in single precision. Ends with 1 when picks or objectives differ.
"""
import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

COLUMNS = 64
ONE_THREAD = {name: "1" for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")}


def unit_rows(x):
    import numpy

    return x / numpy.linalg.norm(x, axis=1, keepdims=True)


def data(n):
    import numpy

    i, j = numpy.arange(n)[:, None], numpy.arange(COLUMNS)[None, :]
    return numpy.modf(numpy.abs(numpy.sin(12.9898 * i + 78.233 * j)) * 43758.5453)[0]


def now():
    """Wall clock and processor."""
    import numpy

    return numpy.array([time.perf_counter(), time.process_time()])


def apricot(path, k):
    import numpy
    from apricot import FacilityLocationSelection

    def select(similarity, k):
        chooser = FacilityLocationSelection(k, metric="precomputed", optimizer="lazy")
        return chooser.fit(similarity).ranking

    select(numpy.eye(8) + 0.1, 2)  # its loops are compiled at the first call
    x = numpy.load(path)
    start = now()
    unit = unit_rows(x)
    picks = select(unit @ unit.T, k)
    return picks, *(now() - start)


def submodlib(path, k):
    import numpy
    from submodlib import FacilityLocationFunction

    x = numpy.load(path)
    start = now()
    unit = unit_rows(x)
    similarity = (unit @ unit.T).astype(numpy.float32)
    function = FacilityLocationFunction(n=len(x), mode="dense", sijs=similarity, separate_rep=False)
    found = function.maximize(budget=k, optimizer="LazyGreedy", show_progress=False)
    return [item for item, _ in found], *(now() - start)


PEERS = {"apricot": apricot, "submodlib": submodlib}


def as_peer(name, path, k):
    """What the process of a peer does: prints picks, seconds and peak as JSON."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        picks, seconds, cpu = PEERS[name](path, k)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10
    print(json.dumps({"picks": [int(p) for p in picks], "seconds": seconds, "cpu": cpu, "peak": peak}))


def run_peer(name, path, k):
    command = [sys.executable, __file__, "--as-peer", name, path, str(k)]
    out = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})
    return json.loads(out.stdout)


def run_summ(binary, path, k):
    command = [binary, "select", path, "-k", str(k), "--threads", "1", "--format", "json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "picks": [pick["index"] for pick in out["picks"]],
        "seconds": out["seconds"]["similarity"] + out["seconds"]["selection"],
        "peak": out["peak_bytes"],
        "certificate": out["certificate"],
    }


def product_seconds(path):
    """CPU seconds of the product of all rows with all rows in double and in single precision, best of three."""
    code = (
        "import sys, time, numpy\nx = numpy.load(sys.argv[1])\n"
        "for y in (x, x.astype('float32')):\n    best = 9e9\n"
        "    for _ in range(3):\n        t = time.process_time()\n"
        "        for i in range(0, len(y), 256):\n"
        "            for j in range(0, len(y), 256): y[i:i + 256] @ y[j:j + 256].T\n"
        "        best = min(best, time.process_time() - t)\n    print(best)"
    )
    command = [sys.executable, "-c", code, path]
    out = subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD})
    return map(float, out.stdout.split())


def objective(path, picks):
    import numpy

    unit = unit_rows(numpy.load(path))
    best = numpy.zeros(len(unit))
    for pick in picks:
        best = numpy.maximum(best, unit @ unit[pick])
    return best.sum()


def compare(size, binary, runs, peers, folder):
    import numpy

    n, k = map(int, size.split(":"))
    path = os.path.join(folder, f"{n}.npy")
    numpy.save(path, data(n))
    contestants = {"summ": lambda: run_summ(binary, path, k)}
    for name in peers:
        contestants[name] = lambda name=name: run_peer(name, path, k)
    # Turn by turn, so that what else the machine does meets all alike.
    results = {name: [] for name in contestants}
    for _ in range(runs):
        for name, run in contestants.items():
            results[name].append(run())
    print(f"\nn {n}, k {k}, {COLUMNS} columns, {runs} turns; certificate of summ {results['summ'][0]['certificate']:.4f}")
    print(f"{'':10s} {'seconds':>8s} {'x summ':>7s} {'CPU':>8s} {'x summ':>7s} {'peak MB':>8s} {'x summ':>7s} {'objective':>12s}  sha1 of picks")
    values, digests = {}, {}
    for name, those in results.items():
        median = lambda what: statistics.median(r[what] for r in those)
        ratio = lambda what: statistics.median(r[what] / s[what] for r, s in zip(those, results["summ"]))
        digests[name] = {hashlib.sha1(",".join(map(str, r["picks"])).encode()).hexdigest()[:12] for r in those}
        values[name] = objective(path, those[0]["picks"])
        print(
            f"{name:10s} {median('seconds'):8.3f} {ratio('seconds'):7.1f} {median('cpu'):8.3f} {ratio('cpu'):7.1f} "
            f"{median('peak') / 2**20:8.0f} {ratio('peak'):7.1f} {values[name]:12.6f}  {' '.join(sorted(digests[name]))}"
        )
    for kind, alone in zip(("double", "single"), product_seconds(path)):
        print(f"all rows times all rows by numpy alone, {kind} precision: {alone:.3f} s CPU, {2 * n * n * COLUMNS / alone / 1e9:.0f} GFlop/s")
    same_picks = len(set.union(*digests.values())) == 1
    same_value = all(abs(value - values["summ"]) <= 1e-6 * values["summ"] for value in values.values())
    print(f"same picks: {'yes' if same_picks else 'NO'}; same objective to 1e-6: {'yes' if same_value else 'NO'}")
    return same_picks and same_value


def main():
    if sys.argv[1:2] == ["--as-peer"]:
        return as_peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=["5000:100", "10000:200"], metavar="N:K")
    parser.add_argument("--summ", default="target/release/summ", metavar="BINARY")
    parser.add_argument("--runs", type=int, default=3)
    typed = parser.parse_args()
    if not all(re.fullmatch(r"[1-9]\d*:[1-9]\d*", size) for size in typed.sizes):
        parser.error("sizes are written N:K, as in 5000:100")
    packages = {"numpy": "numpy", "apricot": "apricot-select", "submodlib": "submodlib-py"}
    missing = [name for name in packages if importlib.util.find_spec(name) is None]
    for name in missing:
        without = "nothing can be compared" if name == "numpy" else "left out"
        print(f"{name} is missing, {without}: {sys.executable} -m pip install {packages[name]}", file=sys.stderr)
    if not os.path.exists(typed.summ):
        print(f"{typed.summ} is missing, nothing can be compared: cargo build --release -p summ-cli", file=sys.stderr)
    if "numpy" in missing or not os.path.exists(typed.summ):
        return 2
    sys.stdout.reconfigure(line_buffering=True)
    peers = [peer for peer in PEERS if importlib.util.find_spec(peer)]
    with tempfile.TemporaryDirectory() as folder:
        same = [compare(size, typed.summ, typed.runs, peers, folder) for size in typed.sizes]
    return 0 if all(same) else 1


sys.exit(main())
