/* An arena for each test, and cmocka with what it needs before it. */
#ifndef ARENA_H
#define ARENA_H

#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

static struct ro_error error;
static ro_arena *arena;

static int up(void **state) {
    (void)state;
    arena = ro_arena_new(&error);
    return arena ? 0 : -1;
}
static int down(void **state) {
    (void)state;
    ro_arena_free(arena);
    return 0;
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, up, down)

#endif
