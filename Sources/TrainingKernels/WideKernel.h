// The sums of WIDTH variants at once, one a lane, for the SCALAR and the INSTRUCTIONS of whoever
// includes this file.

#define JOIN_WIDTH_(a, n, b, c) a##n##_##b##_##c
#define JOIN_WIDTH(a, n, b, c) JOIN_WIDTH_(a, n, b, c)
#define NAME(part) JOIN_WIDTH(part, WIDTH, SCALAR, INSTRUCTIONS)
#define V NAME(lanes)

typedef SCALAR V VECTOR(WIDTH);

// MARK: Up to REGISTER_FEATURES features: one pass, everything in registers

INLINE void NAME(sum_in_registers)(
    const training_block *block, const training_variants *variants, const bool ordered,
    const size_t d, size_t lane) {
  const SCALAR *const parameters = (const SCALAR *)variants->parameters + lane;
  V w[REGISTER_FEATURES], g[REGISTER_FEATURES] = {}, sum = {}, squares = {};
  for (size_t j = 0; j < d; ++j) w[j] = *(const V *)(parameters + j * variants->lanes);
  const V bias = *(const V *)(parameters + d * variants->lanes);

  for (size_t i = 0; i < block->count; ++i) {
    if (ordered) fetch_ahead(block, sizeof(SCALAR), i);
    const SCALAR *const x = row(block, sizeof(SCALAR), ordered, i);
    V s[8] = {};
    for (size_t j = 0; j < d; ++j) s[j % 8] = j < 8 ? x[j] * w[j] : s[j % 8] + x[j] * w[j];
    for (size_t k = 0; k < 4 && k + 4 < d; ++k) s[k] += s[k + 4];
    for (size_t k = 0; k < 2 && k + 2 < d; ++k) s[k] += s[k + 2];
    const V product = d > 1 ? s[0] + s[1] : s[0];
    const V r = (product + bias) - x[d];
    for (size_t j = 0; j < d; ++j) g[j] += x[j] * r;
    sum += r;
    squares += r * r;
  }

  SCALAR *const sums = (SCALAR *)variants->sums + lane;
  for (size_t j = 0; j < d; ++j) *(V *)(sums + j * variants->lanes) = g[j];
  *(V *)(sums + d * variants->lanes) = sum;
  *(V *)(sums + (d + 1) * variants->lanes) = squares;
}

// MARK: More features: residuals first, then up to eight features' sums at a time

/// The sum of x w over features k, k + 8, k + 16 ... of four rows. They share each weight that is
/// loaded, and their sums do not wait for each other.
INLINE void NAME(partial)(V out[4], const SCALAR *const x[4], const V *w, size_t d, size_t k) {
  for (int i = 0; i < 4; ++i) out[i] = x[i][k] * w[k];
  for (size_t j = k + 8; j < d; j += 8) {
    for (int i = 0; i < 4; ++i) out[i] += x[i][j] * w[j];
  }
}

/// Partial sum k and, where there is one, k + 4.
INLINE void NAME(pair)(V out[4], const SCALAR *const x[4], const V *w, size_t d, size_t k) {
  NAME(partial)(out, x, w, d, k);
  if (k + 4 >= d) return;
  V upper[4];
  NAME(partial)(upper, x, w, d, k + 4);
  for (int i = 0; i < 4; ++i) out[i] += upper[i];
}

/// ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)), for at least four features.
INLINE void NAME(product)(V out[4], const SCALAR *const x[4], const V *w, size_t d) {
  V other[4], odd[4];
  NAME(pair)(out, x, w, d, 0);
  NAME(pair)(other, x, w, d, 2);
  for (int i = 0; i < 4; ++i) out[i] += other[i];
  NAME(pair)(odd, x, w, d, 1);
  NAME(pair)(other, x, w, d, 3);
  for (int i = 0; i < 4; ++i) out[i] += odd[i] + other[i];
}

