// Writes the name of every variable of the environment that is asked for through the C library, a line
// each, to the descriptor 9.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static void note(const char *name) {
  char line[256];
  size_t length = strnlen(name, 254);
  memcpy(line, name, length);
  line[length] = '\n';
  if (write(9, line, length + 1) < 0) return;
}

#define NOTED(name)                                                                               \
  char *name(const char *variable) {                                                              \
    static char *(*next)(const char *);                                                           \
    if (!next) next = (char *(*)(const char *))dlsym(RTLD_NEXT, #name);                           \
    note(variable);                                                                               \
    return next(variable);                                                                        \
  }
NOTED(getenv)
NOTED(secure_getenv)
