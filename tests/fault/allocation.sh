# Every EACH-th allocation of each work fails (work.h), whatever asks for it; stacks.sh takes each place that asks. FIRST and ONLY as in writes.sh.
. "$SOURCE/tests/lib.sh"
python3 "$SOURCE/tests/fault/load.py" "$SOURCE/tests/fault/older/form-1.sql" old.db
"$BUILD/tests/allocation" "${EACH:-9973}" "${FIRST:-0}" ${ONLY:+"$ONLY"}
