package page

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Bounds in runes of lines that say who, whence and when.
const (
	maxByline  = 90
	maxUnknown = 16 // of a bare name beside a date: 2024-06-12 新华网
)

var (
	metaLabel = lazy(`(?i)(?:^|[\s|｜丨·•,，;；（(【\[])(?:` +
		`(作\s?者|撰\s?文|撰\s?稿|原创|采写|文|by|author|authors|words|written by|记者|通讯员|执笔)\s*(?:[:：/／|｜丨]|\bby\b)\s*|` +
		`(来\s?源于?|來\s?源|稿源|消息来源|文章来源|信息来源|source|via)\s*[:：/／|｜丨]\s*|` +
		`((?:发布|发表|發布|發表|更新|创建)?(?:时间|時間|日期)|最后更新|最近更新|发布于|发表于|發佈於|发布|更新于|更新|published(?: on| at)?|posted(?: on)?|updated(?: on| at)?|last updated(?: on)?|date)\s*[:：]?\s*|` +
		`(责任编辑|责编|编辑|校对|审核|阅读(?:量|数)?|浏览(?:量|次数|数)?|点击(?:量|数|率)?|评论(?:数)?|字号|字体|人气|views|comments)\s*[:：]\s*)`)
	reporters = lazy(`^[（(【]?(?:[\p{Han}A-Za-z·]{0,14})?(?:记者|通讯员|特约撰稿|撰稿人|评论员|实习生)[\s　]+[\p{Han}·•a-zA-Z]{1,16}(?:[\s　、，&/]+[\p{Han}·•a-zA-Z]{1,16}){0,7}[)）】]?$`)
	byName    = lazy(`^(?i:by|words by|story by|written by)\s+\p{Lu}[\p{L}.'’-]*(?:(?:,?\s+|\s*&\s*)(?:and|for|of|the|de|van|von|da|al|bin|in|[\p{Lu}][\p{L}.'’-]*)){0,9}$`)
	inBracket = lazy(`^[（(【\[]\s*文\s?[/／|｜]\s?(.{2,30}?)[)）】\]]$`)
)

// bylines reads who, whence and when from the lines above the body, and from
// bracketed lines at its end, and takes them out of the blocks.
func (b *builder) bylines() {
	b.headBylines(foldAll(b.Head))
	for i := 0; i < len(b.blocks) && i < headBlocks; i++ {
		t := b.blocks[i].Text
		if b.byline(t, true, true) {
			b.blocks = without(b.blocks, i, i+1)
			i--
			continue
		}
		if endsSentence(t) && runes(t) >= 20 || Cells(t) > maxHeadline {
			break
		}
	}
	for i := len(b.blocks) - 1; i > 0 && i >= len(b.blocks)-tailBlocks; i-- {
		if b.byline(b.blocks[i].Text, false, true) {
			b.blocks = without(b.blocks, i, i+1)
		}
	}
}

// headBylines reads the blocks around the body. A bare name is believed where
// its element calls it the author's, or beside a date.
func (b *builder) headBylines(hs []Block) {
	beside, marked := "", ""
	for i, bl := range hs {
		if !b.byline(bl.Text, true, true) {
			if bl.Author && marked == "" && isName(bl.Text) {
				marked = bl.Text
			}
			continue
		}
		if beside == "" && i+1 < len(hs) && isName(hs[i+1].Text) && !SameTitle(hs[i+1].Text, b.Title) {
			beside = hs[i+1].Text
		}
	}
	if b.Byline == "" {
		b.Byline = marked
	}
	if b.Byline == "" && b.Source == "" {
		b.Byline = beside
	}
}

// isName reports a short line that may be a name: no digits, no marks of a
// sentence or of a path through the site, and nothing that sites put on buttons.
func isName(t string) bool {
	return runes(t) >= 2 && runes(t) <= 24 && hasLetter(t) && !strings.ContainsAny(t, "0123456789>》»→：:|，,。！？!?【】[]") &&
		!furniture(t, true) && !noise(t)
}

