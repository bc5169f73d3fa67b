package page

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
)

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {" ", ""}, {"a", "a"}, {" a  b ", "a b"}, {"河\u3000水\u00a0位", "河 水 位"}, {"a\x00b", "a\uFFFDb"}, {"a\xFFb", "a\uFFFDb"},
		{"\uFEFF河", "河"}, {"co\u00ADop", "coop"}, {"a\u200Bb", "ab"}, {"a\x07b", "ab"}, {"a\r\nb\u2028c", "a b c"}, {"👩‍👧", "👩‍👧"}, {" \u200b ", ""},
		{"１２３，ＡＢ", "１２３，ＡＢ"}, {"e\u0301", "e\u0301"},
		{"\u200eIn May", "In May"}, {"\u200eשלום a", "\u200eשלום a"},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q): got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestCaption(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		ok       bool
	}{
		{"图片【渡口的灯】", "渡口的灯", true},
		{"图片：渡口的灯", "渡口的灯", true},
		{"[图片] 渡口的灯", "渡口的灯", true},
		{"【图片】渡口的灯", "渡口的灯", true},
		{"图：渡口的灯", "渡口的灯", true},
		{"图片", "", true},
		{"[图片]", "", true},
		{"图为渡口的灯。新华社记者 林小满 摄", "图为渡口的灯。新华社记者 林小满 摄", true},
		{"▲渡口的灯", "▲渡口的灯", true},
		{"图片来源：河畔晚报", "图片来源：河畔晚报", true},
		{"老徐在渡口（林小满 摄）", "老徐在渡口（林小满 摄）", true},
		{"Photo: The ferry at dawn", "The ferry at dawn", true},
		{"The ferry at dawn (Photo by Nora Quill)", "The ferry at dawn (Photo by Nora Quill)", true},
		{"图书馆昨天重新开门。", "", false},
		{"图片里的人是谁，没有人知道。", "", false},
		{"Photographs were not allowed.", "", false},
		{"他拍了一张照片。照片里没有船。后来照片也丢了，只剩下图：", "", false},
	} {
		got, ok := Caption(tt.in)
		if got != tt.want || ok != tt.ok {
			t.Errorf("Caption(%q): got %q %v, want %q %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestDate(t *testing.T) {
	now := time.Date(2024, 6, 12, 15, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		in, want string
	}{
		{"2024-06-12", "2024-06-12T00:00:00Z"},
		{"2024年6月12日 10:30", "2024-06-12T10:30:00+08:00"},
		{"2024年06月12日10时05分", "2024-06-12T10:05:00+08:00"},
		{"2024/6/2 下午3:04", "2024-06-02T15:04:00+08:00"},
		{"发布于 2024.06.12 10:30:59 来源", "2024-06-12T10:30:59+08:00"},
		{"2024-06-12T10:30:00Z", "2024-06-12T10:30:00Z"},
		{"2024-06-12T10:30:00.123+0200", "2024-06-12T10:30:00+02:00"},
		{"June 12, 2024", "2024-06-12T00:00:00Z"},
		{"12 June 2024 at 3:05 pm", "2024-06-12T15:05:00Z"},
		{"Sept. 3rd, 2023", "2023-09-03T00:00:00Z"},
		{"3小时前", "2024-06-12T12:00:00Z"},
		{"昨天 08:30", "2024-06-11T08:30:00+08:00"},
		{"2 days ago", "2024-06-10T00:00:00Z"},
		{"2024-02-30", ""},
		{"2024-13-01", ""},
		{"no date", ""},
		{"12345-06-12", ""},
	} {
		d, i, j, ok := Date(tt.in, now, HasHan(tt.in) || strings.HasPrefix(tt.in, "2024"))
		got := ""
		if ok {
			got = d.Format(time.RFC3339)
			if i < 0 || j > len(tt.in) || i >= j {
				t.Errorf("Date(%q): span %d to %d", tt.in, i, j)
			}
		}
		if got != tt.want {
			t.Errorf("Date(%q): got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestBylines(t *testing.T) {
	for _, tt := range []struct{ in, author, source, date string }{
		{"作者：林小满", "林小满", "", ""},
		{"来源：河畔晚报 作者：林小满 2024-06-12 10:30", "林小满", "河畔晚报", "2024-06-12"},
		{"2024-06-12 10:30 河畔晚报", "", "河畔晚报", "2024-06-12"},
		{"2024-06-12 10:30 来源: 河畔晚报 举报", "", "河畔晚报", "2024-06-12"},
		{"河畔晚报记者 林小满 赵一", "河畔晚报记者 林小满 赵一", "", ""},
		{"文/林小满", "林小满", "", ""},
		{"By Nora Quill", "Nora Quill", "", ""},
		{"Published: June 12, 2024", "", "", "2024-06-12"},
		{"发布时间：2024年6月12日 阅读：1200", "", "", "2024-06-12"},
	} {
		b := &builder{}
		if !b.byline(tt.in, true, true) {
			t.Errorf("byline(%q): not read", tt.in)
			continue
		}
		date := ""
		if !b.Published.IsZero() {
			date = b.Published.Format(time.DateOnly)
		}
		if b.Byline != tt.author || b.Source != tt.source || date != tt.date {
			t.Errorf("byline(%q): got %q, %q, %q, want %q, %q, %q", tt.in, b.Byline, b.Source, date, tt.author, tt.source, tt.date)
		}
	}
	for _, s := range []string{
		"记者在现场看到，河水已经退了", "By the river stood an old mill", "作者在书里写道，一切都会过去的，只是需要很长很长的时间",
		"他出生于1999年1月1日的一个小村庄里", "来源不明的消息说桥要拆", "The date was not given.", "2024年6月12日，新桥通车。",
	} {
		if b := new(builder); b.byline(s, true, true) {
			t.Errorf("byline(%q): read as author %q, source %q, date %v; it is a sentence", s, b.Byline, b.Source, b.Published)
		}
	}
}

func TestSummaryLabels(t *testing.T) {
	body := "六月的第一个周末，城南小学的操场上多了一群不穿校服的人，附近的居民说这里终于可以跑步了。"
	for _, tt := range []struct {
		name   string
		blocks []string
		points int
	}{
		{"numbered", []string{"划重点", "01操场周末开放。", "02进校要登记。", body}, 2},
		{"chinese numbers", []string{"【要点】", "一、操场周末开放", "二、进校要登记", body}, 2},
		{"circled", []string{"核心提示：", "①操场周末开放", "②进校要登记", body}, 2},
		{"bullets", []string{"Key takeaways", "• It opens.", "• It is free.", body}, 2},
		{"inline", []string{"摘要：操场周末开放，进校要登记。", body, body}, 1},
		{"unnumbered, signed", []string{"AI总结", "操场周末开放。", "进校要登记。", "以上内容由AI生成", body}, 2},
		{"a year is no number", []string{"要点", "2024年操场开放", body}, 0},
		{"label in a sentence", []string{"划重点：周末开放", body}, 0},
		{"nothing else", []string{"划重点", "01操场周末开放。"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var p Page
			for _, s := range tt.blocks {
				p.Blocks = append(p.Blocks, Block{Text: s})
			}
			a := Build(p)
			articletest.Check(t, a)
			n := 0
			if a.Summary != nil {
				n = len(a.Summary.Points)
			}
			if n != tt.points {
				t.Errorf("got %d points (%+v), want %d", n, a.Summary, tt.points)
			}
			if tt.points == 0 && !strings.Contains(a.Text+a.Title, strings.TrimSuffix(tt.blocks[1], "。")) {
				t.Errorf("lost %q: text %q", tt.blocks[1], a.Text)
			}
		})
	}
}

func TestFurniture(t *testing.T) {
	for _, s := range []string{"责任编辑：赵一", "（原标题：旧标题）", "扫码关注我们的公众号", "编辑 赵一 校对 钱二", "Advertisement", "Share this article", "点击关注河畔晚报", "————"} {
		if !furniture(s, false) {
			t.Errorf("furniture(%q): got false", s)
		}
	}
	for _, s := range []string{
		"编辑部昨天搬到了新楼，大家都很高兴。", "本文为读者介绍三种做法。", "他分享到一半就停下了，说后面的事不方便讲。", "版权声明的问题，法院已经判过三次。",
		"Share prices fell by 3 percent.", "Read more books, she said.", "An advertisement for the job ran on Monday.", "摄影/不只是按下快门，更是等待，他说，等了很久很久很久。",
	} {
		if furniture(s, false) {
			t.Errorf("furniture(%q): got true", s)
		}
	}
}

// FuzzBuild builds pages from lines and checks the laws and the readers of
// single lines.
func FuzzBuild(f *testing.F) {
	f.Add("标题\n划重点\n01a\n以上内容由AI生成\n正文在这里，说了一句完整的话。", "", uint8(0))
	f.Add("By A\nJune 1, 2024 3:04 pm\n图片【】\n相关阅读\nx", "t", uint8(1))
	f.Add("2024-01-01 99:99\n(\n一\n图：\n...\n阅读全文", "标题", uint8(2))
	f.Fuzz(func(t *testing.T, s, title string, kind uint8) {
		p := Page{Title: title, Now: time.Unix(1.7e9, 0)}
		kinds := []article.Kind{"", article.Paragraph, article.ListItem, article.Heading}
		for l := range strings.SplitSeq(s, "\n") {
			p.Blocks = append(p.Blocks, Block{Text: l, Kind: kinds[int(kind)%len(kinds)], Image: Image(kind % 3)})
			if w := Fold(l); w != Fold(w) || !utf8.ValidString(w) {
				t.Errorf("Fold is not settled: %q", l)
			}
			if _, i, j, ok := Date(l, p.Now, true); ok && (i < 0 || i >= j || j > len(l)) {
				t.Errorf("Date(%q): span %d to %d", l, i, j)
			}
		}
		p.Head = p.Blocks
		a := Build(p)
		articletest.Check(t, a)
		if a.Text == "" && strings.TrimSpace(Fold(s)) != "" {
			t.Errorf("all was lost of %q", s)
		}
	})
}
