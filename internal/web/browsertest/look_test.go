package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestLook keeps a picture of each page in each of its states, for a person.
func TestLook(t *testing.T) {
	s := server(t)
	zh, en := example(t, "zh-night-ferry.txt"), example(t, "en-school-lunch.txt")
	ways := map[string]view{
		"desk": desk, "desk-dark": {width: 1280, height: 900, dark: true}, "desk-en": {width: 1280, height: 900, lang: "en"},
		"phone": phone, "phone-dark-en": {width: 390, height: 844, phone: true, dark: true, lang: "en"}, "wide": {width: 1920, height: 1080},
	}
	for name, v := range ways {
		t.Run(name, func(t *testing.T) {
			ctx := open(t, v)
			act(t, ctx, chromedp.Navigate(s.URL+"/"))
			shot(t, ctx, name+"-home", false)
			act(t, ctx, chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".problem")))
			shot(t, ctx, name+"-error", false)
			text := zh
			if v.lang == "en" {
				text = en
			}
			submit(t, ctx, s.URL, text)
			shot(t, ctx, name+"-result", false)
			act(t, ctx, chromedp.Click(chromedp.CSS("#p3 .say")))
			shot(t, ctx, name+"-chosen", false)
			act(t, ctx, chromedp.Click(chromedp.CSS("#p1 .basis summary")), chromedp.Click(chromedp.CSS(".menu summary")))
			shot(t, ctx, name+"-open", false)
			act(t, ctx, chromedp.Navigate(s.URL+"/"), chromedp.SetValue(chromedp.CSS("#input"), zh), chromedp.Click(chromedp.CSS(".more summary")),
				chromedp.SetValue(chromedp.CSS(`[name="given"]`), example(t, "zh-night-ferry.points.txt")),
				chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
			shot(t, ctx, name+"-check", false)
			act(t, ctx, chromedp.Navigate(s.URL+"/history"))
			shot(t, ctx, name+"-history", false)
			act(t, ctx, chromedp.Navigate(s.URL+"/settings"))
			shot(t, ctx, name+"-settings", false)
		})
	}
}