// facts takes what the page says about itself: of a Chinese page only where its
// text says nothing, since sites put their own name there.
func (b *builder) facts() {
	if HasHan(b.Title) {
		if b.Source == "" {
			keep(&b.Byline, b.Meta.Byline)
		}
	} else if b.Meta.Byline != "" {
		b.Byline = cutBy(b.Meta.Byline)
	}
	keep(&b.Source, b.Meta.Source)
	if b.Published.IsZero() || !b.Meta.Published.IsZero() && b.Published.Equal(b.Published.Truncate(24*time.Hour)) {
		if !b.Meta.Published.IsZero() {
			b.Published = b.Meta.Published
		}
	}
	if b.Modified.IsZero() {
		b.Modified = b.Meta.Modified
	}
	if b.Published.IsZero() {
		b.Published = b.Modified
	}
}

// noise names words that stand beside names on pages and are none.
func noise(t string) bool {
	switch t {
	case "相关文章", "相關文章", "简体版", "繁体版", "繁體版", "舉報",
		"举报", "参与互动", "分享", "评论", "字号", "我要评论", "关注", "收藏", "打印", "小", "中", "大", "T", "编辑", "阅读", "原创", "优质原创作者",
		"进入主页", "订阅", "更多", "已认证", "作者", "正文", "来源", "发布", "微信", "微博", "手机看新闻", "查看原文", "关闭", "返回", "复制链接", "纠错", "登录", "注册":
		return true
	}
	return false
}

// byline reads t as a line of names and dates. head: it stands above the body,
// where a bare date or name counts too. With set it keeps what it finds, but
// never over what the format already knew.
func (b *builder) byline(t string, head, set bool) bool {
	if longer(t, maxByline) || strings.ContainsAny(t, "。！？!?；") {
		return false
	}
	m := &meta{now: b.Now, chinese: HasHan(t)}
	switch {
	case strings.Contains(t, "文") && inBracket().MatchString(t):
		m.author = inBracket().FindStringSubmatch(t)[1]
	case writes(t) && reporters().MatchString(t), strings.ContainsRune("bBwWsSſ", rune1(t)) && byName().MatchString(t):
		m.author = cutBy(strings.Trim(t, "（()）【】 "))
	case !m.read(strings.Trim(t, "（()）【】[] "), head):
		return false
	}
	if set {
		if !Nobody(m.author) {
			keep(&b.Byline, m.author)
		}
		keep(&b.Source, m.source)
		if b.Published.IsZero() {
			b.Published = m.published
		}
		if b.Modified.IsZero() {
			b.Modified = m.modified
		}
	}
	return true
}

// writes is a quick look for the words without which no line names reporters.
func writes(t string) bool {
	return strings.Contains(t, "记者") || strings.Contains(t, "员") || strings.Contains(t, "撰稿") || strings.Contains(t, "实习生")
}

// labels is a quick look for what every label of metaLabel has: a mark behind
// it, Latin letters, or the words for a time.
func labels(t string) bool {
	for _, r := range t {
		switch {
		case r|0x20 >= 'a' && r|0x20 <= 'z', r == ':', r == '/', r == '|':
			return true
		case r < 0x80:
		case r == '：', r == '／', r == '｜', r == '丨', r == 'ſ': // ſ is an s to a pattern that ignores case
			return true
		case r == '时', r == '時', r == '日', r == '更', r == '发', r == '發':
			return true
		}
	}
	return false
}

// rune1 is the first character of t.
func rune1(t string) rune {
	r, _ := utf8.DecodeRuneInString(t)
	return r
}

func keep(to *string, v string) {
	if *to == "" {
		*to = v
	}
}

// cutBy leaves the names of "By Jane Doe" and of "本报记者 张三" (whole there:
// whose reporter it is belongs to the byline).
func cutBy(t string) string {
	if i := strings.IndexByte(t, ' '); i > 0 && strings.HasSuffix(strings.ToLower(t[:i]), "by") {
		return t[i+1:]
	}
	low := strings.ToLower(t)
	for _, p := range []string{"words by ", "story by ", "written by "} {
		if strings.HasPrefix(low, p) {
			return t[len(p):]
		}
	}
	return t
}

