/* Whatever is typed as a search, a phrase, a person, a reference or a decision: put to a small archive, it is answered or refused
 * with a sentence. */
#include <readout/readout.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char path[] = "/tmp/ro_fuzz_archive_XXXXXX";

static void gone(void) {
    char side[sizeof path + 8];
    unlink(path);
    snprintf(side, sizeof side, "%s-wal", path), unlink(side);
    snprintf(side, sizeof side, "%s-shm", path), unlink(side);
}

static void fill(ro_ctx *ctx) {
    static const char text[] =
        "Port Elden, May 4, 2024\n\nPresident Ada Norn of Norvania met with Prime Minister Oran Telmek of Sarelle "
        "in Port Elden on Saturday. The two sides agreed that the sea walls would be mended.\n";
    ro_archive *archive = NULL;
    ro_account *account = NULL;
    ro_capture c = {.file = {"one", 3}, .bytes = {text, sizeof text - 1}, .text = true};
    ro_added added;
    if (ro_archive_open(ctx, path, RO_OPEN_CREATE, &archive) != RO_OK || ro_account_read(ctx, &c, &account) != RO_OK ||
        ro_archive_add(ctx, archive, &account, 1, &added) != RO_OK || ro_archive_settle(ctx, archive) != RO_OK)
        fprintf(stderr, "no archive to ask: %s\n", ro_ctx_error(ctx)), abort();
    ro_account_free(account);
    ro_archive_close(archive);
}

static bool hit(void *user, const ro_hit *h) { return (void)user, h->account.n > 0; }
static bool person(void *user, const ro_person_entry *p) { return (void)user, p->id.n > 0; }
static bool meeting(void *user, const ro_meeting_entry *m) { return (void)user, m->id.n > 0; }

static void answered(ro_ctx *ctx, ro_status st) {
    if (st == RO_OK) return;
    if (!*ro_ctx_error(ctx) || st == RO_ARCHIVE || st == RO_IO) fprintf(stderr, "%d: %s\n", st, ro_ctx_error(ctx)), abort();
}

static void ask(ro_ctx *ctx, ro_archive *a, const char *q) {
    const ro_phrase *phrase = NULL;
    const ro_meeting_entry *entry = NULL;
    ro_found found;
    answered(ctx, ro_archive_search(ctx, a, &(ro_search_wanted){.query = q, .limit = 5}, hit, NULL, NULL));
    answered(ctx, ro_archive_search(ctx, a, &(ro_search_wanted){.query = "sea", .after = q}, hit, NULL, NULL));
    answered(ctx, ro_archive_phrase(ctx, a, q, &phrase));
    ro_phrase_free(phrase);
    answered(ctx, ro_archive_people(ctx, a, &(ro_people_wanted){.name = q, .limit = 5}, person, NULL));
    answered(ctx, ro_archive_meetings(ctx, a, &(ro_meetings_wanted){.side = q, .from = q, .to = q, .after = q}, meeting, NULL));
    answered(ctx, ro_archive_meetings(ctx, a, &(ro_meetings_wanted){.person = q}, meeting, NULL));
    answered(ctx, ro_archive_find(ctx, a, q, &found));
    answered(ctx, ro_archive_meeting(ctx, a, q, &entry));
    ro_meeting_entry_free(entry);
}

/* The lines of the input are the fields of a decision. */
static void decide(ro_ctx *ctx, ro_archive *a, ro_str s) {
    ro_decision d = {0};
    ro_str *field[] = {&d.kind, &d.target, &d.value, &d.reason, &d.author};
    for (size_t i = 0; i < sizeof field / sizeof *field && s.n; i++) {
        const char *nl = memchr(s.p, '\n', s.n);
        *field[i] = (ro_str){s.p, nl ? (size_t)(nl - s.p) : s.n};
        size_t past = field[i]->n + (nl != NULL);
        s.p += past, s.n -= past;
    }
    int64_t number = 0;
    ro_status st = ro_archive_decide(ctx, a, &d, &number);
    answered(ctx, st);
    if (st == RO_OK) answered(ctx, ro_archive_undo(ctx, a, number));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static bool made;
    ro_ctx *ctx = ro_ctx_new();
    ro_archive *archive = NULL;
    char *q = malloc(n + 1);
    if (!ctx || !q) abort();
    if (n) memcpy(q, data, n);
    q[n] = 0;
    if (!made) {
        int fd = mkstemp(path);
        if (fd < 0) abort();
        close(fd), unlink(path);
        fill(ctx), atexit(gone), made = true;
    }
    if (ro_archive_open(ctx, path, RO_OPEN_WRITE, &archive) != RO_OK) abort();
    ask(ctx, archive, q);
    decide(ctx, archive, (ro_str){q, n});
    ro_archive_close(archive);
    free(q);
    ro_ctx_free(ctx);
    return 0;
}
