#ifndef TRAINING_INSTRUCTIONS_H
#define TRAINING_INSTRUCTIONS_H

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

#endif
