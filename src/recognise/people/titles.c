/* Titles beside a name: before it ("Foreign Minister Sergei N", "President of the Republic N"), after a comma ("N, general
 * secretary of the Party,"), and parted by it ("President N of France").
 *
 * A title is words that hang on an office of data/LANG/offices.tsv: capital or office words to its left, and to its right
 * chains of "of", "for", "to", "and", "in" with capital words. The leftmost office of the stretch before the name is the head.
 * After a comma the title runs to the next comma that does not part an abbreviation ("secretary of the C.C., WPK") or a
 * further noun of the same chain. Forms of address and ranks are left out. */
#include "recognise/people/people.h"

#include <stdio.h>

static bool is(const struct finder *f, size_t i, const char *lit) { return ro_str_is(f->u->words[i].fold, lit); }

bool ro_title_small(const struct finder *f, size_t i, const char *role) {
    ro_str language = f->r->rec->language;
    char want[8];
    ro_entry e;
    if (language.n != 2 || f->u->words[i].fold.n > 5) return false;
    snprintf(want, sizeof want, "%.2s%s", language.p, role);
    return ro_lexicon_as(ro_lexicon_get("articles"), f->u->words[i].fold, want, &e);
}

/* A small word inside a title, whatever its letters. */
static bool joint(const struct finder *f, size_t i) {
    static const char *const w[] = {"of", "the", "for", "to", "and", "in", "on", "at", "under", "de", "и", "по"};
    for (size_t k = 0; k < sizeof w / sizeof *w; k++)
        if (is(f, i, w[k])) return true;
    return false;
}

static bool connector(const struct finder *f, size_t i) { return !ro_people_cap(f, i) && joint(f, i); }

/* A word of no title. 'w': it opens a clause about the person ("who", "that"); 'v': a verb; 0 neither. Before the office a word
 * in
 * "-ed" describes ("acclaimed designer"). */
static char clause_word(const struct finder *f, size_t i, bool before) {
    ro_entry e;
    const ro_word *w = &f->u->words[i];
    if (f->u->base || ro_people_cap(f, i) || f->olen[i] || f->cls[i] & (W_MOD | W_STATE)) return 0;
    if (ro_word_find(w, ro_lexicon_get("function"), &e)) {
        bool verb = ro_str_is(e.value[0], "modal") || ro_str_is(e.value[0], "auxiliary");
        return ro_str_is(e.value[0], "relative") ? 'w' : verb ? 'v' : 0;
    }
    if (ro_word_find(w, ro_lexicon_get("verb_forms"), &e)) return ro_str_is(e.value[1], "past") ? 'v' : 0;
    if (before || (i && joint(f, i - 1))) return 0; /* "of the talented youth" */
    bool hangs =
        i && f->u->words[i - 1].fold.n && ro_str_find(ro_units_gap(f->u, i - 1), RO_S("-")) >= 0; /* "recently-published" */
    return w->fold.n > 4 && ro_str_ends(w->fold, "ed") && !hangs ? 'v' : 0;
}

/* Words that say whose, and are no part of a title: "our ambassador". */
static bool owning(const struct finder *f, size_t i) {
    static const char *const w[] = {"our", "my", "his", "her", "its", "their", "your"};
    for (size_t k = 0; k < sizeof w / sizeof *w; k++)
        if (is(f, i, w[k])) return true;
    return false;
}

bool ro_title_has_office(const struct finder *f, size_t lo, size_t hi, unsigned kinds) {
    for (size_t i = lo; i < hi; i++)
        if (f->olen[i] && f->cls[i] & kinds) return true;
    return false;
}

static bool paren(const struct finder *f, size_t i) { /* "Council (NEC) Director" */
    ro_str g = ro_units_gap(f->u, i - 1);
    return ro_str_is(g, " (") || ro_str_is(g, ") ") || ro_str_is(g, "\xE2\x80\x93");
}

