package page

import (
	"regexp"
	"strings"
	"sync"

	"github.com/zhongdian/zhongdian/article"
)

// maxSpeaker is the widest name of a speaker, in cells.
const maxSpeaker = 24

// looked is how many blocks are looked at for the turns of a conversation.
const looked = 200

var (
	stampBefore = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^\[?(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?,?\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?\]?(?:\s*-)?\s*`)
	})
	stampBehind = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)[\s(（\[]+(?:\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?,?\s*)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m)?[)）\]]?$`)
	})
)

// turn is how a line opens somebody's turn in a conversation: 张三 10:01, [10:01]
// Alice: Hello, 张三：大家好, or a name alone. name is "" where it doesn't.
type turn struct {
	name           string
	stamped, colon bool
}

func turnOf(t string) turn {
	var out turn
	if loc := stampBefore().FindStringIndex(t); loc != nil {
		t, out.stamped = t[loc[1]:], true
	} else if loc := stampBehind().FindStringIndex(t); loc != nil {
		t, out.stamped = t[:loc[0]], true
	}
	if i := strings.IndexAny(t, ":："); i > 0 && !longer(t[:i], maxSpeaker) {
		t, out.colon = t[:i], true
	}
	t = strings.TrimSpace(t)
	if t == "" || longer(t, maxSpeaker) || strings.ContainsAny(t, "，。！？；,.!?;“”\"") || !hasLetter(t) {
		return turn{stamped: out.stamped}
	}
	out.name = t
	return out
}

// isTurn reports that block i, which nothing stands before, is the first turn of
// a conversation that was copied: its speaker speaks again. Such a line is no
// headline, short as it is.
func isTurn(bs []Block, i int) bool {
	if bs[i].Kind != "" && bs[i].Kind != article.Paragraph {
		return false
	}
	first := turnOf(bs[i].Text)
	if first.name == "" {
		return false
	}
	bare := !first.stamped && !first.colon
	next := i+1 < len(bs) && bare && isStamp(bs[i+1].Text) // Slack and the like: the time on its own line
	again, same, all := 0, 1, 1
	for j := i + 1; j < len(bs) && j < i+looked; j++ {
		all++
		t := turnOf(bs[j].Text)
		if t.name == "" || t.stamped != first.stamped || t.colon != first.colon {
			continue
		}
		same++
		if t.name == first.name && j > i+1 {
			again++
		}
	}
	switch {
	case first.stamped:
		return same >= 3
	case first.colon:
		return again >= 1 && 2*same >= all
	}
	return again >= 2 || next && again >= 1
}

// isStamp reports a time that stands alone.
func isStamp(t string) bool {
	t = strings.TrimSpace(t)
	loc := stampBefore().FindStringIndex(t)
	return loc != nil && loc[1] == len(t)
}
