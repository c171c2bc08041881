/* What the files of the MIME reader share: the header lines of an entity, and what stands in them. */
#ifndef RO_MIME_H
#define RO_MIME_H

#include "unpack/unpack.h"

/* The lines that matter, unfolded and else as they came; of each the first. n == 0: not there. */
typedef struct ro_mime_head {
    ro_str type, encoding, disposition, location, id;
    ro_str subject, from, date, snapshot, list;
    bool sent; /* it says to whom it went or who passed it on: a mail, no saved page */
} ro_mime_head;

/* Is it a header line, "Name: words"? *name: the bytes before the colon. */
bool ro_mime_field(ro_str line, size_t *name);
/* Keeps the (unfolded) line where it is one of those above. */
void ro_mime_keep(ro_arena *, ro_mime_head *, ro_str line);

/* The words of a field in UTF-8, on one line: encoded words (RFC 2047) decoded; charset: of bytes that are neither ASCII nor
 * UTF-8. */
ro_str ro_mime_words(ro_arena *, ro_str field, ro_str charset);
/* A parameter (RFC 2045, 2231) in UTF-8; n 0 where there is none. */
ro_str ro_mime_param(ro_arena *, ro_str field, const char *name);
/* Is the value before the parameters this one ("text/html") or, where it ends with a slash, one of this kind ("image/")? */
bool ro_mime_is(ro_str field, const char *value);
/* Who sends: the name that is shown or, where there is none, the domain. */
ro_str ro_mime_sender(ro_arena *, ro_str from);
/* "Wed, 3 May 2023 10:00:00 +0300" as 2023-05-03T10:00:00+03:00; p NULL where it is no date. */
ro_str ro_mime_date(ro_arena *, ro_str date);

/* A transfer encoding taken back, line by line. */
enum ro_mime_coding { RO_MIME_PLAIN, RO_MIME_QUOTED, RO_MIME_BASE64 };
typedef struct ro_mime_body {
    ro_buf *to;
    enum ro_mime_coding coding;
    uint32_t bits; /* of base64: what has not made a byte yet */
    unsigned nbits;
    const char *newline; /* the line end that is due before the next line: the last one belongs to the boundary */
    size_t bad;          /* bytes that the encoding does not know */
} ro_mime_body;
enum ro_mime_coding ro_mime_coding_of(ro_str field);
/* One line, or a piece of one. newline: what ended it; NULL: it goes on. */
void ro_mime_decode(ro_mime_body *, ro_str line, const char *newline);

/* ---- one message (mail.c) ------------------------------------------------------------------------------------------ */

/* Text that may be what the message has to say. */
typedef struct ro_mail_text {
    ro_buf bytes;
    ro_str charset, url;
    size_t letters; /* that a reader would see */
    int rank;       /* 0: not there; of the pages in a saved page the highest is the page itself */
    size_t bad;
    bool cut;
} ro_mail_text;

typedef struct ro_mail {
    ro_arena *arena;
    ro_unpack *unpack;
    const ro_capture *about;
    ro_str name; /* of the message: "press.eml", "press.mbox:4711", "press.eml#1" */
    ro_mime_head head;
    ro_str start;                    /* the part that multipart/related begins with, by its Content-ID */
    bool begun, page, sealed;        /* its head was read; it is a saved page; something in it is encrypted */
    ro_mail_text html, plain, frame; /* html: of a saved page, the page */
    ro_buf work;                     /* the part that is being decoded */
    unsigned pieces;                 /* attachments and messages in it */
} ro_mail;

enum ro_mail_use { RO_MAIL_PASS, RO_MAIL_TEXT, RO_MAIL_ATTACHED };
/* What a part is there for, by its head. */
enum ro_mail_use ro_mail_use_of(ro_mail *, const ro_mime_head *part);
/* A part that was decoded into mail->work. cut: the message ends before it does; big: over the limit, and not whole. */
typedef struct ro_mail_part {
    const ro_mime_head *head;
    enum ro_mail_use use;
    size_t bad;
    bool cut, big;
} ro_mail_part;
void ro_mail_take(ro_mail *, const ro_mail_part *);
/* The message has ended: hands on its text. */
void ro_mail_done(ro_mail *);

#endif
