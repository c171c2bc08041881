/* What the files of an export share: how one is written, how a value stands in it, and the list of them that is written last. */
#ifndef RO_TRADE_H
#define RO_TRADE_H

#include "store/store.h"

#include <stdio.h>

#define RO_MANIFEST "MANIFEST"

struct ro_exporting {
    const ro_export_wanted *wanted;
    ro_exported *out;
    ro_buf row;          /* of the file that is being written */
    RO_VEC(ro_str) file; /* names of those that are whole */
};

/* A file of the export. It has another name until it is whole; where anything throws it goes. */
typedef struct ro_outfile ro_outfile;
ro_outfile *ro_outfile_new(ro_job *, struct ro_exporting *, const char *name);
void ro_outfile_put(ro_outfile *, const ro_buf *);
void ro_outfile_done(ro_outfile *);
/* The hash of a file, read piece by piece; throws RO_IO. */
void ro_file_sha256(ro_arena *, const char *path, char out[65]);
void ro_manifest_write(ro_job *, struct ro_exporting *);
/* Throws RO_INPUT unless the folder has a manifest, which lists the file, and the file is what it says. */
void ro_manifest_check(ro_job *, const char *dir, const char *name);


/* kept.c: captures, intakes, decisions as JSON Lines */
void ro_kept_write(ro_job *, struct ro_exporting *);

/* codebook.c: what tables and columns mean; cite.c: citations of all accounts */
void ro_codebook_write(ro_job *, struct ro_exporting *);
void ro_citations_write(ro_job *, struct ro_exporting *);

#endif
