package compose

import (
	"slices"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
	"github.com/zhongdian/zhongdian/lang"
)

// Somebody without a name is met with less than somebody who has one that the reader of the
// list doesn't know.
func TestMet(t *testing.T) {
	d := read("东湖县下了雨。王强说，水库修好了。")
	c := &choice{d: d, taken: []*unit{{first: 0, last: 0, kept: "东湖县县长王强到了水库边上。"}}}
	for want, names := range map[float64][]string{1: {"王强"}, nameless: {"李某"}, unknown: {"李某", "林知远"}} {
		if got := c.met(&unit{first: 1, last: 1, strangers: names}); got != want {
			t.Errorf("%q: %v, want %v", names, got, want)
		}
	}
}

// Somebody's own words that repeat half of what is told say nothing new.
func TestRepeatedQuotation(t *testing.T) {
	d := read("Two mills of Harrow will be closed by spring. \"Two mills of Harrow will be closed by the end of the long spring,\" said Ann Lee. Two mills of Harrow have sold most of their flour by now.")
	concepts := func(ids ...int) (out []rank.Concept) {
		for _, id := range ids {
			out = append(out, rank.Concept{ID: id, Weight: 1})
		}
		return out
	}
	first, quoted, told := bare(d, 0), bare(d, 1), bare(d, 2)
	first.concepts, quoted.concepts, told.concepts = concepts(0, 1), concepts(0, 1, 2, 3), concepts(0, 1, 2, 3)
	quoted.score, told.score = 0.5, 0.5
	c := &choice{d: d, said: make([]int, 4), sameWords: sameWordsInEnglish, repeating: repeatingInEnglish}
	c.take(first)
	if c.gain(quoted) > 0 || c.gain(told) == 0 {
		t.Errorf("quoted %v, told %v", c.gain(quoted), c.gain(told))
	}
}

// A sentence that a page sets apart says the same with its speaker and without.
func TestSaysAgain(t *testing.T) {
	const said = "Most mills of the north should be shut by the end of the spring"
	if a, b := "“"+said+",” said keeper Ann Lee.", said+"."; !saysAgain(a, b) || !saysAgain(b, a) || saysAgain(a, "Most mills should be open by spring.") || saysAgain("Snow fell.", "Snow fell. "+a) {
		t.Error("the same is not the same")
	}
}

// Where what would be the only point is a headline, of which no point can be made, the next
// of the first sentences that tells what the whole is about is the lead.
func TestNextLead(t *testing.T) {
	d := read("原标题：东湖县的桥修好了没有？\n东湖县水利局6月12日宣布，全县的三座石桥已经全部修好，总共花了三百万元。\n村民王强昨天从桥上走了一次。\n王强的儿子在县城的中学读书，每天要从桥上来回。\n县里的学校有三百名学生。")
	r := rank.Score(d)
	j := judge(d, &r, 4, shippedWorth())
	j.main, r.Sentences = []float64{0.6, 0.5, 0.1, 0.1, 0.1}, []float64{0.8, 0.7, 0.2, 0.2, 0.2}
	leads := j.leadsOf(d, &r)
	us, _ := units(d, r, Medium, 100, j)
	c := &choice{d: d, kept: map[*unit]bool{}}
	if us := c.tells(leads, us); len(us) != 1 || us[0].first > 1 || us[0].last < 1 {
		t.Errorf("leads %v, told by %v", leads, us)
	}
}

// Nobody asked for a third point that says little.
func TestLittleFillsNoList(t *testing.T) {
	d := read("水库修好了。\n三百名村民搬回了家。\n县里继续努力。\n学校也开学了。")
	r := rank.Score(d)
	unitOf := standingUnits(d)
	for little, want := range map[bool]int{false: 3, true: 2} {
		units := []*unit{unitOf(0, 0.6, 0, 1), unitOf(1, 0.5, 2, 3), unitOf(2, 0.4, 4, 5)}
		units[2].little = little
		if taken, _ := choose(d, r, units, 4, nil, nil, Options{}); len(taken) != want {
			t.Errorf("%v: %d points", little, len(taken))
		}
	}
}

