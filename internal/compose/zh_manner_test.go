package compose

import "testing"

func TestCutManner(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"by what spirit, and what was done", "东湖县水利局坚持以节约用水为导向，全面贯彻节水条例，修好了全县三百公里的水渠。", "东湖县水利局修好了全县三百公里的水渠。"},
		{"from what", "东湖大学从水的本质出发，提出了新的制盐工艺。", "东湖大学提出了新的制盐工艺。"},
		{"the doer comes behind", "以节水周为契机，东湖县水利局修好了水渠。", "以节水周为契机，东湖县水利局修好了水渠。"},
		{"a figure", "东湖县水利局按照每户节水三成的要求，修好了水渠。", "东湖县水利局按照每户节水三成的要求，修好了水渠。"},
		{"until when", "东湖县水利局全面落实节水制度，截至8月15日修好了水渠。", "东湖县水利局全面落实节水制度，截至8月15日修好了水渠。"},
		{"with what is put to work", "东湖县水利局以三项措施全面落实节水制度，修好了水渠。", "东湖县水利局以三项措施全面落实节水制度，修好了水渠。"},
		{"what something shows", "修渠体现了东湖县上下深入贯彻节水条例的自觉性，体现了三百名村民的心愿。", "修渠体现了东湖县上下深入贯彻节水条例的自觉性，体现了三百名村民的心愿。"},
		{"not", "东湖县水利局坚持不涨价的原则，修好了水渠。", "东湖县水利局坚持不涨价的原则，修好了水渠。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := bare(d, 0)
			cutManner(d, u, 10)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}
