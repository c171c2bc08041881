/* The table of commands. Adding one: an entry here, a cmd_NAME() in a file of its own. Dispatch, help, completion and the man
 * page all read this table and nothing else; `group` puts a command under a heading of the overview, none hides it. */
#include "cli.h"

#include <stddef.h>

#define JSON                                                                                                                     \
    { "json", NULL, "one JSON document" }
#define JSONL                                                                                                                    \
    { "jsonl", NULL, "one JSON object a line" }
#define CUTS                                                                                                                     \
    { "cuts", NULL, "each line of the page that was left out, and why" }
#define EXPLAIN                                                                                                                  \
    { "explain", NULL, "the rule behind each value" }
#define PAGING                                                                                                                   \
    {"limit", "N", "at most N rows"}, { "after", "ID", "start after this row" }
#define WHO                                                                                                                      \
    {"reason", "TEXT", "why, kept with the decision"}, { "author", "NAME", "who decides ($USER)" }

static const char reading[] = "Reading pages (no archive needed)", keeping[] = "Keeping them", finding[] = "Finding",
                  deciding[] = "Settling by hand", giving[] = "Passing on and looking after";

const struct option cli_everywhere[] = {
    {"archive", "FILE", "the archive ($READOUT_ARCHIVE, else ./readout.db)"},
    {"help", NULL, "help for the command"},
    {0},
};

