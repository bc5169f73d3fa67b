package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

const (
	fewWords   = 8  // a sentence of fewer words, and no number, tells nothing yet
	voiceWords = 20 // so much must a quotation say that opens with I or it
	deepWords  = 14 // how far into a unit a bare definite is looked for
	neighbours = 3  // sentences on either side that show how a text is set
)

// tooFew reports very few words, and no number among them.
func tooFew(s *lang.Sentence) bool {
	words := 0
	for _, w := range s.Words {
		if w.Tag == lang.Num || w.Tag == lang.Time {
			return false
		}
		words += bit(w.Tag != lang.Mark)
	}
	return words < fewWords
}

// objects reports an opening "The only problem was that": with what, was told before.
func objects(t string, s *lang.Sentence, i int) bool {
	if !is(t, s, i, "the") {
		return false
	}
	i++
	if is(t, s, i, "only", "other", "main", "biggest") {
		i++
	}
	return is(t, s, i, "problem", "trouble", "catch", "snag", "drawback", "downside", "upshot", "exception", "irony", "difference", "alternative") && is(t, s, i+1, "is", "was", ":", ",", "being")
}

// answers reports that "the answer" is the subject near word i, and no question stands
// before it: "As people go to the polls, the answer seems to be no."
func answers(t string, s *lang.Sentence, i int) bool {
	for k := i; k+2 < len(s.Words) && k < i+deepWords; k++ {
		if is(t, s, k, "question", "asked", "whether", "?") {
			return false
		}
		if is(t, s, k, "the") && is(t, s, k+1, "answer") && is(t, s, k+2, "is", "was", "seems", "seemed", "may", "might", "lies", "appears") {
			return true
		}
	}
	return false
}

// murmurs reports a sentence that is a short quotation of which only its speaker
// knows what it is about: "It was hard," she said.
func murmurs(d *lang.Document, u *unit, i int) bool {
	t := d.Article.Text
	s := &d.Sentences[i]
	qs := u.quotes(d, i)
	start := s.Start
	if i == u.first {
		start = storyStart(d, u)
	}
	if len(qs) == 0 || qs[0].Start > start+1 {
		return false
	}
	if !is(t, s, skipMarks(s, wordFrom(s, start)), "i", "we", "it", "it's", "they", "that", "this", "these", "those", "he", "she", "there", "you", "i'm", "we're", "that's", "my", "our", "one") {
		return false
	}
	said, that, named := 0, false, false
	for k, w := range s.Words {
		if w.Tag != lang.Mark && within(qs, w.Start) {
			said++
			that = that || is(t, s, k, "that")
			named = named || that && large(t, w) && (w.Tag == lang.Name || w.Tag == lang.Org || w.Tag == lang.Place)
		}
	}
	// The sentence before tells what it is about, or it names that itself: "We know that
	// Norvik closes mills," he said.
	if i > u.first || named {
		return said < fewWords
	}
	return said < voiceWords
}

// fragment reports a sentence that begins small: a piece of a caption or of a
// line that was cut in two.
func fragment(t string, s *lang.Sentence) bool {
	c := trim(t, s.Span).Slice(t)
	if c == "" || c[0] < 'a' || c[0] > 'z' {
		return false
	}
	word, _, _ := strings.Cut(c, " ")
	return strings.ToLower(word) == word // iPhone, eBay
}

// fronted reports an opening clause that a preposition or a conjunction begins:
// what it leads up to comes behind its comma.
func fronted(t string, s *lang.Sentence, c int) bool {
	return c == 0 && is(t, s, skipMarks(s, 0), "by", "in", "with", "without", "after", "before", "while", "when", "whenever", "as", "since", "despite", "although", "though",
		"if", "because", "for", "at", "on", "during", "like", "unlike", "until", "given", "instead", "rather", "from", "to", "having", "whether", "once", "unless")
}

// insideList reports a clause that ends with one thing of a list whose last
// comes behind it: "reports on planets, auroras, and satellites".
func insideList(t string, s *lang.Sentence, c int) bool {
	if c+1 >= len(s.Clauses) {
		return false
	}
	next := wordFrom(s, s.Clauses[c+1].Start)
	if is(t, s, next, "such") && strings.Contains(trimMark(t, trim(t, text.Span{Start: s.Clauses[c+1].Start, End: s.End})).Slice(t), ", ") {
		return true // an example in the midst: "people who …, such as …, to be tested"
	}
	body := trimMark(t, trim(t, s.Clauses[c]))
	comma := strings.LastIndex(body.Slice(t), ", ")
	if comma < 0 {
		return false
	}
	item := text.Span{Start: body.Start + comma, End: body.End}
	if short := s.Words[wordFrom(s, item.Start):wordFrom(s, item.End)]; len(short) == 2 && listed(short[1].Slice(t))&useSay == 0 && (short[1].Tag == lang.Verb || containsAny(t[item.End:s.End], " and ", " or ")) {
		return true // "so they can represent, integrate, problem solve and …"
	}
	if !is(t, s, next, "and", "or") {
		return false
	}
	from := wordFrom(s, item.Start)
	return !finite(t, &lang.Sentence{Span: item, Words: s.Words[from:wordFrom(s, item.End)]}, item.End)
}

