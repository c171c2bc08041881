/* MIME messages: mail (.eml), mailboxes (mbox), and pages that a browser saved into one file (MHTML).
 *
 * Read line by line, once, in bounded memory: header lines, then either one body or parts between boundary lines, each of which
 * is the same again. A boundary line ends every part inside it, so parts that never close end where an outer one does, and a
 * boundary that is declared and never comes is replaced by the first line that begins like one and has a header line below.
 * A message within a message and each message of a mailbox has an arena of its own; what goes wrong in it is refused in one
 * sentence and the next is read. What the parts are for, and which is the text, is decided in mail.c.
 *
 * Formats: RFC 2045, 2046, 2387, 2557, 4155. Given up on: message/partial, uuencoded text, lines ended by CR alone. */
#include "unpack/mime.h"

#include <stdio.h>

enum {
    DEEP = 24,          /* parts in parts, messages in messages */
    LONGEST = 16 << 10, /* bytes of a line that are taken at a time */
    BOUNDARY = 200,     /* bytes; RFC 2046 allows 70 */
    HEADS = 256 << 10,  /* bytes of header lines of one entity that are kept */
};

/* Where reading stopped: behind a boundary line, at a new message of a mailbox, or at the end. */
struct stop {
    int level; /* of the boundary, from 0; -1: the end of the message */
    bool closes;
};

struct parser {
    ro_unpack *unpack;
    ro_stream *stream;
    const ro_capture *about;
    bool box;            /* a mailbox: "From " lines part its messages */
    ro_str line;         /* the line at hand, or a piece of a long one; lives until the next */
    uint64_t at;         /* of the line in the stream */
    const char *newline; /* what ended it; NULL: it goes on */
    bool first, again, after_blank;
    ro_str boundary[DEEP + 1];
    int nboundaries;
    struct stop stop;
    ro_arena *open[DEEP + 2]; /* of the messages that are being read */
    int nopen, deep;
};

/* ---- lines -------------------------------------------------------------------------------------------------------- */

/* The next line, or the next piece of a long one; false at the end. */
static bool next(struct parser *p) {
    if (p->again) return p->again = false, true;
    if (p->unpack->stop) return false;
    ro_str ahead = ro_stream_look(p->stream, LONGEST + 1);
    if (!ahead.n) return false;
    p->after_blank = p->first && p->newline && !p->line.n;
    p->first = p->at == p->stream->taken || p->newline;
    p->at = p->stream->taken;
    size_t n = ahead.n < LONGEST ? ahead.n : LONGEST;
    const char *nl = memchr(ahead.p, '\n', n);
    if (nl) n = (size_t)(nl - ahead.p);
    bool cr = nl && n && ahead.p[n - 1] == '\r';
    if (!nl && ahead.n > n) /* "=3D" stays whole */
        n -= ahead.p[n - 1] == '=' ? 1 : ahead.p[n - 2] == '=' ? 2 : 0;
    p->line = (ro_str){ahead.p, n - cr};
    p->newline = cr ? "\r\n" : nl ? "\n" : NULL;
    ro_stream_take(p->stream, n + (nl != NULL));
    return true;
}

/* "From somebody@host Wed May  3 10:00:00 2023": with a time of day and a year, as no sentence has them. */
static bool from_line(ro_str s) {
    if (!ro_str_starts(s, "From ") || s.n > 400) return false;
    bool clock = false;
    unsigned run = 0, year = 0;
    for (size_t i = 5; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        clock |= s.p[i] == ':' && run == 2 && i + 1 < s.n && s.p[i + 1] >= '0' && s.p[i + 1] <= '5';
        run = digit ? run + 1 : 0;
        year |= run == 4;
    }
    return clock && year;
}

static ro_str cut_end(ro_str s) {
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t')) s.n--;
    return s;
}

/* Is the line a boundary, or the first of another message? Then it says so in p->stop. */
static bool stops(struct parser *p) {
    if (!p->first) return false;
    if (p->box && p->line.n && p->line.p[0] == 'F' && p->after_blank && from_line(p->line)) {
        p->again = true;
        return p->stop = (struct stop){-1, false}, true;
    }
    if (p->line.n < 3 || p->line.p[0] != '-' || p->line.p[1] != '-' || p->line.n > BOUNDARY + 8) return false;
    ro_str s = cut_end((ro_str){p->line.p + 2, p->line.n - 2});
    for (int i = p->nboundaries; i-- > 0;) {
        ro_str b = p->boundary[i];
        if (!b.n || s.n < b.n || memcmp(s.p, b.p, b.n) != 0) continue;
        bool closes = s.n == b.n + 2 && s.p[b.n] == '-' && s.p[b.n + 1] == '-';
        if (s.n == b.n || closes) return p->stop = (struct stop){i, closes}, true;
    }
    return false;
}

/* Takes lines up to where something stops. */
static void pass(struct parser *p) {
    while (next(p))
        if (stops(p)) return;
    p->stop = (struct stop){-1, false};
}

