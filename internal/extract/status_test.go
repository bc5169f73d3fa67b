package extract

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/article/articletest"
)

func TestStatus(t *testing.T) {
	long := strings.Repeat("<p>渡口的老徐说，新桥通车以后，坐船的人少了一半，可他每天清晨仍旧把缆绳解开，等第一批去对岸卖菜的人。</p>", 9)
	english := strings.Repeat("<p>The ferry still leaves at five in the morning, long before the first bus crosses the new bridge over the river.</p>", 9)
	for _, tt := range []struct {
		name, page string
		want       article.Status
	}{
		{"whole", "<h1>渡口</h1>" + long, article.Complete},
		{"speaks of captchas", "<h1>验证码为什么越来越难</h1>" + long + "<p>许多网站要求访客输入验证码，请输入验证码四个字人人见过。</p>" + long, article.Complete},
		{"verification", "<title>微信公众平台</title><h2>环境异常</h2><p>当前环境异常，完成验证后即可继续访问。</p><a>去验证</a>", article.Verification},
		{"verification en", "<title>Just a moment...</title><p>Please verify you are human by completing the action below.</p>", article.Verification},
		{"login", "<title>某论坛</title><p>您需要登录后才可以查看这个主题。</p>", article.LoginWall},
		{"login en", "<h1>Members</h1><p>Please log in to read this page.</p>", article.LoginWall},
		{"error", "<title>404 Not Found</title><h1>404</h1><p>您访问的页面不存在。</p>", article.NotArticle},
		{"deleted", "<p>该内容已被发布者删除</p>", article.NotArticle},
		{"paywall", "<h1>渡口</h1>" + long + "<p>订阅后即可阅读全文</p>", article.Partial},
		{"paywall en", "<h1>The ferry</h1>" + english + "<div>Subscribe now to continue reading this story.</div>", article.Partial},
		{"cut", "<h1>渡口</h1>" + long + "<p>打开APP阅读全文</p>", article.Partial},
		{"feed", "<p>The ferry still leaves at five in the morning, long before the first bus crosses [...]</p>", article.Partial},
		{"list", "<title>新闻</title><ul>" + strings.Repeat("<li><a href=x>河畔新区再添两座公园和一座桥</a></li>", 12) + "</ul>", article.NotArticle},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, err := Article(article.Source{Type: "text/html", Data: []byte(tt.page)})
			if err != nil {
				t.Fatal(err)
			}
			articletest.Check(t, a)
			if a.Status != tt.want {
				t.Errorf("got %q (%s), want %q; text %.200q", a.Status, a.StatusNote, tt.want, a.Text)
			}
		})
	}
}
