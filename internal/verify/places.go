package verify

import "math/bits"

// A table numbers symbols from 0, in the order they first come.
type table struct {
	slots []tableSlot // open addressing: a power of two, at most half of it used
	n     int32
}

type tableSlot struct{ sym, id int32 } // id plus one; 0 is empty

// at is the slot of a symbol, or the one that it would have.
func (t *table) at(sym int32) *tableSlot {
	mask := uint32(len(t.slots) - 1)
	for i := uint32(sym) * 0x9E3779B1 >> bits.LeadingZeros32(mask); ; i = (i + 1) & mask {
		if s := &t.slots[i]; s.sym == sym || s.id == 0 {
			return s
		}
	}
}

// tableFor makes one for a text of n symbols, few of which are as many as that.
func tableFor(n int) table {
	return table{slots: make([]tableSlot, 1<<bits.Len(uint(min(max(n, 16), 1<<13)-1)))}
}

// find gives the number of a symbol, -1 where it has none.
func (t *table) find(sym int32) int32 {
	if t.n == 0 {
		return -1
	}
	return t.at(sym).id - 1
}

// add gives the number of a symbol, a new one the first time.
func (t *table) add(sym int32) int32 {
	if 2*int(t.n) >= len(t.slots) {
		old := t.slots
		t.slots = make([]tableSlot, max(1<<4, 2*len(old)))
		for _, s := range old {
			if s.id != 0 {
				*t.at(s.sym) = s
			}
		}
	}
	s := t.at(sym)
	if s.id == 0 {
		t.n++
		*s = tableSlot{sym, t.n}
	}
	return s.id - 1
}

// places lists where each symbol of a text stands.
type places struct {
	table
	all  []int32 // those of one symbol behind those of the one before
	ends []int32 // by its number: where they end in all
}

func placesOf(syms []int32) places {
	p := places{table: tableFor(len(syms))}
	number := make([]int32, len(syms))
	for i, s := range syms {
		k := p.add(s)
		if int(k) == len(p.ends) {
			p.ends = append(p.ends, 0)
		}
		number[i] = k
		p.ends[k]++ // for now: how often it stands there
	}
	from := int32(0)
	for k, n := range p.ends {
		p.ends[k] = from
		from += n
	}
	p.all = make([]int32, len(syms))
	for i, k := range number {
		p.all[p.ends[k]] = int32(i)
		p.ends[k]++ // when all are in, it is where they end
	}
	return p
}

// of gives the places of a symbol, in order.
func (p *places) of(sym int32) []int32 {
	k := p.find(sym)
	if k < 0 {
		return nil
	}
	from := int32(0)
	if k > 0 {
		from = p.ends[k-1]
	}
	return p.all[from:p.ends[k]:p.ends[k]]
}

// sightings counts in how many sentences each word of a text stands.
type sightings struct {
	table
	seen []seen
}

// seen is in how many sentences a word stands, and the number behind the last.
type seen struct{ sents, last int32 }

func sightingsOf(words []word) sightings {
	s := sightings{table: tableFor(len(words))}
	for i := range words {
		w := &words[i]
		k := s.add(w.key)
		if int(k) == len(s.seen) {
			s.seen = append(s.seen, seen{})
		}
		if n := &s.seen[k]; n.last != w.sent+1 {
			*n = seen{n.sents + 1, w.sent + 1}
		}
	}
	return s
}

// of is in how many sentences the word with this key stands.
func (s *sightings) of(key int32) int32 {
	k := s.find(key)
	if k < 0 {
		return 0
	}
	return s.seen[k].sents
}
