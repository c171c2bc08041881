/* Takes the command line apart by the table, and runs the command. Options may stand before or after operands. */
#include "cli.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int cli_fail(const char *fmt, ...) {
    va_list ap;
    va_start(ap, fmt);
    fputs("readout: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    return TROUBLE;
}

int cli_fail_ctx(const struct run *r) { return cli_fail("%s", ro_ctx_error(r->ctx)); }

bool cli_write(void *user, const char *p, size_t n) { return fwrite(p, 1, n, user) == n; }

const char *cli_opt(const struct run *r, const char *name) {
    for (int i = 0; r->command->option[i].name; i++)
        if (strcmp(r->command->option[i].name, name) == 0) return r->opt[i];
    fprintf(stderr, "readout: bug: %s has no option %s\n", r->command->name, name);
    abort();
}

static const struct command *find(const char *name) {
    for (const struct command *c = cli_commands; c->name; c++)
        if (strcmp(c->name, name) == 0) return c;
    return NULL;
}

/* One option of the command at argv[*i]; moves *i past its value. */
static int take(struct run *r, int argc, char **argv, int *i) {
    const char *name = argv[*i] + 2, *eq = strchr(name, '=');
    size_t n = eq ? (size_t)(eq - name) : strlen(name);
    for (int k = 0; r->command->option[k].name; k++) {
        const struct option *o = &r->command->option[k];
        if (strlen(o->name) != n || strncmp(o->name, name, n) != 0) continue;
        if (!o->value && eq) return cli_fail("--%s takes no value", o->name);
        if (o->value && !eq && *i + 1 >= argc) return cli_fail("--%s wants a value: --%s %s", o->name, o->name, o->value);
        r->opt[k] = !o->value ? "" : eq ? eq + 1 : argv[++*i];
        return DONE;
    }
    return cli_fail("%s has no option --%.*s; see readout help %s", r->command->name, (int)n, name, r->command->name);
}

int main(int argc, char **argv) {
    const char *opt[16] = {0};
    struct run r = {.archive = getenv("READOUT_ARCHIVE"), .opt = opt};
    if (!r.archive || !*r.archive) r.archive = "readout.db";
    int i = 1;
    for (; i < argc && argv[i][0] == '-' && argv[i][1]; i++) {
        if (strcmp(argv[i], "--version") == 0) return printf("readout %s\n", ro_version()), DONE;
        if (strcmp(argv[i], "--archive") == 0 && i + 1 < argc)
            r.archive = argv[++i];
        else if (strncmp(argv[i], "--archive=", 10) == 0)
            r.archive = argv[i] + 10;
        else
            break;
    }
    if (i >= argc) return cli_fail("what is to be done? see readout --help");
    r.command = find(argv[i]);
    if (!r.command) return cli_fail("there is no command %s; see readout --help", argv[i]);
    r.operand = calloc((size_t)argc + 1, sizeof *r.operand);
    r.ctx = ro_ctx_new();
    if (!r.operand || !r.ctx) return cli_fail("memory ran out");
    bool only = false;
    for (i++; i < argc; i++) {
        if (!only && strcmp(argv[i], "--") == 0)
            only = true;
        else if (!only && strcmp(argv[i], "--archive") == 0 && i + 1 < argc)
            r.archive = argv[++i];
        else if (!only && strncmp(argv[i], "--", 2) == 0) {
            if (take(&r, argc, argv, &i) != DONE) return TROUBLE;
        } else
            r.operand[r.noperands++] = argv[i];
    }
    if (r.noperands < r.command->least || (r.command->most >= 0 && r.noperands > r.command->most))
        return cli_fail("usage: readout %s %s", r.command->name, r.command->operands);
    r.terminal = isatty(STDOUT_FILENO);
    const char *no = getenv("NO_COLOR");
    r.colour = r.terminal && !(no && *no);
    struct winsize w;
    r.width = r.terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &w) == 0 && w.ws_col ? w.ws_col : 80;
    int rc = r.command->run(&r);
    if (fflush(stdout) || ferror(stdout)) rc = rc == TROUBLE ? rc : cli_fail("standard output could not be written");
    free(r.operand);
    ro_ctx_free(r.ctx);
    return rc;
}
