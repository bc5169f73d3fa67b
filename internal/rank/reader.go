package rank

import (
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/internal/background"
	"github.com/zhongdian/zhongdian/lang"
)

// reader holds everything that is found out about a document on the way to its
// scores. It is used again for the next document; nothing of it but its rows may
// be handed out without a copy.
type reader struct {
	d *lang.Document
	n int

	terms   termTable
	graph   graph
	blocks  []blockInfo
	names   map[string]*nameInfo
	title   []titleTerm
	termRow []float32 // termColumns of each term
	weight  []float32 // of each term as a concept
	share   []float32 // of the title, of each sentence
	rows    []float32 // n rows of Features columns
	size    []float32
	company []float32 // of each sentence: what its words add to its log odds
	column  []float32 // of rows, sorted
	doc     documentInfo
}

type blockInfo struct {
	first, last int32 // its sentences, last excluded
	paragraph   int32 // paragraphs before it
	section     int32 // block of the heading it stands under, or -1
	inSection   int32 // paragraphs between that heading and it
	size        float32
}

type nameInfo struct{ sentences, first, last int32 }

type titleTerm struct {
	term uint32
	idf  float32
}

// documentInfo holds what is the same for every sentence.
type documentInfo struct {
	paragraphs, headings  int32
	size                  float32
	quoted, first, asking float32 // shares of the sentences
	numbers               float32
	titleNorm, titleSum   float32
	linked                float32
	english               float32
	spoken                float32 // 0 written, 1 a transcript of speech
	worthMean             float32 // of fWorthMean over the sentences
}

var readers = sync.Pool{New: func() any { return new(reader) }}

// read fills the rows of d, with the weights of concepts as the model has them.
func (r *reader) read(d *lang.Document, m *Model) {
	r.d, r.n = d, len(d.Sentences)
	t := d.Article.Text
	r.terms.reset(r.n)
	for i := range d.Sentences {
		r.terms.add(t, &d.Sentences[i], i)
	}
	r.graph.build(&r.terms, r.n)
	r.rows = make([]float32, r.n*Features) // the ranking keeps them
	r.size = zeroed(r.size, r.n)
	for i := range d.Sentences {
		r.size[i] = size(t, d.Sentences[i].Span)
	}
	r.readBlocks()
	r.readTitle()
	r.readNames()
	for i := range d.Sentences {
		r.form(i, r.row(i))
	}
	r.describe()
	for i := range d.Sentences {
		row := r.row(i)
		r.place(i, row)
		r.middle(i, row)
	}
	if r.n == 0 {
		return
	}
	r.ranks(fTextRank, fTextRankRank)
	r.ranks(fSize, fSizeRank)
	r.termRows()
	r.weigh(m.concepts())
	r.keeps(m.words())
	for i := range d.Sentences {
		r.worth(i, r.row(i))
		r.doc.worthMean += r.row(i)[fWorthMean] / float32(r.n)
	}
	r.compare()
}

func (r *reader) row(i int) []float32 { return r.rows[i*Features : (i+1)*Features : (i+1)*Features] }

// readBlocks finds the sentences of each block and the section it stands in.
func (r *reader) readBlocks() {
	a := r.d.Article
	r.blocks = zeroed(r.blocks, len(a.Blocks))
	r.doc = documentInfo{}
	section, since := int32(-1), int32(0)
	for b, k := 0, 0; b < len(a.Blocks); b++ {
		info := &r.blocks[b]
		info.first = int32(k)
		for k < r.n && r.d.Sentences[k].Block == b {
			info.size += r.size[k]
			k++
		}
		info.last = int32(k)
		info.paragraph = r.doc.paragraphs
		switch a.Blocks[b].Kind {
		case article.Heading:
			section, since = int32(b), 0
			r.doc.headings++
		case article.Caption:
		default:
			r.doc.paragraphs++
			r.doc.size += info.size
			since++
		}
		info.section, info.inSection = section, since-1
	}
}

