/* Laid before a program (LD_PRELOAD), it makes one of its allocations fail, whoever asks: the program, a library that it opens, or libc.
 *
 * What is to happen stands on a board, a file that both this and its driver (../stacks.py) have in memory: so a program that runs for long
 * can be asked anew. In: which allocation fails, by its number, and how many from it on. Out: how many were asked for; where listing
 * is on, the call stack of each; and the stack of that which failed. A stack is a number made of its innermost return addresses, each
 * counted from where its file lies in memory, so that it is the same in every run of one build.
 *
 * The hour stands still, so that the same failure leaves the same bytes. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <unwind.h>

enum { DEEP = 24, WHERE = 4096 };

struct board {
    uint64_t pid;   /* whose allocations count: the first program that comes; its children are left alone */
    uint64_t asked; /* so far */
    uint64_t at, span; /* this one fails, and those behind it */
    uint64_t listing, deep;
    uint64_t failed; /* the stack of the first that did; 0: none */
    uint64_t cap;    /* of the list */
    char where[WHERE];
    uint64_t stack[];
};

static struct board *board;

void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t), *__libc_memalign(size_t, size_t);
static void *(*real_malloc)(size_t) = __libc_malloc, *(*real_calloc)(size_t, size_t) = __libc_calloc,
            *(*real_realloc)(void *, size_t) = __libc_realloc, *(*real_memalign)(size_t, size_t) = __libc_memalign;

/* ---- the stack -------------------------------------------------------------------------------------------------------------- */

struct frames {
    uintptr_t at[DEEP + 8];
    unsigned n, most;
};

static _Unwind_Reason_Code frame(struct _Unwind_Context *c, void *user) {
    struct frames *f = user;
    uintptr_t ip = _Unwind_GetIP(c);
    if (ip) f->at[f->n++] = ip;
    return ip && f->n < f->most ? _URC_NO_REASON : _URC_END_OF_STACK;
}

static uint64_t mix(uint64_t h, uint64_t x) {
    h = (h ^ x) * 0x9E3779B97F4A7C15u;
    return h ^ h >> 29;
}

static uint64_t name_hash(const char *s) {
    uint64_t h = 1;
    for (; *s; s++) h = mix(h, (unsigned char)*s);
    return h;
}

static bool mine(uintptr_t ip, struct dl_find_object *o) {
    static uintptr_t lo, hi;
    if (!lo && _dl_find_object((void *)mine, o) == 0) lo = (uintptr_t)o->dlfo_map_start, hi = (uintptr_t)o->dlfo_map_end;
    return ip >= lo && ip < hi;
}

/* With `where`, in words too: FILE+OFFSET, parted by blanks. */
static uint64_t stack_of(char *where) {
    struct frames f = {.most = (unsigned)board->deep + 8};
    struct dl_find_object o;
    uint64_t h = 7;
    unsigned n = 0;
    size_t used = 0;
    if (f.most > DEEP + 8) f.most = DEEP + 8;
    _Unwind_Backtrace(frame, &f);
    for (unsigned i = 0; i < f.n && n < board->deep; i++) {
        if (mine(f.at[i], &o)) continue;
        n++;
        if (_dl_find_object((void *)f.at[i], &o) != 0) continue;
        uint64_t off = f.at[i] - (uintptr_t)o.dlfo_map_start;
        const char *file = o.dlfo_link_map->l_name;
        h = mix(mix(h, off), name_hash(file));
        if (where && used < WHERE - 300) /* of a file linked to fixed addresses the address itself is what a reader asks for */
            used += (size_t)snprintf(where + used, WHERE - used, "%.200s+0x%lx ", *file ? file : "-",
                                     (unsigned long)(f.at[i] - o.dlfo_link_map->l_addr));
    }
    return h ? h : 1;
}

/* ---- whether it fails ------------------------------------------------------------------------------------------------------- */

static bool fails(void) {
    static __thread bool inside __attribute__((tls_model("initial-exec")));
    if (!board || inside) return false;
    inside = true;
    uint64_t k = __atomic_fetch_add(&board->asked, 1, __ATOMIC_RELAXED);
    if (board->listing && k < board->cap) board->stack[k] = stack_of(NULL);
    bool bad = k >= board->at && k - board->at < board->span;
    if (bad && k == board->at) board->failed = stack_of(board->where);
    inside = false;
    if (bad) errno = ENOMEM;
    return bad;
}

void *malloc(size_t n) { return fails() ? NULL : real_malloc(n); }
void *calloc(size_t n, size_t m) { return fails() ? NULL : real_calloc(n, m); }
void *realloc(void *p, size_t n) { return fails() ? NULL : real_realloc(p, n); }
void *memalign(size_t a, size_t n) { return fails() ? NULL : real_memalign(a, n); }
void *aligned_alloc(size_t a, size_t n) { return fails() ? NULL : real_memalign(a, n); }
void *reallocarray(void *p, size_t n, size_t m) {
    size_t all;
    if (__builtin_mul_overflow(n, m, &all)) return errno = ENOMEM, NULL;
    return fails() ? NULL : real_realloc(p, all);
}
int posix_memalign(void **p, size_t a, size_t n) {
    if (fails()) return ENOMEM;
    return (*p = real_memalign(a, n)) ? 0 : ENOMEM;
}

time_t time(time_t *to) {
    time_t now = 1932768000; /* in 2031 */
    if (to) *to = now;
    return now;
}

/* Under a sanitizer what is real is the sanitizer's. */
__attribute__((constructor(101))) static void begin(void) {
    const char *path = getenv("FAILING");
    int fd = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    struct stat s;
    void *f;
    if ((f = dlsym(RTLD_NEXT, "malloc"))) real_malloc = f;
    if ((f = dlsym(RTLD_NEXT, "calloc"))) real_calloc = f;
    if ((f = dlsym(RTLD_NEXT, "realloc"))) real_realloc = f;
    if ((f = dlsym(RTLD_NEXT, "memalign"))) real_memalign = f;
    if (fd < 0 || fstat(fd, &s) != 0) return;
    struct board *b = mmap(NULL, (size_t)s.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    close(fd);
    if (b == MAP_FAILED || (b->pid && b->pid != (uint64_t)getpid())) return;
    b->pid = (uint64_t)getpid();
    board = b;
    if (b->listing) stack_of(NULL); /* what the unwinder needs it has now */
}
