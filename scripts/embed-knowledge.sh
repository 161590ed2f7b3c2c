#!/bin/sh
# Writes the table of the files under Knowledge/ that the binary embeds. Run it after adding or removing a file.
set -eu
cd "$(dirname "$0")/.."
out=Sources/CKnowledge/table.inc
tmp=$out.new
find Knowledge -name '*.xml' ! -name '*.cases.xml' -o -name '*.rng' | LC_ALL=C sort >"$tmp.list"
# The name of an array is that of its file, so that two branches which add files merge.
name() { printf '%s' "${1#Knowledge/}" | tr -c 'A-Za-z0-9' '_'; }
{
  echo "/* Written by scripts/embed-knowledge.sh: do not edit. */"
  while read -r path; do
    printf 'static const unsigned char %s[] = {\n#embed "../../%s"\n};\n' "$(name "$path")" "$path"
  done <"$tmp.list"
  echo "static const struct cknowledge_file files[] = {"
  while read -r path; do
    printf '    {"%s", %s, sizeof %s},\n' "${path#Knowledge/}" "$(name "$path")" "$(name "$path")"
  done <"$tmp.list"
  echo "};"
} >"$tmp"
rm -f "$tmp.list"
if cmp -s "$tmp" "$out"; then rm -f "$tmp"; else mv "$tmp" "$out"; fi
