package compose

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// chinesePersons gives the persons of a Chinese article by their names, and
// those of foreign ones by the last part too.
func chinesePersons(d *lang.Document) map[string]called {
	out := map[string]called{}
	t := d.Article.Text
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, a := range s.Atoms {
			if a.Kind != lang.KindName || a.Sub != "person" || strings.ContainsAny(a.Value, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") {
				continue // CEO埃隆·马斯克 is more than a name
			}
			n, ok := out[a.Value]
			if !ok {
				n.person = &person{Span: a.Span, value: a.Value, sentence: i, sure: true}
				out[a.Value] = n
			}
			if at := titleOfName(t, s, a); at < a.Start && !n.several && n.intro.Empty() {
				n.intro, n.told = text.Span{Start: at, End: a.End}, i
			}
			if k := lastPart(a.Value); k > 0 {
				short, ok := out[a.Value[k:]]
				switch {
				case !ok || short.value == a.Value[k:] && short.intro.Empty():
					short.person = n.person
				case short.value != a.Value:
					short.several = true
				}
				out[a.Value[k:]] = short
			}
		}
	}
	for _, n := range out {
		if n.intro.Empty() && !n.several && n.value != "" {
			introduceChinese(d, n.person)
		}
	}
	return out
}

// introduceChinese looks for an office before the first places of a person's name
// that are read as nothing yet: 国土安全部长胡尔夫, where only 胡尔夫说 shows a name.
func introduceChinese(d *lang.Document, p *person) {
	t := d.Article.Text
	name := p.Slice(t)
	at := strings.Index(t, name)
	if at < 0 || at >= p.Start || len(name) < len("胡尔夫") {
		return
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		if at >= s.End {
			continue
		}
		if k := wordFrom(s, at); k < len(s.Words) && s.Words[k].Start == at {
			a := lang.Atom{Span: text.Span{Start: at, End: at + len(name)}}
			if from := titleOfName(t, s, a); from < at {
				p.intro, p.told = text.Span{Start: from, End: at + len(name)}, i
			}
		}
		return
	}
}

// lastPart is where the last part of a foreign name begins, or 0: 唐纳德·特朗普.
func lastPart(name string) int {
	for _, dot := range [...]string{"·", "•", "‧", "・"} {
		if i := strings.LastIndex(name, dot); i > 0 {
			return i + len(dot)
		}
	}
	return 0
}

// maxChineseTitle is how many bytes before a name say who it is.
const maxChineseTitle = 20 * len("字")

// titleOfName is where what stands before the name a and says who it is begins,
// 东湖县县长王强, or the start of a where there is no such thing.
func titleOfName(t string, s *lang.Sentence, a lang.Atom) int {
	k := wordFrom(s, a.Start)
	j := k - 1
	if j < 0 || s.Words[j].End != a.Start || s.Words[j].Tag != lang.Noun && s.Words[j].Tag != lang.Adj || !office(t, s.Words[j]) {
		return a.Start
	}
	for ; j > 0 && a.Start-s.Words[j-1].Start <= maxChineseTitle; j-- {
		w := s.Words[j-1]
		if strings.HasSuffix(w.Slice(t), "着") || strings.HasSuffix(w.Slice(t), "现场") {
			return a.Start // 紧握着法官…; a picture's 庭审现场
		}
		if j > 1 && w.End == s.Words[j].Start && s.Words[j-2].End == w.Start && (w.Slice(t) == "相关" || w.Slice(t) == "有关") {
			continue // 高通中国相关业务负责人
		}
		switch w.Tag {
		case lang.Noun, lang.Org, lang.Place, lang.Name, lang.Latin:
			if w.End == s.Words[j].Start {
				continue
			}
		case lang.Adj:
			if w.End == s.Words[j].Start && w.Len() <= len("前任") {
				continue
			}
		}
		break
	}
	at := s.Words[j].Start
	if strings.HasSuffix(t[s.Start:at], "、") && strings.Count(t[max(s.Start, at-maxChineseTitle*2):at], "、") > 1 {
		return a.Start // one of several offices is not who somebody is
	}
	if r, _ := utf8.DecodeRuneInString(t[at:]); strings.ContainsRune("局部科司处處厅廳院署会會行室队隊", r) {
		return a.Start // what the office is of stands before it
	}
	if j > 0 && j < k-1 && s.Words[j-1].Tag == lang.Conj && s.Words[j-1].End == at {
		return a.Start // 工业和|信息化部部长
	}
	if first := s.Words[j].Slice(t); unspecified(first) || first == "人员" || strings.Contains(t[at:a.Start], "事业部") && s.Words[j].Tag != lang.Org {
		return a.Start // 协会副会长: of which one; 失业|人员林某
	}
	if j == k-1 && j > 0 && s.Words[j-1].End == at && s.Words[j-1].Tag != lang.Mark && ofSomething().closes(s.Words[j].Slice(t)) {
		return a.Start // 推|特|掌门人: a word before it may be no word
	}
	if s.Words[j].Len() == len("拉") && s.Words[j].Tag != lang.Place {
		return a.Start
	}
	if j == k-1 && j > 0 && bareOffices().closes(s.Words[j].Slice(t)) && s.Words[j].Len() == len("总监") && s.Words[j-1].Tag == lang.Verb && s.Words[j-1].End == at {
		return a.Start // 投资|总监林某: what the office is of may stand before it
	}
	for _, former := range [...]string{"前", "原", "时任", "時任", "候任", "副", "代", "已故", "首任"} {
		if strings.HasSuffix(t[s.Start:at], former) {
			return at - len(former) // no minister any more
		}
	}
	if j > 0 && s.Words[j-1].End == at {
		if s.Words[j-1].Tag == lang.Verb && s.Words[j].Tag == lang.Noun && strings.Contains(t[at:a.Start], "公司") {
			return a.Start // 文化旅游|产业有限公司负责人: the name of the firm is longer
		}
		switch s.Words[j-1].Tag {
		case lang.Mark, lang.Verb, lang.Prep, lang.Conj, lang.Particle, lang.Pron, lang.Adv, lang.Adj, lang.Time:
		default:
			return a.Start // 特斯|拉CEO: where the title begins is not sure
		}
	}
	return at
}

