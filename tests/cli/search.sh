# search: any script, facets and their counts, statements, pages that hold still, tables; what is wrong is said with its place.
. "$SOURCE/tests/lib.sh"
export READOUT_ARCHIVE=$PWD/words.db
cat >accounts.jsonl <<'X'
{"id": "en", "publisher": "Norn Gazette", "date": "2031-03-05", "title": "President Ada Norn Meets Premier Oran Telmek", "text": "Port Elden, March 4, 2031\n\nPresident Ada Norn of Norvania met with Premier Oran Telmek of Sarelle in Port Elden on Tuesday. Ada Norn said that the fishing agreement would be renewed within the year. Oran Telmek said that the survey ships must leave the northern shelf. The ferries will sail again in the spring."}
{"id": "copy", "publisher": "Sarelle Post", "date": "2031-03-05", "title": "President Ada Norn Meets Premier Oran Telmek", "text": "Port Elden, March 4, 2031\n\nPresident Ada Norn of Norvania met with Premier Oran Telmek of Sarelle in Port Elden on Tuesday. Ada Norn said that the fishing agreement would be renewed within the year. Oran Telmek said that the survey ships must leave the northern shelf. The ferries will sail again in the spring."}
{"id": "ko", "publisher": "동해통신", "date": "2031-04-01", "text": "김철수 국무위원장은 4월 1일 회담에서 전략핵무기를 줄이자고 말하였다. 쌍방은 어업협정을 새로 맺기로 하였다."}
{"id": "zh", "publisher": "北港日报", "date": "2032-04-02", "text": "双方在北港举行会谈。主席强调，禁止核武器是两国人民的共同愿望，渔业协定应当延长。"}
{"id": "ru", "publisher": "Северный вестник", "date": "2032-05-03", "text": "Елка стояла в зале переговоров. Премьер-министр Оран Тельмек заявил, что рыболовное соглашение будет продлено. Большой мост открыт."}
X
status 0 "$READOUT" add accounts.jsonl
ids() { status 0 "$READOUT" search --json "$@"; json "sorted(h['account'] for h in d) == sorted('$expected'.split())" || fail "search $*"; }

# Two characters are enough, inside of words too, with their particles.
expected=ko ids 핵무기
expected=ko ids 무기
expected=ko ids 협정
expected=zh ids 武器
expected=zh ids '"核 武器"'
expected=zh ids '协定 -条约'
expected=ru ids ёлка
expected=ru ids БОЛЬШОЙ
expected='' ids больший
expected='en copy' ids 'NEAR(survey leave, 3)'
expected='' ids 'NEAR(survey leave, 1)'
expected='en copy' ids 'ferr* NOT (bridge OR tunnel)'
expected='en copy' ids 'title:premier'
expected='' ids 'title:ferries'

# Names are found in the spellings that the archive knows for one person's, but not in quotes; a slip where nothing else is found.
cat >names.jsonl <<'X'
{"id": "n1", "publisher": "A", "date": "2033-03-05", "text": "Foreign Minister Sergey Orlanov of Russia met with Foreign Minister Choe Un Byol of the DPRK in Pyongyang on March 4, 2033. Sergey Orlanov said that the bridge would open."}
{"id": "n2", "publisher": "B", "date": "2033-03-05", "text": "4 марта 2033 года министр иностранных дел России Сергей Орланов встретился в Пхеньяне с министром иностранных дел КНДР. Сергей Орланов поблагодарил хозяев."}
X
status 0 "$READOUT" add names.jsonl
expected='n1 n2' ids Sergey Orlanov
has err 'looked for as'
expected='n1 n2' ids Орланов
expected='n1' ids --exact Orlanov
expected='n1' ids '"Sergey Orlanov"'
expected='n1 n2' ids Orlanoff

# What is found is marked, at the borders of characters.
status 0 "$READOUT" search 핵무기
has out '전략«핵무기»를'

# Also at the end of a long text, in capitals, with accents, and where the words of a phrase stand alone before.
python3 - >long.jsonl <<'X'
import json
filler = "The council of the harbour spoke of ropes. " * 2000
print(json.dumps({"id": "long", "date": "2031-05-05", "text": filler + "They named the FERRYMAN and the Élysian lanterns. The harbour council met again."}))
X
status 0 "$READOUT" --archive long.db add long.jsonl
for q in 'ferryman:«FERRYMAN»' 'elysian:«Élysian» lanterns' 'lanterns:They named' '"harbour council":The «harbour council» met again.' 'ropes lanterns:«ropes»'; do
    status 0 "$READOUT" --archive long.db search "${q%%:*}"
    has out "${q#*:}"
done

# Equals go as they came, and a page goes on where the last one ended.
status 0 "$READOUT" search --json ferries
json '[h["account"] for h in d] == ["en", "copy"] and d[0]["rank"] == d[1]["rank"]'
status 0 "$READOUT" search --json ferries --after en
json '[h["account"] for h in d] == ["copy"]'
status 2 "$READOUT" search ferries --after zh
has err 'zh: is not among'