// Where the judge refuses the best unit of the lead, the next best of it is in the list; none
// that only vows is.
func TestLeadsNextUnit(t *testing.T) {
	d := read("县里修好了三座水库。\n下一步，县里将继续努力。")
	pair := &unit{first: 0, last: 1, score: 0.8, chance: 0.9, kept: "县里修好了三座水库；下一步，县里将继续努力。", span: d.Sentences[0].Span}
	alone := &unit{first: 0, last: 0, score: 0.7, chance: 0.9, kept: "县里修好了三座水库。", span: d.Sentences[0].Span}
	vow := &unit{first: 1, last: 1, score: 0.9, chance: 0.9, kept: "下一步，县里将继续努力。", little: true, span: d.Sentences[1].Span}
	asked := 0
	c := &choice{d: d, kept: map[*unit]bool{}, refused: map[*unit]bool{}, accept: func(Draft) bool { asked++; return asked > 1 }}
	if us := c.tells([]int{1, 0}, []*unit{vow, alone, pair}); len(us) != 1 || us[0] != alone {
		t.Errorf("the lead is %+v", us)
	}
}

// What takes up what a point above it tells may be the sentence that the headline is about.
func TestHeadedTakesUp(t *testing.T) {
	d := read("县里修好了一座水库。\n该水库花了三百万元。")
	above := &unit{first: 0, last: 0, score: 0.7, kept: "县里修好了一座水库。"}
	u := &unit{first: 1, last: 1, score: 0.8, chance: 0.9, kept: "该水库花了三百万元。", needs: []string{"水库"}}
	for _, taken := range [][]*unit{nil, {above}} {
		c := &choice{d: d, kept: map[*unit]bool{}, refused: map[*unit]bool{}, taken: taken}
		if got := c.tells([]int{1}, []*unit{u}); (len(got) == 1 && got[0] == u) != (taken != nil) {
			t.Errorf("below %d points: %+v", len(taken), got)
		}
	}
}

// A 你 that is anybody is let through where the sentence says what the whole is about.
func TestAnybody(t *testing.T) {
	for s, want := range map[string]bool{
		"如果你不喜欢县城里的日子，水库边上的村子是一个可以考虑的地方。": true,
		"水库边上的村子是你可以考虑的地方，县城里的日子不是。":      false,
	} {
		d := read("下了雨。" + s)
		for thesis, stands := range map[bool]bool{false: false, true: want} {
			u := bare(d, 1)
			u.thesis = thesis
			if got := readsAlone(d, u); got != stands {
				t.Errorf("%s (%v): %v", s, thesis, got)
			}
		}
	}
}

// What all the others together repeat of a lead is no reason to exchange it for
// something of little worth.
func TestExchangeKeepsTheLead(t *testing.T) {
	d := &lang.Document{Lang: "zh", Sentences: make([]lang.Sentence, 4)}
	for i := range d.Sentences {
		d.Sentences[i].Block = i
	}
	concepts := func(ids ...int) (out []rank.Concept) {
		for _, id := range ids {
			out = append(out, rank.Concept{ID: id, Weight: 1})
		}
		return out
	}
	lead := &unit{first: 0, last: 0, score: 0.8, concepts: concepts(0, 1, 2)}
	a := &unit{first: 1, last: 1, score: 0.3, concepts: concepts(0, 3, 4)}
	b := &unit{first: 2, last: 2, score: 0.3, concepts: concepts(1, 5, 6)}
	weak := &unit{first: 3, last: 3, score: 0.1, concepts: concepts(7, 8)}
	c := &choice{d: d, cand: []*unit{lead, a, b, weak}, said: make([]int, 9), refused: map[*unit]bool{}, kept: map[*unit]bool{}}
	for _, u := range []*unit{lead, a, b} {
		c.take(u)
	}
	c.exchange()
	for _, u := range c.taken {
		if u == weak {
			t.Error("the lead was exchanged")
		}
	}
}

