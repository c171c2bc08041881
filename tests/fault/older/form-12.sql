-- An archive of form 12, made by the readout of that time.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE capture (
  n INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,     -- of the bytes as they came
  size INTEGER NOT NULL,           -- of the bytes as they came
  bytes BLOB NOT NULL,             -- the bytes, packed with zstd
  first_seen TEXT NOT NULL         -- UTC
) STRICT;
INSERT INTO capture VALUES(1,'d561d75142a34d9cc6ace4e8eb1000e78060d53cd4f2e981836b9f9030633c7c',428,X'28b52ffd60ac00ed070006d1322140aba40dc084ac06b2cbd8f06362a30fc57b0f7dfd5aa1cb51d9ae134745d701722a002b002700071e304300713418051184aed4d312f2ab87d7304eeeb90cac87b83b87d80e0d22178225cb8b4fa7cf47273165efe255f664ad285b9f1241a8c16586c1cba46cc16b62593865e58f7ac40e03584011a070449a052d8e176f39acb5e2bad55b1e569f09af56ea2e3e43c28dae73b97ac9ca566d393e658de7091e4503a859c954ade1b1fcc3860a4e68669e2cf731934fc9165ec7f0f3172f1ea1269d6982f977ef7956110073cb07c2b6df61b926b4d6f416985c23174d49aa014a26e8407a1937ba8c0eacc220cc38ab22dc6561df93a5ca','2026-11-22T20:51:24Z');
INSERT INTO capture VALUES(2,'b40d35b1a7cb710c125e62923aa72fae23c6e5b161f23f5250e8211811b550b1',314,X'28b52ffd603a00bd0600524f2d22308fd206a3e8b50b898c8325a885df87c11fc1f3f9e596e1867e750e23328a0c54010b23ef388f3e57f309e72b8a6634a3afe4148b7b2dad559f14a4d69aa12bb95c3d64cca7cd857e5ae325bdc669afe25576e409defe8e9f22cbc22070341c660a7c91f6e0b2dd6a70b3d02a12e2c5a3d3a783f78e992bf5b40837cbf9d5c37b1827f75c0966bc268f82051c70a1ce0e8c76aa7f1e00dc1830da82190308c8830121b22c960bcf1477d423d6fd1fc64ba44c220b0052152365a823bd5a95a1219bd03d064778d668c2131cc92e83536f5bc4','2026-11-22T20:51:24Z');
INSERT INTO capture VALUES(3,'7d21819a2989cd96854d80ddca05032439da49696734d709132f798543a0efdb',633,X'28b52ffd607901c50b00f6184923208fda062336b98a241cbac428cdfc06323d7b48c9e408abbbc68203c7ae004600c8033c0043003f000c1b5db7d8300e967cca2a4b8a614c19e1e81c308edeec75cd1976ab1f641cd9708f9d2da144c9c612f2d799ed9beb61824ad6da4939982b29d67aa5025f147c358c0f5549aab11a2ba9648d36a3f42ce9a098bd4294b2b905c5204c8a0237a98be322282946a0811e8561a364958615c978965c840c5ea57b310e49f23a13c9137cae7ee3ea3b8a8f41b0eec9b98eea1c1629f8e1bde9e84b8678673bea7bf9445ce2ced818c339fbe9eae3d99421cef8e240e2e1d1a000a9a0d4180808008ab55e0825943857634e28448ca5e50ffff8e9f97111c6f57c0e3bcb1ba3859de48bc5e32ea72c2ec80d2e7a2777a2ef1979bfa77db2badabeae651f00d66b609941020ab7470bab3afd09911080c43830825019976e5a977f707882ae53c4804570599c05b0dcd0909da661521b2cdaecb2acac0175c74dd0a04fa1a906e70c06e74e5d73960f330c7c987a','2026-11-22T20:51:24Z');
INSERT INTO capture VALUES(4,'c89a0cead321405388a7c1ba23807577e66e0d94009b51ef11ead5af9a015bd7',116,X'28b52ffd2074dd02003205121880a96de027484b3ed8c7bcad710a35adce1b91ce62894a08c651dabcf3d7f928d8aa328451181acc32ccc1974ff224fdc551c2f97c544203b62ab0022847b487f58fc1f451da7405005ac73084308a32d2a8d184c32403','2026-11-22T20:51:24Z');
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
INSERT INTO decision VALUES(1,'2026-11-22T20:51:24Z','Ina','date','7d21819a2989','account','2031-03-03','seen on the photograph',NULL,NULL,NULL);
INSERT INTO decision VALUES(2,'2026-11-22T20:51:24Z','Ina','note','d561d75142a3','account','ask again',NULL,NULL,NULL,NULL);
INSERT INTO decision VALUES(3,'2026-11-22T20:51:24Z','Ina','place','d561d75142a3','account','Telmora',NULL,'2026-11-22T20:51:24Z',NULL,NULL);
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
INSERT INTO setting VALUES('matched','0.1.0 2 5b55fb8b1b746c75');
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
, author TEXT, section TEXT, modified_date TEXT, modified_basis TEXT) STRICT;
INSERT INTO account VALUES(1,'d561d75142a3',1,1,'President of Norvania Receives Foreign Minister of Sarelle','en','report','talks','whole',1,NULL,NULL,NULL,NULL,NULL,'2025-01-09',NULL,NULL,NULL,'text',1,'2025-01-09',NULL,NULL,NULL,'dateline',1,NULL,'bounds',NULL,0,'UTF-8',60,replace('title	President of Norvania Receives Foreign Minister of Sarelle\nday	2025-01-09 2025-01-09 certain\npublished	2025-01-09 2025-01-09 \nis	told 1 2 0 2 0\nside	Norvania\nside	Sarelle\nperson	2	Norvania	Orvan Telmek\nperson	2	Sarelle	Hugo Valdrin\nperson	1	Norvania	Lio Hadder\nperson	1	Sarelle	Una Perrin\ndigest	00fbea54054e90bb0dc6eaee11fc1d1e134b20191539f951255c215328c1d2bc2e950941301089ba332334de34fa9e13445514ea45d870ce4c9bb4d8539368d7546650ef5a7f8dd55e2a05846dfa5ed173e178c274c019fe74d23aa97d5bb48d821ffa2a852b5054876499e688a9f2818af6640fa01f090ea383d3a4a3866089a3a59080a83835f8ad51e7feae38d252b1fc8f15b572cb8fbaff5bf5bd0bd548bd1f17eebfc7fd1cc21233bcc84c1149cbb7fe5fd1711f44d718db30df272a9c\n','\n',char(10)),replace('TELMORA, 9 January 2025 - President Orvan Telmek of Norvania received Hugo Valdrin, Foreign Minister of Sarelle, on 9 January 2025.\n\nThe talks dealt with fishing in the coastal districts. "We will send the rest of the questions to the joint committee," Orvan Telmek said.\n\nPresent were Lio Hadder, minister of trade of Norvania, and Una Perrin, ambassador of Sarelle.','\n',char(10)),NULL,NULL,NULL,NULL);
INSERT INTO account VALUES(2,'b40d35b1a7cb',1,1,'Valdrin Meets Telmek in Telmora','en','report','talks','whole',1,'Quessian Daily',NULL,NULL,NULL,NULL,'2025-01-09',NULL,NULL,NULL,'text',1,'2025-01-10',NULL,NULL,NULL,'dateline',1,NULL,'bounds','Telmora',0,'UTF-8',45,replace('title	Valdrin Meets Telmek in Telmora\npublisher	Quessian Daily\nplace	Telmora\nday	2025-01-09 2025-01-09 certain\npublished	2025-01-10 2025-01-10 \nis	told 1 2 0 0 0\nside	Sarelle\nside	Norvania\nperson	3	Sarelle	Hugo Valdrin\nperson	3	Norvania	Orvan Telmek\ntopic	telmora\ndigest	0380982808708c2b091cef0d11fc1d1e19279b562a08d3822b1976c82da6c3453f85b8333ff39baf43a88d214902ef2252185ba6546650ef54dd3c9a55c7b8775bb34d838a32a47c8b235cc4918a8a7a923a4f779609d4519cc68f20a3866089a97b863cad5716cab5cfc1a9b62dd67fc0cbdb7bd16d2699d366c057d63cbd0ce418b6b1f281f53ff513d3a3f5d2542ef5f42d49f73ac248fb3a1ee3fef9cfce\n','\n',char(10)),replace('TELMORA, Jan 10 (Quessian Daily) - Hugo Valdrin, Foreign Minister of Sarelle, met President Orvan Telmek of Norvania in Telmora on January 9, 2025.\n\nThe meeting dealt with fishing in the northern districts. Valdrin told the press that Sarelle expected an answer before the summer.','\n',char(10)),NULL,NULL,NULL,NULL);
INSERT INTO account VALUES(3,'7d21819a2989',1,1,'Dashen meets Telmek','en','transcript','talks','whole',1,'Home News',NULL,NULL,'https://news.example/talks/12',NULL,'2031-03-03',NULL,NULL,NULL,'given',1,'2031-03-05',NULL,NULL,NULL,'dateline',1,NULL,'bounds',NULL,0,'UTF-8',51,replace('title	Dashen meets Telmek\npublisher	Home News\nday	2031-03-03 2031-03-03 certain\npublished	2031-03-05 2031-03-05 \nis	told 1 1 0 0 0\nside	Quessia\nside	Norvania\nperson	3	Quessia	Ilmar Dashen\nperson	3	Norvania	Orvan Telmek\ndigest	00212d8f04542d000a9aac2c0bf4cda8126139551b03b70b25c148ba28bbc95d29acb6292d7b62013a1fb8b63d4f300943c540f44519f7ea461b976850fb368452809ef9546650ef63df61816b7e4e8f6d522cf172d4f404758201d780e8353b852da68b856fd3929423ec96a3572752b11720f6b5e3b588c15987c6cda00d50d3ff30abdb9be791df5e8ab2dffabd13e418b6b1e47ae244f0729055f0bbb926f3691bb9f4e5f302f5162935fb4883bcfcab9a41fe5533eaff7d1e2c\n','\n',char(10)),replace('TELMORA, March 5, 2031. Prime Minister Ilmar Dashen of Quessia met President Orvan Telmek of Norvania here on March 4.\n\nIlmar Dashen said that the agreement on mining must be signed in May.\n\nOrvan Telmek: Thank you, Prime Minister, for the warm words.\n\nIlmar Dashen: The harbour is yours as well.','\n',char(10)),'Ada Brill',NULL,NULL,NULL);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','account_fts','account_fts',0,'CREATE VIRTUAL TABLE account_fts USING fts5(title, text, content="account", content_rowid=''n'',
  tokenize=''unicode61 remove_diacritics 2'')');
