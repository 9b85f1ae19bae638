// Open addressing over one arena: a look-up touches one slot and the string itself, and no node is ever allocated.
// SPDX-License-Identifier: Apache-2.0
#include "dictionary.h"

#include <cstring>

static uint32_t Hash(std::string_view text) {
  uint64_t hash = text.size() * 0x9e3779b97f4a7c15ull;
  const char* at = text.data();
  size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    uint64_t word;
    memcpy(&word, at, 8);
    hash = (hash ^ word) * 0xff51afd7ed558ccdull;
    hash ^= hash >> 32;
  }
  uint64_t tail = 0;
  memcpy(&tail, at, left);
  hash = (hash ^ tail) * 0xff51afd7ed558ccdull;
  return static_cast<uint32_t>(hash ^ hash >> 32);
}

uint32_t Dictionary::Intern(std::string_view text) {
  const uint32_t hash = Hash(text);
  const size_t mask = slots_.size() - 1;
  size_t place = hash & mask;
  for (; slots_[place].id; place = (place + 1) & mask) {
    if (slots_[place].hash == hash && At(slots_[place].id) == text) return slots_[place].id;
  }
  bytes_.append(text);
  starts_.push_back(bytes_.size());
  slots_[place] = {hash, size()};
  const uint32_t id = size();
  if (id * 2 > slots_.size()) Grow();
  return id;
}

void Dictionary::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (!slot.id) continue;
    size_t place = slot.hash & mask;
    while (slots_[place].id) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

void Dictionary::Clear() {
  bytes_.clear();
  starts_.assign(1, 0);
  slots_.assign(4096, {});
  taken_ = 0;
}

void Dictionary::TakeNew(std::vector<uint32_t>* offsets, std::vector<uint8_t>* bytes) {
  const uint64_t first = starts_[taken_];
  for (uint32_t i = taken_; i < starts_.size(); i++) offsets->push_back(static_cast<uint32_t>(starts_[i] - first));
  bytes->assign(bytes_.begin() + static_cast<int64_t>(first), bytes_.end());
  taken_ = size();
}
