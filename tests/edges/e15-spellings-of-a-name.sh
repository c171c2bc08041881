# E15. One name in many spellings, orders and scripts is one person; names that merely look alike are two.
. "$SOURCE/tests/lib.sh"
pair() { printf '{"a": {"name": "%s"}, "b": {"name": "%s"}}\n' "$1" "$2"; }
{
    pair 'Kim Jong-un' 'Kim Jong Un'
    pair 'Kim Jong Un' "Kim Cho'ng-u'n"
    pair 'Choe Son Hui' 'Choi Sun-hee'
    pair 'Ri Yong Ho' 'Lee Yong-ho'
    pair 'Ri Yong Ho' 'Yi Yong-ho'
    pair 'Alexandr Kozlov' 'Alexander Kozlov'
    pair 'Sergei Lavrov' 'Sergey Viktorovich Lavrov'
    pair 'LAVROV Sergey' 'Sergey Lavrov'
    pair '김정은' 'Kim Jong Un'
    pair 'Сергей Лавров' 'Sergei Lavrov'
} >same.jsonl
{
    pair 'Kim Jong Un' 'Kim Jong Il'
    pair 'Choe Son Hui' 'Choe Ryong Hae'
    pair 'Sergei Lavrov' 'Sergei Shoigu'
    pair '김정은' 'Kim Yo Jong'
    pair 'Alexander Kozlov' 'Alexander Novak'
} >two.jsonl
status 0 "$READOUT" names same.jsonl --jsonl
says <<'END'
[x["same"] >= 0.5 for x in d] == [True] * 10
END
status 0 "$READOUT" names two.jsonl --jsonl
says <<'END'
[x["same"] < 0.5 for x in d] == [True] * 5
END

# й is a letter of its own, in ids too; ё is printed as е.
printf 'Встреча с гостем\n\n20 июня 2024 года\n\nПрезидент России Андрей Зайцев встретился с министром Фёдором Найдёновым. Андрей Зайцев и Фёдор Найденов говорили о пароме.\n' >y.txt
status 0 "$READOUT" --archive y.db add y.txt
status 0 "$READOUT" --archive y.db people --json
json 'any("зайцев" in p["id"] and "андрей" in p["id"] for p in d)'
