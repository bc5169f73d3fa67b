package browsertest

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// TestRead: the button is pressed, and the points stand beside the page.
func TestRead(t *testing.T) {
	address, _ := server(t, false)
	if said := options(t, map[string]string{"server": address}); said != "已保存，服务器答复正常。" {
		t.Fatalf("the options say %q", said)
	}
	w := open(t, desk)
	act(w, chromedp.Navigate(site(t)+"/zh.html"))
	press(w)
	until(w, `panel?.querySelector(".count") !== null`)
	t.Log(seen[string](w, `panel.querySelector(".body").innerText`))
	shot(w, "read")
	click(w, `panel.querySelectorAll(".say")[1]`)
	shot(w, "chosen")
}
