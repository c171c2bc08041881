# The bound on the memory of a search for reuse is kept whatever the texts are, and the answer is the same within any bound.
exec "$BUILD/tests/bound"
