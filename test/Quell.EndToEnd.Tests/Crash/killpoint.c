/*
 * Loaded into the real program by a test: ends it, or takes its disk away, at the first write that holds the words of
 * KILLPOINT_ON to a file whose path holds KILLPOINT_IN (a journal, where it is not set). KILLPOINT_DO says how: before,
 * torn, after (SIGKILL); full, readonly (that write and all later).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static int is_meant(int file) {
  char link[64], path[4096];
  const char *in = getenv("KILLPOINT_IN");
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) {
    return 0;
  }
  path[length] = 0;
  return in ? strstr(path, in) != NULL : length > 6 && strcmp(path + length - 6, ".jsonl") == 0;
}

static ssize_t put(int file, const void *bytes, size_t count, off_t offset) {
  return syscall(SYS_pwrite64, file, bytes, count, offset);
}

static ssize_t guarded(int file, const void *bytes, size_t count, off_t offset) {
  static volatile int reached;
  const char *on = getenv("KILLPOINT_ON"), *how = getenv("KILLPOINT_DO");
  if (!on || !how || !is_meant(file) || (!reached && !memmem(bytes, count, on, strlen(on)))) {
    return put(file, bytes, count, offset);
  }
  reached = 1;
  if (strcmp(how, "full") == 0 || strcmp(how, "readonly") == 0) {
    errno = how[0] == 'f' ? ENOSPC : EROFS;
    return -1;
  }
  if (strcmp(how, "before") != 0) {
    put(file, bytes, how[0] == 't' ? count / 2 : count, offset);
  }
  raise(SIGKILL);
  return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return guarded(file, bytes, count, offset); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) { return guarded(file, bytes, count, offset); }
