package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestCutLists: a long list that 等 closes keeps its first three.
func TestCutLists(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"things", "东湖县水利局今年买了水泵、水管、水表、水桶、水车等设备。", "东湖县水利局今年买了水泵、水管、水表等设备。"},
		{"so many places", "东湖镇、西湖镇、南湖镇、北湖镇、柳湖镇和石桥镇等十二个镇修好了水渠。", "东湖镇、西湖镇、南湖镇等十二个镇修好了水渠。"},
		{"names with verbs in them", "东湖县与水利大学、农业大学、交通大学、南开大学、东湖建设大学等高校见面。", "东湖县与水利大学、农业大学、交通大学等高校见面。"},
		{"four", "东湖县水利局今年买了水泵、水管、水表、水桶等设备。", "东湖县水利局今年买了水泵、水管、水表、水桶等设备。"},
		{"no 等", "东湖县水利局今年买了水泵、水管、水表、水桶、水车。", "东湖县水利局今年买了水泵、水管、水表、水桶、水车。"},
		{"what is done by all", "东湖镇、西湖镇、南湖镇、石桥镇对村民开展宣传、讲座等活动。", "东湖镇、西湖镇、南湖镇、石桥镇对村民开展宣传、讲座等活动。"},
		{"a word of its own", "东湖县的水库按大小、深浅、远近、新旧、优劣等级管理。", "东湖县的水库按大小、深浅、远近、新旧、优劣等级管理。"},
		{"in a title", "东湖县印发了《水泵、水管、水表、水桶、水车等设备管理办法》。", "东湖县印发了《水泵、水管、水表、水桶、水车等设备管理办法》。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := bare(d, 0)
			cutLists(d, u, 10)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestCutSecondSaying: of a quotation and what its speaker says besides one is kept.
func TestCutSecondSaying(t *testing.T) {
	const quoted = "“我们把水渠修到了村民的家门口，大家再也不用下山去挑水了。”县长王强"
	for _, c := range []struct{ name, in, want string }{
		{"the quotation", quoted + "说，村民的日子也会越来越好，县里将把水送到田头。", quoted + "说。"},
		{"what has the figures", quoted + "说，全县修了三百公里水渠。", "县长王强说，全县修了三百公里水渠。"},
		{"figures that lean on it", quoted + "说，这三百公里水渠都通了水。", quoted + "说。"},
		{"nothing besides", quoted + "说。", quoted + "说。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if len(d.Sentences) != 1 {
				t.Fatalf("%d sentences", len(d.Sentences))
			}
			u := bare(d, 0)
			cutSecondSaying(d, u, 50)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

// TestLives: whose life goes on is put in, or the sentence makes no point.
func TestLives(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
	}{
		{"whose sex is told", "林知远，男，三十岁，东湖县人。历任东湖县水利局局长、县长。", "林知远历任东湖县水利局局长、县长。"},
		{"further on", "林知远，男，三十岁，东湖县人。毕业于东湖大学水利系。历任东湖县水利局局长、县长。", "林知远历任东湖县水利局局长、县长。"},
		{"nobody", "东湖县今年修好了三座水库。历任东湖县水利局局长、县长。", ""},
		{"its own subject", "东湖县今年修好了三座水库。生于东湖县的林知远是水利局局长。", "生于东湖县的林知远是水利局局长。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			i := len(d.Sentences) - 1
			u := newStandReader(d, rank.Score(d)).build(i, i, 80, run{})
			if got := u.text(d.Article.Text); u.leans == (c.want != "") || c.want != "" && got != c.want {
				t.Errorf("got %s, leans %v", got, u.leans)
			}
		})
	}
}

// TestOffices: what official prose says of nobody has no subject.
func TestOffices(t *testing.T) {
	for _, c := range []struct {
		in   string
		none bool
	}{
		{"积极协助省里的水利部门，修建三座水库。", true},
		{"组织民警深入水库多发险情的重点村庄走访。", true},
		{"重点打击在水库里偷水的犯罪。", true},
		{"聚焦村民用水的难题，东湖县修建了三座水库。", false},
		{"加强水库管理是治水的重点。", false},
		{"推进三座水库的修建工作，是治水的重点。", false},
		{"在保护三座水库水源的前提下，开展三场水上的比赛。", true},
		{"以修建三座水库为抓手，疏通两条河道。", true},
		{"新研究表明水库的水位上涨。", false},
	} {
		d := read(c.in)
		if got := subjectless(c.in, d.Sentences[0], 0); got != c.none {
			t.Errorf("%s: %v", c.in, got)
		}
	}
}
