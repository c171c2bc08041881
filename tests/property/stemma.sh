# Directions said of texts whose copying is known.
"$BUILD/tests/stemma"
