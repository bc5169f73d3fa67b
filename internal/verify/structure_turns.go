package verify

import (
	"strings"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/text"
)

// outOfTurn looks in an interview for what a point lets the guest say and the question tells, or lets who
// asks say and the guest tells, or one guest and another tells.
func (x *structure) outOfTurn() {
	turns := x.ix.turns()
	if len(turns) == 0 {
		return
	}
	said := x.speeches()
	for _, a := range x.p.atoms {
		if a.Kind == lang.KindSpeaker && a.from < a.to && !a.Scope.Empty() && asker(a.Slice(x.p.text)) {
			said = append(said, speech{a, a.Scope})
		}
	}
	for _, s := range said {
		sent, met, ok := x.saidWhere(s)
		if !ok || met.Empty() {
			continue
		}
		block := int(x.ix.sents[sent].block)
		now, ok := turns[block]
		if !ok {
			continue
		}
		asks, other := asker(s.who.Slice(x.p.text)), false
		switch {
		case now.Asks && !asks:
			other = !x.ix.grants(turns, block)
		case asks:
			other = !now.Asks
		case !now.Name.Empty():
			other = !x.shares(s.who, " "+strings.ToLower(now.Name.Slice(x.ix.text))+" ") && !strings.Contains(now.Name.Slice(x.ix.text), s.who.Slice(x.p.text)) && x.guest(turns, s.who)
		}
		if other {
			x.add(symptomSaidElse, s.who.from, s.who.to, text.Span{Start: met.Start, End: met.End})
			return
		}
	}
}

// asker reports whether a speaker is who asks in an interview.
func asker(t string) bool {
	t = strings.ToLower(t)
	return has(t, []string{"记者", "記者", "采访者", "採訪者", "主持人", "提问者", "interviewer", "reporter", "journalist"})
}

// grants reports whether the answer to the question in a block opens with a yes.
func (ix *index) grants(turns map[int]lang.Turn, block int) bool {
	for _, s := range ix.sents {
		b := int(s.block)
		now, ok := turns[b]
		if b <= block || !ok || now.Asks {
			continue
		}
		answer := strings.ToLower(ix.text[max(s.Start, now.Label.End):s.End])
		for _, yes := range [...]string{"对", "對", "是", "没错", "沒錯", "确实", "當然", "当然", "yes", "right", "exactly", "indeed", "partly", "of course", "true"} {
			if strings.HasPrefix(answer, yes) {
				return true
			}
		}
		return false
	}
	return false
}

// guest reports whether a speaker of the point is one who answers in the interview, too.
func (x *structure) guest(turns map[int]lang.Turn, who atom) bool {
	for _, now := range turns {
		if !now.Name.Empty() && x.shares(who, " "+strings.ToLower(now.Name.Slice(x.ix.text))+" ") {
			return true
		}
	}
	return false
}
