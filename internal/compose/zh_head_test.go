package compose

import "testing"

// Each sentence opens with what a page runs into it; want is its story.
func TestStoryOpens(t *testing.T) {
	const story = "东湖县的三座石桥今年全部修好了。"
	const dated = "6月12日，" + story
	for _, c := range []struct{ name, in, want string }{
		{"nothing", story, story},
		{"day", dated, dated},
		{"another headline and a day", "原标题：东湖县修好石桥 村民不再绕路" + dated, dated},
		{"another headline and 近日", "原标题：东湖县修好石桥近日，" + story, "近日，" + story},
		{"another headline and an aim", "原标题：东湖县里修好石桥为进一步方便出行，" + story, "为进一步方便出行，" + story},
		{"another headline, a label and a day", "原标题：东湖县修好石桥【东湖网报道 记者 林知远】东湖县县长王强6月12日宣布，" + story, "东湖县县长王强6月12日宣布，" + story},
		{"a day without its comma", "原标题：东湖县修好石桥东湖县县长王强6月12日宣布，" + story, "原标题：东湖县修好石桥东湖县县长王强6月12日宣布，" + story},
		{"another headline and an hour of a day", "原标题：东湖县修好石桥6月12日上午10时30分许，" + story, "6月12日上午10时30分许，" + story},
		{"a letter's salutation", "全县父老乡亲：" + story, story},
		{"who took it and no space", "林知远摄演讲结束后，" + story, "演讲结束后，" + story},
		{"a verb of 摄 and what", "从村民拍摄的照片看，" + story, "从村民拍摄的照片看，" + story},
		{"a verb of 摄", "林知远摄影多年，" + story, "林知远摄影多年，" + story},
		{"a respect", "处置措施方面，" + story, "处置措施方面，" + story},
		{"a heading taken up at once", "避免漏水村民避免漏水村民的办法不多。", "避免漏水村民的办法不多。"},
		{"a caption and words", "改造后的水渠“村民都希望水渠宽一些。”王强介绍，" + story, "“村民都希望水渠宽一些。”王强介绍，" + story},
		{"who said so", "东湖县村民直言“村民都希望水渠宽一些。”" + story, "东湖县村民直言“村民都希望水渠宽一些。”" + story},
		{"what is called so", "东湖县的节水“三字经”今年很火，" + story, "东湖县的节水“三字经”今年很火，" + story},
		{"a long name twice", "东湖县水利工程馆门口东湖县水利工程馆今年开放。", "东湖县水利工程馆今年开放。"},
		{"a long name as an object", "东湖县水利工程馆馆长参加东湖县水利工程馆的开馆仪式。", "东湖县水利工程馆馆长参加东湖县水利工程馆的开馆仪式。"},
		{"whose picture, first", "（林知远 摄）" + story, story},
		{"what a notice is for", "关于开放三座水库的通告为进一步方便村民，" + story, "为进一步方便村民，" + story},
		{"a short heading taken up", "多种树种树不仅省水，" + story, "种树不仅省水，" + story},
		{"a scene and how it went", "山歌会现场经过激烈的比拼，" + story, "经过激烈的比拼，" + story},
		{"a scene that is full", "山歌会现场座无虚席，" + story, "山歌会现场座无虚席，" + story},
		{"a still", "《东湖人家》剧照" + story, story},
		{"who plays in it", "《东湖人家》海报中的" + story, "《东湖人家》海报中的" + story},
		{"what a notice is called", "情况通报近期，" + story, "近期，" + story},
		{"a meeting of that name", "情况通报会在县里举行，" + story, "情况通报会在县里举行，" + story},
		{"between dots", "东湖公园发布消息· 特别提醒 ·" + story, story},
		{"on the air", "总台记者 林知远：" + story, story},
		{"a name spaced out", "本报记者 林 远" + dated, dated},
		{"what a notice leads up with", "现将调查结果公布如下：东湖县今年修好了桥，" + story, "东湖县今年修好了桥，" + story},
		{"a roundup", "综合消息：" + story, story},
		{"a notice in full", "通报全文如下：" + story, story},
		{"who says so", "全县居民王强说：" + story, "全县居民王强说：" + story},
		{"whose story it is", "东湖县修好石桥 村民不再绕路本文转自【东湖日报】；" + story, story},
		{"where it is from", "来源：东湖网－水利频道 原创稿" + story, story},
		{"figures in a table", "近5日水位一览见下表：东湖县主要指标及全省排名如下：" + story, story},
		{"摄 by itself", "东湖社记者 林知远 摄" + dated, dated},
		{"供图", "东湖县水利局供图" + story, story},
		{"another headline and a label", "原标题：东湖县修好石桥【东湖社特稿】" + story, story},
		{"the headline has a day", "原标题：东湖县6月修桥惹争议，" + story, "原标题：东湖县6月修桥惹争议，" + story},
		{"a day that belongs to it", "原标题：东湖县石桥将于6月12日，" + story, "原标题：东湖县石桥将于6月12日，" + story},
		{"another headline and an hour", "原标题：东湖县修好石桥12日上午，" + story, "12日上午，" + story},
		{"another headline and who reported it", "原标题：东湖县修好石桥东湖消息网6月12日报道，" + story, story},
		{"byline in a bracket", "【东湖晚报特约记者 林知远 东湖晚报记者 周明岚】" + story, story},
		{"headline before the bracket", "石桥修好了【东湖网报道 记者 林知远】" + story, story},
		{"byline of a Traditional page", "〔記者林知遠／東湖報導〕" + story, story},
		{"agency of a Traditional page", "（東湖社記者林知遠東湖30日電）" + story, story},
		{"reporters who tell something stay", "（記者會）" + story, "（記者會）" + story},
		{"byline and a month", "东湖晚报记者 林知远8月，" + story, "8月，" + story},
		{"byline without spaces", "东湖晚报记者林知远摄" + story, story},
		{"byline without spaces and a day", "东湖晚报记者林知远" + dated, dated},
		{"picture and label", "东湖晚报林知远摄/东湖图片【东湖走笔】" + story, story},
		{"a name in brackets", "【东湖】" + story, "【东湖】" + story},
		{"bylines", "东湖晚报记者 林知远 周明岚 通讯员 王强" + dated, dated},
		{"byline and 摄", "记者 林知远摄" + story, story},
		{"byline and 报道", "东湖网记者 林知远 通讯员 周明岚 西湖报道" + dated, dated},
		{"a byline run into its story", "记者 林知远" + story, "记者 林知远" + story},
		{"bylines and nothing behind", "记者 林知远 周明岚", "记者 林知远 周明岚"},
		{"roundup", "东湖时刻6月13日综合（东湖日报记者 林知远/文）" + dated, dated},
		{"picture", "东湖新闻 图" + story, story},
		{"a person's picture", "东湖县县长林知远 资料图" + story, story},
		{"a figure", "如下 图1给出了水位，" + story, "如下 图1给出了水位，" + story},
		{"heading and a day", "东湖县修好石桥 " + dated, dated},
		{"headings, one of somebody's words, and a day", "东湖县石桥塌了 村民：绕路三年 县里：马上修 " + dated, dated},
		{"who speaks and a day", "县长：石桥修好了 " + dated, "县长：石桥修好了 " + dated},
		{"heading and who says so", "专家：三座石桥不安全 据《东湖晚报》，" + story, "据《东湖晚报》，" + story},
		{"讯", "东湖融媒讯 " + dated, dated},
		{"heading and 据", "东湖县：三座石桥都不用绕路据东湖社报道，" + story, "据东湖社报道，" + story},
		{"data", "东湖县最新的桥梁数据东湖社报道，" + story, "东湖县最新的桥梁数据东湖社报道，" + story},
		{"heading and 近日", "东湖县里修好石桥近日，" + story, "近日，" + story},
		{"heading and 近期", "东湖县里修好石桥近期，" + story, "近期，" + story},
		{"what is summed up in a table", "东湖之家汇总信息如下：截至今天，" + story, "截至今天，" + story},
		{"a subject and 近日", "东湖县近日，" + story, "东湖县近日，" + story},
		{"screen", "东湖网截图 " + story, story},
		{"a picture and who took it", "石桥通车 林知远 摄" + "东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"who took it for whom", "新华社发（林知远摄）东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"a caption and whose picture it is", "村民在石桥上种树（东湖县供图）" + "东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"a still", "视频截图东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"what a still shows", "视频截图显示东湖县三座石桥今年通车。", "视频截图显示东湖县三座石桥今年通车。"},
		{"a caption that points up", "石桥上的村民↑东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"a picture in the story", "东湖县三座石桥，今年通车（东湖县供图）以后不再绕路。", "东湖县三座石桥，今年通车（东湖县供图）以后不再绕路。"},
		{"an agency's headline and who wrote it", "东湖社8月4日电 题：石桥通车：村民不再绕路 东湖社记者 林知远 周明 " + "东湖县三座石桥今年通车。", "东湖县三座石桥今年通车。"},
		{"who films", "东湖县 摄影协会今年成立。", "东湖县 摄影协会今年成立。"},
		{"a price list that is not there", "东湖之家附水泵详细售价如下：东湖县的三座石桥，今年全部修好了。", "东湖县的三座石桥，今年全部修好了。"},
		{"a verdict", "判决如下：东湖县的三座石桥，今年全部拆除。", "判决如下：东湖县的三座石桥，今年全部拆除。"},
		{"a picture's name", "东湖石桥实景图据悉，" + story, "据悉，" + story},
		{"a picture's name in the story", "东湖石桥实景图今年展出三天。", "东湖石桥实景图今年展出三天。"},
		{"somebody's life", "林知远简历林知远，男，三十岁，东湖县人。", "林知远，男，三十岁，东湖县人。"},
		{"somebody's life is told", "林知远简历写得很好，他是东湖县人。", "林知远简历写得很好，他是东湖县人。"},
		{"where to call", "广告合作：0351—4660855/4660881" + story, story},
		{"a number that matters", "报名电话：4660855，" + story, "报名电话：4660855，" + story},
		{"an agency without a day", "新华社东湖电（记者林知远）" + story, story},
		{"a power line", "新华社记者说东湖电站停电，" + story, "新华社记者说东湖电站停电，" + story},
		{"a page's code", ".img{display:block;width:40px;}.img:after{left:0;}" + story, story},
		{"a headline with a quotation and an agency", "东湖县石桥“满血”归来 村民叫好中新社东湖8月15日电 " + story, story},
		{"an outlet and a day", "东湖县“石桥”修好了东湖新闻网讯 近日，" + story, "近日，" + story},
		{"a label", "摘要：" + story, story},
		{"a part's heading", "02处置措施东湖公司将免费更换水泵。", "东湖公司将免费更换水泵。"},
		{"a part's heading in a sentence", "处置措施的效果很好，" + story, "处置措施的效果很好，" + story},
		{"a triangle", "▲三座石桥全部修好随后，" + story, "随后，" + story},
		{"what was reported of them", "东湖社8月16日报道了修桥的事，" + story, "东湖社8月16日报道了修桥的事，" + story},
		{"a heading and what is known", "三座石桥全部修好据了解，" + story, "据了解，" + story},
		{"a heading with a title and a long source", "乡报称“石桥”已修好据东湖县《东湖晚报》网站8月8日援引东湖社消息报道，" + story, "据东湖县《东湖晚报》网站8月8日援引东湖社消息报道，" + story},
		{"a label and a day", "东湖县石桥修好了【东湖新闻】8月9日，" + story, "8月9日，" + story},
		{"an arrow down", "县长王强被查↘ 去年八月被告发的王强今天受审，" + story, "去年八月被告发的王强今天受审，" + story},
		{"a page's code behind its date", "2026-08-03 12:41:24，正文： play({id:\"/v/1.xml\",width:640}); " + story, story},
		{"an arrow", "县里回应→7月22日，" + story, "7月22日，" + story},
		{"an outlet without a comma", "东湖网讯8月2日，" + story, "8月2日，" + story},
		{"an outlet's message without a comma", "东湖客户端8月14日消息8月14日，" + story, "8月14日，" + story},
		{"another title", "来源标题：东湖县修好石桥" + dated, dated},
		{"who signs", "东湖县水利局2023年8月11日此前报道：8月11日，" + story, "8月11日，" + story},
		{"who took it and reports", "记者林知远、通讯员周明岚摄影报道：" + story, story},
		{"a note", "编者注：" + story, story},
		{"what is to be noted", "县里关注：" + story, "县里关注：" + story},
		{"a word of letters twice", "NOVANOVA的村民修好了三座石桥，大家都很高兴。", "NOVANOVA的村民修好了三座石桥，大家都很高兴。"},
		{"a heading twice", "东湖公园东湖公园修好了三座石桥，村民都很高兴。", "东湖公园修好了三座石桥，村民都很高兴。"},
		{"a title under its picture", "修桥的人《修桥的人》下月在东湖县上映。", "《修桥的人》下月在东湖县上映。"},
		{"a headline that begins as the story does", "原标题：王强：东湖县的石桥都修好了王强在会上说，" + story, "王强在会上说，" + story},
		{"a headline, and who is in the midst of the story", "原标题：王强：东湖县的石桥都修好了县里对王强说，" + story, "原标题：王强：东湖县的石桥都修好了县里对王强说，" + story},
		{"another headline and who reports", "原标题：东湖县里修好石桥综合东湖社、西湖社报道，" + story, "综合东湖社、西湖社报道，" + story},
		{"another headline and this year", "原标题：东湖县里修好石桥今年以来，" + story, "今年以来，" + story},
		{"another headline and an outlet's APP", "原标题：东湖水务发布中期业绩 每股盈利0.014美元东湖财经APP讯，" + story, story},
		{"another headline and its agency", "原标题：东湖县修好石桥 村民今后往返对岸都不用再绕远路走很久很久很久了东湖网6月12日讯（记者 林知远）" + story, story},
		{"another headline and a firm's agency", "原标题：东湖公司出货量骤降 38%，石桥牌升至 55%东湖网 6 月 12 日消息，" + story, story},
		{"another headline twice", "原标题：东湖县修好石桥 村民高兴东湖县修好石桥 村民高兴 为了" + story, "为了" + story},
		{"another headline as its story begins", "原标题：东湖县水利局拟新修水渠 多家公司出资东湖县水利局计划从6月起动工，" + story, "东湖县水利局计划从6月起动工，" + story},
		{"another headline and its second half", "原标题：修桥有望 东湖县水利局出资 东湖县水利局12日说，" + story, "东湖县水利局12日说，" + story},
		{"whom the story names later", "原标题：东湖县修好石桥村民们纷纷前来，为东湖县写下长信，" + story, "原标题：东湖县修好石桥村民们纷纷前来，为东湖县写下长信，" + story},
		{"another headline, the hour and an author", "原标题：东湖县修好石桥2023-06-12 08:41:21 作者：林知远 " + story, story},
		{"another headline and writers in brackets", "原标题：东湖县修好石桥（图/文 林知远 ）" + story, story},
		{"an answer to reporters", "原标题：就东湖石桥答记者问东湖县发言人林知远昨日就东湖石桥一事说，" + story, "原标题：就东湖石桥答记者问东湖县发言人林知远昨日就东湖石桥一事说，" + story},
		{"agencies of a picture", "新华社/东湖日报当地警方说，" + story, "当地警方说，" + story},
		{"an advertisement", "广告 文房四宝，十件套，特价 ×" + story, story},
		{"a picture's credit and a day", "东湖社发 林知远 摄6月12日，" + story, "6月12日，" + story},
		{"another headline and who shows it", "原标题：东湖公司因侵权被强执46万企查查APP显示，近日，" + story, "企查查APP显示，近日，" + story},
		{"another headline that ends in 作为", "原标题：东湖县的石桥监管仍可有所作为据东湖新闻报道，" + story, "据东湖新闻报道，" + story},
		{"a foreign outlet is who says so", "东湖社6月12日电 韩国媒体3日报道，" + story, "韩国媒体3日报道，" + story},
		{"a heading and what it was for", "东湖街道开展“巧手”手工活动为了使石桥更美，" + story, "为了使石桥更美，" + story},
		{"a subject and what it is for", "东湖街道的三名老师为了使石桥更美，" + story, "东湖街道的三名老师为了使石桥更美，" + story},
		{"another headline and 作为", "原标题：东湖县以创建“绿色家庭”作为弘扬文明的抓手，" + story, "原标题：东湖县以创建“绿色家庭”作为弘扬文明的抓手，" + story},
		{"another headline that a mark closes, and a day", "原标题：东湖县修好“村民桥”8月4日东湖县水利局的公告显示，" + story, "8月4日东湖县水利局的公告显示，" + story},
		{"another headline, a day and what the headline said", "原标题：东湖县水利局因存在违法违规行为被处罚8月4日公开的信息显示，东湖县水利局因污染被罚，" + story, "8月4日公开的信息显示，东湖县水利局因污染被罚，" + story},
		{"another headline and who does something on a day", "原标题：三座石桥全部修好 村民们都很高兴县里的水利局8月4日宣布，" + story, "原标题：三座石桥全部修好 村民们都很高兴县里的水利局8月4日宣布，" + story},
		{"another headline and since when", "原标题：东湖县公安成功抓获八名外省网上逃犯自夏季整治行动开展以来，东湖县公安抓获了逃犯，" + story, "自夏季整治行动开展以来，东湖县公安抓获了逃犯，" + story},
		{"another headline and who reports it", "原标题：东湖县修好石桥 村民高兴据东湖社网站8月1日通报，" + story, "据东湖社网站8月1日通报，" + story},
		{"a day that belongs to the headline", "原标题：东湖县的石桥将于8月4日全部修好通车，" + story, "原标题：东湖县的石桥将于8月4日全部修好通车，" + story},
		{"who reports from where", "东湖网记者 林知远 城东报道今年以来，" + story, "今年以来，" + story},
		{"an agency's opening without 电", "中新网东湖6月12日 (林知远 王强)" + story, story},
		{"a bracket with the source", "【来源：东湖县科协_学会动态】 6月12日，" + story, "6月12日，" + story},
		{"hearsay is no dateline", "据东湖社6月12日报道，" + story, "据东湖社6月12日报道，" + story},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.in[storyOpens(c.in):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestParted(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     bool
	}{
		{"heading", "石桥修好了 村民不再绕路走进东湖县的三座石桥。", true},
		{"caption", "林知远 东湖石桥 水彩画作展览将持续到八月。", true},
		{"who speaks", "东湖县县长 林知远：三座石桥今年全部修好了。", false},
		{"Latin", "东湖县买了 Bridge 软件。", false},
		{"in a quotation", "东湖县开展了“修好石桥 不再绕路”活动。", false},
		{"later", "东湖县修好了石桥，村民 不再绕路。", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parted(c.in); got != c.want {
				t.Errorf("%s: got %v, want %v", c.in, got, c.want)
			}
		})
	}
}

// A headline that nothing parts from its story's day goes; want is what is kept.
func TestHeadlineEnds(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"headline and a day", "东湖县的村民送别三支救援队伍8月4日，东湖县的村民在路口排成了长队。", "8月4日，东湖县的村民在路口排成了长队。"},
		{"a headline that denies", "东湖县的石桥不存在安全隐患问题8月4日，东湖县的村民在路口排成了长队。", "东湖县的石桥不存在安全隐患问题8月4日，东湖县的村民在路口排成了长队。"},
		{"two parts", "东湖县送别救援队，村民排成了长队8月4日上午，东湖县的村民在路口等了很久。", "8月4日上午，东湖县的村民在路口等了很久。"},
		{"a notice", "东湖县公安局今年警情通报8月4日20时许，东湖县的村民在路口排成了长队。", "8月4日20时许，东湖县的村民在路口排成了长队。"},
		{"ends with a verb", "东湖县的村民预计8月4日，救援队会到县里来。", "东湖县的村民预计8月4日，救援队会到县里来。"},
		{"ends with what was done", "东湖县三支救援队在石桥上进行巡查8月4日晚，在东湖县的路口，村民排成了长队。", "8月4日晚，在东湖县的路口，村民排成了长队。"},
		{"ends with 了", "东湖县的三支救援队今天就开车走了8月6日晚上22时15分左右，县里的路口停满了车。", "8月6日晚上22时15分左右，县里的路口停满了车。"},
		{"where the story opens with a place", "东湖中学再夺全县冠军8月12日晚，在县里的决赛中，东湖中学战胜西湖中学。", "8月12日晚，在县里的决赛中，东湖中学战胜西湖中学。"},
		{"a birth", "公开简历显示，林知远生于1968年7月，东湖县人，毕业于东湖大学。", "公开简历显示，林知远生于1968年7月，东湖县人，毕业于东湖大学。"},
		{"to what day", "东湖县的三支救援队修桥进度放缓截至8月11日，石桥修好了三成。", "东湖县的三支救援队修桥进度放缓截至8月11日，石桥修好了三成。"},
		{"what was done that evening", "东湖县防汛抗旱指挥部7月23日晚发出紧急通知，鉴于降雨，救援队撤离。", "东湖县防汛抗旱指挥部7月23日晚发出紧急通知，鉴于降雨，救援队撤离。"},
		{"what the day is of", "东湖县公布了石桥的完工日期8月4日，村民都很高兴。", "东湖县公布了石桥的完工日期8月4日，村民都很高兴。"},
		{"a subject", "东湖县县长王强8月4日，在路口送别了救援队。", "东湖县县长王强8月4日，在路口送别了救援队。"},
		{"an unnamed day", "东湖县送别救援队，村民排成长长的队伍近日，东湖县的村民在路口等了很久。", "近日，东湖县的村民在路口等了很久。"},
		{"a subject and an unnamed day", "东湖县县长王强近日，在路口送别了救援队。", "东湖县县长王强近日，在路口送别了救援队。"},
		{"who says so", "据东湖县电视台8月4日报道，村民在路口排成了长队。", "据东湖县电视台8月4日报道，村民在路口排成了长队。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[headlineEnds(c.in, d.Sentences[0], 0):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// Who wrote a story goes where the words tell where the last name ends.
func TestBylined(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a word", "东湖新闻记者 林知远石桥今年全部修好了，村民很高兴。", "石桥今年全部修好了，村民很高兴。"},
		{"three roles", "东湖新闻记者 林知远通讯员 周明实习生 王小兰村民今年不用绕路了，大家很高兴。", "村民今年不用绕路了，大家很高兴。"},
		{"a headline before", "东湖县的石桥今年都修好了东湖新闻记者 林知远石桥今年全部修好了，村民很高兴。", "石桥今年全部修好了，村民很高兴。"},
		{"a colon", "记者：林知远 周明石桥今年全部修好了，村民很高兴。", "石桥今年全部修好了，村民很高兴。"},
		{"a picture's", "东湖社记者 林知远 摄6月12日，石桥修好了，村民很高兴。", "6月12日，石桥修好了，村民很高兴。"},
		{"a quotation before and a credit", "多项活动迎“修桥日”东湖晚报全媒体记者 林知远 通讯员 周明岚 图/受访者提供为迎接修桥日，石桥全部开放。", "为迎接修桥日，石桥全部开放。"},
		{"a heading of one word", "水库水库是东湖县今年修得最多的工程，村民很高兴。", "水库是东湖县今年修得最多的工程，村民很高兴。"},
		{"what a reporter does", "东湖网记者 林知远采访了县长，县长说石桥修好了。", "东湖网记者 林知远采访了县长，县长说石桥修好了。"},
		{"where from", "记者 林知远从县里获悉，石桥今年全部修好。", "记者 林知远从县里获悉，石桥今年全部修好。"},
		{"no surname", "记者 石桥边的村民说，县里今年修好了石桥。", "记者 石桥边的村民说，县里今年修好了石桥。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.in)
			if got := c.in[storyAt(c.in, d.Sentences[0]):]; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
