/* spelled: words in British and American spelling (data/en/spelling.tsv, spellingends.tsv). */
#ifndef RO_SPELLED_H
#define RO_SPELLED_H

#include "base/base.h"

/* One word, but for the system that it is spelt in? Folded. */
bool ro_spelled_same(const ro_lexicon *spelling, const ro_lexicon *ends, ro_str p, ro_str q);
/* How the other system may have a folded word: at most so many, in no order that means anything. Among them may be what is no
 * word at all ("meating" would be "maeting"): whoever looks for them knows which words there are. */
size_t ro_spelled_otherwise(ro_arena *, ro_str word, ro_str *out, size_t most);

#endif
