/* Whom the account has meet: the principals by name, who are "both sides", "the two leaders", "they".
 *
 * The heads of the attendance list; where it has fewer than two, the two people of different sides whom the first sentence that
 * names two brings together. */
#include "recognise/speech/who.h"

/* The full name of one who is listed: the person named inside the entry, else as printed. */
static ro_str attendee_name(const speech *s, const ro_attendee *a) {
    const ro_record *rec = s->r->rec;
    for (size_t p = 0; p < rec->npeople && p < PEOPLE_TRIED; p++)
        if (ro_str_eq(rec->people[p].name, a->name)) return a->name;
    size_t w = ro_units_word_at(s->u, a->why.span.lo);
    for (size_t n = 0; w < s->u->nwords && s->u->words[w].span.lo < a->why.span.hi && n < PHRASE_WORDS; w++, n++) {
        const ro_mention *m = ro_mention_at(s->r, s->u->words[w].span.lo);
        if (m && ro_str_find(rec->people[m->person].name, a->name) >= 0) return rec->people[m->person].name;
    }
    return a->name;
}

/* They are the two whom the account has meet. */
bool who_are_heads(const speech *s, const who *w) {
    unsigned found = 0;
    for (unsigned i = 0; i < s->heads.n; i++)
        for (unsigned k = 0; k < w->n; k++) found += ro_str_eq(s->heads.name[i], w->name[k]);
    return w->n == 2 && s->heads.n == 2 && found == 2;
}

/* "N's adviser": N himself need not be there. */
static bool named_as_owner(const speech *s, const ro_mention *m) {
    return who_possessive(s, ro_units_word_at(s->u, m->span.hi) - 1);
}

/* Fewer than two are listed as there: the two people of different sides whom the first sentence that names two brings together.
 */
static void first_pair(speech *s) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 1; i < s->r->nmentions; i++) {
        const ro_person *a = &rec->people[s->r->mentions[i - 1].person], *b = &rec->people[s->r->mentions[i].person];
        size_t sentence = ro_units_sentence_at(s->u, s->r->mentions[i].span.lo);
        if (a == b || sentence >= s->u->nsentences || s->u->sentences[sentence].span.lo > s->r->mentions[i - 1].span.lo) continue;
        if (named_as_owner(s, &s->r->mentions[i - 1]) || named_as_owner(s, &s->r->mentions[i])) continue;
        if (!a->side.n || !b->side.n || ro_str_eq(a->side, b->side)) return;
        who_add(&s->heads, a->name, a->side);
        who_add(&s->heads, b->name, b->side);
        return;
    }
}

void speech_principals(speech *s) {
    const ro_record *rec = s->r->rec;
    for (size_t i = 0; i < rec->nattendance && s->heads.n < WHO_MAX; i++) {
        const ro_attendee *a = &rec->attendance[i];
        if (a->role == RO_ROLE_HEAD && a->name.n) who_add(&s->heads, attendee_name(s, a), a->side);
    }
    if (s->heads.n < 2) first_pair(s);
    s->all = s->heads;
    s->all.kind = WHO_BOTH;
    s->all.plural = s->all.sure = true;
    if (s->all.n < 2 || s->all.n > 3 || s->all.n < rec->nsides || s->all.side.n) {
        s->all.n = 1;
        s->all.name[0] = rec->nsides > 2                                          ? RO_S("all sides")
                         : rec->nsides < 2 && (s->heads.n < 2 || s->heads.side.n) ? RO_S("all participants")
                                                                                  : RO_S("both sides");
    }
    s->all.side = RO_NONE;
}
