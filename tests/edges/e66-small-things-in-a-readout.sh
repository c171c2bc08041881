# E66. One of several who share a title has it in the singular; who joined a meeting met those with him; whose words "said N" closes.
. "$SOURCE/tests/lib.sh"
cat >joined.txt <<'END'
Readout of a Meeting on Salt

May 4, 2021

Today, President Ada Norn of Norway joined a meeting with Salt Adviser Petr Lund, Ice Adviser Mirva Dahlem, and dockers who have asked for salt.

Salt keeps the strait open in winter, said President Norn addressing participants in the meeting.
END
expect joined.txt <<'END'
names() == ["Ada Norn", "Petr Lund", "Mirva Dahlem"]
who("Salt keeps") == ["Ada Norn"]
END
cat >asked.txt <<'END'
President Ada Norn of Norway answered questions from the dockers

May 4, 2021

The President told the dockers about her talks in Malta. Speaking about the talks, Ms Norn said that Anton Vella of Malta had been kind.
END
expect asked.txt <<'END'
names() == ["Ada Norn"]
END
cat >shared.txt <<'END'
Talks with Prime Minister of Malta Carla Borg

May 4, 2021

President Ada Norn of Norway met with Prime Minister of Malta Carla Borg on May 4, 2021. From the Norwegian side, the following people participated in the talks: Presidential Aides Petr Lund and Ole Vass, and Minister of Salt Inga Strom.
END
expect shared.txt <<'END'
title("Petr Lund") == "Presidential Aide"
END
