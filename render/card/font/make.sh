#!/bin/sh
# Makes NotoSerifCJKsc-subset.otf.gz: the glyphs of Noto Serif CJK SC for GB 2312,
# the frequent characters of Big5, Latin, the punctuation of both languages and
# names.txt. It needs python3, hb-subset (Debian: libharfbuzz-bin 6.0.0) and
# NotoSerifCJK-Regular.ttc (Debian: fonts-noto-cjk 1:20220127).
set -eu
cd "$(dirname "$0")"
from=${1:-/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 - >"$tmp/chars.txt" <<'PY'
import sys
s = set(map(chr, [*range(0x20, 0x7f), *range(0xa0, 0x180), *range(0x2010, 0x2028), *range(0xff01, 0xff5f)]))
s |= set("—–―‘’“”…•·‰′″€£¥℃℉→←↑↓✓✗□�「」『』〖〗《》〈〉【】〔〕－～％＋＝")
def code(encoding, high, low):
    for a in high:
        for b in low:
            try:
                s.add(bytes([a, b]).decode(encoding))
            except UnicodeDecodeError:
                pass
code("gb2312", range(0xa1, 0xf8), range(0xa1, 0xff))
code("big5", range(0xa4, 0xc7), [*range(0x40, 0x7f), *range(0xa1, 0xff)])
for line in open("names.txt", encoding="utf-8"):
    if not line.startswith("#"):
        s |= set(line.strip())
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.write("".join(sorted(c for c in s if c >= " " and not 0xe000 <= ord(c) < 0xf900)))
PY
hb-subset --text-file="$tmp/chars.txt" --face-index=2 --no-hinting --layout-features= \
	--drop-tables+=GSUB,GPOS,GDEF,BASE,VORG,vhea,vmtx,DSIG,STAT \
	--name-IDs=0,1,2,3,4,5,6,13,14 --output-file="$tmp/subset.otf" "$from"
gzip -9nc "$tmp/subset.otf" >NotoSerifCJKsc-subset.otf.gz
