/* Pictures of time that read without a script: an axis of days, and numbers as attributes. The script draws the same figures anew
 * from the tables beside them (assets/plots.ts). */
#ifndef WEB_PLOT_H
#define WEB_PLOT_H

#include "web.h"

typedef struct web_axis {
    double from, to; /* years, 2024.5 the middle of one; to <= from: there are no days */
    double x, width; /* where it stands */
} web_axis;

/* A day, month or year as years since 0; the end of it where last is wanted. Less than 0: it is none. */
double web_years(ro_str day, bool last);
void web_axis_take(web_axis *, ro_str day);              /* makes room for it */
void web_axis_round(web_axis *, double x, double width); /* to whole years, or months where there are few */
double web_axis_at(const web_axis *, double years);
/* Lines and words for years or months, between y and y + height; the words stand below. */
void web_axis_ticks(web_page *, const web_axis *, double y, double height);
void web_number(web_page *, const char *name, double); /* ` x="12.5"` */

#endif
