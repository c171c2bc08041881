/* Two of one family name: "President Kest and Mrs. Kest", "Mr. and Mrs. Kest".
 *
 * In: the runs of runs.c with their titles. A family name alone behind "and" and a form of address of one sex
 * (data/LANG/sexes.tsv) is somebody else than the one of that name right before the "and". The form of address becomes a part of
 * the second one's name, here and wherever it stands before that family name alone, and does what a given name would do.
 *
 * Of "Mr. and Mrs. Kest" the name behind is the second one's; the first is there by his form of address alone, and has his name
 * where the account prints "Mr. Kest" elsewhere.
 *
 * Gives up on: accounts that print two of the family with their given names, where the latest is meant as ever, couples that
 * stand apart in the text, and one of a couple who is never called alone. */
#include "recognise/people/people.h"

enum { COUPLES = 8 };

static bool same_fold(const struct finder *f, size_t a, size_t b) { return ro_str_eq(f->u->words[a].fold, f->u->words[b].fold); }

/* The word before the run is such a form of address, and the run a family name alone. */
static bool addressed(const struct finder *f, const struct run *r) {
    if (r->n != 1 || r->address || !r->word || !(f->cls[r->word - 1] & W_HONOUR)) return false;
    return ro_word_find(&f->u->words[r->word - 1], ro_lexicon_get("sexes"), NULL);
}

static bool couple(const struct finder *f, const struct run *a, const struct run *b) {
    size_t end = a->title.hi2 > a->word + a->n ? a->title.hi2 : a->word + a->n;
    if (!addressed(f, b) || b->word != end + 2 || !ro_str_is(f->u->words[end].fold, "and")) return false;
    return same_fold(f, a->family, b->family);
}

/* Are two of the family printed with their given names? */
static bool given_names(const struct finder *f, size_t family) {
    const struct run *one = NULL;
    for (size_t i = 0; i < f->runs.n; i++) {
        const struct run *r = &f->runs.v[i];
        if (!r->full || r->address || !same_fold(f, r->family, family)) continue;
        if (one && !same_fold(f, one->word, r->word)) return true;
        one = r;
    }
    return false;
}

static void call_by_address(struct finder *f, size_t address, size_t family) {
    for (uint32_t i = 0; i < f->runs.n; i++) {
        struct run *r = &f->runs.v[i];
        if (!addressed(f, r) || !same_fold(f, r->word - 1, address) || !same_fold(f, r->family, family)) continue;
        r->word--, r->n++;
        r->full = r->strong = r->address = true;
        f->run_at[r->word] = i + 1;
        f->cls[r->word] |= W_NAME;
    }
}

/* "Mr. and Mrs. Kest": the word of the first form of address; 0 where the run is none of such a couple, or nobody of the name is
 * called by that form elsewhere. */
static size_t shared_name(const struct finder *f, const struct run *b) {
    if (!addressed(f, b) || b->word < 3 || !ro_str_is(f->u->words[b->word - 2].fold, "and")) return 0;
    size_t first = b->word - 3;
    if (!(f->cls[first] & W_HONOUR) || same_fold(f, first, b->word - 1)) return 0;
    if (!ro_word_find(&f->u->words[first], ro_lexicon_get("sexes"), NULL)) return 0;
    for (size_t i = 0; i < f->runs.n; i++) {
        const struct run *r = &f->runs.v[i];
        if (r != b && addressed(f, r) && same_fold(f, r->word - 1, first) && same_fold(f, r->family, b->family)) return first;
    }
    return 0;
}

static void part_couple(struct finder *f, size_t i, size_t first) {
    const struct run b = f->runs.v[i];
    call_by_address(f, b.word - 1, b.family);
    call_by_address(f, first, b.family);
    RO_PUSH(f->arena, f->runs) =
        (struct run){.word = (uint32_t)first, .n = 1, .family = b.family, .person = -1, .full = true, .address = true};
    f->run_at[first] = (uint32_t)f->runs.n;
    f->cls[first] |= W_NAME;
}

void ro_people_couples(struct finder *f) {
    unsigned found = 0;
    for (size_t i = 0; i < f->runs.n && found < COUPLES; i++) {
        struct run *b = &f->runs.v[i];
        size_t first = shared_name(f, b);
        if (first && !given_names(f, b->family)) {
            found++;
            part_couple(f, i, first);
            continue;
        }
        if (!i || !couple(f, b - 1, b)) continue;
        found++;
        if (!given_names(f, b->family)) call_by_address(f, b->word - 1, b->family);
    }
}
