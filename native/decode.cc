// SPDX-License-Identifier: Apache-2.0
#include "decode.h"

#include <sys/ptrace.h>

#include <cstring>

#include "text_forms.h"
#include "translate.h"

namespace {

struct Chunk {
  const chunk* head;
  std::string_view bytes() const { return {reinterpret_cast<const char*>(head + 1), head->length}; }
  int64_t number(bool is_signed) const;
};

// Values of fewer than 8 bytes are as they lay in the caller's memory.
int64_t Chunk::number(bool is_signed) const {
  if (head->kind == CHUNK_SMALL) return head->small;
  int64_t words[2] = {};
  memcpy(words, head + 1, std::min<size_t>(head->length, sizeof(words)));
  switch (head->length) {
    case 16: return words[0] * 1000000000ll + words[1];
    case 4: return is_signed ? static_cast<int32_t>(words[0]) : words[0];
    case 2: return is_signed ? static_cast<int16_t>(words[0]) : words[0];
    default: return words[0];
  }
}

class Row {
 public:
  Row(const record* record, uint32_t length, std::vector<Column>* columns, Dictionary* dictionary)
      : record_(record), length_(length), columns_(*columns), dictionary_(*dictionary) {}

  void Fill() {
    for (uint32_t at = sizeof(record); at + sizeof(chunk) <= length_;) {
      const Chunk chunk = At(at);
      if (chunk.head->param < columns_.size()) Set(columns_[chunk.head->param], chunk);
      at += sizeof(::chunk) + ((chunk.head->length + 7u) & ~7u);
    }
  }

 private:
  Chunk At(uint32_t at) const { return {reinterpret_cast<const chunk*>(reinterpret_cast<const char*>(record_) + at)}; }

  void Set(Column& column, const Chunk& chunk) {
    switch (column.type.storage()) {
      case Storage::kNumber: SetNumber(column, chunk); break;
      case Storage::kBytes: column.SetBytes(chunk.bytes()); break;
      case Storage::kText: SetText(column, chunk); break;
    }
  }

  void SetNumber(Column& column, const Chunk& chunk) {
    if (chunk.head->kind == CHUNK_OWN_BITS) {
      column.OrNumber(static_cast<uint32_t>(chunk.head->small));
      return;
    }
    int64_t value = chunk.number(column.type.is_signed());
    if (column.type.flags != FLAGS_SAME) value = Translate(column.type.flags, static_cast<uint32_t>(value));
    column.SetNumber(column.type.Fit(value));
  }

  void SetText(Column& column, const Chunk& chunk) {
    switch (chunk.head->kind) {
      case CHUNK_TEXT: Intern(column, chunk.bytes()); break;
      case CHUNK_ADDRESS: Intern(column, AddressForm(chunk.bytes())); break;
      case CHUNK_SOCKET: Intern(column, TupleForm(chunk.bytes(), Incoming())); break;
      case CHUNK_PATH: Intern(column, PathForm(chunk.bytes())); break;
      case CHUNK_CGROUPS: Intern(column, CgroupsForm(chunk.bytes())); break;
      case CHUNK_POLL: Intern(column, PollForm(chunk.bytes())); break;
      case CHUNK_ARGUMENTS: SetArguments(column, chunk); break;
      case CHUNK_BYTES: Intern(column, SocketOption(chunk)); break;
      default: Intern(column, Choice(chunk)); break;
    }
  }

  void Intern(Column& column, std::string_view text) {
    // Forms are never empty when there is something to say; texts may be.
    if (!text.empty() || column.type.base <= TYPE_STRINGS) column.SetText(dictionary_.Intern(text));
  }

  void SetArguments(Column& exe, const Chunk& chunk) {
    const std::string_view all = chunk.bytes();
    const size_t end = std::min(all.find('\0'), all.size());
    Intern(exe, all.substr(0, end));
    std::string rest(all.substr(std::min(end + 1, all.size())));
    if (!rest.empty() && rest.back() != '\0') rest.push_back('\0');  // cut in the middle
    Intern(columns_[chunk.head->param + 1u], rest);
  }

  std::string SocketOption(const Chunk& value) const {
    return SocketOptionForm(NumberOf(PARAM_GETSOCKOPT_LEVEL), NumberOf(PARAM_GETSOCKOPT_OPTNAME), value.bytes());
  }

  // Values of ptrace and keyctl, whose meaning depends on the request: Falco tells signals from other numbers.
  std::string Choice(const Chunk& chunk) const {
    const int64_t value = chunk.number(true);
    if (record_->code != EVENT_PTRACE || chunk.head->param != PARAM_PTRACE_DATA) return NumberForm(0, value, 8);
    switch (NumberOf(PARAM_PTRACE_REQUEST)) {
      case PTRACE_CONT: case PTRACE_SINGLESTEP: case PTRACE_DETACH: case PTRACE_SYSCALL: return NumberForm(1, value, 1);
      default: return NumberForm(0, value, 8);
    }
  }

  bool Incoming() const {
    switch (record_->code) {
      case EVENT_ACCEPT: case EVENT_ACCEPT4: case EVENT_RECVFROM: case EVENT_RECVMSG: case EVENT_RECVMMSG: return true;
      default: return false;
    }
  }

  // The value of another parameter of this record, as the kernel gave it.
  int64_t NumberOf(uint32_t param) const {
    for (uint32_t at = sizeof(record); at + sizeof(chunk) <= length_;) {
      const Chunk chunk = At(at);
      if (chunk.head->param == param) return chunk.number(true);
      at += sizeof(::chunk) + ((chunk.head->length + 7u) & ~7u);
    }
    return 0;
  }

  const record* record_;
  uint32_t length_;
  std::vector<Column>& columns_;
  Dictionary& dictionary_;
};

}  // namespace

bool Decode(const record* record, uint32_t length, uint16_t cpu, Block* block, Dictionary* dictionary) {
  const EventType* type = EventTypeOf(record->code);
  if (!type) return false;
  auto& columns = block->Add(*type, record->time, record->tid, cpu);
  block->bytes += length;
  Row(record, length, &columns, dictionary).Fill();
  return true;
}
