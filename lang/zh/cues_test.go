package zh_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func TestCues(t *testing.T) {
	type cue struct {
		text string
		kind lang.CueKind
		lead bool
	}
	for s, want := range map[string][]cue{
		"因此，工程停工。":       {{"因此", lang.CueConclusion, true}},
		"工程停工，但是居民没有抱怨。": {{"但是", lang.CueContrast, true}},
		"此外，工程还要再等。":     {{"此外", lang.CueAddition, true}},
		"比如说外界最关心的补贴。":   {{"比如说", lang.CueExample, true}},
		"据了解，工程已经完工。":    {{"据了解", lang.CueBackground, true}},
		"由于天气，工程停工。":     {{"由于", lang.CueCause, true}},
		"但如果补贴退出，销量会下降。": {{"但", lang.CueContrast, true}, {"如果", lang.CueCondition, true}},
		"雖然價格下降，銷量沒有上升。": {{"雖然", lang.CueConcession, true}},
		"补贴还会继续？":        {{"？", lang.CueQuestion, false}},
		"值得注意的是，销量下降。":   {{"值得注意的是", lang.CueOpinion, true}},
		"补贴是销量的关键。":      {{"关键", lang.CueEmphasis, false}},
		"随后，市长离开会场。":     {{"随后", lang.CueTime, true}},
		"该协议已经签署。":       {{"该协议", lang.CueReference, true}},
		"责任编辑：林远航":       {{"责任编辑", lang.CueFurniture, true}},
		"工程应该完工。":        nil, // 应该 is not 该
		"电可以由此输出。":       nil, // 由此 concludes only where it opens
	} {
		z := zh.New()
		sp := text.Span{End: len(s)}
		var got []cue
		for _, c := range z.Cues(nil, s, sp, z.Words(nil, s, sp)) {
			got = append(got, cue{c.Slice(s), c.Kind, c.Lead})
		}
		if len(got) != len(want) {
			t.Errorf("%s: got %v, want %v", s, got, want)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %v, want %v", s, got[i], want[i])
			}
		}
	}
}
