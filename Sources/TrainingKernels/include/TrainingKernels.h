// The sums over a block of rows, in C because a C function can be compiled for an instruction set
// of its own and chosen at run time, without flags for the whole package.
#ifndef TRAINING_KERNELS_H
#define TRAINING_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// Instruction sets that kernels are compiled for, each containing those before it. Which one runs
/// does not show in the numbers.
typedef enum training_instructions {
  /// What every processor of the architecture has: 16 bytes a register.
  training_instructions_baseline,
  /// AVX2: 32 bytes a register.
  training_instructions_avx2,
  /// AVX-512 F and VL: 64 bytes a register, and twice as many registers.
  training_instructions_avx512,
} training_instructions;

/// The largest set that this processor and its operating system support.
training_instructions training_best_instructions(void);

/// Rows that are added one after another, the parameters they meet, and where the sums go.
typedef struct training_block {
  /// Row 0 of the table: `features` numbers, the target, zeros up to `stride`.
  const void *table;
  /// Numbers from the start of one row to the start of the next.
  size_t stride;
  /// The block's rows, then those of later blocks; NULL for `first`, `first + 1` and so on.
  const uint32_t *_Nullable order;
  /// The block's first row where there is no order.
  size_t first;
  /// Rows in the block: from 1 to `training_block_rows`.
  size_t count;
  /// Rows that `order` names after those of the block. They are fetched ahead.
  size_t following;
  /// Number of features d.
  size_t features;
  /// Variants in use, one a lane from lane 0 on.
  size_t lanes;
  /// Lanes in a row of `parameters` and `sums`: 4, 8 or 16.
  size_t pitch;
  /// Weights and bias of each variant; shape (d + 1, pitch).
  const void *parameters;
  /// Receives the sums of r x of each feature, of r and of r²; shape (d + 2, pitch).
  void *sums;
  /// Room for the kernel: `training_scratch_bytes`.
  void *scratch;
} training_block;

enum {
  /// Rows in a block at most.
  training_block_rows = 128,
};

/// Sums up a block.
typedef void (*training_kernel)(const training_block *);

/// A kernel whose vectors run across variants, for rows of `pitch` lanes.
training_kernel training_wide_kernel(training_instructions, bool is_double, size_t pitch);

/// A kernel whose vectors run across features, for one variant after another. The table's stride
/// is a multiple of 8.
training_kernel training_deep_kernel(training_instructions, bool is_double);

/// Bytes of scratch room that either kernel needs.
size_t training_scratch_bytes(size_t features, size_t pitch, bool is_double);

/// Copies the rows of a block one behind the other.
void training_gather(const training_block *, bool is_double, void *target);

/// Asks for large pages for `bytes` of memory that rows will be read from in any order. A processor
/// remembers where only so many pages are.
void training_prefer_large_pages(void *memory, size_t bytes);

#pragma clang assume_nonnull end

#endif
