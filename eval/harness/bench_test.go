package harness

import (
	"testing"

	"github.com/zhongdian/zhongdian/eval/corpus"
)

// BenchmarkRun measures what one article of points/dev costs with each method.
func BenchmarkRun(b *testing.B) {
	if _, err := corpus.Dir(); err != nil {
		b.Skip(err)
	}
	sets, err := Load("points/dev", 8)
	if err != nil {
		b.Fatal(err)
	}
	for _, m := range Methods() {
		b.Run(m.Name, func(b *testing.B) {
			n := 0
			for _, it := range sets[0].Items {
				n += len(it.Article.Text)
			}
			b.SetBytes(int64(n))
			b.ReportAllocs()
			for b.Loop() {
				Run(sets[0], []Method{m})
			}
		})
	}
}
