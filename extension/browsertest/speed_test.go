package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// BenchmarkPress measures what a reader waits for: from the press of the button to
// the points in the panel with their sentences lit up.
func BenchmarkPress(b *testing.B) {
	ready(b)
	w := open(b, desk)
	url := site(b) + "/zh.html"
	for b.Loop() {
		b.StopTimer()
		browse.Act(w, chromedp.Navigate(url))
		b.StartTimer()
		press(w)
		until(w, `panel?.querySelector(".count") != null`)
	}
}

// BenchmarkLarge measures the part of it that is ours in the page: a page of
// 200,000 characters in 10,000 elements is read, and 20 sentences are found.
func BenchmarkLarge(b *testing.B) {
	w := open(b, desk)
	browse.Act(w, chromedp.Navigate(site(b)+"/plain.html"))
	browse.Value[bool](w, `(document.body.innerHTML = Array.from({ length: 2500 }, (_, i) => "<p>第" + i + "句说，<b>首批投入</b>四艘纯电动渡船，每艘核定<i>载客</i>两百人，连接<a href=#>老城</a>与东湾新区，试行期六个月，票价八元，并设夜间票。首班船在二十二时开出，末班船在凌晨一时回港。</p>").join(""), true)`)
	for b.Loop() {
		if found := browse.Value[int](w, `(() => { const html = zhongdian.html(), marks = new zhongdian.Marks(Array.from({ length: 20 }, (_, i) => ({ exact: "第" + i * 100 + "句说，首批投入四艘纯电动渡船", prefix: "", suffix: "" }))); const n = marks.passages.filter((p) => p.ranges.length === 3).length; marks.clear(); return html.length > 200000 ? n : 0; })()`); found != 20 {
			b.Fatalf("%d of 20 sentences were found", found)
		}
	}
}
