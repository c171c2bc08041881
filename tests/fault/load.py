# load.py SQL DB: an archive out of the SQL text that `sqlite3 .dump` wrote of it.
import sqlite3, sys

db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.executescript(open(sys.argv[1]).read())
db.execute("PRAGMA writable_schema = OFF")
db.execute("PRAGMA journal_mode = WAL")
db.close()