/* May word k stand in a title, with word k + 1 already in it? */
static bool inside(const struct finder *f, size_t k) {
    if (f->cls[k] & W_NAME || f->cls[k] & W_OPENER) return connector(f, k);
    if (f->cls[k] & W_POSS && !(f->cls[k] & W_STATE)) return f->cls[k] & W_OFFICE;
    if (ro_people_cap(f, k) || connector(f, k)) return true;
    if (f->u->words[k].flags & RO_WORD_DIGIT && k + 1 < f->u->nwords && paren(f, k + 1)) return true; /* "(1999-2004)" */
    return f->cls[k] & (W_OFFICE | W_MOD | W_STATE);
}

/* "Is", "Will": a capital that opens a question, wherever it stands. */
static bool asks(const struct finder *f, size_t k) {
    ro_entry e;
    return ro_people_cap(f, k) && ro_word_find(&f->u->words[k], ro_lexicon_get("function"), &e) &&
           (ro_str_is(e.value[0], "auxiliary") || ro_str_is(e.value[0], "modal"));
}

static bool premodifier(const struct finder *f, size_t k) {
    if (ro_title_small(f, k, "")) return false; /* "Le Président", "O ministro" */
    if (f->cls[k] & (W_NAME | W_OPENER | W_POSS | W_HONOUR) || connector(f, k) || asks(f, k)) return false;
    return ro_people_cap(f, k) || f->cls[k] & W_MOD;
}

/* "Is President Norn there?", "Addressing President Norn": a capital that is only that of the sentence. */
static bool opens_sentence(const struct finder *f, size_t k, size_t floor) {
    ro_entry e;
    const ro_word *w = &f->u->words[k];
    for (size_t i = floor; i < k; i++) /* "Q Did President Norn ..." */
        if (!(f->cls[i] & W_OPENER) || k > floor + 2) return false;
    if (f->cls[k] & (W_OFFICE | W_MOD | W_STATE)) return false;
    if (w->fold.n > 5 && ro_str_ends(w->fold, "ing") && f->cls[k] & W_COMMON) return true;
    return ro_word_find(w, ro_lexicon_get("function"), &e) ||
           (f->cls[k] & W_COMMON && w->fold.n > 4 && ro_str_ends(w->fold, "ly"));
}

/* A word that belongs to offices ("the host President") and here is a verb ("will host President Norn"): no article, and nothing
 * else of a title, before it. */
static bool acts(const struct finder *f, size_t k) {
    static const char *const verbs[] = {"host", "press", "head", "chair"};
    bool may = false;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) may = may || is(f, k, verbs[i]);
    return may && !is(f, k - 1, "the") && !is(f, k - 1, "a") && !owning(f, k - 1) && !(f->cls[k - 1] & (W_MOD | W_STATE));
}

/* ... in small letters, and right before a title in capitals. */
static bool verb_before(const struct finder *f, size_t k, size_t floor) {
    return k > floor && !ro_people_cap(f, k) && ro_people_cap(f, k + 1) && acts(f, k);
}

/* The start of the title whose first office is at head: its modifiers, over an "and" too ("Industry and Trade Minister"). */
static size_t title_start(const struct finder *f, size_t head, size_t floor, size_t first) {
    size_t s = head;
    while (s > floor && (ro_people_joined(f, s, ".") || paren(f, s)) && premodifier(f, s - 1) && !opens_sentence(f, s - 1, first))
        s--;
    if (s < head && verb_before(f, s, first)) s++;
    if (s >= floor + 2 && s < head && is(f, s - 1, "and") && premodifier(f, s - 2) && ro_people_joined(f, s, "") &&
        ro_people_joined(f, s - 1, "") && f->cls[s - 2] & W_COMMON && !(f->cls[s - 2] & (W_STATE | W_OFFICE))) {
        size_t t = s - 2;
        while (t > floor && ro_people_joined(f, t, "") && premodifier(f, t - 1)) t--;
        if (t == floor || !connector(f, t - 1)) s = t;
    }
    return s;
}

static bool before(const struct finder *f, size_t word, size_t end, size_t floor, struct title *out);
static size_t last_holder(const struct finder *f, size_t lo, size_t end);
static int side_in(const struct finder *f, size_t lo, size_t hi, ro_str *side);
static bool two_states(const struct finder *f, size_t lo, size_t i, size_t end);
static bool two_heads(const struct finder *f, size_t lo, size_t i, size_t end);

