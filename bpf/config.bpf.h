// The settings of this recording: read-only data set between open and load, so that the verifier deletes what a run
// does not use. A section of its own makes the map's memory exactly `struct config`.
// SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0
#pragma once

#include "kernel.bpf.h"
#include "wire.h"

const volatile struct config config SEC(".rodata.config") = {};

static __always_inline bool config__wants(u32 code) {
  if (code >= EVENT_CODES) return false;
  return config.wanted[code >> 6] >> (code & 63) & 1;
}
