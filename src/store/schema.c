/* The schema, as one text, and the way from every older version of it to this one.
 *
 * Three kinds of tables. What was handed in (capture, intake, source) and what people settled (decision) cannot be built again
 * and is never altered. Everything else is derived: it is dropped and built anew by `readout reread`. All of it is plain columns,
 * so that Datasette, R and sqlite3 read it without us; the comments stay in the file as its codebook.
 *
 * A span is [start_byte, end_byte) in account.text, [source_start, source_end) in the capture decoded to UTF-8. Rules
 * and certainty stand beside each value. user_version counts the steps that were taken; a file that has taken more steps than
 * we know is refused, never guessed at. */
#include "match/match.h"
#include "store/search/search.h"

#include <stdio.h>

#define WHY                                                                                                                      \
    "  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,\n"                                        \
    "  rule TEXT,                       -- why it is what it is\n"                                                               \
    "  certain INTEGER NOT NULL,        -- 1: a person need not look again\n"

static const char STEP_1[] =
    /* ---- what was handed in ---- */
    "CREATE TABLE capture (\n"
    "  n INTEGER PRIMARY KEY,\n"
    "  sha256 TEXT NOT NULL UNIQUE,     -- of the bytes as they came\n"
    "  size INTEGER NOT NULL,           -- of the bytes as they came\n"
    "  bytes BLOB NOT NULL,             -- the bytes, packed with zstd\n"
    "  first_seen TEXT NOT NULL         -- UTC\n"
    ") STRICT;\n"

    "CREATE TABLE intake (\n"
    "  n INTEGER PRIMARY KEY,           -- a capture with what its collector said of it\n"
    "  id TEXT NOT NULL,                -- given, or the beginning of a hash\n"
    "  version INTEGER NOT NULL,        -- of this id, from 1; the highest shows\n"
    "  capture INTEGER NOT NULL REFERENCES capture(n),\n"
    "  id_given INTEGER NOT NULL,       -- 1: the collector's id\n"
    "  media TEXT,                      -- html, text; NULL: to be found out\n"
    "  url TEXT, title TEXT, publisher TEXT, date TEXT, captured TEXT, language TEXT, -- as given\n"
    "  refused TEXT,                    -- derived: why it is no account\n"
    "  UNIQUE (id, version)\n"
    ") STRICT;\n"
    "CREATE INDEX intake_capture ON intake(capture);\n"

    "CREATE TABLE source (\n"
    "  intake INTEGER NOT NULL REFERENCES intake(n),\n"
    "  file TEXT NOT NULL,              -- every name under which it was handed in\n"
    "  PRIMARY KEY (intake, file)\n"
    ") STRICT, WITHOUT ROWID;\n"

    /* ---- what people settled ---- */
    "CREATE TABLE decision (\n"
    "  n INTEGER PRIMARY KEY AUTOINCREMENT,\n"
    "  time TEXT NOT NULL,              -- UTC\n"
    "  author TEXT NOT NULL,\n"
    "  kind TEXT NOT NULL,              -- join, split, date, place, title, note, person-merge ...\n"
    "  target TEXT NOT NULL,            -- id of an account, a meeting or a person\n"
    "  about TEXT NOT NULL,             -- what the target is: account, meeting, person\n"
    "  value TEXT,\n"
    "  reason TEXT,\n"
    "  undone TEXT                      -- UTC; NULL: it holds\n"
    ") STRICT;\n"

    "CREATE TABLE decision_account (\n"
    "  decision INTEGER NOT NULL REFERENCES decision(n),\n"
    "  part TEXT NOT NULL,              -- target, value\n"
    "  account TEXT NOT NULL,           -- id of an account that the part meant when it was settled\n"
    "  PRIMARY KEY (decision, part, account)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX decision_account_account ON decision_account(account);\n"

    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;\n"

    /* ---- the record of an account ---- */
    "CREATE TABLE account (\n"
    "  n INTEGER PRIMARY KEY REFERENCES intake(n),\n"
    "  id TEXT NOT NULL,\n"
    "  version INTEGER NOT NULL,\n"
    "  current INTEGER NOT NULL,        -- 1: the newest version of its id\n"
    "  title TEXT, language TEXT,\n"
    "  kind TEXT NOT NULL, form TEXT NOT NULL, scope TEXT NOT NULL,\n"
    "  held INTEGER NOT NULL,           -- 0: tells of a meeting to come\n"
    "  publisher TEXT, publisher_side TEXT, carrier TEXT, url TEXT, archived_url TEXT,\n"
    "  meeting_date TEXT, meeting_other TEXT, meeting_earliest TEXT, meeting_latest TEXT, meeting_basis TEXT,\n"
    "  meeting_certain INTEGER NOT NULL,\n"
    "  published_date TEXT, published_other TEXT, published_earliest TEXT, published_latest TEXT, published_basis TEXT,\n"
    "  published_certain INTEGER NOT NULL,\n"
    "  captured_date TEXT, captured_basis TEXT,\n"
    "  place TEXT, place_certain INTEGER NOT NULL,\n"
    "  encoding TEXT,\n"
    "  words INTEGER NOT NULL,          -- of text, parted by blanks\n"
    "  sketch TEXT,                     -- what matching needs of it\n"
    "  text TEXT NOT NULL               -- its own words; paragraphs parted by a blank line\n"
    ") STRICT;\n"
    "CREATE INDEX account_id ON account(id, version);\n"
    "CREATE INDEX account_meeting_date ON account(meeting_date);\n"
    "CREATE INDEX account_publisher ON account(publisher, published_date);\n"

    "CREATE VIRTUAL TABLE account_fts USING fts5(title, text, content=\"account\", content_rowid='n',\n"
    "  tokenize='unicode61 remove_diacritics 2');\n"

    "CREATE TABLE evidence (\n"
    "  account INTEGER NOT NULL REFERENCES account(n),\n"
    "  field TEXT NOT NULL,             -- title, language, kind, form, scope, publisher, carrier, place, meeting, published, "
    "captured\n"
    "  words TEXT,                      -- that say so, where they are not the value itself\n" WHY
    "  PRIMARY KEY (account, field)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE account_side (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, side TEXT NOT NULL,\n"
    "  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE attendance (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  side TEXT, position INTEGER NOT NULL, -- from 1 within its side, as the account lists them\n"
    "  role TEXT NOT NULL,              -- head, listed, joined, group\n"
    "  name TEXT NOT NULL, title TEXT,  -- as printed\n" WHY "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE account_person (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  name TEXT NOT NULL,              -- the fullest form that the account prints\n"
    "  side TEXT,\n"
    "  mentions INTEGER NOT NULL,\n"
    "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE account_person_title (account INTEGER NOT NULL, person INTEGER NOT NULL, i INTEGER NOT NULL, title TEXT NOT "
    "NULL,\n"
    "  PRIMARY KEY (account, person, i), FOREIGN KEY (account, person) REFERENCES account_person(account, i)) STRICT, WITHOUT "
    "ROWID;\n"
    "CREATE TABLE mention (account INTEGER NOT NULL, person INTEGER NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT "
    "NULL,\n"
    "  PRIMARY KEY (account, person, start_byte, end_byte),\n"
    "  FOREIGN KEY (account, person) REFERENCES account_person(account, i)) STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE statement (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  mode TEXT NOT NULL,              -- direct, reported, collective, unattributed\n"
    "  side TEXT, cue TEXT,             -- cue: the words that say that something is said\n"
    "  strength INTEGER NOT NULL,       -- of the cue; higher is firmer, 0 not known\n" WHY "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE statement_speaker (account INTEGER NOT NULL, statement INTEGER NOT NULL, i INTEGER NOT NULL, name TEXT NOT "
    "NULL,\n"
    "  PRIMARY KEY (account, statement, i), FOREIGN KEY (account, statement) REFERENCES statement(account, i)) STRICT, WITHOUT "
    "ROWID;\n"

    "CREATE TABLE encounter (\n"
    "  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,\n"
    "  kind TEXT NOT NULL, place TEXT, time TEXT, zone TEXT, duration TEXT,\n" WHY "  PRIMARY KEY (account, i)\n"
    ") STRICT, WITHOUT ROWID;\n"

    "CREATE TABLE paragraph (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, kind TEXT NOT NULL,\n"
    "  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,\n"
    "  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE furniture (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, why TEXT NOT NULL, -- it was "
    "cut\n"
    "  source_start INTEGER, source_end INTEGER, PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE note (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, text TEXT NOT NULL,\n"
    "  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;\n"

    /* ---- over all accounts ---- */
    "CREATE TABLE meeting (\n"
    "  id TEXT PRIMARY KEY,\n"
    "  met INTEGER NOT NULL,            -- 0: one account that tells of no meeting\n"
    "  held INTEGER NOT NULL,           -- 0: nothing but announcements\n"
    "  title TEXT,\n"
    "  date TEXT, earliest TEXT, latest TEXT,\n"
    "  date_certain INTEGER NOT NULL,\n"
    "  date_exact INTEGER NOT NULL,     -- 0: only the day of publication is known\n"
    "  place TEXT, form TEXT NOT NULL\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX meeting_order ON meeting(date IS NULL, date, id);\n"
    "CREATE TABLE meeting_day (\n"
    "  meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL,\n"
    "  day TEXT NOT NULL,               -- that some of its accounts give; more than one: they disagree\n"
    "  accounts INTEGER NOT NULL, exact INTEGER NOT NULL,\n"
    "  PRIMARY KEY (meeting, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE meeting_side (meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL, side TEXT NOT NULL,\n"
    "  PRIMARY KEY (meeting, i)) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE meeting_person (meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL, name TEXT NOT NULL,\n"
    "  PRIMARY KEY (meeting, i)) STRICT, WITHOUT ROWID;\n"
    "CREATE TABLE meeting_account (\n"
    "  meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL,\n"
    "  account INTEGER NOT NULL REFERENCES account(n),\n"
    "  notice INTEGER NOT NULL,         -- 1: announces the meeting\n"
    "  why TEXT,                        -- it stands in this meeting\n"
    "  PRIMARY KEY (meeting, i)\n"
    ") STRICT, WITHOUT ROWID;\n"
    "CREATE INDEX meeting_account_account ON meeting_account(account);\n"
    "CREATE TABLE meeting_once (id TEXT PRIMARY KEY, account TEXT NOT NULL) STRICT, WITHOUT ROWID; -- ids that meetings had "
    "before\n"

    /* ---- for readers ---- */
    "CREATE VIEW v_account AS SELECT a.id, a.title, a.publisher, a.publisher_side, a.carrier, a.kind, a.form, a.scope, a.held,\n"
    "  a.meeting_date, a.meeting_earliest, a.meeting_latest, a.meeting_basis, a.meeting_certain, a.published_date,\n"
    "  a.published_basis, a.published_certain, a.captured_date, a.captured_basis, a.place, a.place_certain,\n"
    "  (SELECT group_concat(side, ', ') FROM (SELECT side FROM account_side s WHERE s.account = a.n ORDER BY i)) AS sides,\n"
    "  a.language, a.words, a.url, a.archived_url, c.sha256, (SELECT min(file) FROM source f WHERE f.intake = a.n) AS file,\n"
    "  (SELECT min(meeting) FROM meeting_account m WHERE m.account = a.n) AS meeting, a.version, a.text\n"
    "  FROM account a JOIN intake t ON t.n = a.n JOIN capture c ON c.n = t.capture WHERE a.current;\n"

    "CREATE VIEW v_meeting AS SELECT m.id, m.title, m.date, m.earliest, m.latest, m.date_certain, m.date_exact, m.place, m.form, "
    "m.met, m.held,\n"
    "  (SELECT group_concat(side, ', ') FROM (SELECT side FROM meeting_side s WHERE s.meeting = m.id ORDER BY i)) AS sides,\n"
    "  (SELECT group_concat(name, ', ') FROM (SELECT name FROM meeting_person p WHERE p.meeting = m.id ORDER BY i)) AS people,\n"
    "  (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND NOT x.notice) AS accounts,\n"
    "  (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND x.notice) AS notices\n"
    "  FROM meeting m ORDER BY m.date IS NULL, m.date, m.id;\n"

    "CREATE VIEW v_attendance AS SELECT a.id AS account, a.publisher, a.meeting_date, t.side, t.position, t.role, t.name, "
    "t.title,\n"
    "  t.start_byte, t.end_byte, t.rule, t.certain\n"
    "  FROM attendance t JOIN account a ON a.n = t.account WHERE a.current;\n"

    "CREATE VIEW v_statement AS SELECT a.id AS account, a.publisher, a.meeting_date, s.i AS number, s.mode, s.side,\n"
    "  (SELECT group_concat(name, ', ') FROM (SELECT name FROM statement_speaker p\n"
    "    WHERE p.account = s.account AND p.statement = s.i ORDER BY p.i)) AS speakers,\n"
    "  s.cue, s.strength, CAST(substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT) AS words,\n"
    "  s.start_byte, s.end_byte, s.rule, s.certain\n"
    "  FROM statement s JOIN account a ON a.n = s.account WHERE a.current;\n"

    "CREATE VIEW v_person AS SELECT a.id AS account, a.publisher, a.meeting_date, p.name, p.side, p.mentions,\n"
    "  (SELECT group_concat(title, '; ') FROM (SELECT title FROM account_person_title t\n"
    "    WHERE t.account = p.account AND t.person = p.i ORDER BY t.i)) AS titles\n"
    "  FROM account_person p JOIN account a ON a.n = p.account WHERE a.current;\n"

    "CREATE VIEW v_refused AS SELECT t.id, t.refused AS why, c.sha256, c.size, t.url,\n"
    "  (SELECT min(file) FROM source f WHERE f.intake = t.n) AS file\n"
    "  FROM intake t JOIN capture c ON c.n = t.capture WHERE t.refused IS NOT NULL;\n";

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

