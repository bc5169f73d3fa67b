package pdf

import (
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"
)

// radicals pairs the signs for parts of characters with the characters that
// look like them. Fonts map both to one glyph, and many PDF files name it by the
// sign: what shows as 月 is stored as ⽉. (The block from U+2F00 has these pairs
// in Unicode itself; that from U+2E80 has not.)
const radicals = "⺁厂⺊卜⺌小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺙攵⺛旡⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺦丬⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺯糹⺰纟⺱罓⺲罒⺹耂⺻肀⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⻳龟"

// ligatures are letters that fonts print as one sign.
const ligatures = "ﬀ ff ﬁ fi ﬂ fl ﬃ ffi ﬄ ffl ﬅ st ﬆ st"

var letters = sync.OnceValue(func() map[rune]string {
	m := map[rune]string{}
	rs := []rune(radicals)
	for i := 0; i+1 < len(rs); i += 2 {
		m[rs[i]] = string(rs[i+1])
	}
	for r := rune(0x2F00); r <= 0x2FD5; r++ {
		m[r] = norm.NFKC.String(string(r))
	}
	m['⼾'] = "户" // Unicode has the form of Taiwan
	fs := strings.Fields(ligatures)
	for i := 0; i+1 < len(fs); i += 2 {
		m[[]rune(fs[i])[0]] = fs[i+1]
	}
	return m
})

// plainLetters writes as letters what a font has as signs of its own.
func plainLetters(s string) string {
	odd := func(r rune) bool { return r >= 0x2E80 && r <= 0x2FD5 || r >= 0xFB00 && r <= 0xFB06 }
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if t, ok := letters()[r]; ok && odd(r) {
			b.WriteString(t)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
