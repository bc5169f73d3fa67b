package verify

import "testing"

func TestShortFor(t *testing.T) {
	const bank = "岛国的中央银行上月加息，欧洲和美国的买家也走了，渔船停在港口。"
	for _, c := range []struct {
		point, short string
		want         bool
	}{
		{"央行上月加息。", "央行", true},
		{"欧美买家走了。", "欧美", true},
		{"口岸停了船。", "口岸", false},
		{"银行上月加息。", "银行", false}, // it stands there
	} {
		v, p := vectorsOf(t, bank, c.point)
		for i, w := range p.words {
			if w.Slice(p.text) == c.short && (v[i][fShort] > 0) != c.want {
				t.Errorf("%s in %q: %g, want %v", c.short, c.point, v[i][fShort], c.want)
			}
		}
	}
}
