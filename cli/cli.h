/* The command line: one table of commands that feeds dispatch, help, completion and the man page. Sees the public header only. */
#ifndef CLI_H
#define CLI_H

#include <readout/readout.h>
#include <stdio.h>

enum { DONE = 0, DIFFERENT = 1, TROUBLE = 2, OPTIONS = 24 };

/* An option. Its value stands in run.opt[] at the index it has in the table of its command. */
struct option {
    const char *name;  /* without the dashes */
    const char *value; /* what it takes, as help prints it ("FILE"); NULL: a flag. "SIDE...": it may stand there again, and its
                          values are joined by semicolons; of all others a second value is refused */
    const char *help;
};

struct run {
    ro_ctx *ctx;
    const char *archive;
    bool archive_named; /* by --archive or READOUT_ARCHIVE */
    const struct command *command;
    const char **opt; /* opt[i]: the value of option i ("" for a flag that is there), NULL where it is absent */
    char **joined;    /* joined[i]: the same where it was put together, to be freed */
    char **operand;
    int noperands;
    bool colour, terminal;
    unsigned width;
    long long told; /* milliseconds: when a line of progress was written last; 0 none stands there */
};

struct command {
    const char *name, *operands, *summary;
    const char *about; /* two or three sentences for help and the man page; may be NULL */
    int least, most;   /* operands; most -1: any number */
    struct option option[OPTIONS];
    int (*run)(struct run *);
    const char *group;      /* the heading it stands under in the overview; NULL: hidden */
    const char *example[4]; /* whole command lines for help and the man page */
};

extern const struct command cli_commands[];
extern const struct option cli_everywhere[]; /* options that every command takes */

/* The value of a named option of this run's command: NULL absent, "" for a flag. Aborts on a name not in the table. */
const char *cli_opt(const struct run *, const char *name);
static inline bool cli_has(const struct run *r, const char *name) { return cli_opt(r, name) != NULL; }
/* A whole number given to an option: false, with the sentence printed, where it is none or not in [least, most]. *out is left
 * alone where the option is absent. */
bool cli_number(const struct run *, const char *name, unsigned long least, unsigned long most, unsigned long *out);
/* A name of a file may hold line ends and what a terminal obeys: such bytes become question marks. */
/* Facts that some accounts of a meeting lack, a line each; people: their titles and names too. */
void cli_across(const struct run *, const ro_meeting_entry *, unsigned indent, bool people);
void cli_tame(char *);
void cli_put(FILE *, ro_str); /* tamed */
/* Words gathered before they are printed; NULL, and not whole: memory ran out, which the command then says at its end. */
FILE *cli_gather(char **p, size_t *n);
bool cli_gathered(FILE *, char *const *p);
bool cli_lacked(void);
/* Prints "readout: SENTENCE" on standard error and returns TROUBLE. */
int cli_fail(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* Says the context's error. */
bool cli_said(void); /* whether cli_fail() was called */
int cli_fail_ctx(const struct run *);
/* there.c: who was at the meeting, a side at a time, with titles; any: its accounts say of somebody that he was */
int cli_there(struct run *, ro_archive *, const ro_meeting_entry *, bool *any);
const char *cli_author(const struct run *);                        /* --author, else $USER; NULL unknown */
ro_status cli_open_to_write(struct run *, ro_open, ro_archive **); /* says so where that takes a while */
/* Writes to a FILE *; user is the FILE. */
bool cli_write(void *user, const char *p, size_t n);
static inline ro_sink cli_sink(FILE *f) { return (ro_sink){cli_write, f}; }
/* What goes into a file that an option names. */
struct to_write {
    ro_status (*write)(ro_ctx *, const void *user, ro_sink);
    const void *user;
};
/* Whole or not at all, "-" for standard output; a file that readout did not write is kept. DONE, or TROUBLE with the sentence
 * printed. */
int cli_write_file(const struct run *, const char *path, const struct to_write *);

const struct command *cli_find(const char *name); /* NULL: no such command */
/* Of a list of structs that start with a const char * and end with a NULL one: the word most like it, NULL when none is near. */
const char *cli_nearest(const char *word, const void *first, size_t stride);
void cli_help_overview(FILE *);
void cli_help_command(const struct command *, FILE *);

/* A list as JSON or JSON Lines. */
struct rows {
    bool json, jsonl;
    size_t n; /* written so far */
};
/* One row; false: the writing failed, stop. */
int cli_row(struct run *, struct rows *, ro_status (*write)(ro_ctx *, const void *, ro_sink), const void *what);
void cli_rows_end(struct rows *);
/* The value of --limit, 0 where there is none. */
int cli_limit(struct run *, size_t *out);
/* Compares what the operands name, files or things of the archive, and calls show; its exit status, or TROUBLE with the sentence
 * printed. usual: says of each change how usual it is, where there is an archive to ask. */
int cli_compare(struct run *, bool usual, int (*show)(struct run *, const ro_comparison *));
/* An ro_progress_fn for a line on a terminal; done is 0 where all is over. */
void cli_progress(void *user, size_t done, size_t all);
/* Where standard error is a terminal, how far long work is stands there in one line, until cli_told(); what is printed meanwhile
 * has the line taken away before. */
void cli_tell(struct run *);
void cli_told(struct run *);
int cli_verify_card(struct run *);                                         /* verify CARD [PAGE...] */
int cli_protocol(struct run *);                                            /* people --changes, people --missing ID */
int cli_families(struct run *, const ro_reuse_search *, const ro_reuse *); /* reuse --families */
int cli_families_show(struct run *, const ro_reuse_search *, const ro_families *, uint64_t texts);
int cli_card(struct run *, const ro_comparison *); /* compare --card FILE */
bool cli_open_card(struct run *, ro_card **out);   /* the file that the first operand names; false: the sentence is printed */
void cli_put_short(FILE *, ro_str);                /* on one line, cut where it is long */
ro_status cli_read_waiting(struct run *,
                           ro_archive *); /* the accounts of captures that were kept and not read; RO_ARCHIVE: said already */
/* Words into lines of `width` columns, each indented. */
void cli_wrap(unsigned indent, unsigned width, const char *p, size_t n);
void cli_wrap_on(unsigned indent, unsigned width, const char *p, size_t n); /* the first line has its indent already */
/* The operands parted by blanks, to be freed; NULL: memory ran out. */
char *cli_joined(const struct run *);

int cmd_read(struct run *);
int cmd_add(struct run *);
int cmd_meetings(struct run *);
int cmd_show(struct run *);
int cmd_compare(struct run *);
int cmd_edition(struct run *);
int cmd_reuse(struct run *);
int cmd_people(struct run *);
int cmd_names(struct run *);
int cmd_phrase(struct run *);
int cmd_search(struct run *);
int cmd_changes(struct run *);
int cmd_decide(struct run *);
int cmd_decisions(struct run *);
int cmd_undo(struct run *);
int cmd_collect(struct run *);
int cmd_findings(struct run *);
int cmd_export(struct run *);
int cmd_import(struct run *);
int cmd_serve(struct run *);
int cmd_verify(struct run *);
int cmd_reread(struct run *);
int cmd_salvage(struct run *);
int cmd_dump(struct run *);
int cmd_cite(struct run *);
int cmd_help(struct run *);
int cmd_completion(struct run *);
int cmd_man(struct run *);

#endif
