// What the files of this folder share whose calls stand before those of the C library and others.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>

// The next of this name, which is the one that was meant.
#define REAL(name) (__typeof__(&name))dlsym(RTLD_NEXT, #name)

// What a variable says, or nothing.
static inline const char *setting(const char *name) { return getenv(name) ?: ""; }

// Counts a call, and says whether it is the one to fail. Sets `errno` then.
int fails(const char *call, const char *path);
