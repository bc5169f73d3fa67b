package browsertest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// controls are the roles of what a person can use: each must have a name.
var controls = []string{"button", "link", "textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio", "menuitem",
	"DisclosureTriangle", "progressbar", "dialog", "navigation", "article", "search", "group", "table", "img", "image"}

func text(v *accessibility.Value) string {
	if v == nil {
		return ""
	}
	var s string
	_ = json.Unmarshal(v.Value, &s)
	return strings.TrimSpace(s)
}

// named fails for a control without a name, and for a page without landmarks.
func named(w window, page string) {
	w.Helper()
	browse.Call(w, accessibility.Enable, cdp.Empty{})
	tree := browse.Call(w, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	roles := map[string]int{}
	for _, n := range tree.Nodes {
		if n.Ignored || n.Role == nil {
			continue
		}
		role := text(n.Role)
		roles[role]++
		if slices.Contains(controls, role) && text(n.Name) == "" && role != "group" && role != "table" {
			w.Errorf("%s: a %s without a name (node %d)", page, role, n.BackendDOMNodeID)
		}
	}
	for _, role := range []string{"main", "banner", "navigation", "contentinfo", "heading"} {
		if roles[role] == 0 {
			w.Errorf("%s has no %s: %v", page, role, roles)
		}
	}
	if roles["main"] != 1 {
		w.Errorf("%s has %d main parts", page, roles["main"])
	}
}

// contrast gives the texts of the page that stand out too little from what is
// behind them, by the formula of WCAG 2: 4.5 to 1, and 3 to 1 for large type.
const contrast = `(() => {
	const lum = (c) => { const f = c.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2]; };
	const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
	const rgba = (s) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = s; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
	const behind = (e) => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] > 250) return c; } return [255, 255, 255, 255]; };
	const out = new Set();
	const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	while (walk.nextNode()) {
		const e = walk.currentNode.parentElement, s = getComputedStyle(e);
		if (!walk.currentNode.data.trim() || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".vh, .skip, svg, script")) continue;
		const a = lum(rgba(s.color)), b = lum(behind(e)), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
		const px = parseFloat(s.fontSize), large = px >= 24 || px >= 18.66 && +s.fontWeight >= 700;
		if (ratio < (large ? 3 : 4.5)) out.add(e.className + " " + e.tagName + ": " + ratio.toFixed(2) + " " + walk.currentNode.data.trim().slice(0, 20));
	}
	return [...out];
})()`

// TestAccess: in every state of the page each control has a name and each text
// can be read against what is behind it, by day and by night.
func TestAccess(t *testing.T) {
	s := server(t)
	summary := "划重点\n01夜航船4月8日开航，票价8元。\n02噪声超过了62分贝，苏玉珍表示满意。\n以上内容由某大模型生成，仅供参考\n\n"
	for _, v := range []view{desk, {width: 1280, height: 900, dark: true, lang: "en"}, phone, {width: 360, height: 740, phone: true, dark: true}} {
		name := fmt.Sprintf("%d dark=%v", v.width, v.dark)
		t.Run(name, func(t *testing.T) {
			w := open(t, v)
			look := func(page string) {
				t.Helper()
				named(w, page)
				if low := browse.Value[[]string](w, contrast); len(low) > 0 {
					t.Errorf("%s: too little contrast: %s", page, strings.Join(low, "; "))
				}
			}
			browse.Act(w, chromedp.Navigate(s.URL+"/"))
			browse.Value[bool](w, `(() => { for (const d of document.querySelectorAll("details")) d.open = true; return true; })()`)
			look("the first page")
			submit(w, s.URL, summary+example(t, "zh-night-ferry.txt"))
			browse.Value[bool](w, `(() => { for (const d of document.querySelectorAll("details")) d.open = true; return true; })()`)
			browse.Act(w, chromedp.Click(chromedp.CSS("#p1 .say")))
			look("a result")
			shot(w, "access-"+strings.ReplaceAll(name, " ", "-"), true)
			for _, path := range []string{"/history", "/history?q=none-of-this", "/settings", "/nothing"} {
				browse.Act(w, chromedp.Navigate(s.URL+path))
				look(path)
			}
		})
	}
}
