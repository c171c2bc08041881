/* Folders: of what lies in them, which files are pages.
 *
 * A folder is gone through in the order of the bytes of its names, without dot files and without following links to folders, so
 * that no tree is endless. Three things that browsers and mirroring programs leave behind are known by how they lie, not by
 * whose they are:
 *
 * - what belongs to a page that was saved whole: "Talks_files" beside "Talks.html", whatever the word is in the browser's
 *   language, where the page takes pictures or scripts from it and has no link into it (a part of a mirrored site has links);
 * - a page that a mirroring program rewrote: where "X.orig" lies beside X (or X.html), that is the page as it came, and is read;
 * - what is no page by its name or by the name of its folder: data/common/beside.tsv.
 *
 * All of them are passed over and counted. One pass over the names, which are sorted once; a page is looked into only where a
 * folder may belong to it. */
#include "unpack/unpack.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
    DEEPEST = 64, /* folders in folders */
    WORD = 40,    /* bytes of the word behind the name of a page: "files", "Dateien", "fichiers" */
    LOOKS = 4,    /* times a page is looked into for folders of its own, and pages of one stem that are */
    NAME = 120,   /* bytes; longer is none of the known names */
};

struct entry {
    ro_str name;
    bool folder, pass;
    uint8_t looks;
};

struct folder {
    ro_unpack *unpack;
    ro_arena *arena;
    ro_str path; /* with the slash */
    RO_VEC(struct entry) entries;
};

/* ---- names -------------------------------------------------------------------------------------------------------- */

/* Is the name in the list, as this kind of thing? Letters and digits count, what parts them does not. */
static bool listed(ro_str name, const char *kind) {
    const ro_lexicon *list = ro_lexicon_get("beside");
    char key[NAME];
    size_t n = 0;
    if (!list || name.n >= NAME) return false;
    for (size_t i = 0; i < name.n; i++) {
        char c = name.p[i] >= 'A' && name.p[i] <= 'Z' ? (char)(name.p[i] + 32) : name.p[i];
        if (ro_cp_word((unsigned char)c) || (unsigned char)c >= 0x80)
            key[n++] = c;
        else if (n && key[n - 1] != ' ')
            key[n++] = ' ';
    }
    ro_entry e;
    return ro_lexicon_find(list, ro_str_trim((ro_str){key, n}), &e) && ro_str_is(e.value[0], kind);
}

bool ro_beside_pages(ro_str file) {
    size_t lo = 0, n, dot;
    for (size_t i = 0; i < file.n; i++)
        if (file.p[i] == '/' || file.p[i] == '#') lo = i + 1;
    ro_str name = {file.p + lo, file.n - lo};
    for (n = 0; n < name.n && name.p[n] != '?'; n++) /* "style.css?v=3", or "style.css@v=3" where no "?" may stand in names */
        if (name.p[n] == '@' && memchr(name.p + n, '=', name.n - n)) break;
    name.n = n;
    if (ro_str_ends(name, ".orig")) name.n -= 5;
    if (ro_str_ends(name, ".gz")) name.n -= 3;
    for (dot = name.n; dot && name.p[dot - 1] != '.'; dot--) {
    }
    return listed(name, "file") || (dot > 1 && listed((ro_str){name.p + dot, name.n - dot}, "ending"));
}

/* ---- what lies there ---------------------------------------------------------------------------------------------- */

static void close_folder(void *d) { closedir(d); }
static int by_name(const void *p, const void *q) {
    return ro_str_cmp(((const struct entry *)p)->name, ((const struct entry *)q)->name);
}

/* Files and folders; a link counts where it leads to a file. */
static void look(struct folder *f, DIR *d, const struct dirent *x) {
    bool folder = x->d_type == DT_DIR, file = x->d_type == DT_REG;
    struct stat st;
    if (x->d_name[0] == '.') return;
    if (!folder && !file) {
        if (fstatat(dirfd(d), x->d_name, &st, 0) != 0)
            file = errno != ENOENT && errno != ELOOP; /* opening it will say what is wrong */
        else
            file = S_ISREG(st.st_mode), folder = S_ISDIR(st.st_mode) && x->d_type != DT_LNK;
    }
    if (folder && x->d_type == DT_UNKNOWN)
        folder = fstatat(dirfd(d), x->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode);
    if (file || folder)
        RO_PUSH(f->arena, f->entries) = (struct entry){.name = ro_str_dup(f->arena, ro_str_c(x->d_name)), .folder = folder};
}

static void list(struct folder *f) {
    ro_str path = f->path;
    DIR *d = opendir(path.p);
    if (!d) ro_throw(f->arena, RO_IO, "%s: cannot be opened: %s", path.p, strerror(errno));
    ro_defer(f->arena, close_folder, d);
    errno = 0;
    for (struct dirent *x; (x = readdir(d)); errno = 0) look(f, d, x);
    if (errno) ro_throw(f->arena, RO_IO, "%s: cannot be read to its end: %s", path.p, strerror(errno));
    if (f->entries.n) qsort(f->entries.v, f->entries.n, sizeof *f->entries.v, by_name);
}

/* The first entry that does not stand before the name. */
static size_t from_name(const struct folder *f, ro_str name) {
    return RO_FIRST_FROM(mid, f->entries.n, ro_str_cmp(f->entries.v[mid].name, name) < 0);
}

static struct entry *file_named(struct folder *f, ro_str name) {
    size_t i = from_name(f, name);
    bool there = i < f->entries.n && ro_str_eq(f->entries.v[i].name, name) && !f->entries.v[i].folder;
    return there ? &f->entries.v[i] : NULL;
}