/* ---- header lines ------------------------------------------------------------------------------------------------- */

/* The header lines of an entity, folded ones joined. False: a boundary or the end came before the empty line. */
static bool read_head(struct parser *p, ro_arena *a, ro_mime_head *h) {
    ro_buf line = {.arena = a};
    size_t kept = 0, name;
    bool more = false;
    while ((more = next(p))) {
        if (stops(p)) break;
        bool folded = line.n && (!p->first || (p->line.n && (p->line.p[0] == ' ' || p->line.p[0] == '\t')));
        if (!folded && line.n) ro_mime_keep(a, h, ro_buf_str(&line)), line.n = 0;
        if (!p->line.n && p->newline) return true;
        if (!folded && !ro_mime_field(p->line, &name)) {
            if (ro_str_starts(p->line, "From ") || ro_str_starts(p->line, ">From ")) continue;
            return p->again = true; /* the text begins without an empty line */
        }
        if ((kept += p->line.n) > HEADS) continue;
        ro_buf_add(&line, p->line);
    }
    ro_mime_keep(a, h, ro_buf_str(&line));
    if (!more) p->stop = (struct stop){-1, false};
    return false;
}

/* ---- parts -------------------------------------------------------------------------------------------------------- */

static void entity(struct parser *p, ro_mail *m, const char *type);
static void message(struct parser *p, ro_str name);

/* "> From", as mailboxes hide a line that would look like the next message. */
static bool hidden_from(ro_str s) {
    size_t n = 0;
    while (n < s.n && s.p[n] == '>') n++;
    return n && ro_str_starts((ro_str){s.p + n, s.n - n}, "From ");
}

static void leaf(struct parser *p, ro_mail *m, const ro_mime_head *h) {
    ro_mail_part part = {.head = h, .use = ro_mail_use_of(m, h)};
    if (part.use == RO_MAIL_PASS) {
        pass(p);
        return;
    }
    m->work.n = 0;
    ro_mime_body body = {.to = &m->work, .coding = ro_mime_coding_of(h->encoding)};
    bool more = false;
    while ((more = next(p)) && !stops(p)) {
        part.big |= m->work.n > RO_MAX_CAPTURE;
        if (part.big) continue;
        ro_str line = p->line;
        if (p->box && p->first && hidden_from(line)) line.p++, line.n--;
        ro_mime_decode(&body, line, p->newline);
    }
    if (!more) p->stop = (struct stop){-1, false};
    if (!more && body.newline) ro_buf_addc(&m->work, body.newline); /* no boundary: it is the text's own */
    part.bad = body.bad;
    part.cut = !more && p->nboundaries > 0;
    ro_mail_take(m, &part);
}

/* Up to the first boundary of this level; finds it out where it was not declared, or lied. */
static void find_boundary(struct parser *p, ro_arena *a, int level) {
    ro_str maybe = RO_NONE;
    while (next(p)) {
        if (stops(p)) return;
        if (maybe.n && p->first && ro_str_find_nocase((ro_str){p->line.p, p->line.n < 8 ? p->line.n : 8}, "content-") == 0) {
            p->boundary[level] = maybe;
            p->stop = (struct stop){level, false};
            p->again = true;
            return;
        }
        bool like = p->first && p->line.n > 2 && p->line.n < BOUNDARY && ro_str_starts(p->line, "--");
        maybe = like ? cut_end(ro_str_dup(a, (ro_str){p->line.p + 2, p->line.n - 2})) : RO_NONE;
    }
    p->stop = (struct stop){-1, false};
}

static void multipart(struct parser *p, ro_mail *m, const ro_mime_head *h) {
    const int level = p->nboundaries;
    ro_str boundary = ro_mime_param(m->arena, h->type, "boundary");
    p->boundary[p->nboundaries++] = boundary.n <= BOUNDARY ? boundary : RO_NONE;
    if (ro_mime_is(h->type, "multipart/encrypted")) m->sealed = true;
    if (ro_mime_is(h->type, "multipart/related") && !m->start.n) m->start = ro_mime_param(m->arena, h->type, "start");
    const char *type = ro_mime_is(h->type, "multipart/digest") ? "message/rfc822" : "text/plain";
    find_boundary(p, m->arena, level);
    while (p->stop.level == level) {
        if (p->stop.closes)
            pass(p); /* nothing more should come; some messages go on all the same */
        else
            entity(p, m, type);
    }
    p->nboundaries = level;
}

