#include "shared.h"

#include <stdio.h>
#include <stdlib.h>

void pngshim_set_error(PNGShimError *error, const char *text) {
  // Only the first error is the cause.
  if (error->text[0] == '\0') {
    snprintf(error->text, sizeof error->text, "%s", text);
  }
}

void pngshim_on_error(png_structp png, png_const_charp text) {
  PNGShimSession *session = png_get_error_ptr(png);
  pngshim_set_error(session->error, text);
  png_longjmp(png, 1);
}

// A warning changes no pixel; libpng's own handler would write it to standard error.
void pngshim_on_warning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

png_voidp pngshim_malloc(png_structp png, png_alloc_size_t size) {
  PNGShimSession *session = png_get_mem_ptr(png);
  if (session->allocations == 0) {
    return NULL;
  }
  if (session->allocations > 0) {
    session->allocations -= 1;
  }
  return malloc(size);
}

void pngshim_release(png_structp png, png_voidp pointer) {
  (void)png;
  free(pointer);
}

void pngshim_free(PNGShimBuffer *buffer) {
  free(buffer->bytes);
  *buffer = (PNGShimBuffer){0};
}
