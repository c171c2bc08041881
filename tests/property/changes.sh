# Classes of change: what docs/changes.md says is what the table and the pages of cases say.
. "$SOURCE/tests/lib.sh"
"$SOURCE/tools/changes.sh" >now.md
cmp -s now.md "$SOURCE/docs/changes.md" || fail "docs/changes.md is not what tools/changes.sh writes: run it"
