/* A passage of the page to be cited: the whole sentences that it lies in, account by account, as they stand there.
 *
 * First links that show the words on the live page and in the archived copy (text fragments: the browser finds the words by
 * itself; the first and the last few of them where there are many). Then the text to be copied, as the field cites: who, the
 * headline, the day of publication and that of the meeting, the words, the address, the hash of the page. An account without the
 * passage is "absent from", with the reason, and never "removed". */
#include "present/comparison_page.h"
#include "present/differences.h"

enum { WHOLE = 12, ENDS = 5, ROWS = 14 }; /* words: so many are looked for in full, else so many of either end */

struct quote {
    struct page *p;
    ro_differences *d;
    const ro_passage *q;
};

/* ---- text fragments ------------------------------------------------------------------------------------------------------ */

static void encoded(struct page *p, ro_str s) {
    static const char hex[] = "0123456789ABCDEF";
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        char b[3] = {'%', hex[c >> 4], hex[c & 15]};
        ro_out_add(p->o, plain ? (ro_str){s.p + i, 1} : (ro_str){b, 3});
    }
}

/* Where the first n words of s end, and where the last n begin; 0 where it has not so many. */
static size_t words_end(ro_str s, size_t n) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == ' ' && --n == 0) return i;
    return 0;
}

static size_t words_begin(ro_str s, size_t n) {
    for (size_t i = s.n; i-- > 0;)
        if (s.p[i] == ' ' && --n == 0) return i + 1;
    return 0;
}

static void outward(struct quote *x, ro_str url, ro_str said, unsigned k, const char *what) {
    struct page *p = x->p;
    if (!web_address(url)) return;
    bool fragment = url.n && memchr(url.p, '#', url.n);
    raw(p, " <a rel=\"noreferrer noopener external\" target=\"_blank\" href=\"");
    text(p, url);
    raw(p, fragment ? ":~:text=" : "#:~:text=");
    if (words_end(said, WHOLE)) {
        size_t last = words_begin(said, ENDS);
        encoded(p, (ro_str){said.p, words_end(said, ENDS)});
        raw(p, ",");
        encoded(p, (ro_str){said.p + last, said.n - last});
    } else {
        encoded(p, said);
    }
    raw(p, "\">");
    letter(p, k);
    raw(p, what);
    raw(p, "</a>");
}

/* ---- the text ------------------------------------------------------------------------------------------------------------ */

static ro_str sentence(struct quote *x, unsigned k) {
    ro_span s = ro_differences_sentence(x->d, k, x->q->spans[k]);
    return ro_str_blanks(x->p->arena, ro_cut(x->p->c->accounts[k]->text, s));
}

static void dated(struct page *p, const char *what, const ro_date *d) {
    ro_str day = ro_view_day(p->arena, d);
    if (day.n) raw(p, what), text(p, day);
}

static void cited(struct quote *x, unsigned k) {
    struct page *p = x->p;
    const ro_record *r = p->c->accounts[k];
    text(p, ro_str_blanks(p->arena, ro_view_name(p->c, k)));
    if (r->title.value.n) raw(p, ", \xE2\x80\x9C"), text(p, ro_str_blanks(p->arena, r->title.value)), raw(p, "\xE2\x80\x9D");
    dated(p, ", published ", &r->published);
    dated(p, ", on the meeting of ", &r->meeting);
    raw(p, ": ");
    if (x->q->in >> k & 1) {
        raw(p, "\xE2\x80\x9C");
        text(p, sentence(x, k));
        raw(p, "\xE2\x80\x9D");
    } else {
        raw(p, "absent from it");
        if (x->q->reasons[k]) raw(p, " ("), words(p, x->q->reasons[k]), raw(p, ")");
    }
    if (web_address(r->url)) raw(p, " "), text(p, r->url);
    if (web_address(r->archived_url)) raw(p, " (archived: "), text(p, r->archived_url), raw(p, ")");
    raw(p, " [SHA-256 ");
    words(p, r->sha256);
    raw(p, "]\n");
}

void ro_html_quote(struct page *p, const ro_passage *q) {
    struct quote x = {p, ro_differences_list(p->arena, p->c, false), q};
    raw(p, "<div class=\"quoted\"><p>To be cited.");
    for (unsigned k = 0; k < p->c->naccounts; k++) {
        if (!(q->in >> k & 1)) continue;
        ro_str said = ro_str_blanks(p->arena, ro_cut(p->c->accounts[k]->text, q->spans[k]));
        outward(&x, p->c->accounts[k]->url, said, k, " on its page");
        outward(&x, p->c->accounts[k]->archived_url, said, k, " in the archived copy");
    }
    raw(p, " <a");
    ro_html_ask(p, p->view->show, p->view->form, 0);
    raw(p, ">close</a></p><textarea readonly rows=\"");
    ro_out_num(p->o, ROWS);
    raw(p, "\" aria-label=\"Passage ");
    ro_out_num(p->o, place(p, q));
    raw(p, " to be cited\">\n");
    for (unsigned k = 0; k < p->c->naccounts; k++) cited(&x, k);
    raw(p, "</textarea>\n");
    ro_html_collect_all(p, q);
    ro_out_add(p->o, p->view->beside);
    raw(p, "</div>\n");
}
