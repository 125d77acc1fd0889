#include "Instructions.h"

#if defined(__x86_64__)

#include <cpuid.h>
#include <stdint.h>

/// Which registers the operating system saves when it switches between threads.
static uint64_t saved_registers(void) {
  uint32_t low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (uint64_t)high << 32 | low;
}

training_instructions training_best_instructions(void) {
  uint32_t a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return training_instructions_baseline;
  if (!(c & bit_OSXSAVE) || !(c & bit_AVX)) return training_instructions_baseline;
  const uint64_t saved = saved_registers(), avx = 0x06, avx512 = 0xe6;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return training_instructions_baseline;
  if (!(b & bit_AVX2) || (saved & avx) != avx) return training_instructions_baseline;
  const uint32_t needed = bit_AVX512F | bit_AVX512VL;
  if ((b & needed) != needed || (saved & avx512) != avx512) return training_instructions_avx2;
  return training_instructions_avx512;
}

#else

training_instructions training_best_instructions(void) { return training_instructions_baseline; }

#endif
