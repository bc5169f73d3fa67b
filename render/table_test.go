package render

import (
	"strings"
	"testing"
)

func TestTable(t *testing.T) {
	var b strings.Builder
	if err := Table(&b, [][]string{{"", "模型", "key"}, {"*", "混元 turbos", "set"}, {" ", "x", ""}}); err != nil {
		t.Fatal(err)
	}
	want := "   模型         key\n*  混元 turbos  set\n   x\n"
	if b.String() != want {
		t.Errorf("got\n%swant\n%s", b.String(), want)
	}
	if err := Table(&b, nil); err != nil {
		t.Error(err)
	}
}
