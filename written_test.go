package zhongdian_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian"
	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/llm"
)

// scripted is a provider that says what a test wrote for it, call by call, the
// last for ever. What it was asked is kept.
type scripted struct {
	replies []func(llm.Request) (llm.Reply, error)
	info    llm.Info

	mu    sync.Mutex
	asked []llm.Request
}

var _ llm.Provider = (*scripted)(nil)

func (s *scripted) Info() llm.Info {
	if s.info.Model == "" {
		return llm.Info{Profile: "test", Model: "scripted-1"}
	}
	return s.info
}

func (s *scripted) Complete(ctx context.Context, r llm.Request) (llm.Reply, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := min(len(s.asked), len(s.replies)-1)
	s.asked = append(s.asked, r)
	return s.replies[n](r)
}

func says(texts ...string) *scripted {
	s := &scripted{}
	for _, t := range texts {
		s.replies = append(s.replies, func(llm.Request) (llm.Reply, error) {
			return llm.Reply{Text: t, Model: "scripted-1", Finish: llm.FinishStop, Usage: llm.Usage{Input: 100, Output: 10}}, nil
		})
	}
	return s
}

func fails(err error) *scripted {
	return &scripted{replies: []func(llm.Request) (llm.Reply, error){func(llm.Request) (llm.Reply, error) { return llm.Reply{}, err }}}
}

// reply is an answer as it is asked for; a text may begin with "2: ", the number
// of the point it mends.
func reply(ps ...string) string {
	type point struct {
		N        int    `json:"n,omitempty"`
		Evidence []int  `json:"evidence"`
		Text     string `json:"text"`
	}
	var v struct {
		Points []point `json:"points"`
	}
	for _, t := range ps {
		p := point{Evidence: []int{}}
		if _, err := fmt.Sscanf(t, "%d: ", &p.N); err == nil {
			_, t, _ = strings.Cut(t, ": ")
		}
		ids, rest, _ := strings.Cut(t, "|")
		for _, id := range strings.Fields(ids) {
			var n int
			fmt.Sscan(id, &n)
			p.Evidence = append(p.Evidence, n)
		}
		p.Text = rest
		v.Points = append(v.Points, p)
	}
	b, _ := json.Marshal(v)
	return string(b)
}

const (
	ferryText = `青屿市跨海轮渡下月试行夜航

青屿市交通运输局3月17日宣布，连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月，首批投入四艘纯电动渡船。夜航单程票价8元，比白天高出2元。

东湾新区目前常住人口约46万，其中约三成在老城上班。现有轮渡末班船为21时45分，此后往来两岸只能绕行跨海大桥。

环保部门2月在码头做了为期两周的实测，电动船靠泊时岸边噪声最高为52分贝，没有超过夜间55分贝的限值。海棠里业主代表苏玉珍认为，两周的数据还不足以说明问题。

承运方青屿轮渡公司测算，要做到收支平衡，每晚至少需要1900人次乘坐。公司总经理韩柏舟坦言，前三个月很可能亏损，预计补贴缺口在260万元左右。`
	tide = `Tidal farm off Skerra Sound wins approval

Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday, the largest of its kind in the region. The farm is expected to power about 18,000 homes from 2028.

Fishing crews fear the loss of their best grounds. Mara Inkster, who speaks for 60 boats, said the surveys had not covered the winter months. The company has promised to pay for a second survey.

The regulator did not grant the request for a night shift. Building may begin in April if the harbour wall is strengthened first, the notice says.

Tidewright, the company behind the plan, puts the cost at 140 million pounds. Its director, Owen Hale, said the first turbines might be delayed by a shortage of cable.`
)

func source(name, text string) article.Source { return article.Source{Name: name, Data: []byte(text)} }

func codes(d *digest.Digest) []string {
	var out []string
	for _, w := range d.Warnings {
		out = append(out, w.Code)
	}
	return out
}

func texts(d *digest.Digest) string {
	var b strings.Builder
	for _, p := range d.Points {
		fmt.Fprintf(&b, "%d %s %s %.2f %q %s\n", p.N, p.Origin, p.Verdict, p.Confidence, p.Text, p.Reason)
	}
	return b.String()
}

