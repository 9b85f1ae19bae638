// See include/uapi/linux/bpf.h on BPF_MAP_TYPE_RINGBUF; libbpf's own reader hands out records by callback only and
// releases each at once, which leaves no way to merge the rings of several processors by time.
// SPDX-License-Identifier: Apache-2.0
#include "ring.h"

#include <linux/bpf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <system_error>

static size_t PageSize() { return static_cast<size_t>(sysconf(_SC_PAGESIZE)); }

static void* Map(int fd, size_t length, int protection, off_t offset) {
  void* memory = mmap(nullptr, length, protection, MAP_SHARED, fd, offset);
  if (memory == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mapping a ring");
  return memory;
}

Ring::Ring(int fd, size_t size) : size_(size) {
  consumer_ = static_cast<uint64_t*>(Map(fd, PageSize(), PROT_READ | PROT_WRITE, 0));
  shared_ = static_cast<char*>(Map(fd, PageSize() + 2 * size, PROT_READ, static_cast<off_t>(PageSize())));
}

Ring::~Ring() {
  munmap(consumer_, PageSize());
  munmap(shared_, PageSize() + 2 * size_);
}

const record* Ring::Peek(uint32_t* length) {
  for (;;) {
    const uint64_t produced = __atomic_load_n(reinterpret_cast<uint64_t*>(shared_), __ATOMIC_ACQUIRE);
    if (position_ >= produced) return nullptr;
    char* head = shared_ + PageSize() + (position_ & (size_ - 1));
    const uint32_t word = __atomic_load_n(reinterpret_cast<uint32_t*>(head), __ATOMIC_ACQUIRE);
    if (word & BPF_RINGBUF_BUSY_BIT) return nullptr;
    *length = word & ~(BPF_RINGBUF_BUSY_BIT | BPF_RINGBUF_DISCARD_BIT);
    step_ = (*length + BPF_RINGBUF_HDR_SZ + 7) & ~7ull;
    if (!(word & BPF_RINGBUF_DISCARD_BIT)) return reinterpret_cast<const record*>(head + BPF_RINGBUF_HDR_SZ);
    Next();
  }
}

void Ring::Next() { position_ += step_; }

void Ring::Release() { __atomic_store_n(consumer_, position_, __ATOMIC_RELEASE); }

uint64_t Ring::Used() const {
  return __atomic_load_n(reinterpret_cast<uint64_t*>(shared_), __ATOMIC_ACQUIRE) - __atomic_load_n(consumer_, __ATOMIC_ACQUIRE);
}
