# Folders as browsers and mirroring programs leave them: the pages are read, what belongs to them is passed over and counted, and
# what is wrong with one name costs one sentence.
. "$SOURCE/tests/lib.sh"
page() { # FILE WORD [MARKUP]: a page of its own
    mkdir -p "$(dirname "$1")"
    printf '<html><head><title>Talks %s</title>%s</head><body><h1>Talks about %s</h1><p>President Orvan Telmek met Premier Oto Ferrin in Kessan on May 3, 2023, and spoke about %s.</p><p>The talks proceeded in a friendly atmosphere.</p></body></html>\n' "$2" "${3:-}" "$2" "$2" >"$1"
}
files() { python3 -c 'import json,sys; print(" ".join(sorted(json.loads(l)["file"] for l in open("out"))))'; }
reads() { # FOLDER FILES...: these and no others are read
    dir=$1
    shift
    status 0 "$READOUT" read --jsonl "$dir"
    [ "$(files)" = "$*" ] || fail "$dir: $(files), not $*"
}

# A page saved whole: the folder beside it holds no account, whatever the browser's language calls it.
page saved/Talks.html ferries '<script src="./Talks_files/a.js.download"></script>'
page saved/Talks_files/frame.html advertisement
page saved/Talks_files/deep/frame.html advertisement
page saved/Reise.htm fish '<img src="Reise-Dateien/a.png">'
page saved/Reise-Dateien/frame.html advertisement
page 'saved/Встреча.html' cables '<link rel="stylesheet" href="%D0%92_%D1%84%D0%B0%D0%B9%D0%BB%D1%8B/a.css">'
page 'saved/Встреча_файлы/frame.html' advertisement
reads saved saved/Reise.htm saved/Talks.html 'saved/Встреча.html'
status 0 "$READOUT" --archive a.db add saved
has out "added 3"
has out "no pages 4"
# Asked for by its name it is read.
reads saved/Talks_files saved/Talks_files/deep/frame.html saved/Talks_files/frame.html

# A part of a site that lies beside its page is no such folder: the page has links into it, or takes nothing from it.
page site/news.html ferries '</head><a href="news-archive/1.html">more</a><img src="news-archive/a.png">'
page site/news-archive/1.html fish
page site/talks.html cables
page site/talks-files/1.html boats
reads site site/news-archive/1.html site/news.html site/talks-files/1.html site/talks.html

# A mirror: pages under any name, the page as it came before the one that was rewritten, nothing that is no page.
page 'mirror/www.norvania.example/index.html?id=5' ferries
page 'mirror/www.norvania.example/news/talks.html' rewritten
page 'mirror/www.norvania.example/news/talks.html.orig' fish
page 'mirror/www.norvania.example/call.php.html' rewritten
page 'mirror/www.norvania.example/call.php.orig' cables
page mirror/hts-cache/old.html old
printf 'User-agent: *\nDisallow: /private\n' >mirror/www.norvania.example/robots.txt
printf 'body { color: red; background: white; }\n' >'mirror/www.norvania.example/style.css?ver=5'
printf 'function go() { return "President Telmek met Premier Ferrin."; }\n' >'mirror/www.norvania.example/go.js@v=3'
printf '<urlset><url><loc>http://www.norvania.example/</loc></url></urlset>\n' >mirror/www.norvania.example/sitemap.xml
: >mirror/www.norvania.example/empty.css
reads mirror mirror/www.norvania.example/call.php.orig 'mirror/www.norvania.example/index.html?id=5' \
    mirror/www.norvania.example/news/talks.html.orig
jsonl '[r["url"] for r in d] == ["http://www.norvania.example/call.php", "http://www.norvania.example/?id=5",
    "http://www.norvania.example/news/talks.html"]'
jsonl 'all("names of its folders" in " ".join(r["notes"]) for r in d)'
status 0 "$READOUT" --archive b.db add mirror
has out "added 3"
has out "no pages 8"
hasnt err rewritten

# The page's own word goes before the folders'; a folder that is no host's tells nothing.
page http/www.norvania.example+8080/a/index.html ferries '<link rel="canonical" href="https://norvania.example/a">'
page 'hosts/http/norvania.example+8080/a b/call@id=3.html' fish
page hosts/v1.0/notes.old/x.html cables
status 0 "$READOUT" read --jsonl http hosts
jsonl '[r["url"] for r in d] == ["https://norvania.example/a", "http://norvania.example:8080/a%20b/call?id=3", None]'

# Names that are no UTF-8, links in a circle, a folder that may not be opened.
page odd/one.html ferries
cp odd/one.html "odd/$(printf 'caf\351').html"
ln -s .. odd/up
ln -s nowhere odd/broken
status 0 "$READOUT" read --jsonl odd
jsonl 'len(d) == 2'
mkdir odd/shut
chmod 0 odd/shut
if [ "$(id -u)" != 0 ]; then
    status 2 "$READOUT" read --jsonl odd
    has err "odd/shut/: cannot be opened"
fi
chmod 700 odd/shut

# Folders nested without end.
dir=deep
for i in $(seq 70); do dir=$dir/d; done
page "$dir/page.html" ferries
page deep/first.html fish
status 2 "$READOUT" read --jsonl deep
jsonl '[r["file"] for r in d if not r.get("refused")] == ["deep/first.html"]'
[ "$(wc -l <err)" = 1 ] || fail "one sentence for one folder"
