"""An invented text and copies of it, and copies of the copies, as JSON Lines: each keeps the slips of the one it was taken from."""
import json, random

random.seed(5)
WORDS = ("harbour ferry kelp treaty coast minister strait lantern quarry orchard signal bridge timber granite winter delegation protocol "
         "shipment fishery border survey reservoir lighthouse railway pension archive festival museum glacier monsoon").split()
FROM = {"courier": "agency", "daily": "agency", "herald": "agency", "post": "courier", "times": "courier", "gazette": "daily", "star": "post"}


def sentence():
    return "The " + " ".join(random.choice(WORDS) for _ in range(random.randint(9, 16))) + " was agreed on."


texts, days = {"agency": [sentence() for _ in range(26)]}, {"agency": 1}
for who, source in FROM.items():
    text = list(texts[source])
    for k in random.sample(range(len(text)), 3):
        a, b = random.sample(range(2, len(text[k].split()) - 3), 2)
        words = text[k].split()
        words[a], words[b] = words[b], words[a]
        text[k] = " ".join(words)
    texts[who], days[who] = text, days[source] + 1
for who, text in texts.items():
    body = [f"TELMORA, May {days[who]} - President Orvan Telmek of Norvania met Foreign Minister Hugo Valdrin of Sarelle."]
    body += [" ".join(text[i:i + 9]) for i in range(0, len(text), 9)]
    print(json.dumps({"id": who, "publisher": "The " + who.title(), "date": f"2031-05-0{days[who]}", "title": "President meets Foreign Minister",
                      "text": "\n\n".join(body)}))
