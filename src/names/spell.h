/* spell: the letters of a printed name, made comparable across spellings. Used by names.c alone. */
#ifndef RO_SPELL_H
#define RO_SPELL_H

#include "base/base.h"

enum spell_script { SPELL_LATIN, SPELL_CYRILLIC, SPELL_HANGUL, SPELL_HAN, SPELL_OTHER };

enum spell_script ro_spell_script(ro_str);
/* Latin letters a … z of a token in Latin or Cyrillic print; pinyin: Cyrillic read by the rules for Chinese names. */
ro_str ro_spell_latin(ro_arena *, ro_str token, bool pinyin);
/* One sign a sound, from Latin letters: "Shoygou" and "Shoigu" give the same. */
ro_str ro_spell_skeleton(ro_arena *, ro_str latin);
/* How far two skeletons are apart, in letters: 1 for a foreign letter, less for letters that stand for one another. */
double ro_spell_distance(ro_str a, ro_str b);

#endif
