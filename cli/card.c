/* readout compare --card FILE, readout verify CARD [PAGE...]: one difference as a page of its own, and whether it is true.
 *
 * The captures that a card is of are looked for by their hash among the pages given, then in the archive. */
#include "cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct finding {
    const ro_comparison *c;
    unsigned long number;
};

static ro_status write_card(ro_ctx *ctx, const void *user, ro_sink sink) {
    const struct finding *f = user;
    return ro_finding_card(ctx, f->c, f->number, sink);
}

int cli_card(struct run *r, const ro_comparison *c) {
    struct finding f = {c, 1};
    if (!cli_number(r, "finding", 1, 1000000, &f.number)) return TROUBLE;
    int rc = cli_write_file(r, cli_opt(r, "card"), &(struct to_write){write_card, &f});
    return rc == DONE ? DIFFERENT : rc;
}

/* ---- checking --------------------------------------------------------------------------------------------------------- */

struct look {
    struct run *r;
    const ro_card *card;
    ro_account *account[2];
    bool json, first;
};

static bool of_side(const struct look *l, const ro_account *acc, unsigned k) {
    ro_str hash = ro_card_capture(l->card, k);
    return strlen(ro_account_record(acc)->sha256) == hash.n && memcmp(ro_account_record(acc)->sha256, hash.p, hash.n) == 0;
}

/* What cannot be read is not what the card is of, or will be missed. */
static bool take(void *user, const ro_capture *c, ro_status st, const char *why) {
    struct look *l = user;
    (void)why;
    for (unsigned k = 0; k < 2 && st == RO_OK; k++) {
        ro_account *acc = NULL;
        if (l->account[k] || ro_account_read(l->r->ctx, c, &acc) != RO_OK) continue;
        if (of_side(l, acc, k))
            l->account[k] = acc;
        else
            ro_account_free(acc);
    }
    return !l->account[0] || !l->account[1];
}

/* false: memory ran out, so that nobody knows what is there. */
static bool look_in_archive(struct look *l, ro_archive **ar) {
    if (access(l->r->archive, F_OK) != 0) return true;
    ro_status st = ro_archive_open(l->r->ctx, l->r->archive, RO_OPEN_READ, ar);
    if (st != RO_OK) return cli_fail_ctx(l->r), st != RO_NOMEM;
    for (unsigned k = 0; k < 2; k++) {
        char hash[80];
        ro_str s = ro_card_capture(l->card, k);
        snprintf(hash, sizeof hash, "%.*s", (int)s.n, s.p);
        if (!l->account[k] && ro_archive_account_of_capture(l->r->ctx, *ar, hash, &l->account[k]) == RO_NOMEM)
            return cli_fail_ctx(l->r), false;
    }
    return true;
}

static const char *const VERDICT[] = {"The card holds.", "The card does not hold.",
                                      "Not all of the card can be checked here; what can be holds."};
static const char *const PROOF[] = {"holds", "does not hold", "cannot be checked"};

void cli_put_short(FILE *f, ro_str s) {
    enum { MOST = 160 };
    size_t n = s.n < MOST ? s.n : MOST;
    while (n && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80) n--;
    cli_put(f, (ro_str){s.p, n});
    if (n < s.n) fputs(" ...", f);
}

static void say(void *user, const ro_stated *s) {
    struct look *l = user;
    if (l->json) {
        printf(l->first ? "\n{\"proof\": \"%s\", \"side\": " : ",\n{\"proof\": \"%s\", \"side\": ", PROOF[s->proof]);
        printf(s->side ? "\"%c\"" : "null", s->side);
        fputs(", \"what\": ", stdout);
        ro_string_json((ro_str){s->what, strlen(s->what)}, cli_sink(stdout));
        fputs(", \"words\": ", stdout);
        ro_string_json(s->words, cli_sink(stdout));
        fputs(", \"why\": ", stdout);
        ro_string_json(s->why, cli_sink(stdout));
        putchar('}');
    } else {
        printf("%-18s %c %-12s ", PROOF[s->proof], s->side ? s->side : ' ', s->what);
        cli_put_short(stdout, s->words.p ? s->words : (ro_str){"(nothing)", 9});
        if (s->why.n) fputs("\n                                   ", stdout), cli_put_short(stdout, s->why);
        putchar('\n');
    }
    l->first = false;
}

