#!/usr/bin/env python3
"""Runs a command several times; prints the median of its wall time and the highest of its peak memory.

measure.py [--runs N] [--before SHELL] -- COMMAND ARGUMENT…
The shell line given with --before runs ahead of each run and is not measured.
Output: seconds, a blank, megabytes.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time


def run(command):
    started = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - started
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"{' '.join(command)}: exit {os.waitstatus_to_exitcode(status)}\n{errors.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--before")
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    runs = []
    for _ in range(options.runs):
        if options.before:
            subprocess.run(options.before, shell=True, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        runs.append(run(options.command))
    print(f"{statistics.median(seconds for seconds, _ in runs):.3f} {max(memory for _, memory in runs):.0f}")


if __name__ == "__main__":
    main()
