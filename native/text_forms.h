// Parameters that are stored as byte strings of a form of their own: addresses, tuples, paths, descriptor lists.
// Forms are Falco's (the columns `addr`, `tuple`, `fdlist`, `dyn` of the event table).
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "wire.h"

// Family, then address and port, or a unix path ended by NUL; empty for other families.
std::string AddressForm(std::string_view sockaddr);

// Both ends, source first. What comes in has the other end as its source.
std::string TupleForm(std::string_view facts, bool incoming);

// Names from the leaf up, each ended by NUL, as an absolute path.
std::string PathForm(std::string_view names);

// `subsystem=path`, each ended by NUL.
std::string CgroupsForm(std::string_view groups);

// Count, then descriptor and events of each.
std::string PollForm(std::string_view pollfds);

// A value whose kind is told by a number before it.
std::string NumberForm(uint8_t kind, int64_t value, size_t size);
std::string SocketOptionForm(int64_t level, int64_t option, std::string_view value);