# Facets, alone and with words.
expected='en' ids ferries --publisher gazette
expected='ru zh' ids --year 2032
expected='zh' ids --from 2032-01 --to 2032-04
expected='en copy' ids --speaker Telmek --year 2031
status 0 "$READOUT" search --counts --json --from 2031
json 'd["found"] == 7 and {"value": "2031", "n": 3} in d["counts"]["year"]'
json 'sum(x["n"] for x in d["counts"]["publisher"]) == 7'
status 2 "$READOUT" search ferries --publisher Nobody
has err 'no publisher in the archive is called so'
status 2 "$READOUT" search ferries --from yesterday
has err '--from takes a day'
status 2 "$READOUT" search ferries --mode loud
has err 'direct, reported'

# What was said, by whom.
status 0 "$READOUT" search --statements --json --speaker Telmek
json 'd and all("Telmek" in h["statement"]["speakers"] for h in d)'
status 0 "$READOUT" search --statements --json ships
json 'len(d) == 2 and all(h["statement"]["speakers"] == "Oran Telmek" for h in d)'
one=$(python3 -c 'import json; print(json.load(open("out"))[0]["statement"]["id"])')
status 0 "$READOUT" search --statements --json ships --after "$one"
json 'len(d) == 1'
status 0 "$READOUT" search --statements --json --speaker 'Ada Norn' ships
json 'd == []'
status 0 "$READOUT" search --statements --json 'agreement NOT ships' # another statement of the account has them
json 'len(d) == 2'

status 0 "$READOUT" search --csv - --statements ships
has out '"Oran Telmek"'

# Nothing found is said with what was searched.
status 0 "$READOUT" search submarines --year 2031
has out 'No account holds that, of 3 accounts searched.'

# Of many statements a page is kept, all are counted, and pages go on through all of them. Without words accounts are looked through a
# thousand at a time, and how many were not is told.
python3 - >crowd.jsonl <<'X'
import json
for i in range(1100):
    print(json.dumps({"id": f"c{i:04}", "publisher": "Crowd", "date": "2035-01-01", "text": f"Minister Ivo Karst of Norvania met with Minister Una Belt of Sarelle on January 1, 2035. Ivo Karst said that the lighthouse number {i} would be painted."}))
print(json.dumps({"id": "signs", "text": "Minister Ivo Karst of Norvania met with Minister Una Belt of Sarelle on January 2, 2035. Under a sign that read \u0939\u093f\u0928\u094d\u0926\u0940 \u0938\u094d\u0925\u093f\u0924\u093f they spoke of \u0939\u093f\u0928\u094d\u0926\u0940. Una Belt said that the granary would stay."}))
X
status 0 "$READOUT" --archive crowd.db add crowd.jsonl
status 0 "$READOUT" --archive crowd.db search --statements --limit 3 lighthouse
has out '3 of 1100 statements; --limit'
status 0 "$READOUT" --archive crowd.db search --statements --limit 3 --publisher Crowd
has out '3 of 1000 statements in the newest accounts; 100 more accounts'
# FTS5 takes marks of Devanagari for the ends of words: there the text is read.
status 0 "$READOUT" --archive crowd.db search --statements --json granary
json '[h["account"] for h in d] == ["signs"]'
python3 -c 'import sqlite3; assert sqlite3.connect("crowd.db").execute("SELECT count(*) FROM sought WHERE statements IS NULL").fetchone() == (1,)'
status 0 "$READOUT" --archive crowd.db search --statements --json lighthouse
json 'len(d) == len({h["statement"]["id"] for h in d}) == 1100'
cp out all.json
for at in 499 1049; do
    after=$(python3 -c "import json; print(json.load(open('all.json'))[$at]['statement']['id'])")
    status 0 "$READOUT" --archive crowd.db search --statements --json --limit 20 --after "$after" lighthouse
    json "d == json.load(open('all.json'))[$at + 1:][:20]"
done
status 0 "$READOUT" --archive crowd.db search --statements --counts --json lighthouse
json 'd["found"] == 1100'
status 2 "$READOUT" --archive crowd.db search --statements lighthouse --after c0007#77
has err 'is not among'

# A new version takes the place of the old one among what is searched.
echo '{"id": "en", "publisher": "Norn Gazette", "date": "2031-03-05", "title": "Ada Norn Meets Oran Telmek", "text": "President Ada Norn of Norvania met with Premier Oran Telmek of Sarelle in Port Elden on March 4, 2031. The submarines were not mentioned."}' >again.jsonl
status 0 "$READOUT" add again.jsonl
expected='copy' ids ferries
expected='en' ids submarines
status 0 "$READOUT" verify

# What stands there too often to be told one by one is refused before any of it is read.
python3 -c 'import json; print(json.dumps({"id": "tides", "text": "The sea at Port Elden.\n\n" + "\n\n".join(f"On page {i} of the log stand " + "the tide and " * 50 + "no ship." for i in range(2001))}))' >tides.jsonl
status 0 "$READOUT" --archive tides.db add tides.jsonl
status 2 "$READOUT" --archive tides.db phrase tide
has err '100050 times, more than the 100000'
