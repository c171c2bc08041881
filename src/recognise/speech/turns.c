/* Turns of a transcript: what stands after a speaker's label, up to the next label.
 *
 * A label is the opening of a paragraph up to a colon: a role word of data/LANG/turn_labels.tsv ("Question"), or words that
 * end in a name ("President of Norland Ada Berg (retranslated):", "MS. BERG:"), whatever blanks part them. The page's bold
 * type is a hint, never a need. A label alone proves little ("Agenda:", "Climate Change:"), so it must be a known person,
 * hold a title, recur, or be the short form of another; once a text has two such turns it is a transcript, and there a bare
 * name, or bold type, is enough. Where a page has lost its paragraph breaks, a label already known is also taken at the start of
 * a sentence. A turn runs on over paragraphs without a label and ends at a heading, a row of asterisks or an end mark with the
 * hour. Gives up on: a narrator who comes in between two turns without any mark. */
#include "recognise/speech/label.h"

enum { LIST = 4 }; /* labels among which not one in so many is strong are a list's */

typedef struct turns {
    speech *s;
    RO_VEC(label) v;
    uint64_t *keys; /* open table: the labels' keys and those of all their tails */
    uint32_t *count;
    size_t mask;
    ro_str answerer; /* who speaks under "A:" */
    bool answerer_sure;
    who put_back; /* those of whom it is noted that an interpreter put their words back */
} turns;

/* Where a key stands or would stand in the table, which is never full. */
static size_t slot(const turns *t, uint64_t key) {
    size_t h = (size_t)key & t->mask;
    while (t->keys[h] && t->keys[h] != key) h = (h + 1) & t->mask;
    return h;
}

static void count(turns *t, uint64_t key) {
    size_t h = slot(t, key);
    t->keys[h] = key;
    t->count[h]++;
}

static uint32_t counted(const turns *t, uint64_t key) { return t->count[slot(t, key)]; }

/* How often each label stands there, its own tails not counted as labels: "Ada Berg" recurs as "President Ada Berg". */
static void count_labels(turns *t) {
    size_t need = 16;
    for (size_t i = 0; i < t->v.n; i++) need += t->v.v[i].n < NAME_WORDS ? t->v.v[i].n + 1 : NAME_WORDS + 1;
    size_t size = 16;
    while (size < need * 2) size *= 2;
    t->keys = RO_NEWS(t->s->arena, uint64_t, size);
    t->count = RO_NEWS(t->s->arena, uint32_t, size);
    t->mask = size - 1;
    for (size_t i = 0; i < t->v.n; i++) {
        const label *l = &t->v.v[i];
        count(t, l->key);
        for (size_t k = 2; k < l->n && k <= NAME_WORDS; k++) count(t, label_key(t->s->u, l->word + l->n - k, k));
    }
    for (size_t i = 0; i < t->v.n; i++) t->v.v[i].recurs = counted(t, t->v.v[i].key);
}

/* Its own name recurs as the whole label or the tail of another one. */
static bool tail_recurs(turns *t, const label *l) {
    for (size_t k = 2; k < l->n && k <= NAME_WORDS; k++)
        if (counted(t, label_key(t->s->u, l->word + l->n - k, k)) > l->recurs) return true;
    return false;
}

static void find_labels(turns *t) {
    const ro_units *u = t->s->u;
    for (size_t p = 0; p < u->nparas; p++) {
        const ro_upara *para = &u->paras[p];
        label l;
        if (para->kind == RO_PARA_CAPTION || !para->nwords) continue;
        if (!label_parse(t->s, p, para->span, para->word, para->word + para->nwords, &l)) continue;
        /* the questions of an interview may stand as headings: "Q: What comes next?" */
        if (para->kind != RO_PARA_HEADING || (l.nobody && l.body < para->span.hi)) RO_PUSH(t->s->arena, t->v) = l;
    }
}

static void judge(turns *t) {
    size_t strong = 0, letters = 0, asked = 0;
    for (size_t i = 0; i < t->v.n; i++) {
        label *l = &t->v.v[i];
        letters += l->lone_letter;
        asked += l->lone_letter && l->nobody && !l->answers;
        bool shaped = l->upper || l->name_shaped || l->title || l->known;
        l->strong =
            l->lone_letter ? false : l->nobody || l->known || l->title || (shaped && (l->recurs > 1 || tail_recurs(t, l)));
        strong += l->strong;
    }
    /* a list of what many bodies promise has a few labels that look strong among all that do not */
    bool transcript = strong >= 2, list = (strong + (asked ? letters : 0)) * LIST < t->v.n;
    for (size_t i = 0; i < t->v.n; i++) {
        label *l = &t->v.v[i];
        if (l->lone_letter) l->strong = l->nobody && (letters > 1 || strong);
        if (!l->strong && transcript) l->strong = l->upper || l->name_shaped || l->bold;
    }
    size_t n = 0;
    for (size_t i = 0; i < t->v.n; i++)
        if (t->v.v[i].strong && !list) t->v.v[n++] = t->v.v[i];
    t->v.n = n;
}

