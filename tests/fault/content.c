/* Prints what an archive holds as one number, for the scripts beside it; with --tables each table's own before it. */
#include "content.h"

int main(int argc, char **argv) {
    bool tables = argc > 1 && strcmp(argv[1], "--tables") == 0;
    for (int i = 1 + tables; i < argc; i++) printf("%016" PRIx64 "\n", content_told(argv[i], tables));
    return 0;
}
