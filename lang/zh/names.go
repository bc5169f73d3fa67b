package zh

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
)

// names finds works in 《》, short quotations, organisations, persons, places and
// Latin names, in this order: what one has covered the next leaves alone.
//
// The normal form is the folded name. Countries have one name whatever they are
// called (中方, 我国), and places and provinces lose their suffix (北京市: 北京).
func (rd *reader) names() {
	rd.quoted()
	rd.dotted()
	for k := range rd.words {
		rd.org(k)
	}
	for k := 0; k < len(rd.words); k++ {
		i := int(rd.from[k])
		if i >= len(rd.g) || rd.taken[i]&takenName != 0 {
			continue
		}
		var to int
		switch rd.words[k].Tag {
		case lang.Mark, lang.Particle, lang.Conj:
			continue
		case lang.Latin:
			to = rd.latin(k)
		default:
			if to = rd.country(i); to == i {
				to = rd.person(k)
			}
			if to == i {
				to = rd.transliterated(k)
			}
			if to == i {
				to = rd.place(k)
			}
		}
		rd.take(i, to, takenName)
		for k+1 < len(rd.words) && int(rd.from[k+1]) < to {
			k++
		}
	}
}

// name emits a name over glyphs i to j.
func (rd *reader) name(i, j int, sub, value string) int {
	rd.emit(i, j, lang.Atom{Kind: lang.KindName, Sub: sub, Value: value})
	rd.take(i, j, takenName)
	return j
}

// free reports whether nothing covers glyphs i to j.
func (rd *reader) free(i, j int) bool {
	for ; i < j; i++ {
		if rd.taken[i] != 0 {
			return false
		}
	}
	return true
}

// longestTerm is how many characters a quotation may have to be taken for a
// term, as 碎片化信息 in “碎片化信息”, not for speech.
const longestTerm = 12

// quoted emits works and terms. The marks are not part of the name.
func (rd *reader) quoted() {
	for i := 0; i < len(rd.g); i++ {
		var closer rune
		sub, most := "term", longestTerm
		switch rd.g[i].r {
		case '《':
			closer, sub, most = '》', "work", 40
		case '〈':
			closer, sub, most = '〉', "work", 40
		case '“':
			closer = '”'
		case '「':
			closer = '」'
		case '『':
			closer = '』'
		default:
			continue
		}
		for j := i + 1; j < len(rd.g) && j-i <= most+1; j++ {
			r := rd.g[j].r
			if r == closer {
				if j > i+1 && rd.free(i+1, j) {
					rd.name(i+1, j, sub, rd.key(i+1, j))
					i = j
				}
				break
			}
			if sub == "term" && stops(r) || r == rd.g[i].r {
				break
			}
		}
	}
}

// dotted emits foreign persons with a dot: 威尔·史密斯.
func (rd *reader) dotted() {
	for i := 1; i+1 < len(rd.g); i++ {
		if !isDot(rd.g[i].r) || rd.taken[i] != 0 {
			continue
		}
		from, to := i, i+1
		for from > 0 && i-from < 6 && rd.sounds(from-1) {
			from--
		}
		for last := i; to < len(rd.g); to++ {
			if isDot(rd.g[to].r) && to > last+1 {
				last = to
				continue
			}
			if to-last > 6 || !rd.sounds(to) {
				break
			}
		}
		for isDot(rd.g[to-1].r) && to > i+1 {
			to--
		}
		if end := rd.wordEnd(from); rd.wordStart(from) < from && end+1 < i {
			from = end // 由于|埃马纽埃尔·马克龙, 投资经理|史蒂夫·艾斯曼
		}
		if from < i && to > i+1 && rd.free(from, to) {
			rd.name(from, to, "person", strings.Map(oneDot, rd.key(from, to)))
			i = to
		}
	}
}

func isDot(r rune) bool { return r == '·' || r == '•' || r == '‧' || r == '・' }

func oneDot(r rune) rune {
	if isDot(r) {
		return '·'
	}
	return r
}

// sounds reports whether glyph i can belong to a name written by its sound.
func (rd *reader) sounds(i int) bool {
	r := rd.g[i].r
	return rd.lex.sound(r) > 0 || rd.tag(i) == lang.Person && rd.taken[i] == 0 || rd.tag(i) == lang.Latin
}

// The characters that foreign names are written with: those that hardly serve
// for anything else, and the others.
const (
	soundsMost = "拜尔斯克姆拉伊埃奥普特尼罗弗格夫布鲁莫萨穆哈塔纳卡莱德勒瓦森逊娅耶珀兹赫曼诺蒂托迪帕巴阿亚洛利马科威丹戈柏佩蒙詹朗沃琼娜玛莎莉妮丝茨霍凯芬韦维蕾薇黛"
	soundsToo  = "艾爱安班邦保鲍贝本比彼毕宾波伯博勃采查察达戴当道登邓杜顿多厄恩法凡范菲费丰冯佛福富甘冈高哥根古圭海汉豪亨胡华基吉加贾杰金津坎康考肯孔库夸赖兰劳雷里理立连列林琳龙卢路伦麦芒梅门米密敏明默南涅宁纽努欧潘庞彭皮奇齐恰乔切让热日荣茹儒瑞若撒塞桑沙山尚绍申圣施史士舒朔司思苏索泰坦汤唐陶腾提廷图魏温文乌武西希锡夏香肖谢辛欣雄休许雅延扬叶依易因英尤于约泽佐祖孜吾朵茜丽琪珍玻滕昂敖白贡戎厦丁东代旦狄内廉迈什松扎藤缪聂捷雪莲惠星罕"
)

