/* Who presided: "The meeting, chaired by A, TITLE, and B, was held at ...", "The Ruritanian delegation was headed by A".
 *
 * In: a phrase of data/LANG/attendance.tsv of the kind "head", and the words before it in its clause. They must name the meeting
 * (data/LANG/meets.tsv, noun) or people who came as one ("delegation"), as something known: "the", a state, an ordinal. So what
 * somebody leads at home ("a working group led by N", "the effort led by N") puts nobody on the roll. The people follow, up to
 * the next phrase about those present, a verb, or the topic. Given up: nouns of a meeting that no list knows. */
#include "recognise/attendance/attendance.h"

enum { CLAUSE = 16 }; /* words looked through for what was presided over */

static bool is_noun(const struct roll *c, size_t i) {
    ro_entry e;
    return c->w[i] & (A_TALKS | A_PARTY) ||
           (ro_units_match(c->u, c->meets, i, c->u->nwords, &e) && ro_str_is(e.value[0], "noun"));
}

static bool in_name(const struct roll *c, size_t i) {
    const struct run *r = c->f->run_at[i] ? &c->f->runs.v[c->f->run_at[i] - 1] : NULL;
    return r && (r->person >= 0 || r->strong);
}

/* Do the words before i, back to where their clause opens, say that this meeting or a delegation to it is meant? */
static bool of_meeting(const struct roll *c, size_t lo, size_t i) {
    size_t k = i;
    bool noun = false;
    while (k > lo && (c->w[k - 1] & (A_BE | A_AND) || ro_att_is(c, k - 1, "also") || ro_att_is(c, k - 1, "jointly"))) k--;
    for (; k > lo; k--) {
        size_t w = k - 1;
        if (i - k > CLAUSE || in_name(c, w) || c->w[w] & (A_TOPIC | A_COMING | A_OTHER | A_PAST)) return false;
        noun = noun || is_noun(c, w);
        if (noun && w > lo && (ro_att_comma(c, w - 1) || c->w[w - 1] & A_AND)) {
            k = w;
            break;
        }
    }
    return noun && !ro_att_is(c, k, "a") && !ro_att_is(c, k, "an");
}

/* May a title or the next name of the row begin with word j, behind a comma? */
static bool goes_on(const struct roll *c, size_t j) {
    return ro_people_cap(c->f, j) || c->w[j] & (A_AND | A_ARTICLE) || c->f->cls[j] & (W_OFFICE | W_MOD | W_STATE);
}

size_t ro_att_people_end(const struct roll *c, size_t k, size_t hi) {
    for (size_t j = k; j < hi; j++) {
        ro_entry e;
        if (c->w[j] & A_TOPIC || ro_units_match(c->u, c->cues, j, hi, &e)) return j;
        if (in_name(c, j)) continue;
        if (j == k || goes_on(c, j)) continue;
        bool listed = c->w[j] & A_OBJECT || ro_word_find(&c->u->words[j], c->groups, NULL); /* "on the other side by" */
        bool verb = c->w[j - 1] & A_AND && !listed;                                         /* "and included" */
        bool behind_name = in_name(c, j - 1) && !ro_att_is(c, j, "of");
        if (behind_name || verb || ro_att_comma(c, j - 1)) return j;
    }
    return hi;
}

size_t ro_att_led(struct roll *c, const ro_sentence *x, size_t i, size_t n) {
    size_t lo = x->word, hi = lo + x->nwords, end = i;
    if (!of_meeting(c, lo, i)) return i;
    struct listing l = {.role = RO_ROLE_HEAD, .side = ro_att_side_named(c, lo, i), .rule = "attendance.led"};
    ro_entry e;
    do { /* "hosted by A and moderated by B" */
        size_t from = end + n;
        end = ro_att_people_end(c, from, hi);
        if (end == from || !ro_att_sides(c, from, end, l)) return from > i + n ? from : i;
        n = ro_units_match(c->u, c->cues, end, hi, &e);
    } while (n && ro_str_is(e.value[0], "head") && c->w[end - 1] & A_AND);
    return end;
}
