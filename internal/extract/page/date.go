package page

import (
	"strconv"
	"strings"
	"time"
)

var (
	numericDate = lazy(`(\d{4})\s?([-/.年])\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?:日|号)?`)
	monthDate   = lazy(`(?i)\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?(?:\s+(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)?,?\s+(\d{4})\b`)
	relative    = lazy(`(?i)(今天|今日|昨天|昨日|前天|刚刚|today|yesterday|just now)|(\d{1,3})\s*(秒|分钟|分鐘|小时|小時|天|周|个月|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?)\s*(?:之?前|ago)`)
	clock       = lazy(`(?i)^(?:\s*[,，T·|@-]?\s*|\s+at\s+|\s*(?:星期|周|礼拜)[一二三四五六日天]\s*|[,，]?\s*(?:格林尼治标准时间|北京时间)\s*)(上午|下午|晚上|凌晨)?\s?(\d{1,2})\s?[:：时時点]\s?(\d{1,2})(?:\s?[:：分]\s?(\d{1,2})(?:\.\d+)?)?[分秒]?\s?(am|pm|a\.m\.|p\.m\.)?\s?(Z|UTC|GMT|EST|EDT|PST|PDT|[+-]\d{2}:?\d{2})?`)
)

// Date finds the first date in t, with its time of day where one follows. A
// date alone is midnight UTC. A time without a zone is taken as China's where
// the page is Chinese, else as UTC. Relative dates need now. start and end are
// bytes of t.
func Date(t string, now time.Time, chinese bool) (d time.Time, start, end int, ok bool) {
	if now.IsZero() && !strings.ContainsFunc(t, figure) {
		return time.Time{}, 0, 0, false // no pattern needs to look
	}
	if m := numericDate().FindStringSubmatchIndex(t); m != nil {
		if m[0] > 0 && digit(t[m[0]-1]) || m[1] < len(t) && digit(t[m[1]-1]) && digit(t[m[1]]) {
			return time.Time{}, 0, 0, false
		}
		y, mo, day := num(t, m, 1), num(t, m, 3), num(t, m, 4)
		if d, ok = civil(y, mo, day); ok {
			d, end = withClock(d, t, m[1], chinese)
			return d, m[0], end, true
		}
	}
	if m := monthDate().FindStringSubmatchIndex(t); m != nil {
		day := max(num(t, m, 1), num(t, m, 3))
		mo := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(t[m[4]:m[5]]))/3 + 1
		if d, ok = civil(num(t, m, 4), mo, day); ok {
			d, end = withClock(d, t, m[1], false)
			return d, m[0], end, true
		}
	}
	if now.IsZero() {
		return time.Time{}, 0, 0, false
	}
	return relativeDate(t, now, chinese)
}

func figure(r rune) bool { return r >= '0' && r <= '9' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

func relativeDate(t string, now time.Time, chinese bool) (d time.Time, start, end int, ok bool) {
	m := relative().FindStringSubmatchIndex(t)
	if m == nil {
		return time.Time{}, 0, 0, false
	}
	if m[2] >= 0 {
		back := 0
		switch strings.ToLower(t[m[2]:m[3]]) {
		case "昨天", "昨日", "yesterday":
			back = 1
		case "前天":
			back = 2
		}
		d, _ = civil(now.Year(), int(now.Month()), now.Day())
		d, end = withClock(d.AddDate(0, 0, -back), t, m[1], chinese)
		return d, m[0], end, true
	}
	n := time.Duration(num(t, m, 2))
	switch unit := strings.ToLower(t[m[6]:m[7]]); {
	case unit == "秒" || strings.HasPrefix(unit, "s"):
		n *= time.Second
	case strings.HasPrefix(unit, "分") || strings.HasPrefix(unit, "m"):
		n *= time.Minute
	case strings.HasPrefix(unit, "小") || strings.HasPrefix(unit, "h"):
		n *= time.Hour
	case unit == "周" || strings.HasPrefix(unit, "w"):
		n *= 7 * 24 * time.Hour
	case unit == "个月":
		n *= 30 * 24 * time.Hour
	default:
		n *= 24 * time.Hour
	}
	d = now.Add(-n)
	if n >= 24*time.Hour {
		d, _ = civil(d.Year(), int(d.Month()), d.Day())
	}
	return d, m[0], m[1], true
}

// withClock adds the time of day that stands right after byte at.
func withClock(d time.Time, t string, at int, chinese bool) (time.Time, int) {
	m := clock().FindStringSubmatchIndex(t[at:])
	if m == nil {
		return d, at
	}
	rest := t[at:]
	h, mi, sec := num(rest, m, 2), num(rest, m, 3), max(0, num(rest, m, 4))
	half := group(rest, m, 1) + strings.ToLower(group(rest, m, 5))
	if pm := strings.HasPrefix(half, "p") || half == "下午" || half == "晚上"; pm && h < 12 {
		h += 12
	} else if strings.HasPrefix(half, "a") && h == 12 {
		h = 0
	}
	if h > 23 || mi > 59 || sec > 59 {
		return d, at
	}
	loc := time.UTC
	if chinese && !strings.Contains(rest[:m[1]], "格林尼治") {
		loc = time.FixedZone("", 8*60*60)
	}
	if z := group(rest, m, 6); z != "" {
		loc = zone(z)
	}
	return time.Date(d.Year(), d.Month(), d.Day(), h, mi, sec, 0, loc), at + m[1]
}

// zone reads Z, a few names that news pages use, and ±hh:mm.
func zone(s string) *time.Location {
	hours := 0
	switch strings.ToUpper(s) {
	case "Z", "UTC", "GMT":
		return time.UTC
	case "EDT":
		hours = -4
	case "EST":
		hours = -5
	case "PDT":
		hours = -7
	case "PST":
		hours = -8
	default:
		n, _ := strconv.Atoi(strings.ReplaceAll(s[1:], ":", ""))
		off := (n/100*60 + n%100) * 60
		if s[0] == '-' {
			off = -off
		}
		return time.FixedZone("", off)
	}
	return time.FixedZone("", hours*60*60)
}

// civil is a calendar day that exists, in the years that pages come from.
func civil(y, m, d int) (time.Time, bool) {
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && t.Day() == d
}

func group(t string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return t[m[2*i]:m[2*i+1]]
}

func num(t string, m []int, i int) int {
	n, err := strconv.Atoi(group(t, m, i))
	if err != nil {
		return -1
	}
	return n
}
