#!/bin/sh
# Installs what building and testing the recorder takes and this machine lacks: says what, and touches nothing when all is there.
# SPDX-License-Identifier: Apache-2.0
set -eu

# What is needed, by a sign that it is there (a command, or a header) and Debian's name for the package.
needs='
command:cc            gcc
command:g++           g++
command:make          make
command:pkg-config    pkg-config
command:python3       python3
command:clang         clang
command:strace        strace
command:zstd          zstd
command:curl          curl
header:libelf.h       libelf-dev
header:zlib.h         zlib1g-dev
header:linux/bpf.h    linux-libc-dev
header:stdlib.h       libc6-dev
'

there() {
	case $1 in
	command:*) command -v "${1#command:}" >/dev/null 2>&1 ;;
	header:*) [ -e "/usr/include/${1#header:}" ] || ls /usr/include/*-linux-*/"${1#header:}" >/dev/null 2>&1 ;;
	esac
}

missing=
while read -r sign package; do
	[ -z "$sign" ] || there "$sign" || missing="$missing $package"
done <<END
$needs
END
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
	echo "Please install the equivalents of these Debian packages, then run make again:$missing" >&2
	exit 1
fi

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || { echo "Please have root run: apt-get install$missing" >&2; exit 1; }
	as_root=sudo
fi

echo "Installing$missing (apt-get)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086 # $missing is a list of words
if ! { $as_root apt-get -q update && $as_root env DEBIAN_FRONTEND=noninteractive \
	apt-get -q install -y --no-install-recommends $missing; } >"$log" 2>&1; then
	tail -n 20 "$log" >&2
	echo "Installing$missing failed; the lines above are apt-get's" >&2
	exit 1
fi
