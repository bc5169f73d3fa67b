package browsertest

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zhongdian/zhongdian/internal/browse"
)

// quote is what the API gives of a passage.
type quote struct {
	Exact  string `json:"exact"`
	Prefix string `json:"prefix"`
	Suffix string `json:"suffix"`
}

// anchors are pages with a quotation. Where it is found it is the words between
// the two marks ⟦ and ⟧, which are taken out before the page is made; a page
// without marks has lost it.
var anchors = []struct {
	name, html string
	quote
}{
	{"plain", `<p>One. ⟦Two words.⟧ Three.</p>`, quote{Exact: "Two words."}},
	{"inline elements", `<p>One. ⟦T<b>wo <i>wo</i>r</b><a href="#">ds.⟧</a> Three.</p>`, quote{Exact: "Two words."}},
	{"white space", "<p>One. ⟦Two\n\t  words&nbsp;here.⟧ Three.</p>", quote{Exact: "Two words here."}},
	{"Chinese over lines", "<p>前文。⟦渡船<br>\n 试行夜航。⟧后文。</p>", quote{Exact: "渡船 试行夜航。"}},
	{"invisible characters", "<p>⟦Two\u00ad wo\u200brds.⟧</p>", quote{Exact: "Two words."}},
	{"beyond the basic plane", "<p>😀 ⟦𠮷野家 😀 开张。⟧</p>", quote{Exact: "𠮷野家 😀 开张。"}},
	{"drop cap", `<p><span style="float:left">⟦T</span>wo words.⟧</p>`, quote{Exact: "Two words."}},
	{"hidden words between", `<p>⟦Two <span style="display:none">secret </span><span hidden>more </span>words.⟧</p>`, quote{Exact: "Two words."}},
	{"invisible words between", `<p>⟦Two <span style="visibility:hidden">secret <b style="visibility:visible">wor</b></span>ds.⟧</p>`, quote{Exact: "Two words."}},
	{"for screen readers alone", `<p>⟦Two <span style="position:absolute;width:1px;height:1px;overflow:hidden">(new window) </span>words.⟧</p>`, quote{Exact: "Two words."}},
	{"button between", `<p>⟦Two <button>share</button>words.⟧</p>`, quote{Exact: "Two words."}},
	{"footnote between", `<p>⟦Two words<a class="footnote-ref" href="#n">1</a>.⟧</p>`, quote{Exact: "Two words."}},
	{"without a box", `<p style="display:contents">⟦Two words.⟧</p>`, quote{Exact: "Two words."}},
	{"twice, by what is before", `<p>Red. Two words. End.</p><p>Blue. ⟦Two words.⟧ End.</p>`, quote{"Two words.", "Blue. ", " End."}},
	{"twice, by what is behind", `<p>Red. ⟦Two words.⟧ End.</p><p>Red. Two words. Rest.</p>`, quote{"Two words.", "Red. ", " End."}},
	{"twice, one hidden", `<p hidden>Two words.</p><p>⟦Two words.⟧</p>`, quote{Exact: "Two words."}},
	{"twice, an advertisement before", `<div>Two words.</div><p>Blue.</p><aside>Buy now!</aside><p>⟦Two words.⟧ End.</p>`, quote{"Two words.", "Blue. ", " End."}},
	{"twice alike", `<p>Red. Two words. End.</p><p>Red. Two words. End.</p>`, quote{"Two words.", "Red. ", " End."}},
	{"thrice, two alike and one better", `<p>Two words.</p><p>Two words.</p><p>Red. ⟦Two words.⟧</p>`, quote{"Two words.", "Red. ", ""}},
	{"one letter other", `<p>Two sords.</p>`, quote{Exact: "Two words."}},
	{"case", `<p>two words.</p>`, quote{Exact: "Two words."}},
	{"nothing to look for", `<p>Two words.</p>`, quote{Exact: " \u200b"}},
	{"in an attribute", `<p title="Two words.">Else.</p><img alt="Two words.">`, quote{Exact: "Two words."}},
	{"in a script", `<script type="text/plain">Two words.</script><textarea>Two words.</textarea>`, quote{Exact: "Two words."}},
	{"markup as words", `<p>⟦&lt;b&gt;Two&lt;/b&gt; words.⟧</p>`, quote{Exact: "<b>Two</b> words."}},
	{"deep", strings.Repeat("<div>", 600) + "⟦Two words.⟧" + strings.Repeat("</div>", 600), quote{Exact: "Two words."}},
}

