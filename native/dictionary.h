// The strings of a segment under small numbers, from 1 in order of appearance; 0 is no string.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

class Dictionary {
 public:
  Dictionary() { Clear(); }
  uint32_t Intern(std::string_view text);
  void Clear();

  // Strings that came up since the last call, for the block that introduces them.
  void TakeNew(std::vector<uint32_t>* offsets, std::vector<uint8_t>* bytes);
  uint32_t size() const { return static_cast<uint32_t>(starts_.size() - 1); }

 private:
  struct Slot {
    uint32_t hash;
    uint32_t id;
  };
  std::string_view At(uint32_t id) const { return {bytes_.data() + starts_[id - 1], starts_[id] - starts_[id - 1]}; }
  void Grow();

  std::string bytes_;
  std::vector<uint64_t> starts_;  // of string id at id - 1; the last entry is the end of all
  std::vector<Slot> slots_;
  uint32_t taken_ = 0;
};
