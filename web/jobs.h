/* What is added in the room: jobs, done one after the other in a thread of their own, and what became of each. */
#ifndef WEB_JOBS_H
#define WEB_JOBS_H

#include "upload.h"

#include <time.h>

enum {
    WEB_JOBS_WAITING = 8, /* that wait their turn; what comes then is refused */
    WEB_JOBS_KEPT = 32,   /* of which it is told what became of them */
    WEB_JOB_ROWS = 5000,  /* of each list of a job; the rest is counted */
};

typedef enum web_job_list { WEB_LIST_ADDED, WEB_LIST_REFUSED, WEB_LIST_THERE, WEB_LISTS } web_job_list;
typedef enum web_job_stage { WEB_JOB_WAITS, WEB_JOB_READS, WEB_JOB_GROUPS, WEB_JOB_DONE, WEB_JOB_STOPPED } web_job_stage;

typedef struct web_job_state {
    size_t number, ahead; /* ahead: jobs before it */
    web_job_stage stage;
    size_t files, file;       /* how many, and how many of them were looked into */
    size_t bytes, byte;       /* the same */
    size_t pages, skipped;    /* captures seen; what is no page by its kind */
    size_t versions;          /* of those added */
    size_t count[WEB_LISTS];  /* all of each list, kept or not */
    size_t grouped, to_group; /* accounts put into meetings, of how many; 0 not told */
    char why[400];            /* it stopped before its end */
} web_job_state;

typedef struct web_job_row {
    char *file, *id, *why; /* id: of the account; why: it was refused */
    bool version;          /* another capture of an account that was here */
} web_job_row;

typedef struct web_job_rows {
    web_job_row *v;
    size_t n;
} web_job_rows;

/* What its sender said of it: strings that last for the call. */
typedef struct web_job_about {
    const char *url, *captured; /* NULL unknown; url is that of what was pasted, or of the one file */
    bool html;                  /* what was pasted is HTML */
} web_job_about;

typedef struct web_jobs web_jobs;
web_jobs *web_jobs_open(const char *archive); /* NULL: memory ran out */
/* Stops at the next page; what is read is written. False: it did not come to its end by then, and everything stays as it is. */
bool web_jobs_close(web_jobs *, const struct timespec *until);
/* Takes over the files of the upload. 0: too many wait. */
size_t web_jobs_put(web_jobs *, web_upload *, const web_job_about *);
size_t web_jobs_last(web_jobs *); /* the number of the newest; 0: there was none */
size_t web_jobs_left(web_jobs *); /* how many are not done */
bool web_jobs_tell(web_jobs *, size_t number, web_job_state *out);
/* Of the kept rows of a list those from the row `after` on, a copy. */
web_job_rows web_jobs_rows(web_jobs *, size_t number, web_job_list, size_t after, size_t limit);
void web_job_rows_free(web_job_rows *);

#endif
