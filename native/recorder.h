// The recording at work: a thread that drains the rings every few milliseconds, merges them by time and fills blocks.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "block.h"
#include "dictionary.h"
#include "probe.h"

struct RecorderStats {
  uint64_t events;
  uint64_t unknown;  // records that the addon's table does not have
  std::vector<Drop> drops;
  std::vector<uint64_t> ring_used;
  size_t ring_size;
  size_t queued;
};

class Recorder {
 public:
  // Of more than `most_events` events the first so many are kept.
  Recorder(const ProbeOptions& options, uint64_t most_events)
      : probe_(options), most_events_(most_events), seen_drops_(probe_.processors() * EVENT_CODES) {}
  ~Recorder() { Stop(); }

  Probe& probe() { return probe_; }
  void Start();
  // Detaches, drains what was submitted and finishes the last block; blocks stay to be taken.
  void Stop();
  // A finished block, oldest first; nullptr when there is none yet.
  std::unique_ptr<Block> Take();
  // The next block starts a new segment: its dictionary is empty again.
  void NewSegment() { segment_wanted_ = true; }
  RecorderStats Stats();

 private:
  // Of the rings' bytes: some seconds of work for whoever takes the blocks, should it be kept waiting.
  static constexpr size_t kMostQueued = 256 << 20;

  void Run();
  void Drain(uint64_t before);
  void Keep(const record* record, uint32_t length, uint16_t cpu);
  Ring* Earliest(uint64_t before, const record** record, uint32_t* length, uint16_t* cpu);
  void FinishBlock();
  bool QueueFull();
  void ReleaseRings();

  Probe probe_;
  const uint64_t most_events_;
  std::thread thread_;
  std::atomic<bool> stopping_{false};
  std::atomic<bool> segment_wanted_{false};
  std::atomic<uint64_t> events_{0};
  std::atomic<uint64_t> unknown_{0};

  std::mutex mutex_;
  std::deque<std::unique_ptr<Block>> queue_;
  size_t queued_bytes_ = 0;

  // Of the draining thread alone.
  std::unique_ptr<Block> block_ = std::make_unique<Block>();
  Dictionary dictionary_;
  uint64_t num_ = 0;
  uint32_t segment_ = 0;
  uint64_t block_started_ = 0;
  std::vector<uint64_t> seen_drops_;
};

uint64_t BootClock();
