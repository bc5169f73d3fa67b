package verify

import "testing"

func TestSoundsLike(t *testing.T) {
	for _, c := range []struct {
		chars, latin string
		want         bool
	}{
		{"萨拉马", "Salamah", true}, {"亚马逊", "Amazon", true}, {"基尔", "Keir", true}, {"拜登", "Biden", true}, {"马斯克", "Musk", true},
		{"扎克伯格", "Zuckerberg", true}, {"默克尔", "Merkel", true}, {"巴斯廷", "Bastin", true},
		{"马斯克", "Obama", false}, {"特朗普", "Biden", false}, {"希拉里", "Hillary", false}, {"渔船", "Usha", false}, {"基", "Keir", false},
	} {
		if got := soundsLike([]int32([]rune(c.chars)), c.latin); got != c.want {
			t.Errorf("%s for %s: %v, want %v", c.chars, c.latin, got, c.want)
		}
	}
}

// A name that the article writes in Latin letters, one of another, and a word that is no name.
func TestHeardIn(t *testing.T) {
	const port = "网店Amazon的经理上周辞职，渔船停了三天。"
	for point, want := range map[string]bool{"亚马逊的经理上周辞职。": true, "谷歌的经理上周辞职。": false, "Amazon（亚马逊）的经理上周辞职。": false} {
		v, p := vectorsOf(t, port, point)
		heard := false
		for i, w := range p.words {
			if w.Slice(p.text)[0] >= 0x80 {
				heard = heard || v[i][fShort] > 0
			}
		}
		if heard != want {
			t.Errorf("%q: heard %v, want %v", point, heard, want)
		}
	}
}

func TestGrave(t *testing.T) {
	for _, c := range []struct {
		symptom symptom
		want    bool
	}{
		{symptom(sAll)*perStance + newSure, true}, {symptom(sAll)*perStance + lostSure, false}, {symptom(sNot)*perStance + newSure, false},
		{symptomSwapped, true}, {symptomMeasure, true}, {symptomNoName, true}, {symptomName, false}, {symptomFigure + figMoney, true}, {symptomFigureElse + figMoney, false},
	} {
		if got := c.symptom.grave(); got != c.want {
			t.Errorf("%s: grave %v, want %v", c.symptom, got, c.want)
		}
	}
	x := symptom(sAll)*perStance + newSure
	w := symptomWeights(true)
	plain, grave := w.apart([]finding{{symptom: x}, {symptom: symptomName}})
	if grave != w[x] || plain != w[symptomName] || grave+plain != w.sum([]finding{{symptom: x}, {symptom: symptomName}}) {
		t.Errorf("apart %.2f and %.2f", plain, grave)
	}
}
