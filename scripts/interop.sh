#!/bin/bash
# Gives what draille writes to other programs: xmllint, the Nu HTML checker, axe in Chromium, its printer, OpenSCAP,
# compliance-trestle.
# A program that is missing and cannot be installed is reported as skipped, by its name.
set -u
cd "$(dirname "$0")/.."
out=.build/interop
draille=.build/release/draille
passed=0 failed=0
check() { # NAME COMMAND...
  local name=$1; shift
  if "$@" >"$out/log" 2>&1; then
    passed=$((passed + 1)); echo "ok       $name"; grep -E '^skipped' "$out/log" | sed 's/^/         /'
  else
    failed=$((failed + 1)); echo "FAILED   $name"; sed 's/^/         /' "$out/log" | head -n 40
  fi
}

rm -rf "$out"; mkdir -p "$out"
scripts/prepare-interop.sh || true

# The same audit in two folders, at two ends of the world.
check "audit, in French" env TZ=UTC LC_ALL=C.UTF-8 \
  $draille audit inventories/les-tilleuls --date 2026-11-22 --output "$out/fr"
check "audit, elsewhere" env TZ=Pacific/Auckland LC_ALL=en_US.UTF-8 \
  $draille audit inventories/les-tilleuls --date 2026-11-22 --output "$out/again"
check "both audits are the same bytes" diff -r "$out/fr" "$out/again"
check "the report that is committed is the one made now" diff -r "$out/fr" reports/les-tilleuls/2026-11-22
check "audit, in English" $draille audit inventories/les-tilleuls --date 2026-11-22 --lang en --output "$out/en"
check "a case with nothing but a name" \
  bash -c "$draille init $out/empty --name 'Une association' --date 2026-11-22 &&
    $draille audit $out/empty --date 2026-11-22 --output $out/empty-report"

if command -v xmllint >/dev/null; then
  for schema in Knowledge/schemas/*.rng; do
    root=$(basename "$schema" .rng)
    mapfile -t files < <(grep -lE "^<$root[ >]" -r Knowledge inventories "$out" --include='*.xml' | sort)
    [ ${#files[@]} -gt 0 ] && check "xmllint --relaxng $root, ${#files[@]} files" \
      xmllint --noout --nonet --relaxng "$schema" "${files[@]}"
  done
else
  echo "skipped: xmllint"
fi

# The assessment in the field's standards: the example case, a small one, and one of which nothing is known.
small=Tests/CommandsTests/Cases/threshold/asso
assess() { # CASE FORMAT LANGUAGE FILE
  $draille assess "$1" --date 2026-11-22 --format "$2" --lang "$3" >"$4"
}
for format in xccdf oscal; do
  check "assess --format $format, in French" assess inventories/les-tilleuls $format fr "$out/tilleuls.fr.$format"
  check "assess --format $format, in English" assess inventories/les-tilleuls $format en "$out/tilleuls.en.$format"
  check "assess --format $format, a small case" assess "$small" $format en "$out/small.en.$format"
  check "assess --format $format, a name only" assess "$out/empty" $format fr "$out/empty.fr.$format"
done
if command -v oscap >/dev/null; then
  for file in "$out"/*.xccdf; do
    check "oscap xccdf validate: $(basename "$file")" oscap xccdf validate "$file"
  done
  for file in "$out"/{tilleuls,small}.*.xccdf; do
    check "oscap xccdf generate report: $(basename "$file")" oscap xccdf generate report --output "$file.html" "$file"
    check "a rule stands in this report: $(basename "$file")" grep -q xccdf_org.draille_rule_SAV-05 "$file.html"
    check "the library of OpenSCAP counts the same scores: $(basename "$file")" scripts/xccdf-scores.py recount "$file"
  done
  if oscap --version | grep -q '^SCE Version'; then
    check "build xccdf-scores" ${SWIFT:-swift} build -c release --product xccdf-scores --static-swift-stdlib
    check "oscap xccdf eval gives the same scores, 60 benchmarks" \
      scripts/xccdf-scores.py generated .build/release/xccdf-scores "$out/benchmarks" 60
  else
    echo "skipped: the script check engine of oscap"
  fi
else
  echo "skipped: oscap"
fi
trestle=$(realpath "${DRAILLE_VENV:-.build/venv}")/bin/trestle
if [ -x "$trestle" ]; then
  mkdir "$out/trestle"
  check "trestle init" bash -c "cd $out/trestle && $trestle init --local"
  for file in "$out"/*.oscal; do
    name=$(basename "$file" .oscal | tr . -)
    cp "$file" "$out/$name.json"
    check "trestle validate: $name" bash -c "cd $out/trestle &&
      $trestle import -f ../$name.json -o $name && $trestle validate -t assessment-results -n $name"
  done
else
  echo "skipped: trestle"
fi

# A list that LibreOffice turned into a spreadsheet gives the same facts as its text.
if command -v soffice >/dev/null; then
  lists=$out/lists
  mkdir "$lists"
  for name in materiel equipe; do
    # LibreOffice makes a day of a month, and computes formulas.
    sed -E "s/septembre 2022/2022/; s/=cmd[^;]*//" Tests/CommandsTests/Cases/import-list/$name.csv >"$lists/$name.csv"
    # Filter options: separator (59 or 44), quote 34, UTF-8, from line 1, French.
    separator=$([ $name = equipe ] && echo 44 || echo 59)
    check "soffice turns $name.csv into a spreadsheet" timeout 120 soffice \
      "-env:UserInstallation=file://$(realpath "$out")/soffice" --headless \
      --infilter="CSV:$separator,34,76,1,,1036" --convert-to ods --outdir "$lists" "$lists/$name.csv"
    for kind in csv ods; do
      case=$lists/$name-$kind
      check "import of $name.$kind" bash -c "$draille init $case --name A --date 2026-11-22 &&
        $draille import $case $lists/$name.$kind --date 2026-11-22 --no-input"
      sed -E 's/ (file|sha256)="[^"]*"//g' "$case/inventory.xml" >"$case.xml"
    done
    check "both give the same facts: $name" diff "$lists/$name-csv.xml" "$lists/$name-ods.xml"
  done
else
  echo "skipped: soffice"
fi

check "the board edition weighs 100 KB at most" test "$(stat -c %s "$out/fr/board.html")" -le 102400
check "vnu, axe and one A4 side: in French" scripts/check-report.sh "$out/fr/board.html" "$out/fr/report.html"
check "vnu, axe and one A4 side: in English" scripts/check-report.sh "$out/en/board.html"
check "vnu, axe and one A4 side: a name only" \
  scripts/check-report.sh "$out/empty-report/board.html" "$out/empty-report/report.html"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
