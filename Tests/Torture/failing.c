// Loaded before the C library, makes one call of the command fail: the FAIL_AT-th of those that touch
// a path with FAIL_UNDER in it, or that take memory, pixels or fonts from a library. What failed, or
// how many calls there were, is written to FAIL_LOG when the process ends.
//
//   cc -shared -fPIC -o failing.so failing.c -ldl
//   FAIL_AT=17 FAIL_ERRNO=28 FAIL_UNDER=out FAIL_LOG=log LD_PRELOAD=./failing.so linreg-report ...
//
// FAIL_SHORT=1 also lets every write take but half of its bytes, and interrupts every second call.
// FAIL_SLOW=1000 waits so many microseconds after every rename.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static long count, failing = -1;
static char failed[512];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static const char *setting(const char *name) { return getenv(name) ?: ""; }

// Whether this call is the one to fail.
static int fails(const char *call, const char *path) {
  pthread_mutex_lock(&lock);
  if (failing < 0) failing = atol(setting("FAIL_AT"));
  int now = ++count == failing;
  if (now) snprintf(failed, sizeof failed, "%s %s", call, path);
  pthread_mutex_unlock(&lock);
  if (now) errno = atoi(setting("FAIL_ERRNO"));
  return now;
}

static int watched(const char *path) {
  const char *under = setting("FAIL_UNDER");
  return *under && path && strstr(path, under);
}

static const char *path_of(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  path[length < 0 ? 0 : length] = 0;
  return path;
}

__attribute__((destructor)) static void report(void) {
  int fd = syscall(SYS_openat, AT_FDCWD, setting("FAIL_LOG"), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (fd < 0) return;
  char text[600];
  int length = snprintf(text, sizeof text, "%ld %s\n", count, failed);
  syscall(SYS_write, fd, text, length);
  syscall(SYS_close, fd);
}

#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)

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

int rename(const char *a, const char *b) {
  if (watched(b) && fails("rename", b)) return -1;
  int result = (REAL(rename))(a, b);
  if (watched(b)) usleep(atoi(setting("FAIL_SLOW")));
  return result;
}
BY_PATH(int, link, (const char *a, const char *b), (a, b), b)
BY_PATH(int, unlink, (const char *a), (a), a)
BY_PATH(int, rmdir, (const char *a), (a), a)
BY_PATH(int, mkdir, (const char *a, mode_t m), (a, m), a)
BY_PATH(int, chmod, (const char *a, mode_t m), (a, m), a)
BY_PATH(int, lstat, (const char *a, struct stat *s), (a, s), a)
BY_PATH(int, stat, (const char *a, struct stat *s), (a, s), a)
BY_FD(int, fstat, (int fd, struct stat *s), (fd, s), fd)
BY_FD(int, fsync, (int fd), (fd), fd)
BY_FD(int, fchmod, (int fd, mode_t m), (fd, m), fd)
BY_FD(int, ftruncate, (int fd, off_t n), (fd, n), fd)
BY_FD(int, flock, (int fd, int o), (fd, o), fd)
BY_FD(ssize_t, read, (int fd, void *b, size_t n), (fd, b, n), fd)

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

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  if (watched(path) && fails("open", path)) return -1;
  return (REAL(open))(path, flags, mode);
}

void *opendir(const char *path) {
  if (watched(path) && fails("opendir", path)) return NULL;
  return ((void *(*)(const char *))dlsym(RTLD_NEXT, "opendir"))(path);
}

// Whether the command itself calls, and not one library another.
static int is_own(const void *caller) {
  Dl_info info;
  return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "linreg-report");
}
#define OWN_CALL_FAILS(name) (is_own(__builtin_return_address(0)) && fails(name, ""))

// What libraries give, or do not.
#define LIBRARY(result, name, parameters, arguments, failure)                                     \
  result name parameters {                                                                        \
    if (OWN_CALL_FAILS(#name)) return failure;                                                       \
    return ((result (*) parameters)dlsym(RTLD_NEXT, #name))arguments;                             \
  }

// A surface of a size that can't be is what cairo gives where there is no memory: one with an error.
void *cairo_image_surface_create(int format, int width, int height) {
  if (OWN_CALL_FAILS("cairo_image_surface_create")) width = -1;
  return ((void *(*)(int, int, int))dlsym(RTLD_NEXT, "cairo_image_surface_create"))(
      format, width, height);
}

// A surface with an error of its own: one whose stream can't be written.
static int refused(void *closure, const unsigned char *bytes, unsigned length) { return 11; }
void *cairo_pdf_surface_create_for_stream(int (*write)(void *, const unsigned char *, unsigned),
                                          void *closure, double width, double height) {
  if (OWN_CALL_FAILS("cairo_pdf_surface_create_for_stream")) write = refused;
  return ((void *(*)(int (*)(void *, const unsigned char *, unsigned), void *, double,
                     double))dlsym(RTLD_NEXT, "cairo_pdf_surface_create_for_stream"))(
      write, closure, width, height);
}

LIBRARY(void *, png_create_write_struct_2,
        (const char *v, void *e, void *f, void *g, void *m, void *a, void *b),
        (v, e, f, g, m, a, b), NULL)
LIBRARY(void *, png_create_info_struct, (const void *p), (p), NULL)
LIBRARY(void *, libdeflate_alloc_compressor, (int level), (level), NULL)
LIBRARY(size_t, libdeflate_zlib_compress, (void *c, const void *i, size_t n, void *o, size_t m),
        (c, i, n, o, m), 0)
LIBRARY(int, FT_Init_FreeType, (void *l), (l), 64)
LIBRARY(int, FT_New_Face, (void *l, const char *p, long i, void *f), (l, p, i, f), 85)
LIBRARY(int, FT_Load_Glyph, (void *f, unsigned g, int o), (f, g, o), 85)
LIBRARY(int, FT_Outline_Decompose, (void *o, const void *f, void *u), (o, f, u), 20)
LIBRARY(void *, FcInitLoadConfigAndFonts, (void), (), NULL)
LIBRARY(void *, FcPatternCreate, (void), (), NULL)
LIBRARY(void *, FcFontMatch, (void *c, void *p, void *r), (c, p, r), NULL)