static int check(struct look *l, ro_archive *ar) {
    static const int status[] = {DONE, DIFFERENT, TROUBLE};
    const ro_check_user to = {say, l};
    ro_proof proof;
    if (l->json) fputs("{\"statements\": [", stdout);
    if (ro_card_check(l->r->ctx, l->card, l->account, ar, &to, &proof) != RO_OK) return cli_fail_ctx(l->r);
    if (l->json)
        printf("],\n\"proof\": \"%s\"}\n", PROOF[proof]);
    else
        printf("%s\n", VERDICT[proof]);
    return status[proof];
}

/* Against the archive: there are no pages that it could be checked by alone. */
static int check_certificate(struct run *r, ro_str page) {
    static const char *const verdict[] = {"The certificate holds.", "Not all of the certificate holds.", ""};
    struct look l = {.r = r, .json = cli_has(r, "json"), .first = true};
    const ro_check_user to = {say, &l};
    ro_archive *ar;
    ro_proof proof = RO_HOLDS;
    if (ro_archive_open(r->ctx, r->archive, RO_OPEN_READ, &ar) != RO_OK) return cli_fail_ctx(r);
    if (l.json) fputs("{\"statements\": [", stdout);
    ro_status st = ro_certificate_check(r->ctx, page, ar, &to, &proof);
    ro_archive_close(ar);
    if (st != RO_OK) return cli_fail("%s: %s", r->operand[0], ro_ctx_error(r->ctx));
    if (l.json)
        printf("],\n\"proof\": \"%s\"}\n", PROOF[proof]);
    else
        puts(verdict[proof]);
    return proof == RO_HOLDS ? DONE : DIFFERENT;
}

static char *whole_file(const char *path, size_t *n) {
    char *p = NULL, part[65536];
    FILE *f = fopen(path, "rb"), *m = f ? open_memstream(&p, n) : NULL;
    for (size_t k; m && (k = fread(part, 1, sizeof part, f)) > 0 && ftell(m) < 16 << 20;) fwrite(part, 1, k, m);
    bool whole = m && !ferror(f);
    if (m) fclose(m);
    if (f) fclose(f);
    if (!whole) free(p), p = NULL;
    return p;
}

bool cli_open_card(struct run *r, ro_card **out) {
    size_t n = 0;
    char *page = whole_file(r->operand[0], &n);
    if (!page) return cli_fail("%s: %s", r->operand[0], strerror(errno)), false;
    bool whole = ro_card_open(r->ctx, (ro_str){page, n}, out) == RO_OK;
    free(page);
    if (!whole) cli_fail("%s: %s", r->operand[0], ro_ctx_error(r->ctx));
    return whole;
}

int cli_verify_card(struct run *r) {
    struct look l = {.r = r, .json = cli_has(r, "json"), .first = true};
    ro_card *card = NULL;
    ro_archive *ar = NULL;
    size_t n = 0;
    int rc = TROUBLE;
    char *page = whole_file(r->operand[0], &n);
    if (!page) return cli_fail("%s: %s", r->operand[0], strerror(errno));
    if (n >= strlen(RO_CERTIFICATE) && memcmp(page, RO_CERTIFICATE, strlen(RO_CERTIFICATE)) == 0) {
        rc = check_certificate(r, (ro_str){page, n});
        free(page);
        return rc;
    }
    if (ro_card_open(r->ctx, (ro_str){page, n}, &card) != RO_OK) {
        free(page);
        return cli_fail("%s: %s", r->operand[0], ro_ctx_error(r->ctx));
    }
    free(page);
    l.card = card;
    bool read = true;
    for (int i = 1; i < r->noperands && read; i++)
        if (ro_captures(r->ctx, r->operand[i], take, &l) != RO_OK) read = false, cli_fail_ctx(r);
    read = read && look_in_archive(&l, &ar);
    if (read) rc = check(&l, ar);
    for (int k = 0; k < 2; k++) ro_account_free(l.account[k]);
    ro_archive_close(ar);
    ro_card_free(card);
    return rc;
}
