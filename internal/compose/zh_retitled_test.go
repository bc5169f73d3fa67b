package compose

import "testing"

// The rest of a headline that a mark parts goes from the second sentence; want is what is kept.
func TestHeadlineGoesOn(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"what more for", "原标题：东湖县水利局走进三百户为关爱老年人，东湖县水利局走访了三百户。", "为关爱老年人，东湖县水利局走访了三百户。"},
		{"work", "原标题：东湖县水利局扎实开展节水宣传工作为进一步节约用水，东湖县水利局走访了三百户。", "为进一步节约用水，东湖县水利局走访了三百户。"},
		{"a day with its date", "原标题：东湖县修好石桥！三个村子通车今天（8月4日），东湖县修好了三座石桥。", "今天（8月4日），东湖县修好了三座石桥。"},
		{"a day with what else it is", "原标题：东湖县修好石桥三个村子通车8月4日周五，东湖县修好了三座石桥。", "8月4日周五，东湖县修好了三座石桥。"},
		{"what has long been so", "原标题：东湖县修好石桥三个村子通车一直以来，东湖县缺少石桥。", "一直以来，东湖县缺少石桥。"},
		{"a day", "原标题：石桥修好了！村民回应近日，东湖县修好了三座石桥。", "近日，东湖县修好了三座石桥。"},
		{"who reports", "原标题：石桥修好了？东湖县：还没有【东湖时报报道】东湖县的三座石桥还没有修好。", "东湖县的三座石桥还没有修好。"},
		{"what for", "原标题：今天开工！东湖街道开展修桥活动为进一步方便村民，东湖街道修桥三座。", "为进一步方便村民，东湖街道修桥三座。"},
		{"a headline without its name", "东湖县石桥修好了！村民回应近日，东湖县修好了三座石桥。", "近日，东湖县修好了三座石桥。"},
		{"the story", "原标题：石桥修好了！8月4日，东湖县召开大会为深入推动修桥，拨款三百万元。", "8月4日，东湖县召开大会为深入推动修桥，拨款三百万元。"},
		{"a name that comes again", "原标题：石桥修好了！东湖县有三座石桥和东湖县的三家水厂。", "东湖县有三座石桥和东湖县的三家水厂。"},
		{"until when", "东湖县石桥修好了！东湖县的最新数据显示，截至当地时间8月4日，三座石桥通车。", "东湖县的最新数据显示，截至当地时间8月4日，三座石桥通车。"},
		{"a cry in the story", "东湖县今年修桥。石桥修好了！村民回应近日，县里很高兴。", "村民回应近日，县里很高兴。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[storyAt(c.in, d.Sentences[len(d.Sentences)-1]):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Where it is not clear where a headline ends, the story opens with the clause that tells the day, or
// of whom the headline is.
func TestLaterClause(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a day", "东湖县的石桥修好了村民每到雨季都要绕路，近日，三座石桥通车。", "近日，三座石桥通车。"},
		{"who it is", "推进修桥，东湖县水利局开工自去年大雨以来，东湖县水利局一直在修三座石桥。", "东湖县水利局一直在修三座石桥。"},
		{"a clause of the headline", "东湖县石桥漏水损失三百万元东湖县水利局说，东湖县石桥漏水损失三百万元，一人受伤。", ""},
		{"a few words", "东湖县修桥，修桥总共花费三百万村民听说，修桥总共花费不少，都很高兴。", ""},
		{"nobody", "东湖县的石桥修好了村民每到雨季都要绕路，孩子上学要走三个小时。", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			if n := laterClause(c.in); n > 0 {
				got = c.in[n:]
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
