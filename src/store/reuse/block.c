/* A block of the index of shared words as bytes, and back.
 *
 * A block opens with its marks, behind their number: after every MARKED bytes of entries the key that was last and the place of
 * the next entry, so that one key is found without going through all before it. The entries follow.
 *
 * A number is written seven bits a byte, the lowest first. An entry opens with the step from the key before it, two bits of it
 * saying what follows: ONE account, a LIST of them (how many, the first, then steps), or nothing, where they are too MANY. A word
 * is a ONE whose value is its count, the sign in the lowest bit. With a million accounts a step takes a byte and an account
 * three. The bytes may come from anybody: whatever they are, nothing is read or written outside, and what is no entry is said. */
#include "store/reuse/index.h"

enum { ONE, LIST, MANY };
enum { MARK_KEY = 5 }; /* bytes of a mark's key; its place takes the other two */

static uint8_t *put(uint8_t *p, uint64_t v) {
    for (; v > 127; v >>= 7) *p++ = (uint8_t)(v | 128);
    *p++ = (uint8_t)v;
    return p;
}

size_t entry_pack(uint8_t *to, const struct entry *e, uint64_t after) {
    uint64_t step = (e->key - after) << 2;
    if (e->key >= WORD_KEYS) return (size_t)(put(put(to, step | ONE), (uint64_t)e->count << 1 ^ (uint64_t)(e->count >> 63)) - to);
    uint8_t *p = put(to, step | (e->n == 1 ? ONE : e->n ? LIST : MANY));
    if (e->n > 1) p = put(p, e->n);
    for (uint32_t i = 0; i < e->n; i++) p = put(p, i ? e->text[i] - e->text[i - 1] : e->text[0]);
    return (size_t)(p - to);
}

/* ---- writing ------------------------------------------------------------------------------------------------------ */

static size_t size_with(const struct pack *p, unsigned marks, size_t more) { return 1 + marks * MARK + p->used + more; }

static bool mark_due(const struct pack *p) { return p->used >= p->marked + MARKED; }

static void put_mark(struct pack *p) {
    uint8_t *to = p->mark + MARK * p->marks++;
    for (int i = 0; i < MARK_KEY; i++) *to++ = (uint8_t)(p->last >> 8 * i);
    *to++ = (uint8_t)p->used;
    *to = (uint8_t)(p->used >> 8);
    p->marked = p->used;
}

bool pack_put(struct pack *p, const struct entry *e) {
    if (!p->used) p->first = p->last = e->key;
    size_t n = entry_pack(p->entry + p->used, e, p->last);
    if (p->used && size_with(p, p->marks + mark_due(p), n) > BLOCK) return false;
    if (mark_due(p)) put_mark(p);
    p->used += n;
    p->last = e->key;
    return true;
}

bool pack_full(const struct pack *p, const struct entry *e) {
    uint8_t packed[ENTRY];
    unsigned marks = p->marks + mark_due(p);
    return size_with(p, marks, ENTRY) > BLOCK && p->used && size_with(p, marks, entry_pack(packed, e, p->last)) > BLOCK;
}

size_t pack_end(struct pack *p, uint8_t to[BLOCK]) {
    size_t head = size_with(p, p->marks, 0) - p->used, n = head + p->used;
    *to = (uint8_t)p->marks;
    memcpy(to + 1, p->mark, head - 1);
    memcpy(to + head, p->entry, p->used);
    p->used = p->marked = p->marks = 0;
    return n;
}

/* ---- reading ------------------------------------------------------------------------------------------------------ */

bool block_open(struct block *b, const uint8_t *p, size_t n, uint64_t first) {
    if (!n || 1 + (size_t)p[0] * MARK >= n) return false;
    *b = (struct block){.p = p + 1 + (size_t)p[0] * MARK, .end = p + n, .key = first, .mark = p + 1, .marks = p[0]};
    b->first = b->p;
    return true;
}

static uint64_t mark_key(const uint8_t *m) {
    uint64_t key = 0;
    for (int i = MARK_KEY; i-- > 0;) key = key << 8 | m[i];
    return key;
}

