package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// Each sentence is cut behind the clause that ends with the words of behind.
func TestCutParts(t *testing.T) {
	for _, c := range []struct {
		name, in, behind string
		well             bool
	}{
		{"with a hall to rest on", "东湖县的志愿者今年走上街头宣传节水，并依托东湖镇的文明站阵地，以主题活动等形式大力开展讲座。", "阵地", false},
		{"after what", "东湖县今年抓到了人，县里的三名民警经过长达三年的不懈努力，抓获了偷水车的村民。", "努力", false},
		{"where", "近日，在东湖县西湖镇举办的“童心·水库”传统文化进社区项目启动会暨“我的东湖县”主题展览上，22名村民代表为来自三个县的三百名观众带来了山歌。", "展览上", false},
		{"the first of a list", "东湖县提醒村民注意用水的安全： 1、请勿独自前往三座水库游泳，一定要带上县里发的救生圈，2、请勿在三条水渠的旁边玩耍。", "救生圈", false},
		{"two of three", "东湖县县长王强今年提示：一是要关好家里的三个水龙头；二是要看好孩子不让他们下水，三是不要在水库边烧火。", "下水", false},
		{"a name behind a semicolon", "东湖县水利局今年关停了三家办在村里的培训班；石桥教育机构，没有证照就收了三百名学生，被县里的三个部门查处。", "机构", false},
		{"a condition and what follows", "东湖县水利局局长王强说，如果水库今年干了，全县三百名村民都会搬走，县里的三所学校也随之关闭。", "搬走", true},
		{"what adds to it", "东湖县的水渠修了三十年，但是到去年大雪封山，加上三座水库失修，全县三百名村民搬走。", "封山", false},
		{"a draft", "东湖县水利局今年研究起草了三座水库的用水管理办法，切实保障村民用水，现面向全县村民公开征求意见。", "用水", false},
		{"a roll call", "东湖县今年开了水利大会，水利学会会长王强教授、水利研究所所长林知远研究员、县水利局原局长周明岚先生，国际水利科学院院士李素芬出席了开幕式并致辞。", "先生", false},
		{"about what a plan is made", "东湖县今年印发了治水的通知，就进一步治理全县三座水库的淤泥和水草，作出了新的部署安排。", "水草", false},
		{"who came", "东湖县县长王强、副县长林知远、水利局局长周明岚一行，看望了修水库的三百名工人。", "一行", false},
		{"who by office", "在新年到来之际，东湖县县委书记王强，县委副书记、县长程跟会，看望了修水库的三百名工人。", "程跟会", false},
		{"by whom it was approved", "东湖县水利局局长王强今年被三名村民举报，经省里的水利厅指定管辖，西湖县正在调查三座水库的账目。", "管辖", false},
		{"in what way", "东湖县今年召开了三次村民大会，会议采取无记名投票方式，选出了三名管水的代表。", "方式", false},
		{"with what on their minds", "东湖县水利局收到了礼物，三名村民代表带着全村人的重托，将锦旗送到局长手中。", "重托", false},
		{"in what time", "东湖县提出了修渠的计划，全县力争用三年时间，修好三百公里水渠和三座水库。", "时间", false},
		{"through what, for whom", "东湖县的王强在会上表示，他决定通过学习三年水利专业，为村民修好更多的水渠。", "专业", false},
		{"money for what", "东湖县法院今年判了案，一笔由污水案件的被告缴纳的三百万元治水资金，用于修建三座水库。", "资金", false},
		{"a penalty", "东湖县关停了三家店，对剩下的一家水泵店给予保留资格，押金全部扣除的处罚。", "资格", false},
		{"what all it is for", "受台风影响，东湖县三座水库的水位上涨，为确保村民用水的安全，全力支持水利局修坝，西湖县派出了三百人。", "修坝", false},
		{"when it came where", "近日，东湖县王强开着三轮车去送水泵，当车行驶至石桥旁的三岔路口，撞上了一辆水车。", "路口", false},
		{"what it is like", "像东湖县这样从县长到村民都能拿出行动来支援邻县的地方，值得三百万人学习。", "地方", false},
		{"who was there", "东湖县水利局局长王强，县教育局和县文化局发展规划处领导，县里的三百名村民参加会议。", "领导", false},
		{"bare subject", "东湖县水利局今年开了会，县里的三名水库工程师和负责同志，前往了西湖县的水库。", "负责同志", false},
		{"joined by others", "东湖县水利局今年开了会，东湖县水利局会同西湖县水利局、南湖县水利局，在现场检查了水库。", "南湖县水利局", false},
		{"and the other object", "东湖县水利局开了展会，展示了三百种食品和饮料，以及县里新造的水泵和水车。", "饮料", false},
		{"是", "东湖县今年的水费又上涨了三成，县里的三百名村民都在担心，更严峻的问题是，全县的电费今年也要上涨。", "问题是", false},
		{"host of what comes", "东湖县今年开了会，由东湖县水利局、西湖县水利局主办，南湖县水利局承办的水利展览在县里开幕。", "主办", false},
		{"who pays for what comes", "东湖县今年开了会，由东湖省水利厅资金支持，南湖县水利局实施的节水项目在县里开始了第二年。", "支持", false},
		{"in several places", "东湖县水利局今年开了会，先后在东湖镇、西湖镇、南湖镇等地，组织了三场讲座。", "等地", false},
		{"is only its last words", "这一做法在全县推广，是县水利局帮助村民节约用水，提升收入的有力途径。", "用水", false},
		{"what is told of", "东湖县开了会，县长王强认为，加快修建三座水库，是今年治水的重点。", "水库", false},
		{"what is told of, and what", "东湖县开了会，县长王强认为，三座水库是治水的重点，是今年最大的工程。", "重点", true},
		{"with what", "东湖县的水利局周密部署，将以热情细致的服务，为全县的治水工程培养和提供三百名帮手。", "服务", false},
		{"with what, to what", "东湖县的水利局今年走进了三百户村民家，以有耐心有速度的细致服务，推动了全县水价的下降。", "服务", false},
		{"who all", "当日下午，东湖大学特聘教授王强，东湖师范大学石桥特聘教授、水利系导师许纪明，县水利学院教授林知远等三位嘉宾围绕水利展开讨论。", "许纪明", false},
		{"with what, and what was done", "东湖县的水利局周密部署，以热情细致的服务感动了村民，为全县的治水工程培养和提供三百名帮手。", "村民", true},
		{"in the light of what is there", "东湖县的水利局配备了水泵，并结合实际情况，为三百户人家装了水表。", "情况", false},
		{"beside what", "东湖县今年给三座水库补了水，与补水之前对比，全县的地下水位平均回升了三米。", "对比", false},
		{"since when", "东湖县开通了三条捐款通道，从三条通道开通至今，全县收到了三百万元捐款。", "至今", false},
		{"with what in mind", "东湖县修建了三座水库，以水库旁的水车为推手，全县推出了三百场文化讲座。", "推手", false},
		{"meaning for what", "东湖县今年修建了三座水库，对全县完善供水的功能，推进三个镇的发展具有重要意义。", "功能", false},
		{"somebody who", "东湖县的王强缺水，在网上找到了一名自称有“内部水源”，能浇三百亩地的卖家。", "水源”", false},
		{"somebody", "东湖县的王强缺水，在网上找到了一名水源的卖家，三百亩地都浇上了水。", "卖家", true},
		{"a story", "东湖县拍了一部电影，讲述了王强带着三百名村民上山，寻找水源和修建水渠的故事。", "上山", false},
		{"a thought", "东湖县的王强欠了三万元，后来他萌生借来水泵，卖给别的村民还债的想法。", "水泵", false},
		{"a way", "东湖县修建了三座水库，这是向专家借来智慧和力量，提高全县节水水平的有效方式。", "力量", false},
		{"since a day to come", "东湖县发布了一份通告，通告明确从今年7月起，全县的水费都要上涨三成。", "7月起", false},
		{"for what reason", "东湖县的王强驾驶一辆汽车上了路，因行驶轨迹可疑，被县里的民警当场查获。", "可疑", false},
		{"by what means", "东湖县的王强注册了账号，再通过嘘寒问暖、贴心关怀，提供安慰等方式，迅速取得三百名村民的信任。", "方式", false},
		{"who was elected", "东湖县林知远当选会长，县水利局局长王强，县教育局局长周明岚当选副会长。", "王强", false},
		{"who is behind it", "东湖县今年很热闹，县文化馆指导、县文化服务中心承办，县剧团演出的三场音乐会在县里开幕。", "承办", false},
		{"a subject with what it does to people", "东湖县今年很热闹，县里举办的“露营节”“漂流节”等三十场活动，吸引了三百名游客到县里来。", "活动", false},
		{"what was done, and to whom", "东湖县今年很热闹，县里举办了三十场精彩的活动，吸引了三百名游客到县里来。", "活动", true},
		{"about what", "东湖县的法院今年很忙碌，对每一起涉及水渠的纠纷，法官都在三天以内作出了判断。", "纠纷", false},
		{"what is to be done by what", "东湖县今年很热闹，县长王强介绍，水利系列志愿服务品牌，旨在让三百名村民都用上清洁的水。", "品牌", false},
		{"from how many", "东湖县今年很热闹，经过三次扩容，县里的水利联盟目前已从成立之初的28家成员单位，增加至52家成员单位。", "单位", false},
		{"on what ground", "东湖县今年很热闹，县总工会在为三百名工人发放防暑物资的基础上，又为他们开展了三场活动。", "基础上", false},
		{"in how long", "东湖县的王强带着孩子来到了学校，不到一分钟的时间，王强就办好了孩子的入校证明。", "时间", false},
		{"by what way", "东湖县水利局走访了三百户村民，并通过西湖县和东湖县的会谈会晤机制，协调解决了三个难题。", "机制", false},
		{"for what end", "东湖县组织人手宣传检查的好处 为确保检查工作有序进行，县里走访了三百户村民的家。", "进行", false},
		{"before a dash", "东湖县水利局开了会，全县首个大型水库——南湖水库今年正式开工，村民都到场了。", "大型水库", false},
		{"figures", "东湖县今年卖出三百万吨水，同比增长三成，其中饮用水占四成。", "三成", true},
		{"可为", "东湖县今年开了会，县里的水利事业大有可为，村民都很高兴。", "大有可为", true},
		{"the case of a law", "东湖县条例规定，任何人在水库里抽水来灌溉水田，未经县水利局同意并且数额较大的，处三千元以下的罚款。", "水田", false},
		{"came where", "东湖县志愿者协会的十名志愿者今年夏天又一次来到南湖镇敬老院，打扫了整个院子，也给三十名老人理了发。", "敬老院", false},
		{"what adds to it", "东湖县今年的用水增长了三成，县里的水费收入已经超过了四百万元，加上雨水充足，都让水利局对明年的供水很有信心。", "充足", false},
		{"is said of it", "东湖县水利局说，县里的水库今年第一次放水，大约是在七月三日上午十点二十分前后。", "放水", false},
		{"what it has to do with", "东湖县水利局说，今年的水价下调与县里引导村民节约用水，同时整顿三家水厂有关。", "用水", false},
		{"somebody for an end", "东湖县今年很忙碌，县里的派出所为切实维护村民的切身利益，走访了三百户人家。", "利益", false},
		{"what leads to it", "东湖县的医生说，有病史的村民吸入一定量的孢子或菌丝，就可能诱发哮喘。", "菌丝", false},
		{"in what respects", "东湖县印发了意见，这份意见从持续优化用水环境、加大对水源的保护力度和着力推动水渠建设三个方面，提出了三十条具体的举措。", "方面", false},
		{"of what kind", "东湖县的法院今年解释了条例，村民的水田被污水淹没，同时符合下列情形，法院应当支持他们。", "情形", false},
		{"by how much", "东湖水务公布了报告，公司今年第一季度在三个县的净利润为3亿元，同比下降一成，公司还欠银行200万元。", "3亿元", false},
		{"what has to be", "东湖县规定，在三座水库的岸边使用摄像头辨识前来游泳的村民，应当为保护水库的安全所必需。", "村民", false},
		{"what several do", "东湖县今年很忙碌，县水利局的负责人与县教育局、县文化局的负责人，共同走访了三百户村民。", "负责人", false},
		{"by whom what is", "东湖县水利工作站是由东湖县水利局和县总工会指导，三家水务公司联手打造的治水平台。", "指导", false},
		{"who plays in it", "由导演林知远执导，青年演员王强、周明岚领衔主演，李梅、程跟会主演的影片《水库》今年上映。", "领衔主演", false},
		{"where it was made known", "东湖县今年很忙碌，8月2日上午，东湖县水利局在县里举行新闻发布会，正式发布了三座水库的用水管理办法。", "新闻发布会", false},
		{"a later item", "东湖县水利局今年提出了三点要求：一是看好孩子和家里的老人；二是守好三座水库的大坝，不让村民下水游泳；三是不在水库边烧火。", "大坝", false},
		{"what they have in view", "东湖县水利局今年很忙碌，八月的前十天里，县里的民警聚焦用水的高峰，开展了三次巡查。", "高峰", false},
		{"in the light of a week", "东湖县今年很忙碌，县里的石桥社区结合全县第一个节水宣传周，举办了三场活动。", "宣传周", false},
		{"what is called so", "东湖县今年很忙碌，县里推广了石桥社区的医养结合服务标准化成果，三百名老人住进了社区。", "成果", true},
		{"what was judged", "东湖县法院今年3月1日对县水利局原局长王强受贿一案公开宣判，以受贿罪判处王强三年徒刑。", "宣判", false},
		{"under what", "东湖县的王强表示，三百名村民二十天里一直坚持在水库的大坝上，因此在大坝有七千米的长度，三百个村庄参与的情况下，没有出现一次险情。", "长度", false},
		{"at whose wish", "2023年7月14日，东湖律师事务所的首席律师、东湖大学特聘研究员王强应西湖县水利局邀请，为三百名村民讲了课。", "邀请", false},
		{"among the hosts", "今年夏天在县里开幕的“水库之夜”主题音乐会由东湖县水利局文物处、水库管理司和县文化局，县里的总工会和三家公司联合主办。", "文化局", false},
		{"in whose light", "在今年的座谈会上，东湖县水利局和县税务所针对三家企业在取水、排水等二十余项涉水诉求，逐一讲解了条例。", "诉求", false},
		{"for how long", "东湖县办了展览，村民从三百件展品里可以系统了解县里的水利事业七十多年来，从一口井到三座水库的历程。", "年来", false},
		{"with whose help", "东湖县的三百名村民看了电影，这次借助县里的民警组织的观影活动，大家都更明白怎样节水。", "活动", false},
		{"by what it was hit", "东湖县水利局近日发布了三座水库的告知书，受上游强降雨形成的洪水影响，三座水库的水位上涨。", "影响", false},
		{"on what pretext", "东湖县的骗子会出示仿冒的水利局证件，以村民需要交三百元水费为由，让他们下载三个软件。", "为由", false},
		{"what is handed on", "东湖县水利局今年重新组建，将县总工会对水库的日常管理职责，三个镇的水渠管理职责划入水利局。", "日常管理职责", false},
		{"what it is too", "东湖县今年修建了三座水库，也是县里探索三级治水联动新模式，培育全县节水风气的重要实践。", "模式", false},
		{"on what matter", "对于近期三百名村民在网络上多次反映的东湖县三座水库水位下降和水渠断流的用水问题，东湖县水利局7月19日发布了情况说明。", "问题", false},
		{"who came, so many", "7月23日，东湖县水利局局长王强、副局长林知远及相关负责人一行7人，前往西湖县的三座水库调研。", "7人", false},
		{"first", "东湖县的王强独自驾车去水库，行至石桥附近的三岔路口时车辆先是失去动力，紧接着就熄火停在了路边。", "动力", false},
		{"what all it is for, behind a colon", "记者8日从东湖县水利局获悉：为及时解决村民的用水难题，充分发挥三座水库的引领作用，水利局发布了用水指南。", "作用", false},
		{"by use of what", "近期，东湖大学水利系的三名研究人员利用三座水库的水位监测数据，算出了全县一年的用水量。", "数据", false},
		{"what they talked about", "座谈环节，东湖县的水利专家围绕三座水库的水位变化与水质安全，三百公里水渠的修缮机制展开了热烈的讨论。", "安全", false},
		{"what is enough", "今年十月，东湖县的中小学生游湖只需购买三元的观光车票，凭县里发的二维码即可免费游三座水库。", "车票", false},
		{"speakers", "今年的开幕式上，东湖县县长王强，东湖大学副校长、教授林知远，西湖大学教授周明岚等六位专家分别作了演讲。", "林知远", false},
		{"a proverb", "东湖县的三名民警一直在查找被盗的水泵，但功夫不负有心人，他们在石桥下抓获了偷水泵的人。", "有心人", false},
		{"for whom", "东湖县印发了通知，对水利局的工作人员收受礼金、礼品，接受村民宴请，一律予以严肃处理。", "宴请", false},
		{"in what manner", "东湖县水利局今年走访了三百户村民，采取以案释法，情理结合的方式宣传节约用水。", "以案释法", false},
		{"in the light of what all", "东湖县的医生给三百名村民看了病，结合村民的年龄、水质变化等因素，提出了三条建议。", "因素", false},
		{"a whole clause", "东湖县水利局开了展会，展示了三百种食品和饮料，村民都来品尝。", "饮料", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			for k, cl := range d.Sentences[0].Clauses {
				if strings.HasSuffix(strings.TrimRight(cl.Slice(c.in), "，—"), c.behind) {
					if got := (chinese{}).endsWell(d, 0, k); got != c.well {
						t.Errorf("behind %q: got %v, want %v", c.behind, got, c.well)
					}
					return
				}
			}
			t.Fatalf("no clause ends with %q", c.behind)
		})
	}
}

