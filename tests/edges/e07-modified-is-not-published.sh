# E7. The day on which a page was last touched is not the day of publication, and stands for itself.
. "$SOURCE/tests/lib.sh"
page() { printf '<html><head><title>Ada Norn Meets Bo Kest</title>%s</head><body><h1>Ada Norn Meets Bo Kest</h1><p>President Ada Norn of Ostravia met
President Bo Kest of Velmark at the Harbour House. They spoke of the ferry and of the lights in the strait.</p><p>The two presidents thanked the
crews who had kept the line open over the winter, and the harbour boards of both shores.</p>%s</body></html>' "$1" "${2-}"; }
modified='"dateModified": "2026-03-17T09:00:00Z"' published='"datePublished": "2024-06-20T09:00:00Z"'
ld() { printf '<script type="application/ld+json">{"@type": "NewsArticle", %s}</script>' "$1"; }
page "$(ld "$modified, $published")" >both.html
page "$(ld "$published, $modified")" >swapped.html
expect both.html swapped.html <<'END'
published["value"] == "2024-06-20" and modified["value"] == "2026-03-17"
END
page '' '<p>Published: June 20, 2024. Updated: March 17, 2026.</p>' >printed.html
expect printed.html <<'END'
published["value"] == "2024-06-20"
END
page "$(ld "$modified")" >alone.html
expect alone.html <<'END'
published["value"] is None and modified["value"] == "2026-03-17"
published["latest"] == "2026-03-17"
END
