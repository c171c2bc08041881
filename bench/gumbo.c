/* gumbo: the peer of bench/read.sh: every file of a folder, parsed with the bare gumbo_parse() and let go again, on one core;
 * nothing is done with the tree. Prints how many bytes and nodes went through. */
#include <dirent.h>
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *slurp(const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    if (!f) return NULL;
    fseek(f, 0, SEEK_END);
    long size = ftell(f);
    rewind(f);
    char *p = size >= 0 ? malloc((size_t)size + 1) : NULL;
    *n = p ? fread(p, 1, (size_t)size, f) : 0;
    fclose(f);
    return p;
}

int main(int argc, char **argv) {
    DIR *d = argc == 2 ? opendir(argv[1]) : NULL;
    if (!d) return fputs("usage: gumbo FOLDER\n", stderr), 2;
    size_t files = 0, bytes = 0;
    for (struct dirent *x; (x = readdir(d));) {
        char path[4096];
        size_t n;
        snprintf(path, sizeof path, "%s/%s", argv[1], x->d_name);
        char *p = x->d_name[0] == '.' ? NULL : slurp(path, &n);
        if (!p) continue;
        GumboOutput *out = gumbo_parse_with_options(&kGumboDefaultOptions, p, n);
        gumbo_destroy_output(&kGumboDefaultOptions, out);
        free(p);
        files++, bytes += n;
    }
    closedir(d);
    printf("%zu files, %zu bytes\n", files, bytes);
    return 0;
}