// The opening sentence of news says shortly what others go on to say: together they
// have all its words, and it is still the news.
func TestNewsStays(t *testing.T) {
	d := read("Harrow County will close three mills and a school.\nKeepers of both mills packed on Monday.\nTeachers met in the old hall of the town.\nSnow fell on roads and fields.")
	r := rank.Score(d)
	unitOf := standingUnits(d)
	units := []*unit{unitOf(0, 0.6, 0, 1, 2), unitOf(1, 0.5, 0, 1, 3, 4), unitOf(2, 0.5, 1, 2, 5, 6), unitOf(3, 0.3, 7, 8)}
	taken, _ := choose(d, r, units, 3, nil, nil, Options{Points: 3})
	if len(taken) != 3 || taken[0] != units[0] {
		t.Errorf("the opening sentence was given up for %q", taken[len(taken)-1].text(d.Article.Text))
	}
}

// What is worth most is not left out for a doubt; what is worth less is.
func TestBestIsSpared(t *testing.T) {
	unitOf := func(i int, score, chance float64) *unit {
		return &unit{first: i, last: i, score: score, chance: chance}
	}
	units := []*unit{unitOf(0, 0.4, 0.2), unitOf(1, 0.1, 0.2), unitOf(2, 0.3, 0.5), unitOf(3, 0.2, 0.4), unitOf(4, 0.2, 0.4), unitOf(5, 0.5, 0.1)}
	has := func(taken []*unit, u *unit) bool { return slices.Contains(taken, u) }
	en, _ := standing(nil, units, 6, barFor("en"))
	if !has(en, units[0]) || has(en, units[1]) || has(en, units[5]) {
		t.Errorf("English: %d units", len(en))
	}
	pair := &unit{first: 0, last: 1, score: 0.3, chance: 0.5}
	if both, _ := standing(nil, append(units, pair), 6, barFor("en")); has(both, units[0]) || !has(both, pair) {
		t.Error("a doubted unit is spared that a pair tells of")
	}
	third := &unit{first: 6, last: 6, score: 0.35, chance: 0.2, ranked: 0.6}
	if three, _ := standing(nil, append(units, third, unitOf(7, 0.45, 0.3)), 6, barFor("en")); !has(three, third) {
		t.Error("one of three that are worth most is not spared")
	}
	if zh, _ := standing(nil, units, 6, bar{sure: 0.3, floor: 0.27, best: barFor("zh").best}); has(zh, units[0]) {
		t.Error("Chinese spares a doubted unit")
	}
}

// What turns a pair, or takes it up, belongs to its point; a third thought does not.
func TestThirdSentence(t *testing.T) {
	for third, want := range map[string]bool{
		"但是渔船因此停了三天。":  true,
		"这让渔船停了三天。":    true,
		"渔船上周末停了三天。":   false,
		"“渔船停了三天。”他说。": false,
	} {
		d := read("港务局关闭了北岸渡口。港务局说北岸渡口水太浅。" + third)
		r := rank.Score(d)
		got := slices.ContainsFunc(outlines(d, r, judge(d, &r, 3, nil)), func(o outline) bool { return o.last-o.first == 2 })
		if got != want {
			t.Errorf("%s: three sentences make a point: %v, want %v", third, got, want)
		}
	}
}

// Where every line is a paragraph a new one is no new thought.
func TestLines(t *testing.T) {
	lines := strings.Repeat("港口停航。\n大雪封路。\n", 6)
	for text, want := range map[string]bool{lines: true, strings.ReplaceAll(lines, "。\n大", "。大"): false, lines[:4*len("港口停航。\n")]: false} {
		if got := inLines(read(text)); got != want {
			t.Errorf("%q is in lines: %v, want %v", text, got, want)
		}
	}
}

