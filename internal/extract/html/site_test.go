package html

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article/articletest"
	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// Pages in the shape of the sites that have rules: much beside a short article.
func TestSites(t *testing.T) {
	text := "<p>" + strings.Join(story, "</p><p>") + "</p>"
	other := strings.Repeat("<p>热门推荐：隔壁镇的灯塔下周开放参观，门票已经售完，主办方说会加开一场，时间另行通知。</p>", 12)
	for _, c := range []struct{ url, page, title, byline, source string }{
		{"https://mp.weixin.qq.com/s/abc", `<h1 id="activity-name"> 风车又转了 </h1><a id="js_name">河口观察</a><span id="js_author_name">林一舟</span>
			<em id="publish_time">2024年3月2日 08:10</em><div id="js_content" style="visibility: hidden; opacity: 0;">` + text + `<mp-common-profile>关注我们</mp-common-profile></div><div class="more">` + other + `</div>`,
			"风车又转了", "林一舟", "河口观察"},
		{"https://zhuanlan.zhihu.com/p/1", `<h1 class="Post-Title">风车又转了</h1><div class="Post-Author"><span class="AuthorInfo-name">林一舟</span></div>
			<div class="Post-RichTextContainer"><div class="RichText">` + text + `</div></div><div class="Recommendations-Main">` + other + `</div>`,
			"风车又转了", "林一舟", ""},
		{"https://www.163.com/dy/article/1.html", `<h1 class="post_title">风车又转了</h1><div class="post_body">` + text + `<div class="post_statement">特别声明：以上内容由用户上传</div></div><div class="post_recommends">` + other + `</div>`,
			"风车又转了", "", ""},
		{"https://finance.sina.com.cn/a.shtml", `<h1 class="main-title">风车又转了</h1><div class="date-source"><span class="date">2024年03月02日 08:10</span><span class="source">河口日报</span></div>
			<div id="artibody">` + text + `<p class="show_author">责任编辑：某某</p></div><div>` + other + `</div>`,
			"风车又转了", "", "河口日报"},
		{"https://www.thepaper.cn/newsDetail_forward_1", `<h1 class="index_title__B8mhI">风车又转了</h1><div class="index_cententWrap__Jv8jK">` + text + `</div><div class="index_recommendBox__1">` + other + `</div>`,
			"风车又转了", "", ""},
		{"http://www.news.cn/20240302/a.html", `<div class="head-line"><h1><span class="title">风车又转了</span></h1></div><div id="detail">` + text + `<div class="editor">【责任编辑:某某】</div></div><div>` + other + `</div>`,
			"风车又转了", "", ""},
		{"https://www.sohu.com/a/1", `<div class="text-title"><h1>风车又转了</h1></div><div id="user-info"><h4>河口日报</h4></div><article class="article" id="mp-editor">` + text + `<p id="backsohucom">返回搜狐</p></article><div>` + other + `</div>`,
			"风车又转了", "", "河口日报"},
	} {
		t.Run(c.url, func(t *testing.T) {
			a := Article("<html><body>"+c.page+"</body></html>", page.Page{URL: c.url})
			articletest.Check(t, a)
			if a.Text != strings.Join(story, "\n") {
				t.Errorf("got text\n%s", a.Text)
			}
			if a.Title != c.title || a.Byline != c.byline || a.Source != c.source {
				t.Errorf("got title %q, byline %q, source %q; want %q, %q, %q", a.Title, a.Byline, a.Source, c.title, c.byline, c.source)
			}
		})
	}
}

// A site that has changed its page is read by the general rules.
func TestSiteChanged(t *testing.T) {
	a := Article("<html><body><article><h1>风车又转了</h1><p>"+strings.Join(story, "</p><p>")+"</p></article></body></html>", page.Page{URL: "https://mp.weixin.qq.com/s/abc"})
	if !strings.Contains(a.Text, story[0]) || !strings.Contains(a.Text, story[4]) {
		t.Errorf("got %q", a.Text)
	}
}
