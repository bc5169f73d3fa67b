package compose

import (
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestChineseOffices: who somebody is is put in whole or not at all, and not beside an office.
func TestChineseOffices(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"an office with its town": {"东湖县县长王建国出席了会议。会上还讲了水费。王建国表示，三座水库今年都会修好。", "东湖县县长王建国表示，三座水库今年都会修好。"},
		"a stump of an office":    {"东湖基金创始人、投资总监王建国出席了会议。会上还讲了水费。王建国表示，三座水库今年都会修好。", "王建国表示，三座水库今年都会修好。"},
		"a firm with a long name": {"东湖税务局与西湖洪涛文化旅游产业有限公司财务负责人王建国联系。会上还讲了水费。王建国表示，三座水库今年都会修好。", "王建国表示，三座水库今年都会修好。"},
		"an office with a space":  {"东湖县县长王建国出席了会议。会上还讲了水费。东湖县县长 王建国表示，三座水库今年都会修好。", "东湖县县长 王建国表示，三座水库今年都会修好。"},
	} {
		d := read(c.in)
		if got := newStandReader(d, rank.Score(d)).build(2, 2, 80, run{}).text(c.in); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

// TestFirstNames: who is called by a first name is called so again.
func TestFirstNames(t *testing.T) {
	const once = "Daniel Harrow asked how old the mill was. The mill of Norvik is three hundred years old and has two wheels. Painters liked to show Daniel in the den of the lions on its walls."
	for in, want := range map[string]string{
		once:                                    "Painters liked to show Daniel in the den of the lions on its walls.",
		once + " Daniel was shown there often.": "Painters liked to show Daniel Harrow in the den of the lions on its walls.",
	} {
		d := read(in)
		if got := newStandReader(d, rank.Score(d)).build(2, 2, 80, run{}).text(in); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
