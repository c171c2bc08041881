/* Takes the command line apart by the table, and runs the command. Options may stand before or after operands; "--" ends them; a
 * lone "-" is an operand (standard input). A word that is neither command nor option is answered with the nearest that is. */
#include "cli.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

void cli_tame(char *s) {
    for (unsigned char *p = (unsigned char *)s; *p; p++) {
        bool two = *p == 0xC2 && p[1] >= 0x80 && p[1] < 0xA0; /* U+0080 to U+009F */
        if (two) *p++ = '?';
        if (two || *p < ' ' || *p == 0x7F) *p = '?';
    }
}

void cli_put(FILE *f, ro_str s) {
    char text[6000];
    snprintf(text, sizeof text, "%.*s", (int)s.n, s.p ? s.p : "");
    cli_tame(text);
    fputs(text, f);
}

static bool told; /* what went wrong */

bool cli_said(void) { return told; }

int cli_fail(const char *fmt, ...) {
    told = true;
    char text[6000]; /* a path has up to 4096 */
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    cli_tame(text);
    fprintf(stderr, "readout: %s\n", text);
    return TROUBLE;
}

int cli_fail_ctx(const struct run *r) { return cli_fail("%s", ro_ctx_error(r->ctx)); }

/* An archive of an older form is brought up to date by whoever writes to it first: of a large one that takes minutes. */
ro_status cli_open_to_write(struct run *r, ro_open mode, ro_archive **out) {
    static const off_t LARGE = 64 << 20;
    struct stat st;
    if (stat(r->archive, &st) == 0 && st.st_size > LARGE && ro_archive_older(r->archive))
        fprintf(stderr, "readout: %s was written by an older readout: it is brought up to date first, which takes some minutes\n",
                r->archive);
    return ro_archive_open(r->ctx, r->archive, mode, out);
}

bool cli_write(void *user, const char *p, size_t n) { return fwrite(p, 1, n, user) == n; }

const char *cli_opt(const struct run *r, const char *name) {
    for (int i = 0; r->command->option[i].name; i++)
        if (strcmp(r->command->option[i].name, name) == 0) return r->opt[i];
    fprintf(stderr, "readout: bug: %s has no option %s\n", r->command->name, name);
    abort();
}

bool cli_number(const struct run *r, const char *name, unsigned long least, unsigned long most, unsigned long *out) {
    const char *s = cli_opt(r, name);
    if (!s) return true;
    char *end;
    errno = 0;
    unsigned long n = strtoul(s, &end, 10);
    if (*s >= '0' && *s <= '9' && !*end && !errno && n >= least && n <= most) return *out = n, true;
    cli_fail("--%s wants a whole number from %lu to %lu, not %s", name, least, most, s);
    return false;
}

