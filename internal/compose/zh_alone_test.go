package compose

import (
	"strings"
	"testing"

	"github.com/zhongdian/zhongdian/internal/rank"
)

// TestChineseAlone makes a point of the last sentence of each text, or of its
// last two where join is set. want "-" is a sentence that does not stand alone.
func TestChineseAlone(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		join           bool
	}{
		// what hangs on the sentence before
		{"更不用说", "东湖县缺少公路。更不用说，县里的铁路也早已停运多年。", "-", false},
		{"第二项", "好处有两个。（2）东湖县每年可以节省三百万元电费。", "东湖县每年可以节省三百万元电费。", false},
		{"一是 alone", "东湖县开了会。王强提出三点意见：一是严格规范东湖县的水费。", "-", false},
		{"不仅 alone", "东湖县开了会。在东湖县，村民不仅很难喝到干净的水。", "-", false},
		{"不仅 还", "东湖县开了会。东湖县的村民不仅要交水费，还要交电费。", "东湖县的村民不仅要交水费，还要交电费。", false},
		{"no verb", "东湖县开了会。东湖县的水费和电费。", "-", false},
		{"caption run in", "《东湖人家》剧照东湖县的村民今年要交三百万元水费。", "-", false},
		{"第几页", "好处有两个。第 52 页，东湖县每年可以节省三百万元电费。", "-", false},
		{"另一个", "东湖县修了桥。另一个村子也在今年秋天修好了水渠。", "-", false},
		{"bare 报告", "审计局公布了东湖县的审计报告。报告认为东湖县的水库管理混乱。", "-", false},
		{"full 报告", "下了雨。审计局的报告认为东湖县的水库管理混乱。", "审计局的报告认为东湖县的水库管理混乱。", false},
		{"只问", "水库年久失修。东湖县政府能否从旱灾中吸取教训，仍靠全县人民。", "-", false},
		{"问而有答", "水库年久失修。水库能否在今年修好，取决于省里的拨款。", "水库能否在今年修好，取决于省里的拨款。", false},
		{"同样的", "会场响起掌声。东湖县的村民期待听到更多同样的话。", "-", false},

		// who that is, which one is meant
		{"官职", "东湖县县长王强表示，工程已经开工。下了雨。王强宣布，县里三家造纸厂今年关闭。", "东湖县县长王强宣布，县里三家造纸厂今年关闭。", false},
		{"前任", "前东湖县县长王强表示，工程已经开工。下了雨。王强宣布，今年关闭三家造纸厂。", "前东湖县县长王强宣布，今年关闭三家造纸厂。", false},
		{"先生", "东湖公司总裁约翰·史密斯表示，工程已经开工。下了雨。史密斯先生宣布，今年关闭三家造纸厂。", "东湖公司总裁约翰·史密斯宣布，今年关闭三家造纸厂。", false},
		{"某先生", "村里来了人。李先生宣布，今年要在东湖县关闭三家造纸厂。", "-", false},
		{"已有官职", "东湖县县长王强表示，工程已经开工。下了雨。县长王强宣布，今年关闭三家造纸厂。", "县长王强宣布，今年关闭三家造纸厂。", false},
		{"哪座水库", "东湖水库去年决了口。下了雨。水库将在今年年底以前重新蓄水。", "东湖水库将在今年年底以前重新蓄水。", false},
		{"几座水库", "东湖水库和西湖水库去年决了口。下了雨。水库将在今年年底以前重新蓄水。", "水库将在今年年底以前重新蓄水。", false},
		{"他国", "县长王强上了任。东湖县的造纸厂今年也向他国出口三百万吨纸。", "东湖县的造纸厂今年也向他国出口三百万吨纸。", false},
		{"他 is another", "县长王强上了任。他说，王强的建议对东湖县的造纸厂没有用处。", "-", false},

		{"还表示", "下了雨。东湖县公安局还表示，今年不会关闭三家造纸厂。", "东湖县公安局表示，今年不会关闭三家造纸厂。", false},
		{"却", "下了雨。但东湖县的经验却证明，三家造纸厂不必关闭。", "东湖县的经验证明，三家造纸厂不必关闭。", false},
		{"也 of its own", "下了雨。东湖县的造纸厂也关闭了三家，工人领到了补偿。", "东湖县的造纸厂也关闭了三家，工人领到了补偿。", false},

		// whose voice it is
		{"小编", "下了雨。小编今年在东湖县看到三家造纸厂都已经关闭。", "-", false},
		{"全市", "下了雨。全市三家造纸厂今年都已经关闭，工人领到了补偿。", "-", false},
		{"全市 of a named one", "下了雨。东湖市全市三家造纸厂今年都已经关闭，工人领到了补偿。", "东湖市全市三家造纸厂今年都已经关闭，工人领到了补偿。", false},
		{"说道", "下了雨。县长王强在东湖县的会上情绪激动地对着记者说道。", "-", false},
		{"则", "北村产纸。东湖县的工厂，则是今年才开工的三家造船厂。", "-", false},
		{"客户B", "银行有三类客户。客户B在东湖县有三家造纸厂，每天收入三百万元。", "-", false},
		{"（对白）", "灯亮了。公主（看着前方）：请把东湖县的三家造纸厂都关掉吧。", "-", false},

		// demonstratives
		{"这次普查", "东湖县做了普查。2015年的这次普查，采用了东湖县自己研发的系统。", "-", false},
		{"这部", "林海写了一部小说。这部小说十年后终于在东湖县出版。", "-", false},
		{"这一观点", "有人说稳定也有害。林海的书是这一观点最著名的表述。", "-", false},
		{"own clause", "下了雨。东湖县的水库和农田都在抢修，这些农田今年减产三成。", "东湖县的水库和农田都在抢修，这些农田今年减产三成。", false},
		{"那天", "林海去了东湖县。当天，东湖县的水库开始放水抗旱。", "-", false},
		{"dated", "林海去了东湖县。6月3日当天，东湖县的水库开始放水抗旱。", "6月3日当天，东湖县的水库开始放水抗旱。", false},
		{"said of it", "东湖县修了桥。林海说：“这是全县人民的大喜事。”", "-", false},

		{"这一点", "票房要靠观众。现在的乡镇影院做不到这一点，观众越来越少。", "-", false},
		{"另一个", "收入是一项。林海辞职的另一个更重要的原因是他的健康。", "-", false},
		{"bare 餐厅", "东湖县开了一家餐厅。餐厅原本是一个仓库，今年春天才装修。", "-", false},
		{"behind a front", "林海求助于人。为了老人的健康，这种求助只能是暂时的办法。", "-", false},
		{"该国", "星巴克进入东湖。最近一个季度，该国的销售额下降了14%。", "-", false},
		{"这 alone", "税率不高。我说这不是技术问题而是一个人性的问题。", "-", false},
		{"这批", "县里买了枪。林海宣布，公司已决定把这批军品原船运回东湖县。", "-", false},
		{"该算法", "有人写了算法。林海在东湖县展示了该算法可用于训练网络。", "-", false},
		{"这样的", "林海辞了职。林海后来在东湖县的下场是这样的。", "-", false},
		{"因为", "县长不管事。因为东湖县就是一家很大的公司啊。", "-", false},
		{"她 is no buyer", "李梅要盖房。资助是为了帮助首次购房者，除非她的计划也获得成功。", "-", false},
		{"他们 behind a front", "分析师开会。基于估值和利率等因素，他们预测明年的房价会大幅下降。", "-", false},
		{"它 as object", "拜尔想出了办法。目前，绝大部分的数码相机都采用它，来生成彩色照片。", "-", false},
		{"今次", "有人做了调查。今次调查显示七成的受访者支持东湖县的水库计划。", "-", false},
		{"两年后", "林海去了东湖县。两年后，林海在东湖县开了一家书店。", "-", false},
		{"那么", "林海病了。那么医生先问林海是不是愿意住进东湖县医院。", "-", false},
		{"waits", "下了雨。随着林海退休，他的学生准备接班时。", "-", false},

		// pronouns that go on from before
		{"她 is somebody else", "李梅当了县长。她很忙。自从王强退出后，她没有接受过记者的采访。", "-", false},
		{"她 is the subject", "李梅当了县长。她很忙。县长李梅表示，她没有接受过记者的采访。", "县长李梅表示，她没有接受过记者的采访。", false},

		// pairs
		{"contrast stays", "东湖县的水库已经修好。然而，东湖县的农田仍然缺水。", "东湖县的水库已经修好；然而，东湖县的农田仍然缺水。", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			last := len(d.Sentences) - 1
			first := last
			if c.join {
				first--
			}
			u := newStandReader(d, rank.Score(d)).build(first, last, 78)
			got := u.text(d.Article.Text)
			if u.leans {
				got = "-"
			}
			if got != c.want {
				t.Errorf("got %q, want %q (whole %q)", got, c.want, u.text(d.Article.Text))
			}
		})
	}
}

