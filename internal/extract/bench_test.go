package extract

import (
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/zhongdian/zhongdian/article"
)

// sample is an article of about 2,000 characters, with what stands around it.
func sample() string {
	return "渡口的灯为什么还亮着?\n2024-06-12 10:30 来源：河畔晚报\n\n划重点\n\n01新桥通车后渡口仍在。\n\n02老徐每天五点开船。\n\n以上内容由大模型生成，仅供参考\n\n" +
		strings.Repeat("新桥通车以后，坐船的人少了一半，可摆渡人老徐每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。他说，只要还有一个人要过河，灯就得亮着。\n\n图片【渡口的灯】\n\n", 28)
}

func BenchmarkPlain(b *testing.B) {
	src := article.Source{Data: []byte(sample())}
	b.SetBytes(int64(len(src.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(src); err != nil {
			b.Fatal(err)
		}
	}
}

func samplePage() string {
	var p strings.Builder
	p.WriteString("<html><head><title>渡口的灯为什么还亮着?_河畔晚报</title></head><body><nav class=top>")
	p.WriteString(strings.Repeat("<a href=/x>城事新闻</a> ", 60) + "</nav><div class=main><h1>渡口的灯为什么还亮着?</h1>")
	for l := range strings.Lines(sample()) {
		p.WriteString("<p>" + l + "</p>")
	}
	p.WriteString("</div><div class=side>" + strings.Repeat("<li><a href=/y>河畔新区再添两座公园</a></li>", 80) + "</div></body></html>")
	return p.String()
}

func BenchmarkPage(b *testing.B) {
	src := article.Source{Type: "text/html", Data: []byte(samplePage())}
	b.SetBytes(int64(len(src.Data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Article(src); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkParseAlone is what reading a page can't do without.
func BenchmarkParseAlone(b *testing.B) {
	s := samplePage()
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := xhtml.Parse(strings.NewReader(s)); err != nil {
			b.Fatal(err)
		}
	}
}
