package lang_test

import (
	"testing"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/en"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

var set = lang.NewSet(und.New(), zh.New(), en.New())

func TestFor(t *testing.T) {
	for _, tt := range []struct{ want, in string }{
		{"zh", "去年国内生产总值增长百分之五。"},
		{"zh", "臺灣的經濟學者說，這個數字不準。"},
		{"zh", "他买了 iPhone 15 Pro Max 和 MacBook Air，一共花了两万元。"},
		{"en", "The river rose again, and nobody in the village slept."},
		{"en", "Acme Corp."},
		{"en", "“Café society” is what they called it in the São Paulo of 1960."},
		{"und", "Der Fluss stieg wieder, und niemand im Dorf konnte schlafen."},
		{"und", "Le fleuve est monté, et personne dans le village ne dormait."},
		{"und", "El río volvió a crecer y nadie en el pueblo durmió."},
		{"und", "Il fiume è salito di nuovo e nessuno nel paese ha dormito."},
		{"und", "De rivier steeg weer en niemand in het dorp kon slapen."},
		{"und", "Floden steg igen, och ingen i byn kunde sova på natten."},
		{"und", "Rzeka znów wezbrała i nikt we wsi nie mógł zasnąć tej nocy."},
		{"und", "Nehir yine yükseldi ve köyde kimse uyuyamadı, çünkü yağmur durmadı."},
		{"und", "川の水位がまた上がり、村では誰も眠れなかった。"},
		{"und", "강물이 다시 불어나 마을에서는 아무도 잠들지 못했다."},
		{"und", "Река снова поднялась, и никто не спал."},
		{"und", "ارتفع النهر مرة أخرى ولم ينم أحد."},
		{"und", "แม่น้ำสูงขึ้นอีกครั้ง"},
		{"zh", "2024-06-12"},
		{"zh", ""},
	} {
		if got := set.For(tt.in).Tag(); got != tt.want {
			t.Errorf("For(%q) = %s, want %s", tt.in, got, tt.want)
		}
	}
}

// TestParseMixed reads documents whose blocks differ.
func TestParseMixed(t *testing.T) {
	for _, tt := range []struct {
		name   string
		blocks []string
		want   []string
		most   string
	}{
		{"Chinese with English", []string{"河水又涨了，村里没有人睡觉，大家都站在堤上等消息，一直等到天亮的时候。", "Acme Corp.", "The mayor said that it was not over."}, []string{"zh", "en", "en"}, "zh"},
		{"German heading", []string{"Wetter morgen", "Der Fluss stieg wieder, und niemand im Dorf konnte schlafen, denn es regnete.", "2024"}, []string{"und", "und", "und"}, "und"},
		{"Japanese heading", []string{"東京五輪開会", "川の水位がまた上がり、村では誰も眠れなかった。"}, []string{"und", "und"}, "und"},
		{"English with a Chinese line", []string{"The river rose again, and nobody in the village slept.", "河水涨了", "Results"}, []string{"en", "zh", "en"}, "en"},
		{"short", []string{"Results"}, []string{"en"}, "en"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := &article.Article{}
			for i, b := range tt.blocks {
				if i > 0 {
					a.Text += "\n"
				}
				start := len(a.Text)
				a.Text += b
				a.Blocks = append(a.Blocks, article.Block{Span: text.Span{Start: start, End: len(a.Text)}, Kind: article.Paragraph})
			}
			d := set.Parse(a)
			if d.Lang != tt.most {
				t.Errorf("document: got %s, want %s", d.Lang, tt.most)
			}
			for _, s := range d.Sentences {
				if got := s.Language.Tag(); got != tt.want[s.Block] {
					t.Errorf("block %q: got %s, want %s", tt.blocks[s.Block], got, tt.want[s.Block])
				}
			}
		})
	}
	if d := set.Parse(&article.Article{}); len(d.Sentences) != 0 {
		t.Errorf("an empty article has %d sentences", len(d.Sentences))
	}
}

func BenchmarkFor(b *testing.B) {
	in := ""
	for range 50 {
		in += "The river rose again, and nobody in the village slept. "
	}
	b.SetBytes(int64(len(in)))
	b.ReportAllocs()
	for b.Loop() {
		set.For(in)
	}
}
