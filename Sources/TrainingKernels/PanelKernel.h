// What a block of rows gives, for INSTRUCTIONS. A loop over `row8` is a loop over panels: element
// [row] of panel q stands at [q * rows + row].

// MARK: - Filling

/// `width` panels that have no column of the target or of the rest.
INLINE void NAME(fill_whole)(
    const training_rows *block, row8 *panels, const row8 *shift, const row8 *offset, size_t first,
    const int width) {
  const size_t n = block->rows, d = block->features;
  const double *row = block->values + first * lanes;
  for (size_t i = 0; i < n; ++i, row += d) {
    for (int q = 0; q < width; ++q) {
      const row8 values = *(const row8 *)(row + q * lanes);
      panels[(first + q) * n + i] = (values - shift[first + q]) - offset[first + q];
    }
  }
}

static void NAME(fill)(const training_rows *block, row8 *panels) {
  const size_t n = block->rows, d = block->features, whole = d / lanes, rest = d % lanes;
  const row8 *const shift = (const row8 *)block->shift, *const offset = (const row8 *)block->offset;
  size_t q = 0;
  // Four panels at a time: the same row of many panels falls into the same places of the cache.
  for (; q + 4 <= whole; q += 4) NAME(fill_whole)(block, panels, shift, offset, q, 4);
  for (; q < whole; ++q) NAME(fill_whole)(block, panels, shift, offset, q, 1);
  for (size_t i = 0; i < n; ++i) {
    row8 last = shift[whole];
    for (size_t j = 0; j < rest; ++j) last[j] = block->values[i * d + whole * lanes + j];
    last[rest] = block->targets[i];
    panels[whole * n + i] = (last - shift[whole]) - offset[whole];
  }
}

static void NAME(sums)(const row8 *panels, size_t rows, size_t count, row8 *sums) {
  size_t q = 0;
  // Four panels at a time, whose sums do not wait for each other.
  for (; q + 4 <= count; q += 4) {
    const row8 *const panel = panels + q * rows;
    row8 s0 = sums[q], s1 = sums[q + 1], s2 = sums[q + 2], s3 = sums[q + 3];
    for (size_t i = 0; i < rows; ++i) {
      s0 += panel[i];
      s1 += panel[rows + i];
      s2 += panel[2 * rows + i];
      s3 += panel[3 * rows + i];
    }
    sums[q] = s0, sums[q + 1] = s1, sums[q + 2] = s2, sums[q + 3] = s3;
  }
  for (; q < count; ++q) {
    row8 sum = sums[q];
    for (size_t i = 0; i < rows; ++i) sum += panels[q * rows + i];
    sums[q] = sum;
  }
}

// MARK: - Products of columns

/// The sums over the rows of TILE_COLUMNS columns of `left`, which starts at the first of them,
/// times `width` panels.
INLINE void NAME(tile)(
    const double *left, const row8 *right, size_t rows, const int width,
    row8 tile[TILE_COLUMNS][TILE_PANELS]) {
  for (int i = 0; i < TILE_COLUMNS; ++i) {
    for (int j = 0; j < width; ++j) tile[i][j] = (row8){};
  }
  for (size_t r = 0; r < rows; ++r) {
    row8 factor[TILE_PANELS];
    for (int j = 0; j < width; ++j) factor[j] = right[j * rows + r];
    for (int i = 0; i < TILE_COLUMNS; ++i) {
      const double value = left[r * lanes + i];
      for (int j = 0; j < width; ++j) tile[i][j] += value * factor[j];
    }
  }
}

/// The products of a panel's columns with those of `width` panels.
INLINE void NAME(products)(
    const row8 *left, const row8 *right, size_t rows, size_t count, const int width, row8 *gram) {
  for (int first = 0; first < lanes; first += TILE_COLUMNS) {
    row8 tile[TILE_COLUMNS][TILE_PANELS];
    NAME(tile)((const double *)left + first, right, rows, width, tile);
    for (int i = 0; i < TILE_COLUMNS; ++i) {
      for (int j = 0; j < width; ++j) gram[(first + i) * count + j] += tile[i][j];
    }
  }
}

static void NAME(gram)(const row8 *panels, size_t rows, size_t count, row8 *gram) {
  for (size_t p = 0; p < count; ++p) {
    const row8 *const left = panels + p * rows;
    row8 *const start = gram + p * lanes * count;
    size_t q = p;
    for (; q + TILE_PANELS <= count; q += TILE_PANELS) {
      NAME(products)(left, panels + q * rows, rows, count, TILE_PANELS, start + q);
    }
    for (; q < count; ++q) {
      NAME(products)(left, panels + q * rows, rows, count, 1, start + q);
    }
  }
}

// MARK: - Reflections

// Column k of a panel is reflected onto the diagonal by H = I - s u uᵀ, where u holds `pivot` in
// row k of the factor and the column's own values in the block. Eight of them in a row are
// I - U T Uᵀ with an upper triangular T (Schreiber and Van Loan, "A storage-efficient WY
// representation", 1989).

/// What eight reflections are made of, besides the panel.
typedef struct NAME(reflections) {
  double pivot[lanes], t[lanes][lanes];
} NAME(reflections);

