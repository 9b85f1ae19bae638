#!/bin/sh
# `make demo`: records a scripted break-in and replays the starter rules over it; where nothing can be recorded, the
# bundled recording of the same story takes its place.
# SPDX-License-Identifier: Apache-2.0
set -eu
cd "$(dirname "$0")/.."
falco_rec="node dist/cli/main.js"

why_not_recordable() {
	if [ "$(uname -s)" != Linux ]; then
		echo "this is not Linux"
	elif [ "$(id -u)" != 0 ]; then
		echo "recording needs root"
	elif [ ! -r /sys/kernel/btf/vmlinux ]; then
		echo "this kernel has no BTF"
	fi
}

trace=fixtures/demo.scap
reason=$(why_not_recordable)
if [ -z "$reason" ]; then
	make needs native workloads
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
	if $falco_rec capture -o "$folder/demo.scap" -- fixtures/workloads/demo.sh; then
		trace=$folder/demo.scap
	else
		reason="the recorder could not start (see above)"
	fi
else
	make build
fi
[ -z "$reason" ] || echo "No live recording: $reason. Replaying the bundled one."

$falco_rec replay "$trace" --rules rules
