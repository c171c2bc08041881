/* What the table of commands says, for people: the overview, the help of a command, the man page. All three are printed from
 * cli_commands; nothing about a command is written here. Prose is filled to 80 columns. */
#include "cli.h"

#include <string.h>

/* Words of `text` filled between column `indent` and 80; the cursor stands at column `at`. */
static void fill(FILE *f, const char *text, int indent, int at) {
    while (*text) {
        int n = (int)strcspn(text, " ");
        if (at > indent && at + 1 + n > 80)
            fprintf(f, "\n%*s", indent, ""), at = indent;
        else if (at > indent)
            fputc(' ', f), at++;
        fwrite(text, 1, (size_t)n, f);
        at += n;
        text += n;
        while (*text == ' ') text++;
    }
    fputc('\n', f);
}

static void row(FILE *f, const char *left, const char *right, int column) {
    int at = fprintf(f, "  %s", left);
    if (at + 2 > column) fputc('\n', f), at = 0;
    fprintf(f, "%*s", column - at, "");
    fill(f, right, column, column);
}

static void option_row(FILE *f, const struct option *o) {
    char left[80];
    snprintf(left, sizeof left, "--%s%s%s", o->name, o->value ? " " : "", o->value ? o->value : "");
    row(f, left, o->help, 22);
}

void cli_help_overview(FILE *f) {
    fputs("readout: the accounts of a meeting, read into records and laid side by side\n\n"
          "usage: readout [--archive FILE] COMMAND [OPTION...] [OPERAND...]\n",
          f);
    const char *group = NULL;
    for (const struct command *c = cli_commands; c->name; c++) {
        char left[80];
        if (!c->group) continue;
        if (c->group != group) fprintf(f, "\n%s\n", group = c->group);
        snprintf(left, sizeof left, "%s %s", c->name, c->operands);
        row(f, strlen(left) < 21 ? left : c->name, c->summary, 24);
    }
    fputs("\nreadout help COMMAND says more. Nothing is sent anywhere: there is no network code.\n", f);
}

void cli_help_command(const struct command *c, FILE *f) {
    fprintf(f, "readout %s: %s\n\nusage: readout %s", c->name, c->summary, c->name);
    if (c->option[0].name) fputs(" [OPTION...]", f);
    fprintf(f, "%s%s\n\n", *c->operands ? " " : "", c->operands);
    if (c->about) fill(f, c->about, 0, 0), fputc('\n', f);
    for (const struct option *o = c->option; o->name; o++) option_row(f, o);
    for (const struct option *o = cli_everywhere; o->name; o++) option_row(f, o);
    for (int i = 0; i < 4 && c->example[i]; i++) fprintf(f, "%s    %s\n", i ? "" : "\nFor example:\n", c->example[i]);
}

int cmd_help(struct run *r) {
    if (r->noperands == 0) return cli_help_overview(stdout), DONE;
    const struct command *c = cli_find(r->operand[0]);
    if (c) return cli_help_command(c, stdout), DONE;
    const char *near = cli_nearest(r->operand[0], cli_commands, sizeof *cli_commands);
    if (near) return cli_fail("there is no command %s; did you mean %s?", r->operand[0], near);
    return cli_fail("there is no command %s; readout --help lists them", r->operand[0]);
}

/* ---- the man page ------------------------------------------------------------------------------------------------ */

/* Text as roff takes it: a backslash and a minus written out, no line that starts like a request. */
static void roff(const char *s) {
    if (*s == '.' || *s == '\'') fputs("\\&", stdout);
    for (; *s; s++) {
        if (*s == '\\')
            fputs("\\e", stdout);
        else if (*s == '-')
            fputs("\\-", stdout);
        else
            putchar(*s);
    }
}

static void man_option(const struct option *o) {
    fputs(".TP\n.B \\-\\-", stdout);
    roff(o->name);
    if (o->value) printf(" \\fI%s\\fR", o->value);
    putchar('\n');
    roff(o->help);
    putchar('\n');
}

static void man_command(const struct command *c) {
    printf(".SS \"readout %s %s\"\n", c->name, c->operands);
    roff(c->about ? c->about : c->summary);
    puts(c->about ? "" : ".");
    for (const struct option *o = c->option; o->name; o++) man_option(o);
    for (int i = 0; i < 4 && c->example[i]; i++) {
        fputs(i ? "" : ".PP\nFor example:\n", stdout);
        fputs(".PP\n.RS 4\n.nf\n", stdout);
        roff(c->example[i]);
        fputs("\n.fi\n.RE\n", stdout);
    }
}

int cmd_man(struct run *r) {
    (void)r;
    printf(".TH READOUT 1 \"\" \"readout %s\" \"User Commands\"\n", ro_version());
    fputs(".SH NAME\nreadout \\- read the accounts of a meeting into records and lay them side by side\n"
          ".SH SYNOPSIS\n.B readout\n[\\fB\\-\\-archive\\fR \\fIFILE\\fR] \\fICOMMAND\\fR [\\fIOPTION\\fR...] "
          "[\\fIOPERAND\\fR...]\n"
          ".SH DESCRIPTION\n"
          "Officials meet; afterwards each side, each agency and each mirror publishes its own account.\n"
          ".B readout\nreads the saved pages into records in which every value points at the words it came from, puts the "
          "accounts of one\n"
          "meeting together, lays them side by side, word by word, and says who copied whom.\n"
          "It works offline, on files and on one SQLite file, and gives the same answer every time.\n"
          ".PP\nResults go to standard output, talk and progress to standard error.\n"
          "Options may stand before or after operands;\n.B \\-\\-\nends them, and a lone\n.B \\-\nis standard input.\n"
          "Any input may be gzipped.\n.SH COMMANDS\n",
          stdout);
    for (const struct command *c = cli_commands; c->name; c++)
        if (c->group) man_command(c);
    puts(".SH \"OPTIONS OF EVERY COMMAND\"");
    for (const struct option *o = cli_everywhere; o->name; o++) man_option(o);
    fputs(".SH \"EXIT STATUS\"\n0 when done; 2 when something was refused or failed, with a sentence that names the file and "
          "says what to do.\n"
          ".B readout compare\nfollows\n.BR diff (1):\n0 where all is the same, 1 where there are differences, 2 in trouble.\n"
          ".SH ENVIRONMENT\n.TP\n.B READOUT_ARCHIVE\nThe archive where \\-\\-archive is not given.\n"
          ".TP\n.B NO_COLOR\nWhere set and not empty, nothing is coloured.\n"
          ".SH FILES\n.TP\n.I readout.db\nThe archive in the working folder, where nothing else is said.\n"
          ".SH \"SEE ALSO\"\n.BR diff (1),\n.BR wdiff (1),\n.BR sqlite3 (1)\n",
          stdout);
    return DONE;
}
