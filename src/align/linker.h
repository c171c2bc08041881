/* The linker's bench, shared by the steps that link the clauses of two accounts: what two clauses have in common
 * (likeness.c), chains (link.c), gaps (gaps.c), exchanges (settle.c), neighbours (company.c), growth (grow.c). */
#ifndef RO_ALIGN_LINKER_H
#define RO_ALIGN_LINKER_H

#include "align/parts.h"

struct candidate {
    uint32_t i, j;
    float gain, share, best; /* best: of the chain that ends here */
    int32_t from;
};

struct linker {
    ro_arena *arena;
    const struct lexis *lexis;
    const struct side *x, *y;
    RO_VEC(struct candidate) c;
    int32_t *xlink, *ylink; /* partner in a 1-1 link, -1 none */
    float *table;           /* scratch for gaps */
    size_t room;
    uint32_t *xdf, *ydf; /* clauses that each stem stands in */
    bool parallel;       /* the two run side by side: versions of one text */
    float alone;         /* what a lone link must share in texts of this size */
};

float ro_link_shared(const struct lexis *, const struct atom *, const struct atom *); /* weight in common */
float ro_link_share(const struct atom *, const struct atom *, float common); /* … as a share of what both weigh, 0 … 1 */
unsigned ro_link_topic(const struct lexis *, const struct atom *, const struct atom *,
                       float *weight); /* words of content in common, and what they weigh */
bool ro_link_content(const struct lexis *, const struct atom *, const struct atom *); /* a word of content in common */
float ro_link_mouths(const struct atom *, const struct atom *);                       /* how far the speakers let two be one */
float ro_link_worth(const struct atom *, const struct atom *, float common); /* what is in common, less what speakers take */
float ro_link_against(const struct linker *, const struct atom *x,
                      const struct atom *y); /* weight that says they are two things */
float ro_link_gain(const struct linker *, const struct atom *x,
                   const struct atom *y); /* of a link in company; speakers count half */
float ro_link_lone(const struct linker *, const struct atom *, const struct atom *); /* … and what a lone one needs above it */
float ro_link_doublings(size_t n);                                                   /* of few clauses, that make n */
float ro_link_crowd(size_t n); /* how much more a lone link must share among n clauses */

void ro_links_drop_strays(struct linker *);
void ro_links_drop_lone(struct linker *);
void ro_links_fill_near(struct linker *);
void ro_links_settle(struct linker *);
void ro_links_by_name(struct linker *);
void ro_links_extend(struct linker *);
void ro_links_fill_far(struct linker *);
void ro_links_fill_amid(struct linker *);
void ro_links_grow(struct linker *, struct links *out);

#endif
