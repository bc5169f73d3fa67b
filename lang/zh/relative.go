package zh

import (
	"strconv"
	"time"

	"github.com/zhongdian/zhongdian/lang"
)

// relative reads 今年, 去年6月, 本月12日, 上周三, 昨天, and turns them into dates
// where it is known when the article was published.
func (rd *reader) relative(i int) (calendar, int) {
	e := rd.find(i, classRelative)
	if e == nil || !rd.g[i].first && rd.tag(i) != lang.Time {
		return calendar{}, i
	}
	to := i + len(e.runes)
	if !rd.g[to-1].last && rd.tag(to-1) != lang.Time && (e.sub != "week" || weekdayOf(rd.at(to)) == 0) {
		return calendar{}, i
	}
	p := rd.ctx.Published
	cut := len(e.value) - 2
	by := 0
	if e.value[cut] == '+' || e.value[cut] == '-' {
		by, _ = strconv.Atoi(e.value[cut:])
	}
	known := !p.IsZero() && e.value[0] != 's'
	c := calendar{year: "rel:" + e.value}
	switch e.sub {
	case "year":
		if known {
			c.year = strconv.Itoa(p.Year() + by)
		}
	case "month":
		if known {
			first := time.Date(p.Year(), p.Month()+time.Month(by), 1, 0, 0, 0, 0, time.UTC)
			c.year, c.month = strconv.Itoa(first.Year()), int(first.Month())
		}
		if n, end := rd.dayAfter(to); n > 0 {
			if known {
				c.day = n
			} else {
				c.year += "-" + two(n)
				c.part = ""
			}
			return c, end
		}
	case "day":
		if known {
			c = calendarOf(p.AddDate(0, 0, by))
		} else {
			c.part = ""
		}
		return calendar{year: c.value()}, to
	case "week":
		return rd.relativeWeek(e.value, by, known, to)
	case "quarter":
		if known {
			q := (int(p.Month())-1)/3 + by
			y := p.Year()
			if q < 0 {
				q, y = q+4, y-1
			} else if q > 3 {
				q, y = q-4, y+1
			}
			c = calendar{year: strconv.Itoa(y), part: "Q" + strconv.Itoa(q+1)}
		}
		return c, to
	}
	return c, to
}

func calendarOf(t time.Time) calendar {
	return calendar{year: strconv.Itoa(t.Year()), month: int(t.Month()), day: t.Day()}
}

func (rd *reader) relativeWeek(value string, by int, known bool, to int) (calendar, int) {
	day, end := weekdayOf(rd.at(to)), to
	if day > 0 {
		end++
	}
	if !known {
		c := calendar{year: "rel:" + value}
		if day > 0 {
			c.year += "-WD" + strconv.Itoa(day)
		}
		return c, end
	}
	p := rd.ctx.Published
	monday := p.AddDate(0, 0, 7*by-(int(p.Weekday())+6)%7)
	if day > 0 {
		return calendar{year: calendarOf(monday.AddDate(0, 0, day-1)).value()}, end
	}
	y, w := monday.ISOWeek()
	return calendar{year: strconv.Itoa(y), part: "W" + two(w)}, end
}

// weekday reads 周三, 星期日.
func (rd *reader) weekday(i int) int {
	var to int
	switch {
	case rd.at(i) == '周':
		to = i + 1
	case rd.seq(i, "星期"), rd.seq(i, "礼拜"):
		to = i + 2
	default:
		return i
	}
	d := weekdayOf(rd.at(to))
	if d == 0 || !rd.g[i].first || !rd.g[to].last || rd.tag(i) == lang.Person {
		return i
	}
	rd.emit(i, to+1, lang.Atom{Kind: lang.KindDate, Sub: "date", Value: "WD" + strconv.Itoa(d)})
	return to + 1
}

func weekdayOf(r rune) int {
	switch r {
	case '日', '天':
		return 7
	case '一', '二', '三', '四', '五', '六':
		return int(numeralWorth(r))
	}
	return 0
}
