/* Runs of the index of shared words: written once, read by key, merged as they grow.
 *
 * What is added makes a run of its own. Small runs are merged by geometric partitioning (Lester, Moffat, Zobel 2005): each stays
 * some times larger than all smaller ones together, so that there are few to ask. Large ones wait until four are alike (the
 * tiers of O'Neil and others' log-structured merge tree, 1996), so that an entry is moved once for each fourfold of what there
 * is. A merge goes on in pieces, in proportion to what is added, so that nobody who adds one page waits for the merging of a
 * million. It goes up by key: what is under reuse_run.below stands in the run that is being made, what is above in those
 * that are merged. At every moment each entry stands in one place, and a kill leaves the last piece that was whole. */
#include "store/reuse/index.h"

#include <stdlib.h>

enum {
    GROWTH = 3,      /* a small run has so many times the entries of all smaller ones together, or they are merged */
    ALIKE = 4,       /* so many large ones between two powers of it are merged */
    LARGE = 1 << 18, /* entries, of a thousand texts or two */
};

int64_t run_new(ro_job *job) { return ro_ask_int(job, 0, "SELECT max(run) FROM reuse_run", "") + 1; }

static int64_t row_of(int64_t run, uint64_t key) { return (int64_t)((uint64_t)run << KEY_BITS | key); }