const struct command cli_commands[] = {
    {.name = "read",
     .operands = "FILE...",
     .summary = "one page to its record",
     .about =
         "Reads saved pages (HTML, MHTML, text, PDF, DOCX, ODT, JSON Lines), mail, feeds, web archives (WARC), zip, tar and 7z "
         "archives and folders of these, compressed or not, - for standard input, and prints who met, when and where, who "
         "was there, who said what, and where in the page each of these stands.",
     .least = 1,
     .most = -1,
     .option = {JSON, JSONL, EXPLAIN, CUTS},
     .run = cmd_read,
     .group = reading,
     .example = {"readout read page.html", "readout read --json pages/ | jq '.[].title'"}},
    {.name = "compare",
     .operands = "A B [C...] | MEETING",
     .summary = "accounts of one meeting side by side",
     .about =
         "Lays two to ten accounts, or all accounts of a meeting in the archive, side by side, word by word. Changes that are "
         "mere spelling or format are counted and folded; what one account tells and another does not is ranked, and said to be "
         "silence only where the other covers that part of the event. Where the archive is asked or named, each change says in "
         "how many earlier pairs of accounts of the same two publishers it occurs. A and B are files or ids. The fields of "
         "--json "
         "are told in docs/comparison.md. Exit status as diff: 0 all the same, 1 differences, 2 trouble.",
     .least = 1,
     .most = 10,
     .option = {JSON,
                {"brief", NULL, "the three differences that matter most"},
                {"csv", "FILE", "write a table, one row a difference, for a spreadsheet; - for standard output"},
                {"table", "FILE", "write what each says, a row a claim, to paste into a document; - for tabs on standard output"},
                {"html", "FILE", "write a page that needs nothing else"},
                {"card", "FILE", "write one difference as a finding card"},
                {"finding", "N", "which one: its number in the table of --csv (1)"},
                {"all", NULL, "fold nothing"}},
     .run = cmd_compare,
     .group = reading,
     .example = {"readout compare agency.txt paper.txt", "readout compare --html comparison.html agency.txt paper.txt",
                 "readout compare --brief agency.txt paper.txt"}},
    {.name = "edition",
     .operands = "A B [C...] | MEETING",
     .summary = "a critical edition of a meeting",
     .about =
         "One account is the text, what the others say otherwise, have besides or lack stands under each paragraph, with sigla "
         "for "
         "two to ten accounts. The text is the first published of those that cover the meeting and have two thirds of the words "
         "of the longest; --base takes another. --tei writes TEI P5 (parallel segmentation, schema readout-tei.rng) from which "
         "the "
         "text of every account can be read again, --html a page that needs nothing else.",
     .least = 1,
     .most = 10,
     .option = {{"base", "N", "the N-th account is the text"},
                {"tei", "FILE", "write TEI P5"},
                {"html", "FILE", "write a page that needs nothing else"},
                {"all", NULL, "differences of form too"},
                JSON},
     .run = cmd_edition,
     .group = reading,
     .example = {"readout edition agency.txt paper.txt",
                 "readout edition --tei talks.xml --html talks.html 2023-05-16-norvania-quessia"}},
    {.name = "reuse",
     .operands = "[PATH...]",
     .summary = "stretches that accounts share",
     .about =
         "Says which accounts share which words, over the files given or over the whole archive: reprints, excerpts, shared "
         "wording, and who was earlier where the dates say so; then, folded, what many accounts say: formulas and "
         "boilerplate. What does not fit into the memory allowed lies in temporary files in $TMPDIR, which have no name. "
         "--families makes trees of accounts of which each has half of its words from another, with the evidence for who has "
         "them from whom, or why that is open. With --of, what one account of the archive shares with the others: asked of an "
         "index, in no time however many they are.",
     .least = 0,
     .most = -1,
     .option = {JSONL,
                {"of", "ID", "only what this account of the archive shares"},
                {"families", NULL, "accounts of one text as trees: who has it from whom, and why"},
                {"json", NULL, "the families as JSON"},
                {"all", NULL, "fold nothing"},
                {"csv", "FILE", "write a table, one row a stretch, for a spreadsheet; - for standard output"},
                {"words", "N", "shortest stretch in words (12)"},
                {"memory", "SIZE", "hold at most so much, such as 256M or 2G (400M)"},
                {"threads", "N", "how many threads (as many as there are processors)"}},
     .run = cmd_reuse,
     .group = reading,
     .example = {"readout reuse pages/", "readout reuse --families pages/", "readout reuse --jsonl --memory 2G accounts.jsonl.gz",
                 "readout reuse --of 2f41c0d93ab7"}},
    {.name = "names",
     .operands = "A B | FILE",
     .summary = "how likely two printed names are one person",
     .about =
         "Compares names across spellings, word orders and scripts. With one operand it reads pairs from a file of JSON Lines, "
         "{\"a\": {\"name\": \"...\"}, \"b\": {\"name\": \"...\"}}, and answers line by line.",
     .least = 1,
     .most = 2,
     .option = {JSON, JSONL},
     .run = cmd_names,
     .group = reading,
     .example = {"readout names 'Orvan Telmek' 'Telmek, O.'"}},
    {.name = "dump",
     .operands = "STAGE FILE",
     .summary = "a stage's output as plain text",
     .about = "Shows what one stage made of a page: page, clean, units or record. For tests, bug reports and learning.",
     .least = 2,
     .most = 2,
     .run = cmd_dump,
     .group = reading,
     .example = {"readout dump clean page.html"}},
    {.name = "add",
     .operands = "PATH...",
     .summary = "take pages into the archive",
     .about =
         "Takes all that read does into the archive, byte for byte, and reads it. Adding the same bytes again changes nothing. "
         "What is refused is named, and the rest still goes in; pictures, styles and scripts are passed over and counted. "
         "Where three accounts or fewer are new, the three that share most words with each are named on the terminal and in "
         "--json.",
     .least = 1,
     .most = -1,
     .option = {JSON, {"no-relatives", NULL, "do not look for accounts that share words with the new ones"}},
     .run = cmd_add,
     .group = keeping,
     .example = {"readout add pages/", "readout --archive talks.db add accounts.jsonl.gz"}},
    {.name = "meetings",
     .operands = "",
     .summary = "the meetings in the archive",
     .about =
         "Lists the meetings in the order of their days, each with the accounts that tell of it. What tells of no meeting is "
         "counted, and listed with --all and in JSON.",
     .least = 0,
     .most = 0,
     .option = {JSON,
                JSONL,
                PAGING,
                {"side", "SIDE...", "meetings of this side (North Korea, KP, NATO); twice: of both"},
                {"person", "NAME...", "meetings of this person, however spelt; twice: of both"},
                {"form", "FORM", "talks, call, visit, other"},
                {"only", "SIDE", "meetings that publishers of this side alone tell of"},
                {"who", "ID", "meetings of one person of those that people lists"},
                {"publisher", "NAME", "meetings that this publisher tells of, by its whole name"},
                {"place", "NAME", "meetings at this place, by its whole name"},
                {"from", "DAY", "on this day or later (2024-06-19, 2024-06, 2024)"},
                {"to", "DAY", "on this day or earlier"},
                {"all", NULL, "accounts of no meeting too"},
                {"csv", "FILE", "a row a meeting, for a spreadsheet; - for standard output"},
                {"people-csv", "FILE", "a row each who was there, with his title and where it stands; - for standard output"}},
     .run = cmd_meetings,
     .group = keeping,
     .example = {"readout meetings --limit 20", "readout meetings --side Norvania --side Sarelle --form call",
                 "readout meetings --side Norvania --people-csv there.csv"}},
    {.name = "show",
     .operands = "ID",
     .summary = "one meeting or account, whole",
     .about = "Of a meeting who was there, a side at a time and with the titles that its accounts print (in brackets which of "
              "them, by its letter), "
              "and its accounts with why they stand together; of an account all that was read from it. The beginning of an id is "
              "enough where it is "
              "one's alone.",
     .least = 1,
     .most = 1,
     .option = {JSON, EXPLAIN, CUTS},
     .run = cmd_show,
     .group = keeping},
    {.name = "people",
     .operands = "[NAME...]",
     .summary = "people, their names, titles and appearances; protocol",
     .about =
         "Lists the people of the archive with the ways their names are printed, their titles over time and the accounts they "
         "stand in; with a name, those whose name is like it, each with the years, places and company in which they were "
         "present, "
         "and their place on the lists of their side, as counts of meetings and medians. With --changes, who entered the lists "
         "of those present between two "
         "times, "
         "left them or stands at another place; with --missing, who was on most of the last lists of the same side and "
         "is not on that of the meeting. These are counts of lists that the archive has, and no judgement.",
     .least = 0,
     .most = -1,
     .option = {JSON,
                JSONL,
                PAGING,
                {"explain", NULL, "why each spelling is this person's"},
                {"most", NULL, "those whom most accounts name first, instead of by name; so always with a NAME"},
                {"changes", NULL, "who entered, left or moved in the lists between two times"},
                {"from", "TIME", "the earlier time: a year, a month (2024-06) or a day; with a NAME: since when"},
                {"to", "TIME", "the later one; with a NAME: until when"},
                {"side", "SIDE", "only this side"},
                {"missing", "ID", "who is missing by precedent at this meeting"},
                {"lists", "N", "how many lists back (12)"},
                {"alike", NULL, "of --missing: lists of the same form of encounter alone (talks, call, visit)"},
                {"csv", "FILE", "a row a person, for a spreadsheet; - for standard output"}},
     .run = cmd_people,
     .group = finding,
     .example = {"readout people Telmek", "readout people Telmek --from 2023 --to 2023",
                 "readout people --changes --from 2023 --to 2024 --side KP",
                 "readout people --missing 2023-05-16-norvania-quessia"}},
    {.name = "phrase",
     .operands = "WORDS...",
     .summary = "every use of a phrase over time",
     .about = "Counts and shows every use of a phrase by publisher and year, with how much was searched, on which days there was "
              "nothing to "
              "search, and which other wordings come near. --certificate writes all of that, a statement a line, with digests of "
              "what was "
              "searched and found; readout verify looks again and says which lines hold.",
     .least = 1,
     .most = -1,
     .option = {JSON,
                JSONL,
                {"limit", "N", "show at most N uses (50)"},
                {"publisher", "NAME", "issued by"},
                {"side", "SIDE...", "in accounts about this side (North Korea, KP, NATO); twice: about both"},
                {"from", "DAY", "on this day or later (2024-06-19, 2024-06, 2024)"},
                {"to", "DAY", "on this day or earlier"},
                {"certificate", "FILE", "write a certificate; - for standard output"}},
     .run = cmd_phrase,
     .group = finding,
     .example = {"readout phrase 'frank exchange of views'", "readout phrase --certificate frank.txt 'frank exchange of views'",
                 "readout verify frank.txt"}},
    {.name = "search",
     .operands = "[QUERY...]",
     .summary = "full-text search of accounts and statements",
     .about =
         "All words must be there. \"A phrase\" in quotes stands as it is, word* is a beginning, -word or NOT word must not be "
         "there, OR between two takes either, brackets group, NEAR(two words, 10) are so many words apart at most, title:word "
         "looks in titles. Case and accents don't matter; Chinese, Japanese and Korean are found by any characters in a row. A "
         "name "
         "outside of quotes is looked for in all spellings that the archive knows it by, a word in British and American "
         "spelling. "
         "\"said by NAME about WORDS\" looks among what he said. The options sift, alone too: "
         "with --statements it is what was said and not accounts that is found.",
     .least = 0,
     .most = -1,
     .option = {JSON,
                JSONL,
                PAGING,
                {"statements", NULL, "what was said, with who said it"},
                {"speaker", "NAME", "said by him; of accounts: in which he speaks"},
                {"publisher", "NAME", "issued by"},
                {"side", "SIDE...", "about this side (North Korea, KP, NATO), twice: about both; of statements: said by it"},
                {"mode", "MODE", "direct, reported, collective, unattributed"},
                {"kind", "KIND", "transcript, report, statement, notice, other"},
                {"year", "YEAR", "of this year"},
                {"from", "DAY", "on this day or later (2024-06-19, 2024-06, 2024)"},
                {"to", "DAY", "on this day or earlier"},
                {"meeting", "ID", "of this meeting"},
                {"by-date", NULL, "newest first, instead of best first"},
                {"exact", NULL, "no other spellings"},
                {"counts", NULL, "only how many by publisher, year, kind, side (--json too)"},
                {"csv", "FILE", "write a table for a spreadsheet; - for standard output"}},
     .run = cmd_search,
     .group = finding,
     .example = {"readout search 'ferry NEAR(fishing agreement, 5)'", "readout search said by Telmek about ferries",
                 "readout search --counts 'survey ship*' --year 2023"}},
    {.name = "changes",
     .operands = "[ACCOUNT]",
     .summary = "what became of pages over time: silent edits, deletions, returns",
     .about =
         "Captures of one page over time are versions of one account: of one id, or of one address with texts that are alike. "
         "Lists "
         "the pages that were edited, went or came back, each with what was reworded, dropped and added, between which two "
         "captures, and whether the page itself says that it was changed. An edit of what stands around the text is no change "
         "of the account. With an account, all its captures; --html lays its wordings side by side.",
     .least = 0,
     .most = 1,
     .option = {JSON,
                JSONL,
                PAGING,
                {"from", "DAY", "what was captured on this day or later (2024-06-19)"},
                {"to", "DAY", "what was captured on this day or earlier"},
                {"all", NULL, "pages that stayed the same too, and changes of form"},
                {"csv", "FILE", "a row a change; - for standard output"},
                {"html", "FILE", "the wordings of an account side by side"}},
     .run = cmd_changes,
     .group = finding,
     .example = {"readout changes --from 2024-06-19", "readout changes 0138784c3a2f"}},
    {.name = "decide",
     .operands = "KIND TARGET [VALUE]",
     .summary = "settle something by hand",
     .about =
         "Records a decision, which outranks what was computed and survives rereading: a date, a place, a title; that accounts "
         "belong to one meeting or do not (join, split); that a line which was cut is the account's own (restore, with how the "
         "line begins) or that one is not (cut); that two people are one (person-merge A B), that a spelling, title or account "
         "of "
         "somebody, or another person, is not he (person-split A B), what somebody is called (person-rename A NAME); that a "
         "change of words is noise or is of substance "
         "(noise, substance; the target is a meeting, an account, or two publishers or accounts as in 'Herald / Courier', the "
         "value words as in 'frank / firm', \"Mr. /\" where one has none, or a class of docs/changes.md). People go "
         "by the id that readout people prints, or by a name that is one person's alone. Of two that contradict each other the "
         "later holds.",
     .least = 2,
     .most = 3,
     .option = {WHO},
     .run = cmd_decide,
     .group = deciding,
     .example = {"readout decide date 0138784c3a2f 2024-06-19 --reason 'the photograph'",
                 "readout decide noise 'Norvanian Herald / Quessian Daily' 'talks / meeting'"}},
    {.name = "decisions",
     .operands = "",
     .summary = "what was settled by hand",
     .least = 0,
     .most = 0,
     .option = {JSON, JSONL, PAGING},
     .run = cmd_decisions,
     .group = deciding},
    {.name = "undo",
     .operands = "N",
     .summary = "take a decision back",
     .least = 1,
     .most = 1,
     .option = {WHO},
     .run = cmd_undo,
     .group = deciding},
    {.name = "collect",
     .operands = "CARD",
     .summary = "keep a finding card in the archive",
     .about =
         "Takes the card that compare --card wrote, of two captures that the archive holds, among the findings, with --reason "
         "as its note. It is a decision: undo takes it out again, export and import carry it along.",
     .least = 1,
     .most = 1,
     .option = {WHO},
     .run = cmd_collect,
     .group = deciding,
     .example = {"readout collect card.html --reason 'for the piece on ferries'"}},
    {.name = "findings",
     .operands = "[N]",
     .summary = "the finding cards that were collected",
     .about =
         "Lists them, the newest first. With a number, that one as it is cited; --card writes its page, which verify checks.",
     .least = 0,
     .most = 1,
     .option = {JSON, JSONL, {"limit", "N", "at most N rows"}, {"card", "FILE", "write the page of finding N"}},
     .run = cmd_findings,
     .group = deciding,
     .example = {"readout findings --json", "readout findings 12 --card card.html"}},
    {.name = "cite",
     .operands = "ID...",
     .summary = "how accounts are cited, or each of a meeting",
     .about =
         "Who issued it, in which language, under which headline, published when, of which day, at which address, with the "
         "address of an archive's copy, the day on which the page was taken and the SHA-256 of its bytes, as far as they are "
         "known. Markdown, to be pasted; BibTeX; CSL JSON, which Zotero reads.",
     .least = 1,
     .most = -1,
     .option = {{"json", NULL, "CSL JSON"}, {"bibtex", NULL, "BibTeX"}},
     .run = cmd_cite,
     .group = giving,
     .example = {"readout cite 0138784c3a2f", "readout cite --bibtex 2023-05-16-norvania-quessia >>sources.bib"}},
    {.name = "export",
     .operands = "DIR",
     .summary = "the archive as CSV, JSON Lines and TEI",
     .about = "Writes all that cannot be built again as JSON Lines, from which readout import makes the same archive anywhere; "
              "every table as "
              "CSV and JSON Lines; citations; a codebook; metadata.json for Datasette. MANIFEST is written last: an export "
              "without it was not "
              "finished, and sha256sum -c MANIFEST checks one.",
     .least = 1,
     .most = 1,
     .option = {{"tables", NULL, "the tables alone, without the pages"},
                {"excel", NULL, "for spreadsheets: a byte order mark, no formulas, cells of their length"},
                {"semicolon", NULL, "; between the cells of a CSV: what Excel opens where a decimal has a comma"},
                {"tei", NULL, "an edition in TEI of each meeting that several accounts tell of"}},
     .run = cmd_export,
     .group = giving},
    {.name = "import",
     .operands = "DIR",
     .summary = "take in what another archive exported",
     .about = "Makes the exported archive again, or merges it into one that is there: pages that are known stay once, decisions "
              "of both hold, "
              "and of two that contradict each other the later one; they are listed. A decisions.jsonl alone is taken too: what "
              "it says of "
              "accounts that are not here takes effect when they come. An import that was interrupted is done again.",
     .least = 1,
     .most = 1,
     .option = {{"decisions", NULL, "what people settled alone, not the pages"}},
     .run = cmd_import,
     .group = giving},
    {.name = "verify",
     .operands = "[CARD [PAGE...]]",
     .summary = "check the archive against the kept bytes, or a finding card or certificate",
     .about =
         "Checks the hash of every page kept, the file itself, and that reading the pages again gives what is stored. Given a "
         "finding card (compare --card), says of each of its statements whether it holds, against the pages given after it and "
         "those of the archive; exit status 0 all hold, 1 something does not, 2 not all could be checked.",
     .least = 0,
     .most = -1,
     .option = {JSON, {"quick", NULL, "do not read the pages again"}},
     .run = cmd_verify,
     .group = giving},
    {.name = "reread",
     .operands = "",
     .summary = "rebuild everything derived from the kept pages",
     .least = 0,
     .most = 0,
     .run = cmd_reread,
     .group = giving},
    {.name = "salvage",
     .operands = "DAMAGED NEW",
     .summary = "save what can be saved of a damaged archive",
     .about = "Takes every page, what was said of it and every decision that can still be read out of a damaged archive, "
              "whatever is broken "
              "in it, into a new one, reads the accounts anew and says what is lost. The damaged file is not touched. Exit "
              "status 0 nothing "
              "is missing, 1 something is, 2 nothing was saved.",
     .least = 2,
     .most = 2,
     .run = cmd_salvage,
     .group = giving},
    {.name = "serve",
     .operands = "",
     .summary = "the reading room in the browser",
     .about =
         "Serves the archive to the browsers of this machine until it is ended, and says at which address. Nothing is asked of "
         "the "
         "network, and kept pages run nothing. What is decided in the room is kept as by readout decide; with --readonly nothing "
         "can be changed. Where --listen lets others than this machine in, every request wants the token that stands in the "
         "address; TLS is left to a proxy. An archive that is not there is made, but not with --readonly.",
     .least = 0,
     .most = 0,
     .option = {{"port", "N", "the port (8484, or any where that is taken; 0: any)"},
                {"listen", "ADDR", "the address in figures (127.0.0.1)"},
                {"readonly", NULL, "nothing can be changed"},
                {"open", NULL, "open the browser"}},
     .run = cmd_serve,
     .group = giving,
     .example = {"readout --archive talks.db serve --open"}},
    {.name = "help", .operands = "[COMMAND]", .summary = "help", .least = 0, .most = 1, .run = cmd_help, .group = giving},
    {.name = "man", .operands = "", .summary = "the man page", .least = 0, .most = 0, .run = cmd_man},
    {.name = "completion",
     .operands = "bash|zsh|fish",
     .summary = "completion for a shell",
     .least = 1,
     .most = 1,
     .run = cmd_completion},
    {0},
};
