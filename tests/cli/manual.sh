# The man page and the completions are whole, and know every command.
. "$SOURCE/tests/lib.sh"
status 0 "$READOUT" man
mv out readout.1
status 0 "$READOUT" --help
for command in $(awk '/^  [a-z]+ /{print $1}' out); do has readout.1 "readout $command"; done
if command -v mandoc >/dev/null; then mandoc -Tlint -Wwarning readout.1; fi
if command -v groff >/dev/null; then
    groff -ww -man -Tutf8 readout.1 >/dev/null 2>lint
    [ ! -s lint ] || { cat lint >&2; fail "groff warns"; }
fi
status 0 "$READOUT" completion bash
bash -n out
has out "--html"
bash -c '. ./out; COMP_WORDS=(readout comp); COMP_CWORD=1; _readout; [ "${COMPREPLY[*]}" = compare ]' || fail "bash completes no command"
bash -c '. ./out; COMP_WORDS=(readout compare --h); COMP_CWORD=2; _readout; [[ "${COMPREPLY[*]}" == *--html* ]]' || fail "bash completes no option"
for shell in zsh fish; do
    status 0 "$READOUT" completion $shell
    has out compare
    if command -v $shell >/dev/null; then $shell -n out; fi
done
status 2 "$READOUT" completion tcsh
