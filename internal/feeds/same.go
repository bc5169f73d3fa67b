package feeds

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"unicode"

	"github.com/zhongdian/zhongdian/text"
)

// A story that several outlets carry differs in its headline, its first and last
// lines, a few words, and in how much of it was kept. Texts are compared by the
// runs of letters in them (four Chinese characters, or three Latin words), of
// which a signature keeps the smallest hash under each of many orders (MinHash):
// the share of equal hashes is the share of common runs. Signatures that agree in
// one of their bands are looked at more closely.
const (
	hashes   = 128
	bandRows = 2
	// Bands is the number of bands of a signature. Texts with two fifths of their
	// runs in common share a band nearly always, unrelated ones one time in forty.
	Bands = hashes / bandRows

	hanRun, wordRun = 4, 3

	minRuns = 24 // a shorter text says too little to be called the same

	// One text holds the other, or they have this much in common.
	sameShare    = 0.45
	sameHeld     = 0.75
	heldMinShare = 0.2 // of a text that is held: less can't be told from chance
)

// Signature tells whether two texts are the same story. The zero value is of a
// text that is too short to tell.
type Signature struct {
	Min  [hashes]uint32
	Runs int // different runs in the text
}

// Sign gives the signature of a text.
func Sign(t string) Signature {
	seen := map[uint64]bool{}
	runs(text.Fold(t), func(h uint64) { seen[h] = true })
	s := Signature{Runs: len(seen)}
	for i := range s.Min {
		s.Min[i] = math.MaxUint32
	}
	for h := range seen {
		for i := range s.Min {
			// Each order is another mixing of the same hash.
			if v := uint32(mix(h+uint64(i)*0x9e3779b97f4a7c15) >> 32); v < s.Min[i] {
				s.Min[i] = v
			}
		}
	}
	return s
}

// mix is the finisher of splitmix64.
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// runs gives the hash of every run of a folded text. Marks and spaces don't
// count, nor does where a line ends.
func runs(folded string, yield func(uint64)) {
	var units []string // one Han character or one word each
	start := -1
	for i, r := range folded {
		letter := unicode.IsLetter(r) || unicode.IsNumber(r)
		if start >= 0 && (!letter || unicode.Is(unicode.Han, r)) {
			units = append(units, folded[start:i])
			start = -1
		}
		switch {
		case unicode.Is(unicode.Han, r):
			units = append(units, string(r))
		case letter && start < 0:
			start = i
		}
	}
	if start >= 0 {
		units = append(units, folded[start:])
	}
	for i := range units {
		n := hanRun
		if len(units[i]) > 0 && units[i][0] < 0x80 {
			n = wordRun
		}
		if i+n > len(units) {
			return
		}
		h := fnv.New64a()
		for _, u := range units[i : i+n] {
			_, _ = h.Write([]byte(u)) // never fails
			_, _ = h.Write([]byte{0})
		}
		yield(h.Sum64())
	}
}

// Bands gives the numbers under which a signature is looked for; nil for a
// text that is too short.
func (s *Signature) Bands() []int64 {
	if s.Runs < minRuns {
		return nil
	}
	out := make([]int64, 0, Bands)
	for b := range Bands {
		h := uint64(b)
		for _, v := range s.Min[b*bandRows : (b+1)*bandRows] {
			h = mix(h*0x9e3779b97f4a7c15 + uint64(v))
		}
		out = append(out, int64(h))
	}
	return out
}

// Share estimates the share of runs that two texts have in common, 0 to 1.
func (s *Signature) Share(o *Signature) float64 {
	if s.Runs == 0 || o.Runs == 0 {
		return 0
	}
	n := 0
	for i := range s.Min {
		if s.Min[i] == o.Min[i] {
			n++
		}
	}
	return float64(n) / hashes
}

// Same reports whether two texts tell the same story: much in common, or one
// holds most of the other.
func (s *Signature) Same(o *Signature) bool {
	if s.Runs < minRuns || o.Runs < minRuns {
		return false
	}
	share := s.Share(o)
	if share >= sameShare {
		return true
	}
	// common = share × union, union = (a+b) / (1+share)
	common := share * float64(s.Runs+o.Runs) / (1 + share)
	return share >= heldMinShare && common >= sameHeld*float64(min(s.Runs, o.Runs))
}

// Marshal gives the bytes of a signature, to be kept.
func (s *Signature) Marshal() []byte {
	b := binary.AppendUvarint(nil, uint64(s.Runs))
	for _, v := range s.Min {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

// Unmarshal reads what Marshal gave; false where it is something else.
func (s *Signature) Unmarshal(b []byte) bool {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > math.MaxInt32 || len(b) != k+4*hashes {
		return false
	}
	s.Runs = int(n)
	for i := range s.Min {
		s.Min[i] = binary.LittleEndian.Uint32(b[k+4*i:])
	}
	return true
}
