/*
 * Loaded into the real program by a test: ends it, or takes its disk away, at one write.
 *
 * KILLPOINT_ON    the first write that holds these words, to a file whose path holds KILLPOINT_IN (a journal, where it is
 *                 not set).
 * KILLPOINT_AT    or: the change of that number, counted from 1, below the folder KILLPOINT_BELOW: a file written, cut,
 *                 renamed, linked or removed, a folder made.
 * KILLPOINT_DO    how: before, torn, after (SIGKILL); full, readonly (that write and all later); INT, TERM, HUP (that signal,
 *                 once, and the write goes on).
 * KILLPOINT_COUNT the file to which each change below KILLPOINT_BELOW adds its line.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile int reached;

static const char *path_of(int file, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, size - 1);
  path[length > 0 ? length : 0] = 0;
  return path;
}

static int is_meant(const char *path) {
  const char *in = getenv("KILLPOINT_IN");
  size_t length = strlen(path);
  return in ? strstr(path, in) != NULL : length > 6 && strcmp(path + length - 6, ".jsonl") == 0;
}

/* Whether this change is the one of KILLPOINT_AT. */
static int is_counted_out(const char *what, const char *path) {
  static int changes;
  const char *below = getenv("KILLPOINT_BELOW"), *at = getenv("KILLPOINT_AT"), *count = getenv("KILLPOINT_COUNT");
  if (!below || strncmp(path, below, strlen(below)) != 0 || (count && strcmp(path, count) == 0)) {
    return 0;
  }
  int number = __atomic_add_fetch(&changes, 1, __ATOMIC_SEQ_CST);
  if (count) {
    int file = syscall(SYS_openat, AT_FDCWD, count, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    char line[5000];
    int length = snprintf(line, sizeof line, "%d %s %s\n", number, what, path + strlen(below));
    syscall(SYS_write, file, line, (size_t)length);
    syscall(SYS_close, file);
  }
  return at && number == atoi(at);
}

static void end(void) {
  syscall(SYS_kill, getpid(), SIGKILL);
  for (;;) {
    pause();
  }
}

static int is(const char *how) { return strcmp(getenv("KILLPOINT_DO") ? getenv("KILLPOINT_DO") : "", how) == 0; }

static int signal_meant(void) { return is("INT") ? SIGINT : is("TERM") ? SIGTERM : is("HUP") ? SIGHUP : 0; }

/* A change that happens at once: before it or after it. */
#define GUARDED(what, path, call)              \
  int here = is_counted_out(what, path);       \
  if (here && !is("after")) {                  \
    end();                                     \
  }                                            \
  long result = (call);                        \
  if (here) {                                  \
    end();                                     \
  }                                            \
  return result

static ssize_t put(int file, const void *bytes, size_t count, off_t offset) {
  return offset < 0 ? syscall(SYS_write, file, bytes, count) : syscall(SYS_pwrite64, file, bytes, count, offset);
}

static ssize_t guarded(int file, const void *bytes, size_t count, off_t offset) {
  char path[4096];
  const char *on = getenv("KILLPOINT_ON");
  path_of(file, path, sizeof path);
  int here = is_counted_out("write", path);
  if (on && is_meant(path) && (reached || memmem(bytes, count, on, strlen(on)))) {
    here = reached = 1;
  }
  if (!here) {
    return put(file, bytes, count, offset);
  }
  if (is("full") || is("readonly")) {
    errno = is("full") ? ENOSPC : EROFS;
    return -1;
  }
  if (signal_meant()) {
    static int sent;
    if (!__atomic_exchange_n(&sent, 1, __ATOMIC_SEQ_CST)) {
      syscall(SYS_kill, getpid(), signal_meant());
    }
    return put(file, bytes, count, offset);
  }
  if (!is("before")) {
    put(file, bytes, is("torn") ? count / 2 : count, offset);
  }
  end();
  return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return guarded(file, bytes, count, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) { return guarded(file, bytes, count, offset); }
ssize_t write(int file, const void *bytes, size_t count) { return guarded(file, bytes, count, -1); }

int ftruncate(int file, off_t length) {
  char path[4096];
  GUARDED("cut", path_of(file, path, sizeof path), syscall(SYS_ftruncate, file, length));
}
int ftruncate64(int file, off64_t length) { return ftruncate(file, length); }
int rename(const char *from, const char *to) {
  GUARDED("rename", to, syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int renameat2(int old, const char *from, int new, const char *to, unsigned flags) {
  GUARDED("rename", to, syscall(SYS_renameat2, old, from, new, to, flags));
}
int link(const char *from, const char *to) {
  GUARDED("link", to, syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int unlink(const char *path) { GUARDED("remove", path, syscall(SYS_unlinkat, AT_FDCWD, path, 0)); }
int mkdir(const char *path, mode_t mode) { GUARDED("make", path, syscall(SYS_mkdirat, AT_FDCWD, path, mode)); }
