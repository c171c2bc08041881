/* The files of an export, and the manifest by which a whole one is known.
 *
 * A file stands under another name until it is whole: a full disk or a kill leaves none that looks whole and is not. The manifest
 * is taken away before the first file is written and made after the last: a folder with one that fits its files is a whole export
 * of one state of the archive. It is what sha256sum writes, so that `sha256sum -c MANIFEST` checks it without us. The hashes are
 * those of what stands on the disk. */
#include "store/trade/trade.h"

#include <errno.h>
#include <nettle/sha2.h>
#include <unistd.h>

/* ---- one file ------------------------------------------------------------------------------------------------------ */

struct ro_outfile {
    ro_job *job;
    struct ro_exporting *e;
    FILE *f;
    ro_str name, path, part; /* part: the name until it is whole */
    size_t rows;
};

static void shut(void *what) {
    ro_outfile *f = what;
    if (!f->f) return;
    fclose(f->f);
    unlink(f->part.p);
}

static _Noreturn void unwritten(ro_arena *a, ro_str path, int why) {
    ro_throw(a, RO_IO, "%s: cannot be written: %s: the export is not whole", path.p, strerror(why));
}

ro_outfile *ro_outfile_new(ro_job *job, struct ro_exporting *e, const char *name) {
    ro_outfile *f = RO_NEW(job->arena, ro_outfile);
    f->job = job, f->e = e;
    f->name = ro_str_dup(job->arena, ro_str_c(name));
    f->path = ro_str_printf(job->arena, "%s/%s", e->wanted->dir, name);
    f->part = ro_str_printf(job->arena, "%s.part", f->path.p);
    f->f = fopen(f->part.p, "w");
    if (!f->f) unwritten(job->arena, f->part, errno);
    ro_defer(job->arena, shut, f);
    return f;
}

void ro_outfile_put(ro_outfile *f, const ro_buf *b) {
    if (b->n && fwrite(b->p, 1, b->n, f->f) != b->n) unwritten(f->job->arena, f->part, errno);
    ro_tell(f->job->ctx, f->name.p, ++f->rows, 0);
}

void ro_outfile_done(ro_outfile *f) {
    FILE *out = f->f;
    f->f = NULL;
    bool ok = fclose(out) == 0 && rename(f->part.p, f->path.p) == 0;
    if (!ok) {
        int why = errno;
        unlink(f->part.p);
        unwritten(f->job->arena, f->path, why);
    }
    RO_PUSH(f->job->arena, f->e->file) = f->name;
    f->e->out->files++;
}

/* ---- the manifest --------------------------------------------------------------------------------------------------- */

static void shut_read(void *f) { fclose(f); }

void ro_file_sha256(ro_arena *a, const char *path, char out[65]) {
    enum { PIECE = 1 << 16 };
    struct sha256_ctx c;
    uint8_t digest[SHA256_DIGEST_SIZE], *piece = ro_alloc_raw(a, PIECE);
    FILE *f = fopen(path, "rb");
    if (!f) ro_throw(a, RO_IO, "%s: cannot be read: %s", path, strerror(errno));
    ro_defer(a, shut_read, f);
    sha256_init(&c);
    for (size_t n; (n = fread(piece, 1, PIECE, f)) > 0;) sha256_update(&c, n, piece);
    if (ferror(f)) ro_throw(a, RO_IO, "%s: cannot be read: %s", path, strerror(errno));
    sha256_digest(&c, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) snprintf(out + 2 * i, 3, "%02x", digest[i]);
}

static void add_file(ro_job *job, ro_buf *b, const char *dir, const char *name) {
    char sha[65];
    ro_tell(job->ctx, ro_str_printf(job->arena, "hash of %s", name).p, 0, 0);
    ro_file_sha256(job->arena, ro_str_printf(job->arena, "%s/%s", dir, name).p, sha);
    ro_buf_printf(b, "%s  %s\n", sha, name);
}

void ro_manifest_write(ro_job *job, struct ro_exporting *e) {
    ro_buf b = {.arena = job->arena};
    ro_buf_printf(
        &b, "# readout %s, form %lld: %lld captures, %lld accounts, %lld decisions. Check with: sha256sum -c " RO_MANIFEST "\n",
        RO_VERSION, (long long)ro_ask_int(job, 0, "PRAGMA user_version", ""),
        (long long)ro_ask_int(job, 0, "SELECT count(*) FROM capture", ""),
        (long long)ro_ask_int(job, 0, "SELECT count(*) FROM account WHERE current", ""),
        (long long)ro_ask_int(job, 0, "SELECT count(*) FROM decision", ""));
    for (size_t i = 0; i < e->file.n; i++) add_file(job, &b, e->wanted->dir, e->file.v[i].p);
    for (size_t i = 0; i < e->wanted->nalso; i++) add_file(job, &b, e->wanted->dir, e->wanted->also[i]);
    ro_outfile *f = ro_outfile_new(job, e, RO_MANIFEST);
    ro_outfile_put(f, &b);
    ro_outfile_done(f);
}

void ro_manifest_check(ro_job *job, const char *dir, const char *name) {
    enum { LONGEST = 64 << 20 }; /* a line an edition, of which there may be many */
    char sha[65];
    const char *path = ro_str_printf(job->arena, "%s/" RO_MANIFEST, dir).p;
    if (access(path, F_OK) != 0)
        ro_throw(job->arena, RO_INPUT,
                 "%s: has no " RO_MANIFEST ": this is no export, or one that was not finished: export again", dir);
    ro_str all = ro_file_read(job->arena, path, LONGEST), want = ro_str_printf(job->arena, "  %s\n", name);
    ssize_t at = ro_str_find(all, want);
    if (at < 64)
        ro_throw(job->arena, RO_INPUT, "%s: lists no %s: the archive was exported without its captures: export it whole", path,
                 name);
    ro_tell(job->ctx, ro_str_printf(job->arena, "hash of %s", name).p, 0, 0);
    ro_file_sha256(job->arena, ro_str_printf(job->arena, "%s/%s", dir, name).p, sha);
    if (memcmp(all.p + at - 64, sha, 64) != 0)
        ro_throw(job->arena, RO_INPUT, "%s/%s: is not what " RO_MANIFEST " says: it was altered or is damaged: export again", dir,
                 name);
}
