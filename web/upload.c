/* A form with files, as it comes in. In: the bytes of the body, in the thread that answers. Out: fields, and files one behind the
 * other in one temporary file, of which nothing is left when the room is killed, since it has no name.
 *
 * The proof of the room must stand before the first file, so that nothing of a stranger's form is kept. What is refused is still
 * taken in and let go by, up to a multiple of the limit: a browser that is cut off while it sends shows its own error and not our
 * sentence. Names of files are labels. Taking multipart apart is left to libmicrohttpd; of a form that is none of files it reads
 * the fields just so. */
#include "upload.h"
#include "guard.h"
#include "mhd.h"
#include "query.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { HEADS = 32 << 10 }; /* of the post processor: the head of a part must fit */

/* ---- names --------------------------------------------------------------------------------------------------------- */

static bool separator(char c) { return c == '/' || c == '\\'; }

/* The end of a name that is too long, from a character on. */
static const char *last_bytes(const char *s) {
    size_t n = strlen(s);
    if (n <= WEB_UPLOAD_NAME) return s;
    for (s += n - WEB_UPLOAD_NAME; ((unsigned char)*s & 0xc0) == 0x80; s++) {
    }
    return s;
}

char *web_part_name(const char *sent) {
    char *out = malloc(strlen(sent) + sizeof "file"), *to = out;
    if (!out) return NULL;
    for (const char *p = sent; *p;) {
        size_t n = 0;
        while (p[n] && !separator(p[n])) n++;
        bool dots = n && n <= 2 && strncmp(p, "..", n) == 0;
        if (n && !dots && to > out) *to++ = '/';
        for (size_t i = 0; i < n && !dots; i++) *to++ = (unsigned char)p[i] < ' ' || p[i] == 0x7f ? ' ' : p[i];
        p += n + (p[n] != 0);
    }
    *to = 0;
    if (!*out || !web_utf8(out)) memcpy(out, "file", sizeof "file");
    const char *from = last_bytes(out);
    memmove(out, from, strlen(from) + 1);
    return out;
}

/* ---- the temporary file -------------------------------------------------------------------------------------------- */

static void refuse_disk(web_upload *u) {
    char why[200];
    snprintf(why, sizeof why,
             "What was sent cannot be kept while it is read: %s. Free some space, or set TMPDIR to another folder.",
             strerror(errno));
    web_upload_refuse(u, 500, why);
}

static void keep(web_upload *u, const char *p, size_t n) {
    if (u->fd < 0 && (u->fd = web_unnamed_file()) < 0) return refuse_disk(u);
    while (n) {
        ssize_t done = pwrite(u->fd, p, n, (off_t)u->kept);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return refuse_disk(u);
        p += done, n -= (size_t)done, u->kept += (size_t)done;
    }
}

/* ---- parts and fields ---------------------------------------------------------------------------------------------- */

static web_part *begin_part(web_upload *u, const char *name) {
    if (u->n == WEB_UPLOAD_FILES) {
        web_upload_refuse(u, 413, "That is more than 20,000 files: add them in several goes, or pack them as a zip.");
        return NULL;
    }
    if (u->n == u->cap) {
        size_t cap = u->cap ? 2 * u->cap : 16;
        web_part *more = realloc(u->part, cap * sizeof *more);
        if (more) u->part = more, u->cap = cap;
    }
    char *label = u->n < u->cap ? web_part_name(name) : NULL;
    if (!label) {
        web_upload_refuse(u, 500, "Memory ran out.");
        return NULL;
    }
    u->part[u->n] = (web_part){.name = label, .at = u->kept};
    return &u->part[u->n++];
}

static void take_file(web_upload *u, const char *name, bool first, ro_str data) {
    if (first && !*name && !data.n) return; /* a field for files that was left empty */
    if (u->proof)
        return web_upload_refuse(u, 403, "The form is not of this room, or of an earlier run of it: load the page again.");
    if (first && !begin_part(u, name)) return;
    if (!u->n) return;
    keep(u, data.p, data.n);
    u->part[u->n - 1].n = u->kept - u->part[u->n - 1].at;
}

static void take_pasted(web_upload *u, bool first, ro_str data) {
    if (first && !data.n) return;
    take_file(u, "pasted", first || !u->n, data);
    if (u->n) u->part[u->n - 1].pasted = true;
}

