/* The step of the schema in which rows that repeat themselves became lists and numbers (form 13).
 *
 * Half a million statements of 20,000 accounts, a row each with its words, took as much room as the texts; with their speakers
 * and indexes, more. What rows share has a number now, and what hangs on an account and is not looked for across accounts is a
 * list in its row (lists.c says how it is written); under the old names stand views. In the index of words the text comes first:
 * what stands in the first column takes two bytes less a word and account.
 *
 * The rows of before are carried over in SQL, since reading every page again would take hours where this takes minutes; unit
 * tests hold what comes out to what reading again gives. Lists are taken apart with json_each() alone: json_extract() SQLite
 * before 3.41 takes for unsafe in a view of a file from elsewhere. */
#include "store/schema.h"

/* Pieces of text and macros in turn are taken for one long term. */
/* clang-format off */

/* Of a row x of before: its list, the tail of an item, the number of a manner and of words. */
#define LIST(item, from) "(SELECT '[' || group_concat(y) || ']' FROM (SELECT " item " AS y FROM " from "))"
#define TAIL \
    " || CASE WHEN x.start_byte IS NULL THEN iif(x.source_start IS NULL, '', ',null,null') ELSE ',' || x.start_byte || ',' ||" \
    " (x.end_byte - x.start_byte) END || CASE WHEN x.source_start IS NULL THEN iif(x.start_byte IS NULL, '', ',-1') WHEN" \
    " x.source_start IS x.start_byte AND x.source_end IS x.end_byte THEN '' ELSE ',' || x.source_start || ',' ||" \
    " (x.source_end - x.source_start) END || ']'"
#define HOW(what, also, side, degree, rule, certain) \
    "(SELECT h.n FROM how h WHERE h.what = " what " AND h.also IS " also " AND h.side IS " side " AND h.degree = " degree \
    " AND h.rule IS " rule " AND h.certain = " certain ")"
#define WORD(x) "coalesce((SELECT w.n FROM word w WHERE w.word = " x "), 0)"
#define SPANS "  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,\n"

