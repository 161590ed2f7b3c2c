#!/bin/sh
# Installs the headers of libxml2 and zlib when the machine lacks them.
set -eu
if pkg-config --exists libxml-2.0 zlib 2>/dev/null; then exit 0; fi
if ! command -v apt-get >/dev/null 2>&1; then
  echo "draille needs libxml2, zlib and pkg-config: install the development packages of your system." >&2
  exit 1
fi
echo "Installing libxml2-dev, zlib1g-dev and pkg-config…" >&2
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get -qq update
as_root apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends libxml2-dev zlib1g-dev pkg-config >/dev/null
