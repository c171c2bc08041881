/* Runs a fuzz target over files and folders without libFuzzer: one call a file, and one with the empty input. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int file(const char *path, size_t size) {
    FILE *f = fopen(path, "rb");
    uint8_t *bytes = malloc(size + 1);
    if (!f || !bytes || fread(bytes, 1, size, f) != size) return perror(path), 1;
    fclose(f);
    LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return 0;
}

static int walk(const char *path) {
    struct stat st;
    if (stat(path, &st)) return 0; /* a target without a corpus */
    if (!S_ISDIR(st.st_mode)) return file(path, (size_t)st.st_size);
    DIR *d = opendir(path);
    int bad = 0;
    for (struct dirent *e; d && (e = readdir(d));) {
        char sub[4096];
        if (e->d_name[0] == '.') continue;
        snprintf(sub, sizeof sub, "%s/%s", path, e->d_name);
        bad |= walk(sub);
    }
    if (d) closedir(d);
    return bad;
}

int main(int argc, char **argv) {
    uint8_t none = 0;
    int bad = 0;
    LLVMFuzzerTestOneInput(&none, 0);
    for (int i = 1; i < argc; i++) bad |= walk(argv[i]);
    return bad;
}
