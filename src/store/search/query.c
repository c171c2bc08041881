/* A query as typed, taken apart. In: one line. Out: a tree, and what FTS5 is asked.
 *
 *     any   = all { OR all }
 *     all   = one { [AND] one }             where one may have NOT or - before it; not all may
 *     one   = ( any ) | NEAR( words "a phrase" ..., 10 ) | [title: | text:] word | word* | "words in a row"
 *
 * Operators are in capitals: "or" is a word. A word that is several (well-known, 核武器) is a phrase. What is wrong is said with
 * its place and never guessed at, since a search that quietly looked for something else is worse than none. Depth, length and the
 * number of phrases are limited. */
#include "store/search/search.h"

struct reader {
    ro_arena *arena;
    ro_str s;
    size_t i;
    unsigned depth;
    bool no; /* inside of what must not be there */
    ro_terms tokens;
    RO_VEC(ro_sought) sought;
};

/* ---- what is wrong ------------------------------------------------------------------------------------------------------- */

static size_t characters(ro_str s, size_t to) {
    size_t n = 0;
    for (size_t i = 0; i < to && i < s.n; n++) ro_utf8_next(s, &i);
    return n;
}

_Noreturn static void wrong(struct reader *r, size_t at, const char *what) {
    size_t shown = at;
    for (int k = 0; k < 24 && shown < r->s.n; k++) ro_utf8_next(r->s, &shown);
    ro_str from = {r->s.p + at, shown - at};
    if (from.n)
        ro_throw(r->arena, RO_USAGE, "the query cannot be read at character %zu, \"%.*s\": %s", characters(r->s, at) + 1,
                 (int)from.n, from.p, what);
    ro_throw(r->arena, RO_USAGE, "the query cannot be read at its end: %s", what);
}

/* ---- words --------------------------------------------------------------------------------------------------------------- */

static bool blank(char c) { return c && strchr(" \t\r\n\f\v", c); }

static void skip(struct reader *r) {
    for (;;) {
        size_t i = r->i;
        if (i < r->s.n && ro_cp_blank(ro_utf8_next(r->s, &i)))
            r->i = i;
        else
            return;
    }
}

static bool ends(struct reader *r) {
    skip(r);
    return r->i >= r->s.n;
}

/* The operator stands here, as a word of its own. */
static bool at_word(struct reader *r, const char *op) {
    size_t n = strlen(op);
    if (r->s.n - r->i < n || memcmp(r->s.p + r->i, op, n) != 0) return false;
    return r->i + n == r->s.n || blank(r->s.p[r->i + n]) || strchr("()\"", r->s.p[r->i + n]);
}

static bool take(struct reader *r, const char *op) {
    skip(r);
    if (!at_word(r, op)) return false;
    r->i += strlen(op);
    return true;
}

void ro_sought_set(ro_arena *a, ro_terms *t, ro_sought *x, ro_str words) {
    ro_terms_read(t, words);
    x->n = t->v.n;
    x->word = RO_NEWS(a, ro_str, x->n + 1);
    for (size_t i = 0; i < x->n; i++) x->word[i] = ro_str_dup(a, ro_term_fold(t, i));
}

/* A phrase in quotes or a word up to a blank or a bracket; false where there is nothing of letters in it. */
static bool take_words(struct reader *r, ro_sought *x) {
    bool quoted = r->s.p[r->i] == '"';
    size_t at = r->i, lo = r->i + quoted;
    r->i = lo;
    while (r->i < r->s.n && (quoted ? r->s.p[r->i] != '"' : !blank(r->s.p[r->i]) && !strchr("()\"", r->s.p[r->i]))) r->i++;
    if (quoted && r->i == r->s.n) wrong(r, at, "a quotation mark is not closed: add another, or leave it out");
    ro_str w = {r->s.p + lo, r->i - lo};
    r->i += quoted;
    x->literal = quoted;
    if (!quoted && w.n && w.p[w.n - 1] == '*')
        x->prefix = true, w.n--;
    else if (quoted && r->i < r->s.n && r->s.p[r->i] == '*')
        x->prefix = true, r->i++;
    x->at = at, x->len = r->i - at;
    ro_sought_set(r->arena, &r->tokens, x, w);
    if (x->prefix && (!x->n || characters(x->word[x->n - 1], x->word[x->n - 1].n) < RO_QUERY_PREFIX))
        if (!x->n || !ro_cp_cjk(ro_utf8_next(x->word[x->n - 1], &(size_t){0})))
            wrong(r, at, "a beginning needs two letters at least before the star");
    return x->n > 0;
}

static size_t keep(struct reader *r, ro_sought x) {
    if (r->sought.n == RO_QUERY_PHRASES) wrong(r, x.at, "too many words: 40 words and phrases are the most");
    x.no = r->no;
    RO_PUSH(r->arena, r->sought) = x;
    return r->sought.n - 1;
}

static ro_node *node(struct reader *r, ro_node_kind kind, ro_node *a, ro_node *b) {
    ro_node *x = RO_NEW(r->arena, ro_node);
    *x = (ro_node){.kind = kind, .a = a, .b = b};
    return x;
}

