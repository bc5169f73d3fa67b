package main

import "testing"

func TestChanged(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want []string
	}{
		{"增长5%，明年结束", "增长8%，明年结束", []string{"8"}},
		{"甲邀请乙", "乙邀请甲", []string{"乙", "甲"}},
		{"如果下雨，比赛推迟", "比赛推迟", []string{""}},
	} {
		got := changed(tc.a, tc.b)
		if len(got) != len(tc.want) {
			t.Errorf("%q to %q: %v", tc.a, tc.b, got)
			continue
		}
		for i, sp := range got {
			if !sp.ValidIn(tc.b) || sp.Slice(tc.b) != tc.want[i] {
				t.Errorf("%q to %q: got %q, want %q", tc.a, tc.b, sp.Slice(tc.b), tc.want[i])
			}
		}
	}
}

func TestAUROC(t *testing.T) {
	if got := auroc([]float64{1, 2, 3, 4}, []bool{false, false, true, true}); got != 1 {
		t.Errorf("parted: %v", got)
	}
	if got := auroc([]float64{1, 1, 1, 1}, []bool{false, true, false, true}); got != 0.5 {
		t.Errorf("all the same: %v", got)
	}
	if got := auroc([]float64{1, 2, 3, 4}, []bool{false, true, false, true}); got != 0.75 {
		t.Errorf("three of four pairs in order: %v", got)
	}
}

func TestForgedPointsAreMarked(t *testing.T) {
	s := &source{id: "x", text: "林州市长周启文3月2日表示，新桥可能于2027年通车，造价12亿元。\n工程师何静说，桥长900米，比旧桥长200米。"}
	gold := []*example{{src: s, text: "周启文表示，新桥可能于2027年通车，造价12亿元。", kind: "gold"}}
	made := forgeAll(gold, 8, 5)
	if len(made) < 4 {
		t.Fatalf("only %d made", len(made))
	}
	for _, e := range made {
		if e.gold() || e.text == gold[0].text || len(e.bad) == 0 {
			t.Errorf("%+v", e)
		}
		for _, sp := range e.bad {
			if !sp.ValidIn(e.text) {
				t.Errorf("%q: %v", e.text, sp)
			}
		}
	}
}

func TestForgedClaimsAreMarked(t *testing.T) {
	s := &source{id: "x", text: "林州市长周启文3月2日表示，新桥可能于2027年通车，造价12亿元。\n工程师何静说，旧桥不会拆除，桥长900米。\n商人赵一鸣认为，所有码头都应搬迁。"}
	gold := []*example{{src: s, text: "周启文表示，新桥可能于2027年通车，旧桥不会拆除。", kind: "gold"}}
	for name, made := range map[string][]*example{
		"speakers": forgeSpeakers(gold, 6, 5),
		"places":   forgePlaces(gold, 8, 6, false),
		"negation": forgeKind(gold, 8, 8, "negation"),
		"hedge":    forgeKind(gold, 8, 8, "hedge"),
	} {
		if len(made) == 0 {
			t.Errorf("%s: none made", name)
		}
		for _, e := range made {
			if e.gold() || e.text == gold[0].text || len(e.bad) == 0 {
				t.Errorf("%s: %+v", name, e)
			}
			for _, sp := range e.bad {
				if !sp.ValidIn(e.text) {
					t.Errorf("%s %q: %v", name, e.text, sp)
				}
			}
		}
	}
}
