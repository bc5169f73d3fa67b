package lang

import "math"

// rounding is how far a rounded number may be from the exact one, as a share.
const rounding = 0.005

// NumberContains reports whether the number a says no more than b does: they
// have the same normal form, or b lies in the bounds of a, but for rounding, and
// they are in one unit. Where one of them has no unit (增至40万, or a table), or
// counts things one by one with another measure word, the unit decides nothing;
// an ordinal is only like an ordinal. Both must be number atoms, or durations.
func NumberContains(a, b Atom) bool {
	if a.Value == b.Value {
		return true
	}
	if (a.Sub == "ordinal") != (b.Sub == "ordinal") || !unitsAgree(a.Unit, b.Unit) {
		return false
	}
	if a.Low == 0 && a.High == 0 && b.Low == 0 && b.High == 0 && a.Unit != b.Unit {
		return false // bounds that were not read
	}
	return b.Low >= a.Low-rounding*math.Abs(a.Low) && b.High <= a.High+rounding*math.Abs(a.High)
}

func unitsAgree(a, b string) bool {
	return a == b || a == "" && b != "%" && b != "百分点" || b == "" && a != "%" && a != "百分点"
}
