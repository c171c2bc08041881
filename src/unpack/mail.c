/* What the parts of a message are for, and which of them is its text.
 *
 * A saved page (MHTML) is one page: the part that its head names by "start" or by the address it was saved from, else its first
 * HTML. Pictures, styles and frames belong to the page and are passed over; a frame is read only where the page itself has no
 * text. A message is a saved page when it says so (Snapshot-Content-Location, "Saved by"), or when its HTML has an address and
 * nothing says that it was ever sent to anybody.
 *
 * Anything else is mail: its text is the HTML or the plain text, whichever says more (HTML where they say about the same, for it
 * tells headings from text); attachments and messages in it are pieces of their own. Its subject is the title, who sends it the
 * publisher and its day the day of publication, but not where it passes on what others wrote ("Fwd:"). */
#include "unpack/mime.h"

#include <stdio.h>

enum {
    BARE = 150, /* letters; a page with fewer has no text of its own: a set of frames, a shell for a script */
    RICHER = 4, /* times as many letters a frame must have to be read in the place of such a page */
};

static bool absolute(ro_str s) { return ro_str_starts(s, "http://") || ro_str_starts(s, "https://"); }
static bool any_of(ro_str type, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (ro_mime_is(type, list[i])) return true;
    return false;
}

/* ---- what is it for? ---------------------------------------------------------------------------------------------- */

static bool is_html(const ro_mime_head *h) {
    return ro_mime_is(h->type, "text/html") || ro_mime_is(h->type, "application/xhtml+xml");
}
static bool is_plain(const ro_mime_head *h) { return ro_mime_is(h->type, "text/plain"); }

static bool saved_page(const ro_mail *m, const ro_mime_head *part) {
    if (m->head.snapshot.n || ro_str_find_nocase(m->head.from, "<saved by ") >= 0) return true;
    return !m->head.sent && (part->location.n || (!m->head.from.n && ro_mime_is(m->head.type, "multipart/related")));
}

/* Kinds of parts that are no text anybody wrote for reading. */
static bool machinery(ro_str type) {
    static const char *const kinds[] = {"image/",
                                        "audio/",
                                        "video/",
                                        "font/",
                                        "text/css",
                                        "text/javascript",
                                        "application/javascript",
                                        "application/x-javascript",
                                        "text/calendar",
                                        "application/ics",
                                        "text/vcard",
                                        "text/x-vcard",
                                        "text/x-amp-html",
                                        "text/rfc822-headers",
                                        "message/delivery-status",
                                        "message/disposition-notification",
                                        "message/partial",
                                        "application/pgp-signature",
                                        "application/pgp-keys",
                                        "application/pkcs7-signature",
                                        "application/x-pkcs7-signature",
                                        "application/pgp-encrypted"};
    return any_of(type, kinds, sizeof kinds / sizeof *kinds);
}

static ro_str file_name(ro_arena *a, const ro_mime_head *h) {
    ro_str name = ro_mime_param(a, h->disposition, "filename");
    if (!name.n) name = ro_mime_param(a, h->type, "name");
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == '/' || name.p[i] == '\\') return (ro_str){name.p + i + 1, name.n - i - 1};
    return name;
}

enum ro_mail_use ro_mail_use_of(ro_mail *m, const ro_mime_head *h) {
    static const char *const sealed[] = {"application/pkcs7-mime", "application/x-pkcs7-mime"};
    bool text = is_html(h) || is_plain(h), there = m->html.rank || m->plain.rank;
    if (is_html(h) && !m->html.rank) m->page = saved_page(m, h);
    if (m->page) return is_html(h) ? RO_MAIL_TEXT : RO_MAIL_PASS;
    if (any_of(h->type, sealed, 2)) m->sealed = true;
    if (m->sealed || machinery(h->type)) return RO_MAIL_PASS;
    if (text && !ro_mime_is(h->disposition, "attachment") && !(there && file_name(m->arena, h).n)) return RO_MAIL_TEXT;
    return RO_MAIL_ATTACHED;
}

/* ---- how much does it say? ---------------------------------------------------------------------------------------- */

/* Behind what begins with `open` at i, up to and with `close`. */
static size_t behind(ro_str s, size_t i, const char *close) {
    ssize_t at = ro_str_find_nocase((ro_str){s.p + i, s.n - i}, close);
    return at < 0 ? s.n : i + (size_t)at + strlen(close);
}

static size_t behind_tag(ro_str s, size_t i) {
    ro_str t = {s.p + i, s.n - i < 9 ? s.n - i : 9};
    if (ro_str_starts(t, "<!--")) return behind(s, i + 4, "-->");
    if (ro_str_find_nocase(t, "<script") == 0) return behind(s, i, "</script>");
    if (ro_str_find_nocase(t, "<style") == 0) return behind(s, i, "</style>");
    return behind(s, i, ">");
}

