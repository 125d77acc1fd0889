// Every kernel is written once, in WideKernel.h and DeepKernel.h, and compiled for each instruction
// set and number format. All of them add the same numbers in the same order, rounding after each
// operation, so all of them give the same bits. Nothing may be contracted to a fused multiply-add,
// which AVX-512 has.
//
// REGISTER_FEATURES is how many features the weights and sums of fit 16 or 32 registers; with more,
// a wide kernel takes two passes over the rows of a block.
#include "Block.h"

#pragma STDC FP_CONTRACT OFF

#define INSTRUCTIONS baseline
#define REGISTER_FEATURES 6
#define SCALAR float
#define WIDTH 4
#include "WideKernel.h"
#include "DeepKernel.h"
#undef SCALAR
#define SCALAR double
#define WIDTH 2
#include "WideKernel.h"
#include "DeepKernel.h"
#undef SCALAR
#undef REGISTER_FEATURES
#undef INSTRUCTIONS

#if defined(__x86_64__)

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define INSTRUCTIONS avx2
#define REGISTER_FEATURES 6
#define SCALAR float
#define WIDTH 4
#include "WideKernel.h"
#define WIDTH 8
#include "WideKernel.h"
#include "DeepKernel.h"
#undef SCALAR
#define SCALAR double
#define WIDTH 4
#include "WideKernel.h"
#include "DeepKernel.h"
#undef SCALAR
#undef REGISTER_FEATURES
#undef INSTRUCTIONS
#pragma clang attribute pop

#pragma clang attribute push(__attribute__((target("avx512f,avx512vl"))), apply_to = function)
#define INSTRUCTIONS avx512
#define REGISTER_FEATURES 10
#define SCALAR float
#define WIDTH 16
#include "WideKernel.h"
#undef SCALAR
#define SCALAR double
#define WIDTH 8
#include "WideKernel.h"
#include "DeepKernel.h"
#undef SCALAR
#undef REGISTER_FEATURES
#undef INSTRUCTIONS
#pragma clang attribute pop

#endif

training_kernel training_wide_kernel(
    training_instructions instructions, bool is_double, size_t lanes) {
#if defined(__x86_64__)
  if (instructions >= training_instructions_avx512) {
    if (is_double && lanes >= 8) return wide8_double_avx512;
    if (!is_double && lanes >= 16) return wide16_float_avx512;
  }
  if (instructions >= training_instructions_avx2) {
    if (is_double) return wide4_double_avx2;
    return lanes >= 8 ? wide8_float_avx2 : wide4_float_avx2;
  }
#else
  (void)instructions;
  (void)lanes;
#endif
  return is_double ? wide2_double_baseline : wide4_float_baseline;
}

training_kernel training_deep_kernel(training_instructions instructions, bool is_double) {
#if defined(__x86_64__)
  if (instructions >= training_instructions_avx512 && is_double) return deep_double_avx512;
  if (instructions >= training_instructions_avx2) {
    return is_double ? deep_double_avx2 : deep_float_avx2;
  }
#else
  (void)instructions;
#endif
  return is_double ? deep_double_baseline : deep_float_baseline;
}

size_t training_scratch_bytes(size_t features, size_t lanes, bool is_double) {
  // Wide: a vector of weights a feature, the bias, and a vector of residuals a row.
  const size_t wide = (features + 1 + training_block_rows) * lanes;
  // Deep: a weight and a sum for each feature, made up to a multiple of 8, of each variant.
  const size_t deep = 2 * (features + 7) * lanes;
  const size_t scalar_bytes = is_double ? sizeof(double) : sizeof(float);
  return vector_alignment + (wide > deep ? wide : deep) * scalar_bytes;
}
