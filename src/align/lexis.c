/* Words to numbers, and numbers to weights.
 *
 * In: the folded words of all accounts. Out: an entry a distinct word, with the entry of its stem and a weight.
 *
 * A word weighs what the list of common words says (data/en/frequency.tsv: the logarithm of how rare a sentence with it is), but
 * never more than its rarity among the clauses at hand allows: in an account where every second sentence says "Putin", the name
 * tells little about which sentence this is. Stems are for likeness alone, so the stemmer is rough: it takes English endings off
 * while four letters are left; words of other languages that end so lose an ending on both sides alike. Words of one meaning in
 * accounts of meetings (data/en/synonyms.tsv) share a stem. */
#include "align/parts.h"

#include <math.h>

#define RARE 7.0f /* ln of one sentence in 1100: rarer words are alike in what they tell */

struct lexis *ro_lexis_new(ro_arena *arena, size_t words) {
    struct lexis *l = RO_NEW(arena, struct lexis);
    l->arena = arena;
    l->nslots = 256;
    while (l->nslots < words) l->nslots *= 2;
    l->slot = RO_NEWS(arena, uint32_t, l->nslots);
    l->frequency = ro_lexicon_get("frequency");
    l->synonyms = ro_lexicon_get("synonyms");
    l->function = ro_lexicon_get("function");
    l->states = ro_lexicon_get("states");
    l->lists = ro_change_lists(arena);
    return l;
}

static bool ends(ro_str s, const char *suffix, size_t leave) {
    size_t n = strlen(suffix);
    return s.n >= n + leave && memcmp(s.p + s.n - n, suffix, n) == 0;
}

static bool vowel(char c) { return memchr("aeiouy", c, 6) != NULL; }

/* "stopp" to "stop" after an ending came off, "agre" stays. */
static void undouble(ro_str *s) {
    if (s->n > 3 && s->p[s->n - 1] == s->p[s->n - 2] && !vowel(s->p[s->n - 1]) && !memchr("lsz", s->p[s->n - 1], 3)) s->n--;
}

static bool plural(ro_str *s) {
    if (ends(*s, "ies", 2) || ends(*s, "sses", 2) || ends(*s, "shes", 2) || ends(*s, "ches", 2) || ends(*s, "xes", 2))
        return s->n -= 2, true;
    if (ends(*s, "s", 3) && !ends(*s, "ss", 0) && !ends(*s, "us", 0) && !ends(*s, "is", 0)) return s->n--, true;
    return false;
}

ro_str ro_lexis_stem(ro_str fold, char *out, size_t cap) {
    static const char *const tail[] = {"ization", "isation", "ational", "fulness", "ousness", "iveness", "ation", "ition",
                                       "ments",   "ment",    "ness",    "able",    "ible",    "ance",    "ence",  "ive",
                                       "ful",     "ly",      "ate",     "ion",     "ize",     "ise",     "ity"};
    ro_str s = fold;
    if (s.n >= cap) return s;
    if (ends(s, "'s", 1)) s.n -= 2;
    if (s.n < 4) return s;
    plural(&s);
    if (ends(s, "ing", 4) || ends(s, "ing", 3)) {
        s.n -= 3;
        undouble(&s);
    } else if (ends(s, "ied", 2)) {
        s.n -= 1;
    } else if (ends(s, "ed", 3)) {
        s.n -= 2;
        undouble(&s);
    }
    for (size_t i = 0; i < sizeof tail / sizeof *tail; i++)
        if (ends(s, tail[i], 5)) {
            s.n -= strlen(tail[i]);
            break;
        }
    if (ends(s, "e", 3)) s.n--;
    memcpy(out, s.p, s.n);
    for (size_t i = 0; i + 2 < s.n + 1 && i + 1 < s.n; i++)
        if (i > 1 && i + 3 <= s.n && out[i] == 'o' && out[i + 1] == 'u' && out[i + 2] == 'r') { /* colour, color */
            memmove(out + i + 1, out + i + 2, s.n - i - 2);
            s.n--;
        }
    if (out[s.n - 1] == 'y') out[s.n - 1] = 'i';
    return (ro_str){out, s.n};
}

