// A finished block as the plain object that src/capture/raw-block.ts describes.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <napi.h>

#include "block.h"

// `boot_to_epoch` turns CLOCK_BOOTTIME into nanoseconds since the epoch.
Napi::Object BlockToJs(Napi::Env env, const Block& block, int64_t boot_to_epoch);
Napi::Array DropsToJs(Napi::Env env, const std::vector<Drop>& drops);