// readTitle weighs the headline's terms and finds how much of it each sentence
// says.
func (r *reader) readTitle() {
	r.title = r.title[:0]
	r.share = zeroed(r.share, r.n)
	title := r.d.Article.Title
	if title == "" || r.n == 0 {
		return
	}
	l := r.d.Sentences[0].Language
	for i := range r.d.Sentences { // the language of most sentences reads the headline
		if s := &r.d.Sentences[i]; s.Language.Tag() == r.d.Lang {
			l = s.Language
			break
		}
	}
	words := l.Words(nil, title, whole(title))
	eachTerm(title, l, words, &r.terms.keys, func(term uint32, _ int) {
		for _, x := range r.title {
			if x.term == term {
				return
			}
		}
		if len(r.title) < 64 {
			r.title = append(r.title, titleTerm{term, background.IDF(term)})
		}
	})
	var square float32
	for _, x := range r.title {
		r.doc.titleSum += x.idf
		square += x.idf * x.idf
	}
	r.doc.titleNorm = sqrt(square)
	marks := make(map[int32]float32, len(r.title))
	for _, x := range r.title {
		if id := r.terms.find(x.term); id >= 0 {
			marks[id] = x.idf
		}
	}
	if len(marks) == 0 {
		return
	}
	for i := range r.n {
		for _, id := range r.terms.of(i) {
			r.share[i] += marks[id]
		}
		r.share[i] /= r.doc.titleSum
	}
}

// readNames counts in how many sentences each name stands.
func (r *reader) readNames() {
	if r.names == nil {
		r.names = map[string]*nameInfo{}
	}
	clear(r.names)
	for i := range r.d.Sentences {
		for k := range r.d.Sentences[i].Atoms {
			at := &r.d.Sentences[i].Atoms[k]
			if at.Kind != lang.KindName {
				continue
			}
			switch x := r.names[at.Value]; {
			case x == nil:
				r.names[at.Value] = &nameInfo{1, int32(i), int32(i)}
			case x.last != int32(i):
				x.sentences++
				x.last = int32(i)
			}
		}
	}
}

// describe finds what is the same in every row.
func (r *reader) describe() {
	n := float32(max(r.n, 1))
	for i := range r.n {
		row := r.row(i)
		r.doc.quoted += row[fQuoted] / n
		r.doc.first += min(row[fFirstPerson], 1) / n
		r.doc.asking += row[fEndsQuestion] / n
		r.doc.numbers += min(row[fNumbers], 3) / n
		r.doc.linked += (r.graph.forward[i] + r.graph.backward[i]) / n
	}
	var pronouns float32
	for i := range r.n {
		pronouns += r.row(i)[fPronouns] / n
	}
	r.doc.spoken = min(max((pronouns-0.09)/0.04, 0), 1)
	if r.d.Lang == "en" {
		r.doc.english = 1
	}
}

// form fills the columns that need no other sentence.
func (r *reader) form(i int, row []float32) {
	s := &r.d.Sentences[i]
	t := r.d.Article.Text
	row[fClauses] = float32(len(s.Clauses))
	row[fSize] = r.size[i]
	r.atoms(i, row)
	for _, c := range s.Cues {
		if int(c.Kind) >= cueKinds {
			continue
		}
		v := float32(1)
		if c.Lead {
			v = 2
			if c.Start-s.Start <= 3 {
				v = 3
			}
		}
		k := fCue0 + int(c.Kind)
		row[k] = max(row[k], v)
	}
	r.words(s, row)
	marks(s.Slice(t), r.size[i], row)
	switch r.d.Article.Blocks[s.Block].Kind {
	case article.Heading:
		row[fHeading] = 1
	case article.ListItem:
		row[fList] = 1
	case article.Quote:
		row[fQuoteBlock] = 1
	case article.Caption:
		row[fCaption] = 1
	case article.Table, article.Code:
		row[fTable] = 1
	}
}

// words fills the columns of what kinds of words a sentence is made of.
func (r *reader) words(s *lang.Sentence, row []float32) {
	t := r.d.Article.Text
	var n float32
	for _, w := range s.Words {
		if w.Tag == lang.Mark {
			continue
		}
		if n == 0 {
			row[fPronounStart] = flag(w.Tag == lang.Pron)
			row[fConjStart] = flag(w.Tag == lang.Conj)
		}
		n++
		switch w.Tag {
		case lang.Noun:
			row[fNouns]++
		case lang.Verb:
			row[fVerbs]++
		case lang.Adj, lang.Idiom:
			row[fAdjectives]++
		case lang.Adv:
			row[fAdverbs]++
		case lang.Particle:
			row[fParticles]++
		case lang.Person, lang.Place, lang.Org, lang.Name, lang.Latin:
			row[fNameWords]++
		case lang.Num, lang.Measure, lang.Time:
			row[fNumberWords]++
		case lang.Pron:
			row[fPronouns]++
			switch person(w.Slice(t)) {
			case 1:
				row[fFirstPerson]++
			case 2:
				row[fSecondPerson]++
			}
		}
	}
	if n == 0 {
		return
	}
	for _, c := range [...]int{fNouns, fVerbs, fAdjectives, fAdverbs, fParticles, fNameWords, fNumberWords, fPronouns} {
		row[c] /= n
	}
	row[fVariety] = row[fSize] / n
}