// longPast is how many sentences a story may stay in the past that it goes back to.
const longPast = 8

// flashback reports a sentence without a date that goes on with what was told under
// "Back in 2010, …": alone it reads as news. What is so now, or says when, ends the past.
func flashback(d *lang.Document, i int) bool {
	t := d.Article.Text
	for j := i; j >= 0 && i-j < longPast; j-- {
		s := &d.Sentences[j]
		if slices.ContainsFunc(s.Words, func(w lang.Word) bool { return w.Len() == len("back") && strings.EqualFold(w.Slice(t), "back") }) {
			k := opensOn(d, j)
			if is(t, s, k, "back") && is(t, s, k+1, "in") && k+2 < len(s.Words) && s.Words[k+2].Len() == 4 && (s.Words[k+2].Tag == lang.Num || s.Words[k+2].Tag == lang.Time) {
				return j < i
			}
		}
		for k := range s.Words {
			if is(t, s, k, "is", "are", "has", "have", "says", "say", "will", "now", "today", "yesterday", "since", "recently") {
				return false
			}
		}
		for _, a := range s.Atoms {
			if a.Kind == lang.KindDate {
				return false
			}
		}
	}
	return false
}

// saidThen reports what somebody "said at the time" where the unit names no time.
func saidThen(t string, s *lang.Sentence) bool {
	for k := 1; k+2 < len(s.Words); k++ {
		if is(t, s, k, "at") && is(t, s, k+1, "the") && is(t, s, k+2, "time") && listed(s.Words[k-1].Slice(t))&useSay != 0 && !is(t, s, k+3, "of", "when") {
			for _, a := range s.Atoms {
				if a.Kind == lang.KindDate && a.Start < s.Words[k].Start {
					return false
				}
			}
			return true
		}
	}
	return false
}

// notJust reports the first half of what is "not just" so: the second one stands
// in a sentence that isn't there.
func notJust(kept string) bool {
	for _, not := range [...]string{" not just ", " not only ", " not merely ", " not simply ", "n't just ", "n't only ", "n't merely ", "n’t just ", "n’t only "} {
		if _, rest, ok := strings.Cut(kept, not); ok && !containsAny(rest, "but", "also", "too", "as well", "even", ";", "--", "—", ": ", ". ", " it's ", " it’s ", " it is ", ", they ", ", it ", ", he ", ", she ", ", we ") {
			return true
		}
	}
	return false
}

// unfinished reports a sentence of which only a subordinate clause is there, its
// full stop set where the main clause should begin: "A year ago, when the doctor
// was sent to Guinea."
func unfinished(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	var commas []int
	for i, w := range s.Words {
		switch w.Slice(t) {
		case ",":
			commas = append(commas, i)
		case "?", "!", ";", ":":
			return false
		case "\"", "“":
			if i > k {
				return false
			}
		}
	}
	switch {
	case subordinates(t, s, k):
		return len(commas) == 0
	case len(commas) == 1 && subordinates(t, s, commas[0]+1):
		return !finite(t, s, s.Words[commas[0]].Start)
	}
	return false
}

func subordinates(t string, s *lang.Sentence, i int) bool {
	if is(t, s, i, "even", "only", "especially", "particularly") {
		i++
	}
	return is(t, s, i, "when", "whenever", "while", "although", "though", "because", "unless", "whereas", "if")
}

// lostClause reports whether clauses of the unit were cut off.
func (u *unit) lostClause() bool {
	for _, e := range u.edits {
		if strings.HasPrefix(e.reason, "clause ") {
			return true
		}
	}
	return false
}

// onlyReports reports what is left of "Three were arrested, the agency has
// reported" without what was reported.
func onlyReports(t string, s *lang.Sentence) bool {
	last := len(s.Words) - 1
	for last >= 0 && s.Words[last].Tag == lang.Mark {
		last--
	}
	return last >= 0 && s.Words[last].Tag == lang.Verb && listed(s.Words[last].Slice(t))&useSay != 0
}

// onlySubject reports what is left of "The news that she kept a mill, and sold it, spread"
// without what the news did: one verb, and that belongs to what the noun is about.
func onlySubject(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	if !is(t, s, k, "the", "a", "an") || !is(t, s, k+2, "that") && !is(t, s, k+3, "that") {
		return false
	}
	verbs, in := 0, false
	for i := range s.Words {
		v := verbal(t, s, i) && !strings.HasSuffix(s.Words[i].Slice(t), "ing")
		verbs += bit(v && !in)
		in = v || in && s.Words[i].Tag == lang.Adv
	}
	return verbs < 2
}