static const char *const STEP[] = {STEP_1, STEP_2,  STEP_3,  STEP_4,  STEP_5,          STEP_6,  STEP_7,  STEP_8,
                                   STEP_9, STEP_10, STEP_11, STEP_12, ro_schema_lists, STEP_14, STEP_15, STEP_16};
enum {
    STEPS = sizeof STEP / sizeof *STEP,
    SEARCH_STEP = 13,
    SOUGHT_STEP = 16
}; /* the last that make the index of words, and what is beside it, anew */

/* What is no hexadecimal digit ends it. */
static void bytes_of(sqlite3_context *c, int n, sqlite3_value **v) {
    const char *hex = (const char *)sqlite3_value_text(v[0]);
    unsigned char out[4 * RO_DIGEST];
    int done = 0, most = hex && n == 1 ? sqlite3_value_bytes(v[0]) / 2 : 0;
    unsigned byte;
    for (; done < most && done < (int)sizeof out && sscanf(hex + 2 * done, "%2x", &byte) == 1; done++)
        out[done] = (unsigned char)byte;
    sqlite3_result_blob(c, out, done, SQLITE_TRANSIENT);
}

static void make(ro_job *job, int from) {
    sqlite3_create_function(job->archive->db, "bytes_of", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, bytes_of, NULL, NULL);
    for (int i = from; i < STEPS; i++) {
        int rc = sqlite3_exec(job->archive->db, STEP[i], NULL, NULL, NULL);
        if (rc != SQLITE_OK) ro_store_fail(job, rc);
        if (STEP[i] == STEP_8) ro_versions_fill(job);
    }
    if (from > 0 && from < SEARCH_STEP)
        ro_search_rebuild(job);
    else if (from > 0 && from < SOUGHT_STEP)
        ro_search_fill(job);
    ro_exec(job, ro_str_printf(job->arena, "PRAGMA application_id = %d", RO_ARCHIVE_ID).p, "");
    ro_exec(job, ro_str_printf(job->arena, "PRAGMA user_version = %d", STEPS).p, "");
}

