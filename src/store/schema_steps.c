/* What has come to the schema since its first form: a step a text, each of which brings an archive of the form before it to its
 * own, rows and all. A step that was ever taken is never altered; another is put behind it, and tests/fault/older keeps an
 * archive of the form it starts from. The comments are the codebook of what it adds. */
#include "store/schema.h"

#include <stddef.h>

/* What the transport said of a page, without which it could not be read again as it was; and what pages have in common. */
static const char STEP_2[] =
    "ALTER TABLE intake ADD COLUMN charset TEXT;"   /* as HTTP or MIME gave it */
    "ALTER TABLE intake ADD COLUMN status INTEGER;" /* of HTTP */
    "ALTER TABLE intake ADD COLUMN note TEXT;"      /* of the container: whole sentences, one a line */

    /* What a page declares of itself, and where it disagrees. */
    "ALTER TABLE account ADD COLUMN author TEXT;"        /* a person or a desk */
    "ALTER TABLE account ADD COLUMN section TEXT;"       /* of the site, as the page names it */
    "ALTER TABLE account ADD COLUMN modified_date TEXT;" /* of the last change */
    "ALTER TABLE account ADD COLUMN modified_basis TEXT;"
    "CREATE TABLE disagreement (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, reading INTEGER NOT NULL, -- 0: the chosen one\n"
    "  field TEXT NOT NULL,             -- published, modified, title, publisher, url\n"
    "  reason TEXT NOT NULL,            -- in what they disagree\n"
    "  value TEXT, basis TEXT,\n"
    "  words TEXT,                      -- that say so\n" WHY "  PRIMARY KEY (account, i, reading)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE VIEW v_disagreement AS SELECT a.id AS account, d.field, d.reading, d.value, d.basis, d.words, d.rule, d.reason\n"
    "  FROM disagreement d JOIN account a ON a.n = d.account WHERE a.current;\n"

    /* What the pages of one source have in common. */
    "CREATE TABLE account_line (\n"
    "  account INTEGER PRIMARY KEY REFERENCES account(n),\n"
    "  origin TEXT NOT NULL,            -- the host, else the folder or the file of lines\n"
    "  core INTEGER NOT NULL,           -- number of its longest paragraph\n"
    "  figures INTEGER NOT NULL,        -- its dates in figures prove that the day (1) or the month (-1) stands first\n"
    "  figures_open INTEGER NOT NULL,   -- some of them read two ways\n"
    "  lines BLOB NOT NULL              -- numbers of lines that could be furniture, 8 bytes each\n"
    ") STRICT;\n"
    "CREATE INDEX account_line_origin ON account_line(origin, core);\n"
    "CREATE TABLE origin_line (\n"
    "  origin TEXT NOT NULL, line INTEGER NOT NULL, -- recurs there, and is cut\n"
    "  PRIMARY KEY (origin, line)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE origin_order (\n"
    "  origin TEXT PRIMARY KEY, figures INTEGER NOT NULL -- what stands first in dates in figures there\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE origin_due (origin TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;\n";

/* What people settled about people: the names that a decision means, each where it is printed; and what follows from it. */
static const char STEP_3[] = "CREATE TABLE decision_person (\n"
                             "  decision INTEGER NOT NULL REFERENCES decision(n),\n"
                             "  part TEXT NOT NULL,              -- target, value\n"
                             "  account TEXT NOT NULL,           -- id\n"
                             "  name TEXT NOT NULL,              -- as printed there\n"
                             "  PRIMARY KEY (decision, part, account, name)\n"
                             ") STRICT, WITHOUT ROWID;\n"
                             "CREATE TABLE person_decided (\n"
                             "  account TEXT NOT NULL, name TEXT NOT NULL, -- as printed there\n"
                             "  person TEXT NOT NULL,            -- id of the person whose it is\n"
                             "  shown TEXT NOT NULL,             -- what he is called\n"
                             "  decision INTEGER NOT NULL,       -- the last that speaks of him\n"
                             "  PRIMARY KEY (account, name)\n"
                             ") STRICT, WITHOUT ROWID;\n";

