/* What is compiled in, by its name. The table is made by tools/mkasset.c out of web/assets/, sorted by name. */
#include "web.h"

const web_asset *web_asset_find(const char *name) {
    for (const web_asset *a = web_assets; a->name; a++)
        if (strcmp(a->name, name) == 0) return a;
    return NULL;
}