const char ro_schema_lists[] =
    /* ---- what is shared ---- */
    "CREATE TABLE word (\n"
    "  n INTEGER PRIMARY KEY,\n"
    "  word TEXT NOT NULL UNIQUE        -- a name, a title, a side; the speakers of a statement as a JSON array\n"
    ") STRICT;\n"
    "CREATE TABLE how (\n"
    "  n INTEGER PRIMARY KEY,\n"
    "  what TEXT NOT NULL,              -- mode of a statement, field of evidence, role, kind of a paragraph, why it was cut\n"
    "  also TEXT,                       -- cue of a statement, anchor of a date\n"
    "  side TEXT,\n"
    "  degree INTEGER NOT NULL,         -- strength of a cue; 1: a wrong weekday\n"
    "  rule TEXT,                       -- why it is what it is\n"
    "  certain INTEGER NOT NULL         -- 1: a person need not look again\n"
    ") STRICT;\n"
    "INSERT INTO how(what, also, side, degree, rule, certain) SELECT mode, cue, side, strength, rule, certain FROM statement\n"
    "  UNION SELECT field, NULL, NULL, 0, rule, certain FROM evidence\n"
    "  UNION SELECT role, NULL, side, 0, rule, certain FROM attendance\n"
    "  UNION SELECT role, anchor, NULL, weekday_wrong, rule, certain FROM printed_date\n"
    "  UNION SELECT kind, NULL, NULL, 0, NULL, 0 FROM paragraph UNION SELECT why, NULL, NULL, 0, NULL, 0 FROM furniture;\n"
    "CREATE INDEX how_all ON how(what, also, side, degree, rule, certain);\n"
    "CREATE TEMP TABLE spoke (account INTEGER, statement INTEGER, names TEXT, PRIMARY KEY (account, statement)) WITHOUT ROWID;\n"
    "INSERT INTO spoke SELECT account, statement, json_group_array(name) FROM statement_speaker GROUP BY account, statement;\n"
    "INSERT INTO word(word) SELECT names FROM spoke UNION SELECT name FROM statement_speaker\n"
    "  UNION SELECT side FROM statement WHERE side IS NOT NULL UNION SELECT title FROM account_person_title\n"
    "  UNION SELECT name FROM attendance UNION SELECT title FROM attendance WHERE title IS NOT NULL;\n"

    /* ---- what statements are looked for by ---- */
    "CREATE TABLE voice_row (\n"
    "  account INTEGER NOT NULL REFERENCES account(n),\n"
    "  speaker INTEGER NOT NULL, side INTEGER NOT NULL, -- words; 0 none\n"
    "  modes INTEGER NOT NULL,          -- of what is said so: 1 direct, 2 reported, 4 collective, 8 unattributed, added up\n"
    "  PRIMARY KEY (account, speaker, side)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO voice_row SELECT x.account, " WORD("p.name") ", " WORD("x.side") ", max(x.mode = 'direct')\n"
    "  + 2 * max(x.mode = 'reported') + 4 * max(x.mode = 'collective') + 8 * max(x.mode = 'unattributed')\n"
    "  FROM statement x LEFT JOIN statement_speaker p ON p.account = x.account AND p.statement = x.i GROUP BY 1, 2, 3;\n"
    "CREATE INDEX voice_speaker ON voice_row(speaker);\n"
    "CREATE VIEW voice AS SELECT v.account, w.word AS name, s.word AS side, v.modes FROM voice_row v LEFT JOIN word w ON\n"
    "  w.n = v.speaker LEFT JOIN word s ON s.n = v.side;\n"

    /* ---- lists in the row they hang on ---- */
    "ALTER TABLE account ADD COLUMN statement_list TEXT;\n"
    "ALTER TABLE account ADD COLUMN evidence_list TEXT;\n"
    "ALTER TABLE account ADD COLUMN paragraph_list TEXT;\n"
    "ALTER TABLE account ADD COLUMN furniture_list TEXT;\n"
    "ALTER TABLE account_person ADD COLUMN mention_list TEXT;\n"
    "ALTER TABLE account_person ADD COLUMN title_list TEXT;\n"
    "UPDATE account SET\n statement_list = "
    LIST("'[' || " HOW("x.mode", "x.cue", "x.side", "x.strength", "x.rule", "x.certain") " || ',' || " WORD("s.names") TAIL,
         "statement x LEFT JOIN temp.spoke s ON s.account = x.account AND s.statement = x.i WHERE x.account = account.n"
         " ORDER BY x.i")
    ",\n evidence_list = "
    LIST("'[' || " HOW("x.field", "NULL", "NULL", "0", "x.rule", "x.certain") " || CASE WHEN x.words IS NULL AND x.start_byte IS"
         " NULL AND x.source_start IS NULL THEN '' ELSE ',' || json_quote(x.words) END" TAIL,
         "evidence x WHERE x.account = account.n ORDER BY x.field")
    ",\n paragraph_list = "
    LIST("'[' || " HOW("x.kind", "NULL", "NULL", "0", "NULL", "0") TAIL,
         "paragraph x WHERE x.account = account.n ORDER BY x.i")
    ",\n furniture_list = "
    LIST("'[' || " HOW("x.why", "NULL", "NULL", "0", "NULL", "0")
         " || ',' || x.source_start || ',' || (x.source_end - x.source_start) || ']'",
         "furniture x WHERE x.account = account.n ORDER BY x.i")
    ";\n"
    "UPDATE account_person SET\n mention_list = "
    LIST("'[' || x.start_byte || ',' || (x.end_byte - x.start_byte) || ']'",
         "mention x WHERE x.account = account_person.account AND x.person = account_person.i ORDER BY x.start_byte, x.end_byte")
    ",\n title_list = "
    LIST("(SELECT w.n FROM word w WHERE w.word = x.title)",
         "account_person_title x WHERE x.account = account_person.account AND x.person = account_person.i ORDER BY x.i")
    ";\n"

    /* ---- rows with numbers for words ---- */
    "CREATE TABLE attendance_row (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  position INTEGER NOT NULL,       -- from 1 within its side, as the account lists them\n"
    "  name INTEGER NOT NULL, title INTEGER NOT NULL, -- words, as printed; 0 none\n"
    "  how INTEGER NOT NULL REFERENCES how(n), -- role, side, rule\n"
    SPANS
    "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO attendance_row SELECT x.account, x.i, x.position, " WORD("x.name") ", " WORD("x.title") ",\n  "
    HOW("x.role", "NULL", "x.side", "0", "x.rule", "x.certain")
    ",\n  x.start_byte, x.end_byte, x.source_start, x.source_end FROM attendance x;\n"
    "CREATE TABLE printed_date_row (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  how INTEGER NOT NULL REFERENCES how(n), -- role, anchor, rule, weekday\n"
    "  value TEXT, either TEXT,         -- the day, month or year where it is one; the other reading of figures\n"
    "  first_day TEXT, last_day TEXT,   -- the days it means, where not the value; empty where the page cannot tell\n"
    "  words TEXT,                      -- as printed\n"
    SPANS
    "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO printed_date_row SELECT x.account, x.i, "
    HOW("x.role", "x.anchor", "NULL", "x.weekday_wrong", "x.rule", "x.certain")
    ", x.value, x.either,\n"
    "  CASE WHEN x.first_day IS x.value THEN NULL ELSE coalesce(x.first_day, '') END,\n"
    "  CASE WHEN x.last_day IS x.value THEN NULL ELSE coalesce(x.last_day, '') END,\n"
    "  x.words, x.start_byte, x.end_byte, x.source_start, x.source_end FROM printed_date x;\n"

    "DROP TABLE temp.spoke; DROP TABLE statement_speaker; DROP TABLE statement; DROP TABLE evidence; DROP TABLE paragraph;\n"
    "DROP TABLE furniture; DROP TABLE mention; DROP TABLE account_person_title; DROP TABLE attendance; DROP TABLE printed_date;\n"
    "DROP TABLE account_fts;\n"
    "CREATE VIRTUAL TABLE account_fts USING fts5(text, title, content=\"account\", content_rowid='n',\n"
    "  tokenize='unicode61 remove_diacritics 2');\n"

    /* ---- plain rows again, for readers ---- */
    "CREATE VIEW statement AS SELECT a.n AS account, e.key AS i, h.what AS mode, h.side, h.also AS cue, h.degree AS strength,\n"
    "  " SPAN(2, 3, 4, 5) ",\n  h.rule, h.certain, w.word AS speakers"
    EACH("statement_list") " LEFT JOIN word w ON w.n = " AT(1) ";\n"
    "CREATE VIEW statement_speaker AS SELECT s.account, s.i AS statement, p.key AS i, p.value AS name FROM statement s JOIN\n"
    "  json_each(s.speakers) p;\n"
    "CREATE VIEW evidence AS SELECT a.n AS account, h.what AS field, " AT(1) " AS words,\n"
    "  " SPAN(2, 3, 4, 5) ",\n  h.rule, h.certain" EACH("evidence_list") ";\n"
    "CREATE VIEW paragraph AS SELECT a.n AS account, e.key AS i, h.what AS kind,\n"
    "  " SPAN(1, 2, 3, 4) EACH("paragraph_list") ";\n"
    "CREATE VIEW furniture AS SELECT a.n AS account, e.key AS i, h.what AS why, " AT(1) " AS source_start,\n"
    "  " AT(1) " + " AT(2) " AS source_end" EACH("furniture_list") ";\n"
    "CREATE VIEW mention AS SELECT p.account, p.i AS person, " AT(0) " AS start_byte, " AT(0) " + " AT(1) " AS end_byte\n"
    "  FROM account_person p JOIN json_each(p.mention_list) e;\n"
    "CREATE VIEW account_person_title AS SELECT p.account, p.i AS person, e.key AS i, w.word AS title FROM account_person p JOIN\n"
    "  json_each(p.title_list) e JOIN word w ON w.n = e.value;\n"
    "CREATE VIEW attendance AS SELECT x.account, x.i, h.side, x.position, h.what AS role, w.word AS name, t.word AS title,\n"
    "  x.start_byte, x.end_byte, x.source_start, x.source_end, h.rule, h.certain FROM attendance_row x JOIN how h ON h.n = x.how\n"
    "  JOIN word w ON w.n = x.name LEFT JOIN word t ON t.n = x.title;\n"
    "CREATE VIEW printed_date AS SELECT x.account, x.i, h.what AS role, h.also AS anchor, x.value, x.either,\n"
    "  nullif(coalesce(x.first_day, x.value), '') AS first_day, nullif(coalesce(x.last_day, x.value), '') AS last_day, x.words,\n"
    "  h.degree AS weekday_wrong, x.start_byte, x.end_byte, x.source_start, x.source_end, h.rule, h.certain\n"
    "  FROM printed_date_row x JOIN how h ON h.n = x.how;\n"
    "DROP VIEW v_statement;\n"
    "CREATE VIEW v_statement AS SELECT a.id AS account, a.publisher, a.meeting_date, s.i AS number, s.mode, s.side,\n"
    "  (SELECT group_concat(value, ', ') FROM json_each(s.speakers)) AS speakers, s.cue, s.strength,\n"
    "  CAST(substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT) AS words,\n"
    "  s.start_byte, s.end_byte, s.rule, s.certain\n"
    "  FROM statement s JOIN account a ON a.n = s.account WHERE a.current;\n";
