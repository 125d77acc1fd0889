// libpng reports errors by longjmp, which must not cross Swift frames. These functions keep every
// setjmp inside C and hand back plain values.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Room for a sentence of libpng.
typedef struct {
  char text[160];
} PNGShimError;

/// An image of 8 bits a sample, to be framed as a PNG. All pointers are borrowed for the call.
typedef struct {
  uint32_t width;
  uint32_t height;
  /// `data_count` bytes: the rows, each behind the byte of its filter, as one zlib stream. A row has
  /// one byte a pixel with a palette, else R, G, B.
  const uint8_t *data;
  size_t data_count;
  /// `palette_count` colours of R, G, B; a count of 0 means RGB pixels.
  const uint8_t *palette;
  int32_t palette_count;
  uint32_t pixels_per_metre;
  /// `text_count` pairs for uncompressed tEXt chunks: key and value in turn, Latin-1, each ended by
  /// a zero byte.
  const uint8_t *text;
  int32_t text_count;
  /// How many allocations libpng gets before one fails; negative: no limit. For tests.
  int64_t allocations;
} PNGShimImage;

/// Bytes from malloc. The receiver frees them with `pngshim_free`.
typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
} PNGShimBuffer;

/// A decoded image: `width * height` pixels of R, G, B, A in `buffer`.
typedef struct {
  uint32_t width;
  uint32_t height;
  PNGShimBuffer buffer;
} PNGShimPixels;

/// Writes a PNG into `out`, which starts empty. False: `error` says why, and `out` is empty.
bool pngshim_encode(const PNGShimImage *image, PNGShimBuffer *out, PNGShimError *error);

/// Reads a PNG of at most `max_pixels` pixels, not interlaced, at most 8 bits a sample.
/// False: `error` says why, and `out` is empty. `allocations` as in `PNGShimImage`.
bool pngshim_decode(const uint8_t *bytes, size_t count, uint64_t max_pixels, int64_t allocations,
                    PNGShimPixels *out, PNGShimError *error);

/// Frees what an encode or a decode handed over.
void pngshim_free(PNGShimBuffer *buffer);
