# E75. "Presidents N and M", "deputy prime ministers N and M", "Senators N and M": each has the office in the singular, and the whole of it.
. "$SOURCE/tests/lib.sh"
cat >several.txt <<'END'
President of Norway Olav Norn held a meeting on lamps

May 4, 2021

President of Norway Olav Norn held a meeting on lamps. Attending were deputy prime ministers Ada Ferrin and Igor Lamm, Senators Bo Telm and Ina Rask, presidential aides Otto Vass and Anna Moss, and governors of the north.

Mr Norn recalled what Presidents Borg and Kest had agreed.
END
expect several.txt <<'END'
names()[1:] == ["Ada Ferrin", "Igor Lamm", "Bo Telm", "Ina Rask", "Otto Vass", "Anna Moss", "governors of the north"]
title("Ada Ferrin") == "deputy prime minister" and title("Bo Telm") == "Senator" and title("Otto Vass") == "presidential aide"
{p["name"]: p["titles"] for p in r["people"]}["Borg"] == ["President"]
END
# a body of several keeps its name
cat >body.txt <<'END'
Olav Norn met with Chair of the Council of Advisors Ada Ferrin

May 4, 2021

President of Norway Olav Norn met with Chair of the Council of Advisors Ada Ferrin.
END
expect body.txt <<'END'
title("Ada Ferrin") == "Chair of the Council of Advisors"
END
