package verify

import (
	"strings"
	"sync"
)

// why is the code of a reason, stable for programs.
type why string

// The reasons.
const (
	whyNothing    why = "nothing_to_check"
	whyNoEvidence why = "no_evidence"
	whyLong       why = "too_long"
	whyAbsent     why = "not_in_article"       // %: the words
	whyElsewhere  why = "elsewhere"            // %: the words; #: the paragraph
	whyDiffers    why = "differs"              // %: the words; #: what stands there
	whyNewNot     why = "negation_added"       // %: the words
	whyLostNot    why = "negation_dropped"     // %: the words
	whyNewHedge   why = "hedge_added"          // %: the words
	whyLostHedge  why = "hedge_dropped"        // %: the words; #: the hedge
	whyLostIf     why = "condition_dropped"    // #: the condition
	whyOrder      why = "order_changed"        // %: the words
	whyWords      why = "words_not_in_passage" // %: the words
	whyOtherwise  why = "said_otherwise"       // %: the words
	whyPoint      why = "point_in_doubt"
	whyTooSure    why = "more_certain"    // %: the words
	whyTooMuch    why = "exaggerated"     // %: the words
	whySomeOnly   why = "quantifier_lost" // %: the words; #: what stands there
	whyAntonym    why = "antonym"         // %: the words; #: what stands there
	whySwapped    why = "changed_places"  // %: the words
	whySaidBy     why = "said_by_another" // %: the words
	whyAnyway     why = "condition_added" // %: the words
	whyNoCause    why = "cause_added"     // %: the words
	whyFreely     why = "worded_freely"
)

// phrases say a reason in one language.
type phrases map[why]string

// phrasesFor gives the phrases in the language of a point: Chinese or English.
func phrasesFor(tag string) phrases {
	if tag == "zh" {
		return chinesePhrases()
	}
	return englishPhrases()
}

var (
	chinesePhrases = sync.OnceValue(func() phrases {
		return phrases{
			whyNothing:    "没有可核对的文字",
			whyNoEvidence: "文章里找不到依据",
			whyLong:       "太长，不是一条要点",
			whyAbsent:     "“%”在文章里没有出现",
			whyElsewhere:  "“%”出现在第#段，说的是另一件事",
			whyDiffers:    "依据里是“#”，不是“%”",
			whyNewNot:     "依据里没有否定“%”",
			whyLostNot:    "依据里否定了“%”",
			whyNewHedge:   "依据里“%”没有这样的保留",
			whyLostHedge:  "依据里说的是“#”，这里的“%”说成了定论",
			whyLostIf:     "依据里的条件“#”没有了",
			whyOrder:      "“%”在依据里的关系不同",
			whyWords:      "“%”在依据里找不到",
			whyOtherwise:  "“%”在文章里有，但依据里不是这样说的",
			whyPoint:      "整句话与依据不完全相符",
			whyTooSure:    "依据里没有“%”这样肯定的说法",
			whyTooMuch:    "依据里没有说到“%”的程度",
			whySomeOnly:   "依据里说的是“#”，这里没有了这个限定",
			whyAntonym:    "依据里是“#”，“%”的意思正相反",
			whySwapped:    "“%”在依据里站在另一方的位置上",
			whySaidBy:     "依据里这话不是“%”说的",
			whyAnyway:     "依据里没有“%”这个说法",
			whyNoCause:    "依据里没有“%”后面的原因",
			whyFreely:     "写法离原文较远，既不能确认，也不能说与原文不符；请对照依据原文",
		}
	})
	englishPhrases = sync.OnceValue(func() phrases {
		return phrases{
			whyNothing:    "There are no words to check.",
			whyNoEvidence: "The article has nothing that carries this.",
			whyLong:       "This is too long for a point.",
			whyAbsent:     "“%” does not occur in the article.",
			whyElsewhere:  "“%” occurs in paragraph #, about something else.",
			whyDiffers:    "The passage has “#”, not “%”.",
			whyNewNot:     "The passage does not deny “%”.",
			whyLostNot:    "The passage denies “%”.",
			whyNewHedge:   "The passage says “%” without this reserve.",
			whyLostHedge:  "The passage says “#”; here “%” is certain.",
			whyLostIf:     "The condition “#” of the passage is missing.",
			whyOrder:      "“%” stands in another relation in the passage.",
			whyWords:      "“%” is not in the passage.",
			whyOtherwise:  "The article has “%”, but the passage does not say it in this way.",
			whyPoint:      "The point as a whole does not match the passage.",
			whyTooSure:    "The passage is not as certain as “%”.",
			whyTooMuch:    "The passage does not go as far as “%”.",
			whySomeOnly:   "The passage says “#”; this limit is missing here.",
			whyAntonym:    "The passage has “#”, the opposite of “%”.",
			whySwapped:    "In the passage “%” stands on the other side.",
			whySaidBy:     "In the passage it is not “%” who says this.",
			whyAnyway:     "The passage does not say “%”.",
			whyNoCause:    "The passage does not give the cause behind “%”.",
			whyFreely:     "It is worded too far from the article to be called right or wrong: compare it with the evidence.",
		}
	})
)

func (p phrases) say(code why, words string, more ...string) string {
	other := ""
	if len(more) > 0 {
		other = more[0]
	}
	// The words may hold either sign themselves, so both go in at once.
	return strings.NewReplacer("%", words, "#", other).Replace(p[code])
}
