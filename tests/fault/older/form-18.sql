-- An archive of form 18, made by the readout of that time.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE capture (
  n INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,     -- of the bytes as they came
  size INTEGER NOT NULL,           -- of the bytes as they came
  bytes BLOB NOT NULL,             -- the bytes, packed with zstd
  first_seen TEXT NOT NULL         -- UTC
) STRICT;
INSERT INTO capture VALUES(1,'d561d75142a34d9cc6ace4e8eb1000e78060d53cd4f2e981836b9f9030633c7c',428,X'28b52ffd60ac00ed070006d1322140aba40dc084ac06b2cbd8f06362a30fc57b0f7dfd5aa1cb51d9ae134745d701722a002b002700071e304300713418051184aed4d312f2ab87d7304eeeb90cac87b83b87d80e0d22178225cb8b4fa7cf47273165efe255f664ad285b9f1241a8c16586c1cba46cc16b62593865e58f7ac40e03584011a070449a052d8e176f39acb5e2bad55b1e569f09af56ea2e3e43c28dae73b97ac9ca566d393e658de7091e4503a859c954ade1b1fcc3860a4e68669e2cf731934fc9165ec7f0f3172f1ea1269d6982f977ef7956110073cb07c2b6df61b926b4d6f416985c23174d49aa014a26e8407a1937ba8c0eacc220cc38ab22dc6561df93a5ca','2026-11-23T09:34:23Z');
INSERT INTO capture VALUES(2,'b40d35b1a7cb710c125e62923aa72fae23c6e5b161f23f5250e8211811b550b1',314,X'28b52ffd603a00bd0600524f2d22308fd206a3e8b50b898c8325a885df87c11fc1f3f9e596e1867e750e23328a0c54010b23ef388f3e57f309e72b8a6634a3afe4148b7b2dad559f14a4d69aa12bb95c3d64cca7cd857e5ae325bdc669afe25576e409defe8e9f22cbc22070341c660a7c91f6e0b2dd6a70b3d02a12e2c5a3d3a783f78e992bf5b40837cbf9d5c37b1827f75c0966bc268f82051c70a1ce0e8c76aa7f1e00dc1830da82190308c8830121b22c960bcf1477d423d6fd1fc64ba44c220b0052152365a823bd5a95a1219bd03d064778d668c2131cc92e83536f5bc4','2026-11-23T09:34:23Z');
INSERT INTO capture VALUES(3,'7d21819a2989cd96854d80ddca05032439da49696734d709132f798543a0efdb',633,X'28b52ffd607901c50b00f6184923208fda062336b98a241cbac428cdfc06323d7b48c9e408abbbc68203c7ae004600c8033c0043003f000c1b5db7d8300e967cca2a4b8a614c19e1e81c308edeec75cd1976ab1f641cd9708f9d2da144c9c612f2d799ed9beb61824ad6da4939982b29d67aa5025f147c358c0f5549aab11a2ba9648d36a3f42ce9a098bd4294b2b905c5204c8a0237a98be322282946a0811e8561a364958615c978965c840c5ea57b310e49f23a13c9137cae7ee3ea3b8a8f41b0eec9b98eea1c1629f8e1bde9e84b8678673bea7bf9445ce2ced818c339fbe9eae3d99421cef8e240e2e1d1a000a9a0d4180808008ab55e0825943857634e28448ca5e50ffff8e9f97111c6f57c0e3bcb1ba3859de48bc5e32ea72c2ec80d2e7a2777a2ef1979bfa77db2badabeae651f00d66b609941020ab7470bab3afd09911080c43830825019976e5a977f707882ae53c4804570599c05b0dcd0909da661521b2cdaecb2acac0175c74dd0a04fa1a906e70c06e74e5d73960f330c7c987a','2026-11-23T09:34:23Z');
INSERT INTO capture VALUES(4,'c89a0cead321405388a7c1ba23807577e66e0d94009b51ef11ead5af9a015bd7',116,X'28b52ffd2074dd02003205121880a96de027484b3ed8c7bcad710a35adce1b91ce62894a08c651dabcf3d7f928d8aa328451181acc32ccc1974ff224fdc551c2f97c544203b62ab0022847b487f58fc1f451da7405005ac73084308a32d2a8d184c32403','2026-11-23T09:34:23Z');
CREATE TABLE intake (
  n INTEGER PRIMARY KEY,           -- a capture with what its collector said of it
  id TEXT NOT NULL,                -- given, or the beginning of a hash
  version INTEGER NOT NULL,        -- of this id, from 1; the highest shows
  capture INTEGER NOT NULL REFERENCES capture(n),
  id_given INTEGER NOT NULL,       -- 1: the collector's id
  media TEXT,                      -- html, text; NULL: to be found out
  url TEXT, title TEXT, publisher TEXT, date TEXT, captured TEXT, language TEXT, -- as given
  refused TEXT, charset TEXT, status INTEGER, note TEXT, address TEXT /* derived: what its address is known by, however it is written */,                    -- derived: why it is no account
  UNIQUE (id, version)
) STRICT;
INSERT INTO intake VALUES(1,'d561d75142a3',1,1,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO intake VALUES(2,'b40d35b1a7cb',1,2,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO intake VALUES(3,'7d21819a2989',1,3,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'news.example/talks/12');
INSERT INTO intake VALUES(4,'c89a0cead321',1,4,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'the page says that it was not found',NULL,NULL,NULL,NULL);
CREATE TABLE source (
  intake INTEGER NOT NULL REFERENCES intake(n),
  file TEXT NOT NULL,              -- every name under which it was handed in
  PRIMARY KEY (intake, file)
) STRICT, WITHOUT ROWID;
INSERT INTO source VALUES(1,'pages/herald.txt');
INSERT INTO source VALUES(2,'pages/daily.txt');
INSERT INTO source VALUES(3,'pages/strait.html');
INSERT INTO source VALUES(4,'pages/lost.html');
CREATE TABLE decision (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,              -- UTC
  author TEXT NOT NULL,
  kind TEXT NOT NULL,              -- join, split, date, place, title, note, person-merge ...
  target TEXT NOT NULL,            -- id of an account, a meeting or a person
  about TEXT NOT NULL,             -- what the target is: account, meeting, person
  value TEXT,
  reason TEXT,
  undone TEXT                      -- UTC; NULL: it holds
, undone_by TEXT, undone_reason TEXT) STRICT;
INSERT INTO decision VALUES(1,'2026-11-23T09:34:24Z','Ina','date','7d21819a2989','account','2031-03-03','seen on the photograph',NULL,NULL,NULL);
INSERT INTO decision VALUES(2,'2026-11-23T09:34:24Z','Ina','note','d561d75142a3','account','ask again',NULL,NULL,NULL,NULL);
INSERT INTO decision VALUES(3,'2026-11-23T09:34:24Z','Ina','place','d561d75142a3','account','Telmora',NULL,'2026-11-23T09:34:24Z',NULL,NULL);
CREATE TABLE decision_account (
  decision INTEGER NOT NULL REFERENCES decision(n),
  part TEXT NOT NULL,              -- target, value
  account TEXT NOT NULL,           -- id of an account that the part meant when it was settled
  PRIMARY KEY (decision, part, account)
) STRICT, WITHOUT ROWID;
INSERT INTO decision_account VALUES(1,'target','7d21819a2989');
INSERT INTO decision_account VALUES(2,'target','d561d75142a3');
INSERT INTO decision_account VALUES(3,'target','d561d75142a3');
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('matched','0.1.0 4 5f86efd615cd022c');
INSERT INTO setting VALUES('people','kept');
INSERT INTO setting VALUES('reuse_engine','1598161250140826755');
CREATE TABLE account (
  n INTEGER PRIMARY KEY REFERENCES intake(n),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  current INTEGER NOT NULL,        -- 1: the newest version of its id
  title TEXT, language TEXT,
  kind TEXT NOT NULL, form TEXT NOT NULL, scope TEXT NOT NULL,
  held INTEGER NOT NULL,           -- 0: tells of a meeting to come
  publisher TEXT, publisher_side TEXT, carrier TEXT, url TEXT, archived_url TEXT,
  meeting_date TEXT, meeting_other TEXT, meeting_earliest TEXT, meeting_latest TEXT, meeting_basis TEXT,
  meeting_certain INTEGER NOT NULL,
  published_date TEXT, published_other TEXT, published_earliest TEXT, published_latest TEXT, published_basis TEXT,
  published_certain INTEGER NOT NULL,
  captured_date TEXT, captured_basis TEXT,
  place TEXT, place_certain INTEGER NOT NULL,
  encoding TEXT,
  words INTEGER NOT NULL,          -- of text, parted by blanks
  sketch TEXT,                     -- what matching needs of it
  text TEXT NOT NULL               -- its own words; paragraphs parted by a blank line
, author TEXT, section TEXT, modified_date TEXT, modified_basis TEXT, statement_list TEXT, evidence_list TEXT, paragraph_list TEXT, furniture_list TEXT, digest BLOB /* of its text, for matching: the least hashes of runs of five words */) STRICT;
INSERT INTO account VALUES(1,'d561d75142a3',1,1,'President of Norvania Receives Foreign Minister of Sarelle','en','report','talks','whole',1,NULL,NULL,NULL,NULL,NULL,'2025-01-09',NULL,NULL,NULL,'text',1,'2025-01-09',NULL,NULL,NULL,'dateline',1,NULL,'bounds',NULL,0,'UTF-8',60,replace('day	2025-01-09 2025-01-09 certain\npublished	2025-01-09\nis	told 1 2 0 2 0\nside	Norvania\nside	Sarelle\nperson	2	Norvania	Orvan Telmek\nperson	2	Sarelle	Hugo Valdrin\nperson	1	Norvania	Lio Hadder\nperson	1	Sarelle	Una Perrin\n','\n',char(10)),replace('TELMORA, 9 January 2025 - President Orvan Telmek of Norvania received Hugo Valdrin, Foreign Minister of Sarelle, on 9 January 2025.\n\nThe talks dealt with fishing in the coastal districts. "We will send the rest of the questions to the joint committee," Orvan Telmek said.\n\nPresent were Lio Hadder, minister of trade of Norvania, and Una Perrin, ambassador of Sarelle.','\n',char(10)),NULL,NULL,NULL,NULL,'[[1,1,188,83,248,83]]','[[2],[3,null,61,8,121,8],[4,null,61,8,121,8],[5],[6,"9 January 2025",116,14,176,14],[7,"9 January 2025",9,14,69,14],[8],[9,null,null,null,0,58]]','[[10,0,131,60,131],[10,133,138,193,138],[10,273,94,333,94]]',NULL,X'00fbea54054e90bb0dc6eaee11fc1d1e134b20191539f951255c215328c1d2bc2e950941301089ba332334de34fa9e13445514ea45d870ce4c9bb4d8539368d7546650ef5a7f8dd55e2a05846dfa5ed173e178c274c019fe74d23aa97d5bb48d821ffa2a852b5054876499e688a9f2818af6640fa01f090ea383d3a4a3866089a3a59080a83835f8ad51e7feae38d252b1fc8f15b572cb8fbaff5bf5bd0bd548bd1f17eebfc7fd1cc21233bcc84c1149cbb7fe5fd1711f44d718db30df272a9c');
INSERT INTO account VALUES(2,'b40d35b1a7cb',1,1,'Valdrin Meets Telmek in Telmora','en','report','talks','whole',1,'Quessian Daily',NULL,NULL,NULL,NULL,'2025-01-09',NULL,NULL,NULL,'text',1,'2025-01-10',NULL,NULL,NULL,'dateline',1,NULL,'bounds','Telmora',0,'UTF-8',45,replace('place	Telmora\nday	2025-01-09 2025-01-09 certain\npublished	2025-01-10\nis	told 1 2 0 0 0\nside	Sarelle\nside	Norvania\nperson	3	Sarelle	Hugo Valdrin\nperson	3	Norvania	Orvan Telmek\ntopic	telmora\n','\n',char(10)),replace('TELMORA, Jan 10 (Quessian Daily) - Hugo Valdrin, Foreign Minister of Sarelle, met President Orvan Telmek of Norvania in Telmora on January 9, 2025.\n\nThe meeting dealt with fishing in the northern districts. Valdrin told the press that Sarelle expected an answer before the summer.','\n',char(10)),NULL,NULL,NULL,NULL,'[[17,11,207,73,240,73]]','[[2],[3,null,null,null,0,31],[4,null,78,3,111,3],[5],[6,"January 9, 2025",131,15,164,15],[18,null,120,7,153,7],[7,"Jan 10",9,6,42,6],[19,null,17,14,50,14],[8],[9,null,null,null,0,31]]','[[10,0,147,33,147],[10,149,131,182,131]]',NULL,X'0380982808708c2b091cef0d11fc1d1e19279b562a08d3822b1976c82da6c3453f85b8333ff39baf43a88d214902ef2252185ba6546650ef54dd3c9a55c7b8775bb34d838a32a47c8b235cc4918a8a7a923a4f779609d4519cc68f20a3866089a97b863cad5716cab5cfc1a9b62dd67fc0cbdb7bd16d2699d366c057d63cbd0ce418b6b1f281f53ff513d3a3f5d2542ef5f42d49f73ac248fb3a1ee3fef9cfce');
INSERT INTO account VALUES(3,'7d21819a2989',1,1,'Dashen meets Telmek','en','transcript','talks','whole',1,'Home News',NULL,NULL,'https://news.example/talks/12',NULL,'2031-03-03',NULL,NULL,NULL,'given',1,'2031-03-05',NULL,NULL,NULL,'dateline',1,NULL,'bounds',NULL,0,'UTF-8',51,replace('day	2031-03-03 2031-03-03 certain\npublished	2031-03-05\nis	told 1 1 0 0 0\nside	Quessia\nside	Norvania\nperson	3	Quessia	Ilmar Dashen\nperson	3	Norvania	Orvan Telmek\n','\n',char(10)),replace('TELMORA, March 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on March 4.\n\nIlmar Dashen said that the agreement on mining must be signed in May.\n\nOrvan Telmek: Thank you, Prime Minister, for the warm words.\n\nIlmar Dashen: The harbour is yours as well.','\n',char(10)),'Ada Brill',NULL,NULL,NULL,'[[21,13,120,69,396,69],[22,1,205,46,486,46],[23,13,267,29,553,29]]','[[24,null,null,null,75,9],[2],[3,null,null,null,224,19],[25,null,191,12,472,12],[5],[38],[26,"March 5, 2031",null,null,251,13],[27,null,null,null,175,26],[28,null,191,12,472,12],[29,null,null,null,224,19],[30,null,null,null,114,29]]','[[10,0,118,271,118],[10,120,69,396,69],[10,191,60,472,60],[10,253,43,539,43]]','[[31,175,26],[32,251,13],[33,603,7]]',X'00212d8f04542d000a9aac2c0bf4cda8126139551b03b70b25c148ba28bbc95d29acb6292d7b62013a1fb8b63d4f300943c540f44519f7ea461b976850fb368452809ef9546650ef63df61816b7e4e8f6d522cf172d4f404758201d780e8353b852da68b856fd3929423ec96a3572752b11720f6b5e3b588c15987c6cda00d50d3ff30abdb9be791df5e8ab2dffabd13e418b6b1e47ae244f0729055f0bbb926f3691bb9f4e5f302f5162935fb4883bcfcab9a41fe5533eaff7d1e2c');
CREATE TABLE account_side (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, side TEXT NOT NULL,
  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO account_side VALUES(1,0,'Norvania');
INSERT INTO account_side VALUES(2,1,'Norvania');
INSERT INTO account_side VALUES(3,1,'Norvania');
INSERT INTO account_side VALUES(3,0,'Quessia');
INSERT INTO account_side VALUES(1,1,'Sarelle');
INSERT INTO account_side VALUES(2,0,'Sarelle');
CREATE TABLE account_person (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  name TEXT NOT NULL,              -- the fullest form that the account prints
  side TEXT,
  mentions INTEGER NOT NULL, base TEXT, mention_list TEXT, title_list TEXT,
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO account_person VALUES(1,0,'Orvan Telmek','Norvania',2,NULL,'[[36,12],[253,12]]','[2]');
INSERT INTO account_person VALUES(1,1,'Hugo Valdrin','Sarelle',1,NULL,'[[70,12]]','[4]');
INSERT INTO account_person VALUES(1,2,'Lio Hadder','Norvania',1,NULL,'[[286,10]]','[6]');
INSERT INTO account_person VALUES(1,3,'Una Perrin','Sarelle',1,NULL,'[[333,10]]','[8]');
INSERT INTO account_person VALUES(2,0,'Hugo Valdrin','Sarelle',2,NULL,'[[35,12],[207,7]]','[4]');
INSERT INTO account_person VALUES(2,1,'Orvan Telmek','Norvania',1,NULL,'[[92,12]]','[2]');
INSERT INTO account_person VALUES(3,0,'Ilmar Dashen','Quessia',3,NULL,'[[39,12],[120,12],[253,12]]','[14]');
INSERT INTO account_person VALUES(3,1,'Orvan Telmek','Norvania',2,NULL,'[[77,12],[191,12]]','[2]');
CREATE TABLE encounter (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  kind TEXT NOT NULL, place TEXT, time TEXT, zone TEXT, duration TEXT,
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO encounter VALUES(1,0,'talks',NULL,NULL,NULL,NULL,137,142,197,202,'encounter.word',0);
INSERT INTO encounter VALUES(2,0,'talks',NULL,NULL,NULL,NULL,153,160,186,193,'encounter.word',0);
CREATE TABLE note (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO note VALUES(1,0,'ask again (Ina, 2026-11-23)');
CREATE TABLE meeting (
  id TEXT PRIMARY KEY,
  met INTEGER NOT NULL,            -- 0: one account that tells of no meeting
  held INTEGER NOT NULL,           -- 0: nothing but announcements
  title TEXT,
  date TEXT, earliest TEXT, latest TEXT,
  date_certain INTEGER NOT NULL,
  date_exact INTEGER NOT NULL,     -- 0: only the day of publication is known
  place TEXT, form TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meeting VALUES('2025-01-09-norvania-sarelle',1,1,'Valdrin Meets Telmek in Telmora','2025-01-09',NULL,NULL,1,1,'Telmora','talks');
INSERT INTO meeting VALUES('2031-03-03-norvania-quessia',1,1,'Dashen meets Telmek','2031-03-03',NULL,NULL,1,1,NULL,'talks');
CREATE TABLE meeting_day (
  meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL,
  day TEXT NOT NULL,               -- that some of its accounts give; more than one: they disagree
  accounts INTEGER NOT NULL, exact INTEGER NOT NULL,
  PRIMARY KEY (meeting, i)
) STRICT, WITHOUT ROWID;
INSERT INTO meeting_day VALUES('2025-01-09-norvania-sarelle',0,'2025-01-09',4,1);
INSERT INTO meeting_day VALUES('2031-03-03-norvania-quessia',0,'2031-03-03',2,1);
CREATE TABLE meeting_side (meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL, side TEXT NOT NULL,
  PRIMARY KEY (meeting, i)) STRICT, WITHOUT ROWID;
INSERT INTO meeting_side VALUES('2025-01-09-norvania-sarelle',0,'Norvania');
INSERT INTO meeting_side VALUES('2025-01-09-norvania-sarelle',1,'Sarelle');
INSERT INTO meeting_side VALUES('2031-03-03-norvania-quessia',0,'Norvania');
INSERT INTO meeting_side VALUES('2031-03-03-norvania-quessia',1,'Quessia');
CREATE TABLE meeting_person (meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (meeting, i)) STRICT, WITHOUT ROWID;
INSERT INTO meeting_person VALUES('2025-01-09-norvania-sarelle',0,'Hugo Valdrin');
INSERT INTO meeting_person VALUES('2025-01-09-norvania-sarelle',1,'Orvan Telmek');
INSERT INTO meeting_person VALUES('2025-01-09-norvania-sarelle',2,'Lio Hadder');
INSERT INTO meeting_person VALUES('2025-01-09-norvania-sarelle',3,'Una Perrin');
INSERT INTO meeting_person VALUES('2031-03-03-norvania-quessia',0,'Ilmar Dashen');
INSERT INTO meeting_person VALUES('2031-03-03-norvania-quessia',1,'Orvan Telmek');
CREATE TABLE meeting_account (
  meeting TEXT NOT NULL REFERENCES meeting(id), i INTEGER NOT NULL,
  account INTEGER NOT NULL REFERENCES account(n),
  notice INTEGER NOT NULL,         -- 1: announces the meeting
  why TEXT,                        -- it stands in this meeting
  PRIMARY KEY (meeting, i)
) STRICT, WITHOUT ROWID;
INSERT INTO meeting_account VALUES('2025-01-09-norvania-sarelle',0,2,0,'the same day, the same people, the same sides');
INSERT INTO meeting_account VALUES('2025-01-09-norvania-sarelle',1,1,0,'the same day, the same people, the same sides');
INSERT INTO meeting_account VALUES('2031-03-03-norvania-quessia',0,3,0,NULL);
CREATE TABLE meeting_once (id TEXT PRIMARY KEY, account TEXT NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO meeting_once VALUES('2031-03-05-norvania-quessia','7d21819a2989');
CREATE TABLE disagreement (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, reading INTEGER NOT NULL, -- 0: the chosen one
  field TEXT NOT NULL,             -- published, modified, title, publisher, url
  reason TEXT NOT NULL,            -- in what they disagree
  value TEXT, basis TEXT,
  words TEXT,                      -- that say so
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, i, reading)
) STRICT, WITHOUT ROWID;
CREATE TABLE account_line (
  account INTEGER PRIMARY KEY REFERENCES account(n),
  origin TEXT NOT NULL,            -- the host, else the folder or the file of lines
  core INTEGER NOT NULL,           -- number of its longest paragraph
  figures INTEGER NOT NULL,        -- its dates in figures prove that the day (1) or the month (-1) stands first
  figures_open INTEGER NOT NULL,   -- some of them read two ways
  lines BLOB NOT NULL              -- numbers of lines that could be furniture, 8 bytes each
) STRICT;
INSERT INTO account_line VALUES(1,'pages',7776785424620400575,0,0,X'e18d92d10133fdc82944dcbb2be7790d');
INSERT INTO account_line VALUES(2,'pages',228103440147110662,0,0,X'bdfcfcda3f6c0095');
INSERT INTO account_line VALUES(3,'news.example',-1247298055926741998,0,0,X'b965f2b0c2f36992');
CREATE TABLE origin_line (
  origin TEXT NOT NULL, line INTEGER NOT NULL, -- recurs there, and is cut
  PRIMARY KEY (origin, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE origin_order (
  origin TEXT PRIMARY KEY, figures INTEGER NOT NULL -- what stands first in dates in figures there
) STRICT, WITHOUT ROWID;
CREATE TABLE origin_due (origin TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE decision_person (
  decision INTEGER NOT NULL REFERENCES decision(n),
  part TEXT NOT NULL,              -- target, value
  account TEXT NOT NULL,           -- id
  name TEXT NOT NULL,              -- as printed there
  PRIMARY KEY (decision, part, account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_decided (
  account TEXT NOT NULL, name TEXT NOT NULL, -- as printed there
  person TEXT NOT NULL,            -- id of the person whose it is
  shown TEXT NOT NULL,             -- what he is called
  decision INTEGER NOT NULL,       -- the last that speaks of him
  PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE noise_pair (
  first INTEGER NOT NULL REFERENCES account(n) ON DELETE CASCADE, -- its publisher (then carrier) sorts first
  second INTEGER NOT NULL REFERENCES account(n) ON DELETE CASCADE,
  rules TEXT NOT NULL,             -- version of the program that compared them
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE noise_change (
  first INTEGER NOT NULL, second INTEGER NOT NULL,
  kind TEXT NOT NULL, class TEXT NOT NULL, -- as seen from the first: dropped is absent from the second
  first_words TEXT NOT NULL, second_words TEXT NOT NULL, -- folded, unless the folding is the difference
  PRIMARY KEY (first, second, first_words, second_words, kind, class),
  FOREIGN KEY (first, second) REFERENCES noise_pair(first, second) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE TABLE reuse_text (
  text INTEGER PRIMARY KEY,        -- the number under which the index lists the account
  account INTEGER NOT NULL UNIQUE
) STRICT;
INSERT INTO reuse_text VALUES(2,2);
INSERT INTO reuse_text VALUES(4,3);
CREATE TABLE reuse_gone (
  text INTEGER PRIMARY KEY,        -- a number that lists nothing any more
  words BLOB                       -- that are still to be subtracted
) STRICT;
INSERT INTO reuse_gone VALUES(1,NULL);
INSERT INTO reuse_gone VALUES(3,NULL);
INSERT INTO reuse_gone VALUES(5,NULL);
INSERT INTO reuse_gone VALUES(6,X'e08bd65c02d176209dd8fd052cb67d52dcc4c464410d98c14f0810af8d28ac30004fbe2234a869ee91db770a2203d59a83fc48d5fd896acb8d28ac308f9bde9ba661f9ad02d176209dd8fd052cb67d521a8f22a21dcbac5667dcc9dcdf3d7001b15b1189d78b54d81a8f22a2415b2bceba4ac210027ab9befb6fd6508c9eb0881a8f22a24f149fc98d28ac301a8f22a24d80e0605646a1461a8f22a22b60771da3bbb1f9410d98c14f0810af045a18fb8fc68bd23ec0ff5d5459b0aec6613bdafd896acb8d28ac304818903e8d28ac30004fbe22a20d4e59a57554bdcb96a60c353861f68d28ac308f9bde9b');
CREATE TABLE reuse_due (account INTEGER PRIMARY KEY) STRICT;
INSERT INTO reuse_due VALUES(1);
CREATE TABLE reuse_run (
  run INTEGER PRIMARY KEY,
  size INTEGER NOT NULL,           -- entries
  goal INTEGER,                    -- the run it is being merged into
  below INTEGER                    -- so far it has the keys below this; NULL: it is whole
) STRICT;
INSERT INTO reuse_run VALUES(4,228,NULL,NULL);
INSERT INTO reuse_run VALUES(5,56,NULL,NULL);
CREATE TABLE reuse_block (n INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
INSERT INTO reuse_block VALUES(34368844888,X'03a3fd2d500001016ca7bcb500050263f002000106030005ecd1b7300594c4c64604c4c9975002b0f2f0420598cbb90205ac9fba2f02ecc9803904aca2ff3304e0e7960904c888c76805e48eea1a05a4f58a360598d9f21a0290938e2d02dcdda70f0590f4aa1e04f8ec8c1802e89cd536059cc5c93a02e098b24f04e0b9b7650298c7872c05c0a095180588fc9e24028df49b1803020201889adf0505b8ab830e04ac86920d05dcf795480598ddd97704f883da6804fcc2f30a04d8bac39f0105d1b5969901020203c0efb249029c81cd3804f4a0a7650484fed007049c97d20d049ddbb707020203e4b2d03b029c8fbb4a02d899eda40105b4ed8d2005c0a6bd0204dca3ac1c02a8c4ab3704d8e48c1205c0dfec0f04dcf9bf1004b094b42504b8dfc12402f4e9c04e04c4c5a02c059cfdb6090290caf196010580a4dd5f04d4e7934605d0cc993a0288c49f0102e5d1fb0a020202ac82ce890102f0eca22b049497e12105dcc5a44c0488a2a0550594a99c8c0105d4aed53705909295c00102a0abe44804a8dbe00a02e4c2e42504e8cee61f058cd683580599ea9301020203a8a7ef6c05d1e32e020203e0891804c891f31b05849ab988010584a6e40305c89ee87004c09bb18701058cd5fe4605e4dda33202b4ddbe9d0102c4a8a46d02c0a0855804f085fb4c029499aa8b0105e4969011028c87e33d05b0c38a3e02b4f1a95602b9ffff1f03020201f4b0b70e05a0e3c65305accc893a04fc89e2810204b0d1e848028499f00f04a8acea1d04b8dceb2204c8abb44304989edc1804acf2f4030580bf9b3502d4cceab10205959eb131020203d89ffa410494b6e78a0104908fbe1e02b4d6ed6705989c84280480d4e836048cc7b36c02948bd02204c0dabf0e059cea950f02e49fc86005ecb2cf3805b892833004b4a8f31e05d0bce87c05f8f8e827029cbef9150580f1b7a50105f4e2c789010584acb53904bcf99a0305c0a190150280d1bf1904e4a0bf020484bde80104c896f4140ae47f02dcac0204d4db0102e4b70202fcf10102f0aa0802b4a20102847102ecaa0104e47002fce40102e8a90302a8b50502b4c3030480a30418ac800502f8890102ac841102dca50702c8b10108b4ac0202e09b010698f20306ccda0102e07a02fcad0302fc8a0502e4c60202dc91090294df0108ac5702c8df010294f20106a8de0602c81b02b4ff0102d0c50402c8950304c08d030ac8b70104e4c80102b45a02ac8b0104ac3d028cba0202c49c0704b8cb0304d4dd0208f0c20102c8f10202cca10304b8c30302a0a9070af48803049c810a02943402c8870302dc9e0302e49e040694f10114c0940a02ccfc020280820402c4cc0502e4a30104c86906902902b4ea010694a80302f88a040890e404022c08a44102f8fb0102e4880502a8ad010280da0202e0b30106f4dc0302c0c70102b0bc0202d4c181fe3fb402');
INSERT INTO reuse_block VALUES(42958779480,X'01d75ed5e40002010006ecd1b730068880cfd9010698cbb90206ecfb978e0206e48eea1a06a4f58a360684caa85706f0fd8c6d06f4deba9b0206c0a095180694f0ba3c06889adf0506e4b1951b06dcf7954806e4deea8a0306d0b5969901068c8282840206d8dbf8aa0206b4ed8d20069cf3a16806bcfc83e50106acc7a8a00106d48bf1a50106ece8869d0206e4e7c4a1010694a99c8c0106d4aed53706a4aaa5d902068cd683580698ea930106a8a7ef6c06d0e32e06a89b8b1c06849ab988010684a6e4030688ba99f801068cd5fe4606a0a3b1ed0406f09df34e069cb4b4b40106f4b0b70e06a0e3c65306c885a0b50406d48b86e70206949eb13106b0bb8dd30206f89cb0fc0106808ade6f06ecb2cf3806ecbaf64e06d0bce87c0694b7e23d0680f1b7a50106f4e2c7890106c0a5d03c06');
CREATE TABLE match_account (
  account INTEGER PRIMARY KEY,
  first INTEGER, last INTEGER,     -- days since 1970 on which others are linked with it
  hub INTEGER,                     -- the day under which those without a day find it
  sought INTEGER, until INTEGER,   -- the days within which it looks for such a one itself
  comp INTEGER NOT NULL,           -- an account that stands for all that links lead to
  grp INTEGER NOT NULL             -- and for those of them that it is one with
) STRICT;
INSERT INTO match_account VALUES(1,20096,20097,20097,NULL,NULL,2,2);
INSERT INTO match_account VALUES(2,20096,20097,20097,NULL,NULL,2,2);
INSERT INTO match_account VALUES(3,22340,22341,22341,NULL,NULL,3,3);
CREATE TABLE match_word (
  word INTEGER NOT NULL, day INTEGER NOT NULL, account INTEGER NOT NULL, -- principals and sides, by number
  PRIMARY KEY (word, day, account)
) STRICT, WITHOUT ROWID;
INSERT INTO match_word VALUES(63478894100397,20097,1);
INSERT INTO match_word VALUES(63478894100397,20097,2);
INSERT INTO match_word VALUES(72222122405900,22341,3);
INSERT INTO match_word VALUES(135527833720866,20097,1);
INSERT INTO match_word VALUES(135527833720866,20097,2);
INSERT INTO match_word VALUES(140317204259508,22341,3);
INSERT INTO match_word VALUES(143098508224668,20097,1);
INSERT INTO match_word VALUES(143098508224668,20097,2);
INSERT INTO match_word VALUES(179486639790859,22341,3);
INSERT INTO match_word VALUES(211934987363116,20097,1);
INSERT INTO match_word VALUES(211934987363116,20097,2);
INSERT INTO match_word VALUES(211934987363116,22341,3);
INSERT INTO match_word VALUES(228662658384153,20097,1);
INSERT INTO match_word VALUES(228662658384153,20097,2);
INSERT INTO match_word VALUES(228662658384153,22341,3);
INSERT INTO match_word VALUES(252923359243899,20097,1);
INSERT INTO match_word VALUES(252923359243899,20097,2);
INSERT INTO match_word VALUES(252923359243899,22341,3);
CREATE TABLE match_want (
  word INTEGER NOT NULL, first INTEGER NOT NULL, account INTEGER NOT NULL, last INTEGER NOT NULL,
  PRIMARY KEY (word, first, account)
) STRICT, WITHOUT ROWID;
CREATE TABLE match_due (
  account INTEGER PRIMARY KEY,     -- to be grouped anew
  sketch TEXT                      -- as it was when it was last grouped; NULL: it was not
, digest BLOB) STRICT;
CREATE TABLE spelling (
  person TEXT NOT NULL,            -- id
  folded TEXT NOT NULL,            -- without case and accents
  name TEXT NOT NULL,              -- as printed, or led back to its nominative
  PRIMARY KEY (person, folded)
) STRICT, WITHOUT ROWID;
CREATE TABLE spelling_word (
  word TEXT NOT NULL,              -- of a spelling; and the whole of it
  person TEXT NOT NULL,
  PRIMARY KEY (word, person)
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL, name TEXT NOT NULL, side TEXT,
  stem TEXT NOT NULL,              -- the id before namesakes were told apart
  accounts INTEGER NOT NULL, present INTEGER NOT NULL, -- how many name him, and list him as present
  first_day TEXT,
  decision INTEGER NOT NULL        -- the last that speaks of him; 0 none
) STRICT;
INSERT INTO person VALUES(1,'hugo-valdrin','Hugo Valdrin','Sarelle','hugo-valdrin',2,2,'2025-01-09',0);
INSERT INTO person VALUES(2,'ilmar-dashen','Ilmar Dashen','Quessia','ilmar-dashen',1,1,'2031-03-03',0);
INSERT INTO person VALUES(3,'lio-hadder','Lio Hadder','Norvania','lio-hadder',1,1,'2025-01-09',0);
INSERT INTO person VALUES(4,'orvan-telmek','Orvan Telmek','Norvania','orvan-telmek',3,3,'2025-01-09',0);
INSERT INTO person VALUES(5,'una-perrin','Una Perrin','Sarelle','una-perrin',1,1,'2025-01-09',0);
CREATE TABLE person_name (
  n INTEGER PRIMARY KEY,
  person INTEGER REFERENCES person(n),
  name TEXT NOT NULL, base TEXT,   -- as printed; its nominative where that is never printed
  side TEXT,                       -- of him who is present
  guessed INTEGER NOT NULL,        -- 1: no words beside the name give the side
  read_side TEXT,                  -- present or not, on whatever grounds
  office TEXT,                     -- that a surname alone is printed with; NULL: it is more than a surname
  lot INTEGER NOT NULL,            -- the decision that parted these from others of the same name; 0 none
  accounts INTEGER NOT NULL, present INTEGER NOT NULL,
  first_day TEXT,
  why TEXT,                        -- it is his; NULL: it is the name that shows
  comp INTEGER NOT NULL            -- a name that stands for all that likeness leads to
) STRICT;
INSERT INTO person_name VALUES(1,4,'Orvan Telmek',NULL,'Norvania',0,'Norvania',NULL,0,3,3,'2025-01-09',NULL,1);
INSERT INTO person_name VALUES(2,1,'Hugo Valdrin',NULL,'Sarelle',0,'Sarelle',NULL,0,2,2,'2025-01-09',NULL,2);
INSERT INTO person_name VALUES(3,3,'Lio Hadder',NULL,'Norvania',0,'Norvania',NULL,0,1,1,'2025-01-09',NULL,3);
INSERT INTO person_name VALUES(4,5,'Una Perrin',NULL,'Sarelle',0,'Sarelle',NULL,0,1,1,'2025-01-09',NULL,4);
INSERT INTO person_name VALUES(5,2,'Ilmar Dashen',NULL,'Quessia',0,'Quessia',NULL,0,1,1,'2031-03-03',NULL,5);
CREATE TABLE person_title (
  name INTEGER NOT NULL REFERENCES person_name(n), title TEXT NOT NULL,
  accounts INTEGER NOT NULL, first_day TEXT, last_day TEXT,
  PRIMARY KEY (name, title)
) STRICT, WITHOUT ROWID;
INSERT INTO person_title VALUES(1,'President of Norvania',3,'2025-01-09','2031-03-03');
INSERT INTO person_title VALUES(2,'Foreign Minister of Sarelle',2,'2025-01-09','2025-01-09');
INSERT INTO person_title VALUES(3,'minister of trade of Norvania',1,'2025-01-09','2025-01-09');
INSERT INTO person_title VALUES(4,'ambassador of Sarelle',1,'2025-01-09','2025-01-09');
INSERT INTO person_title VALUES(5,'Prime Minister of Quessia',1,'2031-03-03','2031-03-03');
CREATE TABLE person_listed (       -- names that could be mistaken for each other, and stand in one list of those present
  first INTEGER NOT NULL REFERENCES person_name(n), second INTEGER NOT NULL REFERENCES person_name(n),
  lists INTEGER NOT NULL, PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_common (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE person_due (
  name INTEGER PRIMARY KEY,        -- whose person is to be found again
  how INTEGER NOT NULL             -- 1 more accounts, 2 other titles or days, 4 fewer accounts
) STRICT;
CREATE TABLE word (
  n INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE        -- a name, a title, a side; the speakers of a statement as a JSON array
) STRICT;
INSERT INTO word VALUES(1,'["Orvan Telmek"]');
INSERT INTO word VALUES(2,'President of Norvania');
INSERT INTO word VALUES(3,'Orvan Telmek');
INSERT INTO word VALUES(4,'Foreign Minister of Sarelle');
INSERT INTO word VALUES(5,'Hugo Valdrin');
INSERT INTO word VALUES(6,'minister of trade of Norvania');
INSERT INTO word VALUES(7,'Lio Hadder');
INSERT INTO word VALUES(8,'ambassador of Sarelle');
INSERT INTO word VALUES(9,'Una Perrin');
INSERT INTO word VALUES(10,'Norvania');
INSERT INTO word VALUES(11,'["Hugo Valdrin"]');
INSERT INTO word VALUES(12,'Sarelle');
INSERT INTO word VALUES(13,'["Ilmar Dashen"]');
INSERT INTO word VALUES(14,'Prime Minister of Quessia');
INSERT INTO word VALUES(15,'Ilmar Dashen');
INSERT INTO word VALUES(16,'Quessia');
INSERT INTO word VALUES(17,'report');
INSERT INTO word VALUES(18,'["Norvania","Sarelle"]');
INSERT INTO word VALUES(19,'Quessian Daily');
INSERT INTO word VALUES(20,'["Sarelle","Norvania"]');
INSERT INTO word VALUES(21,'Home News');
INSERT INTO word VALUES(22,'transcript');
INSERT INTO word VALUES(23,'["Quessia","Norvania"]');
CREATE TABLE how (
  n INTEGER PRIMARY KEY,
  what TEXT NOT NULL,              -- mode of a statement, field of evidence, role, kind of a paragraph, why it was cut
  also TEXT,                       -- cue of a statement, anchor of a date
  side TEXT,
  degree INTEGER NOT NULL,         -- strength of a cue; 1: a wrong weekday
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL         -- 1: a person need not look again
) STRICT;
INSERT INTO how VALUES(1,'direct','said','Norvania',3,'quote.attributed',1);
INSERT INTO how VALUES(2,'captured',NULL,NULL,0,'date.bounds',0);
INSERT INTO how VALUES(3,'form',NULL,NULL,0,'form.word',1);
INSERT INTO how VALUES(4,'kind',NULL,NULL,0,'kind.told',1);
INSERT INTO how VALUES(5,'language',NULL,NULL,0,'language.words',1);
INSERT INTO how VALUES(6,'meeting',NULL,NULL,0,'date.told',1);
INSERT INTO how VALUES(7,'published',NULL,NULL,0,'date.dateline',1);
INSERT INTO how VALUES(8,'scope',NULL,NULL,0,'scope.of-kind',0);
INSERT INTO how VALUES(9,'title',NULL,NULL,0,'title.headline',1);
INSERT INTO how VALUES(10,'text',NULL,NULL,0,NULL,0);
INSERT INTO how VALUES(11,'head',NULL,'Norvania',0,'attendance.head',1);
INSERT INTO how VALUES(12,'head',NULL,'Sarelle',0,'attendance.head',1);
INSERT INTO how VALUES(13,'listed',NULL,'Norvania',0,'attendance.list',1);
INSERT INTO how VALUES(14,'listed',NULL,'Sarelle',0,'attendance.list',1);
INSERT INTO how VALUES(15,'dateline',NULL,NULL,0,'date.printed',1);
INSERT INTO how VALUES(16,'event',NULL,NULL,0,'date.printed',1);
INSERT INTO how VALUES(17,'reported','told','Sarelle',3,'speech.reported',1);
INSERT INTO how VALUES(18,'place',NULL,NULL,0,'place.town',0);
INSERT INTO how VALUES(19,'publisher',NULL,NULL,0,'publisher.dateline',0);
INSERT INTO how VALUES(20,'dateline','published',NULL,0,'date.year-left-out',1);
INSERT INTO how VALUES(21,'reported','said','Quessia',3,'speech.reported',1);
INSERT INTO how VALUES(22,'direct',NULL,'Norvania',0,'turn.label',1);
INSERT INTO how VALUES(23,'direct',NULL,'Quessia',0,'turn.label',1);
INSERT INTO how VALUES(24,'author',NULL,NULL,0,'author.metadata',1);
INSERT INTO how VALUES(25,'kind',NULL,NULL,0,'kind.labels',1);
INSERT INTO how VALUES(26,'published',NULL,NULL,0,'date.page-line',1);
INSERT INTO how VALUES(27,'publisher',NULL,NULL,0,'publisher.office',0);
INSERT INTO how VALUES(28,'scope',NULL,NULL,0,'scope.transcript',0);
INSERT INTO how VALUES(29,'title',NULL,NULL,0,'title.repeated',1);
INSERT INTO how VALUES(30,'url',NULL,NULL,0,'url.canonical',1);
INSERT INTO how VALUES(31,'before the text',NULL,NULL,0,NULL,0);
INSERT INTO how VALUES(32,'date line',NULL,NULL,0,NULL,0);
INSERT INTO how VALUES(33,'after the text',NULL,NULL,0,NULL,0);
INSERT INTO how VALUES(34,'head',NULL,'Quessia',0,'attendance.head',1);
INSERT INTO how VALUES(35,'publication',NULL,NULL,0,'date.printed',1);
INSERT INTO how VALUES(36,'background','published',NULL,0,'date.year-left-out',1);
INSERT INTO how VALUES(37,'background','meeting',NULL,0,'date.year-left-out',1);
INSERT INTO how VALUES(38,'meeting',NULL,NULL,0,'decision.1',1);
INSERT INTO how VALUES(39,'place',NULL,NULL,0,'decision.3',1);
CREATE TABLE voice_row (
  account INTEGER NOT NULL REFERENCES account(n),
  speaker INTEGER NOT NULL, side INTEGER NOT NULL, -- words; 0 none
  modes INTEGER NOT NULL,          -- of what is said so: 1 direct, 2 reported, 4 collective, 8 unattributed, added up
  PRIMARY KEY (account, speaker, side)
) STRICT, WITHOUT ROWID;
INSERT INTO voice_row VALUES(1,3,10,1);
INSERT INTO voice_row VALUES(2,5,12,2);
INSERT INTO voice_row VALUES(3,3,10,1);
INSERT INTO voice_row VALUES(3,15,16,3);
CREATE TABLE attendance_row (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  position INTEGER NOT NULL,       -- from 1 within its side, as the account lists them
  name INTEGER NOT NULL, title INTEGER NOT NULL, -- words, as printed; 0 none
  how INTEGER NOT NULL REFERENCES how(n), -- role, side, rule
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO attendance_row VALUES(1,0,1,3,2,11,26,60,86,120);
INSERT INTO attendance_row VALUES(1,1,1,5,4,12,70,111,130,171);
INSERT INTO attendance_row VALUES(1,2,2,7,6,13,286,327,346,387);
INSERT INTO attendance_row VALUES(1,3,2,9,8,14,333,366,393,426);
INSERT INTO attendance_row VALUES(2,0,1,5,4,12,35,76,68,109);
INSERT INTO attendance_row VALUES(2,1,1,3,2,11,82,116,115,149);
INSERT INTO attendance_row VALUES(3,0,1,15,14,34,24,62,295,333);
INSERT INTO attendance_row VALUES(3,1,1,3,2,11,67,101,338,372);
CREATE TABLE printed_date_row (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  how INTEGER NOT NULL REFERENCES how(n), -- role, anchor, rule, weekday
  value TEXT, either TEXT,         -- the day, month or year where it is one; the other reading of figures
  first_day TEXT, last_day TEXT,   -- the days it means, where not the value; empty where the page cannot tell
  words TEXT,                      -- as printed
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO printed_date_row VALUES(1,0,15,'2025-01-09',NULL,NULL,NULL,'9 January 2025',9,23,69,83);
INSERT INTO printed_date_row VALUES(1,1,16,'2025-01-09',NULL,NULL,NULL,'9 January 2025',116,130,176,190);
INSERT INTO printed_date_row VALUES(2,0,20,'2025-01-10',NULL,NULL,NULL,'Jan 10',9,15,42,48);
INSERT INTO printed_date_row VALUES(2,1,16,'2025-01-09',NULL,NULL,NULL,'January 9, 2025',131,146,164,179);
INSERT INTO printed_date_row VALUES(3,0,35,'2031-03-05',NULL,NULL,NULL,'March 5, 2031',NULL,NULL,251,264);
INSERT INTO printed_date_row VALUES(3,1,16,'2031-03-05',NULL,NULL,NULL,'March 5, 2031',9,22,280,293);
INSERT INTO printed_date_row VALUES(3,2,36,'2031-03-04',NULL,NULL,NULL,'March 4',110,117,381,388);
INSERT INTO printed_date_row VALUES(3,3,37,'2030-05',NULL,'2030-05-01','2030-05-31','May',185,188,461,464);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','account_fts','account_fts',0,'CREATE VIRTUAL TABLE account_fts USING fts5(text, title, content="account", content_rowid=''n'',
  tokenize=''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'account_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO account_fts_data VALUES(1,X'03811a10');
INSERT INTO account_fts_data VALUES(10,X'000000000105050005010101020101030101040101050101');
INSERT INTO account_fts_data VALUES(137438953473,X'0000039603303130020204010432303235010405120102180302333103020501013403021501013503020401013901040312010217010961677265656d656e7403021b02096d6261737361646f7201023a02016e02022903016401023703047377657202022a0201730302330102626503021f0304666f726502022b0107636f617374616c01021d03076d6d697474656501022a01056461696c7902020603047368656e030c091019010102020465616c7401021801021b0208697374726963747301021e01022101086578706563746564020228010766697368696e6701021a01021d02026f7203022904046569676e01080e0101060102090106686164646572010231030572626f75720302300203657265030212020375676f01020c0102070105696c6d6172030608101902016e01021b010a130d01010501022102017303023101036a616e0202030404756172790104041201021602046f696e7401022901036c696f01023001056d61726368030403130301790302220206656574696e6702021a0501730206010103010601010303017402020d01020c0205696e696e6703021d050473746572010a0f2501010701020a01040723020375737403021e01086e6f72746865726e020220040576616e6961010a0a2e01010401021201021101026f6601140909161104080101030701040b0801040a0802016e0102120102150104130b02047276616e0104072601020f01040e17010670657272696e0102390206726573656e7401022e05056964656e7401080601010201020e01020d0501730202250303696d650304062301077175657373696103020b08016e020205050574696f6e730102260108726563656976656401020b08017301060101050302737401022301047361696401022d020218030572656c6c65010a112d01010901040c1d0203656e64010221020569676e65640302200205756d6d657202022d010574616c6b730102170205656c6d656b01040826010810010104010a0f1701010405036f7261010202010a0214010106010202020468616e6b030225040174020226010219030165010a160808050501081908070a01061a120702016f01022703026c640202230204726164650102340103756e61010238010776616c6472696e01020d010a081c01010201047761726d03022b02016501021f03026c6c0302340302726501022f0203696c6c0102200302746801021901021c02046f72647303022c0103796f750302260402727303023204070d0706060a0e0e0606090607090c0c0a0e0c100d0f070f0b0a080b0c1006080d09080b060b0d090a14080d14180d110b0b1306090c060a0d08070c12080a0a0a1812090915060709081309060707080a0908');
INSERT INTO account_fts_data VALUES(274877906945,X'00000169053032303331030305010134030315010135030304010961677265656d656e7403031b0201730303330102626503031f010664617368656e030d0910190101020103666f720303290107686172626f757203033002036572650303120105696c6d6172030708101902016e03032102017303033101056d6172636803050313030179030322020465657473030701010303017403030c0205696e696e6703031d05047374657203050723020375737403031e01086e6f7276616e696103031101026f6603050a0802016e0305130b02047276616e03050e170109707265736964656e7403030d0303696d650305062301077175657373696103030b010473616964030318020569676e6564030320010674656c6d656b030b0f1701010405036f7261030302020468616e6b03032504017403031903016503071a120701047761726d03032b0203656c6c03033402046f72647303032c0103796f7503032604027273030332040906060e060710080c080c06060b060b060a0a080d08070a0e090c090a0f0809060809080908');
INSERT INTO account_fts_data VALUES(412316860417,X'000001c20530323032350105051201013901050312010a616d6261737361646f7201033a02026e640103370107636f617374616c01031d03076d6d697474656501032a01056465616c740103180208697374726963747301031e010766697368696e6701031a02066f726569676e01090e0101060106686164646572010331020375676f01030c0102696e01031b01076a616e756172790105041202046f696e7401032901036c696f01033001086d696e6973746572010b0f2501010701086e6f7276616e6961010b0a2e01010401026f6601150909161104080101030702016e01031202047276616e01050726010670657272696e0103390206726573656e7401032e05056964656e7401090601010201097175657374696f6e730103260108726563656976656401030b08017301070101050302737401032301047361696401032d030572656c6c65010b112d0101090203656e64010321010574616c6b730103170205656c6d656b0105082605036f726101030202026865010b160808050502016f0103270204726164650103340103756e61010338010776616c6472696e01030d0102776501031f0302726501032f0203696c6c01032003027468010319040a070f070c0c0a0d0c0e0b08070d0908111110060a0b0b0d0e0d0807090e080a0b080b0609080c070708');
INSERT INTO account_fts_data VALUES(549755813889,X'000001c20530323032350105051201013901050312010a616d6261737361646f7201033a02026e640103370107636f617374616c01031d03076d6d697474656501032a01056465616c740103180208697374726963747301031e010766697368696e6701031a02066f726569676e01090e0101060106686164646572010331020375676f01030c0102696e01031b01076a616e756172790105041202046f696e7401032901036c696f01033001086d696e6973746572010b0f2501010701086e6f7276616e6961010b0a2e01010401026f6601150909161104080101030702016e01031202047276616e01050726010670657272696e0103390206726573656e7401032e05056964656e7401090601010201097175657374696f6e730103260108726563656976656401030b08017301070101050302737401032301047361696401032d030572656c6c65010b112d0101090203656e64010321010574616c6b730103170205656c6d656b0105082605036f726101030202026865010b160808050502016f0103270204726164650103340103756e61010338010776616c6472696e01030d0102776501031f0302726501032f0203696c6c01032003027468010319040a070f070c0c0a0d0c0e0b08070d0908111110060a0b0b0d0e0d0807090e080a0b080b0609080c070708');
INSERT INTO account_fts_data VALUES(687194767361,X'000001c20530323032350105051201013901050312010a616d6261737361646f7201033a02026e640103370107636f617374616c01031d03076d6d697474656501032a01056465616c740103180208697374726963747301031e010766697368696e6701031a02066f726569676e01090e0101060106686164646572010331020375676f01030c0102696e01031b01076a616e756172790105041202046f696e7401032901036c696f01033001086d696e6973746572010b0f2501010701086e6f7276616e6961010b0a2e01010401026f6601150909161104080101030702016e01031202047276616e01050726010670657272696e0103390206726573656e7401032e05056964656e7401090601010201097175657374696f6e730103260108726563656976656401030b08017301070101050302737401032301047361696401032d030572656c6c65010b112d0101090203656e64010321010574616c6b730103170205656c6d656b0105082605036f726101030202026865010b160808050502016f0103270204726164650103340103756e61010338010776616c6472696e01030d0102776501031f0302726501032f0203696c6c01032003027468010319040a070f070c0c0a0d0c0e0b08070d0908111110060a0b0b0d0e0d0807090e080a0b080b0609080c070708');
CREATE TABLE IF NOT EXISTS 'account_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO account_fts_idx VALUES(1,X'',2);
INSERT INTO account_fts_idx VALUES(2,X'',2);
INSERT INTO account_fts_idx VALUES(3,X'',2);
INSERT INTO account_fts_idx VALUES(4,X'',2);
INSERT INTO account_fts_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'account_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO account_fts_docsize VALUES(1,X'3b08');
INSERT INTO account_fts_docsize VALUES(2,X'2c05');
INSERT INTO account_fts_docsize VALUES(3,X'3303');
CREATE TABLE IF NOT EXISTS 'account_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO account_fts_config VALUES('version',4);
CREATE TABLE sought (                -- accounts that show, as the search sifts, orders and counts them
  account INTEGER PRIMARY KEY REFERENCES account(n),
  publisher INTEGER NOT NULL, kind INTEGER NOT NULL, -- words; 0 none
  day INTEGER NOT NULL,            -- of the meeting, else of the publication: 20240619, a month 20240600; 0 none
  sides INTEGER NOT NULL,          -- a word, the sides as a JSON array; 0 none
  statements BLOB                  -- which of the account's words each statement is of; NULL: the text must be read
, words INTEGER NOT NULL DEFAULT 0 /* of the account */) STRICT;
INSERT INTO sought VALUES(1,0,17,20250109,18,X'1f3a',60);
INSERT INTO sought VALUES(2,19,17,20250109,20,X'1940',45);
INSERT INTO sought VALUES(3,21,22,20310303,23,X'1b2811040d04',51);
CREATE TABLE meeting_sieve (
  what INTEGER NOT NULL,           -- 1 side, 2 person, 3 publisher, 4 place
  value TEXT NOT NULL,             -- in small letters, but of people
  block INTEGER NOT NULL,          -- of 4096 days since the year 1; from 1024 on, of 4096 accounts
  spots BLOB NOT NULL,             -- in it, days with such a meeting, or the first accounts of those without a day:
                                   -- two bytes each, or where it is 512 bytes a bit each, the low ones first
  PRIMARY KEY (what, value, block)
) STRICT, WITHOUT ROWID;
INSERT INTO meeting_sieve VALUES(1,'norvania',180,X'07bb');
INSERT INTO meeting_sieve VALUES(1,'norvania',181,X'007f');
INSERT INTO meeting_sieve VALUES(1,'quessia',181,X'007f');
INSERT INTO meeting_sieve VALUES(1,'sarelle',180,X'07bb');
INSERT INTO meeting_sieve VALUES(2,'Hugo Valdrin',180,X'07bb');
INSERT INTO meeting_sieve VALUES(2,'Ilmar Dashen',181,X'007f');
INSERT INTO meeting_sieve VALUES(2,'Lio Hadder',180,X'07bb');
INSERT INTO meeting_sieve VALUES(2,'Orvan Telmek',180,X'07bb');
INSERT INTO meeting_sieve VALUES(2,'Orvan Telmek',181,X'007f');
INSERT INTO meeting_sieve VALUES(2,'Una Perrin',180,X'07bb');
INSERT INTO meeting_sieve VALUES(3,'home news',181,X'007f');
INSERT INTO meeting_sieve VALUES(3,'quessian daily',180,X'07bb');
INSERT INTO meeting_sieve VALUES(4,'telmora',180,X'07bb');
CREATE TABLE IF NOT EXISTS "person_account" (
  name INTEGER NOT NULL REFERENCES person_name(n),
  account INTEGER NOT NULL,        -- account(n)
  PRIMARY KEY (name, account)
) STRICT, WITHOUT ROWID;
INSERT INTO person_account VALUES(1,1);
INSERT INTO person_account VALUES(1,2);
INSERT INTO person_account VALUES(1,3);
INSERT INTO person_account VALUES(2,1);
INSERT INTO person_account VALUES(2,2);
INSERT INTO person_account VALUES(3,1);
INSERT INTO person_account VALUES(4,1);
INSERT INTO person_account VALUES(5,3);
CREATE TABLE IF NOT EXISTS "person_word" (
  word TEXT NOT NULL,              -- of a name; ~ its consonants; / a side and the sounds it opens with, // in other scripts
  name INTEGER NOT NULL,           -- person_name(n)
  PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;
INSERT INTO person_word VALUES('/Norvania',1);
INSERT INTO person_word VALUES('/Norvania',3);
INSERT INTO person_word VALUES('/Norvania -k',3);
INSERT INTO person_word VALUES('/Norvania -t',1);
INSERT INTO person_word VALUES('/Quessia',5);
INSERT INTO person_word VALUES('/Quessia -t',5);
INSERT INTO person_word VALUES('/Sarelle',2);
INSERT INTO person_word VALUES('/Sarelle',4);
INSERT INTO person_word VALUES('/Sarelle -p',4);
INSERT INTO person_word VALUES('/Sarelle kp',2);
INSERT INTO person_word VALUES('dashen',5);
INSERT INTO person_word VALUES('hadder',3);
INSERT INTO person_word VALUES('hugo',2);
INSERT INTO person_word VALUES('ilmar',5);
INSERT INTO person_word VALUES('lio',3);
INSERT INTO person_word VALUES('orvan',1);
INSERT INTO person_word VALUES('perrin',4);
INSERT INTO person_word VALUES('telmek',1);
INSERT INTO person_word VALUES('una',4);
INSERT INTO person_word VALUES('valdrin',2);
INSERT INTO person_word VALUES('~dr',3);
INSERT INTO person_word VALUES('~dsn',5);
INSERT INTO person_word VALUES('~lmr',5);
INSERT INTO person_word VALUES('~prn',4);
INSERT INTO person_word VALUES('~rvn',1);
INSERT INTO person_word VALUES('~tlmk',1);
INSERT INTO person_word VALUES('~vldrn',2);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('decision',3);
CREATE INDEX intake_capture ON intake(capture);
CREATE INDEX decision_account_account ON decision_account(account);
CREATE INDEX account_id ON account(id, version);
CREATE INDEX account_meeting_date ON account(meeting_date);
CREATE INDEX meeting_order ON meeting(date IS NULL, date, id);
CREATE INDEX meeting_account_account ON meeting_account(account);
CREATE VIEW v_account AS SELECT a.id, a.title, a.publisher, a.publisher_side, a.carrier, a.kind, a.form, a.scope, a.held,
  a.meeting_date, a.meeting_earliest, a.meeting_latest, a.meeting_basis, a.meeting_certain, a.published_date,
  a.published_basis, a.published_certain, a.captured_date, a.captured_basis, a.place, a.place_certain,
  (SELECT group_concat(side, ', ') FROM (SELECT side FROM account_side s WHERE s.account = a.n ORDER BY i)) AS sides,
  a.language, a.words, a.url, a.archived_url, c.sha256, (SELECT min(file) FROM source f WHERE f.intake = a.n) AS file,
  (SELECT min(meeting) FROM meeting_account m WHERE m.account = a.n) AS meeting, a.version, a.text
  FROM account a JOIN intake t ON t.n = a.n JOIN capture c ON c.n = t.capture WHERE a.current;
CREATE VIEW v_meeting AS SELECT m.id, m.title, m.date, m.earliest, m.latest, m.date_certain, m.date_exact, m.place, m.form, m.met, m.held,
  (SELECT group_concat(side, ', ') FROM (SELECT side FROM meeting_side s WHERE s.meeting = m.id ORDER BY i)) AS sides,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM meeting_person p WHERE p.meeting = m.id ORDER BY i)) AS people,
  (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND NOT x.notice) AS accounts,
  (SELECT count(*) FROM meeting_account x WHERE x.meeting = m.id AND x.notice) AS notices
  FROM meeting m ORDER BY m.date IS NULL, m.date, m.id;
CREATE VIEW v_attendance AS SELECT a.id AS account, a.publisher, a.meeting_date, t.side, t.position, t.role, t.name, t.title,
  t.start_byte, t.end_byte, t.rule, t.certain
  FROM attendance t JOIN account a ON a.n = t.account WHERE a.current;
CREATE VIEW v_person AS SELECT a.id AS account, a.publisher, a.meeting_date, p.name, p.side, p.mentions,
  (SELECT group_concat(title, '; ') FROM (SELECT title FROM account_person_title t
    WHERE t.account = p.account AND t.person = p.i ORDER BY t.i)) AS titles
  FROM account_person p JOIN account a ON a.n = p.account WHERE a.current;
CREATE VIEW v_refused AS SELECT t.id, t.refused AS why, c.sha256, c.size, t.url,
  (SELECT min(file) FROM source f WHERE f.intake = t.n) AS file
  FROM intake t JOIN capture c ON c.n = t.capture WHERE t.refused IS NOT NULL;
CREATE VIEW v_disagreement AS SELECT a.id AS account, d.field, d.reading, d.value, d.basis, d.words, d.rule, d.reason
  FROM disagreement d JOIN account a ON a.n = d.account WHERE a.current;
CREATE INDEX account_line_origin ON account_line(origin, core);
CREATE VIEW v_date AS SELECT a.id AS account, a.publisher, a.meeting_date, d.i + 1 AS number, d.role, d.anchor, d.value,
  d.either, d.first_day, d.last_day, d.words, d.weekday_wrong, d.start_byte, d.end_byte, d.rule, d.certain
  FROM printed_date d JOIN account a ON a.n = d.account WHERE a.current;
CREATE INDEX noise_pair_second ON noise_pair(second);
CREATE VIEW v_change AS SELECT a.publisher AS first_publisher, b.publisher AS second_publisher, c.kind, c.class,
  c.first_words, c.second_words, a.meeting_date, a.id AS first, b.id AS second
  FROM noise_change c JOIN account a ON a.n = c.first JOIN account b ON b.n = c.second WHERE a.current AND b.current;
CREATE INDEX intake_address ON intake(address) WHERE address IS NOT NULL;
CREATE VIEW v_capture AS SELECT t.id AS account, t.version, t.address, coalesce(a.captured_date, t.captured) AS captured,
  c.first_seen, t.status, t.refused, a.current, a.title, a.words, c.sha256, c.size, t.url,
  (SELECT min(file) FROM source f WHERE f.intake = t.n) AS file, t.n AS intake
  FROM intake t JOIN capture c ON c.n = t.capture LEFT JOIN account a ON a.n = t.n;
CREATE VIEW v_decision AS SELECT d.n, d.time, d.author, d.kind, d.about, d.target, d.value, d.reason, d.undone, d.undone_by,
  d.undone_reason, (SELECT group_concat(account, ', ') FROM (SELECT DISTINCT account FROM decision_account x WHERE
  x.decision = d.n ORDER BY account)) AS accounts FROM decision d;
CREATE VIEW v_encounter AS SELECT a.id AS account, a.publisher, a.meeting_date, e.i + 1 AS number, e.kind, e.place, e.time,
  e.zone, e.duration, e.start_byte, e.end_byte, e.rule, e.certain
  FROM encounter e JOIN account a ON a.n = e.account WHERE a.current;
CREATE INDEX match_account_days ON match_account(first, last) WHERE first IS NOT NULL;
CREATE INDEX match_account_comp ON match_account(comp) WHERE comp <> account;
CREATE INDEX person_id ON person(id);
CREATE INDEX person_stem ON person(stem);
CREATE INDEX person_order ON person(name, id);
CREATE INDEX person_name_name ON person_name(name);
CREATE INDEX person_name_person ON person_name(person);
CREATE INDEX person_name_comp ON person_name(comp) WHERE comp <> n;
CREATE INDEX person_listed_second ON person_listed(second);
CREATE VIEW v_person_name AS SELECT p.id AS person, p.name AS shown, s.name, s.base, s.side, s.office, s.accounts,
  s.present, s.first_day, s.why, s.guessed, s.read_side, s.lot
  FROM person_name s JOIN person p ON p.n = s.person;
CREATE VIEW v_person_title AS SELECT p.id AS person, p.name AS shown, s.name, t.title, t.accounts, t.first_day, t.last_day
  FROM person_title t JOIN person_name s ON s.n = t.name JOIN person p ON p.n = s.person;
CREATE INDEX how_all ON how(what, also, side, degree, rule, certain);
CREATE INDEX voice_speaker ON voice_row(speaker);
CREATE VIEW voice AS SELECT v.account, w.word AS name, s.word AS side, v.modes FROM voice_row v LEFT JOIN word w ON
  w.n = v.speaker LEFT JOIN word s ON s.n = v.side;
CREATE VIEW statement AS SELECT a.n AS account, e.key AS i, h.what AS mode, h.side, h.also AS cue, h.degree AS strength,
  (SELECT value FROM json_each(e.value) WHERE key = 2) AS start_byte, (SELECT value FROM json_each(e.value) WHERE key = 2) + (SELECT value FROM json_each(e.value) WHERE key = 3) AS end_byte,
  nullif(coalesce((SELECT value FROM json_each(e.value) WHERE key = 4), (SELECT value FROM json_each(e.value) WHERE key = 2)), -1) AS source_start,
  coalesce((SELECT value FROM json_each(e.value) WHERE key = 4) + (SELECT value FROM json_each(e.value) WHERE key = 5), CASE WHEN (SELECT value FROM json_each(e.value) WHERE key = 4) IS NULL THEN (SELECT value FROM json_each(e.value) WHERE key = 2) + (SELECT value FROM json_each(e.value) WHERE key = 3) END) AS source_end,
  h.rule, h.certain, w.word AS speakers
  FROM account a JOIN json_each(a.statement_list) e JOIN how h ON h.n = (SELECT value FROM json_each(e.value) WHERE key = 0) LEFT JOIN word w ON w.n = (SELECT value FROM json_each(e.value) WHERE key = 1);
CREATE VIEW statement_speaker AS SELECT s.account, s.i AS statement, p.key AS i, p.value AS name FROM statement s JOIN
  json_each(s.speakers) p;
CREATE VIEW evidence AS SELECT a.n AS account, h.what AS field, (SELECT value FROM json_each(e.value) WHERE key = 1) AS words,
  (SELECT value FROM json_each(e.value) WHERE key = 2) AS start_byte, (SELECT value FROM json_each(e.value) WHERE key = 2) + (SELECT value FROM json_each(e.value) WHERE key = 3) AS end_byte,
  nullif(coalesce((SELECT value FROM json_each(e.value) WHERE key = 4), (SELECT value FROM json_each(e.value) WHERE key = 2)), -1) AS source_start,
  coalesce((SELECT value FROM json_each(e.value) WHERE key = 4) + (SELECT value FROM json_each(e.value) WHERE key = 5), CASE WHEN (SELECT value FROM json_each(e.value) WHERE key = 4) IS NULL THEN (SELECT value FROM json_each(e.value) WHERE key = 2) + (SELECT value FROM json_each(e.value) WHERE key = 3) END) AS source_end,
  h.rule, h.certain
  FROM account a JOIN json_each(a.evidence_list) e JOIN how h ON h.n = (SELECT value FROM json_each(e.value) WHERE key = 0);
CREATE VIEW paragraph AS SELECT a.n AS account, e.key AS i, h.what AS kind,
  (SELECT value FROM json_each(e.value) WHERE key = 1) AS start_byte, (SELECT value FROM json_each(e.value) WHERE key = 1) + (SELECT value FROM json_each(e.value) WHERE key = 2) AS end_byte,
  nullif(coalesce((SELECT value FROM json_each(e.value) WHERE key = 3), (SELECT value FROM json_each(e.value) WHERE key = 1)), -1) AS source_start,
  coalesce((SELECT value FROM json_each(e.value) WHERE key = 3) + (SELECT value FROM json_each(e.value) WHERE key = 4), CASE WHEN (SELECT value FROM json_each(e.value) WHERE key = 3) IS NULL THEN (SELECT value FROM json_each(e.value) WHERE key = 1) + (SELECT value FROM json_each(e.value) WHERE key = 2) END) AS source_end
  FROM account a JOIN json_each(a.paragraph_list) e JOIN how h ON h.n = (SELECT value FROM json_each(e.value) WHERE key = 0);
CREATE VIEW furniture AS SELECT a.n AS account, e.key AS i, h.what AS why, (SELECT value FROM json_each(e.value) WHERE key = 1) AS source_start,
  (SELECT value FROM json_each(e.value) WHERE key = 1) + (SELECT value FROM json_each(e.value) WHERE key = 2) AS source_end
  FROM account a JOIN json_each(a.furniture_list) e JOIN how h ON h.n = (SELECT value FROM json_each(e.value) WHERE key = 0);
CREATE VIEW mention AS SELECT p.account, p.i AS person, (SELECT value FROM json_each(e.value) WHERE key = 0) AS start_byte, (SELECT value FROM json_each(e.value) WHERE key = 0) + (SELECT value FROM json_each(e.value) WHERE key = 1) AS end_byte
  FROM account_person p JOIN json_each(p.mention_list) e;
CREATE VIEW account_person_title AS SELECT p.account, p.i AS person, e.key AS i, w.word AS title FROM account_person p JOIN
  json_each(p.title_list) e JOIN word w ON w.n = e.value;
CREATE VIEW attendance AS SELECT x.account, x.i, h.side, x.position, h.what AS role, w.word AS name, t.word AS title,
  x.start_byte, x.end_byte, x.source_start, x.source_end, h.rule, h.certain FROM attendance_row x JOIN how h ON h.n = x.how
  JOIN word w ON w.n = x.name LEFT JOIN word t ON t.n = x.title;
CREATE VIEW printed_date AS SELECT x.account, x.i, h.what AS role, h.also AS anchor, x.value, x.either,
  nullif(coalesce(x.first_day, x.value), '') AS first_day, nullif(coalesce(x.last_day, x.value), '') AS last_day, x.words,
  h.degree AS weekday_wrong, x.start_byte, x.end_byte, x.source_start, x.source_end, h.rule, h.certain
  FROM printed_date_row x JOIN how h ON h.n = x.how;
CREATE VIEW v_statement AS SELECT a.id AS account, a.publisher, a.meeting_date, s.i AS number, s.mode, s.side,
  (SELECT group_concat(value, ', ') FROM json_each(s.speakers)) AS speakers, s.cue, s.strength,
  CAST(substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT) AS words,
  s.start_byte, s.end_byte, s.rule, s.certain
  FROM statement s JOIN account a ON a.n = s.account WHERE a.current;
CREATE INDEX account_day ON account(current, coalesce(meeting_date, published_date));
CREATE INDEX account_publisher_side ON account(publisher_side COLLATE NOCASE) WHERE publisher_side IS NOT NULL;
CREATE INDEX account_side_side ON account_side(side COLLATE NOCASE);
CREATE INDEX account_publisher ON account(publisher) WHERE current = 1;
CREATE INDEX account_line_figures ON account_line(origin, figures, core) WHERE figures <> 0;
CREATE INDEX account_superseded ON account(n) WHERE current = 0;
CREATE INDEX person_decision ON person(decision) WHERE decision <> 0;
CREATE INDEX person_name_lot ON person_name(lot) WHERE lot <> 0;
CREATE VIEW v_person_account AS SELECT p.id AS person, p.name AS shown, s.name, a.id AS account
  FROM person_account x JOIN person_name s ON s.n = x.name JOIN person p ON p.n = s.person JOIN account a ON a.n = x.account;
PRAGMA writable_schema=OFF;
PRAGMA application_id = 1380210004;
PRAGMA user_version = 18;
COMMIT;
