#!/bin/bash
# Prints a page to PDF and checks that what the board reads first stands on one side of A4.
set -eu
page=$(realpath "$1")
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf="$out/page.pdf" "file://$page" 2>/dev/null
first=$(pdftotext -f 1 -l 1 "$out/page.pdf" - )
second=$(pdftotext -f 2 -l 2 "$out/page.pdf" - )
grep -q "$(sed -n 's/.*id="page-one-end"[^>]*>\([^<]*\)<.*/\1/p' "$page" | head -n 1)" <<<"$first" || {
  echo "page one runs over: $(head -n 3 <<<"$second")"; exit 1; }
words=$(wc -w <<<"$first")
echo "$words words on page one"
