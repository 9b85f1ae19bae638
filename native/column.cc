// SPDX-License-Identifier: Apache-2.0
#include "column.h"

#include <array>

static const EventType kEvents[] = {EVENT_ROWS};

const EventType* EventTypeOf(uint32_t code) {
  static const auto index = [] {
    std::array<const EventType*, EVENT_CODES> types{};
    for (const EventType& type : kEvents) types[type.code] = &type;
    return types;
  }();
  return code < EVENT_CODES ? index[code] : nullptr;
}

Storage ParamType::storage() const {
  if (base == TYPE_BYTES) return Storage::kBytes;
  return base >= TYPE_STR ? Storage::kText : Storage::kNumber;
}

bool ParamType::is_signed() const {
  switch (base) {
    case TYPE_I8: case TYPE_I16: case TYPE_I32: case TYPE_I32X: case TYPE_I64:
    case TYPE_ERRNO: case TYPE_FD: case TYPE_FD32: case TYPE_PID: case TYPE_PID32:
      return true;
    default:
      return false;
  }
}

int64_t ParamType::Fit(int64_t value) const {
  switch (base) {
    case TYPE_I8: return static_cast<int8_t>(value);
    case TYPE_I16: return static_cast<int16_t>(value);
    // Descriptors and pids are stored wide but are C ints, whose register has anything in its upper half.
    case TYPE_I32: case TYPE_I32X: case TYPE_FD: case TYPE_FD32: case TYPE_PID: case TYPE_PID32:
      return static_cast<int32_t>(value);
    case TYPE_U8: case TYPE_U8X: case TYPE_FLAGS8: case TYPE_ENUM8: case TYPE_SIG:
      return static_cast<uint8_t>(value);
    case TYPE_U16: case TYPE_FLAGS16: case TYPE_ENUM16: case TYPE_PORT: case TYPE_SCID:
      return static_cast<uint16_t>(value);
    case TYPE_I64: case TYPE_U64: case TYPE_U64X: case TYPE_ERRNO: case TYPE_RELTIME: case TYPE_ABSTIME:
      return value;
    default:
      return static_cast<uint32_t>(value);
  }
}

void Column::AddAbsent() {
  switch (type.storage()) {
    case Storage::kText: texts.push_back(0); return;
    case Storage::kBytes: ends.push_back(static_cast<uint32_t>(bytes.size())); break;
    case Storage::kNumber: numbers.push_back(0); break;
  }
  absent.push_back(1);
  absences++;
}

void Column::SetNumber(int64_t value) {
  numbers.back() = value;
  if (absent.back()) absences--;
  absent.back() = 0;
}

void Column::SetBytes(std::string_view payload) {
  bytes.insert(bytes.end(), payload.begin(), payload.end());
  ends.back() = static_cast<uint32_t>(bytes.size());
  if (absent.back()) absences--;
  absent.back() = 0;
}
