package verify_test

import (
	"slices"
	"testing"
)

// In an interview a question is nobody's answer, and an answer is not what who asks says.
func TestOutOfTurn(t *testing.T) {
	const buoys = `沈星河是青屿海洋牧场的总经理，王丽华是副总经理。
记者：有人说养殖会污染海水。
沈星河：牡蛎是滤水的，不投饵料。
记者：台风打散了三分之一的浮标？
沈星河：对，保险只赔了六成。去年两次台风只丢了十一个浮标。
记者：价格呢？
王丽华：去年牡蛎每斤跌了一块二，利润少了四十万元。
记者：还有呢？
王丽华：海带的收成比前年多两成。`
	for _, c := range []struct {
		point string
		want  bool
	}{
		{"沈星河说，去年两次台风只丢了十一个浮标。", false},
		{"记者说，去年两次台风只丢了十一个浮标。", true},
		{"沈星河称，养殖会污染海水。", true},
		{"沈星河表示，台风打散了三分之一的浮标。", false}, // he grants it
		{"王丽华说，去年牡蛎每斤跌了一块二。", false},
		{"沈星河说，去年牡蛎每斤跌了一块二。", true},
	} {
		if got := slices.Contains(signsOf(t, buoys, c.point), "said-else"); got != c.want {
			t.Errorf("%q: said by somebody else %v, want %v (%v)", c.point, got, c.want, signsOf(t, buoys, c.point))
		}
	}
}
