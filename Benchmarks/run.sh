#!/bin/sh
# Time and peak memory of the two heavy jobs, each as a ratio to xmllint reading the same bytes (median of 5 runs).
#   (a) importing one machine inventory of 50 MB      (b) auditing a case of 30 machines with 2 000 packages each
# Then the catalogue: (c) starting and loading all of it, (d) recognising a million names.
# Then the inner steps: loading the catalogue, matching names, assessing (Benchmarks/Timings).
# BENCH_DRAILLE names another binary; BENCH_RUNS another number of runs; BENCH_MAX_IMPORT and BENCH_MAX_AUDIT fail the
# run when a ratio is above them.
set -eu
cd "$(dirname "$0")/.."
out=.build/bench
runs=${BENCH_RUNS:-5}
date=2026-11-22
mkdir -p "$out"

if [ -z "${BENCH_DRAILLE:-}" ]; then
  swift build -c release --product draille >&2
  BENCH_DRAILLE=$(swift build -c release --show-bin-path)/draille
fi
draille=$BENCH_DRAILLE

measure() { python3 Benchmarks/measure.py --runs "$runs" "$@"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
line() { printf '%-44s %9s s %8s MB %8s\n' "$1" "$2" "$3" "$4"; }

# Made anew when the generator changed, for the bytes must be those of this version.
stamp=$(cksum <Benchmarks/generate.py)
if [ "$(cat "$out/stamp" 2>/dev/null || true)" != "$stamp" ]; then
  rm -rf "$out/evidence" "$out/machine.xml"
  python3 Benchmarks/generate.py machine --megabytes 50 "$out/machine.xml"
  python3 Benchmarks/generate.py case --machines 30 --packages 2000 "$out/evidence"
  echo "$stamp" >"$out/stamp"
fi

fresh="rm -rf '$out/import' && '$draille' init '$out/import' --name Essai --date $date"
set -- $(measure -- xmllint --stream --noout "$out/machine.xml")
base_a=$1 base_a_memory=$2
set -- $(measure --before "$fresh" -- "$draille" import "$out/import" "$out/machine.xml" --date "$date")
import=$1 import_memory=$2

rm -rf "$out/case" "$out/report"
"$draille" init "$out/case" --name "Association d’essai" --date "$date" 2>/dev/null
"$draille" import "$out/case" "$out"/evidence/*.xml --date "$date" >/dev/null 2>&1
set -- $(measure -- xmllint --stream --noout "$out"/case/inventory.xml "$out"/case/machines/*.xml)
base_b=$1 base_b_memory=$2
set -- $(measure -- "$draille" audit "$out/case" --date "$date" --output "$out/report")
audit=$1 audit_memory=$2

if [ ! -s "$out/names.txt" ]; then
  grep -hv '^#' Tests/KnowledgeTests/Samples/*.tsv | cut -f 1 >"$out/few.txt"
  while [ "$(wc -l <"$out/few.txt")" -lt 1000000 ]; do cat "$out/few.txt" "$out/few.txt" >"$out/more.txt" && mv "$out/more.txt" "$out/few.txt"; done
  head -n 1000000 "$out/few.txt" >"$out/names.txt" && rm "$out/few.txt"
fi
set -- $(measure -- "$draille" catalogue match firefox)
load=$1 load_memory=$2
set -- $(measure -- sh -c "'$draille' catalogue match --count <'$out/names.txt'")
match=$1 match_memory=$2

line "job (median of $runs runs)" time peak ratio
line "xmllint --stream, the 50 MB inventory" "$base_a" "$base_a_memory" 1.00
line "(a) draille import of the 50 MB inventory" "$import" "$import_memory" "$(ratio "$import" "$base_a")"
line "xmllint --stream, the case of 30 machines" "$base_b" "$base_b_memory" 1.00
line "(b) draille audit of the case of 30 machines" "$audit" "$audit_memory" "$(ratio "$audit" "$base_b")"
line "(c) draille: start, load the catalogue, one name" "$load" "$load_memory" -
line "(d) draille catalogue match, a million names" "$match" "$match_memory" -
awk -v m="$match" -v l="$load" 'BEGIN { printf "    %d names a second\n", 1000000 / (m - l) }'

check() { awk -v r="$2" -v m="$3" 'BEGIN { exit !(m == "" || r <= m) }' || { echo "$1: ratio $2, at most $3" >&2; exit 1; }; }
check import "$(ratio "$import" "$base_a")" "${BENCH_MAX_IMPORT:-}"
check audit "$(ratio "$audit" "$base_b")" "${BENCH_MAX_AUDIT:-}"

echo
swift build -c release --product timings >&2
"$(swift build -c release --show-bin-path)/timings" inventories/les-tilleuls