// The sum and the outcome are kept though the point gets longer than others.
func TestKeepsOutcome(t *testing.T) {
	const head = "下了雨。在东湖县水利局和县总工会两天的调解下，东湖公司和在水库工地上不幸遇险的工人王强的家属在县里的会议室坐到一起，双方终于达成了工亡赔偿协议，"
	for _, c := range []struct {
		name, tail string
		kept       bool
	}{
		{"sum", "公司一次付清赔偿金二百零二万元。", true},
		{"outcome", "公司经理也被法院判处有期徒刑两年。", true},
		{"fluff", "为县里的安全生产工作打下了良好基础。", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(head + c.tail)
			j := judged{strict: true}
			x := newStandReader(d, rank.Score(d))
			x.judged = j
			got := x.build(1, 1, 80, run{}).text(d.Article.Text)
			if strings.HasSuffix(got, c.tail) != c.kept {
				t.Errorf("got %q", got)
			}
		})
	}
}

// In a long sentence a denial far behind a cut forbids it as little as the rest does; one
// right behind it does, as in a short sentence any.
func TestDenials(t *testing.T) {
	const long = "东湖县今年修好了三座水库和三百公里的水渠，全县的村民都用上了清洁的自来水，县里给每一户人家都装上了新的水表，县水利局还派出了三十名工程师走访了三百户村民的家，请他们对三座水库和全县的水渠提出意见，还给每一户人家送去了县里新印的节水手册和一只水桶，三个镇的干部也都参加了走访，省里的电视台和三家报社也都派了记者来到县里，拍下了三座水库放水的情景，村民再也不用下山挑水。"
	for _, c := range []struct {
		name, in, behind string
		cut              bool
	}{
		{"far behind", long, "水渠", true},
		{"right behind", long, "情景", false},
		{"in a short sentence", "东湖县今年修好了三座水库和三百公里的水渠，全县的村民都用上了清洁的自来水，村民再也不用下山挑水。", "水渠", false},
		{"a turn far behind", strings.Replace(long, "村民再也", "但村民再也", 1), "水渠", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			s := d.Sentences[0]
			for k, cl := range s.Clauses {
				if strings.HasSuffix(strings.TrimRight(cl.Slice(c.in), "，"), c.behind) {
					if got := free(bonds(d, s), 0, k+1); got != c.cut {
						t.Errorf("may be cut: %v", got)
					}
					return
				}
			}
			t.Fatalf("no clause ends with %q", c.behind)
		})
	}
}

