package compose

import (
	"slices"
	"strings"

	"github.com/zhongdian/zhongdian/text"
)

// tellOnce leaves it at the name where a point above has said who that is: a list
// is read from its top, and the same words again and again tell nothing.
func tellOnce(t string, chosen []*unit) {
	told := map[text.Span]bool{}
	for i, u := range chosen {
		kept := u.edits[:0]
		for _, e := range u.edits {
			if e.reason == "whole name" {
				if whole := e.from.Slice(t); slices.ContainsFunc(chosen[:i], func(v *unit) bool { return strings.Contains(v.text(t), whole) }) {
					continue
				}
			}
			if e.reason == "initials" {
				if told[e.from] || hold(chosen[:i], e.from) {
					continue
				}
				told[e.from] = true
			}
			if !e.name.Empty() {
				if told[e.from] || hold(chosen[:i], e.from) {
					e = e.nameOnly(t)
				} else {
					told[e.from] = true
				}
			}
			if e.put != e.gone.Slice(t) || e.gone.Empty() {
				kept = append(kept, e)
			}
		}
		u.edits = kept
	}
}

// nameOnly is the edit without what it says of the person.
func (e edit) nameOnly(t string) edit {
	said, name := e.from.Slice(t), e.name.Slice(t)
	owner := ""
	if rest := len(e.put) - len(said); rest > 0 && e.put[len(said):] != "," {
		owner = e.put[len(said):] // 's
	}
	e.put, e.from, e.name = name+owner, e.name, text.Span{}
	return e
}

// hold reports that one of the units has the words of sp.
func hold(units []*unit, sp text.Span) bool {
	for _, u := range units {
		if u.span.Contains(sp) && !u.cuts(sp) {
			return true
		}
	}
	return false
}

// cuts reports an edit that takes something of sp away: more than a name that has
// become a fuller one.
func (u *unit) cuts(sp text.Span) bool {
	for _, e := range u.edits {
		if e.reason != "name in full" && e.gone.Overlaps(sp) {
			return true
		}
	}
	return false
}
