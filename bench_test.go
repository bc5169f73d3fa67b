package zhongdian_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
)

// textOf gives a plain text of n characters from the examples of one language,
// with the paragraphs cut off where n is reached.
func textOf(b *testing.B, lang string, n int) article.Source {
	b.Helper()
	z := newZ(b)
	var paragraphs []string
	for _, src := range examples(b) {
		if !strings.HasPrefix(src.Name, lang) {
			continue
		}
		d, err := z.Read(context.Background(), src)
		if err != nil {
			b.Fatal(err)
		}
		for _, bl := range d.Article.Blocks {
			paragraphs = append(paragraphs, bl.Slice(d.Article.Text))
		}
	}
	var t strings.Builder
	left := n
	for i := 0; left > 0; i++ {
		p := []rune(paragraphs[i%len(paragraphs)])
		if round := i / len(paragraphs); round > 0 {
			// The same words again would make the centrality of everything equal.
			p = []rune(fmt.Sprintf("%d ", round) + strings.NewReplacer("1", "7", "电", "风", "the", "this").Replace(string(p)))
		}
		p = p[:min(len(p), left)]
		left -= len(p)
		t.WriteString(string(p) + "\n\n")
	}
	return article.Source{Data: []byte(t.String())}
}

func BenchmarkHighlight(b *testing.B) {
	for _, lang := range []string{"zh", "en"} {
		for _, n := range []int{2000, 5000} {
			b.Run(fmt.Sprintf("%s/%d", lang, n), func(b *testing.B) {
				src := textOf(b, lang, n)
				z := newZ(b)
				b.SetBytes(int64(len(src.Data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := z.Highlight(context.Background(), src); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(utf8.RuneCount(src.Data))*float64(b.N)/b.Elapsed().Seconds(), "chars/s")
			})
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	points := map[string][]string{
		"zh": {"跨海轮渡将从4月8日起试行夜航，首批投入四艘纯电动渡船。", "电动船靠泊时岸边噪声最高为62分贝。", "罗启明否认了夜航会挤占白天运力的说法。", "前三个月很可能亏损，补贴缺口约260万元。", "小图书馆不该用借书量来决定去留。"},
		"en": {"Regulators approved a 48-megawatt tidal energy farm.", "The farm would cost £312 million.", "Tom Averill denied that a blockade was planned.", "Waste fell by 27% in the four schools.", "The study found no effect on test scores."},
	}
	for _, lang := range []string{"zh", "en"} {
		b.Run(lang+"/5000", func(b *testing.B) {
			src := textOf(b, lang, 5000)
			z := newZ(b)
			b.SetBytes(int64(len(src.Data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := z.Check(context.Background(), src, points[lang]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
