// Package articletest checks the laws that every Article keeps, for the tests
// and fuzz targets of whatever makes or reads one.
package articletest

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/text"
)

// quoted is how many blocks, evenly spread, are quoted and found again: all of
// them would take quadratic time on a long article.
const quoted = 20

// Check fails t for each law that a breaks: valid blocks that tile the Text,
// white space folded, valid UTF-8 everywhere, spans of warnings inside the
// Text, quotes that give back their span, a status with a reason.
func Check(t testing.TB, a *article.Article) {
	t.Helper()
	if a == nil {
		t.Fatal("article: got nil")
	}
	if err := a.CheckValid(); err != nil {
		t.Fatalf("article: %v\ntext: %.300q", err, a.Text)
	}
	checkStrings(t, a)
	for i, b := range a.Blocks {
		if s := a.Slice(b.Span); !folded(s) {
			t.Errorf("block %d: white space is not folded: %.80q", i, s)
		}
		if b.Kind == "" {
			t.Errorf("block %d has no kind: %.80q", i, a.Slice(b.Span))
		}
		if got := a.BlockAt(b.Start); got != i {
			t.Errorf("BlockAt(%d): got %d, want %d", b.Start, got, i)
		}
	}
	for i := 0; i < len(a.Blocks); i += 1 + len(a.Blocks)/quoted {
		sp := a.Blocks[i].Span
		if got, ok := text.NewQuote(a.Text, sp).Find(a.Text); !ok || got != sp {
			t.Errorf("block %d: quote found at %v (%v), want %v", i, got, ok, sp)
		}
	}
	for _, w := range a.Warnings {
		if w.Code == "" || w.Message == "" || !w.Span.ValidIn(a.Text) {
			t.Errorf("warning %+v: empty, or outside the text", w)
		}
	}
	if a.Status == "" || (a.Status != article.Complete && a.StatusNote == "") {
		t.Errorf("status %q: none, or without its reason", a.Status)
	}
}

func checkStrings(t testing.TB, a *article.Article) {
	t.Helper()
	fields := map[string]string{"title": a.Title, "byline": a.Byline, "source": a.Source, "url": a.URL, "status note": a.StatusNote}
	if a.Summary != nil {
		fields["summary label"], fields["summary attribution"] = a.Summary.Label, a.Summary.Attribution
		if len(a.Summary.Points) == 0 {
			t.Errorf("summary %q has no point", a.Summary.Label)
		}
		for _, p := range a.Summary.Points {
			if p == "" || !utf8.ValidString(p) || !folded(p) {
				t.Errorf("summary point %q: empty, not folded or not UTF-8", p)
			}
		}
	}
	for name, s := range fields {
		if !utf8.ValidString(s) || !folded(s) {
			t.Errorf("%s %q: not folded or not UTF-8", name, s)
		}
	}
}

// folded reports that s has no white space but single spaces between words.
func folded(s string) bool { return s == strings.Join(strings.Fields(s), " ") }
