// The system's cairo with its FreeType and PDF parts, FreeType and fontconfig.
#pragma once
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include <fontconfig/fontconfig.h>
#include <cairo.h>
#include <cairo-ft.h>
#include <cairo-pdf.h>