static void take_field(web_upload *u, const char *name, bool first, ro_str data) {
    if (first) {
        if (u->fields == WEB_UPLOAD_FIELDS || strlen(name) >= sizeof *u->name) return;
        memcpy(u->name[u->fields++], name, strlen(name) + 1);
    }
    if (!u->fields || strcmp(u->name[u->fields - 1], name) != 0) return; /* of one that was left out */
    web_page *value = &u->value[u->fields - 1];
    if (value->n + data.n > WEB_UPLOAD_FIELD) return web_upload_refuse(u, 413, "A field of the form is too long.");
    web_add(value, data);
    bool whole = u->proof && strcmp(name, "proof") == 0 && value->n == strlen(u->proof);
    if (!whole) return;
    char given[64];
    snprintf(given, sizeof given, "%.*s", (int)value->n, value->p);
    if (web_same(u->proof, given)) u->proof = NULL;
}

static enum MHD_Result part(void *user, enum MHD_ValueKind kind, const char *key, const char *filename, const char *type,
                            const char *coding, const char *data, uint64_t at, size_t n) {
    (void)kind, (void)type, (void)coding;
    web_upload *u = user;
    if (filename)
        take_file(u, filename, !at, (ro_str){data, n});
    else if (key && strcmp(key, "text") == 0)
        take_pasted(u, !at, (ro_str){data, n});
    else if (key)
        take_field(u, key, !at, (ro_str){data, n});
    return u->status ? MHD_NO : MHD_YES;
}

/* ---- the whole ----------------------------------------------------------------------------------------------------- */

/* Multipart with a boundary that is there and is of letters: versions of the post processor read beyond one that is not. */
static bool form_of(const char *type) {
    if (!type) return false;
    if (strncasecmp(type, "application/x-www-form-urlencoded", 33) == 0) return true;
    const char *b = strstr(type, "boundary=");
    if (strncasecmp(type, "multipart/form-data", 19) != 0 || !b) return false;
    b += 9;
    size_t n = strspn(b, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=?");
    return n && n <= 70 && !b[n];
}

web_upload *web_upload_open(const struct web_mhd *mhd, struct MHD_Connection *connection, const char *proof, size_t most) {
    web_upload *u = calloc(1, sizeof *u);
    if (!u) return NULL;
    u->mhd = mhd, u->fd = -1, u->proof = proof, u->most = most;
    if (form_of(mhd->MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Type")))
        u->post = mhd->MHD_create_post_processor(connection, HEADS, part, u);
    if (!u->post) web_upload_refuse(u, 400, "Pages come as a form with files (multipart/form-data).");
    return u;
}

void web_upload_refuse(web_upload *u, int status, const char *why) {
    if (u->status) return;
    u->status = status;
    snprintf(u->why, sizeof u->why, "%s", why);
}

bool web_upload_take(web_upload *u, const char *p, size_t n) {
    u->taken += n;
    if (u->taken > u->most)
        web_upload_refuse(u, 413,
                          "That is more than the 256 MB that are taken at once: add it in several goes, or with readout add.");
    if (u->taken / WEB_UPLOAD_LET_BY > u->most) return false;
    if (!u->status && u->mhd->MHD_post_process(u->post, p, n) != MHD_YES)
        web_upload_refuse(u, 400, "The form came damaged: send it again.");
    return true;
}

size_t web_upload_end(web_upload *u, web_field *field, size_t cap) {
    if (u->post) u->mhd->MHD_destroy_post_processor(u->post); /* may still hand on an end */
    u->post = NULL;
    size_t n = u->fields < cap ? u->fields : cap;
    for (size_t i = 0; i < n; i++) {
        web_add(&u->value[i], (ro_str){"", 1});
        bool good = !u->value[i].failed && web_utf8(u->value[i].p);
        field[i] = (web_field){u->name[i], good ? u->value[i].p : ""};
    }
    return n;
}

void web_upload_free(web_upload *u) {
    if (!u) return;
    if (u->post) u->mhd->MHD_destroy_post_processor(u->post);
    if (u->fd >= 0) close(u->fd);
    for (size_t i = 0; i < u->n; i++) free(u->part[i].name);
    for (size_t i = 0; i < u->fields; i++) web_free(&u->value[i]);
    free(u->part);
    free(u);
}