// ofSomething end what somebody is of something that is named.
var ofSomething = wordsOf("掌门人", "创始人", "创办人", "负责人", "联合创始人", "发言人", "执行官", "董事长", "总裁")

// bareOffices say nothing without what they are of.
var bareOffices = wordsOf("总监", "經理", "经理", "主任", "主管", "顾问", "顧問", "代表", "董事", "秘书", "祕書")

// unspecified reports a body that is one of many: what it is called stands before it.
func unspecified(w string) bool {
	switch w {
	case "协会", "協會", "学会", "學會", "商会", "商會", "集团", "集團", "公司", "学院", "學院", "医院", "醫院", "大学", "大學", "学校", "學校", "中心", "委员会", "委員會", "研究院", "研究所", "法院", "检察院", "支队", "大队", "分局", "街道", "社区", "现场", "现任", "有限公司", "总公司", "分公司", "子公司", "服务中心", "医学中心", "管理中心", "办公室", "基地", "指挥部", "项目部", "总部", "机关", "部门", "业务", "移动业务", "商业", "投资", "市场", "销售", "技术", "产品", "项目", "行业", "组委会", "管委会", "党委", "党组", "党支部":
		return true
	}
	return false
}

// office reports a word for what somebody is who is named behind it.
func office(t string, w lang.Word) bool {
	noun := w.Slice(t)
	if w.Len() < len("总统") {
		return false
	}
	for _, end := range [...]string{"总裁", "總裁", "主任", "总监", "總監", "经理", "經理", "大使", "院士", "首相", "外相", "国王", "國王", "女王", "司令", "教练", "教練", "秘书", "秘書", "干事", "幹事", "代表", "董事"} {
		if strings.HasSuffix(noun, end) {
			return true
		}
	}
	if !somebody(noun) {
		return false
	}
	switch noun {
	case "女士", "先生", "儿子", "兒子", "女儿", "女兒", "妻子", "丈夫", "夫人", "太太", "父亲", "母亲", "父親", "母親", "哥哥", "弟弟", "姐姐", "妹妹", "孩子", "家人", "大家", "国家", "國家", "专家", "專家", "朋友", "友人", "网友", "網友", "亲人", "作者", "现场":
		return false
	}
	return true
}

// nameChinese says who it is where the unit first has a person by name, as
// nameInFull does.
func (x *standReader) nameChinese(u *unit) {
	done := map[string]bool{}
	for k := range u.edits {
		e := &u.edits[k]
		if e.reason != "who is meant" {
			continue
		}
		name := e.put
		if n, ok := x.full[name]; ok && !n.several && !done[name] && !n.intro.Empty() && n.told < u.first {
			e.put, e.from, e.name = n.intro.Slice(x.t), n.intro, e.from
		}
		done[name[lastPart(name):]] = true
	}
	for i := u.first; i <= u.last; i++ {
		s := &x.d.Sentences[i]
		atoms := s.Atoms
		if more := x.unread(u, i); len(more) > 0 {
			atoms = append(more, atoms...)
		}
		for _, a := range atoms {
			if a.Kind != lang.KindName || a.Sub != "person" {
				continue
			}
			short := a.Value[lastPart(a.Value):]
			if done[short] || u.gone(a.Span) {
				continue
			}
			done[short] = true
			n, ok := x.full[a.Value]
			if !ok || n.several || strings.ContainsAny(n.intro.Slice(x.t), "丨｜|") || enumerated(x.t, a.Span) || strings.Contains(x.t, "《"+a.Value+"》") || u.touches(a.Span) || !closed(x.t[x.d.Sentences[u.first].Start:a.Start]) {
				continue
			}
			gone := a.Span
			next := wordFrom(s, a.End)
			if next < len(s.Words) && s.Words[next].Start == a.End {
				switch w := s.Words[next]; {
				case mister(w.Slice(x.t)):
					gone.End = w.End
				case w.Slice(x.t) == "·" || w.Slice(x.t) == "•":
					continue
				case w.Tag == lang.Verb, w.Tag == lang.Adv, w.Tag == lang.Prep, w.Tag == lang.Conj, w.Tag == lang.Mark, w.Tag == lang.Particle, w.Tag == lang.Pron:
				default:
					continue // 史密斯奖, 王强教授
				}
			}
			if sp := x.chineseWording(u, s, a, n.person); !sp.Empty() && !hasTitle(x.t[s.Start:a.Start], strings.TrimSuffix(sp.Slice(x.t), n.value)) {
				u.swap(gone, sp.Slice(x.t), sp, "name in full")
			}
		}
	}
}

