package corpus

import (
	"strconv"
	"strings"
)

// Points is a record of points/{train,dev}: a long article, its gold points and
// one corrupted copy of each.
type Points struct {
	ID        string         `json:"id"`
	Source    string         `json:"source"`
	Domain    string         `json:"domain"`
	Title     string         `json:"title"`
	Text      string         `json:"text"`
	Sentences []GoldSentence `json:"sentences"`
	Points    []GoldPoint    `json:"points"`
	Grades    map[string]int `json:"grades"` // sentence index to 1 (useful) … 3 (must)
	Corrupted []Corrupted    `json:"corrupted"`
}

// GoldSentence is a sentence as the labels know it; bytes of Text.
type GoldSentence struct {
	Start     int `json:"start"`
	End       int `json:"end"`
	Paragraph int `json:"paragraph"`
}

// GoldPoint is one gold point with the sentences it rests on.
type GoldPoint struct {
	Text     string `json:"text"`
	Evidence []int  `json:"evidence"`
}

// Corrupted is a gold point made wrong in one place. Original may be empty
// (words were added), and so may Changed (words were left out).
type Corrupted struct {
	Point    int    `json:"point"`
	Kind     string `json:"kind"`
	Text     string `json:"text"`
	Original string `json:"original"`
	Changed  string `json:"changed"`
}

// Story is a record of xwlb/stories-*: Date is "20060102".
type Story struct {
	ID    string `json:"id"`
	Date  string `json:"date"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// Kuaixun is a record of xwlb/kuaixun-*: news in brief, each with its headline
// as the gold point.
type Kuaixun struct {
	ID    string `json:"id"`
	Date  string `json:"date"`
	Title string `json:"title"`
	Items []struct {
		Point string `json:"point"`
		Text  string `json:"text"` // may have several paragraphs
	} `json:"items"`
}

// CRUDArticle is a record of crud/articles.
type CRUDArticle struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// VCSum is a record of vcsum/dev: a stretch of a meeting by utterance and
// sentence, a 0/1 mask by character of what people highlighted, and a summary
// in somebody's own words.
type VCSum struct {
	ID         string     `json:"id"`
	Context    [][]string `json:"context"`
	Speaker    []int      `json:"speaker"`
	Discussion string     `json:"discussion"`
	Agenda     string     `json:"agenda"`
	Highlights [][][]int  `json:"highlights"`
}

// CNNDM is a record of cnndm/dev.
type CNNDM struct {
	ID     string   `json:"id"`
	Text   string   `json:"text"`
	Points []string `json:"points"`
}

// UHGEval is a record of uhgeval/dev.
type UHGEval struct {
	ID            string   `json:"id"`
	HeadLine      string   `json:"headLine"`
	BroadcastDate string   `json:"broadcastDate"` // "2006-01-02 15:04:05"
	Type          string   `json:"type"`
	Beginning     string   `json:"newsBeginning"`
	Remainder     string   `json:"newsRemainder"`
	Continuation  string   `json:"hallucinatedContinuation"`
	GeneratedBy   string   `json:"generatedBy"`
	Annotations   []string `json:"annotations"` // "keyword<sep>label"
}

// Keyword is one annotated keyword of a UHGEval continuation.
type Keyword struct {
	Text       string
	Start, End int // bytes of Continuation
	Bad        bool
}

// Keywords places the annotated keywords in the continuation, each at its first
// occurrence after the one before. missing counts those that don't stand there
// (the annotators rewrote them).
func (u UHGEval) Keywords() (kws []Keyword, missing int) {
	at := 0
	for _, a := range u.Annotations {
		word, note, ok := strings.Cut(a, "<sep>")
		i := strings.Index(u.Continuation[at:], word)
		if !ok || word == "" || i < 0 {
			missing++
			continue
		}
		start := at + i
		at = start + len(word)
		kws = append(kws, Keyword{Text: word, Start: start, End: at, Bad: strings.HasPrefix(note, "不合理")})
	}
	return kws, missing
}

// SummEdits is a record of summedits/news-dev. Label 1: consistent.
type SummEdits struct {
	ID      string `json:"id"`
	Doc     string `json:"doc"`
	Summary string `json:"summary"`
	Label   int    `json:"label"`
}

// Grade gives the grade of sentence i, 0 where it has none.
func (p Points) Grade(i int) int { return p.Grades[strconv.Itoa(i)] }
