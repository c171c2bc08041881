# E72. "CEO German N" is a man called German and of nobody's state; "German Chancellor N" and "the German Harbour Union" stay Germany's.
. "$SOURCE/tests/lib.sh"
cat >name.txt <<'END'
Meeting with Norbank CEO German Telm

May 4, 2021

Norbank CEO and Chairman of the Board German Telm briefed Olav Norn on the lamps.

President of Norway Olav Norn: Mr Telm, good afternoon.

Chairman of the Board of Norbank German Telm: Good afternoon. The lamps are lit.

Olav Norn: Thank you.

German Telm: Thank you, Mr President.
END
expect name.txt <<'END'
r["sides"] == ["NO"] and names("NO") == ["Olav Norn", "German Telm"]
"German" not in title("German Telm") and who("lamps are lit") == ["German Telm"]
END
cat >state.txt <<'END'
Olav Norn met with German Chancellor Ina Borg

May 4, 2021

President of Norway Olav Norn met with German Chancellor Ina Borg. Ms Borg said that the German Telmar works would stay open.
END
expect state.txt <<'END'
r["sides"] == ["NO", "DE"] and names("DE") == ["Ina Borg"]
END
