package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zhongdian/zhongdian/digest"
)

// words are all strings of one interface language; nothing else in the package
// says a word of its own.
type words struct {
	tag, list, open, shut string

	header     string // characters of Chinese, minutes
	headerWord string // words of anything else, minutes
	checked    string // number of checks
	noChecks   string
	failed     string // failing of all
	paragraph  string
	before     string // evidence before the first paragraph
	evidence   string // summary of the fold in HTML
	noEvidence string
	noPoints   string
	legend     string // failing words on a terminal without colour
	summary    string // heading of the page's own summary: label
	madeBy     string // attribution
	coverage   string // percent
	cut        string // engine, version
	cutFew     string // engine, version: some were given
	given      string // engine, version
	written    string // model
	status     string // status, reason
	warning    string
	points     string // heading in Markdown
}

func wordsOf(ui string) *words {
	if ui == "zh" {
		return &chinese
	}
	return &english
}

var chinese = words{
	tag: "zh", list: "、", open: "「", shut: "」",
	header:     "全文%d字,阅读约需%d分钟",
	headerWord: "全文%d词,阅读约需%d分钟",
	checked:    "已核对 %d 项",
	noChecks:   "没有可核对的要素",
	failed:     "%d 项中有 %d 项不符",
	paragraph:  "第 %d 段",
	before:     "正文之前",
	evidence:   "依据原文",
	noEvidence: "原文中没有找到依据",
	noPoints:   "文中没有可以单独成立的要点。",
	legend:     "[[ ]] 中的字词没有原文依据。",
	summary:    "网页自带的“%s”",
	madeBy:     "原注：%s",
	coverage:   "要点所据原文占全文 %.0f%%。",
	cut:        "要点由 %s %s 从原文摘出，每一条都与所据原句逐项核对，未使用语言模型。",
	cutFew:     "要点由 %s %s 从原文摘出并核对；标明“改写”的由语言模型写成。",
	given:      "以上要点由读者提供，由 %s %s 与原文逐项核对。",
	written:    "标明“改写”的由语言模型 %s 写成。",
	status:     "注意：%s",
	warning:    "提示：%s",
	points:     "划重点",
}

var english = words{
	tag: "en", list: ", ", open: "“", shut: "”",
	header:     "%d characters · about %d min read",
	headerWord: "%d words · about %d min read",
	checked:    "%d checked",
	noChecks:   "nothing in it to check",
	failed:     "%[2]d of %[1]d checks failed",
	paragraph:  "paragraph %d",
	before:     "before the first paragraph",
	evidence:   "Evidence in the article",
	noEvidence: "no evidence found in the article",
	noPoints:   "The article has no point that stands alone.",
	legend:     "The words in [[ ]] are not carried by the article.",
	summary:    "The page's own “%s”",
	madeBy:     "as the page says: %s",
	coverage:   "The points rest on %.0f%% of the article.",
	cut:        "Cut from the article by %s %s, each point checked against the sentences it rests on; no language model.",
	cutFew:     "Cut from the article and checked by %s %s; points marked as written come from a language model.",
	given:      "The points were handed in; %s %s checked them against the article.",
	written:    "Points marked as written come from the language model %s.",
	status:     "Note: %s",
	warning:    "Note: %s",
	points:     "Key points",
}

// verdict gives the mark and the word of a verdict. What it doesn't know it
// calls not checked.
func (w *words) verdict(v digest.Verdict) (mark, word string) {
	zh := w.tag == "zh"
	pick := func(mark, c, e string) (string, string) {
		if zh {
			return mark, c
		}
		return mark, e
	}
	switch v {
	case digest.Supported:
		return pick("✓", "有据", "supported")
	case digest.Partly:
		return pick("~", "部分有据", "partly supported")
	case digest.Unsupported:
		return pick("✗", "无据", "not supported")
	case digest.Contradicted:
		return pick("✗", "与原文不符", "contradicted by the article")
	}
	return pick("?", "未核对", "not checked")
}

