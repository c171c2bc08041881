/* What hangs on an account in numbers, kept small: words that come again and again have a number each (lists.c), and what is
 * never looked for across accounts stands as a list in the account's own row. Views give both back as plain rows. */
#ifndef RO_STORE_LISTS_H
#define RO_STORE_LISTS_H

#include "store/store.h"

/* What many rows have in common. */
typedef struct ro_manner {
    const char *what; /* mode, field, role or kind */
    ro_str also;      /* cue or anchor */
    ro_str side;
    int64_t degree; /* strength, or a flag */
    const char *rule;
    bool certain;
} ro_manner;

int64_t ro_words_number(ro_job *, ro_str);                   /* of a text; 0 where p is NULL */
int64_t ro_manner_number(ro_job *, ro_manner);               /* of what rows have in common */
int64_t ro_names_number(ro_job *, const ro_str *, size_t n); /* of some names as one text, a JSON array; 0 none */
void ro_numbers_forget(ro_archive *);                        /* a transaction was taken back: they may never have been */

/* The lists of a record, each an array of arrays in JSON; p NULL where empty. */
typedef struct ro_kept_lists {
    ro_str statements, evidence, paragraphs, furniture;
} ro_kept_lists;
ro_kept_lists ro_lists_make(ro_job *, const ro_record *);
/* The next of the statements of an account, out of its list; false at the end, or where a damaged file holds no such list. */
typedef struct ro_list_item {
    int64_t how, names; /* names: a word, the speakers as a JSON array; 0 none */
    ro_span span;       /* RO_NOSPAN not known */
} ro_list_item;
bool ro_lists_next(ro_str list, size_t *at, ro_list_item *out);
ro_str ro_lists_mentions(ro_job *, const ro_person *);
ro_str ro_lists_titles(ro_job *, const ro_person *);

#endif