bool ro_title_before(const struct finder *f, size_t word, size_t floor, struct title *out) {
    if (f->u->base) return word > floor && ro_title_chain(f, word, floor, out);
    if (word <= floor || !(ro_people_joined(f, word, ".") || paren(f, word))) return false;
    return before(f, word, word, floor, out);
}

void ro_title_before_comma(const struct finder *f, size_t word, size_t floor, struct title *out) {
    if (word > floor + 1 && ro_str_is(ro_units_gap(f->u, word - 1), ", ")) before(f, word, word, floor, out);
}

/* Words [k, end) close a row ("Ports and Bridges") that an office with "of" or "for" opens before the comma: its word, k when
 * not. */
static size_t row_start(const struct finder *f, size_t k, size_t end, size_t floor) {
    bool conj = false;
    for (size_t i = k; i < end; i++) conj = conj || is(f, i, "and");
    if (!conj || !ro_people_cap(f, k) || !ro_str_is(ro_units_gap(f->u, k - 1), ", ")) return k;
    for (size_t i = k; i > floor && k - i < 16; i--) {
        bool comma = ro_str_is(ro_units_gap(f->u, i - 1), ", ");
        if (f->cls[i - 1] & W_NAME || (!comma && !ro_people_joined(f, i, ""))) return k;
        bool chain = is(f, i - 1, "of") || is(f, i - 1, "for");
        if (!chain && !ro_people_cap(f, i - 1) && !connector(f, i - 1)) return k;
        if (!chain || i < floor + 2) continue;
        size_t head = i - 2;
        while (head > floor && head + 5 > i && !(f->olen[head] && f->cls[head] & W_OFFICE)) head--;
        if (f->olen[head] && f->cls[head] & W_OFFICE && head + f->olen[head] == i - 1) return head;
    }
    return k;
}

/* "Karvik, KV (Harbour News) Secretary of State N": the town and the agency that open a paragraph are no part of the title. */
static uint32_t behind_dateline(const struct finder *f, const struct title *t) {
    enum { TOWN = 4 };
    size_t s = t->lo ? ro_units_sentence_at(f->u, f->u->words[t->lo].span.lo) : f->u->nsentences;
    if (s >= f->u->nsentences) return t->lo;
    size_t p = f->u->sentences[s].para;
    if (t->lo > f->u->paras[p].word + TOWN) return t->lo;
    bool comma = false;
    for (size_t i = f->u->paras[p].word; i < t->lo; i++) comma = comma || ro_str_is(ro_units_gap(f->u, i), ", ");
    for (uint32_t i = t->lo; comma && i + 1 < t->hi && i < t->lo + TOWN; i++)
        if (ro_str_is(ro_units_gap(f->u, i), ") ")) return i + 1;
    return t->lo;
}

/* "... Associated Ports (AP) interim President", "Norn (R-OH) and Governor": a bracket that opens before the title parts it from
 * what it belongs to. */
static void whole_brackets(const struct finder *f, struct title *t) {
    int depth = 0;
    uint32_t lo = t->lo;
    for (uint32_t i = t->lo; i + 1 < t->hi; i++) {
        ro_str g = ro_units_gap(f->u, i);
        for (size_t k = 0; k < g.n; k++) {
            if (g.p[k] == '(') depth++;
            if (g.p[k] != ')') continue;
            if (--depth >= 0) continue;
            depth = 0;
            lo = i + 1;
        }
    }
    if (lo == t->lo) lo = behind_dateline(f, t);
    while (lo > t->lo && lo + 1 < t->hi && connector(f, lo)) lo++;
    if (lo > t->lo && ro_title_has_office(f, lo, t->hi, W_OFFICE)) t->lo = lo;
}

