package zh

import (
	_ "embed"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh/internal/dictfile"
)

// The sources are fetched first; see the comment of the generator.
//
//go:generate go run ./internal/gentrie -dict jieba.dict.utf8 -fold TSCharacters.txt -out data/dict.bin

// dict is a string, not bytes, so that it stays in the read-only pages of the
// program file.
//
//go:embed data/dict.bin
var dict string

// unit reads one state of the trie; a place outside reads as no state at all.
func unit(state uint32) uint64 {
	i := dictfile.Units + 8*int(state)
	if i+8 > len(dict) {
		return 0
	}
	s := dict[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// child is where the state behind character code stands, if there is one.
func child(u uint64, code uint16) uint32 { return uint32(u&(1<<21-1)) + uint32(code) }

// follows reports that the unit v of a child belongs to its parent.
func follows(parent, child uint32, v uint64, code uint16) bool {
	return code != 0 && uint32(v>>21)&(1<<21-1) == parent && child != 0
}

// entry gives the cost and part of speech of the word that ends in a unit.
func entry(u uint64) (cost int32, tag uint8, ok bool) {
	tag = uint8(u >> 52)
	return int32(u>>42) & dictfile.MaxCost, tag - 1, tag != 0
}

// code gives the code of a character, 0 where it stands in no word.
func code(r rune) uint16 {
	if r < 0 || r >= 0x10000 {
		return 0
	}
	i := dictfile.CodeAt(r)
	return uint16(dict[i]) | uint16(dict[i+1])<<8
}

// simple gives the simplified form of a character.
func simple(r rune) rune {
	if dictfile.InFold(r) {
		i := dictfile.FoldAt(r)
		if s := rune(dict[i]) | rune(dict[i+1])<<8; s != 0 {
			return s
		}
	}
	return r
}

// tags gives the coarse tag for each of dictfile.Tags, in its order.
var tags = [...]lang.Tag{
	lang.Noun, lang.Adj, lang.Adv, lang.Adj, lang.Adj, // x a ad ag an
	lang.Adj, lang.Conj, lang.Adv, lang.Adv, lang.Adv, // b c d df dg
	lang.Other, lang.Other, lang.Noun, lang.Other, lang.Idiom, // e f g h i
	lang.Noun, lang.Other, lang.Idiom, lang.Num, lang.Num, // j k l m mg
	lang.Num, lang.Noun, lang.Noun, lang.Person, lang.Person, // mq n ng nr nrfg
	lang.Person, lang.Place, lang.Org, lang.Name, lang.Other, // nrt ns nt nz o
	lang.Prep, lang.Measure, lang.Pron, lang.Pron, lang.Pron, // p q r rg rr
	lang.Pron, lang.Noun, lang.Time, lang.Time, lang.Particle, // rz s t tg u
	lang.Particle, lang.Particle, lang.Particle, lang.Particle, lang.Particle, // ud ug uj ul uv
	lang.Particle, lang.Verb, lang.Adv, lang.Verb, lang.Verb, // uz v vd vg vi
	lang.Verb, lang.Verb, lang.Particle, lang.Adj, lang.Noun, // vn vq y z zg
}
