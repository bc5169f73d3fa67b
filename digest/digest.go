// Package digest holds the answer: key points, the evidence each rests on, what
// was checked, and the receipt that lets anyone make the same answer again.
//
// The JSON form (schema zhongdian.digest/1) is stable: fields are added, never
// renamed. Offsets of evidence are bytes of UTF-8 in the article's text; those
// of checks and words are bytes in the point's text.
package digest

import (
	"time"

	"github.com/zhongdian/zhongdian/text"
)

// Schema names the version of the JSON form.
const Schema = "zhongdian.digest/1"

// Digest is the answer for one article.
type Digest struct {
	Schema       string       `json:"schema"`
	ID           string       `json:"id,omitempty"` // the caller's, in a batch
	Article      Article      `json:"article"`
	Counts       Counts       `json:"counts"`
	ReadingTime  int          `json:"reading_time"` // whole minutes, at least 1
	ReadingSpeed Speed        `json:"reading_speed"`
	Points       []Point      `json:"points"`
	PageSummary  *PageSummary `json:"page_summary,omitempty"`
	Coverage     float64      `json:"coverage"` // share of the article's sentences the points rest on, by bytes, 0 to 1
	Warnings     []Warning    `json:"warnings"`
	Generator    Generator    `json:"generator"`
	Created      time.Time    `json:"created"`
	AIGC         *AIGC        `json:"AIGC,omitempty"` // where a language model wrote one of the points
}

// Article is what a reader is told of the article.
type Article struct {
	Title        string  `json:"title"`
	Byline       string  `json:"byline,omitempty"`
	Source       string  `json:"source,omitempty"`
	Published    string  `json:"published,omitempty"` // RFC 3339, or the date alone where the clock is unknown
	Modified     string  `json:"modified,omitempty"`
	URL          string  `json:"url,omitempty"`
	Lang         string  `json:"lang"` // BCP 47 of most of the text, "und" where unknown
	Status       string  `json:"status"`
	StatusReason string  `json:"status_reason,omitempty"`
	TextSHA256   string  `json:"text_sha256"`
	Paragraphs   int     `json:"paragraphs"`
	Text         string  `json:"text,omitempty"`
	Blocks       []Block `json:"blocks,omitempty"`
}

// Block is one block of the article, for faces that show the text.
type Block struct {
	text.Span
	Kind      string `json:"kind"`
	Level     int    `json:"level,omitempty"`
	Paragraph int    `json:"paragraph"`
	Path      string `json:"path,omitempty"`
}

// Counts are the sizes of the article. Method names what Characters counts.
type Counts struct {
	Characters    int    `json:"characters"` // letters and digits, Unicode L* and N*
	Method        string `json:"method"`
	WordProcessor int    `json:"word_processor"` // as a word processor counts: Han 1, Latin word 1, number 1, full-width mark 1
	Words         int    `json:"words"`          // Latin words and numbers
	Sentences     int    `json:"sentences"`
}

// Speed is the reading speed that gave the reading time.
type Speed struct {
	CharactersPerMinute int `json:"characters_per_minute"`
	WordsPerMinute      int `json:"words_per_minute"`
}

// Verdict says how far the article carries a point, or one atom of it.
type Verdict string

// The verdicts. Only Supported may be shown as supported.
const (
	Supported    Verdict = "supported"
	Partly       Verdict = "partly"
	Unsupported  Verdict = "unsupported"
	Contradicted Verdict = "contradicted"
	Unchecked    Verdict = "unchecked"
)

// Origin says where the wording of a point comes from.
type Origin string

// The origins of a point.
const (
	Cut      Origin = "cut"      // from the article's own words
	Written  Origin = "written"  // by a language model
	Replaced Origin = "replaced" // cut, in place of a written one that failed
	Given    Origin = "given"    // handed in to be checked
)

// Point is one key point. N counts from 1.
type Point struct {
	N          int           `json:"n"`
	Text       string        `json:"text"`
	Origin     Origin        `json:"origin"`
	Verdict    Verdict       `json:"verdict"`
	Confidence float64       `json:"confidence"` // that the verdict is right, 0 to 1
	Reason     string        `json:"reason,omitempty"`
	Evidence   []Evidence    `json:"evidence"`
	Checks     []Check       `json:"checks"`
	Words      []WordSupport `json:"words,omitempty"`
	Edits      []Edit        `json:"edits,omitempty"`
	// TakesUp are the numbers of the points above that this one takes up, "the
	// officer" of whom they tell, ascending: who shows it shows them, too. None
	// where it reads by itself, as most do.
	TakesUp []int `json:"takes_up,omitempty"`
	// Lang is the language the point is written in, BCP 47, where that is not the
	// article's: then only numbers, dates and names were compared.
	Lang string `json:"lang,omitempty"`
}

