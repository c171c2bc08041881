# E12. A page that came instead of the account is refused with its reason, and is kept; a missing page that says 200 is one.
. "$SOURCE/tests/lib.sh"
page() { printf '<html><head><title>%s</title></head><body><h1>%s</h1><p>%s</p></body></html>' "$1" "$1" "$2"; }
page 'Page not found' 'The page that you are looking for may have been moved or deleted.' >not-found.html
page 'We value your privacy' 'We and our partners use cookies to store and access information on a device. Accept all. Reject all. Manage preferences.' >cookies.html
page 'Talks on the ferry' 'President Ada Norn met President Bo Kest.</p><p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.' >stub.html
page 'Just a moment...' 'Checking your browser before accessing tirn.example. Verify that you are human by completing the action below.' >robots.html
page 'Search results for: ferry' 'Showing 1 to 10 of 214 results. Sort by: relevance, date.' >search.html
for file in not-found cookies stub robots search; do
    status 2 "$READOUT" read --json $file.html
    [ $file = cookies ] || json "d[0]['refusal'] == '$file'"
    says <<'END'
d[0]["refused"] and "text" not in d[0]
END
done
page 'Ada Norn Meets Bo Kest' 'President Ada Norn of Ostravia met President Bo Kest of Velmark. They spoke of cookies, of search results, and of pages that were not found in the archive of the ferry.' >account.html
status 0 "$READOUT" read account.html
status 2 "$READOUT" add not-found.html account.html
status 0 "$READOUT" verify
has out captures