static bool before(const struct finder *f, size_t word, size_t end, size_t floor, struct title *out) {
    while (end > floor && f->cls[end - 1] & (W_HONOUR | W_RANK) && !(f->cls[end - 1] & W_OFFICE) && ro_people_joined(f, end, "."))
        end--;
    size_t k = end;
    while (k > floor && end - k < 40 && (k == word || ro_people_joined(f, k, ".") || paren(f, k)) && inside(f, k - 1)) k--;
    size_t head = k;
    while (head < end && (!(f->olen[head] && f->cls[head] & W_OFFICE) || (head + 1 < end && verb_before(f, head, floor)))) head++;
    if (head >= end && k > floor) { /* "Minister of Roads, Ports and Bridges N" */
        size_t row = row_start(f, k, end, floor);
        if (row < k) head = row, k = row;
    }
    if (head >= end) { /* a rank alone */
        if (end < word && f->cls[end] & W_RANK) {
            *out = (struct title){.lo = (uint32_t)end, .hi = (uint32_t)word};
            for (size_t i = end; i < word; i++)
                if (f->cls[i] & W_RANK) out->hi = (uint32_t)i + 1;
            return true;
        }
        return false;
    }
    if (connector(f, end - 1)) return false;
    for (size_t i = head + 1; i < end; i++) /* "Speech by the President of Ruritania President of Ruritania N" */
        if (f->olen[i] && f->cls[i] & W_OFFICE && f->u->words[i].hash == f->u->words[head].hash && !connector(f, i - 1) &&
            ro_people_cap(f, i) && f->cls[i - 1] & (W_STATE | W_COMMON) && i + f->olen[i] < end && is(f, i + f->olen[i], "of"))
            head = k = i;
    for (size_t i = head + 1; i < end; i++) { /* "Meeting with Government members President of Ruritania N" */
        ro_str last = f->u->words[i - 1].fold;
        if (f->olen[i] && f->cls[i] & W_OFFICE && ro_people_cap(f, i) && !ro_people_cap(f, i - 1) && !connector(f, i - 1) &&
            ro_str_ends(last, "s") && !ro_str_ends(last, "ss") && !(f->cls[i - 1] & W_POSS))
            head = k = i;
    }
    *out = (struct title){.lo = (uint32_t)title_start(f, head, k, floor), .hi = (uint32_t)end};
    out->lo = (uint32_t)last_holder(f, out->lo, end);
    for (size_t i = out->lo; i + 1 < end; i++)
        if (is(f, i, "and") && (two_states(f, out->lo, i, end) || two_heads(f, out->lo, i, end))) out->lo = (uint32_t)i + 1;
    whole_brackets(f, out);
    return true;
}

/* The office at i ends at word *hi and stands for a state alone: "President", "Prime Minister". */
static bool principal(const struct finder *f, size_t i, size_t *hi) {
    ro_entry e;
    if (!f->olen[i] || !(f->cls[i] & W_OFFICE)) return false;
    const ro_lexicon *l = ro_lexicon_get("meeting_words");
    bool top = false;
    for (size_t w = i; w < i + f->olen[i]; w++)
        for (int k = 0; k < 4 && ro_word_find(&f->u->words[w], l, &e); k++) top = top || ro_str_is(e.value[k], "top");
    *hi = i + f->olen[i];
    return top;
}

/* "the Ruritanian head of state and Syldavian President N": two people, who part at `i`. */
static bool two_states(const struct finder *f, size_t lo, size_t i, size_t end) {
    ro_str a = RO_NONE, b = RO_NONE;
    return side_in(f, lo, i, &a) == 2 && side_in(f, i + 1, end, &b) == 2 && !ro_str_eq(a, b) && ro_people_state(f, i + 1) &&
           ro_title_has_office(f, i + 1, end, W_OFFICE);
}

/* The state that an office in [lo, hi) is of. */
static bool of_state(const struct finder *f, size_t lo, size_t hi, ro_str *side) {
    for (size_t i = lo + 1; i < hi; i++) {
        const struct place_of *s = ro_people_state(f, i);
        bool the = s && s->word == i && is(f, i - 1, "the") && i > lo + 1;
        if (!s || s->word != i || s->kind != 'n' || !is(f, i - 1 - the, "of")) continue;
        *side = s->side;
        return true;
    }
    return false;
}

/* "the President of Ruritania and Chairman of the State Council of Syldavia N": who heads one state holds no office of another.
 */
static bool two_heads(const struct finder *f, size_t lo, size_t i, size_t end) {
    ro_str a = RO_NONE, b = RO_NONE;
    size_t hi;
    return principal(f, lo, &hi) && ro_people_cap(f, i + 1) && f->olen[i + 1] && f->cls[i + 1] & W_OFFICE &&
           of_state(f, hi - 1, i, &a) && of_state(f, i + 1, end, &b) && !ro_str_eq(a, b);
}

