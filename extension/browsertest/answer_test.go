package browsertest

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// TestAnswer: whatever a server sends is shown as words and in shape; what a
// language model wrote is labelled, and so is what stands beside it.
func TestAnswer(t *testing.T) {
	answer := `{"schema":"zhongdian.digest/1","article":{"title":"<b>","lang":"zh","status":"partial","status_reason":"the rest is for subscribers"},
		"counts":{"characters":"many","words":3},"reading_time":1,"coverage":0.5,
		"points":[
			{"n":1,"text":"😀票价9元<img src=x onerror=alert(1)>。","origin":"written","verdict":"contradicted","evidence":[{"start":0,"end":9,"paragraph":1,"exact":"石门村村委会6月8日宣布，村里的水塔已经修好，全村412户从6月10日起恢复全天供水。","prefix":"","suffix":""}],
				"checks":[{"kind":"number","text":"9元","start":10,"end":14,"status":"contradicted","reason":"<i>8</i>"},{"kind":"<u>","text":null,"status":"supported"}]},
			{"n":2,"text":"换上的一条。","origin":"replaced","verdict":"supported","evidence":null,"checks":[]},
			{"n":3,"text":"摘出的一条。","origin":"cut","verdict":"made up","evidence":{"0":1},"checks":"none"},
			null],
		"page_summary":{"label":"<h1>","points":5},
		"warnings":[{"code":"odd_<code>","message":"<a href=javascript:alert(1)>here</a>"},7],
		"generator":{"engine":"zhongdian-cut","version":"0.1.0","model":"hunyuan<br>"},"created":"2026-03-18T00:00:00Z","id":"../../evil"}`
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(answer)) }))
	t.Cleanup(s.Close)
	options(form(t), map[string]string{"server": s.URL, "key": ""})
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/change.html"))
	press(w)
	until(w, `panel?.querySelector(".count") != null`)
	if n := seen[int](w, `panel.querySelectorAll("img, i, b, u, a, br, h1, script").length`); n != 0 {
		t.Errorf("%d elements came out of words", n)
	}
	text := seen[string](w, `panel.querySelector(".body").innerText`)
	for _, want := range []string{"这不是文章的全部（其余部分仅供订阅者阅读）", "<img src=x onerror=alert(1)>", "<a href=javascript:alert(1)>here</a>", "AI 生成", "摘自原文，替换未通过核对的一条", "未核对",
		"标明“AI 生成”的要点由人工智能模型 hunyuan<br> 于 2026-03-18 生成。", "没有标明“AI 生成”的摘自原文"} {
		if !strings.Contains(text, want) {
			t.Errorf("the panel has no %q:\n%s", want, text)
		}
	}
	if got := seen[[]string](w, `[...panel.querySelectorAll(".label")].map((e) => e.textContent)`); !slices.Equal(got, []string{"AI 生成", "摘自原文，替换未通过核对的一条", "摘自原文"}) {
		t.Errorf("the labels are %q", got)
	}
	// The bytes of the check are those of UTF-8, behind a character of four bytes.
	if got := seen[[]string](w, `[...panel.querySelectorAll(".bad")].map((e) => e.textContent)`); !slices.Equal(got, []string{"9元"}) {
		t.Errorf("marked as wrong: %q, want 9元", got)
	}
	shot(w, "written")
}
