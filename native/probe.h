// The kernel side, loaded: its programs attached, its maps at hand. Destroying it detaches everything.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bpf/libbpf.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "ring.h"
#include "wire.h"

struct ProbeOptions {
  std::string object;
  config settings;
  size_t ring_bytes;
};

// What went wrong and the kernel's word for it, for TypeScript to put in words.
struct ProbeError : std::runtime_error {
  ProbeError(const std::string& step, int error, const std::string& log) : std::runtime_error(step), error(error), log(log) {}
  int error;
  std::string log;
};

class Probe {
 public:
  explicit Probe(const ProbeOptions& options);
  ~Probe();
  Probe(const Probe&) = delete;

  void Attach();
  void Detach();
  // Makes a process a member of the recorded tree.
  void Include(uint32_t pid, membership how);
  // The processes of the recorded tree; some may have ended, since their entries go a moment later.
  std::vector<uint32_t> Members();

  std::vector<std::unique_ptr<Ring>>& rings() { return rings_; }
  // Counts of lost events, by processor * EVENT_CODES + code; the kernel writes them.
  const volatile uint64_t* drops() const { return drops_; }
  size_t processors() const { return processors_; }

 private:
  void Configure(const ProbeOptions& options);
  void CreateRings(size_t bytes);
  void FillHandlers();
  void FillStages();
  void MapDrops();
  bpf_map* Map(const char* name);
  int Program(const char* name);

  bpf_object* object_ = nullptr;
  std::vector<bpf_link*> links_;
  std::vector<std::unique_ptr<Ring>> rings_;
  std::vector<int> ring_fds_;
  size_t processors_;
  uint64_t* drops_ = nullptr;
};
