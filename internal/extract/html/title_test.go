package html

import (
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

func TestHeadline(t *testing.T) {
	for _, c := range []struct{ name, head, above, want string }{
		{"a topic that the title begins with", `<title>Harrow's old mills will open again in spring | The Post</title><meta property="og:title" content="The mills that nobody wanted back">`,
			`<a href="/t/harrow">Harrow</a><h1>The mills that nobody wanted back</h1>`, "The mills that nobody wanted back"},
		{"no heading that is shared", `<title>Harrow's old mills will open again in spring | The Post</title>`, `<a href="/t/harrow">Harrow</a>`, "Harrow's old mills will open again in spring"},
		{"a line of it", `<title>Harrow's old mills open again_The Post</title>`, `<h2>Harrow's old mills open again</h2>`, "Harrow's old mills open again"},
		{"the site's own name", `<title>Harrow's old mills open again - The Harrow Post</title><meta property="og:title" content="The Harrow Post"><meta property="og:site_name" content="The Harrow Post">`,
			`<h1>The Harrow Post</h1><h2>Harrow's old mills open again</h2>`, "Harrow's old mills open again"},
		{"the site's name in front", `<title>Ann Lee's pages | Harrow's old mills open again</title>`, `<h2>Harrow's old mills open again</h2>`, "Harrow's old mills open again"},
		{"several names of one tag", `<title>mills - The old mills of Harrow open again - Ask Harrow</title><meta name="twitter:title" property="og:title" content="The old mills of Harrow open again">`,
			`<h1>The old mills of Harrow open again</h1><a>mills</a>`, "The old mills of Harrow open again"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := Article("<html><head>"+c.head+"</head><body>"+c.above+"<article>"+body+"</article></body></html>", page.Page{})
			if a.Title != c.want {
				t.Errorf("got %q, want %q", a.Title, c.want)
			}
		})
	}
}

func TestByline(t *testing.T) {
	for author, want := range map[string]string{"By ANN LEE, Harrow Post": "ANN LEE, Harrow Post", "Invalid query": "", "publisher": "", "Ann Lee": "Ann Lee"} {
		a := Article(`<html><head><meta name="author" content="`+author+`"></head><body><h1>The old mills of Harrow open again</h1><article>`+body+"</article></body></html>", page.Page{})
		if a.Byline != want {
			t.Errorf("%q: got %q, want %q", author, a.Byline, want)
		}
	}
}

// A label in bold is a heading where paragraphs open with it again and again.
func TestLabels(t *testing.T) {
	said := []string{"Rivers turn the wheels of most mills in the north.", "Keepers clear the weirs of ice before the first boats come.", "Millers pay the county for the water that they use."}
	for times, want := range map[int]bool{2: false, 3: true} {
		var b strings.Builder
		for i := range times {
			b.WriteString(body + "<p><strong>Summary</strong> " + said[i] + "</p>")
		}
		a := Article("<html><body><h1>The mills of Harrow</h1><article>"+b.String()+"</article></body></html>", page.Page{})
		heads := 0
		for _, bl := range a.Blocks {
			if bl.Kind == article.Heading && bl.Slice(a.Text) == "Summary" {
				heads++
			}
		}
		if got := heads == times; got != want {
			t.Errorf("%d times: %d headings in %q", times, heads, a.Text)
		}
		if times == 3 && !strings.Contains(a.Text, "\n"+said[1]) {
			t.Errorf("the text behind the label is not by itself: %q", a.Text)
		}
	}
	name := "<p><b>Norvik</b> said that most mills would close.</p>"
	if a := Article("<html><body><article>"+body+name+body+name+body+name+"</article></body></html>", page.Page{}); !strings.Contains(a.Text, "Norvik said") {
		t.Errorf("a subject was parted from its verb: %q", a.Text)
	}
}

// A time without its zone is China's on a Chinese page alone.
func TestDateOfThePage(t *testing.T) {
	for title, want := range map[string]string{"The old mills of Harrow open again": "2024-06-12T09:30:00Z", "东湖县的老水磨重新开张": "2024-06-12T09:30:00+08:00"} {
		for _, tag := range []string{`<meta name="pubdate" content="2024-06-12 09:30:00">`, `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-06-12 09:30:00"}</script>`} {
			a := Article("<html><head>"+tag+"<title>"+title+"</title></head><body><article>"+body+"</article></body></html>", page.Page{})
			if got := a.Published.Format(time.RFC3339); got != want {
				t.Errorf("%s, %s: got %s, want %s", title, tag, got, want)
			}
		}
	}
}

// A link in the text that only leads on is not read.
func TestLinksThatPointOn(t *testing.T) {
	a := Article(`<html><body><article>`+body+`<p>东湖县的老水磨重新开张，<a href="/lake">东湖</a>的渔民都来看热闹。<a href="/more">详情&gt;&gt;</a></p></article></body></html>`, page.Page{})
	if strings.Contains(a.Text, "详情") || !strings.Contains(a.Text, "东湖的渔民") {
		t.Errorf("got %q", a.Text)
	}
}
