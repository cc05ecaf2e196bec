"""Dolen and Splink in turn over the same people, each run a process of its own; what they wrote is graded alike.

  beside.py DOLEN SETTINGS.json TABLE.csv narrow|wide ROUNDS FOLDER

Seconds, processor seconds (user and system, all threads) and peak memory are the kernel's, from the start of a process to its
end: starting, reading, learning, scoring, clustering and writing are all in them, grading is not.
"""

import os
import statistics
import subprocess
import sys
import time

import duckdb


def run(command):
    begun = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {os.waitstatus_to_exitcode(status)}")
    return time.monotonic() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def f1(right, called, real):
    return 2 * right / (called + real) if called + real else 1.0


def grade(table, pairs, clusters):
    """Pair F1 at 0.5, at 0.95 and at the best threshold, false pairs at 0.95, cluster F1; every true pair counts."""
    sql = duckdb.connect()
    sql.execute(f"CREATE TABLE truth AS SELECT record_id, cluster FROM read_csv('{table}', all_varchar = true)")
    real = sql.sql("SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM truth GROUP BY cluster)").fetchall()[0][0]
    sql.execute(
        f"""CREATE TABLE scored AS SELECT probability, one.cluster = other.cluster AS same
        FROM read_parquet('{pairs}') AS pair
        JOIN truth AS one ON one.record_id = pair.a JOIN truth AS other ON other.record_id = pair.b"""
    )
    at = [
        sql.sql(f"SELECT count(*) FILTER (same), count(*) FROM scored WHERE probability >= {least}").fetchall()[0]
        for least in (0.5, 0.95)
    ]
    best = sql.sql(
        f"""SELECT max(2.0 * is_one / (called + {real})) FROM (
        SELECT sum(count(*) FILTER (same)) OVER so_far AS is_one, sum(count(*)) OVER so_far AS called
        FROM scored GROUP BY probability WINDOW so_far AS (ORDER BY probability DESC))"""
    ).fetchall()[0][0]
    called, right = sql.sql(
        f"""WITH found AS (SELECT truth.cluster AS same, found.cluster AS called
          FROM read_parquet('{clusters}') AS found JOIN truth ON truth.record_id = found.record)
        SELECT (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM found GROUP BY called)),
               (SELECT sum(n * (n - 1) // 2) FROM (SELECT count(*) AS n FROM found GROUP BY called, same))"""
    ).fetchall()[0]
    return [f1(*at[0], real), f1(*at[1], real), best, at[1][1] - at[1][0], f1(right, called, real)]


def main(dolen, settings, table, case, rounds, folder):
    here = os.path.dirname(os.path.abspath(__file__))
    pairs = {who: os.path.join(folder, f"{case}-{who}-pairs.parquet") for who in ("dolen", "splink")}
    clusters = {who: os.path.join(folder, f"{case}-{who}-clusters.parquet") for who in ("dolen", "splink")}
    report = os.path.join(folder, f"{case}-dolen.json")
    commands = {
        "dolen": [dolen, "dedupe", "--quiet", "--input", table, "--settings", settings, "--report", report]
        + ["--pairs", pairs["dolen"], "--clusters", clusters["dolen"]],
        "splink": [sys.executable, os.path.join(here, "race.py"), table, case, pairs["splink"], clusters["splink"]],
    }
    used = {"dolen": [], "splink": []}
    for _ in range(int(rounds)):
        for who, command in commands.items():
            used[who].append(run(command))
    print(f"\n{case}: {rounds} runs each, in turn; median (least to most)")
    for who, runs in used.items():
        print(f"  {who}")
        for name, values in zip(("seconds", "CPU seconds", "peak MiB"), zip(*runs)):
            print(f"    {name:12} {statistics.median(values):10.2f}  ({min(values):.2f} to {max(values):.2f})")
        half, sure, best, false, cluster = grade(table, pairs[who], clusters[who])
        print(f"    pair F1      {best:10.4f}  at its best threshold, {half:.4f} at 0.5, {sure:.4f} at 0.95")
        print(f"    cluster F1   {cluster:10.4f}  at 0.95")
        print(f"    false pairs  {false:10}  at 0.95")
    dolen, splink = (statistics.median(run[1] for run in used[who]) for who in ("dolen", "splink"))
    print(f"  Splink takes {splink / dolen:.1f} times the CPU seconds")


if __name__ == "__main__":
    main(*sys.argv[1:])
