# Order, threads and memory change nothing in what texts share; every span is words of its text; what was planted is found.
exec "$BUILD/tests/reuse"