/* Called inside a transaction that writes, so that two programs cannot both make it. */
void ro_schema_make(ro_job *job) {
    int64_t version = ro_ask_int(job, 0, "PRAGMA user_version", "");
    if (version < STEPS) make(job, (int)version);
}

/* One statement, which sees one state of the file: another program may be making it just now. */
static void look(ro_job *job, int64_t out[3]) {
    ro_query *q = ro_query_new(job, "SELECT (SELECT application_id FROM pragma_application_id),"
                                    " (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)");
    if (!ro_step(q)) return;
    for (int i = 0; i < 3; i++) out[i] = ro_int(q, i);
    ro_query_end(q);
}

bool ro_schema_ready(ro_job *job, ro_open mode) {
    const char *path = job->archive->path;
    int64_t is[3] = {0};
    look(job, is);
    int64_t id = is[0], version = is[1];
    bool empty = !id && !version && !is[2];
    if (empty && mode == RO_OPEN_CREATE) return false;
    if (empty) ro_throw(job->arena, RO_ARCHIVE, "%s: is empty: put accounts in with readout add", path);
    if (id != RO_ARCHIVE_ID)
        ro_throw(job->arena, RO_ARCHIVE, "%s: is an SQLite file, but no readout archive: name another with --archive", path);
    if (version > STEPS)
        ro_throw(job->arena, RO_ARCHIVE,
                 "%s: was written by a newer readout (form %lld, this one knows %d): use the newer program", path,
                 (long long)version, STEPS);
    if (version < STEPS && mode == RO_OPEN_READ)
        ro_throw(job->arena, RO_ARCHIVE, "%s: was written by an older readout: bring it up to date with readout reread", path);
    return version == STEPS;
}
