/* A JSON writer: commas, indents and keys; the escaping is the way out's. */
#include "present/json.h"

#include <stdio.h>

void ro_json_start(ro_json *j, bool pretty, ro_sink sink) {
    ro_out_open(&j->out, sink);
    j->pretty = pretty;
    j->first = true;
    j->depth = 0;
}

bool ro_json_end(ro_json *j) { return ro_out_close(&j->out); }

static void new_line(ro_json *j) {
    static const char blanks[] = "\n                                ";
    unsigned n = j->depth < sizeof blanks - 2 ? j->depth : sizeof blanks - 2;
    if (j->pretty) ro_out_add(&j->out, (ro_str){blanks, n + 1});
}

static void lead_in(ro_json *j, const char *key) {
    if (!j->first) ro_out_add(&j->out, RO_S(","));
    if (j->depth) new_line(j);
    j->first = false;
    if (!key) return;
    ro_out_add(&j->out, RO_S("\""));
    ro_out_c(&j->out, key);
    ro_out_add(&j->out, j->pretty ? RO_S("\": ") : RO_S("\":"));
}

void ro_json_open(ro_json *j, const char *key, char which) {
    lead_in(j, key);
    ro_out_add(&j->out, (ro_str){&which, 1});
    j->depth++;
    j->first = true;
}

void ro_json_close(ro_json *j, char which) {
    j->depth--;
    if (!j->first) new_line(j);
    ro_out_add(&j->out, (ro_str){&which, 1});
    j->first = false;
}

void ro_json_str(ro_json *j, const char *key, ro_str s) {
    lead_in(j, key);
    ro_out_json(&j->out, s);
}

void ro_json_word(ro_json *j, const char *key, const char *word) { ro_json_str(j, key, ro_str_c(word)); }

void ro_json_num(ro_json *j, const char *key, int64_t n) {
    lead_in(j, key);
    if (n < 0) ro_out_add(&j->out, RO_S("-"));
    ro_out_num(&j->out, n < 0 ? -(uint64_t)n : (uint64_t)n);
}

void ro_json_share(ro_json *j, const char *key, double share) {
    char digits[16];
    int n = snprintf(digits, sizeof digits, "%.3f", share < 0 ? 0.0 : share > 1 ? 1.0 : share);
    lead_in(j, key);
    ro_out_add(&j->out, (ro_str){digits, (size_t)n});
}

void ro_json_flag(ro_json *j, const char *key, bool flag) {
    lead_in(j, key);
    ro_out_add(&j->out, flag ? RO_S("true") : RO_S("false"));
}

void ro_json_null(ro_json *j, const char *key) { ro_json_str(j, key, RO_NONE); }
