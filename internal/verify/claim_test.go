package verify

import (
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

const quarryZH = "云岭镇的采石场去年关闭。镇长罗敬之表示，采石场的粉尘污染了水库。\n矿主石万山并不同意，他说水库的水质没有变差。\n县环保局罚了采石场三十万元，矿主可能上诉。"

const quarryEN = "The quarry near Cloud Ridge closed last year. Mayor Adam Reed said dust from the quarry had fouled the lake.\nOwner Paul Stone said the lake was not fouled. The county fined the quarry, and Stone may appeal."

// claimsOf gives the claims of one kind that a point makes.
func claimsOf(t *testing.T, articleText, point string, kind int) []claim {
	t.Helper()
	set := lang.NewSet(und.New(), zh.New(), en.New())
	a := &article.Article{Text: articleText}
	at := 0
	for i, r := range articleText + "\n" {
		if r == '\n' {
			a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: at, End: i}, Kind: article.Paragraph})
			at = i + 1
		}
	}
	c := New(set, set.Parse(a))
	m := c.lay(point, nil)
	defer m.release()
	v, an := m.vectors()
	x := &structure{match: m, an: an, v: v, eds: m.edits()}
	x.findings()
	var out []claim
	for _, cl := range x.claims() {
		if len(cl.x) != claimFeatures[cl.kind] {
			t.Fatalf("%s: %d features, want %d", claimNames[cl.kind], len(cl.x), claimFeatures[cl.kind])
		}
		if cl.from < 0 || cl.to <= cl.from || int(cl.to) > len(m.p.words) {
			t.Fatalf("%s: words %d to %d of %d", claimNames[cl.kind], cl.from, cl.to, len(m.p.words))
		}
		if cl.kind == kind {
			out = append(out, cl)
		}
	}
	return out
}

func one(t *testing.T, articleText, point string, kind int) claim {
	t.Helper()
	cs := claimsOf(t, articleText, point, kind)
	if len(cs) == 0 {
		t.Fatalf("%q: no claim of kind %s", point, claimNames[kind])
	}
	return cs[0]
}

func TestSpeakerClaims(t *testing.T) {
	for _, c := range []struct{ article, right, wrong string }{
		{quarryZH, "罗敬之表示，采石场的粉尘污染了水库。", "石万山表示，采石场的粉尘污染了水库。"},
		{quarryEN, "Reed said dust from the quarry had fouled the lake.", "Stone said dust from the quarry had fouled the lake."},
	} {
		right, wrong := one(t, c.article, c.right, claimSpeaker).x, one(t, c.article, c.wrong, claimSpeaker).x
		if right[spSame] <= wrong[spSame] || right[spBefore] >= wrong[spBefore] {
			t.Errorf("%q: same %.1f, %g sentences back; %q: same %.1f, %g back",
				c.right, right[spSame], right[spBefore], c.wrong, wrong[spSame], wrong[spBefore])
		}
	}
}

func TestRoleClaims(t *testing.T) {
	for _, c := range []struct{ article, right, wrong string }{
		{quarryZH, "采石场的粉尘污染了水库。", "水库的粉尘污染了采石场。"},
		{quarryEN, "Dust from the quarry had fouled the lake.", "Dust from the lake had fouled the quarry."},
	} {
		least := func(point string) float32 {
			v := float32(9)
			for _, cl := range claimsOf(t, c.article, point, claimRole) {
				v = min(v, cl.x[roLessTurned])
			}
			return v
		}
		if r, w := least(c.right), least(c.wrong); r <= w {
			t.Errorf("%q would gain %.2f by an exchange, %q %.2f", c.right, -r, c.wrong, -w)
		}
	}
}

func TestStanceClaims(t *testing.T) {
	for _, c := range []struct {
		article, point string
		kind           int
		lost           bool
	}{
		{quarryZH, "石万山说水库的水质变差。", claimNot, true},
		{quarryZH, "采石场的粉尘没有污染水库。", claimNot, false},
		{quarryZH, "矿主上诉。", claimMaybe, true},
		{quarryZH, "矿主必将上诉。", claimMaybe, false},
		{quarryEN, "Stone said the lake was fouled.", claimNot, true},
		{quarryEN, "The quarry did not close last year.", claimNot, false},
	} {
		found := false
		for _, cl := range claimsOf(t, c.article, c.point, c.kind) {
			found = found || cl.lost == c.lost && cl.x[stOwn] == 0
		}
		if !found {
			t.Errorf("%q: no claim %s, lost %v", c.point, claimNames[c.kind], c.lost)
		}
	}
}

// What the edit script and the places of things say of a word.
func TestWordsOfTheScript(t *testing.T) {
	const mine = "云岭的采石场供应湖口的水泥厂，矿主支持今年的扩建。"
	for _, c := range []struct {
		point, word string
		feature     int
		least, most float32
	}{
		{"采石场供应湖口的水泥厂。", "供应", fEdMet, 1, 1},
		{"矿主反对今年的扩建。", "反对", fEdMet, 0, 0},
		{"矿主反对今年的扩建。", "反对", fEdGone, 2, 2},
		{"矿主反对今年的扩建。", "反对", fEdForIDF, 0.1, 99},
		{"矿主反对今年的扩建。", "反对", fOpposed, 3, 3},
		{"矿主支持今年的扩建。", "支持", fOpposed, 0, 0},
		{"水泥厂供应湖口的采石场。", "水泥厂", fFitSwap, -3, -0.01},
		{"采石场供应湖口的水泥厂。", "水泥厂", fFitSwap, 0, 3},
		{"采石场供应湖口的央行。", "央行", fShort, 0, 0},
	} {
		v, p := vectorsOf(t, mine, c.point)
		found := false
		for i, w := range p.words {
			if w.Slice(p.text) == c.word {
				found = true
				if got := v[i][c.feature]; got < c.least || got > c.most {
					t.Errorf("%q: %s of %s is %g, want %g to %g", c.point, featureNames[c.feature], c.word, got, c.least, c.most)
				}
			}
		}
		if !found {
			t.Errorf("%q has no word %s", c.point, c.word)
		}
	}
}

func vectorsOf(t *testing.T, articleText, point string) ([][features]float32, *stream) {
	t.Helper()
	set := lang.NewSet(und.New(), zh.New(), en.New())
	a := &article.Article{Text: articleText, Blocks: []article.Block{{Span: text.Span{End: len(articleText)}, Kind: article.Paragraph}}}
	m := New(set, set.Parse(a)).lay(point, nil)
	v, _ := m.vectors()
	return v, m.p
}
