// Package dictfile is the layout of lang/zh/data/dict.bin, which gentrie writes
// and package zh reads in place. All numbers are little endian.
//
//	0         header: magic and sources, as text
//	Codes     65536 × uint16: the code of each character of the basic plane,
//	          0 where it stands in no word; traditional characters have the
//	          code of their simplified form
//	Folds     uint16 for each character from FoldFrom to FoldTo: its simplified
//	          form, 0 where it has none of its own
//	Units     uint64 for each state of the trie
//
// A unit is, from the low end: base 21 bits, check 21 bits (the state before),
// cost 10 bits, tag 6 bits plus one (0: no word ends here). From state s the
// code c leads to base(s)+c, if the check there is s.
package dictfile

// Places in the file, in bytes.
const (
	Codes = 1024
	Folds = Codes + 2*0x10000
	Units = Folds + 2*(FoldTo-FoldFrom)
)

// The characters that may have a simplified form.
const (
	FoldFrom = 0x3400
	FoldTo   = 0xA000
)

// Magic opens the file.
const Magic = "zhongdian dict 1"

// Costs are -ln of a word's share of the corpus, in steps of 1/CostScale.
const (
	CostScale = 48
	MaxCost   = 1<<10 - 1
)

// MaxWord is the length of the longest word, in characters.
const MaxWord = 16

// CodeAt is where the code of r stands; r must be below 0x10000.
func CodeAt(r rune) int { return Codes + 2*int(r) }

// FoldAt is where the simplified form of r stands; InFold(r) must hold.
func FoldAt(r rune) int { return Folds + 2*int(r-FoldFrom) }

// InFold reports whether r may have a simplified form.
func InFold(r rune) bool { return r >= FoldFrom && r < FoldTo }

// Base makes the part of a unit that says where its children stand.
func Base(base int) uint64 { return uint64(base) }

// Check makes the part of a unit that names the state before it.
func Check(state int) uint64 { return uint64(state) << 21 }

// Word makes the part of a unit that says a word ends there.
func Word(cost int, tag uint8) uint64 { return uint64(cost)<<42 | uint64(tag+1)<<52 }

// Han reports whether r is a Han character (the ideographs, 々 and 〇).
func Han(r rune) bool {
	return r >= 0x4E00 && r < 0xA000 || r >= 0x3400 && r < 0x4DC0 || r == '〇' || r == '々' ||
		r >= 0xF900 && r < 0xFB00 || r >= 0x20000 && r < 0x323B0
}

// Tags are the parts of speech of the source dictionary. Their order is part of
// the file.
const Tags = "x a ad ag an b c d df dg e f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud ug uj ul uv uz v vd vg vi vn vq y z zg"

// TagIndex gives the place of a part of speech in Tags, 0 (unknown) for one that
// is not there.
func TagIndex(tag string) uint8 {
	n := uint8(0)
	for i := 0; i < len(Tags); {
		j := i
		for j < len(Tags) && Tags[j] != ' ' {
			j++
		}
		if Tags[i:j] == tag {
			return n
		}
		n++
		i = j + 1
	}
	return 0
}
