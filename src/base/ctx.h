/* The context: nothing but the last error. */
#ifndef RO_CTX_H
#define RO_CTX_H
#include "base/base.h"
struct ro_ctx {
    struct ro_error error;
};
#endif