/* The name in the nominative where an account prints it in other cases only: led back by its endings, never certain. */
static const char STEP_4[] = "ALTER TABLE account_person ADD COLUMN base TEXT;";

/* Every date that an account prints, so that they can be counted and sifted by what they are there for. */
static const char STEP_5[] =
    "CREATE TABLE printed_date (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  role TEXT NOT NULL,              -- event, publication, dateline, capture, background\n"
    "  anchor TEXT,                     -- what it counts from: meeting, published; NULL: it names its own day\n"
    "  value TEXT, either TEXT,         -- the day, month or year where it is one; the other reading of figures\n"
    "  first_day TEXT, last_day TEXT,   -- the days it means; NULL where the page cannot tell\n"
    "  words TEXT,                      -- as printed\n"
    "  weekday_wrong INTEGER NOT NULL,  -- 1: the weekday printed with it is not that day's\n" WHY "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX printed_date_days ON printed_date(first_day, last_day);\n"
    "CREATE VIEW v_date AS SELECT a.id AS account, a.publisher, a.meeting_date, d.i + 1 AS number, d.role, d.anchor, d.value,\n"
    "  d.either, d.first_day, d.last_day, d.words, d.weekday_wrong, d.start_byte, d.end_byte, d.rule, d.certain\n"
    "  FROM printed_date d JOIN account a ON a.n = d.account WHERE a.current;\n";

/* What two accounts of one meeting say in other words, so that it can be told which changes are the habit of two publishers.
 * Filled where a comparison asks; what hangs on an account goes with its rows. */
static const char STEP_6[] =
    "CREATE TABLE noise_pair (\n"
    "  first INTEGER NOT NULL REFERENCES account(n) ON DELETE CASCADE, -- its publisher (then carrier) sorts first\n"
    "  second INTEGER NOT NULL REFERENCES account(n) ON DELETE CASCADE,\n"
    "  rules TEXT NOT NULL,             -- version of the program that compared them\n"
    "  PRIMARY KEY (first, second)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX noise_pair_second ON noise_pair(second);\n"
    "CREATE TABLE noise_change (\n"
    "  first INTEGER NOT NULL, second INTEGER NOT NULL,\n"
    "  kind TEXT NOT NULL, class TEXT NOT NULL, -- as seen from the first: dropped is absent from the second\n"
    "  first_words TEXT NOT NULL, second_words TEXT NOT NULL, -- folded, unless the folding is the difference\n"
    "  PRIMARY KEY (first, second, first_words, second_words, kind, class),\n"
    "  FOREIGN KEY (first, second) REFERENCES noise_pair(first, second) ON DELETE CASCADE\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE VIEW v_change AS SELECT a.publisher AS first_publisher, b.publisher AS second_publisher, c.kind, c.class,\n"
    "  c.first_words, c.second_words, a.meeting_date, a.id AS first, b.id AS second\n"
    "  FROM noise_change c JOIN account a ON a.n = c.first JOIN account b ON b.n = c.second WHERE a.current AND b.current;\n";

/* Which accounts share words: an index of its own, since none of SQLite's keeps what occurs in a hundred accounts as small as
 * what occurs in one. Its blocks are bytes that only we read; store/reuse/index.h says what is in them. */
static const char STEP_7[] = "CREATE TABLE reuse_text (\n"
                             "  text INTEGER PRIMARY KEY,        -- the number under which the index lists the account\n"
                             "  account INTEGER NOT NULL UNIQUE\n"
                             ") STRICT;\n"
                             "CREATE TABLE reuse_gone (\n"
                             "  text INTEGER PRIMARY KEY,        -- a number that lists nothing any more\n"
                             "  words BLOB                       -- that are still to be subtracted\n"
                             ") STRICT;\n"
                             "CREATE TABLE reuse_due (account INTEGER PRIMARY KEY) STRICT; -- to be indexed\n"
                             "CREATE TABLE reuse_run (\n"
                             "  run INTEGER PRIMARY KEY,\n"
                             "  size INTEGER NOT NULL,           -- entries\n"
                             "  goal INTEGER,                    -- the run it is being merged into\n"
                             "  below INTEGER                    -- so far it has the keys below this; NULL: it is whole\n"
                             ") STRICT;\n"
                             "CREATE TABLE reuse_block (n INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;\n"
                             "INSERT INTO reuse_due SELECT n FROM account WHERE current;";

