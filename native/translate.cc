// SPDX-License-Identifier: Apache-2.0
#include "translate.h"

struct FlagRow {
  uint32_t mask, from, to;
};
struct FlagTable {
  flag_table table;
  uint32_t fallback;
  uint32_t rows;
  FlagRow row[64];
};

static const FlagTable kTables[] = {TRANSLATION_ROWS};

uint32_t Translate(flag_table table, uint32_t linux_value) {
  if (table == FLAGS_SAME) return linux_value;
  const FlagTable& rows = kTables[table - 1];
  uint32_t value = 0;
  bool known = false;
  for (uint32_t i = 0; i < rows.rows; i++) {
    if ((linux_value & rows.row[i].mask) != rows.row[i].from) continue;
    value |= rows.row[i].to;
    known = true;
  }
  return known ? value : rows.fallback;
}
