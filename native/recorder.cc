// SPDX-License-Identifier: Apache-2.0
#include "recorder.h"

#include <sys/resource.h>
#include <time.h>

#include <chrono>

#include "decode.h"

// Rings hold far more than what comes in one interval; waking up the kernel's way costs more than the events.
static constexpr auto kInterval = std::chrono::milliseconds(5);
static constexpr int kNice = -10;
static constexpr uint64_t kLongestBlock = 1000000000;
static constexpr uint64_t kEverything = UINT64_MAX;
// Room is given back while a long drain is still going on.
static constexpr uint32_t kReleaseEvery = 1024;

uint64_t BootClock() {
  timespec now;
  clock_gettime(CLOCK_BOOTTIME, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000000000ull + static_cast<uint64_t>(now.tv_nsec);
}

void Recorder::Start() {
  block_started_ = BootClock();
  thread_ = std::thread([this] { Run(); });
}

void Recorder::Stop() {
  if (!thread_.joinable()) return;
  probe_.Detach();
  stopping_ = true;
  thread_.join();
}

// A record is submitted within microseconds of its time, but on a processor of its own: what is older than the pass
// before has surely arrived, so only that much is merged and order holds across processors.
void Recorder::Run() {
  // Ahead of what it records: a busy machine is the very thing to be recorded without loss. Allowed to fail.
  setpriority(PRIO_PROCESS, 0, kNice);
  uint64_t before = 0;
  while (!stopping_) {
    const uint64_t now = BootClock();
    if (!QueueFull()) Drain(before);
    if (now - block_started_ > kLongestBlock) FinishBlock();
    before = now;
    std::this_thread::sleep_for(kInterval);
  }
  // Programs that were running when the hooks were detached are long done after one more interval.
  std::this_thread::sleep_for(kInterval);
  Drain(kEverything);
  FinishBlock();
}

Ring* Recorder::Earliest(uint64_t before, const record** earliest, uint32_t* length, uint16_t* cpu) {
  Ring* found = nullptr;
  auto& rings = probe_.rings();
  for (size_t i = 0; i < rings.size(); i++) {
    uint32_t size = 0;
    const record* head = rings[i]->Peek(&size);
    if (!head || head->time >= before || (found && head->time >= (*earliest)->time)) continue;
    found = rings[i].get();
    *earliest = head;
    *length = size;
    *cpu = static_cast<uint16_t>(i);
  }
  return found;
}

// Once there are enough events, what still comes is let go.
void Recorder::Keep(const record* record, uint32_t length, uint16_t cpu) {
  if (events_ >= most_events_) return;
  if (Decode(record, length, cpu, block_.get(), &dictionary_)) events_++;
  else unknown_++;
}

// A full queue stops the drain, unless the recording is being ended: then the rings fill and the kernel counts what is lost.
void Recorder::Drain(uint64_t before) {
  const record* head = nullptr;
  uint32_t length = 0, drained = 0;
  uint16_t cpu = 0;
  while (Ring* ring = Earliest(before, &head, &length, &cpu)) {
    Keep(head, length, cpu);
    ring->Next();
    if (++drained % kReleaseEvery == 0) ReleaseRings();
    if (!block_->Full()) continue;
    FinishBlock();
    if (QueueFull() && before != kEverything) break;
  }
  ReleaseRings();
}

void Recorder::ReleaseRings() {
  for (auto& ring : probe_.rings()) ring->Release();
}

bool Recorder::QueueFull() {
  std::lock_guard lock(mutex_);
  return queued_bytes_ >= kMostQueued;
}

static std::vector<Drop> NewDrops(const volatile uint64_t* counts, std::vector<uint64_t>* seen) {
  std::vector<Drop> drops;
  for (size_t i = 0; i < seen->size(); i++) {
    const uint64_t count = counts[i];
    if (count == (*seen)[i]) continue;
    drops.push_back({static_cast<uint32_t>(i / EVENT_CODES), static_cast<uint32_t>(i % EVENT_CODES), count - (*seen)[i]});
    (*seen)[i] = count;
  }
  return drops;
}

void Recorder::FinishBlock() {
  block_started_ = BootClock();
  block_->drops = NewDrops(probe_.drops(), &seen_drops_);
  if (block_->length() == 0 && block_->drops.empty()) return;
  if (block_->length() == 0) block_->base_time = block_started_;
  block_->segment = segment_;
  block_->first_num = num_ + 1;
  num_ += block_->length();
  dictionary_.TakeNew(&block_->string_offsets, &block_->string_bytes);
  {
    std::lock_guard lock(mutex_);
    queued_bytes_ += block_->bytes;
    queue_.push_back(std::move(block_));
  }
  block_ = std::make_unique<Block>();
  if (!segment_wanted_.exchange(false)) return;
  dictionary_.Clear();
  segment_++;
}

std::unique_ptr<Block> Recorder::Take() {
  std::lock_guard lock(mutex_);
  if (queue_.empty()) return nullptr;
  auto block = std::move(queue_.front());
  queue_.pop_front();
  queued_bytes_ -= block->bytes;
  return block;
}

RecorderStats Recorder::Stats() {
  RecorderStats stats{events_, unknown_, {}, {}, 0, 0};
  std::vector<uint64_t> none(probe_.processors() * EVENT_CODES);
  stats.drops = NewDrops(probe_.drops(), &none);
  for (auto& ring : probe_.rings()) {
    stats.ring_used.push_back(ring->Used());
    stats.ring_size = ring->size();
  }
  std::lock_guard lock(mutex_);
  stats.queued = queue_.size();
  return stats;
}
