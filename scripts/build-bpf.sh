#!/bin/sh
# Compiles the kernel side into bpf/.build/falco_rec.bpf.o. Needs clang and libbpf's headers (scripts/vendor-libbpf.sh).
# SPDX-License-Identifier: Apache-2.0
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$root/bpf/.build"
# The multiarch folder has asm/types.h, which clang does not look for when its target is bpf.
${CLANG:-clang} -O2 -g -Wall -Werror -target bpf -mcpu=v3 -D__TARGET_ARCH_x86 \
  -I "$root/bpf" -isystem "$root/native/vendor/libbpf/installed/include" \
  -isystem "$root/native/vendor/libbpf/include/uapi" -isystem "/usr/include/$(uname -m)-linux-gnu" \
  -c "$root/bpf/falco_rec.bpf.c" -o "$root/bpf/.build/falco_rec.bpf.o.tmp"
mv "$root/bpf/.build/falco_rec.bpf.o.tmp" "$root/bpf/.build/falco_rec.bpf.o"
