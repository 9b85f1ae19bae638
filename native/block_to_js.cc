// SPDX-License-Identifier: Apache-2.0
#include "block_to_js.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace {

template <typename Array, typename T>
Napi::Value Typed(Napi::Env env, const std::vector<T>& values) {
  auto array = Array::New(env, values.size());
  std::copy(values.begin(), values.end(), array.Data());
  return array;
}

Napi::Value Bytes(Napi::Env env, const std::vector<uint8_t>& values) { return Typed<Napi::Uint8Array>(env, values); }

template <typename T>
bool Fits(int64_t least, int64_t most) {
  return least >= static_cast<int64_t>(std::numeric_limits<T>::min()) && most <= static_cast<int64_t>(std::numeric_limits<T>::max());
}

Napi::Value Narrowest(Napi::Env env, const std::vector<int64_t>& values, bool is_signed) {
  int64_t least = 0, most = 0;
  for (int64_t value : values) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
  // An unsigned value with the top bit set looks negative here.
  if (!is_signed && least < 0) return Typed<Napi::BigUint64Array>(env, values);
  if (Fits<uint8_t>(least, most)) return Typed<Napi::Uint8Array>(env, values);
  if (Fits<int8_t>(least, most)) return Typed<Napi::Int8Array>(env, values);
  if (Fits<uint16_t>(least, most)) return Typed<Napi::Uint16Array>(env, values);
  if (Fits<int16_t>(least, most)) return Typed<Napi::Int16Array>(env, values);
  if (Fits<uint32_t>(least, most)) return Typed<Napi::Uint32Array>(env, values);
  if (Fits<int32_t>(least, most)) return Typed<Napi::Int32Array>(env, values);
  return Typed<Napi::BigInt64Array>(env, values);
}

Napi::Value NarrowestIndex(Napi::Env env, const std::vector<uint32_t>& values, size_t count) {
  if (count <= 0x100) return Typed<Napi::Uint8Array>(env, values);
  if (count <= 0x10000) return Typed<Napi::Uint16Array>(env, values);
  return Typed<Napi::Uint32Array>(env, values);
}

Napi::Object Payload(Napi::Env env, const Column& column) {
  auto offsets = Napi::Uint32Array::New(env, column.ends.size() + 1);
  offsets.Data()[0] = 0;
  std::copy(column.ends.begin(), column.ends.end(), offsets.Data() + 1);
  auto payload = Napi::Object::New(env);
  payload["offsets"] = offsets;
  payload["bytes"] = Bytes(env, column.bytes);
  return payload;
}

Napi::Object ColumnToJs(Napi::Env env, const Column& column) {
  auto out = Napi::Object::New(env);
  switch (column.type.storage()) {
    case Storage::kNumber: out["numbers"] = Narrowest(env, column.numbers, column.type.is_signed()); break;
    case Storage::kText: out["texts"] = Typed<Napi::Uint32Array>(env, column.texts); break;
    case Storage::kBytes: out["payload"] = Payload(env, column); break;
  }
  if (column.absences) out["absent"] = Bytes(env, column.absent);
  return out;
}

Napi::Value ColumnsToJs(Napi::Env env, const Block& block) {
  auto constructor = env.Global().Get("Map").As<Napi::Function>();
  auto map = constructor.New({});
  auto set = map.Get("set").As<Napi::Function>();
  for (uint32_t code = 0; code < EVENT_CODES; code++) {
    if (!block.columns[code]) continue;
    auto columns = Napi::Array::New(env, block.columns[code]->size());
    for (uint32_t i = 0; i < block.columns[code]->size(); i++) columns[i] = ColumnToJs(env, (*block.columns[code])[i]);
    set.Call(map, {Napi::Number::New(env, code), columns});
  }
  return map;
}

Napi::Object StringsToJs(Napi::Env env, const Block& block) {
  auto strings = Napi::Object::New(env);
  strings["offsets"] = Typed<Napi::Uint32Array>(env, block.string_offsets);
  strings["bytes"] = Bytes(env, block.string_bytes);
  return strings;
}

}  // namespace

Napi::Array DropsToJs(Napi::Env env, const std::vector<Drop>& drops) {
  auto out = Napi::Array::New(env, drops.size());
  for (uint32_t i = 0; i < drops.size(); i++) {
    auto drop = Napi::Object::New(env);
    drop["cpu"] = Napi::Number::New(env, drops[i].cpu);
    drop["code"] = Napi::Number::New(env, drops[i].code);
    drop["count"] = Napi::Number::New(env, static_cast<double>(drops[i].count));
    out[i] = drop;
  }
  return out;
}

Napi::Object BlockToJs(Napi::Env env, const Block& block, int64_t boot_to_epoch) {
  auto out = Napi::Object::New(env);
  const bool short_times = block.times.empty() || block.times.back() <= UINT32_MAX;
  const bool few_cpus = std::all_of(block.cpus.begin(), block.cpus.end(), [](uint16_t cpu) { return cpu < 0x100; });
  out["length"] = Napi::Number::New(env, static_cast<double>(block.length()));
  out["segment"] = Napi::Number::New(env, block.segment);
  out["firstNum"] = Napi::Number::New(env, static_cast<double>(block.first_num));
  out["baseTime"] = Napi::BigInt::New(env, static_cast<int64_t>(block.base_time) + boot_to_epoch);
  out["times"] = short_times ? Typed<Napi::Uint32Array>(env, block.times) : Typed<Napi::BigUint64Array>(env, block.times);
  out["codes"] = Typed<Napi::Uint16Array>(env, block.codes);
  out["cpus"] = few_cpus ? Typed<Napi::Uint8Array>(env, block.cpus) : Typed<Napi::Uint16Array>(env, block.cpus);
  out["threads"] = Typed<Napi::Int32Array>(env, block.threads);
  out["threadIndex"] = NarrowestIndex(env, block.thread_index, block.threads.size());
  out["strings"] = StringsToJs(env, block);
  out["columns"] = ColumnsToJs(env, block);
  out["drops"] = DropsToJs(env, block.drops);
  return out;
}
