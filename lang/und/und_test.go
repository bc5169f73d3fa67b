package und

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/langtest"
	"github.com/zhongdian/zhongdian/text"
)

func TestSentences(t *testing.T) {
	for _, in := range []string{ // "|" where a border is wanted
		"नदी फिर बढ़ी। |कोई नहीं सोया॥ |सुबह हुई?",
		"ارتفع النهر. |هل نام أحد؟ |لا.",
		"دریا چڑھ گیا۔ |کوئی نہیں سویا۔",
		"川が増水した。|「誰も眠れない。」と彼は言った。|朝が来た！",
		"Der Fluss stieg am 12. Juni um 3.5 Meter. |Dr. Weber schlief, z.B. nicht. |J. Meier auch.",
		"« Pourquoi ? » demanda-t-il. |Personne ne sait… |Voilà!",
		"Он ушёл. |Она осталась",
		"እንዴት ነህ። |ደህና።",
		strings.Repeat("แม่น้ำสูงขึ้น", 12) + " |" + "ไม่มีใครนอน",
	} {
		plain := strings.ReplaceAll(in, "|", "")
		var got []string
		for _, sp := range New().Sentences(plain, text.Span{End: len(plain)}) {
			got = append(got, sp.Slice(plain))
		}
		if g := strings.Join(got, "|"); g != in {
			t.Errorf("\n got %s\nwant %s", g, in)
		}
		langtest.Check(t, New(), plain)
	}
}

func TestWords(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"L’eau, 1.234,5 demi-heure", "L’eau|,|1.234,5|demi-heure"},
		{"東京タワーは高い", "東|京|タワー|は|高|い"},
		{"เมื่อวาน", "เมื่|อ|ว|า|น"},
		{"हिन्दी १२३%", "हिन्दी|१२३|%"},
		{"e\u0301tude 3D", "e\u0301tude|3D"},
	} {
		var got []string
		for _, w := range New().Words(nil, tt.in, text.Span{End: len(tt.in)}) {
			got = append(got, w.Slice(tt.in))
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("got %s, want %s", g, tt.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for in, want := range map[string]string{
		"1.234,5 km": "1234.5", "1,234 km": "1234", "3,5 %": "3.5%", "१२३": "123", "٣٫٥٪": "3.5%", "12.345.678": "12345678", "３％": "3%", "½": "",
	} {
		sp := text.Span{End: len(in)}
		got := ""
		for _, a := range New().Atoms(nil, in, sp, New().Words(nil, in, sp), lang.Context{}) {
			got += fmt.Sprint(a.Value)
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", in, got, want)
		}
	}
}

func FuzzUndetermined(f *testing.F) {
	for _, s := range langtest.Seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { langtest.Check(t, New(), s) })
}
