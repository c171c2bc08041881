# E46. A firm's news tells of no meeting and gets no day of one, whatever verb it uses; a guard that meets a guest holds no talks with him.
. "$SOURCE/tests/lib.sh"
cat >firm.txt <<'END'
Halvex launches a lamp for narrow straits

October 12, 2017

Halvex and Brightwater launch a lamp for narrow straits. It helps pilots to see the channel in fog, and it will be sold in autumn.

The new lamp system called Halvex Two collects what the buoys tell and sends it on. It recently received HBC clearance for all ports.
END
expect firm.txt <<'END'
r["kind"] == "other" and not r["held"] and r["form"] == "other"
meeting["value"] is None and published["value"] == "2017-10-12"
END
cat >office.txt <<'END'
President Anna Norn presented medals to the pilots of the strait

October 12, 2017

As President Anna Norn of Ostravia arrived in Velmark, a guard of honour met her at Tirn airport. She presented medals to six pilots.
END
expect office.txt <<'END'
r["kind"] == "report" and r["held"] and r["form"] == "visit"
END
cat >call.txt <<'END'
Call with the President of Velmark

October 12, 2017

President Anna Norn of Ostravia called President Bo Kest of Velmark today and received his thanks for the lamps.
END
expect call.txt <<'END'
r["kind"] == "report" and r["form"] == "call"
END