// TestChineseCuts asks where a sentence may be cut short: want is the clauses
// that a point can end with.
func TestChineseCuts(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"announced list", "好处有两个：东湖县的水费会下降，东湖县的电费也会跟着下降。", "1"},
		{"当…时", "当王强批评李梅软弱，或者批评李梅激进时，李梅没有回答。", "1"},
		{"和…相比", "和保护得很好的古城西湖，东湖县落后了很多年。", "1"},
		{"为了", "各地政府为了控制债务率，都将不得不过紧日子。", "1"},
		{"two dashes", "最近的电影都失败了，但是东湖影业——除了电影还卖漫画——仍然赚了很多钱。", "0 2"},
		{"根据", "報告指，根據東湖縣水利法例，當局可以要求任何公司交出資料，東湖縣也可以這樣做。", "1 2"},
		{"会明白", "虽然有消息是某电商巨头接手，但看看新一届的董事会名单就会明白，接盘者只可能是投资机构。", "0 2"},
		{"title with 了", "继《起风了》十年后的作品，东湖县又拍了新片。", "1"},
		{"part of what was named", "东湖县推出了新计划，内容看起来丰富，村民只需要报名。", "0 1 2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			var ends []string
			for k := range d.Sentences[0].Clauses {
				n := string(rune('0' + k))
				if (chinese{}).endsWell(d, 0, k) {
					ends = append(ends, n)
				}
			}
			if got := strings.Join(ends, " "); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestPairKeepsItsBond makes one point of two sentences: where the second takes
// up the end of the first, that end is not cut, however long the point gets.
func TestPairKeepsItsBond(t *testing.T) {
	d := read("东湖县今年拨款三千万元，用来修好全县的水库和水渠，县政府还决定在明年春天以前关闭县里最后三家造纸厂。这意味着，东湖县的四百名造纸工人，在明年春天以前都要另找工作，县里还没有给他们安排好去处。")
	u := newStandReader(d, rank.Score(d)).build(0, 1, 78)
	if got := u.text(d.Article.Text); !strings.Contains(got, "关闭县里最后三家造纸厂；") {
		t.Errorf("the bond is cut: %q", got)
	}
}
