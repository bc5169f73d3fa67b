package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// TestLook keeps a picture of each page in each of its states, for a person.
func TestLook(t *testing.T) {
	s := server(t)
	zh, en := example(t, "zh-night-ferry.txt"), example(t, "en-school-lunch.txt")
	ways := map[string]view{
		"desk": desk, "desk-dark": {width: 1280, height: 900, dark: true}, "desk-en": {width: 1280, height: 900, lang: "en"},
		"phone": phone, "phone-dark-en": {width: 360, height: 740, phone: true, dark: true, lang: "en"}, "wide": {width: 1920, height: 1080},
	}
	for name, v := range ways {
		t.Run(name, func(t *testing.T) {
			w := open(t, v)
			browse.Act(w, chromedp.Navigate(s.URL+"/"))
			shot(w, name+"-home", false)
			browse.Act(w, chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".problem")))
			shot(w, name+"-error", false)
			text := zh
			if v.lang == "en" {
				text = en
			}
			submit(w, s.URL, text)
			shot(w, name+"-result", false)
			browse.Act(w, chromedp.Click(chromedp.CSS("#p3 .say")))
			shot(w, name+"-chosen", false)
			browse.Act(w, chromedp.Click(chromedp.CSS("#p1 .basis summary")), chromedp.Click(chromedp.CSS(".menu summary")))
			shot(w, name+"-open", false)
			browse.Act(w, chromedp.Navigate(s.URL+"/"), chromedp.SetValue(chromedp.CSS("#input"), zh), chromedp.Click(chromedp.CSS(".more summary")),
				chromedp.SetValue(chromedp.CSS(`[name="given"]`), example(t, "zh-night-ferry.points.txt")),
				chromedp.Click(chromedp.CSS("button.go")), chromedp.WaitVisible(chromedp.CSS(".points")))
			shot(w, name+"-check", false)
			browse.Act(w, chromedp.Navigate(s.URL+"/history"))
			shot(w, name+"-history", false)
			browse.Act(w, chromedp.Navigate(s.URL+"/settings"))
			shot(w, name+"-settings", false)
		})
	}
}