/* Two people in words [lo, end) before a name, which is of the second: "the President and Secretary N", "President and Prime
 * Minister N", "Chief of Staff to Senator N", "Statement by the Spokesperson on National Security Advisor N". Where the title of
 * the second begins; lo where there is one. */
static size_t last_holder(const struct finder *f, size_t lo, size_t end) {
    size_t from = lo;
    for (size_t i = lo + 1; i + 1 < end; i++) {
        if (!ro_people_joined(f, i, ".") || !ro_people_joined(f, i + 1, ".")) continue;
        size_t next = i + 1, hi, hi2;
        while (next + 1 < end && (f->cls[next] & (W_MOD | W_STATE)) && !(f->olen[next] && f->cls[next] & W_OFFICE)) next++;
        bool office = ro_people_cap(f, i + 1) && f->olen[next] && f->cls[next] & W_OFFICE && next + f->olen[next] == end;
        if (!office) continue;
        bool under = (is(f, i, "to") || is(f, i, "on")) && !ro_people_cap(f, i) && ro_title_has_office(f, lo, i, W_OFFICE);
        bool two = is(f, i, "and") && principal(f, from, &hi) && hi == i &&
                   ((from && is(f, from - 1, "the")) || (principal(f, next, &hi2) && !is(f, from, "prime")));
        if (under || two) from = i + 1;
    }
    return from;
}

static bool preposition(const struct finder *f, size_t i) {
    ro_entry e;
    return !joint(f, i) && ro_word_find(&f->u->words[i], ro_lexicon_get("function"), &e) && ro_str_is(e.value[0], "preposition");
}

size_t ro_title_tail(const struct finder *f, size_t i, size_t limit) {
    size_t k = i, good = i;
    while (k + 1 < limit && is(f, k, "of") && ro_people_joined(f, k + 1, "")) {
        size_t w = k + 1;
        if (is(f, w, "the") && w + 1 < limit) w++;
        if (!ro_people_cap(f, w) || f->cls[w] & W_NAME) break;
        while (w < limit && ro_people_cap(f, w) && !(f->cls[w] & W_NAME) && (w == k + 1 || ro_people_joined(f, w, ".")) &&
               !preposition(f, w)) { /* a heading goes on: "President of Ruritania Before Talks" */
            bool poss = f->cls[w++] & W_POSS;
            if (poss && !(f->cls[w - 1] & W_STATE)) return good;
            if (w + 1 < limit && is(f, w, "and") && ro_people_joined(f, w, "") && ro_people_cap(f, w + 1) &&
                !(f->cls[w + 1] & (W_NAME | W_STATE | W_OFFICE | W_MOD | W_HONOUR)) && ro_people_joined(f, w + 1, ""))
                w++;
        }
        good = k = w;
    }
    return good;
}

static bool comma(const struct finder *f, size_t i) { return ro_str_find(ro_units_gap(f->u, i), RO_S(",")) >= 0; }

static bool hard_stop(const struct finder *f, size_t i) { /* after word i the title cannot go on */
    ro_str g = ro_units_gap(f->u, i);
    if (ro_gap_plain(g)) return false;
    for (size_t k = 0; k < g.n; k++)
        if (g.p[k] == ';' || g.p[k] == ':' || g.p[k] == '\n' || g.p[k] == '?' || g.p[k] == '!') return true;
    if (ro_str_find(g, RO_S("\xE2\x80\xA2")) >= 0) return true; /* the next item of a list */
    return ro_str_find(g, RO_S("\xE2\x80\x94")) >= 0 || ro_str_find(g, RO_S(" \xE2\x80\x93")) >= 0 ||
           ro_str_find(g, RO_S("--")) >= 0;
}

