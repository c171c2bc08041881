/* Two names, each with a title, a side and a day, parted by line ends: the likeness lies within its bounds and is the
 * same both ways round. */
#include <readout/readout.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static ro_str line(const char **p, const char *end) {
    const char *nl = *p < end ? memchr(*p, '\n', (size_t)(end - *p)) : NULL;
    ro_str s = {*p, (size_t)((nl ? nl : end) - *p)};
    *p = nl ? nl + 1 : end;
    return s;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    const char *p = (const char *)data, *end = p + n;
    ro_name name[2];
    for (int i = 0; i < 2; i++) {
        name[i].name = line(&p, end);
        name[i].title = line(&p, end);
        name[i].side = line(&p, end);
        name[i].date = line(&p, end);
    }
    ro_ctx *ctx = ro_ctx_new();
    ro_likeness there, back;
    if (ctx && ro_names_compare(ctx, &name[0], &name[1], &there) == RO_OK &&
        ro_names_compare(ctx, &name[1], &name[0], &back) == RO_OK &&
        (!(there.same >= 0 && there.same <= 1) || fabs(there.same - back.same) > 1e-9))
        abort();
    ro_ctx_free(ctx);
    return 0;
}