// hasTitle reports that an office stands before a name already, with a space between: 县长 王强.
func hasTitle(before, title string) bool {
	_, w := utf8.DecodeLastRuneInString(title)
	_, v := utf8.DecodeLastRuneInString(title[:len(title)-w])
	bare := strings.TrimRight(before, " 　")
	return title != "" && len(bare) < len(before) && strings.HasSuffix(bare, title[len(title)-w-v:])
}

// opener is the name that opens sentence i where only another sentence shows that
// it is one: 台积电董事长刘德音表示…。刘德音还提到….
func (x *standReader) opener(u *unit, i int) (lang.Atom, bool) {
	const least, most = 2, 6 // characters of a name
	s := &x.d.Sentences[i]
	at := trim(x.t, s.Span).Start
	if i == u.first {
		at = max(at, u.opens())
	}
	end := at
	for n := 1; n <= most && end < s.End; n++ {
		_, w := utf8.DecodeRuneInString(x.t[end:s.End])
		end += w
		p, ok := x.full[x.t[at:end]]
		if n < least || !ok || p.several || p.value != x.t[at:end] {
			continue
		}
		if _, known := nameAt(s, at); known {
			return lang.Atom{}, false
		}
		return lang.Atom{Span: text.Span{Start: at, End: end}, Kind: lang.KindName, Sub: "person", Value: p.value}, true
	}
	return lang.Atom{}, false
}

// unread gives the names that sentence i has where only another sentence shows that they are
// some: that which opens it, and longer ones wherever they stand, between words.
func (x *standReader) unread(u *unit, i int) (out []lang.Atom) {
	const least = 3 * len("字")
	if a, ok := x.opener(u, i); ok {
		out = append(out, a)
	}
	s := &x.d.Sentences[i]
	for name, p := range x.full {
		if len(name) < least || p.several || p.value == "" || p.intro.Empty() || p.told >= u.first || p.value != name && lastPart(p.value) == 0 {
			continue
		}
		k := strings.Index(x.t[s.Start:s.End], name)
		if k < 0 {
			continue
		}
		sp := text.Span{Start: s.Start + k, End: s.Start + k + len(name)}
		if _, known := nameAt(s, sp.Start); known || len(out) > 0 && out[0].Start == sp.Start {
			continue
		}
		if w := wordFrom(s, sp.Start); w == len(s.Words) || s.Words[w].Start != sp.Start || !endsWord(s, sp.End) {
			continue
		}
		out = append(out, lang.Atom{Span: sp, Kind: lang.KindName, Sub: "person", Value: name})
	}
	slices.SortFunc(out, func(a, b lang.Atom) int { return cmp.Or(a.Start-b.Start, b.Len()-a.Len()) })
	return out
}

// enumerated reports a name among several, of whom it would take too long to say who they are.
func enumerated(t string, name text.Span) bool {
	return strings.HasPrefix(t[name.End:], "、") || strings.HasSuffix(t[:name.Start], "、")
}

// endsWord reports that a word of s ends at offset at.
func endsWord(s *lang.Sentence, at int) bool {
	k := wordFrom(s, at)
	return k > 0 && s.Words[k-1].End == at
}

// mister reports an address behind a name.
func mister(w string) bool {
	switch w {
	case "先生", "女士", "小姐", "老师", "老師":
		return true
	}
	return false
}

// chineseWording is what is put in for the name a, or nothing where the unit
// says enough.
func (x *standReader) chineseWording(u *unit, s *lang.Sentence, a lang.Atom, p *person) text.Span {
	k := wordFrom(s, a.Start)
	if k > 0 && s.Words[k-1].End == a.Start && !u.gone(s.Words[k-1].Span) {
		switch s.Words[k-1].Tag {
		case lang.Noun, lang.Org, lang.Name, lang.Latin, lang.Place, lang.Person:
			return text.Span{}
		case lang.Adj:
			if office(x.t, s.Words[k-1]) {
				return text.Span{}
			}
		}
	}
	if !p.intro.Empty() && p.told < u.first {
		return p.intro
	}
	if p.sentence < u.first && p.value != a.Value && utf8.RuneCountInString(p.value) > utf8.RuneCountInString(a.Value) {
		return p.Span
	}
	return text.Span{}
}
