/* The command line: one table of commands that feeds dispatch, help, completion and the man page. Sees the public header only. */
#ifndef CLI_H
#define CLI_H

#include <readout/readout.h>
#include <stdio.h>

enum { DONE = 0, DIFFERENT = 1, TROUBLE = 2 };

/* An option. Its value stands in run.opt[] at the index it has in the table of its command. */
struct option {
    const char *name;  /* without the dashes */
    const char *value; /* what it takes, as help prints it ("FILE"); NULL: a flag */
    const char *help;
};

struct run {
    ro_ctx *ctx;
    const char *archive;
    const struct command *command;
    const char **opt; /* opt[i]: the value of option i ("" for a flag that is there), NULL where it is absent */
    char **operand;
    int noperands;
    bool colour, terminal;
    unsigned width;
};

struct command {
    const char *name, *operands, *summary;
    const char *about; /* two or three sentences for help and the man page; may be NULL */
    int least, most;   /* operands; most -1: any number */
    struct option option[16];
    int (*run)(struct run *);
};

extern const struct command cli_commands[];

/* The value of a named option of this run's command: NULL absent, "" for a flag. Aborts on a name not in the table. */
const char *cli_opt(const struct run *, const char *name);
static inline bool cli_has(const struct run *r, const char *name) { return cli_opt(r, name) != NULL; }
/* Prints "readout: SENTENCE" on standard error and returns TROUBLE. */
int cli_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Says the context's error. */
int cli_fail_ctx(const struct run *);
/* Writes to a FILE *; user is the FILE. */
bool cli_write(void *user, const char *p, size_t n);
static inline ro_sink cli_sink(FILE *f) { return (ro_sink){cli_write, f}; }

int cmd_read(struct run *);
int cmd_add(struct run *);
int cmd_meetings(struct run *);
int cmd_show(struct run *);
int cmd_compare(struct run *);
int cmd_reuse(struct run *);
int cmd_people(struct run *);
int cmd_names(struct run *);
int cmd_phrase(struct run *);
int cmd_search(struct run *);
int cmd_changes(struct run *);
int cmd_decide(struct run *);
int cmd_decisions(struct run *);
int cmd_undo(struct run *);
int cmd_export(struct run *);
int cmd_import(struct run *);
int cmd_serve(struct run *);
int cmd_verify(struct run *);
int cmd_reread(struct run *);
int cmd_salvage(struct run *);
int cmd_dump(struct run *);
int cmd_help(struct run *);
int cmd_completion(struct run *);
int cmd_man(struct run *);

#endif
