# E19. Those whom a list does not name are one entry in their place, before a name as well as at the end.
. "$SOURCE/tests/lib.sh"
page() { printf 'Ada Norn Has Talks with Bo Kest\n\nTirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Present there from the Velmarkian side were %s.

The two presidents spoke of the ferry and of the lights in the strait.\n' "$1"; }
page 'Foreign Minister Lisbet Harrow, Minister of Energy Tomas Brill, other entourage members and Velmarkian Ambassador to Ostravia Petr Lindqvar' >before.txt
expect before.txt <<'END'
names("Velmark") == ["Bo Kest", "Lisbet Harrow", "Tomas Brill", "other entourage members", "Petr Lindqvar"]
role("other entourage members") == "group" and title("other entourage members") is None
title("Petr Lindqvar") == "Velmarkian Ambassador to Ostravia"
END
page 'Foreign Minister Lisbet Harrow, Minister of Energy Tomas Brill and others' >behind.txt
expect behind.txt <<'END'
names("Velmark")[:3] == ["Bo Kest", "Lisbet Harrow", "Tomas Brill"] and role("others") == "group"
END
