# E18. A title may hold commas, bodies within bodies and "who is", and stands before the name on one side, behind it on the other.
. "$SOURCE/tests/lib.sh"
cat >page.txt <<'END'
Ada Norn Has Talks with Bo Kest

Tirn, June 20, 2024 (ONA) -- Ada Norn, president of Ostravia, had talks with Bo Kest, president of Velmark, on June 19.

Present at the talks from the Ostravian side were Oto Ferrin, premier of the Cabinet, Anton Belisk, vice-chairman of the State Planning Board who is chairman of the Ostravian side to the Committee for Trade, Mining and Transport, and Lena Tarrow, director of a department of the International Bureau of the State Council, and from the Velmarkian side Foreign Minister Lisbet Harrow, Deputy Prime Minister, Minister of Energy and Chairman of the Velmarkian part of the Committee for Trade, Mining and Transport Tomas Brill, and Head of the Federal Agency for Railways, Roads and Harbours Edda Sorel.

The two presidents spoke of the ferry and of the lights in the strait.
END
expect page.txt <<'END'
names("Ostravia") == ["Ada Norn", "Oto Ferrin", "Anton Belisk", "Lena Tarrow"]
names("Velmark") == ["Bo Kest", "Lisbet Harrow", "Tomas Brill", "Edda Sorel"]
title("Oto Ferrin") == "premier of the Cabinet"
title("Anton Belisk") == "vice-chairman of the State Planning Board who is chairman of the Ostravian side to the Committee for Trade, Mining and Transport"
title("Lena Tarrow") == "director of a department of the International Bureau of the State Council"
title("Lisbet Harrow") == "Foreign Minister"
title("Tomas Brill") == "Deputy Prime Minister, Minister of Energy and Chairman of the Velmarkian part of the Committee for Trade, Mining and Transport"
title("Edda Sorel") == "Head of the Federal Agency for Railways, Roads and Harbours"
END
