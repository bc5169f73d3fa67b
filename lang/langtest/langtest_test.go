package langtest_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/langtest"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/text"
)

func TestUndeterminedKeepsTheLaws(t *testing.T) {
	for _, s := range langtest.Seeds() {
		langtest.Check(t, und.New(), s)
	}
}

// lossy drops the last byte of every block; relative counts from the block.
type lossy struct{ und.Undetermined }

func (l lossy) Sentences(t string, b text.Span) []text.Span {
	b.End--
	return l.Undetermined.Sentences(t, b)
}

type relative struct{ und.Undetermined }

func (relative) Cues(dst []lang.Cue, _ string, s text.Span, _ []lang.Word) []lang.Cue {
	if s.Start == 0 {
		return append(dst, lang.Cue{Span: text.Span{End: 1}})
	}
	return dst
}

// recorder takes the failures, so that a broken language can be seen to fail.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }
func (r *recorder) Fatalf(string, ...any) { r.failed = true; panic(r) }

func TestCheckSeesBrokenLaws(t *testing.T) {
	for _, l := range []lang.Language{lossy{}, relative{}} {
		r := &recorder{TB: t}
		func() {
			defer func() { _ = recover() }()
			langtest.Check(r, l, "abc. def")
		}()
		if !r.failed {
			t.Errorf("%T breaks a law unseen", l)
		}
	}
}
