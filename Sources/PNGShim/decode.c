#include <stdlib.h>
#include <string.h>

#include "shared.h"

// Our own files hold a few hundred bytes outside the pixels; a megabyte is generous and harmless.
static const png_alloc_size_t most_chunk_bytes = 1 << 20;
static const png_uint_32 most_chunks = 64;

typedef struct {
  const uint8_t *bytes;
  size_t count;
  size_t position;
} Source;

static void take(png_structp png, png_bytep bytes, size_t count) {
  Source *source = png_get_io_ptr(png);
  if (source->count - source->position < count) {
    png_error(png, "the file ends too early");
  }
  memcpy(bytes, source->bytes + source->position, count);
  source->position += count;
}

// Everything libpng may jump out of. All state is behind pointers, so it survives the jump.
static bool read_image(PNGShimSession *session, uint64_t max_pixels, PNGShimPixels *out) {
  if (setjmp(png_jmpbuf(session->png))) {
    return false;
  }
  png_structp png = session->png;
  png_infop info = session->info;
  png_set_chunk_malloc_max(png, most_chunk_bytes);
  png_set_chunk_cache_max(png, most_chunks);
  png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);

  png_read_info(png, info);
  png_uint_32 width = png_get_image_width(png, info);
  png_uint_32 height = png_get_image_height(png, info);
  if ((uint64_t)width * height > max_pixels) {
    png_error(png, "the image is larger than expected");
  }
  if (png_get_bit_depth(png, info) > 8) {
    png_error(png, "the image has 16 bits a sample");
  }
  if (png_get_interlace_type(png, info) != PNG_INTERLACE_NONE) {
    png_error(png, "the image is interlaced");
  }

  png_set_expand(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  png_read_update_info(png, info);
  size_t row_bytes = (size_t)width * 4;
  if (png_get_rowbytes(png, info) != row_bytes) {
    png_error(png, "unexpected row length");
  }
  out->width = width;
  out->height = height;
  out->buffer.capacity = row_bytes * height;
  out->buffer.count = row_bytes * height;
  out->buffer.bytes = malloc(out->buffer.capacity);
  if (out->buffer.bytes == NULL) {
    png_error(png, "out of memory");
  }
  for (png_uint_32 y = 0; y < height; y += 1) {
    png_read_row(png, out->buffer.bytes + (size_t)y * row_bytes, NULL);
  }
  png_read_end(png, NULL);
  return true;
}

bool pngshim_decode(const uint8_t *bytes, size_t count, uint64_t max_pixels, int64_t allocations,
                    PNGShimPixels *out, PNGShimError *error) {
  *out = (PNGShimPixels){0};
  *error = (PNGShimError){{0}};
  if (count < 8 || png_sig_cmp(bytes, 0, 8) != 0) {
    pngshim_set_error(error, "the file is not a PNG");
    return false;
  }
  PNGShimSession session = {.error = error, .allocations = allocations};
  session.png =
      png_create_read_struct_2(PNG_LIBPNG_VER_STRING, &session, pngshim_on_error,
                               pngshim_on_warning, &session, pngshim_malloc, pngshim_release);
  if (session.png == NULL) {
    pngshim_set_error(error, "no memory, or another version than it was built for");
    return false;
  }
  Source source = {.bytes = bytes, .count = count};
  bool done = false;
  session.info = png_create_info_struct(session.png);
  if (session.info == NULL) {
    pngshim_set_error(error, "out of memory");
  } else {
    png_set_read_fn(session.png, &source, take);
    done = read_image(&session, max_pixels, out);
  }
  png_destroy_read_struct(&session.png, &session.info, NULL);
  if (done && source.position != source.count) {
    pngshim_set_error(error, "there are bytes after the end of the image");
    done = false;
  }
  if (!done) {
    pngshim_free(&out->buffer);
    *out = (PNGShimPixels){0};
  }
  return done;
}
