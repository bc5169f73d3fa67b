package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// The second sentence of each text only leads up to the third, or does not.
func TestLooksAhead(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"counts up", "东湖县下了雨。为保证修渠顺利，县水利局把好“三道关”。一是管好水泵，二是管好水管。", true},
		{"counts up what it names", "东湖县下了雨。县水利局今年推出节水七项举措。一是管好水泵，二是管好水管。", false},
		{"counts up and no list comes", "东湖县下了雨。县水利局把好“三道关”。村民都很高兴。", false},
		{"quotes", "东湖县下了雨。县长王强一直主张修渠，他的看法对县里影响很大。“修渠才有水喝。”", true},
		{"the first step", "东湖县下了雨。修渠的第一步是关上三座水库的闸门。然后工人下到渠里。", true},
		{"of such a kind", "东湖县下了雨。县里的水价指的是这样一种逻辑。先涨价，再修渠。", true},
		{"a subject", "东湖县下了雨。对于三百名村民来说，修好三座水库。无疑是一件大事。", true},
		{"what many hold", "东湖县下了雨。不少人认为，县里的水价太高。其实水价十年没有变过。", true},
		{"what all say", "东湖县下了雨。大家一直说，县里的水价太高。村民都交不起水费。", true},
		{"what many hold and nobody denies", "东湖县下了雨。不少人认为，县里的水价太高。村民都交不起水费。", false},
	} {
		d := read(c.in)
		if got := looksAhead(d, bare(d, 1)); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestLeftBehind(t *testing.T) {
	for kept, want := range map[string]bool{
		"可见东湖县的水价太高。":        true,
		"可见光照不到水库的底。":        false,
		"否则村民就要搬走。":          true,
		"等待多日无果后，王强报了警。":     true,
		"随后在水库边开展了植树活动。":     true,
		"随后的三年里，东湖县修好了三座水库。": false,
		"王强等待多日，随后在水库边报了警。":  false,
	} {
		if got := leftBehind(kept); got != want {
			t.Errorf("%s: got %v, want %v", kept, got, want)
		}
	}
}

func TestPartsFrom(t *testing.T) {
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"a cry", "水库我们来了！", "6月12日，东湖县修好了三座水库。", true},
		{"other news", "东湖县修好了三座水库。", "另据西湖县报道，三座水库漏水。", true},
		{"the fourth item", "东湖县的水渠还有很大的发展空间。", "四是推动村民节水。", true},
		{"the second behind the first", "县里一是修水渠。", "二是推动村民节水。", false},
		{"the next", "县里首先修好了水渠。", "其次，村民用上了干净的水。", true},
		{"a motto", "有的店家偷偷卖水，水质很差。", "用水安全，事关村民的健康。", true},
		{"the same matter", "东湖县修好了三座水库。", "这些水库能浇三万亩地。", false},
	} {
		if got := partsFrom(c.a, c.b); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestAddedAlso: 也 goes with the opening that it belongs to, and 特别是 before a subject.
func TestAddedAlso(t *testing.T) {
	for in, want := range map[string]string{
		"下了雨。同时，东湖县的三座水库也在抓紧维修，村民都很高兴。":     "东湖县的三座水库在抓紧维修，村民都很高兴。",
		"下了雨。今年，东湖县的三座水库也在抓紧维修，村民都很高兴。":     "今年，东湖县的三座水库也在抓紧维修，村民都很高兴。",
		"下了雨。然而，在东湖县，三座水库的水位却升到了最高，村民都很高兴。": "在东湖县，三座水库的水位升到了最高，村民都很高兴。",
		"下了雨。三座水库的水位都在上涨，请广大村民不要去游泳。":       "三座水库的水位都在上涨。",
		"下了雨。县里提醒，三座水库的水位都在上涨，请广大村民不要去游泳。":  "县里提醒，三座水库的水位都在上涨，请广大村民不要去游泳。",
		"下了雨。特别是东湖县的水价大幅上涨，一年涨了三成，村民叫苦。":    "东湖县的水价大幅上涨，一年涨了三成，村民叫苦。",
	} {
		d := read(in)
		if got := newStandReader(d, rank.Score(d)).build(1, 1, 78, run{}).text(d.Article.Text); got != want {
			t.Errorf("%s: got %s", in, got)
		}
	}
}
