/* readout names: how likely two printed names are one person; two names, or a file of pairs. */
#include "cli.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static ro_str member(const json_t *o, const char *key) {
    const json_t *s = json_object_get(o, key);
    return json_is_string(s) ? (ro_str){json_string_value(s), json_string_length(s)} : (ro_str){NULL, 0};
}

static ro_name name_of(const json_t *o) {
    if (json_is_string(o)) return (ro_name){.name = {json_string_value(o), json_string_length(o)}};
    return (ro_name){member(o, "name"), member(o, "title"), member(o, "side"), member(o, "date")};
}

static bool print_json(const ro_likeness *l) {
    json_t *o = json_pack("{s:f, s:s}", "same", (double)(long)(l->same * 1000 + 0.5) / 1000, "why", l->why);
    char *s = o ? json_dumps(o, JSON_REAL_PRECISION(3)) : NULL;
    if (s) puts(s);
    free(s);
    json_decref(o);
    return s != NULL;
}

static int pairs(struct run *r, FILE *f) {
    char *line = NULL;
    size_t cap = 0;
    ssize_t n;
    long at = 0;
    int result = DONE;
    while (result == DONE && (n = getline(&line, &cap, f)) > 0) {
        at++;
        if (strspn(line, " \t\r\n") == (size_t)n) continue;
        json_error_t error;
        json_t *o = json_loadb(line, (size_t)n, 0, &error);
        const json_t *a = json_object_get(o, "a"), *b = json_object_get(o, "b");
        ro_likeness l;
        if (ro_ctx_lacked(r->ctx))
            result = cli_fail("memory ran out");
        else if (!a || !b)
            result = cli_fail("%s:%ld: not a pair of names: give {\"a\": {\"name\": …}, \"b\": {\"name\": …}} on each line",
                              r->operand[0], at);
        else {
            ro_name x = name_of(a), y = name_of(b);
            if (ro_names_compare(r->ctx, &x, &y, &l) != RO_OK)
                result = cli_fail_ctx(r);
            else if (!print_json(&l))
                result = cli_fail("memory ran out");
        }
        json_decref(o);
    }
    free(line);
    if (result == DONE && !feof(f)) result = cli_fail("%s: cannot be read to its end, or memory ran out", r->operand[0]);
    return result;
}

int cmd_names(struct run *r) {
    if (r->noperands == 1) {
        bool in = strcmp(r->operand[0], "-") == 0;
        FILE *f = in ? stdin : fopen(r->operand[0], "r");
        if (!f) return cli_fail("%s: cannot be read: give two names, or a file with one pair a line", r->operand[0]);
        int result = pairs(r, f);
        if (!in) fclose(f);
        return result;
    }
    ro_name a = {.name = {r->operand[0], strlen(r->operand[0])}}, b = {.name = {r->operand[1], strlen(r->operand[1])}};
    ro_likeness l;
    if (ro_names_compare(r->ctx, &a, &b, &l) != RO_OK) return cli_fail_ctx(r);
    if (cli_has(r, "json"))
        print_json(&l);
    else
        printf("%s (%.2f): %s\n", l.same >= 0.5 ? "one person" : "two people", l.same, l.why);
    return DONE;
}