// TestAnchors: a quotation is found where it stands, or said to be lost; in either
// way of lighting it up the page is afterwards what it was before.
func TestAnchors(t *testing.T) {
	w := open(t, desk)
	base := site(t)
	for _, painted := range []bool{true, false} {
		browse.Act(w, chromedp.Navigate(base+"/plain.html"))
		if !painted {
			browse.Value[bool](w, `delete window.Highlight`)
		}
		for _, a := range anchors {
			t.Run(a.name+" painted="+strconv.FormatBool(painted), func(t *testing.T) {
				w := window{TB: t, ctx: w.ctx}
				q, err := json.Marshal(a.quote)
				if err != nil {
					t.Fatal(err)
				}
				page := strings.NewReplacer("⟦", "", "⟧", "").Replace(a.html)
				got := browse.Value[map[string]string](w, `(() => {
					document.body.innerHTML = `+strconv.Quote(page)+`;
					const before = document.body.innerHTML, nodes = (e) => [...e.childNodes].flatMap((n) => n.nodeType === 3 ? n.data : nodes(n)), was = JSON.stringify(nodes(document.body));
					const marks = new zhongdian.Marks([`+string(q)+`]), ranges = marks.passages[0].ranges;
					marks.choose(marks.passages);
					const words = ranges.map(String).join("");
					// Where it begins and ends, told by the words of the page before and behind.
					const place = (r, end) => { const all = document.createRange(); all.selectNodeContents(document.body); end ? all.setStart(r.endContainer, r.endOffset) : all.setEnd(r.startContainer, r.startOffset); return all.toString(); };
					const out = { words, before: ranges.length ? place(ranges[0]) : "", behind: ranges.length ? place(ranges.at(-1), true) : "" };
					if (marks.moved() !== (ranges.length === 0)) out.moved = "before anything did";
					marks.clear();
					if (document.body.innerHTML !== before) out.trace = document.body.innerHTML;
					return { ...out, nodes: JSON.stringify(nodes(document.body)) === was ? "" : JSON.stringify(nodes(document.body)) };
				})()`)
				if got["trace"] != "" || got["nodes"] != "" || got["moved"] != "" {
					t.Errorf("the page is not what it was before: %q", got)
				}
				start, end := strings.Index(a.html, "⟦"), strings.Index(a.html, "⟧")
				if start < 0 {
					if got["words"] != "" {
						t.Errorf("found %q, want it to be lost", got["words"])
					}
					return
				}
				squeeze := func(s string) string {
					return strings.Join(strings.Fields(strings.NewReplacer("\u00ad", "", "\u200b", "").Replace(s)), "")
				}
				if want := squeeze(a.Exact); squeeze(got["words"]) != want {
					t.Errorf("found %q, want %q", got["words"], want)
				}
				text := func(html string) string {
					return browse.Value[string](w, `(() => { const e = document.createElement("div"); e.innerHTML = `+strconv.Quote(strings.NewReplacer("⟦", "", "⟧", "").Replace(html))+`; return e.textContent; })()`)
				}
				if want := text(a.html[:start]); got["before"] != want {
					t.Errorf("before it stands %q, want %q", got["before"], want)
				}
				if want := text(a.html[end:]); got["behind"] != want {
					t.Errorf("behind it stands %q, want %q", got["behind"], want)
				}
			})
		}
	}
}

// TestShared: passages that share words are wrapped and chosen each for itself, and
// the page's own text nodes are still there afterwards.
func TestShared(t *testing.T) {
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/plain.html"))
	got := browse.Value[[]string](w, `(() => {
		delete window.Highlight;
		document.body.innerHTML = "<p>One two three <b>four five</b> six.</p>";
		const first = document.querySelector("p").firstChild, marks = new zhongdian.Marks(["One two", "two three four", "five six."].map((exact) => ({ exact, prefix: "", suffix: "" })));
		marks.choose([marks.passages[1]]);
		const out = [document.body.innerHTML, ...marks.passages.map((p) => p.ranges.map(String).join("|"))];
		marks.clear();
		return [...out, document.body.innerHTML, String(document.querySelector("p").firstChild === first && first.data === "One two three ")];
	})()`)
	on, off := `<mark data-zhongdian="" data-chosen="">`, `<mark data-zhongdian="">`
	want := []string{"<p>" + off + "One </mark>" + on + "two</mark>" + on + " three </mark><b>" + on + "four</mark> " + off + "five</mark></b>" + off + " six.</mark></p>",
		"One |two", "two| three |four", "five| six.", "<p>One two three <b>four five</b> six.</p>", "true"}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %q, want %q", i, got[i], want[i])
		}
	}
}

// TestShadow: words that stand in shadow trees are sent, and found, in their place.
func TestShadow(t *testing.T) {
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/plain.html"))
	got := browse.Value[[]string](w, `(() => {
		document.body.innerHTML = "<x-story><p slot=b>Two words.</p><p slot=gone>Elsewhere.</p></x-story>";
		document.querySelector("x-story").attachShadow({ mode: "open" }).innerHTML = "<p>One <slot name=b></slot> three.</p>";
		const index = zhongdian.index(), at = zhongdian.find(index.text, { exact: "One Two words. three.", prefix: "", suffix: "" });
		return [index.text, at ? zhongdian.ranges(index, at).map(String).join("|") : "lost", zhongdian.html()];
	})()`)
	if got[0] != "OneTwowords.three." || got[1] != "One |Two words.| three." {
		t.Errorf("read %q, found %q", got[0], got[1])
	}
	if !strings.Contains(got[2], "<p>One <slot name=\"b\"><p slot=\"b\">Two words.</p></slot> three.</p>") {
		t.Errorf("sent: %s", got[2])
	}
}

// TestSent: what is sent is what the page shows, without what runs or listens.
func TestSent(t *testing.T) {
	w := open(t, desk)
	browse.Act(w, chromedp.Navigate(site(t)+"/plain.html"))
	got := browse.Value[string](w, `(() => {
		document.head.innerHTML = "<title>A &amp; B</title><meta name=author content='Ann \"A\" Lee'><meta http-equiv=refresh content=1><meta name=csrf-token content=secret><style>p{}</style><script type='application/ld+json'><\/script>";
		document.head.lastChild.textContent = '{"a":"</scr' + 'ipt>","articleBody":"no"}';
		document.body.innerHTML = "<p onclick='x()' class=lead data-big='y'>1 &lt; 2<img src=data:x alt=pic></p><p hidden>no</p><svg><text>no</text></svg><iframe srcdoc=no></iframe><input value=no><script>no<\/script>";
		return zhongdian.html();
	})()`)
	want := `<!doctype html><html><head><meta charset="utf-8"><title>A &amp; B</title><meta name="author" content="Ann &quot;A&quot; Lee"><script type="application/ld+json">{"a":"\u003c/script>"}</script></head>` +
		`<body><p class="lead">1 &lt; 2<img alt="pic"></p></body></html>`
	if got != want {
		t.Errorf("sent:\n%s\nwant:\n%s", got, want)
	}
}
