package html

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

var story = []string{
	"河口镇的三座风车磨坊今年冬天重新转动。镇里请来最后一位会修木齿轮的师傅，用了八个月换下一百二十根齿。",
	"磨出的面粉比机器磨的粗，价钱却贵一倍。面包店老板说，他每周只要四十公斤，多了卖不完。",
	"The council will decide in March whether the mills may run at night. Neighbours have asked for quiet after ten.",
	"镇长表示，风大的日子磨坊会停下来：去年十一月的一场风，吹断了其中一座的一片翼板。",
	"修一片翼板要两万元。这笔钱目前由渡船的票款支付，明年起可能改由游客中心承担。",
}

// A page that its scripts build shows nothing without them; its data has the
// article, and other people's words beside it.
func TestScriptData(t *testing.T) {
	quoted := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	html := "<p>" + strings.Join(story, "</p><p>") + "</p>"
	text := strings.Join(story, "\n")
	parts := []any{}
	for _, s := range story {
		parts = append(parts, map[string]any{"type": "p", "text": s})
	}
	talk := []any{map[string]any{"content": strings.Repeat("楼上说得不对。磨坊根本不该修。", 60)}}
	data := func(body any) string {
		return quoted(map[string]any{"props": map[string]any{"article": map[string]any{"title": "风车又转了", "content": body}, "comments": talk}})
	}
	for name, script := range map[string]string{
		"next":      `<script id="__NEXT_DATA__" type="application/json">` + data(html) + `</script>`,
		"assigned":  `<script>window.__INITIAL_STATE__ = ` + data(text) + `;window.x=1</script>`,
		"undefined": `<script>window.__INITIAL_STATE__={"a":undefined,` + strings.TrimPrefix(data(text), "{") + `;</script>`,
		"parsed":    `<script>window.__STATE__ = JSON.parse(` + quoted(data(parts)) + `)</script>`,
		"list":      `<script type="application/json">` + data(parts) + `</script>`,
	} {
		t.Run(name, func(t *testing.T) {
			a := Article("<html><head><title>载入中</title></head><body><div id=app>载入中…</div>"+script+"</body></html>", page.Page{})
			articletest.Check(t, a)
			for _, s := range story {
				if !strings.Contains(a.Text, s) {
					t.Errorf("%q is missing in %q", s, a.Text)
				}
			}
			if strings.Contains(a.Text, "楼上") {
				t.Error("a comment is in the article")
			}
			if a.Title != "风车又转了" {
				t.Errorf("got title %q", a.Title)
			}
		})
	}
}

// A page that shows its article is not read from its scripts.
func TestScriptDataIsSecond(t *testing.T) {
	other := strings.Repeat("另一篇文章说的是别的事。这里没有风车。", 80)
	shown := ""
	for i := range 6 {
		shown += fmt.Sprintf("<p>%s（%d）</p>", strings.Join(story, ""), i)
	}
	a := Article(`<article><h1>风车</h1>`+shown+`</article><script>var x = {"content":"`+other+`"}</script>`, page.Page{})
	if strings.Contains(a.Text, "另一篇") || !strings.Contains(a.Text, "翼板") {
		t.Errorf("got %q", a.Text)
	}
}

func FuzzScriptData(f *testing.F) {
	f.Add(`{"content":"` + strings.Repeat("一句话。", 300) + `"}`)
	f.Add(`x = JSON.parse("{}")`)
	f.Add(strings.Repeat("[", 700))
	f.Add(`{"a":undefined` + strings.Repeat(" ", 700) + `}`)
	f.Fuzz(func(t *testing.T, s string) {
		if st := stateOf([]string{s}); st.body != "" && len(st.body) < leastState {
			t.Errorf("a body of %d bytes", len(st.body))
		}
	})
}
