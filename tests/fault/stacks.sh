# Every place that asks for memory is refused it once, in what each command and the reading room do (stacks.py): of the many the short run takes
# every PART-th, in some jobs; `make faults` takes all, and of each the first, a middle and the last request. ONLY is a pattern of jobs.
. "$SOURCE/tests/lib.sh"
# The sanitizers have an allocator of their own; under them fault/allocation is what runs, and this by `make faults`.
! ldd "$READOUT" | grep -q asan || { echo "SKIPPED: built with the sanitizers, whose allocator is not to be had; make faults runs it"; exit 77; }
python3 "$SOURCE/tests/fault/stacks.py" "${PART:-150}" "${ONLY-$([ -n "${PART:-}" ] || echo '^(add (docx|feed|json lines)|decide date|undo 3|collect|show --json m0.*|serve)$')}"
