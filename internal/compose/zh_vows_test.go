package compose

import "testing"

func TestSaysSomething(t *testing.T) {
	for s, want := range map[string]float64{
		"下一步，东湖县将不断提升服务水平，全力保障用水安全。":            little,
		"东湖公司将继续秉承初心，用实际行动回馈社会。":                little,
		"下一步，东湖县将在8月底前持续修好三座水库。":                1, // it says when
		"东湖县将修建三座水库。":                           1,
		"俗话说得好，水能载舟，亦能覆舟。":                      little,
		"县长王强、副县长林知远、水利局局长周明岚、文化局局长李梅参加活动。":     nothing,
		"12日，东湖县水利展览在县文化馆开幕，王强、林知远、周明岚、李梅出席活动。": 1,
		"王强、林知远、周明岚等院士专家参加开幕活动。":                nothing,
		"县长王强出席开幕式。":                            1, // one of whom it is told
		"省委常委、常务副省长王强主持。":                       nothing,
		"相关部门应当加强监管，确保用水安全。":                    little,
		"县水利局要求，各村应当加强监管，确保用水安全。":               1,
		"县长王强参会。": nothing,
		"县长王强在会上宣布，水库今年完工，三百名村民参加活动。": 1,
	} {
		if got := saysSomething(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}