// sound is 2 for a character of soundsMost, 1 of soundsToo, 0 for any other.
func (x *lexiconTable) sound(r rune) uint8 {
	if r < lexFrom || r >= lexTo {
		return 0
	}
	return x.sounds[r-lexFrom]
}

// transliterated emits a run of words that together sound foreign (内塔尼亚胡,
// where the dictionary doesn't know it): three characters or more, half of them
// of the kind that hardly serve for anything else.
func (rd *reader) transliterated(k int) int {
	start := int(rd.from[k])
	n, most, words := 0, 0, 0
	to := start
	if rd.lex.sound(rd.g[start].r) == 0 {
		return start
	}
	for ; k < len(rd.words); k++ {
		i, j := int(rd.from[k]), int(rd.from[k+1])
		if i == j || rd.taken[i] != 0 || rd.g[i].gap && i > start {
			break
		}
		w := rd.words[k]
		if j-i > 1 && w.Tag != lang.Person && w.Tag != lang.Name && w.Tag != lang.Place {
			break
		}
		here, ok := 0, true
		for g := i; g < j; g++ {
			s := rd.lex.sound(rd.g[g].r)
			ok = ok && s > 0
			if s == 2 {
				here++
			}
		}
		if !ok || j-i == 1 && here == 0 && (w.Tag == lang.Prep || w.Tag == lang.Verb || w.Tag == lang.Adv || w.Tag == lang.Conj || w.Tag == lang.Pron) {
			break
		}
		n, most, words, to = n+j-i, most+here, words+1, j
	}
	if n < 3 || words < 2 || most*2 < n || most < 2 || n > 9 {
		return start
	}
	return rd.name(start, to, "person", rd.key(start, to))
}

// country emits a country under its one name, 中美 as two.
func (rd *reader) country(i int) int {
	if e := rd.find(i, classCountry); e != nil {
		to := i + len(e.runes)
		if (rd.g[to-1].last || len(e.runes) > 2 && rd.g[to-1].word == rd.g[i].word) && rd.free(i, to) {
			return rd.name(i, to, e.sub, e.value)
		}
	}
	end := rd.wordEnd(i)
	switch rd.tag(i) {
	case lang.Place, lang.Name, lang.Org, lang.Noun, lang.Other:
	default:
		return i
	}
	if end-i != 2 && end-i != 4 || !rd.free(i, end) {
		return i
	}
	a, b := oneCountry(rd.g[i].r), oneCountry(rd.g[i+1].r)
	if a == "" || b == "" || a == b {
		return i
	}
	rd.name(i, i+1, "place", a)
	return rd.name(i+1, i+2, "place", b)
}

// oneCountry gives the country that one character stands for.
func oneCountry(r rune) string {
	switch r {
	case '中':
		return "中国"
	case '美':
		return "美国"
	case '俄':
		return "俄罗斯"
	case '日':
		return "日本"
	case '韩':
		return "韩国"
	case '朝':
		return "朝鲜"
	case '英':
		return "英国"
	case '法':
		return "法国"
	case '德':
		return "德国"
	case '印':
		return "印度"
	case '欧':
		return "欧盟"
	case '乌':
		return "乌克兰"
	case '以':
		return "以色列"
	case '伊':
		return "伊朗"
	}
	return ""
}

// place emits a place, with a suffix that the dictionary doesn't have it with,
// and other proper names of the dictionary.
func (rd *reader) place(k int) int {
	i, end := int(rd.from[k]), int(rd.from[k+1])
	if end-i < 2 || !rd.free(i, end) {
		return i
	}
	switch rd.words[k].Tag {
	case lang.Place:
		if e := rd.find(end, classPlace); e != nil && rd.g[end].first && rd.g[end+len(e.runes)-1].last && rd.free(end, end+len(e.runes)) {
			end += len(e.runes)
		}
		return rd.name(i, end, "place", placeValue(rd.key(i, end)))
	case lang.Name:
		if rd.skips(i) {
			return i
		}
		return rd.name(i, end, "other", rd.key(i, end))
	}
	return i
}

// placeValue takes the suffix 省 市 县 州 off a name that stands without it.
func placeValue(s string) string {
	if utf8.RuneCountInString(s) < 3 {
		return s
	}
	for _, suffix := range [...]string{"特别行政区", "自治区", "省", "市", "县", "州"} {
		if p, ok := strings.CutSuffix(s, suffix); ok && utf8.RuneCountInString(p) >= 2 {
			return p
		}
	}
	return s
}

// latin emits a Latin name, words in a row as one: Paul Graham, COVID-19.
func (rd *reader) latin(k int) int {
	i := int(rd.from[k])
	if rd.taken[i]&takenFigure != 0 {
		return i
	}
	to := int(rd.from[k+1])
	value := rd.key(i, to)
	for k++; k < len(rd.words) && rd.words[k].Tag == lang.Latin && rd.g[to].gap && rd.taken[to] == 0; k++ {
		end := int(rd.from[k+1])
		value += " " + rd.key(to, end)
		to = end
	}
	if to-i < 2 || rd.g[i].r < 0x80 && isDigit(rd.g[i].r) && to-i < 3 {
		return i
	}
	return rd.name(i, to, "other", value)
}
