/* The text of the schema, in the order in which it grew. Internal to store: form.c takes its steps. */
#ifndef RO_SCHEMA_H
#define RO_SCHEMA_H

/* Where the words stand that say so: in account.text, and in the capture. */
#define WHY                                                                                                                      \
    "  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,\n"                                        \
    "  rule TEXT,                       -- why it is what it is\n"                                                               \
    "  certain INTEGER NOT NULL,        -- 1: a person need not look again\n"

/* One text a form, from the first; each brings an archive of the form before it to its own. NULL behind the last. */
extern const char *const ro_schema_steps[];
extern const char ro_schema_first[]; /* schema.c */
extern const char ro_schema_lists[]; /* schema_lists.c */

/* What is more than SQL: behind the first addresses are to be filled in; behind the last that makes the index of words, or what is
 * beside it, anew, that is filled; and so is the sieve of meetings. */
enum { RO_FORM_ADDRESSES = 8, RO_FORM_SEARCH = 13, RO_FORM_SOUGHT = 16, RO_FORM_SIEVE = 17 };

#endif