// meta is what one line says.
type meta struct {
	now                 time.Time
	chinese             bool
	inside              bool // a date stands between words: the line is a sentence
	author, source      string
	published, modified time.Time
}

// read takes the line apart at its labels and dates. It is refused where a part
// is not understood.
func (m *meta) read(t string, head bool) bool {
	var marks [][]int
	if labels(t) {
		marks = metaLabel().FindAllStringSubmatchIndex(t, -1)
	}
	known, dates := len(marks), 0
	pre := t
	if len(marks) > 0 {
		pre = t[:marks[0][0]]
	}
	unknown, n := m.bare(pre)
	unknown = cutNoise(unknown)
	dates += n
	for i, mk := range marks {
		end := len(t)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		v := strings.Trim(t[mk[1]:end], " |｜丨·•,，;；-—")
		switch {
		case mk[2] >= 0, mk[4] >= 0:
			name, n := m.bare(v)
			name = cutNoise(name)
			dates += n
			if name == "" || runes(name) > 40 {
				return false
			}
			if mk[2] >= 0 {
				keep(&m.author, name)
			} else {
				keep(&m.source, name)
			}
		case mk[6] >= 0:
			d, _, at, ok := Date(v, m.now, m.chinese)
			if !ok {
				return false
			}
			dates++
			if label := strings.ToLower(t[mk[6]:mk[7]]); strings.Contains(label, "更新") || strings.Contains(label, "last") || strings.Contains(label, "updated") {
				m.modified = d
			} else if m.published.IsZero() {
				m.published = d
			}
			if rest := cutNoise(strings.Trim(v[at:], " |｜丨·•,，-—")); rest != "" {
				keep(&unknown, rest)
			}
		}
	}
	switch {
	case m.inside:
		return false
	case known == 0 && (dates == 0 || !head):
		return false
	case unknown == "":
		return true
	case runes(unknown) > maxUnknown || dates == 0 && known == 0 || !head:
		return false
	}
	if m.source == "" {
		m.source = unknown
	} else {
		keep(&m.author, unknown)
	}
	return true
}

// cutNoise takes words of buttons and bare figures off the end of a name.
func cutNoise(name string) string {
	for {
		i := strings.LastIndexByte(name, ' ')
		last := name[i+1:]
		if !noise(last) && strings.Trim(last, "0123456789()（）+-") != "" {
			return name
		}
		if i < 0 {
			return ""
		}
		name = strings.TrimSpace(name[:i])
	}
}

// bare takes a date out of v and gives what is left.
func (m *meta) bare(v string) (rest string, dates int) {
	d, i, j, ok := Date(v, m.now, m.chinese)
	if !ok {
		return strings.Trim(v, " |｜丨·•,，;；-—/"), 0
	}
	if m.published.IsZero() {
		m.published = d
	}
	before, _ := utf8.DecodeLastRuneInString(v[:i])
	after, _ := utf8.DecodeRuneInString(v[j:])
	m.inside = m.inside || unicode.IsLetter(before) && unicode.IsLetter(after)
	left, right := strings.Trim(v[:i], " |｜丨·•,，;；-—/("), strings.Trim(v[j:], " |｜丨·•,，;；-—/)")
	return strings.TrimSpace(left + " " + right), 1
}

// HasHan reports a Chinese character in t.
func HasHan(t string) bool {
	for i := 0; i < len(t); {
		r, w := utf8.DecodeRuneInString(t[i:])
		if r >= 0x3400 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 {
			return true
		}
		i += w
	}
	return false
}

// Nobody reports what pages put in the place of an author's name where they have none.
func Nobody(s string) bool {
	switch strings.ToLower(s) {
	case "admin", "administrator", "super user", "editor", "publisher", "staff", "webmaster", "author", "unknown", "none", "null", "undefined",
		"name", "name *", "invalid query", "ist", "utc", "gmt", "est", "pst", "未知", "佚名", "小编", "管理员":
		return true
	}
	return false
}
