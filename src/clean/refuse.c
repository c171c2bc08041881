/* Pages that are whole and yet no account: an error page, a wall of cookies, a login, a test for robots, a list of results.
 *
 * Such a page says so in its title or in what little text it has (data/LANG/refusals.tsv), and has little text: an account
 * that tells of a refusal, or a page with a cookie notice below its text, is never touched, for the words must stand in the
 * title of a short page or make up a good part of a very short one. */
#include "clean/refuse.h"

enum {
    SHORT = 150,     /* words; error pages with excuses and addresses reach 120 */
    VERY_SHORT = 60, /* words; a page whose only text asks for something */
};

static size_t kept_words(const ro_page *p, const ro_look *k, const ro_choice *c) {
    size_t n = 0;
    for (size_t i = 0; i < p->nblocks; i++) n += c->keep[i] ? k[i].words : 0;
    return n;
}

/* The reason that one of the page's own names gives. */
static bool named_so(const ro_page *p, const ro_phrases *l, const ro_headline *h, ro_entry *e) {
    if (h->rule && ro_phrases_in(l, h->words, e)) return true;
    for (size_t i = 0; i < p->nmeta; i++)
        if ((ro_str_is(p->meta[i].key, "title") || ro_str_is(p->meta[i].key, "h1")) && ro_phrases_in(l, p->meta[i].value, e))
            return true;
    return false;
}

const char *ro_refuse(ro_arena *a, const ro_page *p, const ro_look *k, const ro_choice *c, const ro_headline *h) {
    size_t words = kept_words(p, k, c), telling = 0;
    if (words > SHORT) return NULL;
    ro_phrases l = ro_phrases_get("refusals", NULL);
    ro_entry e, told = {0};
    if (named_so(p, &l, h, &e)) return ro_str_dup(a, e.value[0]).p;
    for (size_t i = 0; i < p->nblocks; i++) {
        if ((words && !c->keep[i]) || !ro_phrases_in(&l, p->blocks[i].text, &e)) continue;
        telling += k[i].words;
        told = e;
    }
    if (told.value[0].n && words <= VERY_SHORT && telling * 3 >= words) return ro_str_dup(a, told.value[0]).p;
    return words ? NULL : "no running text was found on the page";
}
