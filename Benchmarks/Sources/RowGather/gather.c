#include "RowGather.h"

#include <stdlib.h>
#include <sys/mman.h>

typedef float octet __attribute__((vector_size(32), aligned(4)));

enum { cache_line = 64, large_page = 1 << 21 };

float *row_gather_table(size_t count) {
  void *memory = NULL;
  const size_t bytes = count * sizeof(float);
  if (posix_memalign(&memory, large_page, bytes) != 0) abort();
#if defined(MADV_HUGEPAGE)
  madvise(memory, bytes, MADV_HUGEPAGE);
#endif
  float *const table = memory;
  for (size_t i = 0; i < count; ++i) table[i] = 1;
  return table;
}

void row_gather_release(float *table) { free(table); }

float row_gather_sum(
    const float *table, size_t stride, const uint32_t *order, size_t count, size_t ahead) {
  octet sums[4] = {};
  for (size_t i = 0; i < count; ++i) {
    if (ahead > 0 && i + ahead < count) {
      const char *const next = (const char *)(table + order[i + ahead] * stride);
      for (size_t byte = 0; byte < stride * sizeof(float); byte += cache_line) {
        __builtin_prefetch(next + byte);
      }
    }
    const float *const row = table + order[i] * stride;
    for (size_t j = 0; j < stride; j += 8) sums[j / 8 % 4] += *(const octet *)(row + j);
  }
  const octet sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
  float total = 0;
  for (int k = 0; k < 8; ++k) total += sum[k];
  return total;
}
