/* Links to words where they stand on the page that they are from: a text fragment, by which the browser finds the words by
 * itself. In: the address of the page and the words. Of many words the first and the last few are named, parted by a comma, so
 * that the address stays short and words between them that a site sets otherwise do no harm. */
#include "web.h"

enum { WHOLE = 12, ENDS = 5 }; /* words */

static bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

static size_t count(ro_str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += !blank(s.p[i]) && (i + 1 == s.n || blank(s.p[i + 1]));
    return n;
}

/* A directive gives "-", "," and "&" a meaning of their own: all but letters and digits are encoded. */
static void encoded(web_page *o, char c) {
    static const char hex[] = "0123456789ABCDEF";
    unsigned char u = (unsigned char)c;
    bool plain = (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || (u >= '0' && u <= '9');
    char b[3] = {'%', hex[u >> 4], hex[u & 15]};
    web_add(o, plain ? (ro_str){&c, 1} : (ro_str){b, 3});
}

/* The words from the first-th up to the last-th, not included. */
static void some(web_page *o, ro_str s, size_t first, size_t last) {
    for (size_t i = 0, k = 0; i < s.n; i++) {
        if (blank(s.p[i])) continue;
        if (k >= first && k < last) encoded(o, s.p[i]);
        if (i + 1 < s.n && !blank(s.p[i + 1])) continue;
        if (++k > first && k < last) web_raw(o, "%20");
    }
}

static bool starts(ro_str s, const char *with) { return s.n > strlen(with) && memcmp(s.p, with, strlen(with)) == 0; }

void web_to_words(web_page *o, ro_str url, ro_str words, const char *said) {
    size_t n = count(words);
    if (!n || (!starts(url, "http://") && !starts(url, "https://"))) return;
    web_raw(o, "<a rel=\"noreferrer noopener external\" target=\"_blank\" href=\"");
    web_text(o, url);
    web_raw(o, memchr(url.p, '#', url.n) ? ":~:text=" : "#:~:text=");
    if (n > WHOLE) {
        some(o, words, 0, ENDS);
        web_raw(o, ",");
        some(o, words, n - ENDS, n);
    } else {
        some(o, words, 0, n);
    }
    web_raw(o, "\">");
    web_words(o, said);
    web_raw(o, "</a>");
}

/* On one line, as it is typed into a text. */
static void flat(web_page *o, ro_str s) {
    bool any = false;
    for (size_t i = 0; i < s.n; i++) {
        if (blank(s.p[i])) continue;
        if (any && blank(s.p[i - 1])) web_raw(o, " ");
        web_text(o, (ro_str){s.p + i, 1});
        any = true;
    }
}

static void dated(web_page *o, const char *what, const ro_date *d) {
    if (*d->value) web_raw(o, what), web_words(o, d->value);
}

static void cited(web_page *o, const ro_record *r, ro_str words) {
    flat(o, r->publisher.value.n ? r->publisher.value : r->carrier.value.n ? r->carrier.value : WEB_S("Publisher unknown"));
    if (r->title.value.n) web_raw(o, ", \xE2\x80\x9C"), flat(o, r->title.value), web_raw(o, "\xE2\x80\x9D");
    dated(o, ", published ", &r->published);
    dated(o, ", on the meeting of ", &r->meeting);
    web_raw(o, ": \xE2\x80\x9C"), flat(o, words), web_raw(o, "\xE2\x80\x9D");
    if (r->url.n) web_raw(o, " "), web_text(o, r->url);
    if (r->archived_url.n) web_raw(o, " (archived: "), web_text(o, r->archived_url), web_raw(o, ")");
    web_raw(o, " [SHA-256 "), web_words(o, r->sha256), web_raw(o, "]");
}

void web_passage_cited(web_page *o, const ro_record *r, ro_span span, size_t number) {
    ro_str words = {r->text.p + span.lo, span.hi - span.lo};
    web_raw(o, "<div class=\"quoted\" lang=\"en\" dir=\"ltr\"><p>To be cited. ");
    web_to_words(o, r->url, words, "On its page"), web_raw(o, " ");
    web_to_words(o, r->archived_url, words, "In the archived copy");
    web_raw(o, " <a href=\"?#p"), web_num(o, number);
    web_raw(o, "\">Close</a></p><textarea readonly rows=\"6\" aria-label=\"Paragraph "), web_num(o, number);
    web_raw(o, " to be cited\">\n");
    cited(o, r, words);
    web_raw(o, "</textarea></div>\n");
}