// kind names a kind of check; an unknown one keeps its own name.
func (w *words) kind(k digest.CheckKind, n int) string {
	zh, one, many := string(k), string(k), string(k)
	switch k {
	case digest.CheckName:
		zh, one, many = "名称", "name", "names"
	case digest.CheckNumber:
		zh, one, many = "数字", "number", "numbers"
	case digest.CheckDate:
		zh, one, many = "时间", "date", "dates"
	case digest.CheckNegation:
		zh, one, many = "否定", "negation", "negations"
	case digest.CheckHedge:
		zh, one, many = "语气", "hedge", "hedges"
	case digest.CheckQuantifier:
		zh, one, many = "范围程度", "quantifier", "quantifiers"
	case digest.CheckCondition:
		zh, one, many = "条件", "condition", "conditions"
	case digest.CheckComparison:
		zh, one, many = "比较", "comparison", "comparisons"
	case digest.CheckCause:
		zh, one, many = "因果", "cause", "causes"
	case digest.CheckSpeaker:
		zh, one, many = "说话人", "speaker", "speakers"
	case digest.CheckRole:
		zh, one, many = "角色关系", "role", "roles"
	case digest.CheckWords:
		zh, one, many = "用词", "wording", "wordings"
	}
	if w.tag == "zh" {
		return fmt.Sprintf("%s %d", zh, n)
	}
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// origin marks a point that isn't the article's own words.
func (w *words) origin(o digest.Origin) string {
	switch {
	case o == digest.Written && w.tag == "zh":
		return "改写"
	case o == digest.Written:
		return "written"
	}
	return ""
}

// state is the line under a point: the verdict, and what was checked.
func (w *words) state(p *digest.Point) (mark, line string) {
	mark, word := w.verdict(p.Verdict)
	bad := failing(p.Checks)
	switch {
	case p.Verdict == digest.Unchecked:
		line = word
	case len(p.Checks) == 0 && p.Verdict == digest.Supported:
		line = word + w.semi() + w.noChecks
	case len(bad) > 0:
		line = word + w.semi() + fmt.Sprintf(w.failed, len(p.Checks), len(bad))
	case p.Verdict == digest.Supported:
		line = w.checkedLine(p.Checks)
	default:
		line = word
	}
	if len(p.Evidence) == 0 && p.Verdict != digest.Supported && p.Verdict != digest.Unchecked {
		line += w.semi() + w.noEvidence
	}
	return mark, line
}

func (w *words) checkedLine(cs []digest.Check) string {
	var order []digest.CheckKind
	n := map[digest.CheckKind]int{}
	for _, c := range cs {
		if n[c.Kind]++; n[c.Kind] == 1 {
			order = append(order, c.Kind)
		}
	}
	parts := make([]string, len(order))
	for i, k := range order {
		parts[i] = w.kind(k, n[k])
	}
	return fmt.Sprintf(w.checked, len(cs)) + w.colon() + strings.Join(parts, w.list)
}

// why explains one failing check in a line.
func (w *words) why(p *digest.Point, c digest.Check) string {
	_, word := w.verdict(c.Status)
	kind := strings.TrimSuffix(strings.TrimPrefix(w.kind(c.Kind, 1), "1 "), " 1")
	line := kind
	if c.Text != "" {
		line += " " + w.open + c.Text + w.shut
	}
	line += w.colon() + word
	if c.Reason != "" {
		line += w.semi() + c.Reason
	}
	return line
}

func (w *words) colon() string {
	if w.tag == "zh" {
		return "："
	}
	return ": "
}

func (w *words) paren(t string) string {
	if w.tag == "zh" {
		return "（" + t + "）"
	}
	return "(" + t + ")"
}

// space parts two words of ours, where the language does.
func (w *words) space() string {
	if w.tag == "zh" {
		return ""
	}
	return " "
}

func (w *words) semi() string {
	if w.tag == "zh" {
		return "；"
	}
	return "; "
}

func (w *words) where(ev digest.Evidence) string {
	if ev.Paragraph <= 0 {
		return w.before
	}
	return fmt.Sprintf(w.paragraph, ev.Paragraph)
}

// headline is the count and the reading time. Chinese is counted in characters,
// as on the page this began with; anything else in words.
func (w *words) headline(d *digest.Digest) string {
	if strings.HasPrefix(d.Article.Lang, "zh") || d.Counts.Words == 0 {
		return fmt.Sprintf(w.header, d.Counts.Characters, d.ReadingTime)
	}
	return fmt.Sprintf(w.headerWord, d.Counts.WordProcessor, d.ReadingTime)
}

// closing says how the points were made, and how much of the article they use.
func (w *words) closing(d *digest.Digest) []string {
	var cut, written, given bool
	for i := range d.Points {
		switch d.Points[i].Origin {
		case digest.Written:
			written = true
		case digest.Given:
			given = true
		default:
			cut = true
		}
	}
	g := d.Generator
	var out []string
	if cut || written {
		out = append(out, fmt.Sprintf(w.coverage, d.Coverage*100))
	}
	switch {
	case written && g.Model != "":
		out = append(out, fmt.Sprintf(w.cutFew, g.Engine, g.Version), fmt.Sprintf(w.written, g.Model))
	case written:
		out = append(out, fmt.Sprintf(w.cutFew, g.Engine, g.Version))
	case given:
		out = append(out, fmt.Sprintf(w.given, g.Engine, g.Version))
	case cut:
		out = append(out, fmt.Sprintf(w.cut, g.Engine, g.Version))
	}
	return out
}

// notices are what a reader must know before the points: the status of the
// article and its warnings.
func (w *words) notices(d *digest.Digest) []string {
	var out []string
	if s := d.Article.Status; s != "" && s != "complete" {
		out = append(out, fmt.Sprintf(w.status, w.statusWords(s, d.Article.StatusReason)))
	}
	for _, x := range d.Warnings {
		out = append(out, fmt.Sprintf(w.warning, w.warningWords(x)))
	}
	return out
}

// none says why there is no point; "" where a warning has said so.
func (w *words) none(d *digest.Digest) string {
	for _, x := range d.Warnings {
		if x.Code == "not_an_article" {
			return ""
		}
	}
	return w.noPoints
}

func (w *words) statusWords(status, reason string) string {
	zh, en := status, status
	switch status {
	case "partial":
		zh, en = "这不是文章的全部", "this is not the whole article"
	case "login_wall":
		zh, en = "页面要求登录，文章没有读全", "the page asks to sign in; the article was not read in full"
	case "verification":
		zh, en = "页面要求人机验证，没有读到文章", "the page asks for a human; the article was not read"
	case "not_article":
		zh, en = "这个页面看来不是文章", "this page does not look like an article"
	}
	s := en
	if w.tag == "zh" {
		s = zh
	}
	if zh, ok := statusReasons[reason]; ok && w.tag == "zh" {
		reason = zh
	}
	if reason != "" {
		s += w.space() + w.paren(reason)
	}
	return s
}

// statusReasons are the library's reasons for a status, in Chinese.
var statusReasons = map[string]string{
	"the page asks whether its reader is human":               "页面在核实访客是不是真人",
	"the page asks its reader to sign in":                     "页面要求登录",
	"the page reports an error":                               "页面报告了错误",
	"the page is not shown where we are":                      "页面不向我们所在的地区开放",
	"the page asks for consent and shows no article":          "页面只有征求同意的提示，没有文章",
	"the page shows nothing before its scripts have run":      "页面要靠脚本生成，没有读到内容；可以试试 --render",
	"the page is a gallery of pictures":                       "页面是一组图片",
	"the page is a list of links to other pages":              "页面是通往其他页面的链接列表",
	"the rest is for subscribers":                             "其余部分仅供订阅者阅读",
	"the page shows the beginning only and links to the rest": "页面只给出开头，其余部分在别处",
	"the article goes on on further pages":                    "文章还有后续页面，可用 --all-pages 读全",
	"the text is cut off at its end":                          "正文在末尾被截断",
}

// warningWords gives a warning in the reader's language where its code is
// known; the message of the library is English.
func (w *words) warningWords(x digest.Warning) string {
	if w.tag == "zh" {
		switch x.Code {
		case "not_an_article":
			return "读到的不是文章，所以没有给出要点；如果确是文章，可以强制给出（--force）"
		case "unknown_language":
			return "文章不是中文或英文：给出字数、时间和整句要点，但除普通数字外，名称、日期等未能核对"
		case "invalid_utf8":
			return "原文有无法识别的字节，已用 � 代替"
		case "deep_nesting":
			return "网页的元素嵌套过深，按同一层读取"
		case "wrong_charset":
			return "网页声明的编码不对，已按实际编码读取"
		}
	}
	return x.Message
}

func number(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