// Evidence is a passage of the article that a point rests on.
type Evidence struct {
	text.Span
	Paragraph int `json:"paragraph"` // from 1; 0: before the first paragraph
	text.Quote
	Fragment string `json:"fragment,omitempty"` // "#:~:text=…", to be added to the article's address
}

// CheckKind names what was checked.
type CheckKind string

// The kinds of check.
const (
	CheckName       CheckKind = "name"
	CheckNumber     CheckKind = "number"
	CheckDate       CheckKind = "date"
	CheckNegation   CheckKind = "negation"
	CheckHedge      CheckKind = "hedge"
	CheckQuantifier CheckKind = "quantifier"
	CheckCondition  CheckKind = "condition"
	CheckComparison CheckKind = "comparison"
	CheckCause      CheckKind = "cause"
	CheckSpeaker    CheckKind = "speaker"
	CheckRole       CheckKind = "role"  // who did what to whom
	CheckWords      CheckKind = "words" // the remaining content words
)

// Check is one atom of a point against the evidence. The span is in the point's
// text. Where a negation or a hedge of the evidence is missing in the point the
// span is that of the words it should have stood with.
type Check struct {
	Kind CheckKind `json:"kind"`
	Text string    `json:"text"`
	text.Span
	Status Verdict `json:"status"`
	// Reason is for a reader, in the language of the point; ReasonCode is the
	// same for a program, snake_case, empty where the check is supported.
	Reason     string `json:"reason,omitempty"`
	ReasonCode string `json:"reason_code,omitempty"`
	Evidence   int    `json:"evidence"` // index into the point's evidence; -1: none
}

// WordSupport is how well the evidence carries one word of the point, 0 to 1.
type WordSupport struct {
	text.Span
	Support float64 `json:"support"`
}

// EditKind names an edit of the article's wording.
type EditKind string

// The kinds of edit.
const (
	Delete EditKind = "delete" // Span is what was left out, in the article's text
	Insert EditKind = "insert" // Span is where in the article the inserted words stand
)

// Edit is one difference between a point and the article's own wording.
type Edit struct {
	Kind EditKind `json:"kind"`
	text.Span
	Text   string `json:"text"`
	Reason string `json:"reason"`
}

// PageSummary is the page's own summary, judged like anybody's.
type PageSummary struct {
	Label       string  `json:"label"`
	Attribution string  `json:"attribution,omitempty"`
	Points      []Point `json:"points"`
}

// Warning is a problem in the content.
type Warning struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	text.Span
}

// Generator is the receipt: what made the points, and with which settings.
type Generator struct {
	Engine   string            `json:"engine"`
	Version  string            `json:"version"`
	Model    string            `json:"model,omitempty"` // of the points that a language model wrote
	Settings map[string]string `json:"settings,omitempty"`
	Writing  *Writing          `json:"writing,omitempty"` // where a language model was asked
}

// AIGC is the label of generated text for programs, with the names that China's
// labelling measures of 2025 (GB 45438) give to its parts.
type AIGC struct {
	Label           string `json:"Label"`           // "1": generated
	ContentProducer string `json:"ContentProducer"` // the model
	ProduceID       string `json:"ProduceID"`       // of this answer: hash of the text, time
}

// Writing is what became of the points that a language model was asked for.
// Written is the sum of Passed, Mended, Unconfirmed, Replaced and LeftOut.
type Writing struct {
	Profile      string  `json:"profile,omitempty"` // by which the model was chosen
	Model        string  `json:"model,omitempty"`   // as its server names it
	Lang         string  `json:"lang"`              // that was asked for
	Prompt       string  `json:"prompt"`            // language and version of our prompt: "zh/1"
	PromptSHA256 string  `json:"prompt_sha256"`     // of the messages and the schema of the first call
	Read         float64 `json:"read"`              // share of the article's text that the model was shown, 0 to 1
	Calls        int     `json:"calls"`
	Usage        Usage   `json:"usage"`

	Written     int `json:"written"`     // points in the first answer
	Passed      int `json:"passed"`      // supported as they came
	Mended      int `json:"mended"`      // supported once they had gone back
	Unconfirmed int `json:"unconfirmed"` // shown, and said not to be confirmed
	Replaced    int `json:"replaced"`    // refused, and a point cut from the same place stands there
	LeftOut     int `json:"left_out"`    // refused, with nothing in their place

	Problems []string  `json:"problems,omitempty"` // codes of what was wrong with the form of the answers
	Refused  []Refused `json:"refused,omitempty"`  // where explanations were asked for
}

// Usage counts the tokens that were paid for.
type Usage struct {
	Input     int  `json:"input"`
	Output    int  `json:"output"`
	Estimated bool `json:"estimated,omitempty"` // the server gave no figures
}

// Refused is a point that a language model wrote and that is not shown. Its
// words are no part of the answer: the article does not carry them.
type Refused struct {
	Text    string   `json:"text"`
	Verdict Verdict  `json:"verdict"`
	Reasons []string `json:"reasons"`
}
