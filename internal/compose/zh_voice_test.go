package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

func TestQuotedOn(t *testing.T) {
	const in = "东湖县缺水。“我在县里的造纸厂干了三十年，每到夏天厂里就缺水，工人只好到河边去挑水，孩子们放了学也要帮忙，一来一回要走半个钟头。去年县水利局来过三次，工人都领到了补偿，家家户户都装上了新水管。今年夏天厂里没有再停过水，我们都很高兴。”王强说。东湖县今年修好了三座水库。"
	d := read(in)
	want := map[string]bool{"东湖县缺水。": false, "去年县水利局来过三次，工人都领到了补偿，家家户户都装上了新水管。": true, "东湖县今年修好了三座水库。": false}
	for i, s := range d.Sentences {
		body := trim(d.Article.Text, s.Span).Slice(d.Article.Text)
		if yes, ok := want[body]; ok {
			delete(want, body)
			if got := quotedOn(d, i); got != yes {
				t.Errorf("%s: got %v, want %v", body, got, yes)
			}
		}
	}
	if len(want) > 0 {
		t.Errorf("no such sentences: %v", want)
	}
}

// TestQuotedOnBehindParagraphs: what somebody says over several paragraphs is theirs in each of them.
func TestQuotedOnBehindParagraphs(t *testing.T) {
	for in, want := range map[string]bool{
		"王强说：\n“八年前，村里没有水。\n挑水要走半个钟头，一家人轮着去。\n后来水库修好了。”":   true,
		"王强说：“八年前，村里没有水。”\n挑水要走半个钟头，一家人轮着去。\n后来水库修好了。”":    false,
		"王强说：“八年前，村里没有水。”\n挑水要走半个钟头，一家人轮着去。\n李梅说：“水库修好了。”": false,
		"王强靠的是”仁心“和村民。\n挑水要走半个钟头，一家人轮着去。\n这是”义举“。":         false,
		"王强说，八年前，村里没有水。“\n挑水要走半个钟头，一家人轮着去。\n后来水库修好了。”":     false,
	} {
		d := read(in)
		for i, s := range d.Sentences {
			if strings.HasPrefix(trim(d.Article.Text, s.Span).Slice(d.Article.Text), "挑水") {
				if got := quotedOn(d, i); got != want {
					t.Errorf("%q: got %v", in, got)
				}
			}
		}
	}
}

func TestCaptioned(t *testing.T) {
	for in, want := range map[string]bool{
		"工人在东湖县的水库边种树。（林知远 摄）三座水库今年修好了。":     true,
		"工人在东湖县的水库边种树。（东湖县水利局供图）":            true,
		"工人在东湖县的水库边种树。（资料图片）三座水库今年修好了。":      true,
		"工人在东湖县的水库边种树。(来源：东湖县水利局)三座水库今年修好了。": true,
		"工人在东湖县的水库边种树。图源：东湖日报三座水库今年修好了。":     true,
		"工人在东湖县的水库边种树。人民视觉 图三座水库今年修好了。":      true,
		"工人在东湖县的水库边种树。东湖社记者林知远 摄三座水库今年修好了。":  true,
		"工人在东湖县的水库边种树。新华社发（林知远摄）三座水库今年修好了。":  true,
		"工人在东湖县的水库边种树。新华社发言人林知远说，水库修好了。":     false,
		"工人在东湖县的水库边种树。记者林知远摄影三十年，最爱三座水库。":    false,
		"据报道，工人在东湖县的水库边种树。图源：东湖日报三座水库今年修好了。": false,
		"工人在东湖县的水库边种树。（林知远）三座水库今年修好了。":       false,
		"工人在东湖县的水库边种树。三座水库（见图）今年修好了。":        false,
		"工人在东湖县的水库边种树，三座水库（林知远 摄）今年修好了。":     false,
	} {
		d := read(in)
		if got := captioned(d.Article.Text, d.Sentences[0]); got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}

// What somebody says goes with a sentence only where that says who.
func TestQuotationJoins(t *testing.T) {
	for in, want := range map[string]bool{
		"县里的造纸厂每到夏天就缺水，工人只好到河边挑水。“造纸厂缺水三十年了，今年的夏天总算好了。”":     false,
		"造纸厂的工人王强说，厂里每到夏天就缺水，只好到河边挑水。“造纸厂缺水三十年了，今年的夏天总算好了。”": true,
	} {
		d := read(in)
		if got := (chinese{}).joins(d, rank.Score(d), 0, 1); got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}

func TestWhatCameNextHasNoSubject(t *testing.T) {
	for in, want := range map[string]bool{
		"后前往派出所核实，发现并没有这样的案件。": true,
		"后勤处的人前往派出所核实此事。":      false,
		"后来李女士前往派出所核实此事。":      false,
	} {
		d := read(in)
		if got := subjectless(d.Article.Text, d.Sentences[0], 0); got != want {
			t.Errorf("%s: got %v, want %v", in, got, want)
		}
	}
}

func TestClipped(t *testing.T) {
	for _, c := range []struct {
		in, name string
		want     bool
	}{
		{"布林肯到了东湖县。布林肯说，他会再来。", "林肯", true},
		{"总统拜登到了东湖县。总统拜登说，他会再来。", "拜登", false},
		{"拜登到了东湖县。总统拜登说，他会再来。", "拜登", false},
		{"小肯尼迪到了东湖县，老肯尼迪没有来。", "肯尼迪", false},
	} {
		if got := clipped(c.in, c.name); got != c.want {
			t.Errorf("%s in %s: got %v, want %v", c.name, c.in, got, c.want)
		}
	}
}

func TestUnpunctuated(t *testing.T) {
	line := strings.Repeat("东湖县的三座水库今年都修好了", 4) // 56 characters
	for kept, want := range map[string]bool{
		line + line + "大家都很高兴。":           true,
		line + " 2026 " + line + "。":      true,
		line + "，" + line + "。":           false,
		line + "《" + line + "》。":          false,
		line + "“喝水”" + line + "。":        true,
		line + "、甲、乙、丙、丁、戊、" + line + "。": false,
	} {
		if got := unpunctuated(kept); got != want {
			t.Errorf("%s: got %v, want %v", kept, got, want)
		}
	}
}