/* Captures of one address are versions of one account; and who took a decision back. */
static const char STEP_8[] =
    "ALTER TABLE intake ADD COLUMN address TEXT /* derived: what its address is known by, however it is written */;"
    "CREATE INDEX intake_address ON intake(address) WHERE address IS NOT NULL;"
    "ALTER TABLE decision ADD COLUMN undone_by TEXT;"
    "ALTER TABLE decision ADD COLUMN undone_reason TEXT;"
    "CREATE VIEW v_capture AS SELECT t.id AS account, t.version, t.address, coalesce(a.captured_date, t.captured) AS captured,\n"
    "  c.first_seen, t.status, t.refused, a.current, a.title, a.words, c.sha256, c.size, t.url,\n"
    "  (SELECT min(file) FROM source f WHERE f.intake = t.n) AS file, t.n AS intake\n"
    "  FROM intake t JOIN capture c ON c.n = t.capture LEFT JOIN account a ON a.n = t.n;\n"
    "CREATE VIEW v_decision AS SELECT d.n, d.time, d.author, d.kind, d.about, d.target, d.value, d.reason, d.undone, "
    "d.undone_by,\n"
    "  d.undone_reason, (SELECT group_concat(account, ', ') FROM (SELECT DISTINCT account FROM decision_account x WHERE\n"
    "  x.decision = d.n ORDER BY account)) AS accounts FROM decision d;\n"
    "CREATE VIEW v_encounter AS SELECT a.id AS account, a.publisher, a.meeting_date, e.i + 1 AS number, e.kind, e.place, "
    "e.time,\n"
    "  e.zone, e.duration, e.start_byte, e.end_byte, e.rule, e.certain\n"
    "  FROM encounter e JOIN account a ON a.n = e.account WHERE a.current;\n";

/* Who said something, and what an account is sifted by,
 * without reading its text. */
static const char STEP_9[] = "CREATE INDEX statement_speaker_name ON statement_speaker(name);\n"
                             "CREATE INDEX account_sifted ON account(current, publisher, kind, meeting_date, published_date);";

/* How each account stood when it was last grouped, so that one that comes meets those only which it concerns. */
static const char STEP_10[] =
    "CREATE TABLE match_account (\n"
    "  account INTEGER PRIMARY KEY,\n"
    "  first INTEGER, last INTEGER,     -- days since 1970 on which others are linked with it\n"
    "  hub INTEGER,                     -- the day under which those without a day find it\n"
    "  sought INTEGER, until INTEGER,   -- the days within which it looks for such a one itself\n"
    "  comp INTEGER NOT NULL,           -- an account that stands for all that links lead to\n"
    "  grp INTEGER NOT NULL             -- and for those of them that it is one with\n"
    ") STRICT;\n"
    "CREATE INDEX match_account_days ON match_account(first, last) WHERE first IS NOT NULL;\n"
    "CREATE INDEX match_account_comp ON match_account(comp) WHERE comp <> account;\n"
    "CREATE TABLE match_word (\n"
    "  word INTEGER NOT NULL, day INTEGER NOT NULL, account INTEGER NOT NULL, -- principals and sides, by number\n"
    "  PRIMARY KEY (word, day, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE match_want (\n"
    "  word INTEGER NOT NULL, first INTEGER NOT NULL, account INTEGER NOT NULL, last INTEGER NOT NULL,\n"
    "  PRIMARY KEY (word, first, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE match_due (\n"
    "  account INTEGER PRIMARY KEY,     -- to be grouped anew\n"
    "  sketch TEXT                      -- as it was when it was last grouped; NULL: it was not\n"
    ") STRICT;\n";

