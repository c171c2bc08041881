#!/usr/bin/env python3
"""Writes data/common/han.tsv and data/common/syllables.tsv from Unihan: tools/han.py /usr/share/unicode (Debian's unicode-data).

Characters: those of Korean personal and school lists that KS X 1001 has, their simplified forms, and all of GB 2312.
Readings without tone marks; of Korean readings that the dropped initial alone tells apart the full one is kept."""
import bz2, collections, os, sys, unicodedata

field = collections.defaultdict(dict)
for part in ('Readings', 'Variants', 'OtherMappings', 'DictionaryLikeData'):
    for line in bz2.open(os.path.join(sys.argv[1], f'Unihan_{part}.txt.bz2'), 'rt'):
        if line.startswith('U+'):
            point, key, value = line.rstrip('\n').split('\t')
            field[key][chr(int(point[2:], 16))] = value

def bare(s):
    return ''.join(c for c in unicodedata.normalize('NFD', s) if not unicodedata.combining(c))

def mandarin(c):
    said = field['kMandarin'].get(c, '').split()
    for entry in field['kTGHZ2013'].get(c, '').split():
        said += entry.split(':')[1].split(',')
    return list(dict.fromkeys(map(bare, said)))

def initial(s):
    return (ord(s) - 0xAC00) // 588

def korean(c):
    said = [r.split(':')[0] for r in field['kHangul'].get(c, '').split()]
    rime = lambda s: (ord(s) - 0xAC00) % 588
    full = {rime(s): s for s in said if initial(s) == 5}
    full = {**{rime(s): s for s in said if initial(s) == 2}, **full}
    return [s for s in said if initial(s) in (2, 5) and full[rime(s)] == s or initial(s) not in (2, 5, 11)
            or initial(s) == 11 and rime(s) not in full]

names = (set(field['kKoreanName']) | set(field['kKoreanEducationHanja'])) & set(field['kHangul'])
listed = names & set(field['kKSC0'])
said = {c: korean(c) for c in listed}
fuller = collections.defaultdict(str)
for c, full in field['kTraditionalVariant'].items():
    for u in full.split():
        t = chr(int(u[2:], 16))
        if c in field['kGB0'] and t != c:
            fuller[c] += t
        if c in field['kGB0'] and t in listed:
            said.setdefault(c, [])
            said[c] += [s for s in korean(t) if s not in said[c]]
for c in field['kGB0']:
    said.setdefault(c, korean(c))
for c, older in ('姫', '姬'), ('強', '强'), ('尚', '尙'): # forms in print that Unihan gives no Korean reading
    said[c], fuller[c] = korean(older), older

source = '''from Unihan 15.0 (Unicode, Inc.; https://www.unicode.org/license.txt), by tools/han.py, which says
# which are taken.'''
root = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'common')
with open(os.path.join(root, 'han.tsv'), 'w') as o:
    o.write('# Characters of Chinese and Korean names: character, readings in Mandarin (pinyin without tones), Sino-Korean readings, as far as\n'
            '# they are known, parted by blanks, the commonest first; the fuller forms of a simplified one. The fields kMandarin, kTGHZ2013,\n'
            f'# kHangul (for simplified forms too) and kTraditionalVariant, {source}\n')
    for c in sorted(said):
        if mandarin(c):
            o.write(f'{c}\t{" ".join(mandarin(c))}\t{" ".join(said[c])}\t{fuller[c]}'.rstrip() + '\n')
with open(os.path.join(root, 'syllables.tsv'), 'w') as o:
    o.write(f'# Syllables of Korean names: those that characters of personal names are read with; {source}\n')
    for s in sorted({s for c in names for r in field['kHangul'][c].split() for s in r.split(':')[0]}):
        o.write(s + '\n')
