/* Compiles web/assets/ into C tables: mkasset OUT.c FILE... . Run by the build.
 *
 * An asset is the bytes of a file under the file's name, with its type by its ending and a version, which is a hash: a page asks
 * for NAME?VERSION, which may then be kept for good. The style of the comparison, which the library has, is one more; it stands
 * in a layer of its own, so that the room's own sheet has the last word. */
#include <readout/readout.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void fail(const char *file, const char *why) {
    fprintf(stderr, "mkasset: %s: %s\n", file, why);
    exit(1);
}

static const char *type_of(const char *name) {
    static const char *const types[][2] = {
        {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".svg", "image/svg+xml"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        size_t n = strlen(name), e = strlen(types[i][0]);
        if (n > e && strcmp(name + n - e, types[i][0]) == 0) return types[i][1];
    }
    fail(name, "has an ending that mkasset does not know");
}

struct entry {
    const char *name;
    unsigned number;
    uint64_t hash;
    size_t n;
};

static struct entry write_bytes(FILE *o, const char *name, const unsigned char *p, size_t n) {
    static unsigned number;
    struct entry e = {name, number++, 0xcbf29ce484222325u, n};
    fprintf(o, "static const unsigned char a%u[] = {", e.number);
    for (size_t i = 0; i < n; i++) {
        e.hash = (e.hash ^ p[i]) * 0x100000001b3u;
        fprintf(o, "%s%d,", i % 32 ? "" : "\n", p[i]);
    }
    fprintf(o, "0};\n");
    return e;
}

static struct entry from_file(FILE *o, const char *path) {
    static unsigned char bytes[1 << 20];
    FILE *f = fopen(path, "rb");
    if (!f) fail(path, "cannot be opened");
    size_t n = fread(bytes, 1, sizeof bytes, f);
    if (n == sizeof bytes || ferror(f)) fail(path, "cannot be read, or is too large");
    fclose(f);
    const char *slash = strrchr(path, '/');
    return write_bytes(o, slash ? slash + 1 : path, bytes, n);
}

/* A sheet of a page that stands by itself, in a layer below the room's own. */
static struct entry layered(FILE *o, const char *name, const char *css) {
    static char bytes[1 << 16];
    int n = snprintf(bytes, sizeof bytes, "@layer page{%s}", css);
    if (n < 0 || (size_t)n >= sizeof bytes) fail(name, "is too large");
    return write_bytes(o, name, (const unsigned char *)bytes, (size_t)n);
}

int main(int argc, char **argv) {
    struct entry e[64];
    if (argc < 2 || argc > 60) fail("usage", "mkasset OUT.c FILE...");
    FILE *o = fopen(argv[1], "w");
    if (!o) fail(argv[1], "cannot be written");
    fprintf(o, "#include \"web.h\"\n");
    size_t n = 0;
    for (int i = 2; i < argc; i++) e[n++] = from_file(o, argv[i]);
    e[n++] = layered(o, "comparison.css", ro_comparison_css());
    e[n++] = layered(o, "edition.css", ro_edition_css());
    fprintf(o, "const web_asset web_assets[] = {\n");
    for (size_t i = 0; i < n; i++)
        fprintf(o, "{\"%s\", \"%s\", a%u, %zu, \"%016llx\"},\n", e[i].name, type_of(e[i].name), e[i].number, e[i].n,
                (unsigned long long)e[i].hash);
    fprintf(o, "{0}};\n");
    if (fclose(o) != 0) fail(argv[1], "cannot be written");
    return 0;
}