/* Goes to the last mark before the key, unless it is there or further already. */
static bool skip(struct block *b, uint64_t key) {
    unsigned lo = 0, hi = b->marks;
    while (lo < hi) {
        unsigned mid = (lo + hi) / 2;
        if (mark_key(b->mark + MARK * mid) < key)
            lo = mid + 1;
        else
            hi = mid;
    }
    if (!lo) return true;
    const uint8_t *m = b->mark + MARK * (lo - 1), *at = b->first + (m[MARK_KEY] | m[MARK_KEY + 1] << 8);
    if (at >= b->end) return false;
    if (at > b->p) b->p = at, b->key = mark_key(m);
    return true;
}

static bool get(struct block *b, uint64_t *v) {
    *v = 0;
    for (int shift = 0; b->p < b->end && shift < 63; shift += 7) {
        uint8_t c = *b->p++;
        *v |= (uint64_t)(c & 127) << shift;
        if (c < 128) return true;
    }
    return false;
}

static bool get_texts(struct block *b, struct entry *e, uint64_t n) {
    uint64_t t = 0, step;
    if (n > LISTED) return false;
    for (e->n = 0; e->n < n; e->n++) {
        if (!get(b, &step) || !step || step > INT32_MAX || (t += step) > INT32_MAX) return false;
        e->text[e->n] = (uint32_t)t;
    }
    return true;
}

/* What an entry opens with: its key, and the shape of what follows. */
static bool get_head(struct block *b, unsigned *shape) {
    uint64_t step;
    if (!get(b, &step) || step >> 2 > ALL_WORDS || b->key + (step >> 2) > ALL_WORDS) return false;
    b->key += step >> 2;
    *shape = step & 3;
    return b->key < WORD_KEYS ? *shape <= MANY : *shape == ONE;
}

static bool get_rest(struct block *b, unsigned shape, struct entry *e) {
    uint64_t v;
    e->key = b->key;
    e->n = 0;
    if (e->key >= WORD_KEYS) {
        if (!get(b, &v)) return false;
        e->count = (int64_t)(v >> 1) ^ -(int64_t)(v & 1);
        return true;
    }
    if (shape == MANY) return true;
    if (shape == ONE) return get_texts(b, e, 1);
    return get(b, &v) && v > 1 && get_texts(b, e, v);
}

static bool pass(struct block *b, uint64_t n) {
    while (n && b->p < b->end) n -= *b->p++ < 128;
    return !n;
}

static bool pass_rest(struct block *b, unsigned shape) {
    uint64_t v = shape == ONE;
    return (shape != LIST || get(b, &v)) && pass(b, v);
}

static bool found(bool there, bool *bad) {
    *bad = !there;
    return there;
}

bool block_next(struct block *b, struct entry *e, bool *bad) {
    unsigned shape;
    *bad = false;
    return b->p < b->end && found(get_head(b, &shape) && get_rest(b, shape, e), bad);
}

/* Nearly all are of one account and a step of at most two bytes: goes over those that come before the key. */
static void pass_common(struct block *b, uint64_t key) {
    const uint8_t *p = b->p;
    while (b->end - p > 2) {
        uint32_t head = *p++;
        if (head & 128) head = (head & 127) | (uint32_t)*p++ << 7;
        if (head >= 1 << 14 || (head & 3) != ONE || b->key + (head >> 2) >= key) return;
        while (p < b->end && *p & 128) p++;
        if (p++ == b->end) return;
        b->key += head >> 2;
        b->p = p;
    }
}

bool block_seek(struct block *b, uint64_t key, struct entry *e, bool *bad) {
    unsigned shape;
    if (!found(skip(b, key), bad)) return false;
    for (;;) {
        pass_common(b, key);
        if (b->p >= b->end) return false;
        if (!found(get_head(b, &shape), bad)) return false;
        if (b->key >= key) return found(get_rest(b, shape, e), bad);
        if (!found(pass_rest(b, shape), bad)) return false;
    }
}
