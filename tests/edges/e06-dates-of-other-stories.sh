# E6. Days beside other stories of the page, before and behind the account, never date it.
. "$SOURCE/tests/lib.sh"
{
    printf 'Latest news\n\nJuly 9, 2025\n\nNew lock opens on the Grand Canal after two years of work\n\nJuly 8, 2025\n\nSea kale harvest a week ahead\n\n'
    printf 'Ada Norn Has Talks with Bo Kest\n\nPresident Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19, 2024, at the Harbour House.\n\n'
    printf 'The two presidents spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.\n\nAda Norn said that the ferry had become a bridge of friendship between the two shores, and thanked the crews who had kept the line open.\n\nBo Kest stressed that the keepers of the lights had earned their bread, and that the accord of 1998 should be renewed in keeping with the times.\n\nMore Articles\n\n'
    for day in 1 2 3 4; do printf 'President Ada Norn sent a message of greeting to the farmers of the southern coast on the occasion of the\n\nMarch %s, 2026\n\n' $day; done
} >page.txt
expect page.txt <<'END'
meeting["value"] == "2024-06-19"
all("2025" not in str(v) and "2026" not in str(v) for v in (meeting, published))
"2026" not in text and "2025" not in text
END