// person is 1 for 我 and we, 2 for 你 and you, else 0.
func person(w string) int {
	switch w {
	case "我", "我们", "咱们", "我們", "咱", "I", "we", "We", "my", "My", "our", "Our", "us", "me":
		return 1
	case "你", "你们", "您", "你們", "you", "You", "your", "Your":
		return 2
	}
	return 0
}

// marks fills the columns that the characters themselves tell.
func marks(s string, size float32, row []float32) {
	s = strings.TrimSpace(s)
	var digits, latin, quoted float32
	open := false
	for k, c := range s {
		switch {
		case c == '“' || c == '「' || c == '『':
			open = true
			row[fStartsQuote] = max(row[fStartsQuote], flag(k == 0))
		case c == '”' || c == '」' || c == '』':
			open = false
		case c == '"':
			open = !open
			row[fStartsQuote] = max(row[fStartsQuote], flag(k == 0))
		case c == '(' || c == '（':
			row[fBracket]++
		case c == '《':
			row[fWorkTitle]++
		case c >= '0' && c <= '9':
			digits++
		case c < 0x80 && (c|0x20 >= 'a' && c|0x20 <= 'z'):
			latin++
		}
		if open {
			quoted++
		}
	}
	size = max(size, 1)
	row[fDigits], row[fLatin] = digits/size, latin/size
	row[fQuoted] = min(quoted/size, 1)
	s = strings.TrimRight(s, "\"'”’」』）)】")
	switch {
	case strings.HasSuffix(s, "？") || strings.HasSuffix(s, "?"):
		row[fEndsQuestion] = 1
	case strings.HasSuffix(s, "！") || strings.HasSuffix(s, "!"):
		row[fEndsExclaim] = 1
	case strings.HasSuffix(s, "：") || strings.HasSuffix(s, ":"):
		row[fEndsColon] = 1
	case !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "…") && !strings.HasSuffix(s, "；"):
		row[fEndsOpen] = 1
	}
}

func (r *reader) atoms(i int, row []float32) {
	for k := range r.d.Sentences[i].Atoms {
		switch at := &r.d.Sentences[i].Atoms[k]; at.Kind {
		case lang.KindName:
			x := r.names[at.Value]
			row[fNames]++
			row[fNewNames] += flag(x.first == int32(i))
			row[fNameWorth] += float32(x.sentences) / float32(r.n)
		case lang.KindNumber:
			row[fNumbers]++
			row[fFigures] += flag(at.Sub == "percent" || at.Sub == "money" || at.Sub == "multiple" || at.Sub == "points")
		case lang.KindDate:
			row[fDates]++
		case lang.KindSpeaker:
			row[fSpeaker] = 1
		case lang.KindNegation:
			row[fNegation]++
		case lang.KindHedge:
			row[fHedge]++
		case lang.KindQuantifier:
			row[fQuantifier]++
		case lang.KindCondition:
			row[fCondition]++
		case lang.KindComparison:
			row[fComparison]++
		case lang.KindCause:
			row[fCause]++
		}
	}
}

func flag(b bool) float32 {
	if b {
		return 1
	}
	return 0
}

func sqrt(x float32) float32 { return float32(math.Sqrt(float64(x))) }

// ranks writes to column to the share of rows that lie below each in column from.
func (r *reader) ranks(from, to int) {
	r.column = r.column[:0]
	for i := range r.n {
		r.column = append(r.column, r.row(i)[from])
	}
	slices.Sort(r.column)
	for i := range r.n {
		row := r.row(i)
		below, _ := slices.BinarySearch(r.column, row[from])
		row[to] = float32(below) / float32(max(r.n-1, 1))
	}
}
