package compose

import "testing"

// TestCutLists: a long list that 等 closes keeps its first three.
func TestCutLists(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"things", "东湖县水利局今年买了水泵、水管、水表、水桶、水车等设备。", "东湖县水利局今年买了水泵、水管、水表等设备。"},
		{"so many places", "东湖镇、西湖镇、南湖镇、北湖镇、柳湖镇和石桥镇等十二个镇修好了水渠。", "东湖镇、西湖镇、南湖镇等十二个镇修好了水渠。"},
		{"names with verbs in them", "东湖县与水利大学、农业大学、交通大学、南开大学、东湖建设大学等高校见面。", "东湖县与水利大学、农业大学、交通大学等高校见面。"},
		{"four", "东湖县水利局今年买了水泵、水管、水表、水桶等设备。", "东湖县水利局今年买了水泵、水管、水表、水桶等设备。"},
		{"no 等", "东湖县水利局今年买了水泵、水管、水表、水桶、水车。", "东湖县水利局今年买了水泵、水管、水表、水桶、水车。"},
		{"what is done by all", "东湖镇、西湖镇、南湖镇、石桥镇对村民开展宣传、讲座等活动。", "东湖镇、西湖镇、南湖镇、石桥镇对村民开展宣传、讲座等活动。"},
		{"a word of its own", "东湖县的水库按大小、深浅、远近、新旧、优劣等级管理。", "东湖县的水库按大小、深浅、远近、新旧、优劣等级管理。"},
		{"each with its number", "东湖县修好了水库、水渠、水塔、3条水沟、4个水池等工程。", "东湖县修好了水库、水渠、水塔、3条水沟、4个水池等工程。"},
		{"in a title", "东湖县印发了《水泵、水管、水表、水桶、水车等设备管理办法》。", "东湖县印发了《水泵、水管、水表、水桶、水车等设备管理办法》。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := bare(d, 0)
			cutLists(d, u, 10)
			if got := u.text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}