/* Names that the search takes for one person's: of those who have several. */
static const char STEP_11[] = "CREATE TABLE spelling (\n"
                              "  person TEXT NOT NULL,            -- id\n"
                              "  folded TEXT NOT NULL,            -- without case and accents\n"
                              "  name TEXT NOT NULL,              -- as printed, or led back to its nominative\n"
                              "  PRIMARY KEY (person, folded)\n"
                              ") STRICT, WITHOUT ROWID;\n"
                              "CREATE TABLE spelling_word (\n"
                              "  word TEXT NOT NULL,              -- of a spelling; and the whole of it\n"
                              "  person TEXT NOT NULL,\n"
                              "  PRIMARY KEY (word, person)\n"
                              ") STRICT, WITHOUT ROWID;\n";

/* Who is one person: names as accounts print them, counted, and kept up with every account that comes or goes. */
static const char STEP_12[] =
    "CREATE TABLE person (\n"
    "  n INTEGER PRIMARY KEY,\n"
    "  id TEXT NOT NULL, name TEXT NOT NULL, side TEXT,\n"
    "  stem TEXT NOT NULL,              -- the id before namesakes were told apart\n"
    "  accounts INTEGER NOT NULL, present INTEGER NOT NULL, -- how many name him, and list him as present\n"
    "  first_day TEXT,\n"
    "  decision INTEGER NOT NULL        -- the last that speaks of him; 0 none\n"
    ") STRICT;\n"
    "CREATE INDEX person_id ON person(id);\n"
    "CREATE INDEX person_stem ON person(stem);\n"
    "CREATE INDEX person_order ON person(name, id);\n"
    "CREATE TABLE person_name (\n"
    "  n INTEGER PRIMARY KEY,\n"
    "  person INTEGER REFERENCES person(n),\n"
    "  name TEXT NOT NULL, base TEXT,   -- as printed; its nominative where that is never printed\n"
    "  side TEXT,                       -- of him who is present\n"
    "  guessed INTEGER NOT NULL,        -- 1: no words beside the name give the side\n"
    "  read_side TEXT,                  -- present or not, on whatever grounds\n"
    "  office TEXT,                     -- that a surname alone is printed with; NULL: it is more than a surname\n"
    "  lot INTEGER NOT NULL,            -- the decision that parted these from others of the same name; 0 none\n"
    "  accounts INTEGER NOT NULL, present INTEGER NOT NULL,\n"
    "  first_day TEXT,\n"
    "  why TEXT,                        -- it is his; NULL: it is the name that shows\n"
    "  comp INTEGER NOT NULL            -- a name that stands for all that likeness leads to\n"
    ") STRICT;\n"
    "CREATE INDEX person_name_name ON person_name(name);\n"
    "CREATE INDEX person_name_person ON person_name(person);\n"
    "CREATE INDEX person_name_comp ON person_name(comp) WHERE comp <> n;\n"
    "CREATE TABLE person_title (\n"
    "  name INTEGER NOT NULL REFERENCES person_name(n), title TEXT NOT NULL,\n"
    "  accounts INTEGER NOT NULL, first_day TEXT, last_day TEXT,\n"
    "  PRIMARY KEY (name, title)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE person_account (\n"
    "  name INTEGER NOT NULL REFERENCES person_name(n), account INTEGER NOT NULL REFERENCES account(n),\n"
    "  PRIMARY KEY (name, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE person_listed (       -- names that could be mistaken for each other, and stand in one list of those present\n"
    "  first INTEGER NOT NULL REFERENCES person_name(n), second INTEGER NOT NULL REFERENCES person_name(n),\n"
    "  lists INTEGER NOT NULL, PRIMARY KEY (first, second)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX person_listed_second ON person_listed(second);\n"
    "CREATE TABLE person_word (\n"
    "  word TEXT NOT NULL,              -- of a name; ~ its consonants; / a side and the sounds it opens with, // in other "
    "scripts\n"
    "  name INTEGER NOT NULL REFERENCES person_name(n), PRIMARY KEY (word, name)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE person_common (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID; -- of too many names to say anything\n"
    "CREATE TABLE person_due (\n"
    "  name INTEGER PRIMARY KEY,        -- whose person is to be found again\n"
    "  how INTEGER NOT NULL             -- 1 more accounts, 2 other titles or days, 4 fewer accounts\n"
    ") STRICT;\n"
    "CREATE VIEW v_person_name AS SELECT p.id AS person, p.name AS shown, s.name, s.base, s.side, s.office, s.accounts,\n"
    "  s.present, s.first_day, s.why, s.guessed, s.read_side, s.lot\n"
    "  FROM person_name s JOIN person p ON p.n = s.person;\n"
    "CREATE VIEW v_person_title AS SELECT p.id AS person, p.name AS shown, s.name, t.title, t.accounts, t.first_day, t.last_day\n"
    "  FROM person_title t JOIN person_name s ON s.n = t.name JOIN person p ON p.n = s.person;\n"
    "CREATE VIEW v_person_account AS SELECT p.id AS person, p.name AS shown, s.name, a.id AS account\n"
    "  FROM person_account x JOIN person_name s ON s.n = x.name JOIN person p ON p.n = s.person JOIN account a ON a.n = "
    "x.account;\n"
    "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due');\n";

