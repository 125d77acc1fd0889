// The sums over the rows of a batch from which a step is made.
#ifndef TRAINING_BATCH_KERNELS_H
#define TRAINING_BATCH_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "Instructions.h"

#pragma clang assume_nonnull begin

/// Rows of a table that are added one after another.
typedef struct training_block {
  /// Row 0 of the table: `features` numbers, the target, zeros up to `stride`.
  const void *table;
  /// Numbers from the start of one row to the start of the next.
  size_t stride;
  /// Number of features d.
  size_t features;
  /// The block's rows, then those of later blocks; NULL for `first`, `first + 1` and so on.
  const uint32_t *_Nullable order;
  /// The block's first row where there is no order.
  size_t first;
  /// Rows in the block: from 1 to `training_block_rows`.
  size_t count;
  /// Rows that `order` names after those of the block.
  size_t following;
  /// How many places ahead rows of `order` are asked for; 0 for not at all.
  size_t ahead;
} training_block;

/// The variants that rows meet, one a lane.
typedef struct training_variants {
  /// Variants in use, from lane 0 on.
  size_t count;
  /// Lanes in a row of `parameters` and `sums`: 4, 8 or 16.
  size_t lanes;
  /// Weights and bias of each variant; shape (d + 1, lanes).
  const void *parameters;
  /// Receives the sums of r x of each feature, of r and of r²; shape (d + 2, lanes).
  void *sums;
  /// Room for the kernel: `training_scratch_bytes`.
  void *scratch;
} training_variants;

enum {
  /// Rows in a block at most.
  training_block_rows = 128,
};

/// Sums up a block.
typedef void (*training_kernel)(const training_block *, const training_variants *);

/// A kernel whose vectors run across variants, for rows of `lanes` lanes.
training_kernel training_wide_kernel(training_instructions, bool is_double, size_t lanes);

/// A kernel whose vectors run across features, for one variant after another. The table's stride
/// is a multiple of 8.
training_kernel training_deep_kernel(training_instructions, bool is_double);

/// Bytes of scratch room that either kernel needs.
size_t training_scratch_bytes(size_t features, size_t lanes, bool is_double);

/// Copies the rows of a block one behind the other.
void training_gather(const training_block *, bool is_double, void *target);

/// Asks for large pages for `bytes` of memory that rows will be read from in any order. A processor
/// remembers where only so many pages are.
void training_prefer_large_pages(void *memory, size_t bytes);

#pragma clang assume_nonnull end

#endif
