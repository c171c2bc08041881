/* Compiles data/LANG/NAME.tsv into C tables: mkdata OUT.c FILE... . Run by the build.
 *
 * One more list is made here, "bases": every word of the phrases of a language that has endings.tsv (see there).
 *
 * All files of one NAME make one list, whatever their folder; the folder is the language. A line is a phrase and up to four
 * values, parted by tabs; "#" opens a comment line. Phrases are folded and their words parted by one blank, exactly as
 * ro_units_phrase() does with words of a text, so that a look-up is one comparison. */
#include "base/lexicon.h"

#include <stdio.h>
#include <stdlib.h>

struct line {
    const char *list, *lang;
    char *phrase;
    ro_str value[4];
    unsigned words;
};

static struct line *lines;
static size_t nlines, caplines;
static ro_arena *arena;
static ro_buf pool;

static _Noreturn void fail(const char *file, int line, const char *why) {
    fprintf(stderr, "mkdata: %s:%d: %s\n", file, line, why);
    exit(1);
}

/* Words parted by one blank: letters, digits, inner apostrophes; the same cut as segment.c makes. */
static char *words_of(ro_str phrase, unsigned *count) {
    ro_str f = ro_fold(arena, phrase);
    char *out = ro_alloc(arena, f.n * 2 + 1);
    size_t n = 0;
    bool in = false;
    *count = 0;
    for (size_t i = 0; i < f.n;) {
        size_t at = i;
        uint32_t c = ro_utf8_next(f, &i);
        size_t j = i;
        bool inner = c == '\'' && in && i < f.n && ro_cp_word(ro_utf8_next(f, &j));
        bool word = ro_cp_word(c) || inner, alone = ro_cp_cjk(c);
        if (word) {
            if (!in || alone) {
                if (n) out[n++] = ' ';
                ++*count;
            }
            memcpy(out + n, f.p + at, i - at);
            n += i - at;
        }
        in = word && !alone;
    }
    return out;
}

static uint32_t put(ro_str s) {
    if (!s.n && pool.n) return 0; /* the pool starts with an empty string */
    if (!pool.n) ro_buf_byte(&pool, 0);
    static ro_str last;
    static uint32_t last_off; /* neighbours share their values and language */
    if (last.p && ro_str_eq(last, s)) return last_off;
    last_off = (uint32_t)pool.n;
    last = s;
    ro_buf_add(&pool, s);
    ro_buf_byte(&pool, 0);
    return last_off;
}

static struct line *add_line(void) {
    if (nlines == caplines) {
        caplines = caplines ? caplines * 2 : 1024;
        lines = realloc(lines, caplines * sizeof *lines);
        if (!lines) fail("data", 0, "memory ran out");
    }
    return &lines[nlines++];
}

static void read_file(const char *path) {
    char *copy = (char *)(uintptr_t)ro_str_dup(arena, ro_str_c(path)).p;
    char *base = strrchr(copy, '/');
    if (!base || strcmp(base + strlen(base) - 4, ".tsv") != 0) fail(path, 0, "is not LANG/NAME.tsv");
    *base++ = 0;
    base[strlen(base) - 4] = 0;
    if (strlen(base) >= sizeof ro_lexicon_all[0].name) fail(path, 0, "the name of the list is too long");
    char *lang = strrchr(copy, '/');
    lang = lang ? lang + 1 : copy;
    ro_str all = ro_file_read(arena, path, 64 << 20);
    int no = 0;
    for (size_t i = 0; i < all.n;) {
        const char *nl = memchr(all.p + i, '\n', all.n - i);
        size_t end = nl ? (size_t)(nl - all.p) : all.n;
        ro_str l = {all.p + i, end - i};
        i = end + 1;
        no++;
        if (!l.n || l.p[0] == '#') continue;
        if (!ro_utf8_valid(l, NULL)) fail(path, no, "is not UTF-8");
        struct line *x = add_line();
        *x = (struct line){.list = base, .lang = lang};
        int field = 0;
        for (size_t k = 0; k <= l.n;) {
            const char *tab = k < l.n ? memchr(l.p + k, '\t', l.n - k) : NULL;
            size_t e = tab ? (size_t)(tab - l.p) : l.n;
            ro_str v = ro_str_trim((ro_str){l.p + k, e - k});
            if (field > 4) fail(path, no, "has more than four values");
            if (field == 0)
                x->phrase = words_of(v, &x->words);
            else
                x->value[field - 1] = v;
            field++;
            k = e + 1;
        }
        if (!x->words) fail(path, no, "has no words in its phrase");
    }
}

