/* Forms by which people decide in the pages, and what is said when they did. Nothing of it shows in a room that is read only: who
 * writes a form asks for that first. */
#ifndef WEB_DECIDING_H
#define WEB_DECIDING_H

#include "web.h"

/* <form>, with kind and target (NULL: a field or a button of the page brings it). A button with the name "do" says the kind, one
 * with the name "picked" the target. */
void web_decide_begin(web_page *, const web_request *, const char *kind, ro_str target);
void web_decide_value(web_page *, ro_str value);                               /* where the page asks for none */
void web_decide_at(web_page *, const char *fragment);                          /* where on the page one comes back to */
void web_decide_who(web_page *, const web_request *);                          /* the fields for the reason and the author */
void web_decide_end(web_page *, const web_request *, const char *button);      /* those fields, a button, </form> */
const char *web_author_of(const web_request *);                                /* of the latest decision, else $USER; or NULL */
void web_author_field(web_page *, const web_request *);
void web_undo_button(web_page *, const web_request *, int64_t n);              /* a form of its own */
void web_decision_link(web_page *, int64_t n, const char *words);              /* to its place in the list */
void web_decision_words(web_page *, const web_request *, const ro_decision *); /* "A belongs with B" */
void web_done(web_page *, const web_request *);                                /* what the query says was done */

/* What can be settled about a thing. */
void web_meeting_decide(web_page *, web_request *, const ro_meeting_entry *);
void web_belongs_decide(web_page *, const web_request *, const ro_meeting_entry *, const ro_meeting_account *);
void web_person_decide(web_page *, const web_request *, const ro_person_entry *);
void web_changes_decide(web_page *, const web_request *, const ro_comparison *, size_t passage); /* from 1 */

#endif
