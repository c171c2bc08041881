/* JSON as it is being written: what stands open, and whether a comma is due. Straight into the sink: a tree of values in between
 * would cost more than the reading. key: NULL for an element of a list. */
#ifndef RO_JSON_H
#define RO_JSON_H

#include "present/out.h"

typedef struct ro_json {
    ro_out out;
    bool pretty; /* a line a value, one blank deeper with each level */
    bool first;  /* nothing stands yet in what was opened last */
    unsigned depth;
} ro_json;

void ro_json_start(ro_json *, bool pretty, ro_sink);
bool ro_json_end(ro_json *);                                 /* false: the sink refused */
void ro_json_open(ro_json *, const char *key, char which);   /* '{' or '[' */
void ro_json_close(ro_json *, char which);                   /* '}' or ']' */
void ro_json_str(ro_json *, const char *key, ro_str);        /* null where unknown */
void ro_json_word(ro_json *, const char *key, const char *); /* the same */
void ro_json_num(ro_json *, const char *key, int64_t);
void ro_json_share(ro_json *, const char *key, double); /* 0 … 1, three digits */
void ro_json_flag(ro_json *, const char *key, bool);
void ro_json_null(ro_json *, const char *key);

#endif
