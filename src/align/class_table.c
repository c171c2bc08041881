/* The table of classes, and what follows from a class: kind, substance, the innocent explanation and a line for the reader.
 *
 * All of it stands in data/common/editclasses.tsv; the rules name classes only, so that nobody has to read C to know what is
 * folded. A class without weight is.
 * Words that one account alone has are added or dropped where their class tells what kind of words they are, and keep the kind of
 * their class where it says what became of a statement (strength, title) or of its form. */
#include "align/changes.h"

static const char *line_of(ro_arena *a, ro_str s) {
    if (!s.n) return NULL;
    char *p = ro_alloc(a, s.n + 1);
    memcpy(p, s.p, s.n);
    return p;
}

static uint8_t figure(ro_str s) {
    unsigned n = 0;
    for (size_t i = 0; i < s.n && i < 2; i++) n = n * 10 + (unsigned)(s.p[i] - '0');
    return (uint8_t)n;
}

static struct change_class class_of(ro_arena *a, const ro_entry *e) {
    struct change_class c = {.name = line_of(a, e->phrase),
                             .excuse = line_of(a, e->value[2]),
                             .line = line_of(a, e->value[3]),
                             .kind = RO_EDIT_WORDING,
                             .weight = figure(e->value[1])};
    for (unsigned i = 0; ro_edit_words[i]; i++)
        if (ro_str_is(e->value[0], ro_edit_words[i])) c.kind = (ro_edit_kind)i;
    return c;
}

const struct change_lists *ro_change_lists(ro_arena *a) {
    struct change_lists *l = RO_NEW(a, struct change_lists);
    *l = (struct change_lists){.changes = ro_lexicon_get("editclasses"),
                               .spelling = ro_lexicon_get("spelling"),
                               .ends = ro_lexicon_get("spellingends"),
                               .interchange = ro_lexicon_get("interchange"),
                               .strength = ro_lexicon_get("strength"),
                               .numbers = ro_lexicon_get("numbers"),
                               .calendar = ro_lexicon_get("calendar"),
                               .datewords = ro_lexicon_get("datewords"),
                               .doublets = ro_lexicon_get("doublets"),
                               .honorifics = ro_lexicon_get("honorifics"),
                               .offices = ro_lexicon_get("offices"),
                               .actors = ro_lexicon_get("actors")};
    size_t n = ro_lexicon_count(l->changes);
    struct change_class *c = RO_NEWS(a, struct change_class, n + 1);
    for (size_t i = 0; i < n; i++) {
        ro_entry e = ro_lexicon_at(l->changes, i);
        c[i] = class_of(a, &e);
    }
    l->classes = c;
    return l;
}

static const struct change_class *find(const struct lexis *l, ro_str klass) {
    size_t i = ro_lexicon_index(l->lists->changes, klass);
    if (i == SIZE_MAX) i = ro_lexicon_index(l->lists->changes, RO_S("word"));
    return &l->lists->classes[i];
}

unsigned ro_edit_class_weight(const struct lexis *l, const ro_edit *e) { return find(l, ro_str_c(e->klass))->weight; }

void ro_edit_class(const struct lexis *l, ro_edit *e, ro_str klass) {
    const struct change_class *c = find(l, klass);
    e->klass = c->name;
    e->excuse = c->excuse;
    e->line = c->line;
    e->substantive = c->weight > 0;
    e->kind = c->kind;
    bool telling = c->kind == RO_EDIT_WORDING || c->kind == RO_EDIT_NUMBER || c->kind == RO_EDIT_NAME;
    if (telling && e->xspan.lo == e->xspan.hi) e->kind = RO_EDIT_ADDED;
    if (telling && e->yspan.lo == e->yspan.hi) e->kind = RO_EDIT_DROPPED;
}

/* A class that looks from the first account to the second, and what it is from the second to the first. */
static const struct {
    const char *there, *back, *line;
} TURNS[] = {{"firmer", "weaker", "the second account says it less firmly"},
             {"weaker", "firmer", "the second account says it more firmly"},
             {"narrower", "wider", "the second account speaks of more"},
             {"wider", "narrower", "the second account speaks of less"}};

void ro_edit_turn(ro_edit *e) {
    ro_span s = e->xspan;
    uint8_t x = e->x;
    e->xspan = e->yspan;
    e->yspan = s;
    e->x = e->y;
    e->y = x;
    if (e->kind == RO_EDIT_ADDED || e->kind == RO_EDIT_DROPPED)
        e->kind = e->kind == RO_EDIT_ADDED ? RO_EDIT_DROPPED : RO_EDIT_ADDED;
    for (size_t i = 0; i < sizeof TURNS / sizeof *TURNS && e->klass; i++)
        if (strcmp(e->klass, TURNS[i].there) == 0) {
            e->klass = TURNS[i].back;
            e->line = TURNS[i].line;
            break;
        }
}
