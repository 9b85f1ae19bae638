// SPDX-License-Identifier: Apache-2.0
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <system_error>

// Only what is safe between fork and exec in a process with threads. Node ignores SIGPIPE and such; a command expects defaults.
[[noreturn]] static void RunChild(char* const* argv, int go, int failure) {
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  // Node marks even standard input and output as its own, to be closed by an exec.
  for (int fd = 0; fd <= 2; fd++) fcntl(fd, F_SETFD, 0);
  char byte;
  if (read(go, &byte, 1) != 1) _exit(127);
  execvp(argv[0], argv);
  const int error = errno;
  if (write(failure, &error, sizeof(error)) < 0) _exit(126);
  _exit(127);
}

Child::Child(const std::vector<std::string>& arguments) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  int go[2], failure[2];
  if (pipe2(go, O_CLOEXEC) || pipe2(failure, O_CLOEXEC)) throw std::system_error(errno, std::generic_category(), "pipe");
  pid_ = fork();
  if (pid_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (pid_ == 0) {
    close(go[1]);
    close(failure[0]);
    RunChild(argv.data(), go[0], failure[1]);
  }
  close(go[0]);
  close(failure[1]);
  go_ = go[1];
  failure_ = failure[0];
}

Child::~Child() {
  if (go_ >= 0) close(go_);
  if (failure_ >= 0) close(failure_);
}

int Child::Release() {
  int error = 0;
  if (write(go_, "x", 1) != 1) error = errno;
  close(go_);
  go_ = -1;
  int told = 0;
  if (read(failure_, &told, sizeof(told)) == sizeof(told)) error = told;
  close(failure_);
  failure_ = -1;
  return error;
}

bool Child::Ended(int* status) {
  if (!reaped_ && waitpid(pid_, &status_, WNOHANG) == pid_) reaped_ = true;
  *status = status_;
  return reaped_;
}
