// Makes one call of the command fail: the FAIL_AT-th of those that the other files, failing-files.c and
// failing-libraries.c, stand before. Each is a line of FAIL_LOG, so that the line FAIL_AT is the one that
// failed.
//
//   cc -shared -fPIC -o failing.so failing.c failing-files.c failing-libraries.c -ldl
//   FAIL_AT=17 FAIL_ERRNO=28 FAIL_UNDER=/tmp/out FAIL_LOG=log LD_PRELOAD=./failing.so linreg-report ...
#include "failing.h"
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

// By system calls, as `open` and `write` are ours here.
static void note(const char *call, const char *path) {
  static int log = -1;
  if (log < 0)
    log = syscall(SYS_openat, AT_FDCWD, setting("FAIL_LOG"), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (log < 0) return;
  char line[512];
  int length = snprintf(line, sizeof line, "%s %.400s\n", call, path);
  syscall(SYS_write, log, line, length);
}

int fails(const char *call, const char *path) {
  static long count, failing = -1;
  int before = errno;
  pthread_mutex_lock(&lock);
  if (failing < 0) failing = atol(setting("FAIL_AT"));
  int now = ++count == failing;
  note(call, path);
  pthread_mutex_unlock(&lock);
  errno = now ? atoi(setting("FAIL_ERRNO")) : before;
  return now;
}
