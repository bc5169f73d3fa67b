package extract

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
)

const (
	zhPara = "<p>盐场的老师傅把滩涂分成八格，每一格的卤水浓度不同，最后一格结出的盐最细，卖给镇上的酱园；这套办法传了三代人，今年被写进了县里的保护名录。</p>"
	enPara = "<p>The salt workers divide the flats into eight pans, and each holds brine of another strength; the last gives the finest grain, which goes to the town's only maker of soy sauce.</p>"
)

func sheetOf(title, body string) string {
	return "<html><head><title>" + title + "</title></head><body>" + body + "</body></html>"
}

// What a page is, told from what it shows. The pages are written for this test,
// in the words that sites use.
func TestWalls(t *testing.T) {
	zh, en := strings.Repeat(zhPara, 8), strings.Repeat(enPara, 8)
	link := func(s string) string { return `<li><a href="/x">` + s + `</a></li>` }
	for _, c := range []struct {
		name, page string
		want       article.Status
	}{
		// whole articles, some that speak of walls
		{"zh article", sheetOf("盐场", "<article><h1>盐场</h1>"+zh+"</article>"), article.Complete},
		{"en article", sheetOf("Salt", "<article><h1>Salt</h1>"+en+"</article>"), article.Complete},
		{"zh about paywalls", sheetOf("付费墙", "<article><h1>报纸为什么立起付费墙</h1>"+zh+"<p>有读者说，订阅之后才能读到的报道越来越多，他宁愿去图书馆。</p>"+zh+"</article>"), article.Complete},
		{"en about captchas", sheetOf("Captchas", "<article><h1>Why captchas grow harder</h1>"+en+"<p>Many sites ask visitors to verify they are human, and many visitors give up.</p>"+en+"</article>"), article.Complete},
		{"en about 404", sheetOf("A short history of 404 Not Found", "<article><h1>A short history of 404 Not Found</h1>"+en+"</article>"), article.Complete},
		{"zh with login in its frame", sheetOf("盐场", "<header><a href=/l>登录</a> <a href=/r>注册</a></header><article><h1>盐场</h1>"+zh+"</article><footer>登录后可以评论</footer>"), article.Complete},
		{"en with newsletter", sheetOf("Salt", "<article><h1>Salt</h1>"+en+"</article><div class=signup>Subscribe to our newsletter for more stories like this.</div>"), article.Complete},
		{"en list article", sheetOf("Six tools", "<article><h1>Six tools of a salt worker</h1><p>They are simple and old, and every family had its own set once.</p><ul>"+strings.Repeat("<li>A rake of ash wood, two metres long, for the thin crust that forms at noon.</li>", 9)+"</ul></article>"), article.Complete},
		{"zh short notice", sheetOf("停水通知", "<article><h1>停水通知</h1><p>因管道检修，滨河路一带六月三日九时至十七时停水，请居民提前储水。</p></article>"), article.Complete},
		{"cookie banner over an article", sheetOf("Salt", "<div id=cookie>We use cookies. <button>Accept all</button></div><article><h1>Salt</h1>"+en+"</article>"), article.Complete},
		// a part
		{"zh paywall", sheetOf("盐场", "<article><h1>盐场</h1>"+zhPara+zhPara+"</article><div class=pay>本文为付费内容，订阅后阅读全文</div>"), article.Partial},
		{"zh members", sheetOf("盐场", "<article><h1>盐场</h1>"+zhPara+zhPara+"<p>开通会员即可查看剩余内容</p></article>"), article.Partial},
		{"zh share left", sheetOf("盐场", "<article><h1>盐场</h1>"+zh+"<p>还有 70% 的内容</p></article>"), article.Partial},
		{"en paywall", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+enPara+"</article><div>Already a subscriber? Sign in</div>"), article.Partial},
		{"zh teaser", sheetOf("盐场", "<article><h1>盐场</h1><p>盐场的老师傅把滩涂分成八格，每一格的卤水浓度不同。</p><h3>订阅后阅读全文</h3></article>"), article.Partial},
		{"en members", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+"<p>This story is available to our subscribers.</p></article>"), article.Partial},
		{"en keep reading", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+enPara+"<p>Subscribe now to keep reading.</p></article>"), article.Partial},
		{"en free trial", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+enPara+"<p>To continue reading, start your free trial.</p></article>"), article.Partial},
		{"zh open the app", sheetOf("盐场", "<article><h1>盐场</h1>"+zhPara+zhPara+"<p>打开APP阅读全文</p></article>"), article.Partial},
		{"zh unfold", sheetOf("盐场", "<article><h1>盐场</h1>"+zhPara+zhPara+"<a>展开全文</a></article>"), article.Partial},
		{"zh read the original", sheetOf("盐场", "<article><h1>盐场</h1>"+zhPara+zhPara+"<a>点击查看全文</a></article>"), article.Partial},
		{"en read more", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+"<p>The last of them … Read more</p></article>"), article.Partial},
		{"en full story", sheetOf("Salt", "<article><h1>Salt</h1>"+enPara+enPara+"<a>Read the full story</a></article>"), article.Partial},
		{"api cut", sheetOf("Salt", "<p>The salt workers divide the flats into eight pans, and each holds brine of another strength; the [+2413 chars]</p>"), article.Partial},
		// sign in
		{"zh forum", sheetOf("论坛", "<h1>提示信息</h1><p>抱歉，您需要登录后才能查看本版内容。</p><a>立即登录</a>"), article.LoginWall},
		{"zh social", sheetOf("某某空间", "<p>请先登录</p><p>登录后即可查看更多精彩内容</p>"), article.LoginWall},
		{"en social", sheetOf("Log in", "<h1>Log in to continue</h1><p>You must be logged in to see this page.</p>"), article.LoginWall},
		{"en private group", sheetOf("Group", "<p>Please sign in to view posts of this group.</p><form>Email</form>"), article.LoginWall},
		{"en subscribers only", sheetOf("Sign in - The Daily", "<h1>Subscribe to continue reading</h1><p>Already a subscriber? Sign in.</p><form><input type=email></form><p>Get unlimited access for $1 a week.</p>"), article.LoginWall},
		{"zh subscribers only", sheetOf("某某日报", "<h1>订阅后阅读全文</h1><p>每月只要十八元，所有报道任您读。</p>"), article.LoginWall},
		{"zh app only", sheetOf("知识社区", "<p>登录后阅读全文</p><p>扫码登录</p>"), article.LoginWall},
		// is it a human
		{"zh wechat", sheetOf("环境异常", "<h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a>"), article.Verification},
		{"zh slider", sheetOf("安全验证", "<p>请拖动滑块完成拼图</p><p>向右滑动填充拼图</p>"), article.Verification},
		{"zh too often", sheetOf("提示", "<p>您的访问过于频繁，请稍后再试，或输入验证码继续。</p>"), article.Verification},
		{"en checking", sheetOf("Just a moment...", "<h1>example.org</h1><p>Checking your browser before accessing example.org.</p>"), article.Verification},
		{"en robot", sheetOf("Robot check", "<h4>Enter the characters you see below</h4><p>Sorry, we just need to make sure you're not a robot.</p>"), article.Verification},
		{"en cookies and script", sheetOf("Attention Required!", "<p>Please enable JavaScript and cookies to continue</p>"), article.Verification},
		{"en press and hold", sheetOf("Access to this page has been denied", "<p>Press &amp; Hold to confirm you are a human (and not a bot).</p>"), article.Verification},
		// no article
		{"zh 404", sheetOf("404", "<h1>404</h1><p>抱歉，您访问的页面不存在或已被删除！</p><a>返回首页</a>"), article.NotArticle},
		{"zh deleted", sheetOf("提示", "<p>该内容已被发布者删除</p>"), article.NotArticle},
		{"zh removed", sheetOf("提示", "<p>此内容因违规无法查看</p>"), article.NotArticle},
		{"en 404", sheetOf("Page not found", "<h1>Page not found</h1><p>We can't find the page you were looking for.</p>"), article.NotArticle},
		{"en 403", sheetOf("403 Forbidden", "<h1>403 Forbidden</h1><hr>nginx"), article.NotArticle},
		{"en gone", sheetOf("Gone", "<h1>This page is no longer available</h1>"), article.NotArticle},
		{"zh list", sheetOf("要闻", "<ul>"+strings.Repeat(link("盐场的老师傅今年收了两个徒弟"), 15)+"</ul>"), article.NotArticle},
		{"en list", sheetOf("News", "<h1>Latest news</h1><ul>"+strings.Repeat(link("Salt flats open to visitors in spring"), 15)+"</ul>"), article.NotArticle},
		{"en list with dates", sheetOf("Archive", "<h1>Archive</h1>"+strings.Repeat(`<div><a href=/x>Salt flats open to visitors in spring</a><span>3 May 2024</span></div>`, 15)), article.NotArticle},
		{"zh gallery", sheetOf("组图：盐场", "<h1>组图：盐场的一天</h1>"+strings.Repeat(`<figure><img src=a.jpg><figcaption>盐场一角</figcaption></figure>`, 12)), article.NotArticle},
		{"empty shell", sheetOf("Loading", `<div id="app">Loading...</div><noscript>You need to enable JavaScript to run this app.</noscript>`), article.NotArticle},
		{"zh empty shell", sheetOf("载入中", `<div id="root">加载中，请稍候…</div>`), article.NotArticle},
		{"consent page", sheetOf("Before you continue", "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our services.</p><button>Accept all</button><button>Reject all</button>"), article.NotArticle},
		{"region", sheetOf("Not available", "<p>This content is not available in your region.</p>"), article.NotArticle},
		{"search results", sheetOf("Search", "<h1>Results for salt</h1>"+strings.Repeat(`<div><h3><a href=/x>Salt flats open to visitors</a></h3></div>`, 12)), article.NotArticle},
	} {
		t.Run(c.name, func(t *testing.T) {
			a, err := Article(article.Source{Type: "text/html; charset=utf-8", Data: []byte(c.page)})
			if err != nil {
				t.Fatal(err)
			}
			if a.Status != c.want {
				t.Errorf("got %q (%s), want %q; text %.150q", a.Status, a.StatusNote, c.want, a.Text)
			}
			if (a.StatusNote == "") != (a.Status == article.Complete) {
				t.Errorf("status %q with note %q", a.Status, a.StatusNote)
			}
		})
	}
}
