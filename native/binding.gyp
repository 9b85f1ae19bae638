# The addon. libbpf comes from scripts/vendor-libbpf.sh; libelf and zlib stay dynamic: distributions
# build their static forms without -fPIC, so that they cannot go into a shared object.
{
  "variables": {
    "libbpf": "<(module_root_dir)/vendor/libbpf"
  },
  "targets": [
    {
      "target_name": "falco_rec",
      "sources": [
        "addon.cc", "block_to_js.cc", "block.cc", "child.cc", "column.cc", "decode.cc", "dictionary.cc",
        "probe.cc", "recorder.cc", "ring.cc", "text_forms.cc", "translate.cc"
      ],
      "include_dirs": ["<!(node -p \"require('node-addon-api').include_dir\")", "../bpf", "<(libbpf)/installed/include", "<(libbpf)/include/uapi"],
      "defines": ["NAPI_VERSION=8", "NODE_ADDON_API_CPP_EXCEPTIONS"],
      "cflags!": ["-fno-exceptions"],
      "cflags_cc!": ["-fno-exceptions", "-fno-rtti"],
      "cflags_cc": ["-std=c++17", "-O2", "-Wall", "-Wextra", "-Wno-missing-field-initializers"],
      "libraries": ["<(libbpf)/src/build/libbpf.a", "-lelf", "-lz", "-lpthread"]
    }
  ]
}
