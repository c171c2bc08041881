# E71. "As N opened the meeting, he stressed" is of N; "the two officials" are the two just named, not both sides; a noun that looks like a verb tells nothing.
. "$SOURCE/tests/lib.sh"
cat >first.txt <<'END'
President Olav Norn met with former Maltese President Carlo Borg

May 4, 2021

Mr Borg flew to Nordhavn in the morning. The former Maltese President was on a private trip, but changed his plans.

As Mr Norn was opening their informal meeting, he stressed that Mr Borg was among the founders of the harbour. Mr Borg said that he was glad. When the rain had stopped, he invited the guests to the pier.
END
expect first.txt <<'END'
who("founders of the harbour") == ["Olav Norn"]
who("guests to the pier") == ["Carlo Borg"]
END
cat >two.txt <<'END'
President of Norway Olav Norn took part in the ceremony opening a tunnel

May 4, 2021

Mr Norn arrived at the wheel of an old lorry. The President of Norway met with Transport Minister Igor Lamm and Director of the Road Office Ada Ferrin.

The two officials explained the tunnel’s lamps to the President. Mr Norn visited the control room.

Two people briefed on the plan said the lamps were old.
END
expect two.txt <<'END'
sorted(who("explained the tunnel")) == ["Ada Ferrin", "Igor Lamm"] and mode("explained the tunnel") == "reported"
who("briefed on the plan") not in (["both sides"], ["all participants"])
END
cat >nouns.txt <<'END'
Olav Norn met with President Carla Borg of Malta

May 4, 2021

With Malta protests growing to new levels, the harbour was closed to lorries. After the talks Ms Borg and Mr Norn signed an agreement on cooperation in supporting fishermen. The law on lamps signed by the heads of Norway and Malta on 21 February is put forward for ratification.
END
expect nouns.txt <<'END'
who("protests growing") is None and who("supporting fishermen") is None and who("put forward") is None
END
cat >joined.txt <<'END'
Olav Norn met with President Carla Borg of Malta

May 4, 2021

Mr Norn joined Ms Borg in urging the harbours to reopen.
END
expect joined.txt <<'END'
"Olav Norn" in who("urging the harbours")
END
