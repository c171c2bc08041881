/* The closed lists of the record in the contract's words, in the order of their enums. Rows and JSON say the same. */
#include "base/base.h"

const char *const ro_kind_words[] = {"other", "transcript", "report", "statement", "notice", NULL};
const char *const ro_form_words[] = {"other", "talks", "call", "visit", NULL};
const char *const ro_scope_words[] = {"unknown", "whole", "opening_remarks", "part", NULL};
const char *const ro_edit_words[] = {"spelling", "format",  "name",  "title",   "number",
                                     "strength", "wording", "added", "dropped", NULL};
const char *const ro_role_words[] = {"head", "listed", "joined", "group", NULL};
const char *const ro_mode_words[] = {"direct", "reported", "collective", "unattributed", NULL};
const char *const ro_basis_words[] = {NULL,       "text", "dateline", "sign-off", "metadata",
                                      "masthead", "url",  "given",    "bounds",   NULL};
const char *const ro_para_words[] = {"text", "heading", "item", "caption", "cell", NULL};

unsigned ro_word_index(const char *const *words, ro_str word) {
    for (unsigned i = 1; words[i]; i++)
        if (ro_str_is(word, words[i])) return i;
    return 0;
}
