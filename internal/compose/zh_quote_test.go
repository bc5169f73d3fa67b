package compose

import "testing"

// TestCutSecondSaying: of a quotation and what its speaker says besides one is kept.
func TestCutSecondSaying(t *testing.T) {
	const quoted = "“我们把水渠修到了村民的家门口，大家再也不用下山去挑水了。”县长王强"
	for _, c := range []struct{ name, in, want string }{
		{"the quotation", quoted + "说，村民的日子也会越来越好，县里将把水送到田头。", quoted + "说。"},
		{"what has the figures", quoted + "说，全县修了三百公里水渠。", "县长王强说，全县修了三百公里水渠。"},
		{"figures that lean on it", quoted + "说，这三百公里水渠都通了水。", quoted + "说。"},
		{"who listens", "“我们把水渠修到了村民的家门口，大家再也不用下山去挑水了。”听完介绍，县长王强很高兴。", "“我们把水渠修到了村民的家门口，大家再也不用下山去挑水了。”听完介绍，县长王强很高兴。"},
		{"nothing besides", quoted + "说。", quoted + "说。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if len(d.Sentences) != 1 {
				t.Fatalf("%d sentences", len(d.Sentences))
			}
			u := bare(d, 0)
			cutSecondSaying(d, u, 50)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}
