package truth

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/corpus"
	"github.com/zhongdian/zhongdian/internal/verify"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

func TestChanged(t *testing.T) {
	for _, c := range []struct{ name, good, bad, words, want string }{
		{"replaced", "卖梨三百斤", "卖梨五百斤", "五百斤", "五百斤"},
		{"the right one of two", "三人卖三斤", "三人卖五人三斤", "五人", "五人"},
		{"the same words stand before", "甲说乙来，丙走", "甲说乙来，甲说丙走", "甲说", "甲说"},
		{"left out", "他可能来", "他来", "", "他来"},
		{"added at the end", "他来", "他来了", "了", "了"},
		{"not where it should be", "他来了", "他走了", "飞", "他走了"},
	} {
		sp := changed(c.good, c.bad, c.words)
		if !sp.ValidIn(c.bad) {
			t.Errorf("%s: %v is not in %q", c.name, sp, c.bad)
		} else if got := sp.Slice(c.bad); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzChanged(f *testing.F) {
	f.Add("他可能来", "他来", "")
	f.Add("", "", "x")
	f.Add("a\xff", "a\xfe", "\xfe")
	f.Fuzz(func(t *testing.T, good, bad, words string) {
		if sp := changed(good, bad, words); sp.Start < 0 || sp.Start > sp.End || sp.End > len(bad) {
			t.Errorf("changed(%q, %q, %q) = %v", good, bad, words, sp)
		}
	})
}

func TestBreakers(t *testing.T) {
	const s = "12日，该市部分村庄将新增3万吨粮食，产量增长5%，村民不能外出。"
	want := map[string]bool{"number": true, "date": true, "negation": true, "unit": true, "hedge": true, "direction": true, "exaggeration": true}
	for _, b := range breakers() {
		bad, words := b.apply(s, rand.New(rand.NewPCG(1, 1)))
		if bad == "" || bad == s || !strings.Contains(bad, words) {
			t.Errorf("%s gives %q with %q", b.kind, bad, words)
		}
		if bad, _ := b.apply("风很大。", rand.New(rand.NewPCG(1, 1))); bad != "" {
			t.Errorf("%s finds something to break in a sentence that has nothing: %q", b.kind, bad)
		}
		delete(want, b.kind)
	}
	if len(want) > 0 {
		t.Errorf("no breaker for %v", want)
	}
	for seed := range uint64(50) {
		if bad, _ := breakNumber(s, rand.New(rand.NewPCG(seed, 2))); bad == s {
			t.Errorf("seed %d leaves the number as it is", seed)
		}
	}
}

// A judge with known answers: right about everything but what it is told.
func fixed(t *testing.T, answer func(point string) Judgement) Judge {
	t.Helper()
	return Judge{Name: "fixed", Check: func(*lang.Document) func(string) Judgement { return answer }}
}

func TestPairs(t *testing.T) {
	a := corpus.Article("", "集市周六开了。摊主卖梨三百斤。", corpus.Day(""))
	pairs := []Pair{
		{Article: a, Good: "卖梨三百斤", Bad: "卖梨五百斤", Kind: "number", Changed: text.Span{Start: 6, End: 9}},
		{Article: a, Good: "集市开了", Bad: "集市没开", Kind: "negation", Changed: text.Span{Start: 6, End: 9}},
		{Article: a, Good: "摊主卖梨", Bad: "摊主卖菜", Kind: "name", Changed: text.Span{Start: 9, End: 12}},
	}
	j := fixed(t, func(p string) Judgement {
		switch p {
		case "卖梨五百斤": // found and marked where it is wrong
			return Judgement{Score: .1, Result: verify.Result{Words: []digest.WordSupport{{Span: text.Span{Start: 6, End: 9}}}}}
		case "集市没开": // found, marked elsewhere
			return Judgement{Score: .2, Result: verify.Result{Checks: []digest.Check{{Span: text.Span{Start: 0, End: 6}, Status: digest.Unsupported}}}}
		case "摊主卖菜": // missed
			return Judgement{Score: .9, Shown: true}
		case "摊主卖梨": // doubted
			return Judgement{Score: .4}
		}
		return Judgement{Score: .8, Shown: true}
	})
	got := Pairs("x", j, pairs)
	if got.Alarms != 1 || got.Threshold != .4 || len(got.Wrong) != 2 {
		t.Errorf("alarms %d, threshold %v, %d mistakes", got.Alarms, got.Threshold, len(got.Wrong))
	}
	all := got.Kinds[len(got.Kinds)-1]
	if want := (Kind{"all", 3, 2, 2, 1}); all != want {
		t.Errorf("all = %+v, want %+v", all, want)
	}
}

// A judge that panics is wrong about everything.
func TestFailureIsAMiss(t *testing.T) {
	bad := Judgement{Failed: true}.settle(true)
	good := Judgement{Failed: true, Score: 1, Shown: true}.settle(false)
	if !bad.Shown || bad.Score != 1 || good.Shown || good.Score != 0 {
		t.Errorf("settle gives %+v for a wrong text and %+v for a right one", bad, good)
	}
}

func TestSupport(t *testing.T) {
	words := []digest.WordSupport{{Span: text.Span{Start: 0, End: 3}, Support: 1}, {Span: text.Span{Start: 3, End: 6}, Support: .5}}
	if got := leastSupport(words, text.Span{Start: 2, End: 4}); got != .5 {
		t.Errorf("least = %v, want .5", got)
	}
	if got := meanSupport(words, text.Span{Start: 2, End: 4}); got != .75 {
		t.Errorf("mean = %v, want .75", got)
	}
	if got := leastSupport(words, text.Span{Start: 6, End: 9}); got != 0 {
		t.Errorf("words that nobody judged have %v, want 0", got)
	}
}
