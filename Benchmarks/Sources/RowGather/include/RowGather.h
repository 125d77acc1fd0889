#ifndef ROW_GATHER_H
#define ROW_GATHER_H

#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Memory for `count` numbers, aligned and in large pages as tables of training rows are, filled
/// with ones. `row_gather_release` gives it back.
float *row_gather_table(size_t count);
void row_gather_release(float *table);

/// Reads rows of `stride` numbers, a multiple of 8, in this order and adds up all they hold: what
/// reading rows costs when next to nothing is computed. Rows are asked for `ahead` places before
/// they are read; 0 leaves that to the processor.
float row_gather_sum(
    const float *table, size_t stride, const uint32_t *order, size_t count, size_t ahead);

#pragma clang assume_nonnull end

#endif