// Where nothing fits, the shortest that spares enough is kept; a list of sums loses its end.
func TestStillShorter(t *testing.T) {
	for _, c := range []struct {
		name     string
		most     int
		in, want string
	}{
		{"nothing fits", 40, "东湖县水利局在全县三百个村庄同时开展的节约用水宣传活动今年得到了省里水利部门和三所大学的大力支持，十多名水利专家走进了三百户村民的家。", "东湖县水利局在全县三百个村庄同时开展的节约用水宣传活动今年得到了省里水利部门和三所大学的大力支持。"},
		{"sums", 75, "东湖水务公布的第一季度报告显示，公司在三个县的主营收入达到3亿元，同比上升三成；净利润为1亿元，同比上升一成；财务费用为200万元，投资收益为300万元，管理费用为400万元，公司还欠银行500万元。", "东湖水务公布的第一季度报告显示，公司在三个县的主营收入达到3亿元，同比上升三成；净利润为1亿元，同比上升一成。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			x := newStandReader(d, rank.Score(d))
			x.judged = judged{strict: true}
			if got := x.build(0, 0, c.most, run{}).text(d.Article.Text); got != c.want {
				t.Errorf("got %s", got)
			}
		})
	}
}

func TestUnanswered(t *testing.T) {
	for kept, want := range map[string]bool{
		"但只要县里的水价不变，（以今年为准，明年也许不同）":        true,
		"王強說，若水庫在今年乾了，三百名村民無水喝，經過討論":       true,
		"他认为，无论水库是今年修，还是明年修":               true,
		"考虑到村民用水，为减轻负担，化解矛盾":               true,
		"如果水库今年干了，三百名村民都会搬走":               false,
		"若干村民搬走，水渠失修":                      false,
		"只要水价不变（以今年为准），村民就不搬走":             false,
		"水库今年干了，三百名村民搬走，县里如果不修":            false, // a last clause is asked of elsewhere
		"他说，“一旦水库干了，村民都得搬走，这是明摆着的事，没有人愿意”": false,
	} {
		if got := unanswered(kept); got != want {
			t.Errorf("%s: got %v, want %v", kept, got, want)
		}
	}
}
