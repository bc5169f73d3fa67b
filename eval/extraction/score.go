package extraction

import (
	"strings"
	"unicode"
)

// Tally counts what was found right, found wrong and missed.
type Tally struct{ TP, FP, FN int }

// Add sums up.
func (t *Tally) Add(o Tally) { t.TP += o.TP; t.FP += o.FP; t.FN += o.FN }

// Precision is the share of what was found that is right; 1 where there was
// nothing to do.
func (t Tally) Precision() float64 { return share(t.TP, t.TP+t.FP) }

// Recall is the share of what there was that was found.
func (t Tally) Recall() float64 { return share(t.TP, t.TP+t.FN) }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 { return harmonic(t.Precision(), t.Recall()) }

func share(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Key is a text as blocks and titles are compared: letters and digits, lower case.
func Key(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// Blocks compares blocks by their keys, each used once. A block that differs
// in a tenth of its length at one end still counts. skip holds texts that are
// neither wanted nor wrong.
func Blocks(got, want, skip []string) Tally {
	var t Tally
	left := map[string]int{}
	var keys []string
	for _, w := range want {
		if k := Key(w); k != "" {
			left[k]++
			keys = append(keys, k)
		}
	}
	free := map[string]bool{}
	for _, s := range skip {
		free[Key(s)] = true
	}
	for _, g := range got {
		k := Key(g)
		if k == "" {
			continue
		}
		if left[k] == 0 {
			k = near(k, keys, left)
		}
		switch {
		case left[k] > 0:
			left[k]--
			t.TP++
		case !free[k]:
			t.FP++
		}
	}
	for _, n := range left {
		t.FN += n
	}
	return t
}

func near(k string, keys []string, left map[string]int) string {
	for _, w := range keys {
		if left[w] == 0 || 10*len(k) < 9*len(w) || 10*len(w) < 9*len(k) {
			continue
		}
		if strings.Contains(w, k) || strings.Contains(k, w) {
			return w
		}
	}
	return k
}

// Shingles compares two texts by runs of four words, each as often as it
// occurs: the measure of the scrapinghub benchmark.
func Shingles(got, want string) Tally {
	a, b := shingles(got), shingles(want)
	var t Tally
	for s, n := range a {
		m := min(n, b[s])
		t.TP += m
		t.FP += n - m
	}
	for s, n := range b {
		t.FN += n - min(n, a[s])
	}
	return t
}

func shingles(s string) map[string]int {
	ws := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
	out := map[string]int{}
	for i := 0; i+4 <= len(ws); i++ {
		out[strings.Join(ws[i:i+4], " ")]++
	}
	if len(ws) > 0 && len(ws) < 4 {
		out[strings.Join(ws, " ")]++
	}
	return out
}
