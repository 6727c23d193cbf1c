#!/usr/bin/env bash
# Writes requirements/*.txt anew from pyproject.toml: exact versions with their hashes, for Python
# 3.11 and later on every system, without the address of any package index.
#
#   tools/lock.sh              keeps the versions that still fit
#   tools/lock.sh --upgrade    takes the newest of everything
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly TOOL=uv==0.13.9

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3}" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$TOOL"

lock() { # file, arguments...
  local file="requirements/$1"
  shift
  "$folder/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock" \
    --output-file "$file" "$@" >/dev/null
  if grep -nE '://' "$file"; then
    echo "$file names an address; a lock file may not." >&2
    exit 1
  fi
}

lock site.txt pyproject.toml --group build "$@"
lock test.txt pyproject.toml --extra deep --group dev --constraint requirements/site.txt "$@"
lock node.txt --group node "$@"