static uint32_t enter(struct lexis *l, ro_str fold, uint64_t hash, bool *fresh) {
    size_t mask = l->nslots - 1, i = hash & mask;
    for (; l->slot[i]; i = (i + 1) & mask)
        if (l->e.v[l->slot[i] - 1].hash == hash) return *fresh = false, l->slot[i] - 1;
    *fresh = true;
    struct entry *e = &RO_PUSH(l->arena, l->e);
    *e = (struct entry){.hash = hash, .fold = fold, .common = RARE};
    uint32_t id = (uint32_t)l->e.n - 1;
    l->slot[i] = id + 1;
    if (l->e.n * 2 > l->nslots) { /* grow and put all in anew */
        l->nslots *= 4;
        l->slot = RO_NEWS(l->arena, uint32_t, l->nslots);
        for (size_t k = 0; k < l->e.n; k++) {
            size_t at = l->e.v[k].hash & (l->nslots - 1);
            while (l->slot[at]) at = (at + 1) & (l->nslots - 1);
            l->slot[at] = (uint32_t)k + 1;
        }
    }
    return id;
}

static float listed(const struct lexis *l, ro_str fold, uint32_t class) {
    ro_entry e;
    if (!ro_class_whole(class, l->frequency) || !ro_lexicon_find(l->frequency, fold, &e)) return RARE;
    float w = 0;
    for (size_t i = 0; i < e.value[0].n; i++) w = w * 10 + (float)(e.value[0].p[i] - '0');
    return w / 10;
}

uint32_t ro_lexis_word(struct lexis *l, ro_str fold, uint64_t hash) {
    bool fresh;
    uint32_t id = enter(l, fold, hash, &fresh);
    if (!fresh && l->e.v[id].df) return id;
    char buf[64];
    ro_entry syn;
    uint32_t class = ro_lexicon_class_of(hash);
    bool other = ro_class_whole(class, l->synonyms) && ro_lexicon_find(l->synonyms, fold, &syn);
    ro_str stem = other ? syn.value[0] : ro_lexis_stem(fold, buf, sizeof buf);
    uint32_t sid = id;
    if (!ro_str_eq(stem, fold)) sid = enter(l, ro_str_dup(l->arena, stem), ro_hash(stem), &fresh);
    struct entry *e = &l->e.v[id];
    e->df = 1; /* marks it as looked up; the count proper is made in ro_lexis_weigh */
    e->stem = sid;
    e->common = listed(l, fold, class);
    e->function = ro_class_whole(class, l->function) && ro_lexicon_find(l->function, fold, NULL);
    struct entry *s = &l->e.v[sid];
    if (e->common < s->common) s->common = e->common;
    if (sid != id && !s->df) s->stem = sid;
    return id;
}

uint32_t ro_lexis_side(struct lexis *l, ro_str side) {
    bool fresh;
    uint32_t id = enter(l, side, ~ro_hash(side), &fresh); /* no word has that hash: "us" is not US */
    l->e.v[id].stem = id;
    return id;
}

/* Counts clauses a stem stands in and settles the weights. */
void ro_lexis_weigh(struct lexis *l, struct side *side, size_t n) {
    size_t total = 0;
    for (size_t i = 0; i < l->e.n; i++) l->e.v[i].df = 0;
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < side[k].natoms; i++, total++)
            for (size_t j = 0; j < side[k].atoms[i].nbag; j++) l->e.v[side[k].atoms[i].bag[j].stem].df++;
    for (size_t i = 0; i < l->e.n; i++) {
        struct entry *e = &l->e.v[i];
        /* twice its rarity here, plus a little: a word that occurs once an account in ten clauses keeps its full weight */
        float here = 0.7f + 1.3f * logf((float)(total + 1) / (float)(e->df + 1));
        e->weight = e->common < here ? e->common : here;
    }
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < side[k].natoms; i++) {
            struct atom *t = &side[k].atoms[i];
            for (size_t j = 0; j < t->nbag; j++) t->weight += l->e.v[t->bag[j].stem].weight * (float)t->bag[j].n;
        }
}
