// Makes every rename to a path under SLOW_UNDER take so many microseconds as SLOW_BY says, so that the
// command can be killed in the middle of them.
#include "failing.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int rename(const char *from, const char *to) {
  int result = (REAL(rename))(from, to);
  if (strstr(to, setting("SLOW_UNDER"))) usleep(atoi(setting("SLOW_BY")));
  return result;
}
