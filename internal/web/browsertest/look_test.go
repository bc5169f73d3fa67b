package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

func TestLook(t *testing.T) {
	s := server(t)
	zh, en := example(t, "zh-night-ferry.txt"), example(t, "en-tidal-turbines.html")
	_ = en
	ctx := open(t, desk)
	act(t, ctx, chromedp.Navigate(s.URL+"/"))
	shot(t, ctx, "home", false)
	submit(t, ctx, s.URL, zh)
	shot(t, ctx, "result", false)
	act(t, ctx, chromedp.Click(chromedp.CSS("#p2 .say")))
	shot(t, ctx, "result-chosen", false)
	dark := desk
	dark.dark = true
	dark.lang = "en"
	ctx = open(t, dark)
	act(t, ctx, chromedp.Navigate(s.URL+"/"))
	shot(t, ctx, "home-dark-en", false)
	submit(t, ctx, s.URL, example(t, "en-school-lunch.txt"))
	act(t, ctx, chromedp.Click(chromedp.CSS("#p1 .basis summary")))
	shot(t, ctx, "result-dark-en", false)
	ctx = open(t, phone)
	act(t, ctx, chromedp.Navigate(s.URL+"/"))
	shot(t, ctx, "home-phone", false)
	submit(t, ctx, s.URL, zh)
	shot(t, ctx, "result-phone", false)
	act(t, ctx, chromedp.Click(chromedp.CSS(`.thumb [data-do="next"]`)))
	shot(t, ctx, "result-phone-next", false)
}
