# Pages from which every table of the archive gets rows, about invented states: two publishers who tell of the same talks in other words, a site
# whose pages share a line and write dates in one order, captures of one address, a page that contradicts what was said of it, names in Russian.
# pages.py DIR [MEETINGS]
import datetime, json, os, sys

TOPICS = "fishing rail wheat ferries customs timber water cables archives radio salt bridges".split()
where, meetings = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
os.makedirs(where + "/site", exist_ok=True)
lines = open(where + "/lines.jsonl", "w")


def line(**fields):
    print(json.dumps(fields), file=lines)


def telling(i, who, changes=()):
    day = datetime.date(2025, 1, 5) + datetime.timedelta(days=9 * i)
    said, topic, other = f"{day.day} {day:%B %Y}", TOPICS[i % 12], TOPICS[(i // 12 + i + 1) % 12]
    text = (f"TELMORA, {said} - President Orvan Telmek of Norvania received Mr. Hugo Valdrin, Foreign Minister of Sarelle, on {said}.\n\n"
            f"The talks dealt with {topic} in the coastal districts.\n\nBoth sides described the exchange on {other} as frank and thorough, and"
            f" number {i} on the list was settled.\n\n\"We will send the rest of the questions about {topic} to the joint committee,\" Orvan Telmek"
            f" said. Hugo Valdrin told the press that Sarelle expected an answer on {other} before the summer.\n\nPresent were Lio Hadder,"
            f" minister of trade of Norvania, and Una Perrin, ambassador of Sarelle.\n")
    for a, b in changes:
        text = text.replace(a, b)
    line(id=f"m{i}-{who.split()[0]}", title=f"President receives Foreign Minister of Sarelle, {said}", publisher=who, date=str(day), text=text)


for i in range(meetings):
    telling(i, "Norvanian Herald")
    telling(i, "Quessian Daily", [("Mr. ", ""), ("coastal", "northern"), ("talks", "meeting")])

head = "TELMORA, March 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on March 4."
body = ["The two leaders discussed the fishing grounds of the strait and agreed to open five ferry lines within the year.",
        "Ilmar Dashen said that the agreement on mining must be signed in May.",
        "Orvan Telmek thanked the prime minister for the warm welcome and invited him to visit Norvania.",
        "The talks lasted two hours and were held in a friendly atmosphere."]


def page(paragraphs, meta=""):
    return ('<html><head><title>Dashen meets Telmek</title><meta name="author" content="Ada Brill">%s</head><body><nav><a href="/">Home</a>'
            '</nav><article><h1>Dashen meets Telmek</h1>%s</article><aside>Weather</aside></body></html>'
            % (meta, "".join("<p>%s</p>" % p for p in paragraphs)))


talks = "https://news.example/talks/12"
line(html=page([head] + body), url=talks, captured="2031-03-06", publisher="Strait News", language="en", charset="utf-8", status=200)
line(html=page([head] + body[:-1]), url=talks, captured="2031-03-20", publisher="Strait News")
line(html=page([head.replace("March 4", "March 3")] + body,
               '<meta property="article:modified_time" content="2031-05-30"><meta property="article:published_time" content="2031-03-09">'),
     url="https://other.example/t", captured="2031-06-06", date="2031-03-05", title="Dashen and Telmek talk")
line(html="<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1><p>The page was not found.</p></body></html>", url=talks + "0")
line(text="Встреча с министром иностранных дел Сарелле Хуго Вальдрином\n\n5 января 2025 года\n\nПрезидент Норвании Орван Тельмек провёл встречу с министром"
          " иностранных дел Сарелле Хуго Вальдрином.\n\nО. Тельмек: Рад приветствовать вас в Телморе.\n\nХ. Вальдрин: Благодарю за приглашение.\n",
     url="https://norvania.example/ru/1", language="ru")

for i, town in enumerate("Quess Tolm Arvin Ledra Osk Parn Velm Drest".split()):
    date = f"0{i % 3 + 4}/{i + 14}/2031"
    open(f"{where}/site/{i:02}.html", "w").write(
        f'<html><head><link rel="canonical" href="https://www.river.example/{i}"><title>Ministers meet in {town}</title></head><body><div>'
        f"<h1>Ministers meet in {town}</h1><p>{date}</p><p>The minister of trade of Sarelle met the minister of trade of Norvania in {town} and spoke"
        f" of the {town} canal, its tolls and its {i + 3} locks.</p><p>They agreed that {i + 20} barges a day may pass from {town} to the sea, which"
        f" is {i + 4} more than in the year before, and that the wardens of {town} keep the books.</p><p>Both ministers thanked the {i + 7} wardens"
        f" of the locks.</p><p>The river office answers letters of readers of these pages</p></div></body></html>")
