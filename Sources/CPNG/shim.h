// The system's libpng.
#pragma once
#include <png.h>
