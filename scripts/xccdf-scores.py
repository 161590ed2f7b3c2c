#!/usr/bin/env python3
"""Compares our XCCDF scores with those of OpenSCAP.

xccdf-scores.py generated SCORER FOLDER COUNT   benchmarks made up from seeds, evaluated by `oscap xccdf eval`
xccdf-scores.py recount FILE                    a file with a result: OpenSCAP's library counts its scores again
"""

import ctypes
import ctypes.util
import math
import os
import random
import subprocess
import sys
import xml.etree.ElementTree as ET

NAMESPACE = "{http://checklists.nist.gov/xccdf/1.2}"
SYSTEMS = ["urn:xccdf:scoring:" + name for name in ("default", "flat", "flat-unweighted", "absolute")]
# Exit codes by which a script tells OpenSCAP's script check engine its outcome.
OUTCOMES = ["pass", "fail", "error", "unknown", "notapplicable", "notchecked", "notselected", "informational", "fixed"]
WEIGHTS = ["0", "0.1", "0.25", "1", "1.0", "1.5", "2", "3", "7", "10", "12.5", "99"]


def rule(chance, number, weights):
    weight = "" if chance.random() < 0.3 else f' weight="{chance.choice(weights)}"'
    selected = ' selected="false"' if chance.random() < 0.1 else ""
    role = chance.choice(["", "", "", "", ' role="full"', ' role="unscored"', ' role="unchecked"'])
    outcome = chance.choice(OUTCOMES + ["pass"] * 5 + ["fail"] * 3)
    check = (
        f'<check system="http://open-scap.org/page/SCE"><check-content-ref href="{outcome}.sh"/></check>'
        if chance.random() < 0.95 else "")
    return f'<Rule id="xccdf_org.draille_rule_{number()}"{weight}{selected}{role}><title>Rule</title>{check}</Rule>\n'


def items(chance, number, depth):
    text = ""
    # At the top every weight is positive, so that something always divides.
    weights = WEIGHTS[1:] if depth == 0 else WEIGHTS
    for _ in range(chance.randint(1 if depth == 0 else 0, 5)):
        if depth < 3 and chance.random() < 0.45:
            weight = chance.choice(weights)
            selected = ' selected="false"' if chance.random() < 0.1 else ""
            inside = items(chance, number, depth + 1)
            text += f'<Group id="xccdf_org.draille_group_{number()}" weight="{weight}"{selected}><title>Group</title>\n'
            text += inside + "</Group>\n"
        else:
            text += rule(chance, number, weights)
    return text


def benchmark(seed):
    chance = random.Random(seed)
    numbers = iter(range(1, 10**6))
    models = "".join(f'<model system="{system}"/>\n' for system in SYSTEMS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<Benchmark xmlns="{NAMESPACE[1:-1]}" id="xccdf_org.draille_benchmark_{seed}" resolved="true">\n'
        f'<status>draft</status>\n<title>Seed {seed}</title>\n<version>1</version>\n{models}'
        + items(chance, lambda: next(numbers), 0) + "</Benchmark>\n")


def written(path):
    """The scores that stand in a file."""
    scores = ET.parse(path).getroot().iter(NAMESPACE + "score")
    return {score.get("system"): (float(score.text), float(score.get("maximum", "100"))) for score in scores}


def generated(scorer, folder, count):
    os.makedirs(folder, exist_ok=True)
    for code, outcome in enumerate(OUTCOMES, 101):
        script = os.path.join(folder, outcome + ".sh")
        with open(script, "w") as file:
            file.write(f"#!/bin/sh\nexit {code}\n")
        os.chmod(script, 0o755)
    files = []
    for seed in range(count):
        files.append(os.path.join(folder, f"{seed}.xml"))
        with open(files[-1], "w") as file:
            file.write(benchmark(seed))
    theirs = {file: evaluated(file) for file in files}
    lines = subprocess.run([scorer] + files, check=True, capture_output=True, text=True).stdout.splitlines()
    ours = {file: {} for file in files}
    for line in lines:
        file, system, value, maximum = line.split()
        ours[file][system] = (float(value), float(maximum))
    faults = sum(differs(file, ours[file], theirs[file]) for file in files)
    empty = sum(1 for scores in ours.values() if not scores)
    print(f"{count} benchmarks, {len(lines)} scores, {empty} benchmarks where nothing counts, {faults} differences")
    return faults == 0 and len(lines) > 2 * count


def evaluated(file):
    """The scores that `oscap xccdf eval` gives: 0 all pass, 2 some do not, 1 it could not work."""
    results = file[:-4] + ".results"
    run = subprocess.run(
        ["oscap", "xccdf", "eval", "--results", os.path.basename(results), os.path.basename(file)],
        cwd=os.path.dirname(file) or ".", capture_output=True, text=True)
    if run.returncode not in (0, 2):
        sys.exit(f"oscap failed on {file}: {run.stderr}")
    return written(results)


def differs(name, ours, theirs):
    """Says where they differ. Where nothing counts OpenSCAP writes 0 (and 1 for absolute), and we write no score."""
    faults = []
    for system in SYSTEMS:
        value, maximum = theirs[system]
        nothing = theirs[SYSTEMS[2]][1] == 0 if system == SYSTEMS[0] else maximum == 0
        mine = ours.get(system)
        same = mine is None if nothing else mine is not None and close(mine[0], value) and close(mine[1], maximum)
        if not same:
            faults.append(f"{name}: {system}: ours {mine}, OpenSCAP {value, maximum}")
    print("\n".join(faults), end="\n" if faults else "")
    return bool(faults)


def close(left, right):
    """OpenSCAP counts with 24 bits."""
    return math.isclose(left, right, rel_tol=1e-5, abs_tol=1e-6)


def recount(path):
    """The scores that stand in a file are those that OpenSCAP's library finds for its results."""
    library = ctypes.CDLL(ctypes.util.find_library("openscap"))

    def call(name, *arguments, result=ctypes.c_void_p):
        function = getattr(library, name)
        function.restype = result
        return function(*[argument if isinstance(argument, bytes) else ctypes.c_void_p(argument) for argument in arguments])

    source = call("oscap_source_new_from_file", path.encode())
    root = call("xccdf_benchmark_import_source", source)
    results = call("xccdf_benchmark_get_results", root)
    result = call("xccdf_result_iterator_next", results)
    if call("xccdf_result_recalculate_scores", result, root, result=ctypes.c_int) != 0:
        sys.exit("OpenSCAP cannot count the scores")
    theirs = {}
    scores = call("xccdf_result_get_scores", result)
    while call("xccdf_score_iterator_has_more", scores, result=ctypes.c_bool):
        score = call("xccdf_score_iterator_next", scores)
        system = call("xccdf_score_get_system", score, result=ctypes.c_char_p).decode()
        theirs[system] = (
            call("xccdf_score_get_score", score, result=ctypes.c_float),
            call("xccdf_score_get_maximum", score, result=ctypes.c_float))
    ours = written(path)
    for system in SYSTEMS:
        print(system, ours.get(system))
    return not differs(path, ours, theirs)


if __name__ == "__main__":
    if sys.argv[1:2] == ["generated"] and len(sys.argv) == 5:
        done = generated(os.path.abspath(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1:2] == ["recount"] and len(sys.argv) == 3:
        done = recount(sys.argv[2])
    else:
        sys.exit(__doc__)
    sys.exit(0 if done else 1)
