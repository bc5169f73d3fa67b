package text

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// follow does what a browser does with a fragment, case apart: it gives the
// passage that would be marked.
func follow(tb testing.TB, t, f string) Span {
	tb.Helper()
	f, ok := strings.CutPrefix(f, "#:~:text=")
	if !ok {
		tb.Fatalf("%q is no text fragment", f)
	}
	var prefix, suffix string
	parts := strings.Split(f, ",")
	if p, ok := strings.CutSuffix(parts[0], "-"); ok {
		prefix, parts = p, parts[1:]
	}
	if n := len(parts) - 1; strings.HasPrefix(parts[n], "-") {
		suffix, parts = parts[n][1:], parts[:n]
	}
	un := func(s string) string {
		s, err := url.PathUnescape(s)
		if err != nil {
			tb.Fatalf("bad escape in %q: %v", f, err)
		}
		return s
	}
	start, end := un(parts[0]), ""
	if len(parts) > 1 {
		end = un(parts[1])
	}
	low := strings.ToLower
	for i := range t {
		if !strings.HasPrefix(low(t[i:]), low(start)) || !strings.HasSuffix(strings.TrimSpace(low(t[:i])), low(un(prefix))) {
			continue
		}
		sp := Span{i, i + len(start)}
		if end != "" {
			j := strings.Index(low(t[sp.End:]), low(end))
			if j < 0 {
				continue
			}
			sp.End += j + len(end)
		}
		if strings.HasPrefix(strings.TrimSpace(low(t[sp.End:])), low(un(suffix))) {
			return sp
		}
	}
	return Span{}
}

func TestFragment(t *testing.T) {
	long := strings.Repeat("The river rose again, and nobody slept. ", 20)
	zh := strings.Repeat("河水又涨了，没有人睡觉，", 40)
	for _, tt := range []struct{ name, text, passage, want string }{
		{"unique", "It rained. The dam held all through the night. Then sun.", "The dam held all through the night.", "#:~:text=The%20dam%20held%20all%20through%20the%20night."},
		{"reserved", "Salt, oil & well-known things (both) are here.", "Salt, oil & well-known things (both)", "#:~:text=Salt%2C%20oil%20%26%20well%2Dknown%20things%20%28both%29"},
		{"short", "A cat sat. A dog ran.", "ran", "#:~:text=dog-,ran"},
		{"twice", "He won the long race in May. She won the long race in May.", "won the long race in May.", "#:~:text=He-,won%20the%20long%20race%20in%20May."},
		{"twice, second", "He won the long race in May. She won the long race in May.", "", ""},
		{"Chinese short", "他走了，很快。他来了，很慢。", "很慢", "#:~:text=%E4%BB%96%E6%9D%A5%E4%BA%86%EF%BC%8C-,%E5%BE%88%E6%85%A2"},
		{"case", "the dam held all through the night. THE DAM HELD all through the night!", "THE DAM HELD all through the night!", ""},
		{"long", "Intro. " + long + "The last word is here.", long + "The last word is here.", ""},
		{"long Chinese", "开头。" + zh + "完了。", zh + "完了。", ""},
		{"two blocks", "First block is this one here.\nSecond block is that one there.", "block is this one here.\nSecond block", ""},
		{"suffix", "Yes we can go home now and sleep, he said. Yes we can go home now and sleep, she said.", "Yes we can go home now and sleep,", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			i := strings.Index(tt.text, tt.passage)
			if tt.passage == "" {
				tt.passage = "won the long race in May."
				i = strings.LastIndex(tt.text, tt.passage)
			}
			sp := Span{i, i + len(tt.passage)}
			got := Fragment(tt.text, sp)
			if tt.want != "" && got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if back := follow(t, tt.text, got); back != sp {
				t.Errorf("%s leads to %v %q, want %v", got, back, back.Slice(tt.text), sp)
			}
		})
	}
	if got := Fragment("a  b", Span{1, 3}); got != "" {
		t.Errorf("white space has the fragment %q, want none", got)
	}
}

func TestUTF16(t *testing.T) {
	for _, s := range []string{"", "abc", "中文a", "👨‍👩‍👧 x", strings.Repeat("a中👍", 300)} {
		m := NewUTF16(s)
		units := 0
		for i, r := range s {
			if got := m.FromByte(i); got != units {
				t.Fatalf("FromByte(%d) = %d, want %d", i, got, units)
			}
			if got := m.ToByte(units); got != i {
				t.Fatalf("ToByte(%d) = %d, want %d", units, got, i)
			}
			if utf8.RuneLen(r) == 4 && m.ToByte(units+1) != i {
				t.Fatalf("ToByte between surrogates = %d, want %d", m.ToByte(units+1), i)
			}
			units += utf16.RuneLen(r)
		}
		if got := m.FromByte(len(s) + 5); got != units {
			t.Errorf("FromByte past the end = %d, want %d", got, units)
		}
		if got := m.ToByte(units + 5); got != len(s) {
			t.Errorf("ToByte past the end = %d, want %d", got, len(s))
		}
	}
	if m := NewUTF16("中"); m.FromByte(1) != 0 || m.FromByte(-1) != 0 || m.ToByte(-1) != 0 {
		t.Error("an offset inside a rune or before the text is not moved to a border")
	}
}

func TestFold(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""}, {"abc d", "abc d"}, {"  A  b\n", "a b"}, {"ＧＤＰ增长３．５％", "gdp增长3.5%"},
		{"e\u0301", "é"}, {"“Don’t”", "\"don't\""}, {"a\u3000b", "a b"}, {"ﾊﾝ", "ハン"}, {"a\u200bb", "ab"},
	} {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
	if n := testing.AllocsPerRun(10, func() { Fold("folded already, 3.5%") }); n != 0 {
		t.Errorf("a folded text costs %v allocations, want 0", n)
	}
}

func FuzzFragment(f *testing.F) {
	f.Add("one two three. one two three. 中文，中文。\nnext", 5, 20)
	f.Add(strings.Repeat("a b, ", 200), 0, 900)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		s = strings.ToValidUTF8(s, "?")
		if i < 0 || j < i || j > len(s) || !(Span{i, j}).ValidIn(s) {
			return
		}
		got := Fragment(s, Span{i, j})
		if (got == "") != (strings.TrimSpace(s[i:j]) == "") {
			t.Errorf("Fragment(%q) = %q", s[i:j], got)
		}
		for k := 0; k < len(got); k++ {
			if got[k] <= ' ' || got[k] >= 0x7f {
				t.Fatalf("%q holds a byte no address may hold", got)
			}
		}
		m := NewUTF16(s)
		if k := m.ToByte(m.FromByte(i)); k != i {
			t.Errorf("byte %d comes back from UTF-16 as %d", i, k)
		}
		if a := Fold(s); Fold(a) != a && Fold(Fold(a)) != Fold(a) {
			t.Errorf("Fold(%q) does not settle", s)
		}
	})
}