// English repeats a name in every sentence: two thirds of a unit may have been said, and
// it still tells something. Not so in Chinese.
func TestRepeats(t *testing.T) {
	d := read("Harrow County will close three mills.\nKeepers of both mills packed on Monday.\nSnow fell on roads and fields.")
	r := rank.Score(d)
	unitOf := standingUnits(d)
	units := []*unit{unitOf(0, 0.9, 0, 1, 2, 3), unitOf(1, 0.8, 0, 1, 4), unitOf(2, 0.2, 5, 6)}
	for language, want := range map[string]*unit{"en": units[1], "zh": units[2]} {
		d.Lang = language
		if taken, _ := choose(d, r, slices.Clone(units), 2, nil, nil, Options{Points: 2}); !slices.Contains(taken, want) {
			t.Errorf("%s: took %q", language, taken[1].text(d.Article.Text))
		}
	}
}

// Where nothing reads alone, English has two points at most and not a list of fragments.
func TestNoneStands(t *testing.T) {
	units := []*unit{{leans: true}, {leans: true, first: 1, last: 1}, {leans: true, first: 2, last: 2}}
	for language, want := range map[string]int{"en": 2, "zh": 3} {
		if _, k := standing(nil, units, 3, barFor(language)); k != want {
			t.Errorf("%s: %d points of what leans, want %d", language, k, want)
		}
	}
}