/// The residuals of a block's rows, for which `out` has room for a multiple of four, and the sums
/// of r and of r².
INLINE void NAME(find_residuals)(
    const training_block *block, const bool ordered, const V *w, V *out, V *sum, V *squares) {
  const size_t d = block->features, last = block->count - 1;
  V s = {}, q = {};
  for (size_t i = 0; i < block->count; i += 4) {
    const SCALAR *x[4];
    for (size_t k = 0; k < 4; ++k) {
      if (ordered) fetch_ahead(block, sizeof(SCALAR), i + k);
      x[k] = row(block, sizeof(SCALAR), ordered, i + k < last ? i + k : last);
    }
    V product[4];
    NAME(product)(product, x, w, d);
    for (size_t k = 0; k < 4; ++k) {
      const V r = (product[k] + w[d]) - x[k][d];
      out[i + k] = r;
      if (i + k > last) continue;
      s += r;
      q += r * r;
    }
  }
  *sum = s;
  *squares = q;
}

/// The sums of r x of features j, j + 1 ... j + n - 1, which share each residual that is loaded.
INLINE void NAME(sum_features)(
    const training_block *block, const bool ordered, const V *residuals, size_t j, const size_t n,
    SCALAR *sums, size_t lanes) {
  V g[8] = {};
  for (size_t i = 0; i < block->count; ++i) {
    const SCALAR *const x = row(block, sizeof(SCALAR), ordered, i);
    for (size_t k = 0; k < n; ++k) g[k] += x[j + k] * residuals[i];
  }
  for (size_t k = 0; k < n; ++k) *(V *)(sums + (j + k) * lanes) = g[k];
}

INLINE void NAME(sum_in_passes)(
    const training_block *block, const training_variants *variants, const bool ordered,
    size_t lane) {
  const size_t d = block->features, lanes = variants->lanes;
  V *const w = aligned(variants->scratch), *const residuals = w + d + 1;
  const SCALAR *const parameters = (const SCALAR *)variants->parameters + lane;
  SCALAR *const sums = (SCALAR *)variants->sums + lane;
  for (size_t j = 0; j <= d; ++j) w[j] = *(const V *)(parameters + j * lanes);

  NAME(find_residuals)(
      block, ordered, w, residuals, (V *)(sums + d * lanes), (V *)(sums + (d + 1) * lanes));
  for (size_t j = 0, n; j < d; j += n) {
    const size_t passes = (d - j + 7) / 8;
    n = (d - j + passes - 1) / passes;
    switch (n) {
      case 8: NAME(sum_features)(block, ordered, residuals, j, 8, sums, lanes); break;
      case 7: NAME(sum_features)(block, ordered, residuals, j, 7, sums, lanes); break;
      case 6: NAME(sum_features)(block, ordered, residuals, j, 6, sums, lanes); break;
      case 5: NAME(sum_features)(block, ordered, residuals, j, 5, sums, lanes); break;
      default: NAME(sum_features)(block, ordered, residuals, j, 4, sums, lanes);
    }
  }
}

INLINE void NAME(sum)(
    const training_block *block, const training_variants *variants, const bool ordered) {
  for (size_t lane = 0; lane < variants->count; lane += WIDTH) {
    switch (block->features) {
      case 0: NAME(sum_in_registers)(block, variants, ordered, 0, lane); break;
      case 1: NAME(sum_in_registers)(block, variants, ordered, 1, lane); break;
      case 2: NAME(sum_in_registers)(block, variants, ordered, 2, lane); break;
      case 3: NAME(sum_in_registers)(block, variants, ordered, 3, lane); break;
      case 4: NAME(sum_in_registers)(block, variants, ordered, 4, lane); break;
      case 5: NAME(sum_in_registers)(block, variants, ordered, 5, lane); break;
      case 6: NAME(sum_in_registers)(block, variants, ordered, 6, lane); break;
#if REGISTER_FEATURES >= 10
      case 7: NAME(sum_in_registers)(block, variants, ordered, 7, lane); break;
      case 8: NAME(sum_in_registers)(block, variants, ordered, 8, lane); break;
      case 9: NAME(sum_in_registers)(block, variants, ordered, 9, lane); break;
      case 10: NAME(sum_in_registers)(block, variants, ordered, 10, lane); break;
#endif
      default: NAME(sum_in_passes)(block, variants, ordered, lane);
    }
  }
}

static void NAME(wide)(const training_block *block, const training_variants *variants) {
  if (block->order != NULL) {
    NAME(sum)(block, variants, true);
  } else {
    NAME(sum)(block, variants, false);
  }
}

#undef V
#undef NAME
#undef JOIN_WIDTH
#undef JOIN_WIDTH_
#undef WIDTH
