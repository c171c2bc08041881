# E86. Who is named by one of two accounts is not listed alike; bullets in one line are a list; whom nobody met speaks for himself.
. "$SOURCE/tests/lib.sh"
cat >a.txt <<'END'
Harbour summit

OSLO, March 3, 2024. President Carla Norn of Norway met President Olaf Berg of Denmark on Sunday. They discussed lamps.
END
cat >b.txt <<'END'
Harbour summit

OSLO, March 3, 2024. President Carla Norn of Norway met President Pedro Vass of Malta on Sunday. They discussed lamps.
END
status 1 "$READOUT" compare a.txt b.txt
has out "1 listed alike: Carla Norn"
has out "1 named by A alone: Olaf Berg"
has out "1 named by B alone: Pedro Vass"
cat >bullets.txt <<'END'
Talks on lamps

OSLO, March 3, 2024. Norwegian Foreign Minister Carla Norn met Danish Foreign Minister Olaf Berg on Sunday.

Those present: • Pedro Vass, Deputy Foreign Minister • Ida Holm, Ambassador to Denmark • Eva Lund, Director of Harbours

They discussed lamps. The United Nations and European Union stressed the need for oil.
END
expect bullets.txt <<'END'
[a["name"] for a in r["attendance"] if a["role"] == "listed"] == ["Pedro Vass", "Ida Holm", "Eva Lund"]
who("need for oil") == ["United Nations and European Union"]
END
cat >joined.txt <<'END'
Harbour summit

March 3, 2024

President Carla Norn today virtually joined leaders of the harbours during the annual Harbour Summit, where they discussed lamps.
END
expect joined.txt <<'END'
names() == ["Carla Norn"]
END
