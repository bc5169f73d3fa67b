package zh_test

import (
	"testing"

	types "github.com/zhongdian/zhongdian/article"
	"github.com/zhongdian/zhongdian/lang"
	"github.com/zhongdian/zhongdian/lang/und"
	"github.com/zhongdian/zhongdian/lang/zh"
	"github.com/zhongdian/zhongdian/text"
)

func TestAliases(t *testing.T) {
	s := "云港市住房保障局（以下简称“住保局”）6月12日说，北京大学（北大）会参加。" +
		"亚洲开发银行（ADB）表示支持。记者王小明采访了部长李建国，李部长没有回答。" +
		"导演罗伯特·艾森曼出席，艾森曼说他很高兴。"
	a := &types.Article{Text: s, Blocks: []types.Block{{Span: text.Span{End: len(s)}}}}
	got := lang.NewSet(und.New(), zh.New()).Parse(a).Aliases()
	for short, long := range map[string]string{
		"北大":  "北京大学",
		"adb": "亚洲开发银行",
		"李部长": "李建国",
		"艾森曼": "罗伯特·艾森曼",
	} {
		if got[short] != long {
			t.Errorf("%s: got %q, want %q", short, got[short], long)
		}
	}
	if got["住保局"] == "" {
		t.Errorf("住保局 means nothing in %v", got)
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][2]string{
		{"外长王毅表示", "王毅=王毅"},
		{"美国总统拜登访问北京市", "美国=美国 拜登=拜登 北京市=北京"},
		{"威尔·史密斯出席", "威尔·史密斯=威尔·史密斯"},
		{"水库归功于威尔·史密斯", "威尔·史密斯=威尔·史密斯"},
		{"威尔•史密斯出席", "威尔•史密斯=威尔·史密斯"},
		{"高级投资组合经理史蒂夫·艾斯曼表示", "史蒂夫·艾斯曼=史蒂夫·艾斯曼"},
		{"《人民日报》报道", "人民日报=人民日报"},
		{"中美关系", "中=中国 美=美国"},
		{"国家统计局公布", "国家统计局=国家统计局"},
		{"北京服装学院", "北京服装学院=北京服装学院"},
		{"王某被捕", "王某=王某"},
		{"张先生说", "张先生=张先生"},
		{"作者Paul Graham说", "Paul Graham=paul graham"},
		{"所谓“碎片化信息”", "碎片化信息=碎片化信息"},
		{"这家公司宁可加薪", ""},
		{"華為公司", "華為公司=华为"},
	} {
		if got := values(c[0], lang.KindName); got != c[1] {
			t.Errorf("%s: got %q, want %q", c[0], got, c[1])
		}
	}
}

func TestSpeakers(t *testing.T) {
	for _, c := range [][3]string{
		{"外长王毅表示，会议成功。", "王毅", "会议成功。"},
		{"据新华社报道，会议成功。", "新华社", "会议成功。"},
		{"“会议成功。”王毅说。", "王毅", "“会议成功。”"},
		{"专家认为会议成功", "专家", "会议成功"},
		{"在王毅看来，会议成功。", "王毅", "会议成功。"},
	} {
		var got lang.Atom
		for _, a := range atomsOf(c[0], published) {
			if a.Kind == lang.KindSpeaker {
				got = a
			}
		}
		if got.Value != c[1] || got.Scope.Slice(c[0]) != c[2] {
			t.Errorf("%s: got %s: %q, want %s: %q", c[0], got.Value, got.Scope.Slice(c[0]), c[1], c[2])
		}
	}
	for _, s := range []string{"报道称号", "他没有说服对方", "数据的说明"} {
		if got := values(s, lang.KindSpeaker); got != "" {
			t.Errorf("%s: nobody speaks, got %q", s, got)
		}
	}
}