/* Roles that open paragraphs where the text is a transcript: labels that no shape proves, but whose words are nobody else's. */
static void add_guesses(turns *t) {
    RO_VEC(label) all = {0};
    for (size_t p = 0, k = 0; p < t->s->u->nparas; p++) {
        label l;
        uint8_t kind = t->s->u->paras[p].kind;
        bool has = k < t->v.n && t->v.v[k].para == p;
        while (k < t->v.n && t->v.v[k].para == p) RO_PUSH(t->s->arena, all) = t->v.v[k++];
        if (!has && all.n && kind != RO_PARA_CAPTION && kind != RO_PARA_HEADING && label_guess(t->s, p, &l))
            RO_PUSH(t->s->arena, all) = l;
    }
    t->v.v = all.v;
    t->v.n = all.n;
}

/* The name of another label, or of a person, stands in it: "Director of Ports Ada Berg Berg AdaDirector:". */
static bool holds_name(turns *t, const label *l) {
    for (size_t i = 0; i + 1 < l->n; i++) {
        const ro_mention *m = ro_mention_at(t->s->r, t->s->u->words[l->word + i].span.lo);
        if (m && i && m->span.hi > t->s->u->words[l->word + i].span.hi) return true;
        for (size_t k = 2; k <= NAME_WORDS && i + k <= l->n; k++)
            if (counted(t, label_key(t->s->u, l->word + i, k))) return true;
    }
    return false;
}

/* The words of `in` are nothing but the name of a label ("Ada Berg."): its colon may have been lost. */
static bool lone_name(const turns *t, size_t para, ro_span in, size_t word, size_t n, label *l) {
    if (t->v.n < 2 || n < 2 || n > NAME_WORDS || t->s->u->text.p[in.hi - 1] == '?') return false;
    *l = (label){.para = para, .word = word, .n = n, .span = in, .body = in.hi, .lost = true};
    l->key = label_key(t->s->u, l->word, l->n);
    l->recurs = counted(t, l->key);
    label_shape(t->s, l);
    return l->recurs && l->name_shaped;
}

static ro_str last_word(const turns *t, const label *l) { return t->s->u->words[l->word + l->n - 1].fold; }

/* A name alone is a label that lost its colon where the turns before and after it are of one other speaker; else it calls on
 * somebody. */
static void keep_lost(const turns *t, label *v, size_t *n) {
    size_t out = 0;
    for (size_t i = 0; i < *n; i++) {
        bool between = out && i + 1 < *n && !v[i + 1].lost && ro_str_eq(last_word(t, &v[out - 1]), last_word(t, &v[i + 1])) &&
                       !ro_str_eq(last_word(t, &v[i]), last_word(t, &v[i + 1]));
        if (!v[i].lost || between) v[out++] = v[i];
    }
    *n = out;
}

/* Labels at the start of a sentence inside a paragraph, where that very label, or its name, is known; two of them at least where
 * no paragraph opens with one. */
static void find_inner(turns *t) {
    const ro_units *u = t->s->u;
    RO_VEC(label) all = {0};
    size_t inner = 0;
    for (size_t p = 0, k = 0; p < u->nparas; p++) {
        const ro_upara *para = &u->paras[p];
        while (k < t->v.n && t->v.v[k].para < p) k++;
        bool opens = k < t->v.n && t->v.v[k].para == p && t->v.v[k].word == para->word;
        if (opens) RO_PUSH(t->s->arena, all) = t->v.v[k];
        for (size_t i = para->sentence + opens; i < para->sentence + para->nsentences; i++) {
            const ro_sentence *se = &u->sentences[i];
            label l;
            if (!se->nwords) continue;
            bool whole = label_parse(t->s, p, (ro_span){se->span.lo, para->span.hi}, se->word, se->word + se->nwords, &l) &&
                         !l.lone_letter &&
                         (l.known   ? l.title || l.name_shaped
                          : l.title ? holds_name(t, &l)
                                    : t->v.n > 1 && counted(t, l.key));
            if (!whole && !lone_name(t, p, se->span, se->word, se->nwords, &l)) continue;
            inner += l.lost ? 0 : 1 + (l.known && l.title); /* a person with an office is proof enough */
            RO_PUSH(t->s->arena, all) = l;
        }
    }
    if (!t->v.n && inner < 2) return;
    keep_lost(t, all.v, &all.n);
    t->v.v = all.v;
    t->v.n = all.n;
}