/* The comma after word i parts an abbreviation from its party ("C.C., WPK"), or one noun of a row from the next. */
static bool soft_comma(const struct finder *f, size_t i, size_t limit) {
    if (i + 1 >= limit) return false;
    if (f->cls[i + 1] & W_NAME) return false;
    bool upper = f->u->words[i + 1].flags & RO_WORD_UPPER && f->cls[i + 1] & W_STATE;
    if (upper && f->u->words[i].span.hi - f->u->words[i].span.lo <= 2) return true;
    size_t k = i + 1; /* a row: capital words only, up to "and" and a last one */
    for (; k < limit && k < i + 12; k++) {
        if (f->olen[k] && f->cls[k] & W_OFFICE) return false;
        if (f->cls[k] & (W_NAME | W_STATE)) return false;
        if (is(f, k, "and"))
            return k > i + 1 && k + 1 < limit && ro_people_cap(f, k + 1) && !(f->cls[k + 1] & W_NAME) && !f->olen[k + 1];
        if (!ro_people_cap(f, k) || hard_stop(f, k)) return false;
    }
    return false;
}

/* "N on his election as President of Ruritania": the office that he has just got. */
static bool elected(const struct finder *f, size_t end, size_t limit, struct title *out) {
    ro_entry e;
    unsigned n = ro_people_joined(f, end, "") ? ro_units_match(f->u, ro_lexicon_get("elected"), end, limit, &e) : 0;
    size_t lo = end + n, head = lo;
    while (n && head + 1 < limit && f->cls[head] & (W_MOD | W_STATE) && !(f->olen[head] && f->cls[head] & W_OFFICE)) head++;
    if (!n || head >= limit || !f->olen[head] || !(f->cls[head] & W_OFFICE)) return false;
    *out = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)ro_title_tail(f, head + f->olen[head], limit), .after = true};
    return true;
}

bool ro_title_after(const struct finder *f, size_t end, size_t limit, struct title *out) {
    if (!end || end + 1 > limit || end >= limit || f->cls[end - 1] & W_POSS) return false;
    if (elected(f, end, limit, out)) return true;
    ro_str g = ro_units_gap(f->u, end - 1);
    ro_str t = ro_str_trim(g);
    bool dash = f->u->base && (ro_str_is(t, "\xE2\x80\x94") || ro_str_is(t, "\xE2\x80\x93") || ro_str_is(t, "-"));
    if (!(t.n == 1 && t.p[0] == ',') && !dash) return false;
    size_t lo = end;
    if (is(f, lo, "as") && lo + 2 < limit) lo++;     /* "N, as president of Ruritania, said" */
    if (ro_title_small(f, lo, " and")) return false; /* "N, e a presidente M": of another */
    if (is(f, lo, "the") || is(f, lo, "a") || is(f, lo, "an") || owning(f, lo) || ro_title_small(f, lo, "")) lo++;
    size_t head = lo;
    while (head < limit && head < lo + 8 && !(f->olen[head] && f->cls[head] & W_OFFICE)) {
        if (f->cls[head] & W_NAME || (f->cls[head] & W_OPENER && !connector(f, head)) || connector(f, head)) return false;
        if (clause_word(f, head, true) || is(f, head, "as")) return false;
        if (head > lo && !ro_people_joined(f, head, ".'\xE2\x80\x99")) return false;
        if (!ro_people_cap(f, head) && !(f->cls[head] & (W_MOD | W_OFFICE)) && head >= lo + 4) return false;
        head++;
    }
    if (head >= limit || head >= lo + 8) return false;
    /* "N, President M": the office belongs to the next name */
    size_t hi = head + f->olen[head];
    while (hi < limit && !hard_stop(f, hi - 1)) {
        ro_str open = ro_units_gap(f->u, hi - 1); /* "chairman of the Salt Committee (Gossol) of Ruritania" */
        if (ro_str_is(open, " (") && ro_str_starts(ro_units_gap(f->u, hi), ")")) {
            hi++;
            continue;
        }
        if (f->cls[hi] & W_NAME) {
            if (hi < head + 2 || !is(f, hi - 1, "and")) return false;
            hi--; /* "A, director and B, director, hosted" */
            break;
        }
        if (comma(f, hi - 1) && !soft_comma(f, hi - 1, limit)) break;
        if (ro_people_cap(f, hi) && f->cls[hi] & W_OPENER && !joint(f, hi)) break; /* a heading goes on: "... Before Talks" */
        char c = clause_word(f, hi, false);
        if (c == 'v' && ro_people_cap(f, head) && !(lo && owning(f, lo - 1)))
            return false; /* "after the call with N, President M told ..." */
        if (c) break;     /* "N, an activist who was freed" */
        hi++;
    }
    while (hi > head + f->olen[head] && connector(f, hi - 1)) hi--;
    *out = (struct title){.lo = (uint32_t)lo, .hi = (uint32_t)hi, .after = true};
    return hi - lo < 60;
}