// openAside reports a dash that opens what a subject is, and nothing behind it that the
// subject does: "One keeper -- a man of 60 who was trained in Harrow."
func openAside(t string, s *lang.Sentence) bool {
	first, dashes := 0, 0
	for k := range s.Words {
		if is(t, s, k, "--", "—", "–") {
			if dashes++; dashes == 1 {
				first = k
			}
		}
	}
	return dashes == 1 && !finite(t, s, s.Words[first].Start)
}

// verbless reports a sentence that opens with a preposition and has no verb of its
// own: "Along with plans for two more bridges over the next two years."
func verbless(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	if k >= len(s.Words) || s.Words[k].Tag != lang.Prep && !is(t, s, k, "along", "as", "like", "with") {
		return false
	}
	if is(t, s, k, "along") && !slices.ContainsFunc(s.Words, func(w lang.Word) bool { return w.Slice(t) == "," }) {
		return true
	}
	return !finite(t, s, s.End)
}

// mainless reports a sentence of which the main clause is a few words without a
// verb: "Enough snow to go nuts.", "A lot of cash, which helps to win elections."
func mainless(t string, s *lang.Sentence) bool {
	end, n := s.End, len(s.Words)
	for n > 0 && s.Words[n-1].Tag == lang.Mark {
		n--
	}
	for k := len(s.Words) - 1; k > 0; k-- {
		if is(t, s, k, ",") {
			if is(t, s, k+1, "which") {
				end, n = s.Words[k].Start, k
			}
			break
		}
	}
	return n < fewWords && !finite(t, s, end)
}

// explaining reports a piece of a sentence that tells only why or how somebody did something:
// "Explaining why the mill was shut."
func explaining(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	return is(t, s, k, "explaining", "describing", "asking", "wondering", "noting", "adding", "arguing") && is(t, s, k+1, "why", "how", "whether", "that", "what") && !slices.ContainsFunc(s.Words, func(w lang.Word) bool { return w.Slice(t) == "," })
}

// someOthers reports an opening "Ten other men": the first ones were told of before.
func someOthers(t string, s *lang.Sentence, i int) bool {
	return i+1 < len(s.Words) && (s.Words[i].Tag == lang.Num || is(t, s, i, "several", "many", "some", "few")) && is(t, s, i+1, "other", "others", "more") && !is(t, s, i+2, "than")
}

// endsLater reports one thing that was done "days later", and nothing before it from which
// the days are counted.
func endsLater(t string, s *lang.Sentence) bool {
	last := len(s.Words) - 1
	for last > 0 && s.Words[last].Tag == lang.Mark {
		last--
	}
	if last < 2 || !is(t, s, last, "later") || !is(t, s, last-1, "days", "hours", "minutes", "weeks", "months", "years", "day", "hour", "week", "month", "year") {
		return false
	}
	for _, a := range s.Atoms {
		if a.Kind == lang.KindDate && a.End < s.Words[last-1].Start {
			return false
		}
	}
	verbs, in := 0, false
	for k := range s.Words[:last] {
		v := verbal(t, s, k)
		verbs += bit(v && !in)
		in = v || in && s.Words[k].Tag == lang.Adv
	}
	return verbs < 2
}

// countsOn reports an opening that counts time from something told before: "A
// day later, …", "The following week, …", or a short sentence that ends so.
func countsOn(t string, s *lang.Sentence, i int) bool {
	if endsLater(t, s) {
		return true
	}
	if is(t, s, i, "the") && is(t, s, i+1, "next", "following", "previous", "same", "day", "week", "night", "month") && (timeWord(t, s, i+2) || is(t, s, i+2, "day", "before", "after", "night", "few", "two", "three")) {
		return true
	}
	for k := i; k < i+5 && k < len(s.Words); k++ {
		if is(t, s, k, "later", "earlier", "afterward", "afterwards") {
			return is(t, s, k+1, ",") || k > i && timeWord(t, s, k-1) || is(t, s, k-1, "days", "hours", "minutes", "weeks", "months", "years", "day", "hour")
		}
		if is(t, s, k, ",") {
			return false
		}
	}
	return false
}

// asksPlainly reports a question that has lost its mark: "So how much water does it need".
func asksPlainly(t string, s *lang.Sentence) bool {
	k := skipMarks(s, 0)
	for is(t, s, k, "so", "but", "and", "now", "then", ",") {
		k++
	}
	if !is(t, s, k, "how", "why", "where", "when", "what") {
		return false
	}
	for n := k + 1; n < len(s.Words) && n <= k+3 && s.Words[n].Tag != lang.Mark; n++ {
		if is(t, s, n, "does", "did", "do") {
			return n+1 < len(s.Words) && !is(t, s, n+1, "not", "n't") && s.Words[n+1].Tag != lang.Verb // what did happen is told
		}
		if s.Words[n].Tag == lang.Verb {
			return false
		}
	}
	return false
}
