/* An entry of the index of shared words as bytes, and back.
 *
 * A number is written seven bits a byte, the lowest first. An entry opens with the step from the key before it, two bits of it
 * saying what follows: ONE account, a LIST of them (how many, the first, then steps), or nothing, where they are too MANY. A word
 * is a ONE whose value is its count, the sign in the lowest bit. With a million accounts a step takes a byte and an account
 * three. The bytes may come from anybody: whatever they are, nothing is read or written outside, and what is no entry is said. */
#include "store/reuse_index.h"

enum { ONE, LIST, MANY };

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
    *bad = false;
    for (;;) {
        pass_common(b, key);
        if (b->p >= b->end) return false;
        if (!found(get_head(b, &shape), bad)) return false;
        if (b->key >= key) return found(get_rest(b, shape, e), bad);
        if (!found(pass_rest(b, shape), bad)) return false;
    }
}