static void entity(struct parser *p, ro_mail *m, const char *type) {
    ro_mime_head h = {.type = RO_NONE};
    bool body = read_head(p, m->arena, &h);
    if (!h.type.n) h.type = ro_str_c(type);
    if (!m->begun) m->begun = true, m->head = h;
    if (!body) return;
    if (++p->deep > DEEP)
        ro_throw(m->arena, RO_LIMIT, "%.*s: parts are nested more than %d deep: save the inner ones by themselves",
                 (int)m->name.n, m->name.p, DEEP);
    bool coded = ro_mime_coding_of(h.encoding) == RO_MIME_BASE64;
    if (ro_mime_is(h.type, "multipart/"))
        multipart(p, m, &h);
    else if (!coded && (ro_mime_is(h.type, "message/rfc822") || ro_mime_is(h.type, "message/global")))
        message(p, ro_str_printf(m->arena, "%.*s#%u", (int)m->name.n, m->name.p, ++m->pieces));
    else
        leaf(p, m, &h);
    p->deep--;
}

/* ---- messages ----------------------------------------------------------------------------------------------------- */

static void message_in(struct parser *p, ro_arena *a, ro_str name) {
    ro_mail *m = RO_NEW(a, ro_mail);
    *m = (ro_mail){.arena = a, .unpack = p->unpack, .about = p->about, .name = name};
    m->work.arena = m->html.bytes.arena = m->plain.bytes.arena = m->frame.bytes.arena = a;
    entity(p, m, "text/plain");
    ro_mail_done(m);
}

/* One message in an arena of its own; behind it p->stop says what comes. */
static void message(struct parser *p, ro_str name) {
    struct ro_error e = {0};
    ro_arena *volatile a = ro_arena_new(&e);
    const int boundaries = p->nboundaries, opened = p->nopen, deep = p->deep;
    if (a) p->open[p->nopen++] = a;
    if (!a || RO_TRY(a)) {
        p->nboundaries = boundaries, p->deep = deep;
        ro_unpack_refuse(p->unpack, name, &e);
        pass(p);
    } else {
        message_in(p, a, name);
    }
    p->nopen = opened;
    ro_arena_free(a);
}

/* Where the stream fails, the messages that are being read go with it. */
static void free_open(void *what) {
    struct parser *p = what;
    while (p->nopen) ro_arena_free(p->open[--p->nopen]);
}

static void mailbox(struct parser *p) {
    p->box = true;
    while (next(p)) {
        char name[800];
        int n = snprintf(name, sizeof name, "%.*s:%llu", (int)(p->about->file.n < 700 ? p->about->file.n : 700), p->about->file.p,
                         (unsigned long long)p->at);
        message(p, (ro_str){name, (size_t)n});
    }
}

void ro_mime_take(ro_unpack *u, ro_stream *s, const ro_capture *about) {
    struct parser *p = RO_NEW(s->arena, struct parser);
    *p = (struct parser){.unpack = u, .stream = s, .about = about};
    ro_defer(s->arena, free_open, p);
    if (ro_str_starts(ro_stream_look(s, 3), "\xEF\xBB\xBF")) ro_stream_take(s, 3);
    while (next(p) && !p->line.n) {
    }
    p->again = true;
    if (from_line(p->line))
        mailbox(p);
    else
        message(p, about->file);
}

/* ---- is it one? --------------------------------------------------------------------------------------------------- */

/* What the name of a header line proves: 2 mail or MIME, 1 what memoranda begin with too, 0 nothing. */
static int proves(ro_str line, size_t n) {
    static const struct {
        const char *name;
        int what;
    } known[] = {{"mime-version", 2},
                 {"message-id", 2},
                 {"received", 2},
                 {"return-path", 2},
                 {"delivered-to", 2},
                 {"content-type", 2},
                 {"content-transfer-encoding", 2},
                 {"content-location", 2},
                 {"snapshot-content-location", 2},
                 {"from", 1},
                 {"to", 1},
                 {"cc", 1},
                 {"subject", 1},
                 {"date", 1},
                 {"reply-to", 1},
                 {"sender", 1}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i].name) == n && ro_str_find_nocase((ro_str){line.p, n}, known[i].name) == 0) return known[i].what;
    return 0;
}

bool ro_mime_are(ro_str head, const ro_capture *about) {
    (void)about;
    int lines = 0, mail = 0;
    bool any = false;
    for (size_t i = ro_str_starts(head, "\xEF\xBB\xBF") ? 3 : 0; i < head.n;) {
        const char *nl = memchr(head.p + i, '\n', head.n - i);
        ro_str line = {head.p + i, nl ? (size_t)(nl - head.p) - i : head.n - i};
        i += line.n + 1;
        if (line.n && line.p[line.n - 1] == '\r') line.n--;
        size_t n;
        if (!line.n && !any) continue;
        if (!any && !from_line(line) && !ro_mime_field(line, &n)) return false;
        any = true;
        if (!line.n) break;
        if (line.p[0] == ' ' || line.p[0] == '\t' || from_line(line) || ro_str_starts(line, ">From ")) continue;
        if (!ro_mime_field(line, &n)) break;
        int what = proves(line, n);
        lines += what > 0, mail += what > 1;
    }
    return lines + mail >= 4 && mail >= 1;
}
