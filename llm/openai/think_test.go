package openai

import "testing"

func TestApart(t *testing.T) {
	for _, c := range []struct{ name, in, text, inside string }{
		{"none", "  yes\n", "yes", ""},
		{"empty", "", "", ""},
		{"tags", "<think>\nhm</think>\n\nyes", "yes", "\nhm"},
		{"Chinese", "<think>先数一数。</think>\n共三条。", "共三条。", "先数一数。"},
		{"empty thoughts", "<think>\n\n</think>\n\nyes", "yes", "\n\n"},
		{"only the end", "hm, { is it?\n</think>\nyes", "yes", "hm, { is it?\n"},
		{"cut off", "<think>hm, and then", "", "hm, and then"},
		{"Mistral", "[THINK]hm[/THINK]yes", "yes", "hm"},
		{"Hunyuan", "<think>\nhm\n</think>\n<answer>\nyes\n</answer>", "yes", "\nhm\n"},
		{"answer alone", "<answer>yes", "yes", ""},
		{"in the answer", `{"text":"the tag </think> ends it"}`, `{"text":"the tag </think> ends it"}`, ""},
		{"list in the answer", `["</think>"]`, `["</think>"]`, ""},
		{"twice", "<think>a</think>b<think>c</think>", "b<think>c</think>", "a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, inside := apart(c.in)
			if text != c.text || inside != c.inside {
				t.Errorf("%q is %q and %q inside, want %q and %q", c.in, text, inside, c.text, c.inside)
			}
		})
	}
}

// TestSplitter: cut anywhere, what is shown is the same.
func TestSplitter(t *testing.T) {
	for _, in := range []string{"yes", "  yes no", "<think>hm</think>\n yes", "<thinking>a</think></thinking>b", "<thin", "<b>yes</b>", "[THINK]x[/THINK]y", "<think>never"} {
		var whole splitter
		want := whole.add(in)
		for step := 1; step < len(in); step++ {
			var p splitter
			got := ""
			for i := 0; i < len(in); i += step {
				got += p.add(in[i:min(i+step, len(in))])
			}
			if got != want || p.shown != len(got) {
				t.Errorf("%q in pieces of %d shows %q (%d), whole %q", in, step, got, p.shown, want)
			}
		}
	}
}
