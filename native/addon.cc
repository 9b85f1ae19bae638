// The addon's face: one class. TypeScript (src/native.ts) validates what comes in and words what goes wrong.
// SPDX-License-Identifier: Apache-2.0
#include <napi.h>
#include <sys/wait.h>
#include <time.h>

#include "block_to_js.h"
#include "child.h"
#include "recorder.h"

namespace {

ProbeOptions OptionsFromJs(const Napi::Object& js) {
  ProbeOptions options{};
  options.object = js.Get("object").ToString().Utf8Value();
  options.ring_bytes = js.Get("ringBytes").ToNumber().Uint32Value();
  options.settings.snaplen = js.Get("snaplen").ToNumber().Uint32Value();
  options.settings.recorder = static_cast<uint32_t>(getpid());
  options.settings.tree = js.Get("tree").ToBoolean().Value();
  const auto wanted = js.Get("wanted").As<Napi::Array>();
  for (uint32_t i = 0; i < wanted.Length(); i++) {
    const uint32_t code = wanted.Get(i).ToNumber().Uint32Value();
    if (code < EVENT_CODES) options.settings.wanted[code / 64] |= 1ull << code % 64;
  }
  return options;
}

uint64_t RealClock() {
  timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  return static_cast<uint64_t>(now.tv_sec) * 1000000000ull + static_cast<uint64_t>(now.tv_nsec);
}

Napi::Error ErrorToJs(Napi::Env env, const ProbeError& error) {
  auto out = Napi::Error::New(env, error.what());
  out.Set("errno", Napi::Number::New(env, error.error));
  out.Set("log", Napi::String::New(env, error.log));
  return out;
}

class JsRecorder : public Napi::ObjectWrap<JsRecorder> {
 public:
  static Napi::Function Define(Napi::Env env) {
    return DefineClass(env, "Recorder", {
      InstanceMethod("attach", &JsRecorder::Attach), InstanceMethod("include", &JsRecorder::Include),
      InstanceMethod("members", &JsRecorder::Members),
      InstanceMethod("spawn", &JsRecorder::Spawn), InstanceMethod("release", &JsRecorder::Release),
      InstanceMethod("childStatus", &JsRecorder::ChildStatus), InstanceMethod("take", &JsRecorder::Take),
      InstanceMethod("newSegment", &JsRecorder::NewSegment), InstanceMethod("stats", &JsRecorder::Stats),
      InstanceMethod("stop", &JsRecorder::Stop), InstanceMethod("now", &JsRecorder::Now),
    });
  }

  explicit JsRecorder(const Napi::CallbackInfo& info) : ObjectWrap(info) {
    // Taken once: all times of a recording are on one clock, whatever happens to the wall clock meanwhile.
    boot_to_epoch_ = static_cast<int64_t>(RealClock() - BootClock());
    try {
      const auto options = info[0].As<Napi::Object>();
      const auto most = static_cast<uint64_t>(options.Get("mostEvents").ToNumber().Int64Value());
      recorder_ = std::make_unique<Recorder>(OptionsFromJs(options), most ? most : UINT64_MAX);
    } catch (const ProbeError& error) {
      throw ErrorToJs(info.Env(), error);
    }
  }

 private:
  Napi::Value Attach(const Napi::CallbackInfo& info) {
    try {
      recorder_->probe().Attach();
    } catch (const ProbeError& error) {
      throw ErrorToJs(info.Env(), error);
    }
    recorder_->Start();
    return info.Env().Undefined();
  }

  Napi::Value Include(const Napi::CallbackInfo& info) {
    recorder_->probe().Include(info[0].ToNumber().Uint32Value(), MEMBER);
    return info.Env().Undefined();
  }

  Napi::Value Members(const Napi::CallbackInfo& info) {
    const std::vector<uint32_t> members = recorder_->probe().Members();
    auto out = Napi::Array::New(info.Env(), members.size());
    for (uint32_t i = 0; i < members.size(); i++) out[i] = Napi::Number::New(info.Env(), members[i]);
    return out;
  }

  Napi::Value Spawn(const Napi::CallbackInfo& info) {
    std::vector<std::string> arguments;
    const auto js = info[0].As<Napi::Array>();
    for (uint32_t i = 0; i < js.Length(); i++) arguments.push_back(js.Get(i).ToString().Utf8Value());
    child_ = std::make_unique<Child>(arguments);
    recorder_->probe().Include(static_cast<uint32_t>(child_->pid()), MEMBER_WAITING);
    return Napi::Number::New(info.Env(), child_->pid());
  }

  Napi::Value Release(const Napi::CallbackInfo& info) { return Napi::Number::New(info.Env(), child_ ? child_->Release() : 0); }

  Napi::Value ChildStatus(const Napi::CallbackInfo& info) {
    int status = 0;
    if (!child_ || !child_->Ended(&status)) return info.Env().Null();
    auto out = Napi::Object::New(info.Env());
    if (WIFSIGNALED(status)) out["signal"] = Napi::Number::New(info.Env(), WTERMSIG(status));
    else out["code"] = Napi::Number::New(info.Env(), WEXITSTATUS(status));
    return out;
  }

  Napi::Value Take(const Napi::CallbackInfo& info) {
    const auto block = recorder_->Take();
    return block ? Napi::Value(BlockToJs(info.Env(), *block, boot_to_epoch_)) : info.Env().Null();
  }

  Napi::Value NewSegment(const Napi::CallbackInfo& info) {
    recorder_->NewSegment();
    return info.Env().Undefined();
  }

  Napi::Value Stats(const Napi::CallbackInfo& info) {
    const RecorderStats stats = recorder_->Stats();
    auto out = Napi::Object::New(info.Env());
    auto used = Napi::Array::New(info.Env(), stats.ring_used.size());
    for (uint32_t i = 0; i < stats.ring_used.size(); i++) used[i] = Napi::Number::New(info.Env(), static_cast<double>(stats.ring_used[i]));
    out["events"] = Napi::Number::New(info.Env(), static_cast<double>(stats.events));
    out["unknown"] = Napi::Number::New(info.Env(), static_cast<double>(stats.unknown));
    out["drops"] = DropsToJs(info.Env(), stats.drops);
    out["ringUsed"] = used;
    out["ringBytes"] = Napi::Number::New(info.Env(), static_cast<double>(stats.ring_size));
    out["queued"] = Napi::Number::New(info.Env(), static_cast<double>(stats.queued));
    return out;
  }

  Napi::Value Stop(const Napi::CallbackInfo& info) {
    recorder_->Stop();
    return info.Env().Undefined();
  }

  Napi::Value Now(const Napi::CallbackInfo& info) {
    return Napi::BigInt::New(info.Env(), static_cast<int64_t>(BootClock()) + boot_to_epoch_);
  }

  std::unique_ptr<Recorder> recorder_;
  std::unique_ptr<Child> child_;
  int64_t boot_to_epoch_;
};

}  // namespace

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("Recorder", JsRecorder::Define(env));
  return exports;
}

NODE_API_MODULE(falco_rec, Init)
