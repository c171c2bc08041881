/* Days as numbers. The civil algorithms are Howard Hinnant's (chrono-compatible low-level date algorithms, 2013). */
#include "base/base.h"

#include <stdio.h>

long ro_day_number(int y, int m, int d) {
    y -= m <= 2;
    long era = (y >= 0 ? y : y - 399) / 400;
    long yoe = y - era * 400, doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void ro_day_civil(long day, int *y, int *m, int *d) {
    day += 719468;
    long era = (day >= 0 ? day : day - 146096) / 146097, doe = day - era * 146097;
    long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100),
         mp = (5 * doy + 2) / 153;
    *d = (int)(doy - (153 * mp + 2) / 5 + 1);
    *m = (int)(mp + (mp < 10 ? 3 : -9));
    *y = (int)(yoe + era * 400 + (*m <= 2));
}

void ro_day_put(char out[16], long day) {
    int y, m, d;
    if (day == RO_NODAY) return;
    ro_day_civil(day, &y, &m, &d);
    if (y >= 1 && y <= 9999) snprintf(out, 16, "%04d-%02d-%02d", y, m, d);
}

bool ro_day_valid(int y, int m, int d) {
    if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1) return false;
    int yy, mm, dd;
    ro_day_civil(ro_day_number(y, m, d), &yy, &mm, &dd);
    return yy == y && mm == m && dd == d;
}

int ro_day_weekday(long day) { return (int)(((day % 7) + 11) % 7); }