func TestWrittenPasses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		points     []string
	}{
		{"zh.txt", ferryText, []string{"1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月。", "5|环保部门实测，电动船靠泊时岸边噪声最高为52分贝，没有超过夜间55分贝的限值。", "8|公司总经理韩柏舟坦言，前三个月很可能亏损，预计补贴缺口在260万元左右。"}},
		{"en.txt", tide, []string{"1|Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday.", "4|Mara Inkster, who speaks for 60 boats, said the surveys had not covered the winter months.", "7|Building may begin in April if the harbour wall is strengthened first, the notice says."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := says(reply(c.points...))
			d := highlight(t, newZ(t, zhongdian.WithModel(m)), source(c.name, c.text))
			if len(d.Points) != 3 {
				t.Fatalf("%d points:\n%s", len(d.Points), texts(d))
			}
			for i, p := range d.Points {
				_, want, _ := strings.Cut(c.points[i], "|")
				if p.Origin != digest.Written || p.Verdict != digest.Supported || p.Text != want || len(p.Evidence) == 0 {
					t.Errorf("point %d: %s", i+1, texts(d))
				}
			}
			w := d.Generator.Writing
			if d.Generator.Engine != zhongdian.EngineWrite || d.Generator.Model != "scripted-1" || w == nil || w.Passed != 3 || w.Calls != 1 || w.Read != 1 || w.Usage.Input != 100 {
				t.Errorf("receipt %+v %+v", d.Generator, w)
			}
			if w.Prompt != c.name[:2]+"/1" || len(w.PromptSHA256) != 64 || w.Profile != "test" {
				t.Errorf("prompt %+v", w)
			}
		})
	}
}

// TestWrittenMended: what fails goes back once, all in one call, with the reason
// in words, and is shown as it came back where it is true then.
func TestWrittenMended(t *testing.T) {
	for _, c := range []struct {
		name, text, good, bad, mended, why string
	}{
		{"zh.txt", ferryText, "1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月。", "2|夜航单程票价9元，比白天高出2元。", "2|夜航单程票价8元，比白天高出2元。", "9"},
		{"en.txt", tide, "1|Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday.", "8|Tidewright, the company behind the plan, puts the cost at 410 million pounds.", "8|Tidewright, the company behind the plan, puts the cost at 140 million pounds.", "410"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := says(reply(c.good, c.bad), reply("2: "+c.mended))
			d := highlight(t, newZ(t, zhongdian.WithModel(m)), source(c.name, c.text))
			w := d.Generator.Writing
			if len(d.Points) != 2 || w.Mended != 1 || w.Passed != 1 || w.Calls != 2 {
				t.Fatalf("%+v\n%s", w, texts(d))
			}
			if p := d.Points[1]; p.Origin != digest.Written || p.Verdict != digest.Supported || !strings.HasSuffix(c.mended, p.Text) {
				t.Errorf("%s", texts(d))
			}
			last := m.asked[1].Messages[len(m.asked[1].Messages)-1].Content
			_, bad, _ := strings.Cut(c.bad, "|")
			_, good, _ := strings.Cut(c.good, "|")
			if !strings.Contains(last, bad) || !strings.Contains(last, c.why) || strings.Contains(last, good) {
				t.Errorf("the complaint:\n%s", last)
			}
		})
	}
}

// TestWrittenReplaced: what fails again is never shown; a point cut from the
// same place stands there and says so.
func TestWrittenReplaced(t *testing.T) {
	for _, c := range []struct {
		name, text, good, bad string
		place                 int
	}{
		{"zh.txt", ferryText, "1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月。", "8|公司总经理韩柏舟坦言，前三个月不会亏损。", 4},
		{"en.txt", tide, "1|Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday.", "8|Tidewright, the company behind the plan, puts the cost at 410 million pounds.", 4},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := says(reply(c.good, c.bad), reply("2: "+c.bad))
			d := highlight(t, newZ(t, zhongdian.WithModel(m), zhongdian.WithExplain()), source(c.name, c.text))
			w := d.Generator.Writing
			_, bad, _ := strings.Cut(c.bad, "|")
			if len(d.Points) != 2 || w.Replaced != 1 || w.Passed != 1 || len(w.Refused) != 1 || w.Refused[0].Text != bad || len(w.Refused[0].Reasons) == 0 {
				t.Fatalf("%+v\n%s", w, texts(d))
			}
			p := d.Points[1]
			if p.Origin != digest.Replaced || p.Verdict != digest.Supported || p.Text == bad || p.Evidence[0].Paragraph != c.place {
				t.Errorf("%s", texts(d))
			}
		})
	}
}

