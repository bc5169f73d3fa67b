package compose

import (
	"strings"
	"unicode/utf8"
)

// Who wrote a story, where it is run into its head.

// bracketedByline gives the length of what stands before 【东湖网报道 记者 林知远】
// and of that itself, or of 某报综合（某报记者 林知远）.
func bracketedByline(body string) int {
	for _, b := range [...]struct {
		open, shut string
		far        int // characters before the bracket
	}{{"【", "】", longestHead}, {"（", "）", longestCredit}} {
		head := body[:runeBorder(body, b.far*len("字"))]
		i := strings.Index(head, b.open)
		if i < 0 || strings.ContainsAny(head[:i], "。；，") && b.open == "（" || strings.Contains(head[:i], "。") {
			continue
		}
		in := body[i+len(b.open):]
		k := strings.Index(in[:runeBorder(in, longestByline*len("字"))], b.shut)
		if k < 0 || !containsAny(in[:k], "记者 ", "记者　", "通讯员 ", "网报道") && !strings.Contains(head[:i], "摄") || strings.ContainsAny(in[:k], "，。：") {
			continue
		}
		if n := i + len(b.open) + k + len(b.shut); n < len(body) {
			return n
		}
	}
	return 0
}

// writers are what those who write a story are called before their names.
var writers = [...]string{"见习记者", "实习记者", "记者", "通讯员", "实习生", "摄影"}

// byline gives the length of 某报记者 林知远 通讯员 周明岚 where it is clear where the
// last name ends: before a day, a quotation or 摄.
func byline(body string) int {
	head := body[:runeBorder(body, longestByline*len("字"))]
	if who, rest, ok := strings.Cut(head, "记者"); ok && utf8.RuneCountInString(who) <= longestCredit && !strings.ContainsAny(who, "，。：；（") {
		if m, last, _ := name(rest); last && !strings.HasPrefix(rest[m:], "“") { // 某报记者林知远摄
			return len(who) + len("记者") + m
		}
	}
	n := 0
	for {
		i, role := -1, ""
		for _, w := range writers {
			for _, space := range [...]string{" ", "　"} {
				if k := strings.Index(head[n:], w+space); k >= 0 && (i < 0 || k < i) {
					i, role = k, w+space
				}
			}
		}
		if i < 0 || strings.ContainsAny(head[n:n+i], "，。：；！？“《（、") || n == 0 && utf8.RuneCountInString(head[:i]) > longestCredit {
			return 0
		}
		n += i + len(role)
		end, more := names(body[n:])
		if end == 0 {
			return 0
		}
		n += end
		if !more {
			return n
		}
	}
}

// names gives the length of the names that open s, spaces between them, or 0
// where it is not clear where the last ends; more says that another role follows.
func names(s string) (n int, more bool) {
	for {
		n += len(s[n:]) - len(strings.TrimLeft(s[n:], " 　、"))
		m, last, role := name(s[n:])
		n += m
		switch {
		case m == 0:
			return 0, false
		case last || role:
			return n, role
		}
		next := strings.TrimLeft(s[n:], " 　、")
		if after, ok := strings.CutPrefix(next, "图"); ok && dayAt(after) > 0 {
			next = after
		}
		if after, ok := strings.CutPrefix(next, "摄"); ok {
			return len(s) - len(after), false
		}
		if dayAt(next) > 0 || openerOfStory(next) || strings.HasPrefix(next, "“") {
			return len(s) - len(next), false
		}
		for _, w := range writers {
			if i := strings.Index(next[:runeBorder(next, 8*len("字"))], w); i >= 0 && !strings.ContainsAny(next[:i], " 　") {
				return len(s) - len(next), true
			}
		}
	}
}

// name gives the length of the name of two to four characters that opens s, and
// whether the story follows on it or another role; 0 where neither does and no
// space.
func name(s string) (n int, last, role bool) {
	const shortest, longest = 2, 4
	han := 0
	for i, r := range s {
		rest := s[i:]
		if han >= shortest {
			switch {
			case dayAt(rest) > 0, strings.HasPrefix(rest, "“"), openerOfStory(rest):
				return i, true, false
			case strings.HasPrefix(rest, "摄"):
				return i + len("摄"), true, false
			case strings.HasPrefix(rest, "报道"):
				return i + len("报道"), true, false
			case strings.ContainsRune(" 　、", r):
				return i, false, false
			}
			for _, w := range writers {
				if strings.HasPrefix(rest, w) {
					return i, false, true
				}
			}
		}
		if !isHan(r) || han == longest {
			return 0, false, false
		}
		han++
	}
	return 0, false, false
}
