# E10. What a page says in its own language around an account in another is furniture, and does not make the account that language.
. "$SOURCE/tests/lib.sh"
cat >page.html <<'END'
<html lang="ru"><head><title>Документ / Ada Norn Has Talks with Bo Kest</title></head><body>
<div><a href="/">Главная</a> <a href="/n">Новости</a> <a href="/d">Документы</a></div><div>Настройки просмотра</div><div>Translate »</div>
<h1>Ada Norn Has Talks with Bo Kest</h1><div>Документ /</div>
<p>Tirn, June 20, 2024 (ONA) -- President Ada Norn of Ostravia had talks with President Bo Kest of Velmark on June 19.</p>
<p>The two presidents spoke of the ferry and of the lights in the strait, and agreed that the harbour boards would meet before winter.</p>
<div>Поделиться</div><div>View settings</div><div>Подписаться на рассылку</div></body></html>
END
expect page.html <<'END'
r["language"] == "en"
text.startswith("Tirn, June 20") and text.endswith("before winter.")
not any(w in text for w in ("Документ", "Translate", "View settings", "Настройки", "Поделиться"))
r["title"] == "Ada Norn Has Talks with Bo Kest"
END
