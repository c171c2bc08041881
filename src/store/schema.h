/* The text of the schema: of today, and the steps by which it grew. Internal to store: form.c takes them. */
#ifndef RO_SCHEMA_H
#define RO_SCHEMA_H

/* Where the words stand that say so: in account.text, and in the capture. */
#define WHY                                                                                                                      \
    "  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,\n"                                        \
    "  rule TEXT,                       -- why it is what it is\n"                                                               \
    "  certain INTEGER NOT NULL,        -- 1: a person need not look again\n"

/* What a view takes out of an item e of a list: a part, the four of a span; and where the items come from. */
/* clang-format off */
#define AT(i) "(SELECT value FROM json_each(e.value) WHERE key = " #i ")"
#define SPAN(at, length, source, its_length) \
    AT(at) " AS start_byte, " AT(at) " + " AT(length) " AS end_byte,\n" \
    "  nullif(coalesce(" AT(source) ", " AT(at) "), -1) AS source_start,\n" \
    "  coalesce(" AT(source) " + " AT(its_length) ", CASE WHEN " AT(source) " IS NULL THEN " AT(at) " + " AT(length) " END)" \
    " AS source_end"
#define EACH(list) "\n  FROM account a JOIN json_each(a." list ") e JOIN how h ON h.n = " AT(0)
/* clang-format on */

extern const char ro_schema[]; /* of today */
/* From the first form to the second, from that to the third …: each brings an archive of the form before it to its own. NULL
 * behind the last. */
extern const char *const ro_schema_steps[];
extern const char ro_schema_lists[]; /* schema_lists.c */

/* What is more than SQL: behind the first addresses are to be filled in; behind the last that makes the index of words, or what
 * is beside it, anew, that is filled; and so is the sieve of meetings. */
enum { RO_FORM_ADDRESSES = 8, RO_FORM_SEARCH = 13, RO_FORM_SOUGHT = 16, RO_FORM_SIEVE = 17 };

#endif
