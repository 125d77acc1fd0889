// What the encoder and the decoder have in common: error text and countable memory.
#pragma once
#include <png.h>

#include "PNGShim.h"

/// Outlives every setjmp, so that nothing a longjmp leaves behind lives in a clobbered register.
typedef struct {
  png_structp png;
  png_infop info;
  PNGShimError *error;
  int64_t allocations;
} PNGShimSession;

void pngshim_set_error(PNGShimError *error, const char *text);
void pngshim_on_error(png_structp png, png_const_charp text);
void pngshim_on_warning(png_structp png, png_const_charp text);
png_voidp pngshim_malloc(png_structp png, png_alloc_size_t size);
void pngshim_release(png_structp png, png_voidp pointer);