/* "* * *", "END 5:12 P.M.": what comes after is no longer this speaker's. */
static bool ends_turn(const speech *s, size_t p) {
    const ro_upara *para = &s->u->paras[p];
    if (para->kind == RO_PARA_HEADING) return true;
    ro_str t = ro_cut(s->u->text, para->span);
    if (!para->nwords) return t.n && (t.p[0] == '*' || t.p[0] == '_' || t.p[0] == '#');
    const ro_word *w = &s->u->words[para->word];
    return ro_str_starts(t, "END") && para->nwords <= 8 && (para->nwords == 1 || (w[1].flags & RO_WORD_DIGIT));
}

static ro_str cut_words(const speech *s, size_t word, size_t n) {
    ro_span sp = {s->u->words[word].span.lo, s->u->words[word + n - 1].span.hi};
    return ro_str_blanks(s->arena, ro_cut(s->u->text, sp));
}

/* "Ada Berg, Director, Harbour Watch": the words before the first comma, where an office follows and none stands in them. */
static size_t before_comma(const speech *s, const label *l) {
    size_t n = 0;
    while (n + 1 < l->n && !memchr(ro_units_gap(s->u, l->word + n).p, ',', ro_units_gap(s->u, l->word + n).n)) n++;
    if (++n < 2 || n > 4 || n >= l->n) return 0;
    bool title = false;
    for (size_t i = l->word; i < l->word + l->n; i++) {
        ro_entry e;
        if (i < l->word + n && !label_capital(s, i) && !label_particle(s, i)) return 0;
        if (!ro_units_match(s->u, s->labels, i, l->word + l->n, &e) || !ro_str_is(e.value[0], "title")) continue;
        if (i < l->word + n) return 0;
        title = true;
    }
    return title ? n : 0;
}

/* "Sergei Telmiev:" of whom the account is told as Sergei Telmyev: another spelling of the family name, the given name is the
 * same. */
static bool respelt(const speech *s, size_t first, size_t last, ro_str known) {
    ro_str given = ro_cut(s->u->text, s->u->words[first].span), family = ro_cut(s->u->text, s->u->words[last].span);
    bool same = known.n > given.n && memcmp(known.p, given.p, given.n) == 0 && known.p[given.n] == ' ';
    return same && ro_str_find(known, family) < 0;
}

/* The words of the label that are the name: what the list of people says, or the last two. */
static ro_str name_in(turns *t, const label *l) {
    const speech *s = t->s;
    size_t last = l->word + l->n - 1, named = before_comma(s, l);
    const ro_mention *m = NULL;
    if (named) return cut_words(s, l->word, named);
    for (size_t i = last + 1; i-- > l->word && !m;)
        if ((m = ro_mention_at(s->r, s->u->words[i].span.lo))) last = i;
    if (m) {
        size_t first = ro_units_word_at(s->u, m->span.lo > l->span.lo ? m->span.lo : l->span.lo);
        ro_str known = s->r->rec->people[m->person].name;
        if (s->u->base && known.n) return known;                          /* "И.Громов:" is named in full elsewhere */
        bool shouted = l->upper && known.n && !ro_people_capitals(known); /* "ADA BERG:" is Ada Berg */
        if (!shouted && first < last && last - first < NAME_WORDS && first >= l->word && !respelt(s, first, last, known))
            return cut_words(s, first, last - first + 1);
        if (known.n) return known;
    }
    if (l->upper || l->name_shaped || l->n < 3) return cut_words(s, l->word, l->n);
    size_t k = 2;
    while (k < l->n && k < NAME_WORDS && label_particle(s, l->word + l->n - k)) k++;
    return cut_words(s, l->word + l->n - k, k);
}

