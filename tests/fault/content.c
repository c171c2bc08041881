/* Prints what an archive holds as one number, for the scripts beside it. */
#include "content.h"

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) printf("%016" PRIx64 "\n", content_of(argv[i]));
    return 0;
}