static ro_node *both(struct reader *r, ro_node_kind kind, ro_node *a, ro_node *b) {
    return a && b ? node(r, kind, a, b) : a ? a : b;
}

/* ---- the grammar ---------------------------------------------------------------------------------------------------------- */

static ro_node *read_any(struct reader *r);

/* "title:" and "text:"; another word with a colon and more behind it is a slip, a time or an address is not. */
static ro_where read_field(struct reader *r) {
    size_t i = r->i;
    while (i < r->s.n && ((r->s.p[i] | 32) >= 'a' && (r->s.p[i] | 32) <= 'z')) i++;
    if (i == r->i || i + 1 >= r->s.n || r->s.p[i] != ':' || blank(r->s.p[i + 1]) || strchr("/:)", r->s.p[i + 1]))
        return RO_ANYWHERE;
    ro_str name = {r->s.p + r->i, i - r->i};
    bool title = ro_str_is(name, "title");
    if (!title && !ro_str_is(name, "text"))
        wrong(r, r->i,
              "there is no such field: title: and text: are fields; publisher, speaker and days are options (--publisher)");
    r->i = i + 1;
    return title ? RO_TITLE : RO_TEXT;
}

/* Behind "NEAR(": words and phrases, then perhaps a comma and a number. */
static ro_node *read_near(struct reader *r, ro_where where) {
    size_t at = r->i, first = r->sought.n;
    ro_node *x = node(r, RO_NODE_NEAR, NULL, NULL);
    x->near = 10;
    for (;;) {
        if (ends(r)) wrong(r, at, "NEAR( is not closed: NEAR(two words, 10)");
        if (r->s.p[r->i] == ')') break;
        if (r->s.p[r->i] == ',') {
            r->i++;
            skip(r);
            unsigned n = 0;
            size_t from = r->i;
            while (r->i < r->s.n && r->s.p[r->i] >= '0' && r->s.p[r->i] <= '9' && n <= RO_QUERY_NEAR)
                n = n * 10 + (unsigned)(r->s.p[r->i++] - '0');
            if (r->i == from || n > RO_QUERY_NEAR || ends(r) || r->s.p[r->i] != ')')
                wrong(r, from, "behind the comma of NEAR stands a number of words up to 100, then a closing bracket");
            x->near = n;
            break;
        }
        ro_sought w = {.where = where};
        size_t from = r->i;
        size_t comma = r->i;
        while (comma < r->s.n && r->s.p[r->i] != '"' && !blank(r->s.p[comma]) && r->s.p[comma] != ',' && r->s.p[comma] != ')')
            comma++;
        ro_str whole = r->s;
        if (comma > r->i && comma < whole.n && whole.p[comma] == ',') r->s.n = comma; /* "NEAR(a b, 5)": the comma ends b */
        bool any = r->s.p[r->i] != '(' && take_words(r, &w);
        r->s = whole;
        if (r->i == from) wrong(r, from, "in NEAR( ) stand words and phrases, no brackets");
        w.literal = true;
        if (any) keep(r, w);
    }
    r->i++;
    x->first = first, x->n = r->sought.n - first;
    if (x->n < 2) wrong(r, at, "NEAR wants two words at least: NEAR(two words, 10)");
    return x;
}

static ro_node *read_group(struct reader *r) {
    size_t at = r->i++;
    if (++r->depth > RO_QUERY_DEPTH) wrong(r, at, "too many brackets in brackets: 32 are the most");
    ro_node *x = read_any(r);
    if (ends(r) || r->s.p[r->i] != ')') wrong(r, at, "a bracket is not closed: add one, or leave it out");
    r->i++;
    r->depth--;
    return x;
}

/* NULL: nothing of letters or digits, which asks for nothing. */
static ro_node *read_one(struct reader *r) {
    if (r->s.p[r->i] == '(') return read_group(r);
    ro_where where = read_field(r);
    skip(r);
    if (r->s.n - r->i >= 5 && memcmp(r->s.p + r->i, "NEAR(", 5) == 0) {
        r->i += 5;
        return read_near(r, where);
    }
    size_t at = r->i;
    ro_sought w = {.where = where};
    bool any = r->i < r->s.n && r->s.p[r->i] != '(' && r->s.p[r->i] != ')' && take_words(r, &w);
    if (where && !any) wrong(r, at, "behind title: or text: stands a word or a \"phrase\"");
    if (!any) return NULL;
    ro_node *x = node(r, RO_NODE_PHRASE, NULL, NULL);
    x->first = keep(r, w), x->n = 1;
    return x;
}

static bool take_minus(struct reader *r) {
    if (r->s.p[r->i] != '-' || r->i + 1 >= r->s.n || blank(r->s.p[r->i + 1]) || strchr("-)", r->s.p[r->i + 1])) return false;
    r->i++;
    return true;
}

