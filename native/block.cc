// SPDX-License-Identifier: Apache-2.0
#include "block.h"

#include <algorithm>

uint32_t Block::ThreadIndex(int32_t tid) {
  if (!threads.empty() && threads[last_index_] == tid) return last_index_;
  const auto [entry, added] = thread_indexes_.try_emplace(tid, threads.size());
  if (added) threads.push_back(tid);
  return last_index_ = entry->second;
}

static std::unique_ptr<std::vector<Column>> NewColumns(const EventType& type) {
  auto columns = std::make_unique<std::vector<Column>>();
  for (uint32_t i = 0; i < type.count; i++) columns->emplace_back(type.Param(i));
  return columns;
}

std::vector<Column>& Block::Add(const EventType& type, uint64_t time, uint32_t tid, uint16_t cpu) {
  if (codes.empty()) base_time = last_time = time;
  // A record that came later than the merge waits for must not turn time back.
  last_time = std::max(last_time, time);
  times.push_back(last_time - base_time);
  codes.push_back(type.code);
  cpus.push_back(cpu);
  thread_index.push_back(ThreadIndex(static_cast<int32_t>(tid)));
  auto& columns_of_type = columns[type.code];
  if (!columns_of_type) columns_of_type = NewColumns(type);
  for (Column& column : *columns_of_type) column.AddAbsent();
  return *columns_of_type;
}
