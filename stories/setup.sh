# Read by ./demo and ./test: says what is being done, and installs what is missing.

say() { printf '\n== %s\n' "$*"; }

# The given Debian packages, when any is missing. Without recommended packages: they would pull in half a desktop.
need_packages() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  say "Installing ${missing[*]}"
  if [ "$(id -u)" != 0 ]; then
    echo "Please run this as root, or install them first: apt-get install -y --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# Rust and Node are asked for; a C compiler and the library that encrypts the database file are installed when missing.
need_compiler() {
  command -v cargo >/dev/null || { echo "Rust is missing: install rustup, then the toolchain named in rust-toolchain.toml" >&2; return 1; }
  command -v npm >/dev/null || { echo "Node.js 20 with npm is missing" >&2; return 1; }
  command -v cc >/dev/null || need_packages build-essential
  need_packages libssl-dev
}
