# Every STEP-th allocation of each work fails (work.h): adding, deciding, rereading, an older form, import, export, salvage ... `make faults` takes more.
. "$SOURCE/tests/lib.sh"
python3 "$SOURCE/tests/fault/load.py" "$SOURCE/tests/fault/older/form-1.sql" old.db
"$BUILD/tests/allocation" "${STEP:-9973}"
