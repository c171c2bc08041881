/* pace: times commands against each other. pace [-c] [-n RUNS] [-x STATUS] COMMAND COMMAND...
 *
 * Each command is one argument, parted by blanks (no shell in between: it would cost a millisecond). The commands run in turn, so
 * that whatever else the machine does hurts all alike; output goes to /dev/null. Printed: the median and the least of wall
 * time, the median of CPU time, the largest peak of memory, and the ratio of medians to the first command. A ratio of
 * medians from interleaved runs is steady where seconds are not. A command that cannot be run, or ends with a status above
 * STATUS (1), ends it all. Each runs once before, to warm the caches; -c: it does not, for commands of minutes. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 8, WORDS = 64 };

struct command {
    char *argv[WORDS];
    const char *shown;
    double *wall, *cpu;
    long peak;
};

static void split(struct command *c, char *line) {
    c->shown = strdup(line);
    int n = 0;
    for (char *w = strtok(line, " "); w && n < WORDS - 1; w = strtok(NULL, " ")) c->argv[n++] = w;
}

static double seconds(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static int once(struct command *c, int run, int most) {
    struct timespec from, to;
    struct rusage use;
    int status;
    clock_gettime(CLOCK_MONOTONIC, &from);
    pid_t pid = fork();
    if (pid == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, 1);
        execvp(c->argv[0], c->argv);
        _exit(127);
    }
    if (pid < 0 || wait4(pid, &status, 0, &use) < 0) return perror("pace"), 1;
    clock_gettime(CLOCK_MONOTONIC, &to);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > most) return fprintf(stderr, "pace: failed: %s\n", c->shown), 1;
    c->wall[run] = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    c->cpu[run] = seconds(use.ru_utime) + seconds(use.ru_stime);
    if (use.ru_maxrss > c->peak) c->peak = use.ru_maxrss;
    return 0;
}

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *v, int n) {
    qsort(v, (size_t)n, sizeof *v, by_size);
    return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static void report(struct command *c, int n, int runs) {
    double first = median(c[0].wall, runs);
    printf("%9s %9s %9s %9s %7s  %s\n", "median", "least", "cpu", "memory", "ratio", "command");
    for (int k = 0; k < n; k++) {
        double m = median(c[k].wall, runs);
        printf("%6.2f ms %6.2f ms %6.2f ms %6.1f MB %7.2f  %s\n", m * 1e3, c[k].wall[0] * 1e3, median(c[k].cpu, runs) * 1e3,
               (double)c[k].peak / 1024, m / first, c[k].shown);
    }
}

int main(int argc, char **argv) {
    struct command c[MOST] = {0};
    int runs = 41, most = 1, cold = 0, n = 0, opt;
    while ((opt = getopt(argc, argv, "cn:x:")) != -1) {
        if (opt == '?') return 2;
        *(opt == 'c' ? &cold : opt == 'n' ? &runs : &most) = opt == 'c' ? 1 : atoi(optarg);
    }
    for (int i = optind; i < argc && n < MOST; i++) split(&c[n++], argv[i]);
    if (n == 0 || runs < 1) return fputs("usage: pace [-c] [-n RUNS] [-x STATUS] COMMAND COMMAND...\n", stderr), 2;
    for (int k = 0; k < n; k++) {
        c[k].wall = calloc((size_t)runs, sizeof(double)), c[k].cpu = calloc((size_t)runs, sizeof(double));
        if (!c[k].wall || !c[k].cpu || (!cold && once(&c[k], 0, most))) return 2; /* warms the caches; written over below */
    }
    for (int r = 0; r < runs; r++)
        for (int k = 0; k < n; k++)
            if (once(&c[k], r, most)) return 2;
    report(c, n, runs);
    return 0;
}
