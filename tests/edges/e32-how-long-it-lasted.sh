# E32. A duration belongs to the part of the day that it is told of, and to no other.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, at the Harbour House on June 19%s.

After the talks the two presidents had a tete-a-tete%s. Ada Norn said that the ferry had been built in two years.\n' "$1" "$2"; }
page '' ' that lasted for at least two hours' >alone.txt
expect alone.txt <<'END'
part("tête-à-tête").get("duration") == "at least two hours"
not part("talks").get("duration")
END
page ', which lasted more than three hours' '' >talks.txt
expect talks.txt <<'END'
part("talks").get("duration") == "more than three hours"
not part("tête-à-tête").get("duration")
END
