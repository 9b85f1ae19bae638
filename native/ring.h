// One processor's ring buffer, read in place: a record is looked at where the kernel put it and then released.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "wire.h"

class Ring {
 public:
  Ring(int fd, size_t size);
  ~Ring();
  Ring(const Ring&) = delete;

  // The oldest unread record, with its length; nullptr when there is none that is finished.
  const record* Peek(uint32_t* length);
  // Moves behind what Peek showed. The kernel gets the room back with Release.
  void Next();
  void Release();

  uint64_t Used() const;
  size_t size() const { return size_; }

 private:
  size_t size_;
  uint64_t position_ = 0;
  uint64_t step_ = 0;
  uint64_t* consumer_;
  char* shared_;  // the kernel's page, then the data twice, so that records never wrap
};
