# Every STEP-th allocation of each work fails (work.h); `make faults` takes more. FIRST and ONLY as in writes.sh.
. "$SOURCE/tests/lib.sh"
python3 "$SOURCE/tests/fault/load.py" "$SOURCE/tests/fault/older/form-1.sql" old.db
"$BUILD/tests/allocation" "${STEP:-9973}" "${FIRST:-0}" ${ONLY:+"$ONLY"}
