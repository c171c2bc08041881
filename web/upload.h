/* A form with files on its way in: what libmicrohttpd's post processor takes apart, kept in a temporary file without a name. */
#ifndef WEB_UPLOAD_H
#define WEB_UPLOAD_H

#include "web.h"

struct web_mhd;
struct MHD_Connection;
struct MHD_PostProcessor;

enum {
    WEB_UPLOAD = 256 << 20,       /* bytes at once */
    WEB_UPLOAD_FILES = 20000,     /* at once */
    WEB_UPLOAD_FIELD = 8 << 10,   /* bytes of a field that is no page */
    WEB_UPLOAD_FIELDS = 16,       /* further ones are left out */
    WEB_UPLOAD_LET_BY = 4,        /* times the limit that are taken in, and let go by, before the connection is ended */
    WEB_UPLOAD_NAME = 400,        /* bytes of a file's name; the end of a longer one is kept */
    WEB_UPLOAD_PATIENCE = 1 << 20 /* bytes that must come within WEB_DEADLINE, lest the connection is ended */
};

/* A file, or what was pasted: bytes [at, at + n) of the temporary file. */
typedef struct web_part {
    char *name; /* a label, and never a path: see web_part_name() */
    size_t at, n;
    bool pasted;
} web_part;

typedef struct web_upload {
    const struct web_mhd *mhd;
    struct MHD_PostProcessor *post;
    const char *proof; /* what the form must bring before its files; NULL: it was brought */
    int fd;            /* -1: nothing was kept */
    size_t most, taken, kept;
    web_part *part;
    size_t n, cap;
    char name[WEB_UPLOAD_FIELDS][32];
    web_page value[WEB_UPLOAD_FIELDS];
    size_t fields;
    int status; /* other than 0: it is refused, and why is the sentence; what still comes is let go by */
    char why[300];
} web_upload;

/* NULL: memory ran out. proof NULL: a header brought it. */
web_upload *web_upload_open(const struct web_mhd *, struct MHD_Connection *, const char *proof, size_t most);
void web_upload_refuse(web_upload *, int status, const char *why); /* the first one counts */
bool web_upload_take(web_upload *, const char *p, size_t n);       /* false: nobody listens any longer */
size_t web_upload_end(web_upload *, web_field *, size_t cap);      /* all has come: how many fields */
void web_upload_free(web_upload *);

/* A name that a browser sent, as a label: its parts but "." and "..", parted by "/"; UTF-8, no control characters, none but the
 * last WEB_UPLOAD_NAME bytes. Freed with free(); NULL: memory ran out. */
char *web_part_name(const char *sent);

#endif
