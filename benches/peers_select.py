"""Times `summ select` beside apricot and submodlib: facility location of cosines by lazy greedy, in one run.

usage: peers_select.py [--summ BINARY] [--runs R] [N:K ...]      default 5000:100 10000:200, best of 2 runs
needs: pip install numpy apricot-select submodlib-py      (a peer that is missing is named and left out)

Data: X[i][j] = frac(|sin(12.9898*i + 78.233*j)| * 43758.5453) with 64 columns. Each contestant runs in a process of its
own on one thread. Seconds are those of similarity and selection, without start, imports, compilation and reading; summ's
hold the upper bound too, which the peers do not compute. CPU is the processor's time in those seconds, for summ that of
the whole process: on a machine that is busy with other things it is the fairer figure. Peak is the largest resident memory of the whole process. The
objective is computed from the picks by one and the same function. At the end: how long the product of all rows takes by
numpy alone, which is what the processor needs for the similarities.
"""
import argparse
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import resource
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
    command = [binary, "select", path, "-k", str(k), "--format", "json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu": after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
        "picks": [pick["index"] for pick in out["picks"]],
        "seconds": sum(out["seconds"].values()),
        "peak": out["peak_bytes"],
        "certificate": out["certificate"],
    }


def product_seconds(path):
    """The product of all rows with all rows, in double precision, by the best of three."""
    code = (
        "import sys, time, numpy\nx = numpy.load(sys.argv[1])\nbest = 9e9\n"
        "for _ in range(3):\n    t = time.perf_counter()\n"
        "    for at in range(0, len(x), 256): x[at:at + 256] @ x.T\n"
        "    best = min(best, time.perf_counter() - t)\nprint(best)"
    )
    command = [sys.executable, "-c", code, path]
    return float(subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **ONE_THREAD}).stdout)


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
    best = {name: min(those, key=lambda r: r["seconds"]) for name, those in results.items()}
    ours = best["summ"]
    print(f"\nn {n}, k {k}, {COLUMNS} columns; certificate of summ {ours['certificate']:.4f}")
    print(f"{'':10s} {'seconds':>8s} {'x summ':>7s} {'CPU':>8s} {'x summ':>7s} {'peak MB':>8s} {'x summ':>7s} {'objective':>12s}  sha1 of picks")
    for name, r in best.items():
        digest = hashlib.sha1(",".join(map(str, r["picks"])).encode()).hexdigest()[:12]
        print(
            f"{name:10s} {r['seconds']:8.3f} {r['seconds'] / ours['seconds']:7.1f} "
            f"{r['cpu']:8.3f} {r['cpu'] / ours['cpu']:7.1f} {r['peak'] / 2**20:8.0f} "
            f"{r['peak'] / ours['peak']:7.1f} {objective(path, r['picks']):12.4f}  {digest}"
        )
    alone = product_seconds(path)
    print(f"the product of all rows by numpy alone: {alone:.3f} s, {2 * n * n * COLUMNS / alone / 1e9:.0f} GFlop/s")


def main():
    if sys.argv[1:2] == ["--as-peer"]:
        return as_peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", default=["5000:100", "10000:200"], metavar="N:K")
    parser.add_argument("--summ", default="target/release/summ", metavar="BINARY")
    parser.add_argument("--runs", type=int, default=2)
    typed = parser.parse_args()
    if importlib.util.find_spec("numpy") is None:
        sys.exit("numpy is missing: pip install numpy")
    if not os.path.exists(typed.summ):
        sys.exit(f"{typed.summ} is missing: cargo build --release -p summ-cli")
    packages = {"apricot": "apricot-select", "submodlib": "submodlib-py"}
    for peer in PEERS:
        if importlib.util.find_spec(peer) is None:
            print(f"{peer} is missing and left out: pip install {packages[peer]}")
    peers = [peer for peer in PEERS if importlib.util.find_spec(peer)]
    with tempfile.TemporaryDirectory() as folder:
        for size in typed.sizes:
            compare(size, typed.summ, typed.runs, peers, folder)


main()
