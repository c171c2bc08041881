# E45. A title holds no verb, nothing that a heading goes on with, no office of another man and no word that opens a question; two family names joined are nobody.
. "$SOURCE/tests/lib.sh"
cat >brief.txt <<'END'
Remarks by President Anna Norn and Prime Minister Bo Kest of Velmark Before Bilateral Meeting

June 20, 2024

Following the call with Minister Oto Ferrin, President of Ostravia Anna Norn told the board that the ferry will sail. The Norn-Kest talks lasted an hour. Prime Minister Bo Kest of Velmark thanked her, and so did Henrik Doyle, our former ambassador who has seen the yard.

Is President Norn ready? Does Secretary Mina Larsen know it? The President and Secretary Larsen do, and so does Clara Vance, the Chief of Staff to Senator Ivo Brandt. The chief pilot of Ostravia's ports, Kaspar Wenn, does not, and the mayor of Tirn, Lotte Vries, was not asked. First of all: Will President Norn host Governor Emil Torp?

Background Press Call Previewing Ambassador Tove Harl's Trip. The ferries sail.(Addressing Commissioner Ulla Brink.) Do they?
END
status 0 "$READOUT" read --json brief.txt
says <<'END'
{p["name"]: p["titles"] for p in r["people"]}["Bo Kest"] == ["Prime Minister of Velmark"]
sorted({t for p in r["people"] if p["name"] == "Anna Norn" for t in p["titles"]}) == ["President", "President of Ostravia"]
{p["name"]: p["titles"] for p in r["people"]}["Oto Ferrin"] == ["Minister"]
{p["name"]: p["titles"] for p in r["people"]}["Henrik Doyle"] == ["former ambassador"]
{p["name"]: p["titles"] for p in r["people"]}["Mina Larsen"] == ["Secretary"]
{p["name"]: p["titles"] for p in r["people"]}["Ivo Brandt"] == ["Senator"]
{p["name"]: p["titles"] for p in r["people"]}["Emil Torp"] == ["Governor"]
{p["name"]: p["titles"] for p in r["people"]}["Lotte Vries"] == ["mayor of Tirn"]
{p["name"]: p["titles"] for p in r["people"]}["Tove Harl"] == ["Ambassador"]
{p["name"]: p["titles"] for p in r["people"]}["Ulla Brink"] == ["Commissioner"]
not any("-" in p["name"] for p in r["people"])
END
