// Sums of products and orthogonal reflections of a block of rows, and sums of single rows, in
// double.
//
// A block is held in panels of 8 columns: shape (panels, rows, 8), so that a panel is contiguous,
// and 8 neighbouring columns of a row fill one wide register or a few narrow ones. Sums run over
// the rows one after another, each column in a lane of its own, so their order is the same for
// every instruction set.
#ifndef TRAINING_PANEL_KERNELS_H
#define TRAINING_PANEL_KERNELS_H

#include <stddef.h>

#include "Instructions.h"

#pragma clang assume_nonnull begin

/// Where the rows of a block are, and what is taken off them.
typedef struct training_rows {
  /// Row-major, shape (rows, features).
  const double *values;
  /// Shape (rows).
  const double *targets;
  size_t rows, features;
  /// Taken off each column, the target's last, one after the other; shape (panels, 8).
  const double *shift, *offset;
} training_rows;

/// Columns 8 k ... 8 k + 7 of each row become panel k; the target follows the features, and zeros
/// fill the last panel.
void training_fill_panels(training_instructions, const training_rows *, double *panels);

/// Adds the sum over the rows of each column; `sums` has shape (panels, 8).
void training_add_sums(
    training_instructions, const double *panels, size_t rows, size_t count, double *sums);

/// Adds the sums over the rows of the products of columns i and j, for j from the start of i's
/// panel on; `gram` has shape (8 panels, panels, 8).
void training_add_gram(
    training_instructions, const double *panels, size_t rows, size_t count, double *gram);

/// Folds the rows into an upper triangular factor R of `columns` columns, shape (8 panels, panels,
/// 8): afterwards RᵀR has grown by the products of the rows' columns. The panels are used up.
void training_fold_panels(
    training_instructions, double *factor, size_t columns, double *panels, size_t rows);

/// Adds `factor` times the source to the target: `count` times 8 numbers.
void training_add_multiple(
    training_instructions, double factor, const double *source, double *target, size_t count);

/// The sum of products of `count` times 8 numbers: eight sums by index mod 8, s0 to s7, then
/// ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)).
double training_inner_product(
    training_instructions, const double *left, const double *right, size_t count);

#pragma clang assume_nonnull end

#endif
