"""Makes the two font files of the labels out of Noto Sans CJK HK (SIL Open Font License 1.1).

Regular: Latin and the 5,401 frequent characters of Big5, so that a bank's name can be printed. Bold: Latin and the words of
messages/label*.properties; run it again after changing those. Outlines become TrueType, which PDF can embed in part.

    apt-get install fonts-noto-cjk python3-fonttools
    python3 label-fonts.py /usr/share/fonts/opentype/noto
"""

import glob
import os
import sys

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, newTable

HERE = os.path.dirname(os.path.abspath(__file__)) + "/src/main/resources/"
LATIN = {chr(c) for c in list(range(0x20, 0x7F)) + list(range(0xA0, 0x100))}
LATIN |= set("–—…≤≥℃×·•‘’“”、。，：；（）「」　／－％？！〓□⚠−")


def frequent():
    found = set()
    for high in range(0xA4, 0xC7):
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            if high == 0xC6 and low > 0x7E:
                continue
            try:
                found.add(bytes([high, low]).decode("big5"))
            except UnicodeDecodeError:
                pass
    return found


def words():
    found = set()
    for bundle in glob.glob(HERE + "messages/label*.properties"):
        for line in open(bundle, encoding="utf-8"):
            if "=" in line and not line.startswith("#"):
                found |= set(line.split("=", 1)[1])
    return found


def build(folder, weight, letters):
    fonts = TTCollection(f"{folder}/NotoSansCJK-{weight}.ttc").fonts
    font = next(f for f in fonts if f["name"].getDebugName(1).startswith("Noto Sans CJK HK"))
    font.recalcTimestamp = False
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "JSTF"]
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[ord(letter) for letter in letters if letter >= " "])
    cut.subset(font)
    order, drawn, glyphs = font.getGlyphOrder(), font.getGlyphSet(), {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    for cff in ("CFF ", "VORG"):
        if cff in font:
            del font[cff]
    for name in order:
        glyphs[name].recalcBounds(table)
        font["hmtx"].metrics[name] = (font["hmtx"].metrics[name][0], getattr(glyphs[name], "xMin", 0) or 0)
    most = font["maxp"]
    most.tableVersion = 0x00010000
    for field in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
                  "maxSizeOfInstructions", "maxComponentElements"):
        setattr(most, field, 0)
    most.maxZones = 1
    font["post"].formatType, font["post"].extraNames, font["post"].mapping = 2.0, [], {}
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format != 14]
    font.sfntVersion = "\000\001\000\000"
    font["head"].glyphDataFormat = 0
    font.save(f"{HERE}fonts/NotoSansCJKhk-{weight}-subset.ttf")


build(sys.argv[1], "Regular", frequent() | LATIN)
build(sys.argv[1], "Bold", words() | LATIN)