static ro_str path_of(const struct folder *f, ro_str name) {
    return ro_str_printf(f->arena, "%.*s%.*s", (int)f->path.n, f->path.p, (int)name.n, name.p);
}

/* ---- pages as they came ------------------------------------------------------------------------------------------- */

/* Of the entry "X.orig": X, or X.html where the mirroring program gave it that ending, was rewritten. */
static void pass_rewritten(struct folder *f, ro_str orig) {
    if (orig.n <= 5 || !ro_str_ends(orig, ".orig")) return;
    ro_str name = {orig.p, orig.n - 5};
    struct entry *e = file_named(f, name);
    if (!e) e = file_named(f, ro_str_printf(f->arena, "%.*s.html", (int)name.n, name.p));
    if (e) e->pass = true;
}

/* ---- what belongs to a page --------------------------------------------------------------------------------------- */

/* Does the page take things from the folder, and has no link into it? suffix: "_files". */
static bool takes_from(ro_str page, ro_str suffix) {
    bool takes = false;
    for (const char *p = page.p, *end = page.p + page.n; p && p < end;) {
        const char *lt = memchr(p, '<', (size_t)(end - p)), *gt = lt ? memchr(lt, '>', (size_t)(end - lt)) : NULL;
        if (!gt) break;
        const char *at = memmem(lt, (size_t)(gt - lt), suffix.p, suffix.n);
        bool into = at && (at[suffix.n] == '/' || ro_str_starts((ro_str){at + suffix.n, (size_t)(gt - at)}, "%2F"));
        bool link = (lt[1] == 'a' || lt[1] == 'A') && (unsigned char)lt[2] <= ' ';
        if (into && link) return false;
        takes |= into;
        p = gt + 1;
    }
    return takes;
}

/* The suffix as an address has it, where it is not ASCII. */
static ro_str percent(ro_arena *a, ro_str s) {
    ro_buf b = {.arena = a};
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] < 0x80)
            ro_buf_byte(&b, s.p[i]);
        else
            ro_buf_printf(&b, "%%%02X", (unsigned char)s.p[i]);
    }
    return ro_buf_str(&b);
}

static bool page_takes_from(struct folder *f, ro_str page, ro_str suffix) {
    struct ro_error e = {0};
    volatile bool takes = false;
    ro_arena *volatile a = ro_arena_new(&e);
    if (a && !RO_TRY(a)) {
        ro_str bytes = ro_file_read(a, path_of(f, page).p, RO_MAX_CAPTURE);
        takes = takes_from(bytes, suffix) || takes_from(bytes, percent(a, suffix));
    }
    ro_arena_free(a); /* what cannot be read is told when its turn comes */
    return takes;
}

/* Where the word behind the stem begins, with the sign before it: "_files", "-Dateien", ".files"; 0: no such name. */
static size_t suffix_of(ro_str name) {
    for (size_t i = name.n; i-- > 1 && name.n - i <= WORD;) {
        unsigned char c = (unsigned char)name.p[i];
        if (memchr("_-. ", c, 4)) return i + 1 < name.n ? i : 0;
        if (c < 0x80 && !ro_cp_word(c)) return 0;
    }
    return 0;
}

static bool belongs_to_page(struct folder *f, ro_str name) {
    size_t cut = suffix_of(name);
    if (!cut) return false;
    ro_str stem = ro_str_printf(f->arena, "%.*s.", (int)cut, name.p), suffix = {name.p + cut, name.n - cut};
    for (size_t i = from_name(f, stem), n = 0; i < f->entries.n && n < LOOKS; i++, n++) {
        struct entry *e = &f->entries.v[i];
        if (!ro_str_starts(e->name, stem.p)) break;
        if (e->folder || ro_beside_pages(e->name) || e->looks == LOOKS) continue;
        e->looks++;
        if (page_takes_from(f, e->name, suffix)) return true;
    }
    return false;
}

/* ---- going through ------------------------------------------------------------------------------------------------ */

static void take_entry(struct folder *f, const struct entry *e, int deep) {
    ro_unpack *u = f->unpack;
    ro_str path = path_of(f, e->name);
    const bool beside = u->beside;
    if (e->folder) {
        u->beside |= listed(e->name, "folder") || belongs_to_page(f, e->name);
        ro_unpack_folder(u, path.p, deep + 1);
        u->beside = beside;
    } else if (e->pass || u->beside) {
        ro_unpack_skip(u, path);
    } else {
        ro_unpack_file(u, path.p);
    }
}

static void take_folder(struct folder *f, int deep) {
    if (deep > DEEPEST)
        ro_throw(f->arena, RO_LIMIT, "%s: folders are nested more than %d deep: add the inner ones by themselves", f->path.p,
                 DEEPEST);
    list(f);
    for (size_t i = 0; i < f->entries.n; i++)
        if (!f->entries.v[i].folder) pass_rewritten(f, f->entries.v[i].name);
    for (size_t i = 0; i < f->entries.n && !f->unpack->stop; i++) take_entry(f, &f->entries.v[i], deep);
}

void ro_unpack_folder(ro_unpack *u, const char *path, int deep) {
    struct ro_error e = {0};
    const bool found = u->found, beside = u->beside;
    ro_arena *volatile a = ro_arena_new(&e);
    u->found = true;
    if (!a || RO_TRY(a)) {
        ro_unpack_refuse(u, ro_str_c(path), &e);
    } else {
        bool slash = *path && path[strlen(path) - 1] == '/';
        take_folder(&(struct folder){.unpack = u, .arena = a, .path = ro_str_printf(a, "%s%s", path, slash ? "" : "/")}, deep);
    }
    u->found = found, u->beside = beside;
    ro_arena_free(a);
}
