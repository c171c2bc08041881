# For the scripts: . "$SOURCE/tests/lib.sh"
pages=$SOURCE/examples/pages

fail() {
    echo "FAILED: $*" >&2
    exit 1
}
# status N COMMAND...: the command ends with N; its output stands in ./out and ./err.
status() {
    want=$1
    shift
    got=0
    "$@" >out 2>err </dev/null || got=$?
    [ "$got" = "$want" ] || { cat out err >&2; fail "exit $got, not $want: $*"; }
}
# has FILE WORDS: the file holds them.
has() { grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 does not say: $2"; }; }
hasnt() { ! grep -qF -- "$2" "$1" || { cat "$1" >&2; fail "$1 says: $2"; }; }
# json EXPRESSION [FILE]: true of the JSON document (as d) in the file; jsonl: d is the list of its lines.
json() { python3 -c 'import json,sys; d=json.load(open(sys.argv[2])); assert eval(sys.argv[1]), sys.argv[1]' "$1" "${2:-out}" || { head -c 2000 "${2:-out}" >&2; fail "json: $1"; }; }
jsonl() { python3 -c 'import json,sys; d=[json.loads(l) for l in open(sys.argv[2])]; assert eval(sys.argv[1]), sys.argv[1]' "$1" "${2:-out}" || { head -c 2000 "${2:-out}" >&2; fail "jsonl: $1"; }; }
# says: what was printed last, in the words of edges/expect.py, one line each on standard input.
says() { python3 "$SOURCE/tests/edges/expect.py" out || fail "what was printed"; }
# expect FILE...: the same of what `read --json` says of the files.
expect() {
    "$READOUT" read --json "$@" >out 2>err </dev/null || true
    says
}
