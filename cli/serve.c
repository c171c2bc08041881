/* readout serve: the reading room. Stays in the foreground until a signal ends it. */
#include "serve.h"
#include "cli.h"

int cmd_serve(struct run *r) {
    web_options o = {.archive = r->archive, .listen = cli_opt(r, "listen"), .port = -1};
    unsigned long port = 65536;
    char why[1200];
    if (!cli_number(r, "port", 0, 65535, &port)) return TROUBLE;
    if (port < 65536) o.port = (long)port;
    o.readonly = cli_has(r, "readonly");
    o.open = cli_has(r, "open");
    return web_serve(r->ctx, &o, why, sizeof why) ? DONE : cli_fail("%s", why);
}
