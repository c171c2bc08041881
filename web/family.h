/* What the page of a family and its picture share. */
#ifndef WEB_FAMILY_H
#define WEB_FAMILY_H

#include "web.h"

typedef struct web_family {
    const ro_reuse_search *search;
    const ro_family *family; /* NULL: it has none */
    uint32_t own;            /* the account that was asked for */
} web_family;

ro_reuse_text web_family_about(const web_family *, uint32_t text);
unsigned web_percent(double share);
void web_family_compare(web_page *, const web_family *, uint32_t x, uint32_t y); /* the address of the comparison of two */
void web_family_tree(web_page *, const web_family *);                            /* the picture (family_tree.c) */

#endif
