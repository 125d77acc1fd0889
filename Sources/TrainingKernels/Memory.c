#include "BatchKernels.h"

#include <sys/mman.h>

void training_prefer_large_pages(void *memory, size_t bytes) {
#if defined(MADV_HUGEPAGE)
  // Advice: where it can't be followed, reading is slower and nothing else.
  (void)madvise(memory, bytes, MADV_HUGEPAGE);
#else
  (void)memory;
  (void)bytes;
#endif
}