static _Noreturn void damaged(ro_job *job) {
    ro_throw(job->arena, RO_ARCHIVE, "%s: the index of shared words is damaged: build it anew with readout reread",
             job->archive->path);
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

void run_begin(struct run_writer *w, ro_job *job, int64_t run) {
    w->job = job;
    w->run = run;
    w->entries = 0;
    w->pack.used = w->pack.marked = w->pack.marks = 0;
}

bool run_full(const struct run_writer *w, const struct entry *e) { return pack_full(&w->pack, e); }

void run_end(struct run_writer *w) {
    if (!w->pack.used) return;
    size_t n = pack_end(&w->pack, w->bytes);
    ro_exec(w->job, "INSERT INTO reuse_block(n, entries) VALUES (?1, ?2)", "ib", row_of(w->run, w->pack.first),
            (ro_str){(const char *)w->bytes, n});
}

static int64_t counted(const struct entry *e) { return e->key >= WORD_KEYS ? 1 : e->n; }

void run_put(struct run_writer *w, const struct entry *e) {
    if (!pack_put(&w->pack, e)) {
        run_end(w);
        pack_put(&w->pack, e);
    }
    w->entries += counted(e);
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

struct reader {
    int64_t run;
    struct block block;
    struct entry e;
    bool open; /* e is an entry */
    uint8_t bytes[BLOCK];
};

static void next(ro_job *job, struct reader *r) {
    bool bad;
    r->open = block_next(&r->block, &r->e, &bad);
    if (bad) damaged(job);
}

static void seek(ro_job *job, struct reader *r, uint64_t key) {
    bool bad;
    r->open = block_seek(&r->block, key, &r->e, &bad);
    if (bad) damaged(job);
}

/* Takes the row that the query is at. */
static void take(ro_query *q, struct reader *r) {
    ro_str s = ro_lying_blob(q, 1);
    if (!s.n || s.n > BLOCK) damaged(q->job);
    memcpy(r->bytes, s.p, s.n);
    if (!block_open(&r->block, r->bytes, s.n, (uint64_t)ro_int(q, 0) & ALL_WORDS)) damaged(q->job);
}

/* The first block whose first key is `from` or above. */
static bool load_from(ro_job *job, struct reader *r, uint64_t from) {
    ro_query *q = ro_query_new(job, "SELECT n, entries FROM reuse_block WHERE n BETWEEN ?1 AND ?2 ORDER BY n LIMIT 1");
    ro_bind(q, "ii", row_of(r->run, from), row_of(r->run, ALL_WORDS));
    r->open = false;
    if (!ro_step(q)) return false;
    take(q, r);
    ro_query_end(q);
    next(job, r);
    return true;
}

static const char LAST_BLOCK[] = "SELECT n, entries FROM reuse_block WHERE n BETWEEN ?1 AND ?2 ORDER BY n DESC LIMIT 1";

/* The block that has the key if any has. */
static void load_for(ro_query *last, struct reader *r, uint64_t key) {
    ro_bind(last, "ii", row_of(r->run, 0), row_of(r->run, key));
    r->open = false;
    if (!ro_step(last)) return;
    take(last, r);
    ro_query_end(last);
    seek(last->job, r, key);
}

struct runs {
    struct run {
        int64_t run, size, goal, below; /* goal: it is being merged into; below: -1 whole */
    } * v;
    size_t n, cap;
};

static struct runs runs_read(ro_job *job) {
    struct runs all = {0};
    ro_query *q = ro_query_new(job, "SELECT run, size, coalesce(goal, 0), coalesce(below, -1) FROM reuse_run ORDER BY run");
    while (ro_step(q)) RO_PUSH(job->arena, all) = (struct run){ro_int(q, 0), ro_int(q, 1), ro_int(q, 2), ro_int(q, 3)};
    return all;
}

static void ask_run(ro_job *job, int64_t run, const uint64_t *key, size_t n, const struct run_user *u) {
    struct reader *r = RO_NEW(job->arena, struct reader);
    ro_query *last = ro_query_new(job, LAST_BLOCK);
    r->run = run;
    for (size_t i = 0; i < n; i++) {
        if (r->open && r->e.key < key[i]) seek(job, r, key[i]);
        if (!r->open) load_for(last, r, key[i]);
        if (r->open && r->e.key == key[i]) u->fn(u->user, &r->e);
    }
}

/* Keys that have moved on are not looked for where they were. */
void runs_ask(ro_job *job, const uint64_t *key, size_t n, const struct run_user *u) {
    struct runs all = runs_read(job);
    for (size_t i = 0; i < all.n; i++) {
        const struct run *r = &all.v[i];
        size_t lo = 0, hi = n;
        for (size_t k = 0; r->goal && k < all.n; k++)
            if (all.v[k].run == r->goal)
                while (lo < n && (int64_t)key[lo] < all.v[k].below) lo++;
        while (r->below >= 0 && hi > 0 && (int64_t)key[hi - 1] >= r->below) hi--;
        if (lo < hi) ask_run(job, r->run, key + lo, hi - lo, u);
    }
}

void runs_all(ro_job *job, const struct run_user *u) {
    struct reader *r = RO_NEW(job->arena, struct reader);
    ro_query *q = ro_query_new(job, "SELECT n, entries FROM reuse_block ORDER BY n");
    while (ro_step(q))
        for (take(q, r), next(job, r); r->open; next(job, r)) u->fn(u->user, &r->e);
}

/* What a run says of itself: how many entries it has, and where a merge has come to. */
static bool run_holds(ro_job *job, const struct run *run, int64_t from) {
    struct reader *r = RO_NEW(job->arena, struct reader);
    ro_query *q = ro_query_new(job, "SELECT n, entries FROM reuse_block WHERE n BETWEEN ?1 AND ?2 ORDER BY n");
    int64_t size = 0, after = from - 1;
    bool in_order = true;
    ro_bind(q, "ii", row_of(run->run, 0), row_of(run->run, ALL_WORDS));
    while (ro_step(q))
        for (take(q, r), next(job, r); r->open; next(job, r)) {
            int64_t key = (int64_t)r->e.key;
            in_order &= key > after && (run->below < 0 || key < run->below);
            after = key;
            size += counted(&r->e);
        }
    return in_order && (run->goal ? size <= run->size : size == run->size);
}

bool runs_hold(ro_job *job) {
    struct runs all = runs_read(job);
    for (size_t i = 0; i < all.n; i++) {
        int64_t from = all.v[i].goal ? -1 : 0;
        for (size_t k = 0; k < all.n; k++)
            if (all.v[k].run == all.v[i].goal) from = all.v[k].below;
        if (from < 0 || !run_holds(job, &all.v[i], from)) return false;
    }
    return !ro_ask_int(job, 0, "SELECT EXISTS (SELECT 1 FROM reuse_block WHERE n >> ?1 NOT IN (SELECT run FROM reuse_run))", "i",
                       (int64_t)KEY_BITS);
}

/* ---- what is gone -------------------------------------------------------------------------------------------------- */

struct gone gone_read(ro_job *job) {
    struct gone g = {0};
    ro_query *q = ro_query_new(job, "SELECT text FROM reuse_gone ORDER BY text");
    while (ro_step(q)) RO_PUSH(job->arena, g) = (uint32_t)ro_int(q, 0);
    return g;
}

static bool is_gone(const struct gone *g, uint32_t text) {
    size_t lo = 0, hi = g->n;
    while (lo < hi) {
        size_t mid = (lo + hi) / 2;
        if (g->v[mid] == text) return true;
        if (g->v[mid] < text)
            lo = mid + 1;
        else
            hi = mid;
    }
    return false;
}

static void gone_leave_out(const struct gone *g, struct entry *e) {
    uint32_t n = 0;
    if (!g->n || e->key >= WORD_KEYS) return;
    for (uint32_t i = 0; i < e->n; i++)
        if (!is_gone(g, e->text[i])) e->text[n++] = e->text[i];
    e->n = n;
}

/* ---- merging ------------------------------------------------------------------------------------------------------- */

/* Adds b to a, which has the same key. */
static void join(struct entry *a, const struct entry *b) {
    uint32_t both[2 * LISTED], n = 0, i = 0, k = 0;
    a->count += b->count;
    if (a->key >= WORD_KEYS) return;
    while (i < a->n || k < b->n) {
        uint32_t x = i < a->n ? a->text[i] : UINT32_MAX, y = k < b->n ? b->text[k] : UINT32_MAX;
        both[n++] = x < y ? x : y;
        i += x <= y;
        k += y <= x;
    }
    a->n = !a->n || !b->n || n > LISTED ? 0 : n;
    memcpy(a->text, both, a->n * sizeof *both);
}

struct merge {
    ro_job *job;
    struct run goal;
    struct reader *from;
    size_t n;
    struct gone gone;
    struct run_writer to;
};

static void open_merge(struct merge *m, const struct runs *all) {
    m->from = ro_alloc(m->job->arena, all->n * sizeof *m->from);
    for (size_t i = 0; i < all->n; i++) {
        if (all->v[i].goal != m->goal.run) continue;
        m->from[m->n].run = all->v[i].run;
        load_from(m->job, &m->from[m->n++], (uint64_t)m->goal.below);
    }
    m->gone = gone_read(m->job);
    run_begin(&m->to, m->job, m->goal.run);
}

/* The least key that is left, and who has it. */
struct front {
    uint64_t key;
    size_t first, n;
};

static bool least(const struct merge *m, struct front *f) {
    f->n = 0;
    for (size_t i = 0; i < m->n; i++) {
        const struct reader *r = &m->from[i];
        if (!r->open || (f->n && r->e.key > f->key)) continue;
        if (!f->n || r->e.key < f->key) *f = (struct front){r->e.key, i, 0};
        f->n++;
    }
    return f->n;
}

static void copy(struct entry *to, const struct entry *e) {
    to->key = e->key;
    to->count = e->count;
    to->n = e->n;
    if (e->key < WORD_KEYS) memcpy(to->text, e->text, e->n * sizeof *e->text);
}

void said_add(struct said *s, const struct gone *gone, const struct entry *x) {
    bool word = x->key >= WORD_KEYS, listed = word || x->n;
    struct entry here;
    copy(&here, x);
    gone_leave_out(gone, &here);
    s->many |= !listed;
    if (listed && !word && !here.n) return;
    if (s->any && !s->many)
        join(&s->e, &here);
    else
        copy(&s->e, &here);
    s->many |= !word && !s->e.n;
    s->any = true;
    if (s->many) s->e.n = 0;
}

/* What all say of the key; NULL: nothing that still holds. Mostly one has it. */
static const struct entry *gather(const struct merge *m, const struct front *f, struct said *s) {
    const struct entry *one = &m->from[f->first].e;
    if (f->n == 1 && !m->gone.n) return one;
    s->any = s->many = false;
    for (size_t i = f->first; i < m->n; i++)
        if (m->from[i].open && m->from[i].e.key == f->key) said_add(s, &m->gone, &m->from[i].e);
    return s->any && (f->key < WORD_KEYS || s->e.count) ? &s->e : NULL;
}

static void advance(struct merge *m, const struct front *f) {
    for (size_t i = f->first, n = f->n; n; i++) {
        struct reader *r = &m->from[i];
        if (!r->open || r->e.key != f->key) continue;
        n--;
        next(m->job, r);
        if (!r->open && f->key < ALL_WORDS) load_from(m->job, r, f->key + 1);
    }
}

/* What of a block was not moved is written back under its new first key. */
static void leave(struct merge *m, struct reader *r, uint64_t below) {
    struct run_writer *w = RO_NEW(m->job->arena, struct run_writer);
    bool begun = r->open && (uint64_t)r->e.key >= below;
    ro_exec(m->job, "DELETE FROM reuse_block WHERE n BETWEEN ?1 AND ?2", "ii", row_of(r->run, 0), row_of(r->run, below - 1));
    if (!begun || ro_ask_int(m->job, 0, "SELECT 1 FROM reuse_block WHERE n = ?1", "i", row_of(r->run, r->e.key))) return;
    run_begin(w, m->job, r->run);
    for (; r->open; next(m->job, r)) run_put(w, &r->e);
    run_end(w);
}

static void close_merge(struct merge *m, uint64_t below, bool done) {
    run_end(&m->to);
    for (size_t i = 0; i < m->n; i++) {
        if (!done) {
            leave(m, &m->from[i], below);
            continue;
        }
        ro_exec(m->job, "DELETE FROM reuse_block WHERE n BETWEEN ?1 AND ?2", "ii", row_of(m->from[i].run, 0),
                row_of(m->from[i].run, ALL_WORDS));
        ro_exec(m->job, "DELETE FROM reuse_run WHERE run = ?1", "i", m->from[i].run);
    }
    ro_exec(m->job, "UPDATE reuse_run SET size = size + ?2, below = CASE WHEN ?3 THEN NULL ELSE ?4 END WHERE run = ?1", "iiii",
            m->goal.run, m->to.entries, (int64_t)done, (int64_t)below);
}

/* A piece ends with a full block, so that blocks stay full however small the pieces are. */
static int64_t merge_piece(ro_job *job, const struct runs *all, struct run goal, int64_t budget) {
    struct merge *m = RO_NEW(job->arena, struct merge);
    struct said *s = RO_NEW(job->arena, struct said);
    m->job = job;
    m->goal = goal;
    open_merge(m, all);
    struct front f = {0};
    bool more;
    while ((more = least(m, &f))) {
        const struct entry *e = gather(m, &f, s);
        if (e && m->to.entries >= budget && run_full(&m->to, e)) break;
        if (e) run_put(&m->to, e);
        advance(m, &f);
    }
    close_merge(m, f.key, !more);
    return m->to.entries + 1;
}

static int smaller(const void *p, const void *q) {
    const struct run *a = p, *b = q;
    return (a->size > b->size) - (a->size < b->size);
}

static unsigned power(int64_t size) {
    unsigned n = 0;
    while (size /= ALIKE) n++;
    return n;
}

/* How many of them, the smallest first, are to become one. */
static size_t due_together(const struct runs *idle) {
    int64_t sum = 0;
    size_t n = 0;
    for (size_t i = 0; i < idle->n; i++) {
        int64_t size = idle->v[i].size;
        bool alike = i + 1 >= ALIKE && power(size) == power(idle->v[i + 1 - ALIKE].size);
        if (size < LARGE ? i && size < GROWTH * sum : alike) n = i + 1;
        sum += size;
    }
    return n;
}

/* Names the runs that are to become one, if any are. */
static void start_merge(ro_job *job) {
    struct runs all = runs_read(job), idle = {0};
    int64_t into = run_new(job);
    for (size_t i = 0; i < all.n; i++)
        if (!all.v[i].goal && all.v[i].below < 0) RO_PUSH(job->arena, idle) = all.v[i];
    if (idle.n) qsort(idle.v, idle.n, sizeof *idle.v, smaller);
    size_t n = due_together(&idle);
    for (size_t i = 0; i < n; i++) ro_exec(job, "UPDATE reuse_run SET goal = ?2 WHERE run = ?1", "ii", idle.v[i].run, into);
    if (n) ro_exec(job, "INSERT INTO reuse_run(run, size, goal, below) VALUES (?1, 0, NULL, 0)", "i", into);
}

int64_t runs_merge(ro_job *job, int64_t budget) {
    int64_t moved = 0;
    while (moved < budget) {
        start_merge(job);
        struct runs all = runs_read(job);
        const struct run *goal = NULL;
        for (size_t i = all.n; i-- > 0 && !goal;) /* the newest is the smallest */
            if (all.v[i].below >= 0) goal = &all.v[i];
        if (!goal) break;
        moved += merge_piece(job, &all, *goal, budget - moved);
    }
    return moved;
}
