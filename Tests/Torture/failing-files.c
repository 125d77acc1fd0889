// The calls on files and folders that failing.c lets fail: those whose path begins with one of FAIL_UNDER,
// a list with colons.
//
// FAIL_SHORT=1 also lets every write take but half of its bytes, and interrupts every second call.
#include "failing.h"
#include <dirent.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static int watched(const char *path) {
  const char *under = setting("FAIL_UNDER");
  while (path && *under) {
    size_t length = strcspn(under, ":");
    if (length && !strncmp(path, under, length)) return 1;
    under += length + (under[length] == ':');
  }
  return 0;
}

// The path of an open file; of one that was removed, with a word at its end that says so.
static const char *path_of(int fd, char *path, size_t size) {
  char link[64];
  int before = errno;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = 0;
  errno = before;
  return path;
}

#define BY_PATH(result, name, parameters, arguments, path)                                        \
  result name parameters {                                                                        \
    if (watched(path) && fails(#name, path)) return (result)-1;                                   \
    return (REAL(name))arguments;                                                                 \
  }
#define BY_FD(result, name, parameters, arguments, fd)                                            \
  result name parameters {                                                                        \
    char path[4096];                                                                              \
    if (watched(path_of(fd, path, sizeof path)) && fails(#name, path)) return (result)-1;         \
    return (REAL(name))arguments;                                                                 \
  }

BY_PATH(int, rename, (const char *a, const char *b), (a, b), b)
BY_PATH(int, link, (const char *a, const char *b), (a, b), b)
BY_PATH(int, unlink, (const char *a), (a), a)
BY_PATH(int, rmdir, (const char *a), (a), a)
BY_PATH(int, mkdir, (const char *a, mode_t m), (a, m), a)
BY_PATH(int, chmod, (const char *a, mode_t m), (a, m), a)
BY_PATH(int, access, (const char *a, int m), (a, m), a)
BY_PATH(int, lstat, (const char *a, struct stat *s), (a, s), a)
BY_PATH(int, stat, (const char *a, struct stat *s), (a, s), a)
BY_FD(int, fstat, (int fd, struct stat *s), (fd, s), fd)
BY_FD(int, fsync, (int fd), (fd), fd)
BY_FD(int, fchmod, (int fd, mode_t m), (fd, m), fd)
BY_FD(int, ftruncate, (int fd, off_t n), (fd, n), fd)
BY_FD(int, flock, (int fd, int o), (fd, o), fd)
BY_FD(ssize_t, read, (int fd, void *b, size_t n), (fd, b, n), fd)
BY_FD(ssize_t, pread, (int fd, void *b, size_t n, off_t o), (fd, b, n, o), fd)

ssize_t write(int fd, const void *bytes, size_t length) {
  char path[4096];
  static int turn;
  if (watched(path_of(fd, path, sizeof path))) {
    if (fails("write", path)) return -1;
    if (*setting("FAIL_SHORT")) {
      if (turn++ % 2) {
        errno = EINTR;
        return -1;
      }
      if (length > 1) length /= 2;
    }
  }
  return (REAL(write))(fd, bytes, length);
}

// One that is to be written has another name in the log, as its failure has another exit code.
int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (watched(path) && fails((flags & O_ACCMODE) == O_RDONLY ? "open" : "create", path)) return -1;
  return (REAL(open))(path, flags, mode);
}

// Linux closes a file whatever it answers.
int close(int fd) {
  char path[4096];
  int failing = watched(path_of(fd, path, sizeof path)) && fails("close", path), code = errno;
  int result = (REAL(close))(fd);
  if (failing) errno = code;
  return failing ? -1 : result;
}

char *realpath(const char *path, char *resolved) {
  if (watched(path) && fails("realpath", path)) return NULL;
  return (REAL(realpath))(path, resolved);
}

DIR *opendir(const char *path) {
  if (watched(path) && fails("opendir", path)) return NULL;
  return (REAL(opendir))(path);
}

struct dirent *readdir(DIR *folder) {
  char path[4096];
  if (watched(path_of(dirfd(folder), path, sizeof path)) && fails("readdir", path)) return NULL;
  return (REAL(readdir))(folder);
}

int closedir(DIR *folder) {
  char path[4096];
  int failing = watched(path_of(dirfd(folder), path, sizeof path)) && fails("closedir", path), code = errno;
  int result = (REAL(closedir))(folder);
  if (failing) errno = code;
  return failing ? -1 : result;
}
