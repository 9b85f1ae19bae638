// A command that is started but held back before its execve, until its recording is ready.
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

class Child {
 public:
  // Forks. The child waits; standard input, output and error are this process's own.
  explicit Child(const std::vector<std::string>& arguments);
  ~Child();
  Child(const Child&) = delete;

  pid_t pid() const { return pid_; }
  // Lets it go. Returns 0, or the errno with which execve failed.
  int Release();
  // True once it has ended; the status is wait's.
  bool Ended(int* status);

 private:
  pid_t pid_ = -1;
  int go_ = -1;       // closing it without a byte makes the child give up
  int failure_ = -1;  // closed by a successful execve
  bool reaped_ = false;
  int status_ = 0;
};
