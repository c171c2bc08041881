# Every STEP-th change of a file fails in each work (work.h), as a broken and as a full disk does it; `make faults` takes all. FIRST and ONLY (a work)
# are for trying one that was told of, or for parts of a long run.
. "$SOURCE/tests/lib.sh"
python3 "$SOURCE/tests/fault/load.py" "$SOURCE/tests/fault/older/form-1.sql" old.db
"$BUILD/tests/writes" "${STEP:-53}" "${FIRST:-0}" ${ONLY:+"$ONLY"}
