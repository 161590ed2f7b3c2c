#!/bin/sh
# Writes the table of the files under Knowledge/ that the binary embeds. Run it after adding or removing a file.
set -eu
cd "$(dirname "$0")/.."
out=Sources/CKnowledge/table.inc
tmp=$out.new
find Knowledge -name '*.xml' ! -name '*.cases.xml' -o -name '*.rng' | LC_ALL=C sort >"$tmp.list"
{
  echo "/* Written by scripts/embed-knowledge.sh: do not edit. */"
  n=0
  while read -r path; do
    n=$((n + 1))
    printf 'static const unsigned char file_%d[] = {\n#embed "../../%s"\n};\n' "$n" "$path"
  done <"$tmp.list"
  echo "static const struct cknowledge_file files[] = {"
  n=0
  while read -r path; do
    n=$((n + 1))
    printf '    {"%s", file_%d, sizeof file_%d},\n' "${path#Knowledge/}" "$n" "$n"
  done <"$tmp.list"
  echo "};"
} >"$tmp"
rm -f "$tmp.list"
if cmp -s "$tmp" "$out"; then rm -f "$tmp"; else mv "$tmp" "$out"; fi