/* Letters that a reader would see: no tags, no addresses. */
static size_t letters(ro_str s, bool html) {
    size_t n = 0, word = 0; /* letters of the word at hand */
    for (size_t i = 0; i < s.n;) {
        unsigned char c = (unsigned char)s.p[i];
        if (html && c == '<') {
            i = behind_tag(s, i);
            continue;
        }
        if (html && c == '&') {
            size_t k = i + 1;
            while (k < s.n && k < i + 10 && s.p[k] != ';') k++;
            word++;
            i = k < s.n && s.p[k] == ';' ? k + 1 : i + 1;
            continue;
        }
        bool address = c == ':' && i + 2 < s.n && s.p[i + 1] == '/' && s.p[i + 2] == '/';
        if (address) {
            while (i < s.n && (unsigned char)s.p[i] > ' ' && s.p[i] != '<') i++;
            word = 0;
            continue;
        }
        if (c <= ' ') n += word, word = 0;
        word += c >= 0x80 || ro_cp_word(c);
        i++;
    }
    return n + word;
}

/* ---- parts taken -------------------------------------------------------------------------------------------------- */

static void swap(ro_mail *m, ro_mail_text *t) {
    ro_buf b = t->bytes;
    t->bytes = m->work;
    m->work = b;
}

static void set(ro_mail *m, ro_mail_text *t, const ro_mail_text *as) {
    ro_buf bytes = t->bytes;
    *t = *as;
    t->bytes = bytes;
    swap(m, t);
}

/* An HTML part of a saved page: the page itself, or a frame. */
static void take_page(ro_mail *m, ro_mail_text *t, const ro_mime_head *h) {
    ro_str id = h->id;
    if (id.n > 1 && id.p[0] == '<') id.p++, id.n -= 2;
    ro_str start = m->start;
    if (start.n > 1 && start.p[0] == '<') start.p++, start.n -= 2;
    t->rank = start.n && ro_str_eq(start, id) ? 4 : m->head.snapshot.n && ro_str_eq(m->head.snapshot, h->location) ? 3 : 1;
    if (t->rank == 1 && !m->html.rank) t->rank = 2;
    if (t->rank > m->html.rank) {
        ro_mail_text was = m->html;
        set(m, &m->html, t); /* what was taken for the page now stands in the work buffer, and may be a frame */
        *t = was;
    }
    if (t->rank && t->letters > m->frame.letters) set(m, &m->frame, t);
}

/* A part of the text of a mail: the first, or one more where an attachment stands between them. */
static void take_text(ro_mail *m, ro_mail_text *t, bool html) {
    ro_mail_text *to = html ? &m->html : &m->plain;
    t->rank = 1;
    bool joins = to->rank && ro_str_eq(to->charset, t->charset) && to->bytes.n + m->work.n < RO_MAX_CAPTURE;
    if (!to->rank || (!joins && t->letters > to->letters)) {
        set(m, to, t);
    } else if (joins) {
        ro_buf_addc(&to->bytes, html ? "\n" : "\n\n");
        ro_buf_add(&to->bytes, ro_buf_str(&m->work));
        to->letters += t->letters, to->bad += t->bad, to->cut |= t->cut;
    }
}

static ro_str came_with(ro_mail *m, const char *what) {
    ro_str who = ro_mime_words(m->arena, m->head.from, RO_NONE), day = ro_mime_words(m->arena, m->head.date, RO_NONE);
    return ro_str_printf(m->arena, "It %s %.*s, dated %.*s.", what, (int)(who.n ? who.n : 7), who.n ? who.p : "nobody",
                         (int)(day.n ? day.n : 7), day.n ? day.p : "nowhere");
}

static void attach(ro_mail *m, const ro_mime_head *h) {
    ro_str name = file_name(m->arena, h);
    m->pieces++;
    ro_capture c = {.captured = m->about->captured, .bytes = ro_buf_str(&m->work), .html = is_html(h)};
    c.file = name.n ? ro_str_printf(m->arena, "%.*s#%.*s", (int)m->name.n, m->name.p, (int)name.n, name.p)
                    : ro_str_printf(m->arena, "%.*s#%u", (int)m->name.n, m->name.p, m->pieces);
    c.charset = ro_mime_param(m->arena, h->type, "charset");
    c.note = came_with(m, "was attached to a mail from");
    if (c.bytes.n) ro_unpack_piece(m->unpack, &c);
}

