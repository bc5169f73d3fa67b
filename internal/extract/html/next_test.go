package html

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

func TestNext(t *testing.T) {
	for _, c := range []struct{ name, here, html, want string }{
		{"words", "https://a.org/n/t123.html", `<a href="t123_2.html">下一页</a>`, "https://a.org/n/t123_2.html"},
		{"english", "https://a.org/story", `<a href="/story/2">Next page »</a>`, "https://a.org/story/2"},
		{"third", "https://a.org/n/t123_2.html", `<a href="t123.html">上一页</a><a href="t123_3.html">下一页</a>`, "https://a.org/n/t123_3.html"},
		{"last", "https://a.org/n/t123_3.html", `<a href="t123_2.html">2</a><a href="t123_4x.html">其他</a>`, ""},
		{"numbers", "https://a.org/n/t123.html", `<div class="pages"><b>1</b><a href="t123_2.html">2</a><a href="t123_3.html">3</a></div>`, "https://a.org/n/t123_2.html"},
		{"query", "https://a.org/v?id=7", `<a rel="next" href="?id=7&page=2">more</a>`, "https://a.org/v?id=7&page=2"},
		{"query of another", "https://a.org/v?id=7", `<a rel="next" href="?id=8&page=2">more</a>`, ""},
		{"head", "https://a.org/s", `<link rel="next" href="https://a.org/s?page=2">`, "https://a.org/s?page=2"},
		{"next post", "https://a.org/blog/one", `<link rel="next" href="https://a.org/blog/two"><a rel="next" href="/blog/two">Next</a>`, ""},
		{"next article by number", "https://a.org/news/1", `<a href="/news/2">下一页</a>`, ""},
		{"next of a list", "https://a.org/a-5", `<a href="/a-7">next</a>`, ""},
		{"other host", "https://a.org/s", `<a rel=next href="https://b.org/s?page=2">next</a>`, ""},
		{"script", "https://a.org/s", `<a rel=next href="javascript:go(2)">next</a>`, ""},
		{"no address", "", `<a href="t_2.html">下一页</a>`, ""},
		{"other article", "https://a.org/s", `<a href="/s/2">Related: two</a>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Article("<html><body><article>"+body+"</article>"+c.html+"</body></html>", page.Page{URL: c.here})
			if a.Next != c.want {
				t.Errorf("got %q, want %q", a.Next, c.want)
			}
		})
	}
}