/// Takes column k times `w` off the panel, then gives the sums of its products with column
/// `next`: four sums, of every fourth row each, added pairwise.
INLINE void NAME(reflect)(row8 *panel, size_t rows, int k, row8 *w, int next, row8 *products) {
  row8 s0 = {}, s1 = {}, s2 = {}, s3 = {};
  size_t i = 0;
#define STEP(sum, place)               \
  {                                    \
    row8 row = panel[place];           \
    if (k >= 0) {                      \
      row -= row[k] * *w;              \
      panel[place] = row;              \
    }                                  \
    sum += row[next] * row;            \
  }
  for (; i + 4 <= rows; i += 4) {
    STEP(s0, i) STEP(s1, i + 1) STEP(s2, i + 2) STEP(s3, i + 3)
  }
  if (i < rows) STEP(s0, i)
  if (i + 1 < rows) STEP(s1, i + 1)
  if (i + 2 < rows) STEP(s2, i + 2)
#undef STEP
  *products = (s0 + s1) + (s2 + s3);
}

/// Reflects the panel's first `width` columns onto the diagonal, one after another; its columns
/// then hold the u. `top` is the panel's first row in the factor.
INLINE void NAME(factorize)(
    row8 *panel, size_t rows, int width, row8 *top, size_t count, NAME(reflections) *made) {
  row8 products, w = {};
  NAME(reflect)(panel, rows, -1, &w, 0, &products);
  for (int k = 0; k < width; ++k) {
    w = (row8){};
    // Nothing below the diagonal, or rounding errors of rounding errors, whose squares have no
    // inverse: the reflection is the identity.
    if (!(products[k] < 0x1p-960)) {
      row8 row = top[k * count];
      const double head = row[k];
      const double norm = __builtin_sqrt(head * head + products[k]);
      const double image = head > 0 ? -norm : norm;
      const double pivot = head - image, s = -1 / (image * pivot);
      for (int i = 0; i < k; ++i) {
        double sum = 0;
        for (int j = i; j < k; ++j) sum += made->t[i][j] * products[j];
        made->t[i][k] = -s * sum;
      }
      made->t[k][k] = s;
      made->pivot[k] = pivot;
      for (int j = k + 1; j < lanes; ++j) w[j] = s * (pivot * row[j] + products[j]);
      row -= pivot * w;
      row[k] = image;
      top[k * count] = row;
    }
    if (k + 1 < width) NAME(reflect)(panel, rows, k, &w, k + 1, &products);
  }
}

/// Applies eight reflections to `width` panels and to their rows in the factor.
INLINE void NAME(apply)(
    const NAME(reflections) *made, const row8 *left, row8 *right, size_t rows, row8 *top,
    size_t count, const int width) {
  row8 w[lanes][TILE_PANELS];
  for (int first = 0; first < lanes; first += TILE_COLUMNS) {
    row8 tile[TILE_COLUMNS][TILE_PANELS];
    NAME(tile)((const double *)left + first, right, rows, width, tile);
    for (int i = 0; i < TILE_COLUMNS; ++i) {
      for (int j = 0; j < width; ++j) w[first + i][j] = tile[i][j];
    }
  }
  for (int j = 0; j < width; ++j) {
    for (int k = 0; k < lanes; ++k) w[k][j] += made->pivot[k] * top[k * count + j];
    for (int k = lanes - 1; k >= 0; --k) {
      row8 sum = made->t[k][k] * w[k][j];
      for (int i = 0; i < k; ++i) sum += made->t[i][k] * w[i][j];
      w[k][j] = sum;
    }
    for (int k = 0; k < lanes; ++k) top[k * count + j] -= made->pivot[k] * w[k][j];
    row8 *const panel = right + j * rows;
    for (int first = 0; first < lanes; first += TILE_COLUMNS) {
      row8 step[TILE_COLUMNS];
      for (int k = 0; k < TILE_COLUMNS; ++k) step[k] = w[first + k][j];
      for (size_t r = 0; r < rows; ++r) {
        const double *const u = (const double *)(left + r) + first;
        row8 row = panel[r];
        for (int k = 0; k < TILE_COLUMNS; ++k) row -= u[k] * step[k];
        panel[r] = row;
      }
    }
  }
}

static void NAME(fold)(row8 *factor, size_t columns, row8 *panels, size_t rows) {
  const size_t count = (columns + lanes - 1) / lanes;
  for (size_t p = 0; p < count; ++p) {
    row8 *const panel = panels + p * rows;
    row8 *const top = factor + p * lanes * count;
    const size_t left = columns - p * lanes;
    NAME(reflections) made = {};
    NAME(factorize)(panel, rows, left < lanes ? (int)left : lanes, top + p, count, &made);
    size_t q = p + 1;
    for (; q + TILE_PANELS <= count; q += TILE_PANELS) {
      NAME(apply)(&made, panel, panels + q * rows, rows, top + q, count, TILE_PANELS);
    }
    for (; q < count; ++q) {
      NAME(apply)(&made, panel, panels + q * rows, rows, top + q, count, 1);
    }
  }
}

// MARK: - Single rows

static void NAME(add_multiple)(
    double factor, const row8 *source, row8 *target, size_t count) {
  for (size_t i = 0; i < count; ++i) target[i] += factor * source[i];
}

static double NAME(inner_product)(const row8 *left, const row8 *right, size_t count) {
  row8 s = {};
  for (size_t i = 0; i < count; ++i) s += left[i] * right[i];
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

#undef INSTRUCTIONS
#undef TILE_COLUMNS
#undef TILE_PANELS
