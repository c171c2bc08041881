# E87. French, Spanish and Portuguese accounts tell of a meeting or call; their articles and "of" are part of no name or title.
. "$SOURCE/tests/lib.sh"
cat >appel.txt <<'END'
Entretien téléphonique sur les phares

Le président de la France, Pierre Norn, a eu samedi une conversation téléphonique avec son homologue, Olaf Berg, indique un communiqué. Les deux présidents ont évoqué la lumière du détroit et le prix de l'huile.
END
expect appel.txt <<'END'
r["language"] == "fr" and r["kind"] == "report" and r["form"] == "call"
END
cat >faros.txt <<'END'
El presidente de Chile recibe una lámpara

El presidente de Chile, Pedro Vass, se reunió con la ministra Carla Norn para hablar del faro. El presidente de Chile dijo ayer que la luz del estrecho es de todos y que el aceite es caro.
END
expect faros.txt <<'END'
r["language"] == "es" and r["form"] == "talks"
not any("Chile" in p["name"] for p in r["people"])
END
cat >farol.txt <<'END'
Ministros debateram o farol

O ministro dos Negócios Estrangeiros de Portugal, Pedro Vass, e a presidente da Argentina, Carla Norn, debateram hoje a luz do estreito e o preço do óleo. O ministro disse que não havia motivo para preocupação.
END
expect farol.txt <<'END'
r["language"] == "pt" and r["form"] == "talks"
title("Pedro Vass").startswith("ministro") and names("PT")[:1] == ["Pedro Vass"]
END
# a name of such a word stays one where the page speaks another language
cat >english.txt <<'END'
Call on lamps

March 3, 2024

President Charles de Gaulle of France spoke with President Carla Norn of Norway today. They discussed lamps.
END
expect english.txt <<'END'
"Charles de Gaulle" in names()
END
