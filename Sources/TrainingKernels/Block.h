// What all kernels share.
#ifndef TRAINING_BLOCK_H
#define TRAINING_BLOCK_H

#include "BatchKernels.h"

#define INLINE static inline __attribute__((always_inline))

/// A vector of `count` SCALARs, which may lie anywhere that a SCALAR may.
#define VECTOR(count)                                                                   \
  __attribute__((                                                                       \
      vector_size((count) * sizeof(SCALAR)), aligned(sizeof(SCALAR)), may_alias))

#define JOIN_(a, b, c) a##_##b##_##c
#define JOIN(a, b, c) JOIN_(a, b, c)

enum {
  vector_alignment = 64,
  cache_line = 64,
};

/// The first address from `memory` on at which no vector straddles two cache lines.
INLINE void *aligned(const void *memory) {
  return (void *)(((uintptr_t)memory + vector_alignment - 1) & ~(uintptr_t)(vector_alignment - 1));
}

/// The start of the block's `i`th row. `ordered` is known when a kernel is compiled.
INLINE const void *row(
    const training_block *block, const size_t scalar_bytes, const bool ordered, size_t i) {
  const size_t place = ordered ? block->order[i] : block->first + i;
  return (const char *)block->table + place * block->stride * scalar_bytes;
}

/// Asks for the row that comes `ahead` places after the block's `i`th, or for the last one.
INLINE void fetch_ahead(const training_block *block, const size_t scalar_bytes, size_t i) {
  if (block->ahead == 0) return;
  const size_t last = block->count + block->following - 1, next = i + block->ahead;
  const char *const start = row(block, scalar_bytes, true, next < last ? next : last);
  const size_t bytes = block->stride * scalar_bytes;
  for (size_t byte = 0; byte < bytes; byte += cache_line) __builtin_prefetch(start + byte);
  __builtin_prefetch(start + bytes - 1);
}

#endif