/* What accounts are sifted and ordered by, each in an index of its own: days by coalesce(), as they are asked for. */
static const char STEP_14[] =
    "CREATE INDEX account_day ON account(current, coalesce(meeting_date, published_date));\n"
    "DROP INDEX account_sifted;\n"
    "CREATE INDEX account_sifted ON account(current, publisher, kind, coalesce(meeting_date, published_date));\n"
    "CREATE INDEX account_publisher_side ON account(publisher_side COLLATE NOCASE) WHERE publisher_side IS NOT NULL;\n"
    "CREATE INDEX account_side_side ON account_side(side COLLATE NOCASE);\n";

/* Of the sketch of an account the title, which stands beside it, is left out, and its digest is bytes: that was half of it, for
 * which many an account took a page more. bytes_of() is ours, since SQLite has unhex() from 3.41 on. */
#define AT_DIGEST "instr(sketch, char(10) || 'digest' || char(9))"
#define DIGEST_APART                                                                                                             \
    "digest = bytes_of(substr(sketch, " AT_DIGEST " + 8)), sketch = substr(sketch,"                                              \
    " iif(substr(sketch, 1, 6) = 'title' || char(9), instr(sketch, char(10)) + 1, 1), " AT_DIGEST                                \
    " - iif(substr(sketch, 1, 6) = 'title' || char(9), instr(sketch, char(10)), 0)) WHERE " AT_DIGEST
static const char STEP_15[] =
    "ALTER TABLE account ADD COLUMN digest BLOB /* of its text, for matching: the least hashes of runs of five words */;\n"
    "ALTER TABLE match_due ADD COLUMN digest BLOB;\n"
    "UPDATE account SET " DIGEST_APART ";\n"
    "UPDATE match_due SET " DIGEST_APART ";\n";

/* What is sifted, ordered and counted, in a row of thirty bytes instead of indexes with the words spelt out. */
static const char STEP_16[] =
    "CREATE TABLE sought (                -- accounts that show, as the search sifts, orders and counts them\n"
    "  account INTEGER PRIMARY KEY REFERENCES account(n),\n"
    "  publisher INTEGER NOT NULL, kind INTEGER NOT NULL, -- words; 0 none\n"
    "  day INTEGER NOT NULL,            -- of the meeting, else of the publication: 20240619, a month 20240600; 0 none\n"
    "  sides INTEGER NOT NULL,          -- a word, the sides as a JSON array; 0 none\n"
    "  statements BLOB                  -- which of the account's words each statement is of; NULL: the text must be read\n"
    ") STRICT;\n"
    "DROP INDEX account_sifted;\n"
    "DROP INDEX account_publisher;\n"
    "CREATE INDEX account_publisher ON account(publisher) WHERE current = 1;\n";

/* Where meetings of a side, a person, a publisher or a place are looked for. A sketch leaves its publisher to the account, too,
 * and says the day of publication once. */
