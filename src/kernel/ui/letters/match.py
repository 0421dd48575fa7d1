"""
How wide the letters of a machine must be made to run as ours do, by the words of Lilypad itself: the figures in styles/_font.scss.
Run by hand with what make.py needs, and the files of the letters it is asked about, regular and bold:

    python3 src/kernel/ui/letters/match.py DejaVuSans.ttf DejaVuSans-Bold.ttf

Arial, Liberation Sans and Arimo are equally wide, so that one of them does for all.
"""
import json
import re
import sys
from collections import Counter
from pathlib import Path
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

here = Path(__file__).parent


def sentences(words):
    if isinstance(words, str):
        yield re.sub(r'{[^}]*}', '', words)
    for one in words.values() if isinstance(words, dict) else words if isinstance(words, list) else []:
        yield from sentences(one)


def average(font, often):
    letters, widths = font.getBestCmap(), font['hmtx']
    known = {letter: times for letter, times in often.items() if ord(letter) in letters}
    return sum(times * widths[letters[ord(letter)]][0] for letter, times in known.items()) / sum(known.values()) / font['head'].unitsPerEm


ours = TTFont(here / 'atkinson-first.woff2').getBestCmap()
files = sorted(here.parents[2].rglob('*.en.json'))
often = Counter(letter for file in files for sentence in sentences(json.loads(file.read_text('utf-8'))) for letter in sentence if ord(letter) in ours)
for weight, file in zip((400, 700), sys.argv[1:]):
    wanted = average(instantiateVariableFont(TTFont(here / 'atkinson-first.woff2'), {'wght': weight}), often)
    print(f'{file} at {weight}: size-adjust {wanted / average(TTFont(file), often):.2%}')
