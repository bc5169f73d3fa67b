package main

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// Words that stand near the same others lie near each other in few dimensions, though
// they never stand together.
func TestWordsByCompany(t *testing.T) {
	var read [][][]uint32
	for i := range uint32(40) {
		near := 100 + i%8
		read = append(read, [][]uint32{{1, near}, {2, near}, {3, near + 50}, {4, near + 50}})
	}
	v := commonest(read)
	if len(v.hashes) != 4 { // the others stand too seldom
		t.Fatalf("%d words", len(v.hashes))
	}
	for i := range uint32(16) { // as contexts they are known
		h := 100 + i%8 + 50*(i/8)
		v.index[h] = len(v.hashes)
		v.hashes = append(v.hashes, h)
	}
	of := reduce(v.company(read))
	likeness := func(a, b uint32) float64 {
		return mat.Dot(of.RowView(v.index[a]), of.RowView(v.index[b]))
	}
	if likeness(1, 2) < 0.9 || likeness(3, 4) < 0.9 {
		t.Errorf("same company: %.2f, %.2f", likeness(1, 2), likeness(3, 4))
	}
	if math.Abs(likeness(1, 3)) > 0.5 {
		t.Errorf("other company: %.2f", likeness(1, 3))
	}
}

// What the forest leaves is learned where it goes with a dimension, and news counts less.
func TestCompanyIsLearned(t *testing.T) {
	var e companyExample
	for i := range 400 {
		row := make([]float64, dimensions)
		row[3] = float64(i%2)*0.2 - 0.1
		e.rows, e.offset, e.labels = append(e.rows, row), append(e.offset, 0), append(e.labels, float64(i%2))
	}
	e.weight = 1
	w := fitCompany([]companyExample{e})
	e.weight = 0.1
	less := fitCompany([]companyExample{e})
	if w.by[3] <= 0 || w.by[4] != 0 || less.by[3] <= 0 || less.by[3] >= w.by[3] {
		t.Errorf("learned %.2f, %.2f of another, %.2f at a tenth of the weight", w.by[3], w.by[4], less.by[3])
	}
}
