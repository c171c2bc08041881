# What every run of the program promises before any command does its work.
"$READOUT" --version | grep -q '^readout [0-9]'
! "$READOUT" nonsense 2>err
grep -q nonsense err
! "$READOUT" read --nonsense x 2>err
grep -q -- --nonsense err
test ! -e readout.db
