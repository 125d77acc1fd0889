// Loops over rows, in C because a C function can be compiled for an instruction set of its own and
// chosen at run time, without flags for the whole package.
#ifndef TRAINING_KERNELS_H
#define TRAINING_KERNELS_H

#include "BatchKernels.h"
#include "Instructions.h"
#include "PanelKernels.h"

#endif
