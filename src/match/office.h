/* Are two titles one post? Internal to match. */
#ifndef RO_OFFICE_H
#define RO_OFFICE_H

#include "base/base.h"

/* A title taken apart: its heads ("prime minister", "general") and the words that say which one ("japan"). */
typedef struct ro_office {
    ro_str head[4], word[12];
    unsigned nheads, nwords;
    char sex; /* 'm', 'f', 0 the title does not say */
} ro_office;

ro_office ro_office_read(ro_arena *, ro_str *words, size_t n); /* words folded bare */
/* 0 two posts, 1 one as far as the titles go, 2 they say so in the same words. */
unsigned ro_office_same(const ro_office *, const ro_office *);

#endif