CREATE TABLE IF NOT EXISTS 'account_fts_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO account_fts_data VALUES(1,X'0310811a');
INSERT INTO account_fts_data VALUES(10,X'000000000105050005010101020101030101040101050101');
INSERT INTO account_fts_data VALUES(137438953473,X'000004600330313002060101040104323032350108010105120106010118030233310306010105010134030601011501013503060101040101390108010103120106010117010961677265656d656e74030601011b02096d6261737361646f72010601013a02016e02060101290301640106010137030473776572020601012a020173030601013301026265030601011f0304666f7265020601012b0107636f617374616c010601011d03076d6d6974746565010601012a01056461696c79020601010603047368656e030c020101091019020465616c740106010118010601011b02086973747269637473010601011e0106010121010865787065637465640206010128010766697368696e67010601011a010601011d02026f72030601012904046569676e01080601010e010601010901066861646465720106010131030572626f7572030601013002036572650306010112020375676f010601010c01060101070105696c6d6172030a010108101902016e010601011b010a050101130d0106010121020173030601013101036a616e0206010103040475617279010801010412010601011602046f696e74010601012901036c696f010601013001056d6172636803080101031303017903060101220206656574696e67020601011a050173020203010203030174020601010d010601010c0205696e696e67030601011d050473746572010a0701010f25010601010a0108010107230203757374030601011e01086e6f72746865726e0206010120040576616e6961010a0401010a2e0106010112010601011101026f66011403070101090916110408010801010b08010801010a0802016e0106010112010601011501080101130b02047276616e010801010726010601010f010801010e17010670657272696e01060101390206726573656e74010601012e05056964656e74010802010106010601010e010601010d05017302060101250303696d65030801010623010771756573736961030601010b08016e0206010105050574696f6e73010601012601087265636569766564010601010b080173010205030273740106010123010473616964010601012d0206010118030572656c6c65010a090101112d010801010c1d0203656e640106010121020569676e656403060101200205756d6d6572020601012d010574616c6b7301060101170205656c6d656b010801010826010804010110010a0401010f1705036f72610106010102010a06010102140106010102020468616e6b030601012504017402060101260106010119030165010e01011608080505010c01011908070a010a01011a120702016f010601012703026c64020601012302047261646501060101340103756e610106010138010776616c6472696e010601010d010a020101081c01047761726d030601012b020165010601011f03026c6c030601013403027265010601012f0203696c6c0106010120030274680106010119010601011c02046f726473030601012c0103796f7503060101260402727303060101320409110908080e101008080b08090b0e0e0c0e10140f1309110d0c0a0f0e14080a110b0a0d080d090d0c180a0f181c13170d0d17080b0e080c0f060910140a0c0c0c1a160b0d1b08090b0a150b0809090a0e0b0a');
INSERT INTO account_fts_data VALUES(274877906945,X'000001af053032303331030701010501013403070101150101350307010104010961677265656d656e74030701011b020173030701013301026265030701011f010664617368656e030d0201010910190103666f7203070101290107686172626f75720307010130020365726503070101120105696c6d6172030b010108101902016e0307010121020173030701013101056d617263680309010103130301790307010122020465657473030303030174030701010c0205696e696e67030701011d0504737465720309010107230203757374030701011e01086e6f7276616e6961030701011101026f66030901010a0802016e03090101130b02047276616e030901010e170109707265736964656e74030701010d0303696d65030901010623010771756573736961030701010b0104736169640307010118020569676e65640307010120010674656c6d656b030b0401010f1705036f72610307010102020468616e6b03070101250401740307010119030165030b01011a120701047761726d030701012b0203656c6c030701013402046f726473030701012c0103796f750307010126040272730307010132040b0808100809100a0e0a0e08080d0809080c0c0a0f0a090c100b0e0b0c0f0a0b080a0b0a0b0a');
INSERT INTO account_fts_data VALUES(412316860417,X'00000208053032303235010901010512010139010901010312010a616d6261737361646f72010701013a02026e6401070101370107636f617374616c010701011d03076d6d6974746565010701012a01056465616c74010701011802086973747269637473010701011e010766697368696e67010701011a02066f726569676e01090601010e01066861646465720107010131020375676f010701010c0102696e010701011b01076a616e7561727901090101041202046f696e74010701012901036c696f010701013001086d696e6973746572010b0701010f2501086e6f7276616e6961010b0401010a2e01026f6601150307010109091611040802016e010701011202047276616e010901010726010670657272696e01070101390206726573656e74010701012e05056964656e7401090201010601097175657374696f6e73010701012601087265636569766564010701010b080173010305030273740107010123010473616964010701012d030572656c6c65010b090101112d0203656e640107010121010574616c6b7301070101170205656c6d656b01090101082605036f7261010701010202026865010f0101160808050502016f010701012702047261646501070101340103756e610107010138010776616c6472696e010701010d01027765010701011f03027265010701012f0203696c6c0107010120030274680107010119040c0911090e0e0c0f0e0e0d0a090f0b0a111110080c0d0d0d100f06090b0e0a0c0d0a0d080b0a0e09090a');
INSERT INTO account_fts_data VALUES(549755813889,X'00000208053032303235010901010512010139010901010312010a616d6261737361646f72010701013a02026e6401070101370107636f617374616c010701011d03076d6d6974746565010701012a01056465616c74010701011802086973747269637473010701011e010766697368696e67010701011a02066f726569676e01090601010e01066861646465720107010131020375676f010701010c0102696e010701011b01076a616e7561727901090101041202046f696e74010701012901036c696f010701013001086d696e6973746572010b0701010f2501086e6f7276616e6961010b0401010a2e01026f6601150307010109091611040802016e010701011202047276616e010901010726010670657272696e01070101390206726573656e74010701012e05056964656e7401090201010601097175657374696f6e73010701012601087265636569766564010701010b080173010305030273740107010123010473616964010701012d030572656c6c65010b090101112d0203656e640107010121010574616c6b7301070101170205656c6d656b01090101082605036f7261010701010202026865010f0101160808050502016f010701012702047261646501070101340103756e610107010138010776616c6472696e010701010d01027765010701011f03027265010701012f0203696c6c0107010120030274680107010119040c0911090e0e0c0f0e0e0d0a090f0b0a111110080c0d0d0d100f06090b0e0a0c0d0a0d080b0a0e09090a');
INSERT INTO account_fts_data VALUES(687194767361,X'00000208053032303235010901010512010139010901010312010a616d6261737361646f72010701013a02026e6401070101370107636f617374616c010701011d03076d6d6974746565010701012a01056465616c74010701011802086973747269637473010701011e010766697368696e67010701011a02066f726569676e01090601010e01066861646465720107010131020375676f010701010c0102696e010701011b01076a616e7561727901090101041202046f696e74010701012901036c696f010701013001086d696e6973746572010b0701010f2501086e6f7276616e6961010b0401010a2e01026f6601150307010109091611040802016e010701011202047276616e010901010726010670657272696e01070101390206726573656e74010701012e05056964656e7401090201010601097175657374696f6e73010701012601087265636569766564010701010b080173010305030273740107010123010473616964010701012d030572656c6c65010b090101112d0203656e640107010121010574616c6b7301070101170205656c6d656b01090101082605036f7261010701010202026865010f0101160808050502016f010701012702047261646501070101340103756e610107010138010776616c6472696e010701010d01027765010701011f03027265010701012f0203696c6c0107010120030274680107010119040c0911090e0e0c0f0e0e0d0a090f0b0a111110080c0d0d0d100f06090b0e0a0c0d0a0d080b0a0e09090a');
CREATE TABLE IF NOT EXISTS 'account_fts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO account_fts_idx VALUES(1,X'',2);
INSERT INTO account_fts_idx VALUES(2,X'',2);
INSERT INTO account_fts_idx VALUES(3,X'',2);
INSERT INTO account_fts_idx VALUES(4,X'',2);
INSERT INTO account_fts_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'account_fts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO account_fts_docsize VALUES(1,X'083b');
INSERT INTO account_fts_docsize VALUES(2,X'052c');
INSERT INTO account_fts_docsize VALUES(3,X'0333');
CREATE TABLE IF NOT EXISTS 'account_fts_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO account_fts_config VALUES('version',4);
CREATE TABLE evidence (
  account INTEGER NOT NULL REFERENCES account(n),
  field TEXT NOT NULL,             -- title, language, kind, form, scope, publisher, carrier, place, meeting, published, captured
  words TEXT,                      -- that say so, where they are not the value itself
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, field)
) STRICT, WITHOUT ROWID;
INSERT INTO evidence VALUES(1,'captured',NULL,NULL,NULL,NULL,NULL,'date.bounds',0);
INSERT INTO evidence VALUES(1,'form',NULL,61,69,121,129,'form.word',1);
INSERT INTO evidence VALUES(1,'kind',NULL,61,69,121,129,'kind.told',1);
INSERT INTO evidence VALUES(1,'language',NULL,NULL,NULL,NULL,NULL,'language.words',1);
INSERT INTO evidence VALUES(1,'meeting','9 January 2025',116,130,176,190,'date.told',1);
INSERT INTO evidence VALUES(1,'published','9 January 2025',9,23,69,83,'date.dateline',1);
INSERT INTO evidence VALUES(1,'scope',NULL,NULL,NULL,NULL,NULL,'scope.of-kind',0);
INSERT INTO evidence VALUES(1,'title',NULL,NULL,NULL,0,58,'title.headline',1);
INSERT INTO evidence VALUES(2,'captured',NULL,NULL,NULL,NULL,NULL,'date.bounds',0);
INSERT INTO evidence VALUES(2,'form',NULL,NULL,NULL,0,31,'form.word',1);
INSERT INTO evidence VALUES(2,'kind',NULL,78,81,111,114,'kind.told',1);
INSERT INTO evidence VALUES(2,'language',NULL,NULL,NULL,NULL,NULL,'language.words',1);
INSERT INTO evidence VALUES(2,'meeting','January 9, 2025',131,146,164,179,'date.told',1);
INSERT INTO evidence VALUES(2,'place',NULL,120,127,153,160,'place.town',0);
INSERT INTO evidence VALUES(2,'published','Jan 10',9,15,42,48,'date.dateline',1);
INSERT INTO evidence VALUES(2,'publisher',NULL,17,31,50,64,'publisher.dateline',0);
INSERT INTO evidence VALUES(2,'scope',NULL,NULL,NULL,NULL,NULL,'scope.of-kind',0);
INSERT INTO evidence VALUES(2,'title',NULL,NULL,NULL,0,31,'title.headline',1);
INSERT INTO evidence VALUES(3,'author',NULL,NULL,NULL,75,84,'author.metadata',1);
INSERT INTO evidence VALUES(3,'captured',NULL,NULL,NULL,NULL,NULL,'date.bounds',0);
INSERT INTO evidence VALUES(3,'form',NULL,NULL,NULL,224,243,'form.word',1);
INSERT INTO evidence VALUES(3,'kind',NULL,191,203,472,484,'kind.labels',1);
INSERT INTO evidence VALUES(3,'language',NULL,NULL,NULL,NULL,NULL,'language.words',1);
INSERT INTO evidence VALUES(3,'meeting',NULL,NULL,NULL,NULL,NULL,'decision.1',1);
INSERT INTO evidence VALUES(3,'published','March 5, 2031',NULL,NULL,251,264,'date.page-line',1);
INSERT INTO evidence VALUES(3,'publisher',NULL,NULL,NULL,175,201,'publisher.office',0);
INSERT INTO evidence VALUES(3,'scope',NULL,191,203,472,484,'scope.transcript',0);
INSERT INTO evidence VALUES(3,'title',NULL,NULL,NULL,224,243,'title.repeated',1);
INSERT INTO evidence VALUES(3,'url',NULL,NULL,NULL,114,143,'url.canonical',1);
CREATE TABLE account_side (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, side TEXT NOT NULL,
  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO account_side VALUES(1,0,'Norvania');
INSERT INTO account_side VALUES(1,1,'Sarelle');
INSERT INTO account_side VALUES(2,0,'Sarelle');
INSERT INTO account_side VALUES(2,1,'Norvania');
INSERT INTO account_side VALUES(3,0,'Quessia');
INSERT INTO account_side VALUES(3,1,'Norvania');
CREATE TABLE attendance (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  side TEXT, position INTEGER NOT NULL, -- from 1 within its side, as the account lists them
  role TEXT NOT NULL,              -- head, listed, joined, group
  name TEXT NOT NULL, title TEXT,  -- as printed
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO attendance VALUES(1,0,'Norvania',1,'head','Orvan Telmek','President of Norvania',26,60,86,120,'attendance.head',1);
INSERT INTO attendance VALUES(1,1,'Sarelle',1,'head','Hugo Valdrin','Foreign Minister of Sarelle',70,111,130,171,'attendance.head',1);
INSERT INTO attendance VALUES(1,2,'Norvania',2,'listed','Lio Hadder','minister of trade of Norvania',286,327,346,387,'attendance.list',1);
INSERT INTO attendance VALUES(1,3,'Sarelle',2,'listed','Una Perrin','ambassador of Sarelle',333,366,393,426,'attendance.list',1);
INSERT INTO attendance VALUES(2,0,'Sarelle',1,'head','Hugo Valdrin','Foreign Minister of Sarelle',35,76,68,109,'attendance.head',1);
INSERT INTO attendance VALUES(2,1,'Norvania',1,'head','Orvan Telmek','President of Norvania',82,116,115,149,'attendance.head',1);
INSERT INTO attendance VALUES(3,0,'Quessia',1,'head','Ilmar Dashen','Prime Minister of Quessia',24,62,295,333,'attendance.head',1);
INSERT INTO attendance VALUES(3,1,'Norvania',1,'head','Orvan Telmek','President of Norvania',67,101,338,372,'attendance.head',1);
CREATE TABLE account_person (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  name TEXT NOT NULL,              -- the fullest form that the account prints
  side TEXT,
  mentions INTEGER NOT NULL, base TEXT,
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO account_person VALUES(1,0,'Orvan Telmek','Norvania',2,NULL);
INSERT INTO account_person VALUES(1,1,'Hugo Valdrin','Sarelle',1,NULL);
INSERT INTO account_person VALUES(1,2,'Lio Hadder','Norvania',1,NULL);
INSERT INTO account_person VALUES(1,3,'Una Perrin','Sarelle',1,NULL);
INSERT INTO account_person VALUES(2,0,'Hugo Valdrin','Sarelle',2,NULL);
INSERT INTO account_person VALUES(2,1,'Orvan Telmek','Norvania',1,NULL);
INSERT INTO account_person VALUES(3,0,'Ilmar Dashen','Quessia',3,NULL);
INSERT INTO account_person VALUES(3,1,'Orvan Telmek','Norvania',2,NULL);
CREATE TABLE account_person_title (account INTEGER NOT NULL, person INTEGER NOT NULL, i INTEGER NOT NULL, title TEXT NOT NULL,
  PRIMARY KEY (account, person, i), FOREIGN KEY (account, person) REFERENCES account_person(account, i)) STRICT, WITHOUT ROWID;
INSERT INTO account_person_title VALUES(1,0,0,'President of Norvania');
INSERT INTO account_person_title VALUES(1,1,0,'Foreign Minister of Sarelle');
INSERT INTO account_person_title VALUES(1,2,0,'minister of trade of Norvania');
INSERT INTO account_person_title VALUES(1,3,0,'ambassador of Sarelle');
INSERT INTO account_person_title VALUES(2,0,0,'Foreign Minister of Sarelle');
INSERT INTO account_person_title VALUES(2,1,0,'President of Norvania');
INSERT INTO account_person_title VALUES(3,0,0,'Prime Minister of Quessia');
INSERT INTO account_person_title VALUES(3,1,0,'President of Norvania');
CREATE TABLE mention (account INTEGER NOT NULL, person INTEGER NOT NULL, start_byte INTEGER NOT NULL, end_byte INTEGER NOT NULL,
  PRIMARY KEY (account, person, start_byte, end_byte),
  FOREIGN KEY (account, person) REFERENCES account_person(account, i)) STRICT, WITHOUT ROWID;
INSERT INTO mention VALUES(1,0,36,48);
INSERT INTO mention VALUES(1,0,253,265);
INSERT INTO mention VALUES(1,1,70,82);
INSERT INTO mention VALUES(1,2,286,296);
INSERT INTO mention VALUES(1,3,333,343);
INSERT INTO mention VALUES(2,0,35,47);
INSERT INTO mention VALUES(2,0,207,214);
INSERT INTO mention VALUES(2,1,92,104);
INSERT INTO mention VALUES(3,0,39,51);
INSERT INTO mention VALUES(3,0,120,132);
INSERT INTO mention VALUES(3,0,253,265);
INSERT INTO mention VALUES(3,1,77,89);
INSERT INTO mention VALUES(3,1,191,203);
CREATE TABLE statement (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  mode TEXT NOT NULL,              -- direct, reported, collective, unattributed
  side TEXT, cue TEXT,             -- cue: the words that say that something is said
  strength INTEGER NOT NULL,       -- of the cue; higher is firmer, 0 not known
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO statement VALUES(1,0,'direct','Norvania','said',3,188,271,248,331,'quote.attributed',1);
INSERT INTO statement VALUES(2,0,'reported','Sarelle','told',3,207,280,240,313,'speech.reported',1);
INSERT INTO statement VALUES(3,0,'reported','Quessia','said',3,120,189,396,465,'speech.reported',1);
INSERT INTO statement VALUES(3,1,'direct','Norvania',NULL,0,205,251,486,532,'turn.label',1);
INSERT INTO statement VALUES(3,2,'direct','Quessia',NULL,0,267,296,553,582,'turn.label',1);
CREATE TABLE statement_speaker (account INTEGER NOT NULL, statement INTEGER NOT NULL, i INTEGER NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (account, statement, i), FOREIGN KEY (account, statement) REFERENCES statement(account, i)) STRICT, WITHOUT ROWID;
INSERT INTO statement_speaker VALUES(2,0,0,'Hugo Valdrin');
INSERT INTO statement_speaker VALUES(3,0,0,'Ilmar Dashen');
INSERT INTO statement_speaker VALUES(3,2,0,'Ilmar Dashen');
INSERT INTO statement_speaker VALUES(1,0,0,'Orvan Telmek');
INSERT INTO statement_speaker VALUES(3,1,0,'Orvan Telmek');
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
CREATE TABLE paragraph (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, kind TEXT NOT NULL,
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO paragraph VALUES(1,0,'text',0,131,60,191);
INSERT INTO paragraph VALUES(1,1,'text',133,271,193,331);
INSERT INTO paragraph VALUES(1,2,'text',273,367,333,427);
INSERT INTO paragraph VALUES(2,0,'text',0,147,33,180);
INSERT INTO paragraph VALUES(2,1,'text',149,280,182,313);
INSERT INTO paragraph VALUES(3,0,'text',0,118,271,389);
INSERT INTO paragraph VALUES(3,1,'text',120,189,396,465);
INSERT INTO paragraph VALUES(3,2,'text',191,251,472,532);
INSERT INTO paragraph VALUES(3,3,'text',253,296,539,582);
CREATE TABLE furniture (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, why TEXT NOT NULL, -- it was cut
  source_start INTEGER, source_end INTEGER, PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO furniture VALUES(3,0,'before the text',175,201);
INSERT INTO furniture VALUES(3,1,'date line',251,264);
INSERT INTO furniture VALUES(3,2,'after the text',603,610);
CREATE TABLE note (account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (account, i)) STRICT, WITHOUT ROWID;
INSERT INTO note VALUES(1,0,'ask again (Ina, 2026-11-22)');
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
CREATE TABLE printed_date (
  account INTEGER NOT NULL REFERENCES account(n), i INTEGER NOT NULL,
  role TEXT NOT NULL,              -- event, publication, dateline, capture, background
  anchor TEXT,                     -- what it counts from: meeting, published; NULL: it names its own day
  value TEXT, either TEXT,         -- the day, month or year where it is one; the other reading of figures
  first_day TEXT, last_day TEXT,   -- the days it means; NULL where the page cannot tell
  words TEXT,                      -- as printed
  weekday_wrong INTEGER NOT NULL,  -- 1: the weekday printed with it is not that day's
  start_byte INTEGER, end_byte INTEGER, source_start INTEGER, source_end INTEGER,
  rule TEXT,                       -- why it is what it is
  certain INTEGER NOT NULL,        -- 1: a person need not look again
  PRIMARY KEY (account, i)
) STRICT, WITHOUT ROWID;
INSERT INTO printed_date VALUES(1,0,'dateline',NULL,'2025-01-09',NULL,'2025-01-09','2025-01-09','9 January 2025',0,9,23,69,83,'date.printed',1);
INSERT INTO printed_date VALUES(1,1,'event',NULL,'2025-01-09',NULL,'2025-01-09','2025-01-09','9 January 2025',0,116,130,176,190,'date.printed',1);
INSERT INTO printed_date VALUES(2,0,'dateline','published','2025-01-10',NULL,'2025-01-10','2025-01-10','Jan 10',0,9,15,42,48,'date.year-left-out',1);
INSERT INTO printed_date VALUES(2,1,'event',NULL,'2025-01-09',NULL,'2025-01-09','2025-01-09','January 9, 2025',0,131,146,164,179,'date.printed',1);
INSERT INTO printed_date VALUES(3,0,'publication',NULL,'2031-03-05',NULL,'2031-03-05','2031-03-05','March 5, 2031',0,NULL,NULL,251,264,'date.printed',1);
INSERT INTO printed_date VALUES(3,1,'event',NULL,'2031-03-05',NULL,'2031-03-05','2031-03-05','March 5, 2031',0,9,22,280,293,'date.printed',1);
INSERT INTO printed_date VALUES(3,2,'background','published','2031-03-04',NULL,'2031-03-04','2031-03-04','March 4',0,110,117,381,388,'date.year-left-out',1);
INSERT INTO printed_date VALUES(3,3,'background','meeting','2030-05',NULL,'2030-05-01','2030-05-31','May',0,185,188,461,464,'date.year-left-out',1);
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
) STRICT;
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
CREATE TABLE person_account (
  name INTEGER NOT NULL REFERENCES person_name(n), account INTEGER NOT NULL REFERENCES account(n),
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
CREATE TABLE person_listed (       -- names that could be mistaken for each other, and stand in one list of those present
  first INTEGER NOT NULL REFERENCES person_name(n), second INTEGER NOT NULL REFERENCES person_name(n),
  lists INTEGER NOT NULL, PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_word (
  word TEXT NOT NULL,              -- of a name; ~ its consonants; / a side and the sounds it opens with, // in other scripts
  name INTEGER NOT NULL REFERENCES person_name(n), PRIMARY KEY (word, name)
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
CREATE TABLE person_common (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE person_due (
  name INTEGER PRIMARY KEY,        -- whose person is to be found again
  how INTEGER NOT NULL             -- 1 more accounts, 2 other titles or days, 4 fewer accounts
) STRICT;
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('decision',3);
CREATE INDEX intake_capture ON intake(capture);
CREATE INDEX decision_account_account ON decision_account(account);
CREATE INDEX account_id ON account(id, version);
CREATE INDEX account_meeting_date ON account(meeting_date);
CREATE INDEX account_publisher ON account(publisher, published_date);
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
CREATE VIEW v_statement AS SELECT a.id AS account, a.publisher, a.meeting_date, s.i AS number, s.mode, s.side,
  (SELECT group_concat(name, ', ') FROM (SELECT name FROM statement_speaker p
    WHERE p.account = s.account AND p.statement = s.i ORDER BY p.i)) AS speakers,
  s.cue, s.strength, CAST(substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte) AS TEXT) AS words,
  s.start_byte, s.end_byte, s.rule, s.certain
  FROM statement s JOIN account a ON a.n = s.account WHERE a.current;
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
CREATE INDEX printed_date_days ON printed_date(first_day, last_day);
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
CREATE INDEX statement_speaker_name ON statement_speaker(name);
CREATE INDEX account_sifted ON account(current, publisher, kind, meeting_date, published_date);
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
CREATE VIEW v_person_account AS SELECT p.id AS person, p.name AS shown, s.name, a.id AS account
  FROM person_account x JOIN person_name s ON s.n = x.name JOIN person p ON p.n = s.person JOIN account a ON a.n = x.account;
PRAGMA writable_schema=OFF;

PRAGMA application_id = 1380210004;
PRAGMA user_version = 12;
COMMIT;
