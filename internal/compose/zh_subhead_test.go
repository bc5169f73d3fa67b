package compose

import "testing"

// A heading that nothing parts from its sentence goes; want is what is kept.
func TestSubheadEnds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a reason", "东湖县一家水泵店违法售水遭万元处罚由于水价高、利润大，部分店家偷偷卖水。", "由于水价高、利润大，部分店家偷偷卖水。"},
		{"an adjective", "东湖县水渠的水位实在太低由于今年少雨，三座水库都缺水。", "由于今年少雨，三座水库都缺水。"},
		{"whose reason", "本次召回范围内的三百台水泵由于设计问题，可能漏水。", "本次召回范围内的三百台水泵由于设计问题，可能漏水。"},
		{"whom it holds for", "县里依然有很多人由于缺水，搬到了城里。", "县里依然有很多人由于缺水，搬到了城里。"},
		{"what a newsroom found", "东湖县水库漏水最多可达三万吨澎湃新闻调查了解到，三座水库都在漏水。", "澎湃新闻调查了解到，三座水库都在漏水。"},
		{"whom somebody told", "县里的一名商户告诉极目新闻记者，从村里走到水库要三天。", "县里的一名商户告诉极目新闻记者，从村里走到水库要三天。"},
		{"a season", "有爱水渠开工村民乐开颜暑假伊始，东湖县开展了三场活动。", "暑假伊始，东湖县开展了三场活动。"},
		{"a season that is met", "三百名工人今年顶着炎炎夏日，修好了水渠。", "三百名工人今年顶着炎炎夏日，修好了水渠。"},
		{"hearsay", "4条水渠，带来3万人的用水据了解，东湖县今年修好了水渠。", "据了解，东湖县今年修好了水渠。"},
		{"a reporter", "执法人员对王强的水泵进行检查记者采访了解到，水泵没有漏水。", "记者采访了解到，水泵没有漏水。"},
		{"nothing", "东湖县今年修好了三座水库，近年来，县里很少缺水。", "东湖县今年修好了三座水库，近年来，县里很少缺水。"},
		{"a not", "东湖县今年没有修好水渠由于下雨，工人都回了家。", "东湖县今年没有修好水渠由于下雨，工人都回了家。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[subheadEnds(c.in, d.Sentences[0], 0):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Nor does a heading of two parts stay that only the space in it tells.
func TestSpacedHeadEnds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"the body", "狠抓水渠检查 强化节水防范该局走访了三百户村民，修好了水管。", "该局走访了三百户村民，修好了水管。"},
		{"a day", "东湖县水库漏水 三百户村民停水8月4日上午，东湖县水库漏水。", "8月4日上午，东湖县水库漏水。"},
		{"the same again", "石桥镇拒绝修桥 村民每天绕路石桥镇政府说，没有钱修桥。", "石桥镇政府说，没有钱修桥。"},
		{"a place behind the space", "今年水价上涨三成 东湖县水利局局长林知远表示，明年不再涨价。", "东湖县水利局局长林知远表示，明年不再涨价。"},
		{"somebody's office", "东湖县水利局局长 林知远表示，明年不再涨价。", "东湖县水利局局长 林知远表示，明年不再涨价。"},
		{"no space", "东湖县水利局局长林知远表示，明年不再涨价。", "东湖县水利局局长林知远表示，明年不再涨价。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[spacedHeadEnds(c.in, d.Sentences[0], 0):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Nor one of two parts of one length.
func TestCoupletEnds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"what for", "宣传节水进村，齐心修好水渠为进一步节约用水，东湖县走访了三百户。", "为进一步节约用水，东湖县走访了三百户。"},
		{"an event", "志愿服务到家，解决漏水难题活动中三百名村民学会了修水管。", "活动中三百名村民学会了修水管。"},
		{"a source", "据东湖社报道，截至当地时间8月4日，三座石桥通车。", "据东湖社报道，截至当地时间8月4日，三座石桥通车。"},
		{"a sentence", "村民修好水渠，东湖送来水管三百根，水价也降了。", "村民修好水渠，东湖送来水管三百根，水价也降了。"},
		{"of another length", "宣传节水，齐心修好水渠为进一步节约用水，东湖县走访了三百户。", "宣传节水，齐心修好水渠为进一步节约用水，东湖县走访了三百户。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[coupletEnds(c.in, d.Sentences[0], 0):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNumbered(t *testing.T) {
	for kept, want := range map[string]bool{
		"02 村民凌晨被通知停水。":  true,
		"01停水要通知村民。":     true,
		"08时30分，三座水库放水。": false,
		"05后的村民都会游泳。":    false,
		"3座水库放水。":        false,
	} {
		if got := numbered(kept); got != want {
			t.Errorf("%s: got %v, want %v", kept, got, want)
		}
	}
}
