#!/bin/sh
# Brings libbpf's source into native/vendor/libbpf and builds libbpf.a there. The source is pinned by version and checksum;
# Debian's source package and the upstream release are the same bytes, so whichever can be reached will do.
# SPDX-License-Identifier: Apache-2.0
set -eu

version=1.1.2
sha256=b50ab60637fb713db78aa98e6ca911ddf13c0799d498a1f6ec03ebffc7dca588
url=https://github.com/libbpf/libbpf/archive/refs/tags/v$version.tar.gz

root=$(cd "$(dirname "$0")/.." && pwd)
vendor=$root/native/vendor
tarball=$vendor/libbpf-$version.tar.gz

intact() { [ -f "$1" ] && echo "$sha256  $1" | sha256sum --check --status; }

# A private copy of apt's sources with deb-src turned on: the system's own lists stay as they are.
from_debian() {
  command -v apt-get >/dev/null || return 1
  work=$(mktemp -d)
  mkdir -p "$work/lists/partial" "$work/parts"
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/parts/$(basename "$file")"
  done
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null | sed -n 's/^deb /deb-src /p' >"$work/sources.list"
  chmod -R a+rX "$work"
  apt="apt-get -q -o Dir::Etc::sourcelist=$work/sources.list -o Dir::Etc::sourceparts=$work/parts"
  apt="$apt -o Dir::State::lists=$work/lists -o APT::Sandbox::User=root"
  if ! (cd "$work" && $apt update && $apt source --download-only libbpf) >"$work/log" 2>&1; then
    tail -3 "$work/log" >&2
    rm -rf "$work"
    return 1
  fi
  cp "$work"/libbpf_"$version".orig.tar.* "$tarball" 2>/dev/null || true
  rm -rf "$work"
  intact "$tarball"
}

from_upstream() { curl -fsSL --max-time 120 -o "$tarball" "$url" && intact "$tarball"; }

mkdir -p "$vendor"
if ! [ -f "$vendor/libbpf/src/libbpf.c" ]; then
  intact "$tarball" || from_debian || from_upstream || {
    echo "libbpf $version: no source with the pinned checksum could be fetched (tried apt's sources and $url)" >&2
    exit 1
  }
  rm -rf "$vendor/libbpf" "$vendor/unpacking"
  mkdir "$vendor/unpacking"
  tar -xzf "$tarball" -C "$vendor/unpacking" --strip-components=1
  mv "$vendor/unpacking" "$vendor/libbpf"
fi

# Position-independent, because it ends up inside the addon.
make -C "$vendor/libbpf/src" -s -j"$(nproc)" BUILD_STATIC_ONLY=1 OBJDIR=build \
  CFLAGS='-O2 -g -fPIC -fvisibility=hidden' build/libbpf.a >/dev/null
make -C "$vendor/libbpf/src" install_headers DESTDIR="$vendor/libbpf" PREFIX=/installed -s >/dev/null
