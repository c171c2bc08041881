/* What a question is put with, before it is asked: days and words of the contract. What is neither is said, since an empty answer
 * would seem to be one about the archive. */
#include "store/store.h"

void ro_check_day(ro_job *job, const char *typed, const char *option) {
    size_t n = typed ? strlen(typed) : 0;
    bool ok = n == 0 || n == 4 || n == 7 || n == 10;
    for (size_t i = 0; i < n && ok; i++) ok = i == 4 || i == 7 ? typed[i] == '-' : typed[i] >= '0' && typed[i] <= '9';
    if (!ok) ro_throw(job->arena, RO_USAGE, "%s: --%s takes a day (2024-06-19), a month (2024-06) or a year", typed, option);
}

void ro_check_word(ro_job *job, const char *typed, const char *const *words, const char *option) {
    ro_buf b = {.arena = job->arena};
    if (!typed || !*typed) return;
    for (const char *const *w = words; *w; w++) {
        if (strcmp(*w, typed) == 0) return;
        ro_buf_printf(&b, "%s%s", b.n ? ", " : "", *w);
    }
    ro_throw(job->arena, RO_USAGE, "%s: --%s takes one of %.*s", typed, option, (int)b.n, b.p);
}
