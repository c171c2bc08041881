/* Second thoughts of the linker: a wrong link between right ones gives way to the pair it keeps apart, and only to a better. */
#include "align/linker.h"
#include "arena.h"

struct bench {
    struct lexis *lexis;
    struct side side[2];
    struct linker k;
};

/* Two texts with a sentence a clause, and links from the clauses of the first to those of the second, -1 none. */
static struct bench bench_of(const char *x, const char *y, const int32_t *link) {
    struct bench b = {0};
    const char *text[] = {x, y};
    b.lexis = ro_lexis_new(arena, 200);
    for (int s = 0; s < 2; s++) {
        b.side[s].u = ro_segment(arena, (ro_str){text[s], strlen(text[s])}, NULL, 0);
        ro_atoms_cut(arena, b.lexis, &b.side[s]);
    }
    ro_lexis_weigh(b.lexis, b.side, 2);
    b.k = (struct linker){.arena = arena, .lexis = b.lexis, .alone = 0.29f};
    size_t nx = b.side[0].natoms, ny = b.side[1].natoms;
    b.k.xlink = RO_NEWS(arena, int32_t, nx + 1);
    b.k.ylink = RO_NEWS(arena, int32_t, ny + 1);
    b.k.xdf = RO_NEWS(arena, uint32_t, b.lexis->e.n + 1);
    b.k.ydf = RO_NEWS(arena, uint32_t, b.lexis->e.n + 1);
    for (size_t j = 0; j < ny; j++) b.k.ylink[j] = -1;
    for (size_t i = 0; i < nx; i++) {
        b.k.xlink[i] = link[i];
        if (link[i] >= 0) b.k.ylink[link[i]] = (int32_t)i;
        for (uint32_t j = 0; j < ny; j++) RO_PUSH(arena, b.k.c) = (struct candidate){.i = (uint32_t)i, .j = j, .from = -1};
    }
    return b;
}

static void expect(const char *x, const char *y, const int32_t *before, const int32_t *after) {
    struct bench b = bench_of(x, y, before);
    b.k.x = &b.side[0], b.k.y = &b.side[1]; /* where they are now */
    ro_links_settle(&b.k);
    for (size_t i = 0; i < b.side[0].natoms; i++) assert_int_equal(b.k.xlink[i], after[i]);
    for (size_t j = 0; j < b.side[1].natoms; j++) assert_true(b.k.ylink[j] < 0 || b.k.xlink[b.k.ylink[j]] == (int32_t)j);
}

#define GATES "Harvest festivals opened the gates of Kestria. "
#define VAULT "Miners carried copper ingots down to the vault. "
#define CHOIR "A choir of shepherds sang until midnight. "

static void a_clause_gets_its_partner_back(void **state) {
    (void)state;
    expect("Copper ingots belong to the vault. " GATES VAULT CHOIR, GATES VAULT CHOIR, (int32_t[]){1, 0, -1, 2},
           (int32_t[]){-1, 0, 1, 2});
}

static void a_good_link_stays(void **state) {
    (void)state;
    expect(GATES VAULT CHOIR, GATES VAULT CHOIR, (int32_t[]){0, 1, 2}, (int32_t[]){0, 1, 2});
    /* a little more in common is no reason to leave one's neighbours */
    expect(GATES "Miners carried copper ingots to the vault. " CHOIR "One ate. Two slept. Three left. " VAULT, GATES VAULT CHOIR,
           (int32_t[]){0, 1, 2, -1, -1, -1, -1}, (int32_t[]){0, 1, 2, -1, -1, -1, -1});
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_clause_gets_its_partner_back),
        TEST(a_good_link_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
