# The power goes at COUNT moments of each work (work.h); `make faults` takes more.
. "$SOURCE/tests/lib.sh"
python3 "$SOURCE/tests/fault/load.py" "$SOURCE/tests/fault/older/form-1.sql" old.db
"$BUILD/tests/power" "${COUNT:-3}" "${SEED:-1}"
