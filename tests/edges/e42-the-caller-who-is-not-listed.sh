# E42. A call whose heading names the other side alone was made by whoever of the writer's side acts in the text; a spokeswoman made none.
. "$SOURCE/tests/lib.sh"
page() { printf '{"id":"%s","publisher":"Office of the President of Ostravia","date":"2024-06-20","title":"%s","text":"%s"}\n' "$1" "$2" "$3"; }
{
    page call 'Telephone conversation with President of Velmark Bo Kest' \
        'During the conversation, Anna Norn warmly congratulated President of Velmark Bo Kest on the new ferry. The lights of the strait were discussed in detail.'
    page told 'Telephone conversation with President of Velmark Bo Kest' \
        'Press Secretary Ines Marl said the ferry was safe. President Anna Norn expressed gratitude to President of Velmark Bo Kest for the pilots.'
    page none 'Telephone conversation with President of Velmark Bo Kest' \
        'Press Secretary Ines Marl said the ferry was safe. Praise was given to President Anna Norn, who had built it for President of Velmark Bo Kest.'
} >calls.jsonl
status 0 "$READOUT" read --jsonl calls.jsonl
jsonl '[[a["name"] for a in x["attendance"]] for x in d] == [["Bo Kest", "Anna Norn"], ["Bo Kest", "Anna Norn"], ["Bo Kest"]]'
jsonl 'd[0]["attendance"][1]["role"] == "head" and not d[0]["attendance"][1]["certain"]'