void ro_mail_take(ro_mail *m, const ro_mail_part *p) {
    if (p->big) {
        struct ro_error e = {.status = RO_LIMIT};
        snprintf(e.text, sizeof e.text, "%.*s: a part is over the limit of %u bytes for one page: save it by itself",
                 (int)(m->name.n < 800 ? m->name.n : 800), m->name.p, RO_MAX_CAPTURE);
        ro_unpack_refuse(m->unpack, m->name, &e);
        return;
    }
    if (p->use == RO_MAIL_ATTACHED) {
        attach(m, p->head);
        return;
    }
    ro_mail_text t = {.bad = p->bad, .cut = p->cut, .letters = letters(ro_buf_str(&m->work), is_html(p->head))};
    t.charset = ro_mime_param(m->arena, p->head->type, "charset");
    if (absolute(p->head->location)) t.url = p->head->location;
    if (m->page)
        take_page(m, &t, p->head);
    else
        take_text(m, &t, is_html(p->head));
}

/* ---- the message -------------------------------------------------------------------------------------------------- */

/* "[press] Re: Fwd: words" without what mail put before the words; *passed: it passes on, or answers, what others wrote. */
static ro_str subject(const ro_mail *m, bool *passed) {
    const ro_lexicon *marks = ro_lexicon_get("mailmarks");
    ro_str s = ro_mime_words(m->arena, m->head.subject, m->plain.rank ? m->plain.charset : m->html.charset);
    for (;;) {
        const char *close = m->head.list.n && s.n && s.p[0] == '[' ? memchr(s.p, ']', s.n) : NULL;
        size_t n = 0, cut = close ? (size_t)(close + 1 - s.p) : 0;
        while (!cut && n < s.n && n < 40 && s.p[n] != ':' && s.p[n] != '[' && (unsigned char)s.p[n] != 0xEF) n++;
        ro_entry e;
        bool mark = !cut && n && n < s.n && marks && ro_lexicon_find(marks, ro_fold(m->arena, ro_str_trim((ro_str){s.p, n})), &e);
        const char *colon = mark ? memchr(s.p + n, ':', s.n - n) : NULL;
        if (mark) *passed = true, cut = colon ? (size_t)(colon + 1 - s.p) : n + 3; /* a wide colon has three bytes */
        if (!cut || cut > s.n) return s;
        s = ro_str_trim((ro_str){s.p + cut, s.n - cut});
    }
}

static ro_str notes(ro_mail *m, const ro_mail_text *t, ro_str first) {
    ro_buf b = {.arena = m->arena};
    if (m->about->note.n) ro_buf_add(&b, m->about->note), ro_buf_byte(&b, '\n');
    ro_buf_add(&b, first);
    if (t->cut) ro_buf_addc(&b, "\nThe file ends before the message does: what stood behind may be missing.");
    if (t->bad) ro_buf_printf(&b, "\n%zu places of its transfer encoding are damaged and were passed over.", t->bad);
    return ro_buf_str(&b);
}

static void give(ro_mail *m, const ro_mail_text *t, ro_capture *c) {
    c->file = m->name;
    c->bytes = ro_buf_str(&t->bytes);
    if (t->charset.n) c->charset = t->charset;
    ro_unpack_give(m->unpack, c);
}

static void give_page(ro_mail *m) {
    ro_capture c = *m->about;
    bool bare = m->html.letters < BARE && m->frame.letters > RICHER * m->html.letters && m->frame.letters >= BARE;
    const ro_mail_text *t = bare ? &m->frame : &m->html;
    ro_str saved = absolute(m->head.snapshot) && !bare ? m->head.snapshot : t->url.n ? t->url : m->html.url;
    ro_str day = ro_mime_date(m->arena, m->head.date);
    if (saved.n) c.url = saved;
    if (day.n) c.captured = day;
    c.html = true;
    c.note = notes(m, t,
                   bare ? RO_S("The saved page has no text of its own; this is the fullest of its frames.")
                        : RO_S("The page stood in one file with its pictures (MHTML): these are its own bytes."));
    give(m, t, &c);
}

static void give_mail(ro_mail *m) {
    ro_capture c = *m->about;
    c.html = m->html.rank && m->html.letters * 4 >= m->plain.letters * 3;
    c.text = !c.html;
    bool passed = false;
    ro_str title = subject(m, &passed), day = ro_mime_date(m->arena, m->head.date);
    if (title.n) c.title = title;
    if (!passed) c.publisher = ro_mime_sender(m->arena, m->head.from), c.date = day.n ? day : c.date;
    const ro_mail_text *t = c.html ? &m->html : &m->plain;
    c.note = notes(m, t, came_with(m, "is a mail from"));
    give(m, t, &c);
}

void ro_mail_done(ro_mail *m) {
    if (m->html.rank && m->page)
        give_page(m);
    else if (m->html.letters || m->plain.letters)
        give_mail(m);
    else if (m->sealed)
        ro_throw(m->arena, RO_UNSUPPORTED, "%.*s: is an encrypted mail: save it decrypted, or its text", (int)m->name.n,
                 m->name.p);
    else if (!m->pieces)
        ro_throw(m->arena, RO_INPUT, "%.*s: is a mail without a text that could be read", (int)m->name.n, m->name.p);
}
