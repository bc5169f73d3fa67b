package senses

import (
	"encoding/binary"
	"sort"
)

func encode(entries []Entry, idfs []float64) []byte {
	type hashed struct {
		Entry
		hash uint32
	}
	var all []hashed
	seen := map[uint32]bool{}
	for _, e := range entries {
		if h := Hash(e.Key); !seen[h] {
			seen[h] = true
			all = append(all, hashed{e, h})
		}
	}
	sort.Slice(all, func(i, j int) bool { return all[i].hash < all[j].hash })
	b := []byte(magic)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(all)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(idfs)))
	for _, e := range all {
		b = binary.LittleEndian.AppendUint32(b, e.hash)
	}
	at := 0
	for _, e := range all {
		b = binary.LittleEndian.AppendUint32(b, uint32(at))
		at += len(e.Concepts)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(at))
	for _, e := range all {
		b = append(b, steps(e.Norm, normStep))
	}
	for _, v := range idfs {
		b = append(b, steps(v, idfStep))
	}
	for _, e := range all {
		for _, c := range e.Concepts {
			b = binary.LittleEndian.AppendUint16(b, c)
		}
	}
	return b
}
