// The calls of cairo, libpng, libdeflate, FreeType and fontconfig that failing.c lets fail: where the
// command itself makes them they answer as if there were no memory, or nothing to be had.
#include "failing.h"
#include <string.h>
#include <sys/types.h>

// Whether the command itself calls, and not one library another.
static int is_own(const void *caller) {
  Dl_info info;
  return dladdr(caller, &info) && info.dli_fname && strstr(info.dli_fname, "linreg-report");
}
#define OWN_CALL_FAILS(name) (is_own(__builtin_return_address(0)) && fails(name, ""))

// What libraries give, or do not.
#define LIBRARY(result, name, parameters, arguments, failure)                                     \
  result name parameters {                                                                        \
    if (OWN_CALL_FAILS(#name)) return failure;                                                    \
    return ((result (*) parameters)dlsym(RTLD_NEXT, #name))arguments;                             \
  }

// A surface of a size that can't be is what cairo gives where there is no memory: one with an error.
void *cairo_image_surface_create(int format, int width, int height) {
  if (OWN_CALL_FAILS("cairo_image_surface_create")) width = -1;
  return ((void *(*)(int, int, int))dlsym(RTLD_NEXT, "cairo_image_surface_create"))(
      format, width, height);
}

// A surface with an error of its own: one whose stream can't be written.
static int refused(void *closure, const unsigned char *bytes, unsigned length) { return 11; }
void *cairo_pdf_surface_create_for_stream(int (*write)(void *, const unsigned char *, unsigned),
                                          void *closure, double width, double height) {
  if (OWN_CALL_FAILS("cairo_pdf_surface_create_for_stream")) write = refused;
  return ((void *(*)(int (*)(void *, const unsigned char *, unsigned), void *, double,
                     double))dlsym(RTLD_NEXT, "cairo_pdf_surface_create_for_stream"))(
      write, closure, width, height);
}

LIBRARY(void *, png_create_write_struct_2,
        (const char *v, void *e, void *f, void *g, void *m, void *a, void *b),
        (v, e, f, g, m, a, b), NULL)
LIBRARY(void *, png_create_info_struct, (const void *p), (p), NULL)
LIBRARY(void *, libdeflate_alloc_compressor, (int level), (level), NULL)
LIBRARY(size_t, libdeflate_zlib_compress, (void *c, const void *i, size_t n, void *o, size_t m),
        (c, i, n, o, m), 0)
LIBRARY(int, FT_Init_FreeType, (void *l), (l), 64)
LIBRARY(int, FT_New_Face, (void *l, const char *p, long i, void *f), (l, p, i, f), 85)
LIBRARY(int, FT_Load_Glyph, (void *f, unsigned g, int o), (f, g, o), 85)
LIBRARY(int, FT_Outline_Decompose, (void *o, const void *f, void *u), (o, f, u), 20)
LIBRARY(void *, FcInitLoadConfigAndFonts, (void), (), NULL)
LIBRARY(void *, FcPatternCreate, (void), (), NULL)
LIBRARY(void *, FcCharSetCreate, (void), (), NULL)
LIBRARY(void *, FcFontSort, (void *c, void *p, int t, void *s, void *r), (c, p, t, s, r), NULL)
LIBRARY(void *, FcFontMatch, (void *c, void *p, void *r), (c, p, r), NULL)
