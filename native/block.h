// A block of events as columns, growing and then finished: what TypeScript gets, before it is JavaScript.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "column.h"

struct Drop {
  uint32_t cpu;
  uint32_t code;
  uint64_t count;
};

class Block {
 public:
  static constexpr size_t kMostEvents = 1 << 17;
  static constexpr size_t kMostBytes = 48 << 20;

  // Begins a row for this event: its columns are there, all absent. `time` is CLOCK_BOOTTIME.
  std::vector<Column>& Add(const EventType& type, uint64_t time, uint32_t tid, uint16_t cpu);
  bool Full() const { return codes.size() >= kMostEvents || bytes >= kMostBytes; }
  size_t length() const { return codes.size(); }

  uint32_t segment = 0;
  uint64_t first_num = 1;
  uint64_t base_time = 0;  // CLOCK_BOOTTIME of the first event
  uint64_t last_time = 0;
  size_t bytes = 0;  // roughly; the rings' bytes of these events
  std::vector<uint64_t> times;
  std::vector<uint16_t> codes;
  std::vector<uint16_t> cpus;
  std::vector<int32_t> threads;
  std::vector<uint32_t> thread_index;
  std::vector<uint32_t> string_offsets;
  std::vector<uint8_t> string_bytes;
  std::array<std::unique_ptr<std::vector<Column>>, EVENT_CODES> columns;
  std::vector<Drop> drops;

 private:
  uint32_t ThreadIndex(int32_t tid);
  std::unordered_map<int32_t, uint32_t> thread_indexes_;
  uint32_t last_index_ = 0;
};
