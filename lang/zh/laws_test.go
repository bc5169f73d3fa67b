package zh_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/lang/langtest"
	"github.com/zhongdian/zhongdian/lang/zh"
)

func TestLaws(t *testing.T) {
	for _, s := range langtest.Seeds() {
		langtest.Check(t, zh.New(), s)
	}
}

func FuzzLaws(f *testing.F) {
	for _, s := range langtest.Seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { langtest.Check(t, zh.New(), s) })
}