static ro_node *read_all(struct reader *r) {
    ro_node *yes = NULL, *no = NULL;
    size_t at = r->i, wanted = SIZE_MAX; /* where an operator waits for its right side */
    while (!ends(r) && r->s.p[r->i] != ')' && !at_word(r, "OR")) {
        size_t here = r->i;
        if (take(r, "AND")) {
            if (!yes) wrong(r, here, "AND stands between two words");
            wanted = here;
            continue;
        }
        bool not = take(r, "NOT") || take_minus(r), before = r->no;
        if (ends(r) || r->s.p[r->i] == ')') wrong(r, here, "behind NOT or - stands what must not be there");
        r->no |= not ;
        size_t from = r->i;
        ro_node *x = read_one(r);
        if (r->i == from) r->i++;
        r->no = before;
        if (not )
            no = both(r, RO_NODE_OR, no, x);
        else
            yes = both(r, RO_NODE_AND, yes, x);
        wanted = SIZE_MAX;
    }
    if (wanted != SIZE_MAX) wrong(r, wanted, "AND stands between two words");
    if (no && !yes) wrong(r, at, "it says only what must not be there: add a word that must");
    return no ? node(r, RO_NODE_NOT, yes, no) : yes;
}

static ro_node *read_any(struct reader *r) {
    ro_node *x = read_all(r);
    while (!ends(r) && at_word(r, "OR")) {
        size_t at = r->i;
        r->i += 2;
        ro_node *y = read_all(r);
        if (!x || !y) wrong(r, at, "OR stands between two words");
        x = node(r, RO_NODE_OR, x, y);
    }
    return x;
}

ro_question *ro_question_read(ro_arena *a, ro_str typed) {
    struct reader r = {.arena = a, .s = ro_nfc(a, ro_utf8_mend(a, typed))};
    r.tokens.fold.arena = a;
    if (typed.n > RO_QUERY_BYTES) ro_throw(a, RO_USAGE, "the query is too long: 4000 bytes are the most");
    ro_question *w = RO_NEW(a, ro_question);
    w->root = read_any(&r);
    if (!ends(&r)) wrong(&r, r.i, "a bracket is closed that was not opened");
    w->sought = RO_NEWS(a, ro_sought, RO_QUERY_WIDE);
    w->nsought = r.sought.n;
    w->typed = r.s;
    if (r.sought.n) memcpy(w->sought, r.sought.v, r.sought.n * sizeof *w->sought);
    return w;
}

/* ---- as FTS5 wants it ----------------------------------------------------------------------------------------------------- */

static void put_phrase(ro_buf *b, const ro_sought *x) {
    ro_buf_byte(b, '"');
    for (size_t i = 0; i < x->n; i++) {
        if (i) ro_buf_byte(b, ' ');
        ro_buf_add(b, x->word[i]);
    }
    ro_buf_addc(b, x->prefix ? "\" *" : "\"");
}

static void put_field(ro_buf *b, ro_where where) {
    if (where) ro_buf_addc(b, where == RO_TITLE ? "title : " : "text : ");
}

struct writing {
    ro_buf b;
    const ro_question *wish;
    ro_expression *wide; /* NULL: the question as it is */
};

static void put_sought(struct writing *w, size_t i) {
    put_phrase(&w->b, &w->wish->sought[i]);
    if (w->wide) w->wide->sought[w->wide->n++] = (uint8_t)i;
}

static void put_near(struct writing *w, const ro_node *x) {
    ro_buf_addc(&w->b, "NEAR(");
    for (size_t i = 0; i < x->n; i++) {
        if (i) ro_buf_byte(&w->b, ' ');
        put_sought(w, x->first + i);
    }
    ro_buf_printf(&w->b, ", %u)", x->near);
}

static void put_node(struct writing *w, const ro_node *x) {
    static const char *const between[] = {[RO_NODE_AND] = " AND ", [RO_NODE_OR] = " OR ", [RO_NODE_NOT] = " NOT "};
    if (x->kind == RO_NODE_PHRASE || x->kind == RO_NODE_NEAR) {
        put_field(&w->b, w->wish->sought[x->first].where);
        if (x->kind == RO_NODE_NEAR)
            put_near(w, x);
        else
            put_sought(w, x->first);
        return;
    }
    if (w->wide && x->kind == RO_NODE_NOT) {
        put_node(w, x->a);
        return;
    }
    ro_buf_byte(&w->b, '(');
    put_node(w, x->a);
    ro_buf_addc(&w->b, between[x->kind]);
    put_node(w, x->b);
    ro_buf_byte(&w->b, ')');
}

ro_str ro_question_expression(ro_arena *a, const ro_question *wish) {
    struct writing w = {{.arena = a}, wish, NULL};
    put_node(&w, wish->root);
    return ro_buf_str(&w.b);
}

/* Of what must not be there the places are wanted too: FTS5 gives those of all that stands in OR. */
ro_expression ro_question_wide(ro_arena *a, const ro_question *wish) {
    ro_expression out = {.n = 0};
    struct writing w = {{.arena = a}, wish, &out};
    put_node(&w, wish->root);
    for (size_t i = 0; i < wish->nsought; i++) {
        if (!wish->sought[i].no) continue;
        ro_buf_addc(&w.b, " OR ");
        put_field(&w.b, wish->sought[i].where);
        put_sought(&w, i);
    }
    out.expression = ro_buf_str(&w.b);
    return out;
}
