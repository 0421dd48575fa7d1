"""
Makes the three files of letters that pages are set in, out of the two that come with the package
@fontsource-variable/atkinson-hyperlegible-next. Run by hand, only when that package changes; its results are kept beside it:

    python3 -m pip install fonttools==4.66.1 brotli==1.2.0
    python3 src/kernel/ui/letters/make.py

What is left out: weights nobody is shown (the package has 200 to 800, pages use 400 to 700), and figures for fractions.
"""
from pathlib import Path
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

here = Path(__file__).parent
package = here.parents[3] / 'node_modules/@fontsource-variable/atkinson-hyperlegible-next/files'
source = {part: package / f'atkinson-hyperlegible-next-{part}-wght-normal.woff2' for part in ('latin', 'latin-ext')}

# What an English page is written with: the letters and signs of a keyboard, and what a typesetter puts in their place.
first = {*range(0x20, 0x7F), 0xA0, 0xA3, 0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026}


def letters_of(part):
    return set(TTFont(source[part]).getBestCmap())


def make(name, part, letters):
    options = Options()
    options.layout_features = ['ccmp', 'locl', 'tnum', 'kern', 'mark', 'mkmk']
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.recalc_timestamp = False
    font = TTFont(source[part], recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    font = instantiateVariableFont(font, {'wght': (400, 700)})
    font.flavor = 'woff2'
    font.save(here / f'atkinson-{name}.woff2')


latin = letters_of('latin')
make('first', 'latin', latin & first)
make('latin', 'latin', latin - first)
make('latin-ext', 'latin-ext', letters_of('latin-ext') - latin)
