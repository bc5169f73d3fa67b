// Package own looks at the points our engine cuts, with nothing of the engine's
// own knowledge: whether every figure, Latin word, negation and title in a point
// stands in the evidence shown with it. The verifier judges its own house by
// other means; this is the second witness.
package own

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/eval/metric"
)

// Fault is something in a point that its evidence doesn't have.
type Fault struct {
	Kind  string // "atom", "negation dropped", "order", "insertion", "no evidence"
	Words string
}

// Check compares a point with its evidence, cut from a.
func Check(a *article.Article, p digest.Point) []Fault {
	t := a.Text
	if len(p.Evidence) == 0 {
		return []Fault{{"no evidence", p.Text}}
	}
	var out []Fault
	var ev strings.Builder
	for _, e := range p.Evidence {
		ev.WriteString(e.Slice(t))
		ev.WriteByte('\n') // so that no atom grows over the border of two
	}
	room := 0 // letters and digits that insertions account for
	for _, e := range p.Edits {
		if !e.ValidIn(t) {
			out = append(out, Fault{"insertion", "its span is not in the text: " + e.Text})
			continue
		}
		switch {
		case e.Kind == digest.Insert && len(letters(e.Text)) > 0:
			if words := strings.Trim(e.Text, "（）()"); !strings.Contains(t, words) && !dayOf(a, p.Text, e.Text) {
				out = append(out, Fault{"insertion", e.Text})
			}
			room += len(letters(e.Text))
			ev.WriteString(e.Text + "\n")
		case e.Kind == digest.Delete && dropsNegation(e.Slice(t)):
			out = append(out, Fault{"negation dropped", e.Slice(t)})
		}
	}
	have := map[string]int{}
	for _, atom := range Atoms(ev.String()) {
		have[atom]++
	}
	for _, atom := range Atoms(p.Text) {
		if have[atom]--; have[atom] < 0 {
			out = append(out, Fault{"atom", atom})
		}
	}
	ours, theirs := letters(p.Text), letters(ev.String())
	if kept := int(metric.RougeL(ours, theirs).P*float64(len(ours)) + .5); kept+room < len(ours) {
		out = append(out, Fault{"order", p.Text})
	}
	return out
}

// letters gives the letters and digits of s one by one: a bracket that is cut
// out may join a word and a figure.
func letters(s string) []string {
	var out []string
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			out = append(out, string(r))
		}
	}
	return out
}

// dayOf reports whether put is the day that the word before it in the point
// means, counted from the day of the article.
func dayOf(a *article.Article, point, put string) bool {
	before, _, found := strings.Cut(point, put)
	if !found || a.Published.IsZero() {
		return false
	}
	for _, w := range []struct {
		word string
		days int
	}{
		{"前天", -2}, {"昨天", -1}, {"昨日", -1}, {"昨晚", -1}, {"昨夜", -1}, {"昨晨", -1}, {"今天", 0}, {"今日", 0}, {"今晚", 0}, {"今晨", 0}, {"今早", 0},
		{"明天", 1}, {"明日", 1}, {"明晚", 1}, {"明晨", 1}, {"明早", 1}, {"后天", 2},
	} {
		if strings.HasSuffix(before, w.word) {
			d := a.Published.AddDate(0, 0, w.days)
			return put == fmt.Sprintf("（%d月%d日）", int(d.Month()), d.Day())
		}
	}
	return false
}

const negations = "不没未无非勿莫否別别毋"

const numerals = "〇零一二三四五六七八九十百千万亿两半"

// Atoms gives what must not be made up: runs of digits with their decimal marks
// and percent sign, runs of Chinese numerals, Latin words, characters of
// negation, and names in 《》.
func Atoms(s string) []string {
	var out []string
	rs := []rune(s)
	for i := 0; i < len(rs); {
		end := i + 1
		switch r := rs[i]; {
		case strings.ContainsRune(negations, r):
			out = append(out, string(r))
		case isDigit(r):
			for end < len(rs) && (isDigit(rs[end]) || end+1 < len(rs) && strings.ContainsRune(".,:", rs[end]) && isDigit(rs[end+1])) {
				end++
			}
			if end < len(rs) && (rs[end] == '%' || rs[end] == '％') {
				end++
			}
			out = append(out, string(rs[i:end]))
		case strings.ContainsRune(numerals, r):
			for end < len(rs) && strings.ContainsRune(numerals, rs[end]) {
				end++
			}
			out = append(out, string(rs[i:end]))
		case unicode.Is(unicode.Latin, r):
			for end < len(rs) && (unicode.Is(unicode.Latin, rs[end]) || rs[end] == '\'' || rs[end] == '’') {
				end++
			}
			out = append(out, string(rs[i:end]))
		case r == '《':
			for n := i; n < len(rs) && n < i+60; n++ {
				if rs[n] == '》' {
					out = append(out, string(rs[i:n+1]))
					break
				}
			}
		}
		i = end
	}
	return out
}

func isDigit(r rune) bool { return unicode.IsDigit(r) }

// dropsNegation reports a deletion that takes a negation out of a clause and
// leaves the clause: one with a negation and with no mark that ends a clause on
// either side of it. Whole clauses may go with their negation, and so may what
// stands in brackets.
func dropsNegation(gone string) bool {
	for _, w := range []string{"不过", "不仅", "不但", "不光", "不只", "不久", "不断", "不少", "无论", "不论", "不管", "未来", "非常", "无人机", "无期徒刑", "莫斯科", "非遗", "非洲", "特别", "分别", "送别", "告别", "区别", "级别", "类别", "性别", "辨别"} {
		gone = strings.ReplaceAll(gone, w, "") // the sign is there, the negation isn't
	}
	if !strings.ContainsAny(gone, negations) {
		return false
	}
	return !strings.ContainsAny(gone, "，。；！？：、（）()【】——,;:.!?…”“")
}
