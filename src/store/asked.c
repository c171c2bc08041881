/* What a question is put with, before it is asked: days, sides and words of the contract, as people type them. Out: as the
 * archive has them. What is none is said, since an empty answer would seem to be one about the archive.
 *
 * A day may be typed as a page would print it ("19 June 2024", "March 2021"); what can be read two ways is not guessed. A side
 * may be typed as accounts call it (DPRK, South Korea, Russian); another word is one where an account has it. */
#include "recognise/recognise.h"
#include "store/store.h"

#include <ctype.h>
#include <stdlib.h>

static bool given(const char *s) { return s && *s; }

/* ---- days ---------------------------------------------------------------------------------------------------------- */

static bool in_figures(const char *typed) {
    size_t n = strlen(typed);
    bool ok = n == 4 || n == 7 || n == 10;
    for (size_t i = 0; i < n && ok; i++) ok = i == 4 || i == 7 ? typed[i] == '-' : typed[i] >= '0' && typed[i] <= '9';
    if (ok && n > 4) ok = ro_day_valid(2000, atoi(typed + 5), 1) && (n < 10 || ro_day_valid(2000, 1, atoi(typed + 8)));
    return ok;
}

const char *ro_asked_day(ro_job *job, const char *typed, const char *option) {
    char day[16], other[16];
    if (!given(typed) || in_figures(typed)) return typed;
    unsigned readings = ro_date_typed(job->arena, ro_str_trim(ro_str_c(typed)), day, other);
    if (!readings) ro_throw(job->arena, RO_USAGE, "%s: %s takes a day (2024-06-19), a month (2024-06) or a year", typed, option);
    if (readings > 1) ro_throw(job->arena, RO_USAGE, "%s: may be two days: write %s or %s", typed, day, other);
    return ro_str_dup(job->arena, ro_str_c(day)).p;
}

/* ---- sides --------------------------------------------------------------------------------------------------------- */

static bool some_account_has(ro_job *job, ro_str side) {
    return ro_ask_int(job, 0,
                      "SELECT 1 WHERE EXISTS (SELECT 1 FROM account_side WHERE side = ?1 COLLATE NOCASE) OR EXISTS (SELECT 1 FROM"
                      " account WHERE publisher_side = ?1 COLLATE NOCASE) OR EXISTS (SELECT 1 FROM person WHERE side = ?1"
                      " COLLATE NOCASE)",
                      "s", side) != 0;
}

static ro_str side_of(ro_job *job, ro_str typed) {
    char code[3];
    ro_entry e;
    ro_str side = ro_side_code(typed, code);
    if (side.p == code) return ro_str_dup(job->arena, side);
    if (ro_lexicon_find(ro_lexicon_get("states"), ro_fold(job->arena, typed), &e)) return e.value[0];
    if (ro_side_name(typed).p != typed.p || some_account_has(job, typed)) return typed;
    ro_throw(job->arena, RO_NOTFOUND,
             "%.*s: is no side: write a state as it is called or its code (North Korea, KP), or an organisation that accounts"
             " here name (NATO)",
             (int)typed.n, typed.p);
}

const char *ro_asked_side(ro_job *job, const char *typed) {
    ro_buf b = {.arena = job->arena};
    if (!given(typed)) return typed;
    for (size_t n; *typed; typed += n + (typed[n] != 0)) {
        n = strcspn(typed, ",;");
        ro_str one = ro_str_trim((ro_str){typed, n});
        if (one.n && b.n) ro_buf_byte(&b, ';');
        if (one.n) ro_buf_add(&b, side_of(job, one));
    }
    return ro_str_dup(job->arena, ro_buf_str(&b)).p;
}

/* ---- publishers ---------------------------------------------------------------------------------------------------- */

/* Its letters and figures, without an article: "the white house" and "WhiteHouse" are one. */
static ro_str bare(ro_arena *a, ro_str name) {
    ro_buf b = {.arena = a};
    ro_str s = ro_fold_bare(a, name);
    for (size_t i = ro_str_starts(s, "the ") ? 4 : 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > 0x7f || isalnum((unsigned char)s.p[i])) ro_buf_byte(&b, s.p[i]);
    return ro_buf_str(&b);
}

static const char *some_publishers(ro_job *job) {
    return ro_str_dup(job->arena,
                      ro_ask_text(job,
                                  "SELECT group_concat(publisher, ', ') FROM (SELECT publisher FROM account WHERE current"
                                  " = 1 AND publisher IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 3)",
                                  ""))
        .p;
}

const char *ro_asked_publisher(ro_job *job, const char *typed) {
    if (!given(typed) ||
        ro_ask_int(job, 0, "SELECT 1 FROM account WHERE current = 1 AND publisher = ?1 COLLATE NOCASE", "c", typed))
        return typed;
    ro_str wanted = bare(job->arena, ro_str_c(typed)), name = RO_S("");
    while (wanted.n &&
           (name = ro_ask_text(job, "SELECT min(publisher) FROM account WHERE current = 1 AND publisher > ?1", "s", name)).p)
        if (ro_str_eq(bare(job->arena, name), wanted)) return ro_str_dup(job->arena, name).p;
    const char *some = some_publishers(job);
    if (!some) return typed;
    ro_throw(job->arena, RO_NOTFOUND, "%s: no publisher in the archive is called so; those with most accounts are %s", typed,
             some);
}

/* ---- words --------------------------------------------------------------------------------------------------------- */

void ro_check_word(ro_job *job, const char *typed, const char *const *words, const char *option) {
    ro_buf b = {.arena = job->arena};
    if (!given(typed)) return;
    for (const char *const *w = words; *w; w++) {
        if (strcmp(*w, typed) == 0) return;
        ro_buf_printf(&b, "%s%s", b.n ? ", " : "", *w);
    }
    ro_throw(job->arena, RO_USAGE, "%s: --%s takes one of %.*s", typed, option, (int)b.n, b.p);
}
