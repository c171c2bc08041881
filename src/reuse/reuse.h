/* reuse: which stretches do texts share, who copied whom, what is a formula. No archive needed. */
#ifndef RO_REUSE_H
#define RO_REUSE_H

#include "base/base.h"

ro_reuse *ro_reuse_run(ro_arena *, const ro_reuse_text *, size_t n, const ro_reuse_options *);

#endif
