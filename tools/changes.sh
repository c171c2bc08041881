#!/bin/sh
# Writes docs/changes.md: each class of change with its line and two examples, from data/common/editclasses.tsv and the pages of cases.
# Usage: tools/changes.sh >docs/changes.md
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/.." || exit 2
cat <<'END'
# Classes of change

What `readout compare` calls a change of words. Kind and class stand in the JSON; a class that is folded is counted and shown with `--all`.
Written by `tools/changes.sh` from `data/common/editclasses.tsv` and the pages of cases in `tests/property/changes/`; in the examples stands
what the first account has / what the second has.
END
for fold in 1 0; do
    [ $fold = 1 ] && printf '\n## Of substance\n\n' || printf '\n## Folded\n\n'
    printf '| class | what it means | innocent explanation | examples |\n| --- | --- | --- | --- |\n'
    awk -F'\t' -v fold=$fold '
        FILENAME == "data/common/editclasses.tsv" { if (!/^#/ && ($3 > 0) == fold) { name[++n] = $1; line[n] = $5; why[n] = $4 } next }
        /^#/ { next }
        { m = split($3, e, ";")
          for (i = 1; i <= m; i++) {
              split(e[i], f, "|")
              if (have[f[4]] < 2 && !seen[f[4] f[1] f[2]]++)
                  example[f[4]] = example[f[4]] (have[f[4]]++ ? "; " : "") (f[1] == "" ? "nothing" : "`" f[1] "`") " / " (f[2] == "" ? "nothing" : "`" f[2] "`")
          } }
        END { for (i = 1; i <= n; i++) printf "| %s | %s | %s | %s |\n", name[i], line[i], why[i], example[name[i]] }
    ' data/common/editclasses.tsv tests/property/changes/*.tsv
done
