package phrases

import "testing"

func TestBook(t *testing.T) {
	b := Parse("# a comment\n\nwait | 等一等 | Wait\ncount | %d 条\\s | %d points\\s\n")
	for _, c := range []struct {
		ui, key string
		args    []any
		want    string
		ok      bool
	}{
		{"zh", "wait", nil, "等一等", true},
		{"en", "wait", nil, "Wait", true},
		{"fr", "wait", nil, "Wait", true},
		{"zh", "count", []any{3}, "3 条 ", true},
		{"en", "none", []any{3}, "", false},
	} {
		if got, ok := b.Say(c.ui, c.key, c.args...); got != c.want || ok != c.ok {
			t.Errorf("%s %s: %q, %v", c.ui, c.key, got, ok)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("a line of two parts was taken")
		}
	}()
	Parse("wait | 等一等")
}
