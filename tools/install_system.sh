#!/usr/bin/env bash
# What the whole check needs beside Python packages, from Debian: PostgreSQL for the ledger's second home, and
# ICU with a compiler for the oracle environment. Does nothing where all is there; says so where it cannot.
set -eu
need=()
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || need+=(postgresql)
pkg-config --exists icu-i18n 2>/dev/null || need+=(libicu-dev pkg-config g++)
[ ${#need[@]} -eq 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed: ${need[*]} (needs root and Debian); the tests that use them will be skipped" >&2
  exit 0
fi
echo "== installing ${need[*]} =="
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
