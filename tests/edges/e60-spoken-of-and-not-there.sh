# E60. Who is spoken of was not there: whom a joint statement accuses, the owner of a plan, a foreign president behind "THE PRESIDENT:".
. "$SOURCE/tests/lib.sh"
cat >spoken.jsonl <<'END'
{"id":"joint","publisher":"Office of the President of Ostravia","date":"2024-06-18","title":"Harbour League Leaders' Joint Statement","text":"Tirn, June 18, 2024. We, the leaders of the Harbour League, met today in Tirn to answer President Vendrel's closing of the strait. We call on President Vendrel to open it, and we stand with every port that he has closed."}
{"id":"plan","publisher":"Office of the President of Ostravia","date":"2024-06-19","title":"Background Press Call by Senior Officials on President Norn's Plan to Answer Vendrel's Price Rise","text":"MODERATOR: Thank you for joining. Yesterday President Vendrel doubled the dues in his ports, and President Norn has a plan.\n\nSENIOR OFFICIAL: Thank you. The plan of President Norn has three parts, and none of them is small."}
{"id":"speech","publisher":"White House","date":"2024-06-20","title":"Remarks on the Closing of the Strait","text":"THE PRESIDENT: Good afternoon. The strait is closed since last night.\n\nPresident Jor Allard of France told the papers that he is with us, and I thank him.\n\nTHE PRESIDENT: I shall take no questions today."}
{"id":"calls","publisher":"Office of the President of Ostravia","date":"2024-07-08","title":"Telephone Conversations with President of Norvania Ada Berg and Prime Minister of Sarelle Ines Corvay","text":"On July 8, 2024, President Norn had telephone conversations with President of Norvania Ada Berg and Prime Minister of Sarelle Ines Corvay. They spoke about the strait."}
{"id":"session","publisher":"Office of the President of Ostravia","date":"2024-07-10","title":"Session of the Harbour Council","text":"President Norn took part, by video link, in a session of the Harbour Council.\n\nTaking part in the session were President of Norvania Ada Berg, Prime Minister of Sarelle Ines Corvay and President of Tirania Uwe Holt.\n\nADA BERG: Good morning, colleagues. I open the session.\n\nINES CORVAY: Thank you. Sarelle is for it."}
END
status 0 "$READOUT" add spoken.jsonl
status 0 "$READOUT" meetings --json
json 'not [p for m in d for p in m["people"] if "Vendrel" in p or "Allard" in p]'
json '[len(m["accounts"]) for m in d] == [1] * 5'
status 0 "$READOUT" show speech --json
json '[s for s in d["attendance"] if "Allard" in (s["name"] or "")] == []'
json '"FR" not in d["sides"]'
