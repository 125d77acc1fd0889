// The sums of one variant after another, for the SCALAR and the INSTRUCTIONS of whoever includes
// this file: eight features a vector, whose lanes are the eight partial sums of x·w.

#define NAME(part) JOIN(deep_##part, SCALAR, INSTRUCTIONS)
#define V NAME(octet)
#define QUAD NAME(quad)

typedef SCALAR V VECTOR(8);
typedef SCALAR QUAD VECTOR(4);

/// A variant's parameters and sums. Weights and gradient end in zeros and in numbers of no meaning,
/// up to a multiple of eight features.
typedef struct NAME(variant) {
  const V *w;
  SCALAR bias;
  V *gradient;
  SCALAR *sum, *squares;
} NAME(variant);

/// Adds up to four rows. Adding up the lanes of four rows takes little longer than those of one.
INLINE void NAME(add_rows)(
    const NAME(variant) *variant, const SCALAR *const x[4], const size_t n, size_t d) {
  V s[4] = {};
  for (size_t j = 0; j < d; j += 8) {
    for (int i = 0; i < 4; ++i) s[i] += *(const V *)(x[i] + j) * variant->w[j / 8];
  }
  // (s0 + s4, s1 + s5, s2 + s6, s3 + s7) of each row
  QUAD t[4];
  for (int i = 0; i < 4; ++i) {
    t[i] = __builtin_shufflevector(s[i], s[i], 0, 1, 2, 3) +
           __builtin_shufflevector(s[i], s[i], 4, 5, 6, 7);
  }
  // Turned round: a vector for each of the four sums, a lane for each row.
  const QUAD low01 = __builtin_shufflevector(t[0], t[1], 0, 4, 1, 5);
  const QUAD low23 = __builtin_shufflevector(t[2], t[3], 0, 4, 1, 5);
  const QUAD high01 = __builtin_shufflevector(t[0], t[1], 2, 6, 3, 7);
  const QUAD high23 = __builtin_shufflevector(t[2], t[3], 2, 6, 3, 7);
  const QUAD even = __builtin_shufflevector(low01, low23, 0, 1, 4, 5) +
                    __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
  const QUAD odd = __builtin_shufflevector(low01, low23, 2, 3, 6, 7) +
                   __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
  const QUAD y = {x[0][d], x[1][d], x[2][d], x[3][d]};
  const QUAD r = ((even + odd) + variant->bias) - y;

  SCALAR sum = *variant->sum, squares = *variant->squares;
  for (size_t i = 0; i < n; ++i) {
    sum += r[i];
    squares += r[i] * r[i];
  }
  *variant->sum = sum;
  *variant->squares = squares;
  for (size_t j = 0; j < d; j += 8) {
    V g = variant->gradient[j / 8];
    for (size_t i = 0; i < n; ++i) g += *(const V *)(x[i] + j) * r[i];
    variant->gradient[j / 8] = g;
  }
}

INLINE void NAME(sum)(
    const training_block *block, const training_variants *variants, const bool ordered) {
  const size_t d = block->features, octets = (d + 7) / 8;
  const size_t count = variants->count, lanes = variants->lanes;
  V *const weights = aligned(variants->scratch), *const gradients = weights + count * octets;
  const SCALAR *const parameters = variants->parameters;
  SCALAR *const sums = variants->sums;
  for (size_t lane = 0; lane < count; ++lane) {
    SCALAR *const w = (SCALAR *)(weights + lane * octets);
    for (size_t j = 0; j < d; ++j) w[j] = parameters[j * lanes + lane];
    for (size_t j = d; j < octets * 8; ++j) w[j] = 0;
    for (size_t j = 0; j < octets; ++j) gradients[lane * octets + j] = (V){};
    for (size_t j = d; j < d + 2; ++j) sums[j * lanes + lane] = 0;
  }

  for (size_t i = 0; i < block->count; i += 4) {
    const size_t left = block->count - i;
    const SCALAR *x[4];
    for (size_t k = 0; k < 4; ++k) {
      if (ordered) fetch_ahead(block, sizeof(SCALAR), i + k);
      x[k] = row(block, sizeof(SCALAR), ordered, k < left ? i + k : i);
    }
    for (size_t lane = 0; lane < count; ++lane) {
      const NAME(variant) variant = {
          .w = weights + lane * octets,
          .bias = parameters[d * lanes + lane],
          .gradient = gradients + lane * octets,
          .sum = sums + d * lanes + lane,
          .squares = sums + (d + 1) * lanes + lane,
      };
      switch (left) {
        case 1: NAME(add_rows)(&variant, x, 1, d); break;
        case 2: NAME(add_rows)(&variant, x, 2, d); break;
        case 3: NAME(add_rows)(&variant, x, 3, d); break;
        default: NAME(add_rows)(&variant, x, 4, d);
      }
    }
  }

  for (size_t lane = 0; lane < count; ++lane) {
    const SCALAR *const g = (const SCALAR *)(gradients + lane * octets);
    for (size_t j = 0; j < d; ++j) sums[j * lanes + lane] = g[j];
  }
}

static void JOIN(deep, SCALAR, INSTRUCTIONS)(
    const training_block *block, const training_variants *variants) {
  if (block->order != NULL) {
    NAME(sum)(block, variants, true);
  } else {
    NAME(sum)(block, variants, false);
  }
}

#undef QUAD
#undef V
#undef NAME
