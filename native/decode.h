// A record of a ring becomes a row of a block.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "block.h"
#include "dictionary.h"
#include "wire.h"

// False when the record's event is unknown: the two sides were built from different tables.
bool Decode(const record* record, uint32_t length, uint16_t cpu, Block* block, Dictionary* dictionary);
