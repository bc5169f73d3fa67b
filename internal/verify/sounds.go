package verify

import (
	"strings"
	"sync"
)

// A Chinese article may leave foreign names in Latin letters, and a point write them
// in characters by their sound: 萨拉马 for Salamah. Consonants tell: each character
// of such names stands for one, and perhaps an n or m behind it.

// bySound groups the characters that write foreign names by the class of their
// consonant; those of an upper-case class close with an n or m.
var bySound = [...]struct{ class, chars string }{
	{"b", "巴贝伯比彼毕布博波拜鲍保葆帕佩皮普坡珀派"}, {"B", "邦班本宾潘彭蓬"},
	{"f", "弗夫福菲费法佛维瓦韦沃威魏伍武"}, {"F", "冯凡范芬丰文温万旺"},
	{"d", "塔泰特提蒂图托陶忒达大戴德迪杜多黛狄道"}, {"D", "坦汤唐顿登丹丁廷通东敦坎腾"},
	{"g", "克科卡考凯库奎哥戈盖古加格吉基乔高可柯杰"}, {"G", "金甘冈根肯坎康昆贡"},
	{"s", "斯萨塞赛苏索西希谢夏查切乔杰吉沙舍史什施舒茨兹泽扎佐祖朱珠卓捷叙齐奇泰济瑟色习席时石士"}, {"S", "森逊孙桑辛生申香琼强詹"},
	{"m", "马玛麦迈梅米密莫默穆姆"}, {"M", "曼门蒙敏明"},
	{"n", "纳娜奈内尼妮涅诺努恩安因英"}, {"N", "南宁"},
	{"l", "拉莱雷里利丽李莉洛罗鲁路卢勒尔列"}, {"L", "伦兰林朗隆龙"},
	{"h", "虎霍哈休胡侯豪赫黑海华"}, {"H", "汉亨洪"},
	{"-", "奥阿艾埃爱伊亚雅耶叶尤约乌欧"},
}

// soundsOf gives, of each such character, the classes it can stand for.
var soundsOf = sync.OnceValue(func() map[int32]string {
	out := map[int32]string{}
	for _, g := range bySound {
		for _, r := range g.chars {
			out[r] += g.class
		}
	}
	return out
})

const (
	leastSounded = 2  // characters of such a name
	mostSounded  = 8  //
	leastLetters = 3  // of the Latin word
	mostSounds   = 12 // consonants that are compared
)

// soundsLike reports whether characters may write the Latin word w by its sound.
func soundsLike(chars []int32, w string) bool {
	if len(chars) < leastSounded || len(chars) > mostSounded || len(w) < leastLetters {
		return false
	}
	all := soundsOf()
	for _, c := range chars {
		if all[c] == "" {
			return false
		}
	}
	latin := consonants(strings.ToLower(w))
	return len(latin) > 0 && len(latin) <= mostSounds && utters(chars, latin, all)
}

// utters matches the characters with the consonants from left to right; r, h and
// what closes a syllable may stay unwritten.
func utters(chars []int32, latin string, all map[int32]string) bool {
	if len(chars) == 0 {
		for _, c := range latin {
			if c != 'h' && c != 'r' {
				return false
			}
		}
		return true
	}
	if latin != "" && (latin[0] == 'h' || latin[0] == 'r') && utters(chars, latin[1:], all) {
		return true
	}
	for _, class := range all[chars[0]] {
		low := class | 0x20
		switch {
		case class == '-':
			if utters(chars[1:], latin, all) {
				return true
			}
		case latin != "" && sounded(low, rune(latin[0])):
			rest := latin[1:]
			if class != low {
				if rest == "" || rest[0] != 'n' && rest[0] != 'm' {
					continue
				}
				rest = rest[1:]
			}
			if utters(chars[1:], rest, all) {
				return true
			}
		case low == 'l' && chars[0] == '尔' && utters(chars[1:], latin, all):
			return true
		}
	}
	return false
}

func sounded(class, c rune) bool {
	switch c {
	case 'r':
		return class == 'l'
	case 'm':
		return class == 'm' || class == 'n'
	case 'c', 'j':
		return class == 's' || class == 'g'
	}
	return class == c
}

// consonants gives the classes of the consonants of a Latin word.
func consonants(w string) string {
	var b []byte
	for i := 0; i < len(w); i++ {
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		c := byte(0)
		switch w[i] {
		case 'b', 'p':
			if c = 'b'; w[i] == 'p' && next == 'h' {
				c = 'f'
				i++
			}
		case 'f', 'v', 'w':
			c = 'f'
		case 'd', 't':
			c = 'd'
			if next == 'h' {
				i++
			}
		case 'k', 'q':
			c = 'g'
		case 'c':
			switch c = 'c'; next {
			case 'h':
				i++
			case 'k':
				c = 'g'
				i++
			}
		case 'g', 'j':
			c = 'j'
		case 's', 'z':
			c = 's'
			if next == 'h' || next == 'c' {
				i++
			}
		case 'x':
			c = 's'
		case 'm', 'n', 'l', 'r', 'h':
			c = w[i]
		}
		if c != 0 && (len(b) == 0 || b[len(b)-1] != c) {
			b = append(b, c)
		}
	}
	return string(b)
}

// heardIn reports whether the article has a name in Latin letters, which the point
// hasn't got, that words [from,to) write by its sound.
func (m *match) heardIn(from, to int32) bool {
	chars := m.p.syms[m.p.words[from].from:m.p.words[to-1].to]
	if len(chars) < leastSounded || len(chars) > mostSounded || soundsOf()[chars[0]] == "" {
		return false
	}
	for _, w := range m.ix.capitals() {
		if !m.p.keys[m.ix.words[w].key] && soundsLike(chars, m.ix.words[w].Slice(m.ix.text)) {
			return true
		}
	}
	return false
}

// capitalised lists the article's words in Latin letters that begin with a capital and
// can be a name, each once.
func (ix *index) capitalised() []int32 {
	var out []int32
	seen := map[int32]bool{}
	for w := range ix.words {
		o := &ix.words[w]
		if c := ix.text[o.Start]; c >= 'A' && c <= 'Z' && o.Len() >= leastLetters && !seen[o.key] {
			seen[o.key] = true
			out = append(out, int32(w))
		}
	}
	return out
}
