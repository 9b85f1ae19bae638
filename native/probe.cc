// SPDX-License-Identifier: Apache-2.0
#include "probe.h"

#include <bpf/bpf.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

#include "handlers.h"

// libbpf writes down why a program was refused through a callback; only the last lines say it.
static thread_local std::string libbpf_log;
static int KeepLog(libbpf_print_level level, const char* format, va_list arguments) {
  char* line = nullptr;
  if (level == LIBBPF_DEBUG || vasprintf(&line, format, arguments) < 0) return 0;
  libbpf_log += line;
  free(line);
  return 0;
}

static void Check(int result, const std::string& step) {
  if (result < 0) throw ProbeError(step, -result, libbpf_log);
}

static const char* const kHooks[] = {"sys_exit", "sched_process_fork", "sched_process_free", "sched_process_exit"};

Probe::Probe(const ProbeOptions& options) : processors_(static_cast<size_t>(libbpf_num_possible_cpus())) {
  libbpf_log.clear();
  libbpf_set_print(KeepLog);
  object_ = bpf_object__open_file(options.object.c_str(), nullptr);
  if (!object_) throw ProbeError("open " + options.object, errno, libbpf_log);
  try {
    Configure(options);
    Check(bpf_object__load(object_), "load the kernel side");
    CreateRings(options.ring_bytes);
    FillHandlers();
    FillStages();
    MapDrops();
  } catch (...) {
    bpf_object__close(object_);
    throw;
  }
}

Probe::~Probe() {
  Detach();
  rings_.clear();
  for (int fd : ring_fds_) close(fd);
  if (drops_) munmap(drops_, processors_ * EVENT_CODES * sizeof(*drops_));
  bpf_object__close(object_);
}

bpf_map* Probe::Map(const char* name) {
  bpf_map* map = bpf_object__find_map_by_name(object_, name);
  if (!map) throw ProbeError(std::string("map ") + name, ENOENT, "");
  return map;
}

int Probe::Program(const char* name) {
  bpf_program* program = bpf_object__find_program_by_name(object_, name);
  if (!program) throw ProbeError(std::string("program ") + name, ENOENT, "");
  return bpf_program__fd(program);
}

void Probe::Configure(const ProbeOptions& options) {
  Check(bpf_map__set_initial_value(Map(".rodata.config"), &options.settings, sizeof(config)), "settings");
  bpf_map__set_max_entries(Map("scratches"), processors_);
  bpf_map__set_max_entries(Map("drops"), processors_ * EVENT_CODES);
  bpf_map__set_max_entries(Map("rings"), processors_);
}

// Rings for processors that are there; possible ones beyond those would only cost memory.
void Probe::CreateRings(size_t bytes) {
  const auto present = static_cast<uint32_t>(sysconf(_SC_NPROCESSORS_CONF));
  for (uint32_t cpu = 0; cpu < present && cpu < processors_; cpu++) {
    int fd = bpf_map_create(BPF_MAP_TYPE_RINGBUF, "ring", 0, 0, bytes, nullptr);
    Check(fd, "create a ring");
    ring_fds_.push_back(fd);
    Check(bpf_map_update_elem(bpf_map__fd(Map("rings")), &cpu, &fd, BPF_ANY), "install a ring");
    rings_.push_back(std::make_unique<Ring>(fd, bytes));
  }
}

void Probe::FillHandlers() {
  const struct { const char* program; uint32_t event; } rows[] = {
#define SERVES(program, event) {#program, event},
      HANDLERS(SERVES)
#undef SERVES
  };
  const int map = bpf_map__fd(Map("handlers"));
  for (const auto& row : rows) {
    int program = Program(row.program);
    Check(bpf_map_update_elem(map, &row.event, &program, BPF_ANY), std::string("install ") + row.program);
  }
}

void Probe::FillStages() {
  const char* const stages[] = {"stage_cgroups", "stage_credentials", "stage_executable"};
  for (uint32_t i = 0; i < 3; i++) {
    int program = Program(stages[i]);
    Check(bpf_map_update_elem(bpf_map__fd(Map("stages")), &i, &program, BPF_ANY), std::string("install ") + stages[i]);
  }
}

void Probe::MapDrops() {
  void* memory = mmap(nullptr, processors_ * EVENT_CODES * sizeof(*drops_), PROT_READ, MAP_SHARED, bpf_map__fd(Map("drops")), 0);
  if (memory == MAP_FAILED) throw ProbeError("map the counters", errno, "");
  drops_ = static_cast<uint64_t*>(memory);
}

void Probe::Attach() {
  for (const char* hook : kHooks) {
    bpf_link* link = bpf_program__attach(bpf_object__find_program_by_name(object_, hook));
    if (!link) throw ProbeError(std::string("attach ") + hook, errno, libbpf_log);
    links_.push_back(link);
  }
}

void Probe::Detach() {
  for (bpf_link* link : links_) bpf_link__destroy(link);
  links_.clear();
}

void Probe::Include(uint32_t pid, membership how) {
  const uint32_t value = how;
  Check(bpf_map_update_elem(bpf_map__fd(Map("tree")), &pid, &value, BPF_ANY), "follow a process");
}

std::vector<uint32_t> Probe::Members() {
  const int tree = bpf_map__fd(Map("tree"));
  std::vector<uint32_t> members;
  uint32_t pid;
  for (const uint32_t* previous = nullptr; bpf_map_get_next_key(tree, previous, &pid) == 0; previous = &pid) members.push_back(pid);
  return members;
}
