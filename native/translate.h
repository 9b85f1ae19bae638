// Flags and enumerations: from Linux's numbers to those that rules see.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "wire.h"

uint32_t Translate(flag_table table, uint32_t linux_value);