/* "His Ruritanian counterpart N": it says whose side N is on, and no office. */
static bool of_a_peer(const struct finder *f, const struct title *t) {
    ro_entry e;
    return ro_word_find(&f->u->words[t->hi - 1], ro_lexicon_get("offices"), &e) && ro_str_is(e.value[0], "peer");
}

/* "Presidents N and M", "the President and Senators N and M": of each of them the last office, in the singular. *lo: where that
 * opens. */
static bool shared_office(const struct finder *f, const struct title *t, size_t *lo) {
    const ro_lexicon *offices = ro_lexicon_get("offices");
    ro_str last = f->u->words[t->hi - 1].fold;
    if (t->after || t->hi2 > t->lo2 || f->u->base || last.n < 4 || last.p[last.n - 1] != 's') return false;
    if (!ro_lexicon_find(offices, last, NULL) || !ro_lexicon_find(offices, (ro_str){last.p, last.n - 1}, NULL)) return false;
    for (size_t i = t->lo; i < t->hi; i++) {
        if (is(f, i, "of") || is(f, i, "for") || is(f, i, "to")) return false; /* "Chair of the Council of Advisers" */
        if (is(f, i, "and") && i + 1 < t->hi) *lo = i + 1;
    }
    return true;
}

ro_str ro_title_text(const struct finder *f, const struct title *t) {
    if (t->hi <= t->lo || of_a_peer(f, t)) return RO_NONE;
    size_t lo = t->lo;
    ro_str a = ro_people_text(f, t->lo, t->hi);
    if (shared_office(f, t, &lo)) {
        a = ro_people_text(f, lo, t->hi);
        a.n--;
    }
    if (t->hi2 <= t->lo2) return a;
    ro_str b = ro_people_text(f, t->lo2, t->hi2);
    return ro_str_printf(f->arena, "%.*s %.*s", (int)a.n, a.p, (int)b.n, b.p);
}

static int side_in(const struct finder *f, size_t lo, size_t hi, ro_str *side) {
    int got = 0;
    for (size_t i = lo; i < hi; i++) {
        const struct place_of *s = ro_people_state(f, i);
        if (!s || s->word != i) continue;
        /* "ambassador to the DPRK", "envoy for Ukraine": not the side that sends */
        bool away = false;
        for (size_t k = i; k > lo && k + 3 > i; k--)
            if (is(f, k - 1, "to") || is(f, k - 1, "for") || is(f, k - 1, "in") || is(f, k - 1, "в")) away = true;
        if (i + s->n < hi && ro_str_is(ro_units_gap(f->u, i + s->n - 1), "-")) away = true; /* "DPRK-Russia Committee" */
        if (i > lo && ro_str_is(ro_units_gap(f->u, i - 1), "-")) away = true;
        if (away) continue;
        bool org = s->kind == 'o', weak = s->kind == 's' || s->kind == 'c' || s->kind == 'p';
        int w = weak ? 1 : org ? 2 : 3; /* a state says more than the union that its minister chairs */
        if (w > got) *side = s->side, got = w;
    }
    return got > 2 ? 2 : got;
}

int ro_title_side(const struct finder *f, const struct title *t, ro_str *side) {
    int got = 0;
    if (t->hi > t->lo) got = side_in(f, t->lo, t->hi, side);
    if (t->hi2 > t->lo2) {
        ro_str s = RO_NONE;
        int w = side_in(f, t->lo2, t->hi2, &s);
        if (w > got) *side = s, got = w;
    }
    /* "Russia's Foreign Minister" */
    if (got < 2 && t->lo > 0 && t->hi > t->lo && !t->after) {
        const struct place_of *s = ro_people_state(f, t->lo - 1);
        if (s && f->cls[t->lo - 1] & W_POSS) *side = s->side, got = 2;
    }
    return got;
}
