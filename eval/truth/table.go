package truth

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/zhongdian/zhongdian/eval/metric"
)

// DetectionTable prints detections as a Markdown table, in percent with half the
// width of the 95 % interval.
func DetectionTable(w io.Writer, ds []Detection) {
	fmt.Fprintln(w, "| set | items | good / bad | judge | balanced accuracy, threshold from other folds | as shown | AUROC | found at 5 % false alarms |")
	fmt.Fprintln(w, "| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: |")
	for _, d := range ds {
		fmt.Fprintf(w, "| %s | %d | %d / %d | %s | %s | %s | %s | %s |\n", d.Set, d.Items, d.Good, d.Bad, d.Judge,
			percent(d.Balanced), percent(d.Shown), percent(d.AUROC), percent(d.TPR5))
	}
}

func percent(v metric.Interval) string {
	switch {
	case math.IsNaN(v.Mean):
		return "–"
	case math.IsNaN(v.Half()):
		return fmt.Sprintf("%.1f", 100*v.Mean)
	}
	return fmt.Sprintf("%.1f ± %.1f", 100*v.Mean, 100*v.Half())
}

// CorruptionTable prints what judges found of pairs, a row for each kind.
func CorruptionTable(w io.Writer, cs []Corruption) {
	fmt.Fprintln(w, "| set | judge | kind of error | cases | found at 3 % false alarms | found as shown | marks on the changed words |")
	fmt.Fprintln(w, "| --- | --- | --- | ---: | ---: | ---: | ---: |")
	for _, c := range cs {
		for _, k := range c.Kinds {
			fmt.Fprintf(w, "| %s | %s | %s | %d | %s | %s | %s |\n", c.Set, c.Judge, k.Name, k.Cases,
				share(k.AtLimit, k.Cases), share(k.Shown, k.Cases), share(k.MarkedAt, k.Shown))
		}
	}
	fmt.Fprintln(w, "\n| set | judge | true points | not shown as supported | of true and wrong points, left open | threshold at 3 % | AUROC | share of true points that is marked |")
	fmt.Fprintln(w, "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
	for _, c := range cs {
		fmt.Fprintf(w, "| %s | %s | %d | %s | %s, %s | %.3f | %s | %.1f |\n", c.Set, c.Judge, c.Points, share(c.Alarms, c.Points), share(c.Open[0], c.Points), share(c.Open[1], c.Points), c.Threshold, percent(c.AUROC), 100*c.MarkedGood)
	}
}

func share(n, of int) string {
	if of == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", 100*float64(n)/float64(of))
}

// Mistakes prints what was judged wrongly, at most limit of each sort.
func Mistakes(w io.Writer, c Corruption, limit int) {
	n := map[bool]int{}
	for _, m := range c.Wrong {
		if n[m.FalseAlarm]++; n[m.FalseAlarm] > limit {
			continue
		}
		t, sort := m.Bad, "missed "+m.Kind+" 【"+m.Changed.Slice(m.Bad)+"】"
		if m.FalseAlarm {
			t, sort = m.Good, "false alarm"
		}
		fmt.Fprintf(w, "\n- **%s** %s (%s, confidence %.2f)\n  - %s\n", sort, m.ID, m.Judgement.Result.Verdict, m.Judgement.Result.Confidence, t)
		for _, ch := range m.Judgement.Result.Checks {
			if m.FalseAlarm && ch.Status != "supported" && ch.Status != "unchecked" {
				fmt.Fprintf(w, "  - %s %s: %s %s\n", ch.Kind, ch.Text, ch.Status, ch.Reason)
			}
		}
		for _, ev := range m.Judgement.Result.Evidence {
			fmt.Fprintf(w, "  - evidence: %s\n", strings.TrimSpace(m.Article.Slice(ev)))
		}
	}
}