// TestModelFails: whatever the model does, there are points, and a warning says
// why they are cut.
func TestModelFails(t *testing.T) {
	z0 := newZ(t)
	broken := &scripted{replies: []func(llm.Request) (llm.Reply, error){func(llm.Request) (llm.Reply, error) { panic("boom") }}}
	for name, c := range map[string]struct {
		model  *scripted
		reason string
	}{
		"error":             {fails(fault.New(fault.Provider, "the server answered 500 three times")), "500 three times"},
		"unreachable":       {fails(fault.New(fault.Unreachable, "no server at 127.0.0.1:1")), "no server"},
		"a foreign error":   {fails(errors.New("secret key sk-123")), "its provider failed"},
		"panic":             {broken, "broke"},
		"empty":             {says(""), "empty"},
		"refusal":           {says("I'm sorry, I can't help with that."), "unreadable"},
		"HTML":              {says("<html>502</html>"), "unreadable"},
		"about another one": {says(reply("1|The parliament of Norland elected a new speaker after a vote of 90 to 12.", "2|The winner of the cycling race crossed the Alps in four hours.")), "carried"},
		"another language":  {says(reply("1|委員会は火曜日に潮力発電所を承認した。")), "language"},
	} {
		t.Run(name, func(t *testing.T) {
			d := highlight(t, newZ(t, zhongdian.WithModel(c.model)), source("en.txt", tide))
			own := highlight(t, z0, source("en.txt", tide))
			if texts(d) != texts(own) || len(d.Points) == 0 {
				t.Errorf("got\n%swant our own\n%s", texts(d), texts(own))
			}
			if i := slices.Index(codes(d), "model_failed"); i < 0 || !strings.Contains(d.Warnings[i].Message, c.reason) || strings.Contains(d.Warnings[i].Message, "sk-123") {
				t.Errorf("warnings %+v", d.Warnings)
			}
			if d.Generator.Model != "" || d.Generator.Engine != zhongdian.Engine || len(c.model.asked) > 3 {
				t.Errorf("%+v after %d calls", d.Generator, len(c.model.asked))
			}
		})
	}
}

// TestModelIsSlow: a model that hangs leaves time for our own points.
func TestModelIsSlow(t *testing.T) {
	hang := &slow{}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	d, err := newZ(t, zhongdian.WithModel(hang)).Highlight(ctx, source("zh.txt", ferryText))
	if err != nil || len(d.Points) == 0 || !slices.Contains(codes(d), "model_failed") {
		t.Errorf("%v, %+v", err, d)
	}
}

type slow struct{}

func (*slow) Info() llm.Info { return llm.Info{Model: "slow"} }
func (*slow) Complete(ctx context.Context, _ llm.Request) (llm.Reply, error) {
	<-ctx.Done()
	return llm.Reply{}, fault.New(fault.Canceled, "stopped: %w", ctx.Err())
}

// TestWrittenRepeats: the same thing twice is said once.
func TestWrittenRepeats(t *testing.T) {
	m := says(reply("1|Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday.", "1|On Tuesday regulators approved a tidal farm of 24 turbines off Skerra Sound."), reply())
	d := highlight(t, newZ(t, zhongdian.WithModel(m)), source("en.txt", tide))
	for i, p := range d.Points[1:] {
		if p.Origin == digest.Written {
			t.Errorf("point %d is the first again:\n%s", i+2, texts(d))
		}
	}
	if !strings.Contains(m.asked[1].Messages[3].Content, "tells the same as point 1") {
		t.Errorf("the complaint: %s", m.asked[1].Messages[3].Content)
	}
}

// TestWrittenNumber: an exact number of points is kept to.
func TestWrittenNumber(t *testing.T) {
	m := says(reply("1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月。"))
	d := highlight(t, newZ(t, zhongdian.WithModel(m), zhongdian.WithPoints(4)), source("zh.txt", ferryText))
	if len(d.Points) != 4 || d.Points[0].Origin != digest.Written || d.Points[1].Origin != digest.Cut {
		t.Errorf("%s", texts(d))
	}
	m = says(reply("1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航。", "3|东湾新区目前常住人口约46万，其中约三成在老城上班。", "7|要做到收支平衡，每晚至少需要1900人次乘坐。"))
	if d = highlight(t, newZ(t, zhongdian.WithModel(m), zhongdian.WithPoints(2)), source("zh.txt", ferryText)); len(d.Points) != 2 {
		t.Errorf("%s", texts(d))
	}
}

