/* The table of commands. Adding one: a line here, a cmd_NAME() in a file of its own. */
#include "cli.h"

#include <stddef.h>

#define JSON                                                                                                                     \
    { "json", NULL, "one JSON document" }
#define JSONL                                                                                                                    \
    { "jsonl", NULL, "one JSON object a line" }
#define PAGING                                                                                                                   \
    {"limit", "N", "at most N rows"}, { "after", "ID", "start after this row" }

const struct command cli_commands[] = {
    {"read",
     "FILE...",
     "one page to its record, no archive",
     NULL,
     1,
     -1,
     {JSON, JSONL, {"explain", NULL, "the rule behind each value"}},
     cmd_read},
    {"compare",
     "A B [C...] | MEETING",
     "accounts of one meeting side by side",
     NULL,
     1,
     10,
     {JSON, {"html", "FILE", "write a page that needs nothing else"}, {"all", NULL, "fold nothing"}},
     cmd_compare},
    {"reuse",
     "[PATH...]",
     "stretches that accounts share",
     NULL,
     0,
     -1,
     {JSONL, {"words", "N", "shortest stretch in words (12)"}, {"threads", "N", "how many threads"}},
     cmd_reuse},
    {"names", "A B | FILE", "how likely two printed names are one person", NULL, 1, 2, {JSON, JSONL}, cmd_names},
    {"dump", "STAGE FILE", "a stage's output as plain text", NULL, 2, 2, {{0}}, cmd_dump},
    {0},
};
