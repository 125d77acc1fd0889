// The system's libdeflate.
#pragma once
#include <libdeflate.h>
