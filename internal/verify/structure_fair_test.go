package verify_test

import (
	"slices"
	"testing"
)

const ferryZH = `渡轮公司的新船上月试航。公司不愿公布票价，也没有说明为什么停开夜班。
渡口的管理处缺少设备，夜间不具备停靠条件，岛上的拥挤因公司不肯出钱而恶化。
岛上的居民认为，问题不在于船的大小，而在于班次。新船对部分居民有帮助，对游客也有一些帮助。
新船一次能坐400人，比旧船多120人，票价为30元，定员与码头面积的比例是1：15。
船长Nora Bastin17号下午到港，同船的还有3、4名工人。公司7月18日发布公告，请乘客不迟于9月底登记。
渡轮公司成立四周年，前7月载客90万人次。停航可能会加剧岛上的拥挤。`

// What true points do to their sentences, found in those that were taken for wrong: no
// symptom of the name, which the point beside it has.
func TestSignsAreFair(t *testing.T) {
	for _, c := range []struct{ article, sign, fair, wrong string }{
		// An opposite under a "not" is none, nor is to beat a defeat.
		{ferryZH, "antonym", "夜间缺乏停靠条件。", ""},
		{"主场的乙队在雨中击败了甲队。", "antonym", "主场的乙队在雨中胜了甲队。", "主场的乙队在雨中败给了甲队。"},
		{"登记费由500元上涨到800元，渔民担心。", "antonym", "登记费由500元不断上涨到800元。", "登记费由500元下跌到800元。"},
		// A promise and what is not certain are no certainty.
		{ferryZH, "certain-alone", "渡轮公司承诺新船上月试航。", "渡轮公司必将让新船试航。"},
		{ferryZH, "certain-alone", "停航不一定加剧岛上的拥挤。", "停航必定加剧岛上的拥挤。"},
		{ferryZH, "certain-alone", "停航在一定程度上加剧岛上的拥挤。", "停航一定加剧岛上的拥挤。"},
		// As a whole, for each, and a name that ends so are no "all".
		{ferryZH, "all-alone", "岛上居民整体认为问题在于班次。", "岛上所有居民认为问题在于班次。"},
		{"昨晚她接到电话，称会去找船长。", "all-new", "小凡接到电话，称会去找船长。", "凡接到电话，称会去找船长。"},
		{ferryZH, "some-lost", "新船对游客也有帮助。", "新船对居民有帮助。"},
		{ferryZH, "hedge-lost", "停航或加剧岛上的拥挤。", "停航加剧岛上的拥挤。"},
		{ferryZH, "not-lost", "岛上的拥挤恶化。", ""}, // what isn't done is 出钱
		{ferryZH, "not-lost", "登记在9月底以前。", ""},
		{"船队早在八年前就开始准备渔季。那时候甚至还没有确定港口的船主。", "not-new", "船队早在八年前、港口的船主尚未确定时就开始准备渔季。", "船队早在八年前、渔季尚未来临时就开始准备。"},
		// One denied in both texts, the other in neither.
		{"岛上鱼市的名声，不在于鱼的重量，而在于鱼的种类和鱼的数量。", "swapped", "鱼市的名声在于数量而非重量。", ""},
		// Figures in other words.
		{"石灰和河沙按1：12左右的比例拌好，才能上墙。", "number-in", "石灰与河沙的比例为1比12。", ""},
		{"岛上两位7旬渔民带母亲去就医。", "number", "两位七旬渔民带母亲去就医。", "两位九旬渔民带母亲去就医。"},
		{ferryZH, "no-date", "船长7月17日到港。", "船长7月16日到港。"},
		{ferryZH, "no-duration", "四年来渡轮公司载客90万人次。", "六年来渡轮公司载客90万人次。"},
		{ferryZH, "no-duration", "渡轮公司7个月载客90万人次。", "渡轮公司8个月载客90万人次。"},
		// The same amount of something else, and a rate in the place of another.
		{ferryZH, "measure-other", "新船一次能坐400名乘客。", "新船一次能坐400对乘客。"},
		{"磨坊每年新增两万元支出，老板说还能承受。", "number-there", "磨坊每年新增两万元支出。", "磨坊每月新增两万元支出。"},
		// Names in other letters, and what is hardly a name.
		{ferryZH, "no-name", "船长巴斯廷下午到港。", "船长库斯曼下午到港。"},
		{"田教授下午到港，岛上的人去接他。", "no-name", "田某下午到港。", "高某下午到港。"},
		// Who does something else first says nothing yet.
		{"工程师周砚上周在县城开会。天气转冷。渔船都回来了。学校开学。他说，新码头明年春天启用。", "said-far", "周砚准备到会上宣布，新码头明年春天启用。", ""},
	} {
		if got := signsOf(t, c.article, c.fair); slices.Contains(got, c.sign) {
			t.Errorf("%q: symptoms %v, and no %s wanted", c.fair, got, c.sign)
		}
		if got := signsOf(t, c.article, c.wrong); c.wrong != "" && !slices.Contains(got, c.sign) {
			t.Errorf("%q: symptoms %v, want %s", c.wrong, got, c.sign)
		}
	}
}
