// One parameter's values, a row an event, as they grow; and what is known of a parameter from the event table.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "wire.h"

enum class Storage : uint8_t { kNumber, kText, kBytes };

struct ParamType {
  base_type base;
  flag_table flags;
  Storage storage() const;
  bool is_signed() const;
  // The value as its type holds it: cut to its width, with its sign.
  int64_t Fit(int64_t value) const;
};

struct EventType {
  uint16_t code;
  uint8_t count;
  struct { uint8_t base; uint8_t flags; } params[EVENT_PARAMS];
  ParamType Param(uint32_t index) const {
    return {static_cast<base_type>(params[index].base), static_cast<flag_table>(params[index].flags)};
  }
};

// Null for codes that the recorder does not produce.
const EventType* EventTypeOf(uint32_t code);

class Column {
 public:
  explicit Column(ParamType type) : type(type) {}

  void AddAbsent();
  // These fill in the row that AddAbsent has begun.
  void SetNumber(int64_t value);
  void OrNumber(uint32_t bits) { numbers.back() |= bits; }
  void SetText(uint32_t id) { texts.back() = id; }
  void SetBytes(std::string_view payload);

  ParamType type;
  std::vector<int64_t> numbers;
  std::vector<uint32_t> texts;
  std::vector<uint32_t> ends;  // of each row's payload
  std::vector<uint8_t> bytes;
  std::vector<uint8_t> absent;
  size_t absences = 0;
};
