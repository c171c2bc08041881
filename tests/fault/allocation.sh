# Every 97th allocation of an add and of a decision fails; the whole of them with STEP=1.
"$BUILD/tests/allocation" . "${STEP:-97}"
