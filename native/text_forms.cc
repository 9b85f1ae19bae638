// SPDX-License-Identifier: Apache-2.0
#include "text_forms.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>

#include <cstring>
#include <vector>

#include "translate.h"

template <typename T>
static void Append(std::string* out, const T& value) {
  out->append(reinterpret_cast<const char*>(&value), sizeof(value));
}

template <typename T>
static T Read(std::string_view bytes) {
  T value{};
  memcpy(&value, bytes.data(), std::min(bytes.size(), sizeof(value)));
  return value;
}

// Abstract names begin with a NUL in the kernel, and with an @ for people.
static std::string UnixPath(std::string_view path) {
  std::string text;
  if (!path.empty() && path[0] == '\0') {
    text = "@";
    path.remove_prefix(1);
  }
  text.append(path.substr(0, path.find('\0')));
  text.push_back('\0');
  return text;
}

struct End {
  std::string_view address;
  uint16_t port;
};

// Address and port of a struct sockaddr of this family; an empty address when it is another.
static End EndOf(std::string_view sockaddr, uint16_t family) {
  if (sockaddr.size() < 2 || Read<uint16_t>(sockaddr) != family) return {};
  if (family == AF_INET && sockaddr.size() >= 8) return {sockaddr.substr(4, 4), ntohs(Read<uint16_t>(sockaddr.substr(2)))};
  if (family == AF_INET6 && sockaddr.size() >= 24) return {sockaddr.substr(8, 16), ntohs(Read<uint16_t>(sockaddr.substr(2)))};
  return {};
}

static void AppendEnd(std::string* out, const End& end) {
  out->append(end.address);
  Append(out, end.port);
}

std::string AddressForm(std::string_view sockaddr) {
  const auto family = Read<uint16_t>(sockaddr);
  std::string out(1, static_cast<char>(family));
  if (family == AF_UNIX && sockaddr.size() > 2) return out + UnixPath(sockaddr.substr(2));
  const End end = EndOf(sockaddr, family);
  if (end.address.empty()) return {};
  AppendEnd(&out, end);
  return out;
}

static bool IsZero(std::string_view address) { return address.find_first_not_of('\0') == std::string_view::npos; }

std::string TupleForm(std::string_view chunk, bool incoming) {
  const auto facts = Read<socket_facts>(chunk);
  std::string_view behind = chunk.substr(sizeof(facts));
  std::string out(1, static_cast<char>(facts.family));
  if (facts.family == AF_UNIX) {
    Append(&out, incoming ? facts.peer : facts.socket);
    Append(&out, incoming ? facts.socket : facts.peer);
    return out + UnixPath(facts.user_length >= 2 ? behind.substr(2) : behind);
  }
  const size_t width = facts.family == AF_INET ? 4 : 16;
  const End local{{reinterpret_cast<const char*>(facts.local), width}, facts.local_port};
  End remote{{reinterpret_cast<const char*>(facts.remote), width}, facts.remote_port};
  // Only unconnected sockets are in need of the address that the caller gave or got.
  const End named = EndOf(behind, facts.family);
  if (IsZero(remote.address) && !named.address.empty()) remote = named;
  AppendEnd(&out, incoming ? remote : local);
  AppendEnd(&out, incoming ? local : remote);
  return out;
}

static std::vector<std::string_view> Names(std::string_view chunk) {
  std::vector<std::string_view> names;
  while (!chunk.empty()) {
    const size_t end = std::min(chunk.find('\0'), chunk.size());
    names.push_back(chunk.substr(0, end));
    chunk.remove_prefix(std::min(end + 1, chunk.size()));
  }
  return names;
}

template <typename Iterator>
static std::string Joined(Iterator root, Iterator leaf) {
  std::string path;
  for (; root != leaf; ++root) path.append("/").append(*root);
  return path.empty() ? "/" : path;
}

std::string PathForm(std::string_view chunk) {
  const auto names = Names(chunk);
  return Joined(names.rbegin(), names.rend());
}

std::string CgroupsForm(std::string_view chunk) {
  const auto names = Names(chunk);
  std::string out;
  for (size_t i = 0; i < names.size(); i++) {
    const std::string_view subsystem = names[i];
    std::vector<std::string_view> up;
    while (++i < names.size() && !names[i].empty()) up.push_back(names[i]);
    out.append(subsystem).append("=").append(Joined(up.rbegin(), up.rend())).push_back('\0');
  }
  return out;
}

std::string PollForm(std::string_view chunk) {
  std::string out;
  Append(&out, static_cast<uint16_t>(chunk.size() / sizeof(pollfd)));
  for (; chunk.size() >= sizeof(pollfd); chunk.remove_prefix(sizeof(pollfd))) {
    const auto entry = Read<pollfd>(chunk);
    Append(&out, static_cast<int64_t>(entry.fd));
    Append(&out, static_cast<uint16_t>(Translate(FLAGS_POLL_FLAGS, static_cast<uint16_t>(entry.revents))));
  }
  return out;
}

std::string NumberForm(uint8_t kind, int64_t value, size_t size) {
  std::string out(1, static_cast<char>(kind));
  out.append(reinterpret_cast<const char*>(&value), size);
  return out;
}

std::string SocketOptionForm(int64_t level, int64_t option, std::string_view value) {
  enum Kind : uint8_t { kBytes, kErrno, kNumber32, kNumber64, kRelativeTime };
  if (level == SOL_SOCKET) {
    switch (option) {
      case SO_ERROR: return NumberForm(kErrno, -static_cast<int64_t>(Read<int32_t>(value)), 8);
      case SO_RCVTIMEO: case SO_SNDTIMEO: {
        const auto time = Read<timeval>(value);
        return NumberForm(kRelativeTime, time.tv_sec * 1000000000ll + time.tv_usec * 1000ll, 8);
      }
      case SO_COOKIE: return NumberForm(kNumber64, Read<int64_t>(value), 8);
      case SO_BINDTODEVICE: case SO_ATTACH_FILTER: case SO_DETACH_FILTER: case SO_LINGER: case SO_PEERCRED:
      case SO_PEERNAME: case SO_PEERSEC: case SO_PEERGROUPS: case SO_MEMINFO:
        break;
      default:
        if (value.size() >= 4) return NumberForm(kNumber32, Read<uint32_t>(value), 4);
    }
  }
  return std::string(1, kBytes).append(value);
}
