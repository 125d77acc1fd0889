#include <stdlib.h>
#include <string.h>

#include "shared.h"

static void append(png_structp png, png_bytep bytes, size_t count) {
  PNGShimBuffer *out = png_get_io_ptr(png);
  if (out->capacity - out->count < count) {
    size_t capacity = out->capacity ? out->capacity : 64 * 1024;
    while (capacity - out->count < count) {
      if (capacity > SIZE_MAX / 2) {
        png_error(png, "the image is too large");
      }
      capacity *= 2;
    }
    uint8_t *grown = realloc(out->bytes, capacity);
    if (grown == NULL) {
      png_error(png, "out of memory");
    }
    out->bytes = grown;
    out->capacity = capacity;
  }
  memcpy(out->bytes + out->count, bytes, count);
  out->count += count;
}

static void flush(png_structp png) { (void)png; }

static void write_text(const PNGShimSession *session, const PNGShimImage *image) {
  png_charp next = (png_charp)image->text;
  for (int32_t i = 0; i < image->text_count; i += 1) {
    png_text text = {.compression = PNG_TEXT_COMPRESSION_NONE, .key = next};
    text.text = text.key + strlen(text.key) + 1;
    text.text_length = strlen(text.text);
    next = text.text + text.text_length + 1;
    png_set_text(session->png, session->info, &text, 1);
  }
}

// Everything libpng may jump out of. `session` is the caller's, so its fields survive the jump.
static bool write_image(PNGShimSession *session, const PNGShimImage *image) {
  if (setjmp(png_jmpbuf(session->png))) {
    return false;
  }
  png_structp png = session->png;
  bool indexed = image->palette_count > 0;

  png_set_IHDR(png, session->info, image->width, image->height, 8,
               indexed ? PNG_COLOR_TYPE_PALETTE : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (indexed) {
    png_color colors[PNG_MAX_PALETTE_LENGTH] = {0};
    for (int32_t i = 0; i < image->palette_count; i += 1) {
      const uint8_t *rgb = image->palette + 3 * i;
      colors[i] = (png_color){.red = rgb[0], .green = rgb[1], .blue = rgb[2]};
    }
    png_set_PLTE(png, session->info, colors, image->palette_count);
  }
  png_set_pHYs(png, session->info, image->pixels_per_metre, image->pixels_per_metre,
               PNG_RESOLUTION_METER);
  write_text(session, image);

  png_write_info(png, session->info);
  // The stream is there already, so libpng's own writing of rows and of the end is left out: it
  // would insist on having deflated something.
  static const png_byte data[] = "IDAT", end[] = "IEND";
  png_write_chunk(png, data, image->data, image->data_count);
  png_write_chunk(png, end, NULL, 0);
  return true;
}

bool pngshim_encode(const PNGShimImage *image, PNGShimBuffer *out, PNGShimError *error) {
  *out = (PNGShimBuffer){0};
  *error = (PNGShimError){{0}};
  if (image->palette_count < 0 || image->palette_count > PNG_MAX_PALETTE_LENGTH) {
    pngshim_set_error(error, "a palette holds 1 to 256 colours");
    return false;
  }
  PNGShimSession session = {.error = error, .allocations = image->allocations};
  session.png = png_create_write_struct_2(PNG_LIBPNG_VER_STRING, &session, pngshim_on_error,
                                          pngshim_on_warning, &session, pngshim_malloc,
                                          pngshim_release);
  if (session.png == NULL) {
    pngshim_set_error(error, "no memory, or another version than it was built for");
    return false;
  }
  bool done = false;
  session.info = png_create_info_struct(session.png);
  if (session.info == NULL) {
    pngshim_set_error(error, "out of memory");
  } else {
    png_set_write_fn(session.png, out, append, flush);
    done = write_image(&session, image);
  }
  png_destroy_write_struct(&session.png, &session.info);
  if (!done) {
    pngshim_free(out);
  }
  return done;
}