// TestLongArticle: what the model was not shown is said.
func TestLongArticle(t *testing.T) {
	m := says(reply("1|连接老城与东湾新区的跨海轮渡将从4月8日起试行夜航，试行期六个月。"))
	m.info = llm.Info{Model: "small", Context: 5200}
	var long strings.Builder
	long.WriteString(ferryText)
	for i := range 60 {
		fmt.Fprintf(&long, "\n\n第%d个码头去年运送乘客%d万人次，比前年增加%d千人次，码头负责人表示今年将增开班次。", i+2, i+30, i+3)
	}
	d := highlight(t, newZ(t, zhongdian.WithModel(m)), source("zh.txt", long.String()))
	if w := d.Generator.Writing; w.Read <= 0 || w.Read >= 0.9 || !slices.Contains(codes(d), "partly_read") {
		t.Errorf("%+v %v", w, codes(d))
	}
}

// TestOtherLanguage: points in another language are never supported; their
// numbers, dates and names are compared, and what differs is not shown.
func TestOtherLanguage(t *testing.T) {
	for _, c := range []struct {
		name, text, lang, good, bad string
	}{
		{"zh.txt", ferryText, "en", "1|Night ferries will run from April 8 for six months.", "8|The company expects a gap of about 3.6 million yuan."},
		{"en.txt", tide, "zh", "1|监管部门周二批准在Skerra Sound建设24台潮汐涡轮机。", "8|Tidewright公司估计造价为4.1亿英镑。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := says(reply(c.good, c.bad), reply("2: "+c.bad))
			d := highlight(t, newZ(t, zhongdian.WithModel(m), zhongdian.WithPointsLanguage(c.lang)), source(c.name, c.text))
			w := d.Generator.Writing
			if len(d.Points) != 2 || w.Unconfirmed != 1 || w.Replaced != 1 || w.Lang != c.lang {
				t.Fatalf("%+v\n%s", w, texts(d))
			}
			p, own := d.Points[0], d.Points[1]
			if p.Verdict != digest.Unchecked || p.Lang != c.lang || p.Reason == "" || len(p.Evidence) != 1 || len(p.Checks) == 0 {
				t.Errorf("%s", texts(d))
			}
			if own.Origin != digest.Replaced || own.Lang != "" || own.Verdict != digest.Supported {
				t.Errorf("%s", texts(d))
			}
		})
	}
}

// FuzzWritten: whatever a model says, the digest is valid, every quotation
// stands in the article, and nothing that is supported is foreign to it.
func FuzzWritten(f *testing.F) {
	for _, s := range []string{
		reply("1|Regulators approved a tidal farm of 24 turbines off Skerra Sound on Tuesday."), reply("99|x"), "", "{", "- a\n- b",
		reply("2|The farm is expected to power about 18,000 homes from 2028.", "2|The farm is expected to power about 81,000 homes from 2028."),
		`{"points":[{"evidence":[1],"text":"\u0000"}]}`, reply("1|夜航"), reply("1 2 3 4 5 6|" + strings.Repeat("farm ", 300)),
	} {
		f.Add(s, s)
	}
	src := source("en.txt", tide)
	f.Fuzz(func(t *testing.T, one, two string) {
		for _, opts := range [][]zhongdian.Option{nil, {zhongdian.WithPointsLanguage("zh")}} {
			z, err := zhongdian.New(append(opts, zhongdian.WithModel(says(one, two)), zhongdian.WithText(), zhongdian.WithExplain())...)
			if err != nil {
				t.Fatal(err)
			}
			d, err := z.Highlight(context.Background(), src)
			if err != nil {
				t.Fatal(err)
			}
			if err := d.CheckValid(); err != nil {
				t.Error(err)
			}
			if len(d.Points) == 0 {
				t.Error("no points")
			}
			for _, p := range d.Points {
				if opts != nil && p.Origin == digest.Written && p.Verdict == digest.Supported {
					t.Errorf("supported across languages: %q", p.Text)
				}
			}
			for _, p := range d.Points {
				for _, ev := range p.Evidence {
					if !strings.Contains(tide, ev.Exact) {
						t.Errorf("%q is not in the article", ev.Exact)
					}
				}
			}
		}
	})
}
