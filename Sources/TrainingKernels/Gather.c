#include <string.h>

#include "Block.h"

void training_gather(const training_block *block, bool is_double, void *target) {
  const size_t scalar_bytes = is_double ? sizeof(double) : sizeof(float);
  const size_t bytes = block->stride * scalar_bytes;
  char *next = target;
  for (size_t i = 0; i < block->count; ++i) {
    const bool ordered = block->order != NULL;
    if (ordered) fetch_ahead(block, scalar_bytes, i);
    memcpy(next, row(block, scalar_bytes, ordered, i), bytes);
    next += bytes;
  }
}