static bool inflected(const char *lang) {
    for (size_t i = 0; i < nlines; i++)
        if (strcmp(lines[i].list, "endings") == 0 && strcmp(lines[i].lang, lang) == 0) return true;
    return false;
}

/* Every word of a phrase may be the base form of a printed one. */
static void add_bases(void) {
    size_t n = nlines;
    const char *lang = NULL; /* one pointer a file */
    bool of_cases = false;
    for (size_t i = 0; i < n; i++) {
        if (lines[i].lang != lang) lang = lines[i].lang, of_cases = inflected(lang);
        if (!of_cases || strcmp(lines[i].list, "endings") == 0 || strcmp(lines[i].list, "forms") == 0) continue;
        char *copy = (char *)(uintptr_t)ro_str_dup(arena, ro_str_c(lines[i].phrase)).p;
        for (char *w = strtok(copy, " "); w; w = strtok(NULL, " ")) {
            if (strlen(w) < 4) continue; /* two letters of two bytes: too short to have an ending */
            *add_line() = (struct line){.list = "bases", .lang = lang, .phrase = w, .words = 1};
        }
    }
}

static int by_key(const void *p, const void *q) {
    const struct line *a = p, *b = q;
    int c = strcmp(a->list, b->list);
    if (!c) c = strcmp(a->phrase, b->phrase);
    if (!c) c = strcmp(a->lang, b->lang);
    for (int k = 0; k < 4 && !c; k++) c = ro_str_cmp(a->value[k], b->value[k]);
    return c;
}

/* A row that says the same as the one before it is left out. */
static void once_each(void) {
    size_t n = 0;
    for (size_t i = 0; i < nlines; i++)
        if (!n || by_key(&lines[i], &lines[n - 1]) != 0) lines[n++] = lines[i];
    nlines = n;
}

static void write_pool(FILE *o) {
    fprintf(o, "const char ro_lexicon_pool[] = {");
    for (size_t i = 0; i < pool.n; i++) fprintf(o, "%s%d,", i % 40 ? "" : "\n", pool.p[i]);
    fprintf(o, "0};\n");
}

static ro_str first_word(const char *phrase) { return (ro_str){phrase, strcspn(phrase, " ")}; }

/* Where a look-up starts, and how many words the longest phrase has that opens with a word; list by list. */
static size_t write_lists(FILE *o) {
    ro_buf lists = {.arena = arena}, openers = {.arena = arena};
    fprintf(o, "const uint32_t ro_lexicon_slot[] = {\n");
    uint32_t slot = 0;
    size_t nlists = 0;
    for (size_t i = 0, j; i < nlines; i = j) {
        uint32_t slots = 8;
        for (j = i; j < nlines && strcmp(lines[j].list, lines[i].list) == 0;) j++;
        while (slots < 2 * (j - i)) slots *= 2;
        if (j - i >= RO_LEXICON_ROWS) fail(lines[i].list, 0, "has too many lines for a slot");
        uint32_t *t = ro_alloc(arena, slots * sizeof *t);
        for (size_t k = i; k < j; k++) {
            if (k > i && strcmp(lines[k].phrase, lines[k - 1].phrase) == 0) continue;
            uint32_t hash = ro_lexicon_hash(lines[k].phrase, strlen(lines[k].phrase)), h = hash & (slots - 1);
            while (t[h]) h = (h + 1) & (slots - 1);
            t[h] = ro_lexicon_tag(hash) | (uint32_t)(k - i + 1);
        }
        for (uint32_t k = 0; k < slots; k++) fprintf(o, "%u,%s", t[k], k % 20 == 19 ? "\n" : "");
        unsigned char *opens = ro_alloc(arena, 4 * (size_t)slots);
        for (size_t k = i; k < j; k++) {
            unsigned char *longest = &opens[ro_hash(first_word(lines[k].phrase)) & (4 * slots - 1)];
            if (lines[k].words > *longest) *longest = (unsigned char)(lines[k].words < 255 ? lines[k].words : 255);
        }
        for (uint32_t k = 0; k < 4 * slots; k++) ro_buf_printf(&openers, "%u,", opens[k]);
        ro_buf_printf(&lists, "{\"%s\",%zu,%zu,%u,%u,%zu},\n", lines[i].list, i, j - i, slot, slots, nlists);
        slot += slots;
        nlists++;
    }
    fprintf(o, "0};\nconst unsigned char ro_lexicon_opens[] = {%.*s0};\n", (int)openers.n, openers.p);
    fprintf(o, "const struct ro_lexicon ro_lexicon_all[] = {\n%.*s{\"\",0,0,0,0,0}};\n", (int)lists.n, lists.p);
    return nlists;
}

