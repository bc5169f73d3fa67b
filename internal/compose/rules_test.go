package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestPlain: of a language that we do not read, a question, an announcement and
// a row of entries make no points. want says whether the last sentence makes one.
func TestPlain(t *testing.T) {
	const before = "Das Hafenmuseum hat am Montag nach vier Jahren Bauzeit einen neuen Flügel eröffnet.\n"
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"told", "Die Direktorin erwartet in diesem Jahr doppelt so viele Besucher wie zuvor.", true},
		{"asked", "Warum hat die Stadt mit dem Bau des neuen Flügels so lange gewartet?", false},
		{"announced", "Für den Besuch am Hafen gibt die Stadtverwaltung den Gästen folgende Tipps:", false},
		{"a menu", "Startseite · Nachrichten · Ausstellungen · Karten und Preise · Anfahrt zum Hafen", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(before + c.in)
			if d.Lang != "und" {
				t.Fatalf("read as %s", d.Lang)
			}
			last := len(d.Sentences) - 1
			if u := newStandReader(d, rank.Score(d)).build(last, last, 78, run{}); u.leans == c.want {
				t.Errorf("%q stands alone: %v, want %v", u.text(d.Article.Text), !u.leans, c.want)
			}
		})
	}
}

// TestStrung: rows of entries, in any language.
func TestStrung(t *testing.T) {
	for s, want := range map[string]bool{
		"首页 | 新闻 | 体育 | 天气":              true,
		"Home · News · Sport · Weather":  true,
		"约翰·史密斯、玛丽·琼斯和安·李都到了。":           false,
		"Pier 4 | the mill opens in May": false,
	} {
		if strung(s) != want {
			t.Errorf("%q: %v, want %v", s, !want, want)
		}
	}
}
