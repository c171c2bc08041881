/* libmicrohttpd, opened when the room is, and not at every start of the program: with the libraries that it brings along loading
 * it takes longer than most commands do. */
#ifndef WEB_MHD_H
#define WEB_MHD_H

#include "web.h"

#include <microhttpd.h>

#define WEB_MHD(X)                                                                                                               \
    X(MHD_start_daemon)                                                                                                          \
    X(MHD_stop_daemon)                                                                                                           \
    X(MHD_quiesce_daemon)                                                                                                        \
    X(MHD_get_daemon_info)                                                                                                       \
    X(MHD_get_connection_info)                                                                                                   \
    X(MHD_suspend_connection)                                                                                                    \
    X(MHD_resume_connection)                                                                                                     \
    X(MHD_lookup_connection_value)                                                                                               \
    X(MHD_create_response_from_fd64)                                                                                             \
    X(MHD_create_response_from_buffer)                                                                                           \
    X(MHD_add_response_header)                                                                                                   \
    X(MHD_queue_response)                                                                                                        \
    X(MHD_destroy_response)                                                                                                      \
    X(MHD_create_post_processor)                                                                                                 \
    X(MHD_post_process)                                                                                                          \
    X(MHD_destroy_post_processor)

#define WEB_MHD_FIELD(name) __typeof__(&name) name;
struct web_mhd {
    WEB_MHD(WEB_MHD_FIELD)
};

/* NULL: it is not there, and why says what to install. */
const struct web_mhd *web_mhd_open(struct web_mhd *, const char **why);

#endif