static void write_names(FILE *o) {
    unsigned char named[RO_NAMES] = {0};
    for (size_t i = 0, list = 0; i < nlines; i++) {
        if (i && strcmp(lines[i].list, lines[i - 1].list) == 0) continue;
        uint32_t h = ro_lexicon_hash(lines[i].list, strlen(lines[i].list));
        while (named[h & (RO_NAMES - 1)]) h++;
        named[h & (RO_NAMES - 1)] = (unsigned char)++list;
    }
    fprintf(o, "const unsigned char ro_lexicon_named[RO_NAMES] = {");
    for (size_t i = 0; i < RO_NAMES; i++) fprintf(o, "%d,", named[i]);
    fprintf(o, "};\n");
}

/* The first word of each phrase, and the lists that have the phrase. */
struct opener {
    uint64_t hash;
    struct ro_lists in;
    uint32_t class;
};

static int by_hash(const void *p, const void *q) {
    const struct opener *a = p, *b = q;
    return a->hash < b->hash ? -1 : a->hash > b->hash;
}

static int by_lists(const void *p, const void *q) {
    const struct opener *a = p, *b = q;
    int c = memcmp(&a->in, &b->in, sizeof a->in);
    return c ? c : by_hash(p, q);
}

/* One opener for each different first word. */
static size_t openers_of(struct opener *x) {
    size_t n = 0, list = 0;
    for (size_t i = 0; i < nlines; i++) {
        if (i && strcmp(lines[i].list, lines[i - 1].list) != 0) list++;
        x[i] = (struct opener){.hash = ro_hash(first_word(lines[i].phrase))};
        x[i].in.opens[list / 64] = 1ull << list % 64;
        if (lines[i].words == 1) x[i].in.whole[list / 64] = 1ull << list % 64;
    }
    qsort(x, nlines, sizeof *x, by_hash);
    for (size_t i = 0; i < nlines; i++) {
        if (!n || x[n - 1].hash != x[i].hash) {
            x[n++] = x[i];
            continue;
        }
        for (size_t k = 0; k < RO_LISTS / 64; k++) {
            x[n - 1].in.opens[k] |= x[i].in.opens[k];
            x[n - 1].in.whole[k] |= x[i].in.whole[k];
        }
    }
    return n;
}

/* The different sets of lists, numbered from 1: the class of a word. */
static void write_classes(FILE *o, struct opener *x, size_t n) {
    uint32_t class = 0;
    qsort(x, n, sizeof *x, by_lists);
    fprintf(o, "const struct ro_lists ro_lexicon_class[] = {{{0}, {0}},\n");
    for (size_t i = 0; i < n; i++) {
        bool new = !i || memcmp(&x[i].in, &x[i - 1].in, sizeof x[i].in) != 0;
        x[i].class = class += new;
        if (!new) continue;
        fprintf(o, "{{");
        for (size_t k = 0; k < RO_LISTS / 64; k++) fprintf(o, "0x%llxu,", (unsigned long long)x[i].in.opens[k]);
        fprintf(o, "},{");
        for (size_t k = 0; k < RO_LISTS / 64; k++) fprintf(o, "0x%llxu,", (unsigned long long)x[i].in.whole[k]);
        fprintf(o, "}},\n");
    }
    fprintf(o, "};\n");
}