/* "THE PRESIDENT:": the one person whom the attendance knows by this label. */
static ro_str by_label(const speech *s, const label *l) {
    char buf[LABEL_BYTES * 2], title[LABEL_BYTES * 2];
    size_t the = l->n > 1 && ro_str_is(s->u->words[l->word].fold, "the");
    ro_str words = ro_units_phrase(s->u, l->word + the, l->n - the, buf, sizeof buf);
    for (size_t i = 0; i < s->r->rec->nattendance && i < 64; i++) {
        const ro_attendee *a = &s->r->rec->attendance[i];
        if (!a->why.rule || strcmp(a->why.rule, "attendance.label") != 0) continue;
        size_t w = ro_units_word_at(s->u, a->why.span.lo), n = 0;
        while (w + n < s->u->nwords && s->u->words[w + n].span.lo < a->why.span.hi) n++;
        if (n && ro_str_eq(words, ro_units_phrase(s->u, w, n, title, sizeof title))) return a->name;
    }
    return RO_NONE;
}

static bool heads(const speech *s, ro_str name) {
    for (unsigned i = 0; i < s->heads.n; i++)
        if (ro_str_eq(s->heads.name[i], name)) return true;
    return false;
}

/* "(retranslated)": once for everybody of whom it is said. */
static void note_interpreter(turns *t, ro_str name) {
    for (unsigned i = 0; i < t->put_back.n; i++)
        if (ro_str_eq(t->put_back.name[i], name)) return;
    if (t->put_back.n == WHO_MAX) return;
    t->put_back.name[t->put_back.n++] = name;
    ro_note(t->s->r, "%.*s is given in the words of an interpreter", (int)name.n, name.p);
}

/* Who the label says it is; true: and for certain. */
static bool speaker(turns *t, const label *l, who *w) {
    speech *s = t->s;
    if (l->named.hi) {
        w->name[w->n++] = ro_str_blanks(s->arena, ro_cut(s->u->text, l->named));
        return true;
    }
    if (l->answers) {
        if (t->answerer.n) w->name[w->n++] = t->answerer;
        return t->answerer_sure;
    }
    if (l->nobody) return true;
    if (l->guess) {
        w->name[w->n++] = cut_words(s, l->word, l->n);
        return false;
    }
    const ro_mention *m = ro_mention_at(s->r, s->u->words[l->word + l->n - 1].span.lo);
    ro_str known = m ? RO_NONE : by_label(s, l);
    w->name[w->n++] = known.n ? known : name_in(t, l);
    if (m) w->side = s->r->rec->people[m->person].side;
    for (size_t i = 0; !m && i < s->r->rec->npeople && i < 64 && !w->side.n; i++)
        if (ro_str_eq(s->r->rec->people[i].name, w->name[0])) w->side = s->r->rec->people[i].side;
    if (l->interpreted) note_interpreter(t, w->name[0]);
    return l->recurs > 1 || t->v.n > 2 || (l->known && (l->title || l->upper || heads(s, w->name[0])));
}

static void give(turns *t, const label *l, uint32_t end, bool doubt) {
    speech *s = t->s;
    who w = {.kind = WHO_PERSONS};
    ro_str body = ro_str_trim((ro_str){s->u->text.p + l->body, end - l->body});
    if (!body.n) return;
    bool sure = speaker(t, l, &w);
    uint32_t lo = (uint32_t)(body.p - s->u->text.p);
    const char *rule = l->answers && w.n ? "turn.answer" : l->nobody ? "turn.role" : l->guess ? "turn.guess" : "turn.label";
    speech_give(
        s, &(struct given){
               .span = {lo, lo + (uint32_t)body.n}, .who = &w, .mode = RO_MODE_DIRECT, .rule = rule, .certain = sure && !doubt});
}

void speech_turns(speech *s) {
    turns t = {.s = s};
    find_labels(&t);
    count_labels(&t);
    judge(&t);
    size_t opening = t.v.n;
    find_inner(&t);
    if (t.v.n > opening) { /* the labels inside paragraphs are known now */
        count_labels(&t);
        find_inner(&t);
    }
    if (t.v.n) t.answerer = label_answerer(s, t.v.v, t.v.n, &t.answerer_sure);
    if (t.v.n > 1) add_guesses(&t);
    for (size_t i = 0; i < t.v.n; i++) {
        const label *l = &t.v.v[i];
        bool doubt = false;
        uint32_t limit = i + 1 < t.v.n ? t.v.v[i + 1].span.lo : UINT32_MAX, end = l->body;
        for (size_t p = l->para; p < s->u->nparas && s->u->paras[p].span.lo < limit; p++) {
            if (p > l->para && ends_turn(s, p)) break;
            doubt = doubt || (p > l->para && label_like(s, p));
            end = s->u->paras[p].span.hi < limit ? s->u->paras[p].span.hi : limit;
            s->done[p] = 1;
        }
        if (end > l->body) give(&t, l, end, doubt);
    }
}
