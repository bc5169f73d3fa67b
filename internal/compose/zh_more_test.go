package compose

import (
	"strings"
	"testing"
	"time"

	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
)

// Each sentence is cut behind the clause that ends with the words of behind.
func TestLeadsUp(t *testing.T) {
	set := lang.NewSet(und.New(), zh.New())
	for _, c := range []struct {
		name, in, behind string
		want             bool
	}{
		{"when", "东湖县的音乐会终于在万众期待之中拉开帷幕8月2日上午，三百名学生登台演出。", "上午", true},
		{"by what", "东湖县扩大了交流，通过开放问诊形式，让三百名村民看上了病。", "形式", true},
		{"a law was passed", "东湖县开了会，通过了三项决定，会后公布了全文。", "决定", false},
		{"for what", "为深入普及节水知识，倡导节水生活，打通宣传的最后一公里，东湖县开了三场讲座。", "最后一公里", true},
		{"for what, behind hearsay", "据了解，为普及节水知识，倡导节水生活，东湖县开了三场讲座。", "生活", true},
		{"for what, with a quotation", "为落实“人人节水”倡议，守护全县水源，东湖县开了三场讲座。", "水源", true},
		{"in the light of what", "东湖县结合“节约每一滴水”主题，组织三百名村民听了讲座。", "主题", true},
		{"by what paper", "东湖县对王强立案审查，依据《东湖县用水管理条例》《东湖县节水条例》等有关规定，决定给予王强处分。", "规定", true},
		{"for what, with 大力", "为切实加强水库的管理，大力倡导节约用水，东湖县开了三场讲座。", "节约用水", true},
		{"by which articles", "东湖县对王强立案审查，依据《东湖县用水管理条例》第三条、《东湖县节水条例》第五条第二款，决定给予王强处分。", "第二款", true},
		{"for what, behind what is run in", "东湖客户端8月12日消息日前，为进一步节约全县用水，提升供水的效能，东湖县水利局修建了三座水库。", "效能", true},
		{"an hour", "东湖晚报的记者在县里的河边注意到，8月2日下午5时36分，东湖县水利局发布了洪水预警。", "36分", true},
		{"for what, and who", "为普及节水知识，东湖县今年一共开了三场大讲座，三百名村民到场听讲。", "讲座", false},
		{"who was there", "座谈会在东湖县举行，县水利局、县教育局、县卫生局等三家单位，四十名代表进行了交流。", "单位", true},
		{"both", "新水渠在东湖县开工，它既保留了老水渠的走向，又加宽了一倍。", "走向", true},
		{"neither", "王强欠了东湖县的水费，他既不主动还款，又拒绝接听电话。", "还款", true},
		{"both kept", "新水渠既保留了走向，又加宽了一倍，村民都很高兴。", "一倍", false},
		{"decided", "东湖县为了节水，经研究决定，自8月起调整水价。", "决定", true},
		{"theme", "东湖县举行讲座，以节水为主题，围绕什么是漏水展开。", "主题", true},
		{"attendance", "开工仪式在东湖县举行，县水利局局长林知远，县教育局局长周明岚出席仪式。", "林知远", true},
		{"who is told to", "东湖县水利局的干部走进了村民家里，提醒村民们，提前修好自家的水管。", "村民们", true},
		{"who was told", "东湖县水利局的干部走进了村民家里，提醒了村民们，村民都修好了水管。", "村民们", false},
		{"where they went", "东湖县的志愿者们前往老街社区、新街社区、河边社区，为三百名村民修好了水管。", "河边社区", true},
		{"from what", "东湖县水利局从节水的本质出发，提出了新的水价办法，村民都赞成。", "出发", true},
		{"a whole clause", "东湖县今年修好了三座石桥，村民们从此不再绕路，孩子们上学近了。", "绕路", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := set.ParseText(c.in, time.Time{})[0]
			for k := range s.Clauses {
				if !strings.HasSuffix(strings.TrimRight(s.Clauses[k].Slice(c.in), "，"), c.behind) {
					continue
				}
				if got := leadsUp(c.in, s, k); got != c.want {
					t.Errorf("%s, behind %q: got %v, want %v", c.in, c.behind, got, c.want)
				}
				return
			}
			t.Fatalf("%s: no clause ends with %q", c.in, c.behind)
		})
	}
}

// What a long sentence is for goes to the day on which it was done; want is what is kept.
func TestDayBehindAims(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"where", "为弘扬节水美德，在村里营造人人惜水的氛围，8月4日，东湖县水利局修好了三座石桥。", "8月4日，东湖县水利局修好了三座石桥。"},
		{"from where", "为弘扬节水美德，从源头上堵住漏水，助力夏季用水，近日，东湖县水利局修好了三座石桥。", "近日，东湖县水利局修好了三座石桥。"},
		{"a plan of whom", "为弘扬节水美德，东湖县水利局紧紧围绕全县工作部署，自8月起，修建三座石桥。", "东湖县水利局紧紧围绕全县工作部署，自8月起，修建三座石桥。"},
		{"no day", "为弘扬节水美德，在村民的帮助下，东湖县水利局修好了三座石桥。", "在村民的帮助下，东湖县水利局修好了三座石桥。"},
		{"a subject", "为弘扬节水美德，东湖县水利局宣布，8月4日，三座石桥通车。", "东湖县水利局宣布，8月4日，三座石桥通车。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			u := bare(d, 0)
			cutAim(d, u)
			if got := u.text(c.in); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}