/* Which class a word is of. */
static void write_openers(FILE *o) {
    struct opener *x = ro_alloc(arena, nlines * sizeof *x);
    size_t n = openers_of(x), slots = 8;
    write_classes(o, x, n);
    while (slots < 2 * n) slots *= 2;
    struct opener **t = ro_alloc(arena, slots * sizeof *t);
    for (size_t i = 0; i < n; i++) {
        size_t h = x[i].hash & (slots - 1);
        while (t[h]) h = (h + 1) & (slots - 1);
        t[h] = &x[i];
    }
    fprintf(o, "const struct ro_opener ro_lexicon_opener[] = {\n");
    for (size_t k = 0; k < slots; k++)
        fprintf(o, "{%u,%u},%s", t[k] ? (unsigned)(t[k]->hash >> 32) : 0, t[k] ? t[k]->class : 0, k % 20 == 19 ? "\n" : "");
    fprintf(o, "};\nconst uint32_t ro_lexicon_openers = %zu;\n", slots);
}

/* A bit for the first two words of each phrase that has two. */
static void write_pairs(FILE *o) {
    unsigned char *bits = ro_alloc(arena, RO_PAIRS / 8);
    size_t list = 0;
    for (size_t i = 0; i < nlines; i++) {
        if (i && strcmp(lines[i].list, lines[i - 1].list) != 0) list++;
        ro_str one = first_word(lines[i].phrase);
        if (lines[i].words < 2) continue;
        uint32_t at = ro_pair_bit((uint32_t)list, ro_hash(one), ro_hash(first_word(one.p + one.n + 1)));
        bits[at / 8] |= (unsigned char)(1u << at % 8);
    }
    fprintf(o, "const unsigned char ro_lexicon_pair[] = {");
    for (size_t i = 0; i < RO_PAIRS / 8; i++) fprintf(o, "%s%d,", i % 40 ? "" : "\n", bits[i]);
    fprintf(o, "};\n");
}

static void write_rows(FILE *o) {
    fprintf(o, "const struct ro_row ro_lexicon_rows[] = {\n");
    for (size_t i = 0; i < nlines; i++) {
        struct line *x = &lines[i];
        uint32_t ph = put(ro_str_c(x->phrase)), v[4], lang = put(ro_str_c(x->lang));
        for (int k = 0; k < 4; k++) v[k] = put(x->value[k]);
        fprintf(o, "{%u,{%u,%u,%u,%u},%u,%zu,{%zu,%zu,%zu,%zu},%u},\n", ph, v[0], v[1], v[2], v[3], lang, strlen(x->phrase),
                x->value[0].n, x->value[1].n, x->value[2].n, x->value[3].n, x->words);
    }
    fprintf(o, "{0}};\n");
}

/* Another list, another digest: what was computed with the lists can say with which. */
static void write_digest(FILE *o) {
    uint64_t all = 0;
    for (size_t i = 0; i < nlines; i++) {
        const struct line *x = &lines[i];
        ro_buf b = {.arena = arena};
        ro_buf_printf(&b, "%016llx %s %s %s", (unsigned long long)all, x->list, x->lang, x->phrase);
        for (int k = 0; k < 4; k++) {
            ro_buf_byte(&b, '\t');
            ro_buf_add(&b, x->value[k]);
        }
        all = ro_hash(ro_buf_str(&b));
    }
    fprintf(o, "const uint64_t ro_lexicon_digest = 0x%llxu;\n", (unsigned long long)all);
}

int main(int argc, char **argv) {
    struct ro_error err;
    arena = ro_arena_new(&err);
    if (argc < 3 || !arena) return fprintf(stderr, "usage: mkdata OUT.c FILE.tsv...\n"), 1;
    if (RO_TRY(arena)) return fprintf(stderr, "mkdata: %s\n", err.text), 1;
    pool.arena = arena;
    for (int i = 2; i < argc; i++) read_file(argv[i]);
    add_bases();
    qsort(lines, nlines, sizeof *lines, by_key);
    once_each();
    FILE *o = fopen(argv[1], "w");
    if (!o) return fprintf(stderr, "mkdata: %s: cannot be written\n", argv[1]), 1;
    fprintf(o, "/* Written by tools/mkdata.c from data/. */\n#include \"base/lexicon.h\"\n\n");
    write_rows(o);
    if (write_lists(o) > RO_LISTS) fail("data", 0, "has more lists than RO_LISTS");
    write_names(o);
    write_pairs(o);
    write_openers(o);
    write_pool(o);
    write_digest(o);
    if (fclose(o)) return fprintf(stderr, "mkdata: %s: cannot be written\n", argv[1]), 1;
    free(lines);
    ro_arena_free(arena);
    return 0;
}