// What a sentence means by the one before it is its inference, and says so where both
// stand in one point.
func TestInferenceStays(t *testing.T) {
	d := read("港务局将关闭北岸渡口。这意味着渔船要绕行三里。")
	u := newStandReader(d, rank.Score(d)).newUnit(0, 1)
	(chinese{}).join(d, u)
	if got, want := u.text(d.Article.Text), "港务局将关闭北岸渡口；这意味着渔船要绕行三里。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// standingUnits makes units of sentences of d that likely stand, with a score and concepts.
func standingUnits(d *lang.Document) func(i int, score float64, ids ...int) *unit {
	return func(i int, score float64, ids ...int) *unit {
		u := bare(d, i)
		u.score, u.chance = score, 0.9
		for _, id := range ids {
			u.concepts = append(u.concepts, rank.Concept{ID: id, Weight: 1})
		}
		return u
	}
}

// Where an article has paragraphs, two sentences of one may be a point though they share no
// words; a page that was copied as one line has none.
func TestParagraphsJoin(t *testing.T) {
	pairs := "港务局今年关闭了北岸渡口。渔船上周末停了三天。\n面粉厂买下了两座仓库。小学老师在山里种树。\n邮局把三条路线改了。果园遭了一场冰雹。\n" +
		"书店的老板换了招牌。河道管理员巡查了闸门。\n医院开出了夜间门诊。剧团排练新的曲目。\n大雪封住了山路。"
	for text, want := range map[string]bool{pairs: true, strings.ReplaceAll(pairs, "\n", ""): false} {
		d := read(text)
		r := rank.Score(d)
		joined := 0
		for _, p := range Points(d, r, Options{}) {
			joined += bit(strings.Contains(p.Text, "渡口；渔船"))
		}
		if (joined > 0) != want {
			t.Errorf("%d paragraphs: joined %d", len(d.Article.Blocks), joined)
		}
	}
}

// TestHeadings: a line without a mark at its end is a heading where the other paragraphs have one, and no
// half of a point; where hardly any has one it is how the article is written.
func TestHeadings(t *testing.T) {
	const text = "东湖县今年修好了三座水库。村民都很高兴。\n水渠的难题\n水渠修了三年还没有修好。\n县里没有钱。"
	d := read(text)
	if got := headings(d); len(got) != 1 || !got[1] {
		t.Errorf("got %v", got)
	}
	for _, o := range outlines(d, rank.Score(d), judged{loose: true}) {
		if o.first < o.last && d.Sentences[o.first].Block <= 1 && d.Sentences[o.last].Block >= 1 {
			t.Errorf("%d to %d make a point", o.first, o.last)
		}
	}
	if got := headings(read("水库修好了\n村民高兴\n水渠还没有修好。")); got != nil {
		t.Errorf("of lines: %v", got)
	}
}

// A caption gives way to the sentence that tells it with more, and stands with others.
func TestTellWhole(t *testing.T) {
	const caption, whole = "县水利局工作人员为新迁来的渔民讲解用水办法。", "7月6日上午，县水利局与渔业站的工作人员来到东湖镇，为新迁来的渔民讲解用水办法，还发放了三百只水表。"
	d := read(caption + "东湖县的水库今年放水三次。" + whole)
	r := rank.Score(d)
	x := newStandReader(d, r)
	a, v := x.build(0, 0, Medium.budget(), run{}), x.build(2, 2, Medium.budget(), run{})
	if !toldIn(d, a, v) || toldIn(d, v, a) {
		t.Errorf("the caption in the sentence: %v, the sentence in the caption: %v", toldIn(d, a, v), toldIn(d, v, a))
	}
	for _, accepted := range []bool{true, false} {
		c := &choice{d: d, cand: []*unit{a, v}, said: make([]int, r.ConceptCount()), refused: map[*unit]bool{}, kept: map[*unit]bool{}, sameWords: sameWords,
			accept: func(Draft) bool { return accepted }}
		c.take(a)
		if c.gain(v) > 0 {
			t.Error("both would be told")
		}
		if c.tellWhole(); (c.taken[0] == v) != accepted || len(c.taken) != 1 {
			t.Errorf("the judge says %v: %q stands", accepted, c.taken[0].kept)
		}
	}
}

// A quotation that a page sets apart gives way to the one with who says it.
func TestQuotedElsewhere(t *testing.T) {
	d := read("Most mills of the north will never open again in our days. Snow fell. \"Most mills of the north will never open again in our days,\" said keeper Ann Lee of Harrow.")
	x := newStandReader(d, rank.Score(d))
	a, v := x.build(0, 0, Medium.budget(), run{}), x.build(2, 2, Medium.budget(), run{})
	a.score, v.score = 1, 1
	if got := quotedElsewhere([]*unit{a, v}, 2); !got[a] || got[v] {
		t.Errorf("apart %v, whole %v", got[a], got[v])
	}
	v.score = 0.25
	if got := quotedElsewhere([]*unit{a, v}, 2); got[a] {
		t.Error("by what is worth little")
	}
}

// Who is appointed to what is told of each, however alike the rest is.
func TestToldOfAnother(t *testing.T) {
	d := read("县水利局七月六日聘任王建国为东湖水库管理处处长。县水利局七月六日聘任李素芬为东湖水库管理处处长。")
	x := newStandReader(d, rank.Score(d))
	a, b := x.build(0, 0, Medium.budget(), run{}), x.build(1, 1, Medium.budget(), run{})
	if toldIn(d, a, b) || toldIn(d, b, a) {
		t.Error("one appointment for the other")
	}
	if !toldIn(d, a, a) {
		t.Error("not even itself")
	}
}

// A line without its mark is no half of a point with what stands below it, also where an
// article is written in lines.
func TestUnmarkedLines(t *testing.T) {
	lines := []string{"县港务局今年新造了三条船", "渡船从东湖镇开往北岸", "渡船长二十米，每天从东湖镇开往北岸三次。"}
	for _, town := range []string{"西山", "南浦", "北桥", "中堂"} {
		lines = append(lines, town+"的渡船去年停航", town+"的码头今年修好了")
	}
	d := read(strings.Join(lines, "\n\n"))
	for _, o := range outlines(d, rank.Score(d), judged{loose: true}) {
		if o.first < o.last {
			t.Errorf("joined: %+v", o)
		}
	}
}
