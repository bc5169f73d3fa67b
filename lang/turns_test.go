package lang_test

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

func TestTurns(t *testing.T) {
	const answers = "答：牡蛎收了九百吨。\n海带少一些。\n"
	for _, c := range []struct{ name, text, want string }{ // of each line: ? asks, ! answers, . neither; the name behind it
		{"questions and answers", "沈星河是船长。\n问：好吗？\n" + answers + "问：还有呢？\n" + answers + "问：完了？\n" + answers, ".?!!?!!?!!"},
		{"a paper asks", "青屿报：好吗？\n沈星河：好。\n青屿报：还有呢？\n沈星河：海带。\n青屿报：完了？\n沈星河：完了。", "?!沈星河?!沈星河?!沈星河"},
		{"English", "Q: How many?\nA: Nine.\nQ: Since when?\nA: Since 2011.\nQ: And next?\nA: The coast.", "?!?!?!"},
		{"two questions are none", "问：好吗？\n" + answers + "问：还有呢？\n" + answers, "......"},
		{"a timetable is none", "周一：八点。\n周二：九点。\n周三：八点。\n周四：九点。\n周五：八点。\n周六：九点。", "......"},
		{"nor are answers alone", "沈星河：好。\n沈星河：海带。\n沈星河：牡蛎。\n沈星河：完了。", "...."},
	} {
		a := &article.Article{}
		for line := range strings.Lines(strings.TrimSpace(c.text) + "\n") {
			line = strings.TrimSpace(line)
			if a.Text != "" {
				a.Text += "\n"
			}
			a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: len(a.Text), End: len(a.Text) + len(line)}, Kind: article.Paragraph})
			a.Text += line
		}
		turns := lang.Turns(a)
		got := ""
		for b := range a.Blocks {
			switch now, ok := turns[b]; {
			case !ok:
				got += "."
			case now.Asks:
				got += "?"
			default:
				got += "!" + now.Name.Slice(a.Text)
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