const struct command *cli_find(const char *name) {
    for (const struct command *c = cli_commands; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

/* Edits (insert, delete, replace, swap of neighbours) between two short words; 99 where either is long. */
static int distance(const char *a, const char *b) {
    enum { LONG = 24 };
    int d[LONG + 1][LONG + 1], n = (int)strlen(a), m = (int)strlen(b);
    if (n > LONG || m > LONG) return 99;
    for (int i = 0; i <= n; i++) d[i][0] = i;
    for (int j = 0; j <= m; j++) d[0][j] = j;
    for (int i = 1; i <= n; i++)
        for (int j = 1; j <= m; j++) {
            int best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            if (d[i - 1][j] + 1 < best) best = d[i - 1][j] + 1;
            if (d[i][j - 1] + 1 < best) best = d[i][j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && d[i - 2][j - 2] + 1 < best)
                best = d[i - 2][j - 2] + 1;
            d[i][j] = best;
        }
    return d[n][m];
}

const char *cli_nearest(const char *word, const void *first, size_t stride) {
    const char *best = NULL;
    int near = 3; /* up to two slips; more is another word */
    for (const char *p = first;; p += stride) {
        const char *name;
        memcpy(&name, p, sizeof name);
        if (!name) return best;
        int d = distance(word, name), longest = (int)strlen(name);
        if (strlen(word) > 2 && strncmp(word, name, strlen(word)) == 0) d = 1;
        if (d < near && d < longest) near = d, best = name;
    }
}

static int no_option(const struct command *c, const char *name, size_t n) {
    char word[64];
    snprintf(word, sizeof word, "%.*s", (int)n, name);
    const char *near = cli_nearest(word, c->option, sizeof *c->option);
    if (!near) near = cli_nearest(word, cli_everywhere, sizeof *cli_everywhere);
    if (near) return cli_fail("%s has no option --%s; did you mean --%s?", c->name, word, near);
    return cli_fail("%s has no option --%s; see readout help %s", c->name, word, c->name);
}

static int no_command(const char *word) {
    const char *near = cli_nearest(word, cli_commands, sizeof *cli_commands);
    if (near) return cli_fail("there is no command %s; did you mean %s?", word, near);
    return cli_fail("there is no command %s; readout --help lists them", word);
}

/* Takes --archive FILE, which may stand anywhere; moves *i past its value. */
static bool is_archive(struct run *r, int argc, char **argv, int *i) {
    if (strncmp(argv[*i], "--archive=", 10) == 0) return r->archive = argv[*i] + 10, r->archive_named = true;
    if (strcmp(argv[*i], "--archive") != 0 || *i + 1 >= argc) return false;
    return r->archive = argv[++*i], r->archive_named = true;
}

/* Of an option that is given twice neither value is dropped in silence. */
static int put(struct run *r, int k, const char *value) {
    const struct option *o = &r->command->option[k];
    const char *was = r->opt[k];
    if (!was || strcmp(was, value) == 0) return r->opt[k] = value, DONE;
    if (!strstr(o->value, "..."))
        return cli_fail("--%s stands there twice, with %s and %s: it takes one value", o->name, was, value);
    char *both = malloc(strlen(was) + strlen(value) + 2);
    if (!both) return cli_fail("memory ran out");
    sprintf(both, "%s;%s", was, value);
    free(r->joined[k]);
    r->opt[k] = r->joined[k] = both;
    return DONE;
}

/* One option of the command at argv[*i]; moves *i past its value. */
static int take(struct run *r, int argc, char **argv, int *i) {
    const char *name = argv[*i] + 2, *eq = strchr(name, '=');
    size_t n = eq ? (size_t)(eq - name) : strlen(name);
    if (n == 7 && memcmp(name, "archive", 7) == 0) return cli_fail("--archive wants a value: --archive FILE");
    for (int k = 0; r->command->option[k].name; k++) {
        const struct option *o = &r->command->option[k];
        if (strlen(o->name) != n || strncmp(o->name, name, n) != 0) continue;
        if (!o->value && eq) return cli_fail("--%s takes no value", o->name);
        if (o->value && !eq && *i + 1 >= argc) return cli_fail("--%s wants a value: --%s %s", o->name, o->name, o->value);
        return put(r, k, !o->value ? "" : eq ? eq + 1 : argv[++*i]);
    }
    return no_option(r->command, name, n);
}

static bool is_help(const char *arg) { return strcmp(arg, "--help") == 0 || strcmp(arg, "-h") == 0; }

/* What follows the command: options and operands into the run. -1: go on; else the exit status. */
static int arguments(struct run *r, int argc, char **argv, int i) {
    const struct command *c = r->command;
    bool only = false;
    for (; i < argc; i++) {
        int rc = DONE;
        if (only || argv[i][0] != '-' || !argv[i][1])
            r->operand[r->noperands++] = argv[i];
        else if (strcmp(argv[i], "--") == 0)
            only = true;
        else if (is_help(argv[i]))
            return cli_help_command(c, stdout), DONE;
        else if (argv[i][1] != '-')
            return cli_fail("%s has no option %s; options are written out (--json), and -- goes before a name that starts with -",
                            c->name, argv[i]);
        else if (!is_archive(r, argc, argv, &i))
            rc = take(r, argc, argv, &i);
        if (rc != DONE) return rc;
    }
    if (!c->most && r->noperands)
        return cli_fail("%s: readout %s takes options alone; see readout help %s", r->operand[0], c->name, c->name);
    if (r->noperands < c->least || (c->most >= 0 && r->noperands > c->most))
        return cli_fail("usage: readout %s%s%s; see readout help %s", c->name, *c->operands ? " " : "", c->operands, c->name);
    return -1;
}

static void look_at_terminal(struct run *r) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    struct winsize w;
    r->terminal = isatty(STDOUT_FILENO);
    r->colour = r->terminal && !(no && *no) && !(term && strcmp(term, "dumb") == 0);
    r->width = r->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : 80;
}

/* Closes standard output; a failure there counts as the command's. */
static int finish(int rc) {
    errno = 0;
    bool flushed = fflush(stdout) == 0;
    if ((flushed && !ferror(stdout)) || rc == TROUBLE) return rc;
    return cli_fail("standard output could not be written%s%s", errno ? ": " : "", errno ? strerror(errno) : "");
}

int main(int argc, char **argv) {
    const char *opt[OPTIONS] = {0};
    char *joined[OPTIONS] = {0};
    struct run r = {.archive = getenv("READOUT_ARCHIVE"), .opt = opt, .joined = joined};
    r.archive_named = r.archive && *r.archive;
    if (!r.archive_named) r.archive = "readout.db";
    signal(SIGPIPE, SIG_DFL); /* a closed pipe ends the program quietly, whatever the parent did */
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is a full disk, and answered as one */
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (is_help(argv[i])) return cli_help_overview(stdout), finish(DONE);
        if (strcmp(argv[i], "--version") == 0) return printf("readout %s\n", ro_version()), finish(DONE);
        if (!is_archive(&r, argc, argv, &i)) return cli_fail("%s cannot stand before the command; see readout --help", argv[i]);
    }
    if (i >= argc) return cli_help_overview(stderr), TROUBLE;
    r.command = cli_find(argv[i]);
    if (!r.command) return no_command(argv[i]);
    r.operand = calloc((size_t)argc + 1, sizeof *r.operand);
    if (!r.operand) return cli_fail("memory ran out");
    int rc = arguments(&r, argc, argv, i + 1);
    if (rc < 0) {
        look_at_terminal(&r);
        r.ctx = ro_ctx_new();
        rc = r.ctx ? r.command->run(&r) : cli_fail("memory ran out");
        /* Then what was printed may lack something, whatever the command made of it. */
        if ((r.ctx && ro_ctx_lacked(r.ctx)) || cli_lacked()) {
            if (!told)
                cli_fail("memory ran out, so that something may be missing here: close other programs, then do the same again");
            rc = TROUBLE;
        }
        ro_ctx_free(r.ctx);
    }
    for (int k = 0; k < OPTIONS; k++) free(joined[k]);
    free(r.operand);
    return finish(rc);
}
