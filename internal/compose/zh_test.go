package compose

import (
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func TestIsDay(t *testing.T) {
	for value, want := range map[string]bool{"2026-06-12": true, "2026-early": false, "2026-06": false, "2026-W24": false, "XXXX-06-12": false} {
		if got := isDay(value); got != want {
			t.Errorf("isDay(%q): got %v, want %v", value, got, want)
		}
	}
}

func TestVoiceless(t *testing.T) {
	for point, want := range map[string]bool{
		"“如果客流不够，我们会停航。”":      true,
		"「我們會繼續努力。」":           true,
		"“如果客流不够，我们会停航。”韩柏舟说。": false,
		"“战略伙伴关系”是两国谈判的核心。":    false,
		"他认为“数据还不够”，因此建议再等一等。": false,
	} {
		if got := voiceless(point); got != want {
			t.Errorf("voiceless(%s): got %v, want %v", point, got, want)
		}
	}
}

func TestBracketed(t *testing.T) {
	for s, want := range map[string]bool{
		`(Also see "Harbour news" - Gazette, 2 Feb.)`: true,
		"（编者按：本文有删节。）":                                true,
		"港务局（下称“港务”）周一宣布停航。":                          false,
	} {
		if got := bracketed(s); got != want {
			t.Errorf("bracketed(%s): got %v, want %v", s, got, want)
		}
	}
}

// A clause that only says when is never parted from what was true then.
func TestTimeStaysWithItsClause(t *testing.T) {
	const s = "本次发行前，天工集团直接持有青屿港务百分之九十二的股份，另一家股东持有其余部分。"
	d := lang.NewSet(und.New(), zh.New()).Parse(&article.Article{
		Text: s, Blocks: []article.Block{{Span: text.Span{End: len(s)}, Kind: article.Paragraph}},
	})
	for _, r := range runs(d, 0, rank.Score(d), chinese{}) {
		kept := s[d.Sentences[0].Clauses[r.from].Start:d.Sentences[0].Clauses[r.to-1].End]
		if strings.Contains(kept, "直接持有") && !strings.Contains(kept, "本次发行前") && (chinese{}).endsWell(d, 0, r.to-1) {
			t.Errorf("%q lost its time", kept)
		}
	}
}

// In the small hours 今天 may still be the day before: nothing is written behind it.
func TestDateOfTheDay(t *testing.T) {
	const s, several = "青屿港务局今天宣布停航三条轮渡航线。", "青屿港务局明后天停航三条轮渡航线，大前天也停过。"
	for in, want := range map[string]string{several: several, "青屿港务局后天停航三条轮渡航线。": "青屿港务局后天（4月10日）停航三条轮渡航线。"} {
		d := lang.NewSet(und.New(), zh.New()).Parse(&article.Article{
			Text: in, Published: time.Date(2026, 4, 8, 9, 0, 0, 0, time.UTC), Blocks: []article.Block{{Span: text.Span{End: len(in)}, Kind: article.Paragraph}},
		})
		u := bare(d, 0)
		dateRelative(d, u, d.Sentences[0])
		if got := u.text(in); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	for hour, want := range map[int]string{0: s, 2: s, 5: "青屿港务局今天（4月8日）宣布停航三条轮渡航线。", -1: "青屿港务局今天（4月8日）宣布停航三条轮渡航线。"} {
		published := time.Date(2026, 4, 8, max(hour, 0), 20, 0, 0, time.UTC)
		if hour < 0 { // a date alone
			published = time.Date(2026, 4, 8, 0, 0, 0, 0, time.UTC)
		}
		d := lang.NewSet(und.New(), zh.New()).Parse(&article.Article{
			Text: s, Published: published, Blocks: []article.Block{{Span: text.Span{End: len(s)}, Kind: article.Paragraph}},
		})
		u := bare(d, 0)
		dateRelative(d, u, d.Sentences[0])
		if got := u.text(s); got != want {
			t.Errorf("at %d: got %s, want %s", hour, got, want)
		}
	}
}

// TestNowadays: what looks like a day of the article's week and is none.
func TestNowadays(t *testing.T) {
	for _, c := range []struct {
		day, rest string
		want      bool
	}{
		{"今日", "俄罗斯电视台网站报道", true},
		{"今日", "俄罗斯宣布停航", false},
		{"今日", "头条发布公告", true},
		{"今天", "人类吃的小米", true},
		{"今天", "是8月4日", true},
		{"今天", "是首个全国生态日", false},
		{"今天", "宣布停航三条航线", false},
	} {
		if got := nowadays(c.day, c.rest); got != c.want {
			t.Errorf("%s%s: %v, want %v", c.day, c.rest, got, c.want)
		}
	}
}

// Where nobody knows the article's date, or the page is of the next morning, its agency's opening
// has it: 今天 is that day.
func TestDateOfTheDateline(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		published      time.Time
	}{
		{"电", "东湖社青屿4月8日电 青屿港务局今天宣布停航三条轮渡航线。", "青屿港务局今天（4月8日）宣布停航三条轮渡航线。", time.Time{}},
		{"消息", "东湖网 4 月 8 日消息，青屿港务局今日宣布停航三条轮渡航线。", "青屿港务局今日（4 月 8 日）宣布停航三条轮渡航线。", time.Time{}},
		{"the day before", "东湖社青屿4月8日电 青屿港务局昨天宣布停航三条轮渡航线。", "青屿港务局昨天宣布停航三条轮渡航线。", time.Time{}},
		{"the next morning", "本报4月8日讯 青屿港务局今天宣布停航三条轮渡航线。", "青屿港务局今天（4月8日）宣布停航三条轮渡航线。", time.Date(2026, 4, 9, 7, 0, 0, 0, time.UTC)},
		{"the day before the next morning", "本报4月8日讯 青屿港务局昨天宣布停航三条轮渡航线。", "青屿港务局昨天宣布停航三条轮渡航线。", time.Date(2026, 4, 9, 7, 0, 0, 0, time.UTC)},
		{"the same day", "东湖社青屿4月8日电 青屿港务局昨天宣布停航三条轮渡航线。", "青屿港务局昨天（4月7日）宣布停航三条轮渡航线。", time.Date(2026, 4, 8, 19, 0, 0, 0, time.UTC)},
		{"no day", "青屿港务局今天宣布停航三条轮渡航线。", "青屿港务局今天宣布停航三条轮渡航线。", time.Time{}},
		{"what it has come to", "东湖社青屿4月8日电 青屿港务局之所以有今天，靠的是三条轮渡航线。", "青屿港务局之所以有今天，靠的是三条轮渡航线。", time.Time{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := read(c.in).Article
			a.Published = c.published
			d := lang.NewSet(und.New(), zh.New()).Parse(a)
			u := bare(d, 0)
			u.story = storyAt(c.in, d.Sentences[0])
			cutDateline(c.in, d.Sentences[0], u)
			dateRelative(d, u, d.Sentences[0])
			if got := u.text(c.in); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
