# E83. "The Norwegian and Danish ministers, N and M": each is of his own state; two names joined by "y" or "e" are two people; offices in French are nobody's name.
. "$SOURCE/tests/lib.sh"
cat >pair.txt <<'END'
Ministers meet

OSLO, March 3, 2024. The Norwegian and Danish foreign ministers, Carla Norn and Olaf Berg, met on Sunday. They discussed lamps at length.
END
expect pair.txt <<'END'
names("NO") == ["Carla Norn"] and names("DK") == ["Olaf Berg"]
title("Carla Norn") is None
END
cat >juntos.txt <<'END'
Los presidentes Carla Norn y Pedro Vass conversaron sobre faros

El encuentro entre la presidenta Carla Norn y el presidente Pedro Vass se desarrolló en el puerto, informó ayer la oficina de faros. Carla Norn y Pedro Vass hablaron de la luz del estrecho.
END
expect juntos.txt <<'END'
all(" y " not in p["name"] for p in r["people"])
END
cat >republique.txt <<'END'
Entretien sur les phares

Le Président de la République a reçu hier le gardien du phare. Le Président de la République a parlé de la lumière du détroit, et il a promis de revenir bientôt avec de l'huile.
END
expect republique.txt <<'END'
r["people"] == []
END