#define BARE_SKETCH "iif(substr(sketch, 1, 10) = 'publisher' || char(9), substr(sketch, instr(sketch, char(10)) + 1), sketch)"
static const char STEP_17[] =
    "CREATE TABLE meeting_sieve (\n"
    "  what INTEGER NOT NULL,           -- 1 side, 2 person, 3 publisher, 4 place\n"
    "  value TEXT NOT NULL,             -- in small letters, but of people\n"
    "  block INTEGER NOT NULL,          -- of 4096 days since the year 1; from 1024 on, of 4096 accounts\n"
    "  spots BLOB NOT NULL,             -- in it, days with such a meeting, or the first accounts of those without a day:\n"
    "                                   -- two bytes each, or where it is 512 bytes a bit each, the low ones first\n"
    "  PRIMARY KEY (what, value, block)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "UPDATE account SET sketch = (SELECT iif(p > 0 AND substr(s, p + 20, 1) = ' ', substr(s, 1, p + 19) || substr(s, p + 32), s)"
    " FROM (SELECT s, instr(s, 'published' || char(9)) AS p FROM (SELECT " BARE_SKETCH " AS s))) WHERE sketch IS NOT NULL;\n";

/* Few of a source's pages prove an order of day and month, and few versions were superseded. How much was searched is told
 * without the accounts' own rows, of 4 KB each. What is asked each time that people
 * are settled, and began at all of them. And an account that goes, or a spelling, is looked for in every table that refers to it:
 * in these two, whose keys begin otherwise, that was all of them. What stands in them is taken out by name, and verify counts it
 * anew. */
static const char STEP_18[] =
    "CREATE INDEX account_line_figures ON account_line(origin, figures, core) WHERE figures <> 0;\n"
    "CREATE INDEX account_superseded ON account(n) WHERE current = 0;\n"
    "ALTER TABLE sought ADD COLUMN words INTEGER NOT NULL DEFAULT 0 /* of the account */;\n"
    "UPDATE sought SET words = (SELECT words FROM account WHERE n = sought.account);\n"
    "CREATE INDEX person_decision ON person(decision) WHERE decision <> 0;\n"
    "CREATE INDEX person_name_lot ON person_name(lot) WHERE lot <> 0;\n"
    "DROP VIEW v_person_account;\n"
    "CREATE TABLE person_account_kept (\n"
    "  name INTEGER NOT NULL REFERENCES person_name(n),\n"
    "  account INTEGER NOT NULL,        -- account(n)\n"
    "  PRIMARY KEY (name, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO person_account_kept SELECT name, account FROM person_account ORDER BY name, account;\n"
    "DROP TABLE person_account;\n"
    "ALTER TABLE person_account_kept RENAME TO person_account;\n"
    "CREATE TABLE person_word_kept (\n"
    "  word TEXT NOT NULL,              -- of a name; ~ its consonants; / a side and the sounds it opens with, // in other "
    "scripts\n"
    "  name INTEGER NOT NULL,           -- person_name(n)\n"
    "  PRIMARY KEY (word, name)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "INSERT INTO person_word_kept SELECT word, name FROM person_word ORDER BY word, name;\n"
    "DROP TABLE person_word;\n"
    "ALTER TABLE person_word_kept RENAME TO person_word;\n"
    "CREATE VIEW v_person_account AS SELECT p.id AS person, p.name AS shown, s.name, a.id AS account\n"
    "  FROM person_account x JOIN person_name s ON s.n = x.name JOIN person p ON p.n = s.person JOIN account a ON a.n = "
    "x.account;\n";

/* Who may be linked with an account is read word by word: most that stand on its days have none in common with it. Whatever is
 * kept for grouping is made anew, since a word is a number of the program's. */
static const char STEP_19[] =
    "CREATE TABLE match_day (\n"
    "  first INTEGER NOT NULL, account INTEGER NOT NULL, last INTEGER NOT NULL, -- as in match_account\n"
    "  words BLOB NOT NULL,             -- under which others are linked with it: two bytes each, the last of their numbers\n"
    "  PRIMARY KEY (first, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "DROP INDEX match_account_days;\n"
    "DELETE FROM setting WHERE name = 'matched';\n"
    "INSERT OR REPLACE INTO setting VALUES ('grouping', 'due');\n";

const char *const ro_schema_steps[] = {STEP_2,  STEP_3,  STEP_4,          STEP_5,  STEP_6,  STEP_7,  STEP_8,  STEP_9,  STEP_10,
                                       STEP_11, STEP_12, ro_schema_lists, STEP_14, STEP_15, STEP_16, STEP_17, STEP_18,
                                       STEP_19, NULL};
