/* What a page is by its shape, whatever its words: a feed, rules for robots, a list of teasers, a shell without text. */
#ifndef RO_SHAPE_H
#define RO_SHAPE_H

#include "clean/refuse.h"

/* "feed", "list" or "rules" where the file as a whole is one; else NULL. */
const char *ro_shape_file(const ro_page *);

enum { RO_TEASER = 60 }; /* words of one teaser at most */

/* Runs of prose parted by marks: headings that are links, dates, "read more". */
typedef struct ro_teasers {
    size_t marks, runs, more;
    size_t longest; /* words of the longest run that belongs to the chosen text; counting stops where it is no teaser */
    bool some;      /* the chosen text may be teasers, if the page says that it is a list */
    bool list;      /* the page is a list, whatever it says */
} ro_teasers;
ro_teasers ro_shape_teasers(const ro_seen *, const ro_lexicon *);

/* What the tags of a page say that has little text. */
enum {
    RO_ASKS_PASSWORD = 1,
    RO_LEADS_ON = 2,   /* <meta http-equiv=refresh> with an address */
    RO_CHALLENGES = 4, /* a frame, form or script named challenge or captcha */
    RO_WANTS_SCRIPT = 8,
    RO_IS_FRAME = 16,
};
unsigned ro_shape_tags(const ro_page *);

#endif
