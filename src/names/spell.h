/* spell: the letters of a printed name, made comparable across spellings. Used by names.c alone. */
#ifndef RO_SPELL_H
#define RO_SPELL_H

#include "base/base.h"

enum spell_script { SPELL_LATIN, SPELL_CYRILLIC, SPELL_HANGUL, SPELL_HAN, SPELL_OTHER };

enum spell_script ro_spell_script(ro_str);
/* By which rules a token is read: PINYIN and JAPANESE are the rules of Cyrillic print for such names, SERBIAN has its own đ,
 * VIETNAMESE reads Latin letters by their sound. */
enum spell_rules { SPELL_PLAIN, SPELL_PINYIN, SPELL_JAPANESE, SPELL_SERBIAN, SPELL_VIETNAMESE };

/* Latin letters a … z of a folded token in Latin or Cyrillic print. */
ro_str ro_spell_latin(ro_arena *, ro_str token, enum spell_rules);
/* One sign a sound, from Latin letters: "Shoygou" and "Shoigu" give the same. */
ro_str ro_spell_skeleton(ro_arena *, ro_str latin);
bool ro_spell_vowel(char);
/* How far two skeletons are apart, in letters: 1 for a foreign letter, less for letters that stand for one another. */
double ro_spell_distance(ro_str a, ro_str b);

#endif
