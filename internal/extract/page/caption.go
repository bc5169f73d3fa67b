package page

import (
	"strings"
	"unicode/utf8"

	"github.com/zhongdian/zhongdian/article"
)

// Bounds in runes: a longer line is a paragraph that happens to begin with 图.
const maxCaption = 120

var (
	// The marker of a pasted picture with its words in brackets.
	boxed = lazy(`^[【\[（(]?\s*(?i:图片|圖片|图像|照片|配图|image|photo|picture|img)\s*[】\]）)]?\s*[:：]?\s*[【\[（(](.*)[】\]）)]$`)
	// The marker before the words. 图片来源 is not a marker: it says whose the picture is.
	marked = lazy(`^(?:[【\[（(]\s*(?i:图片|圖片|图像|照片|配图|视频|图|image|photo|picture|video|img)\s*[】\]）)]\s*[:：]?|` +
		`(?i:图片|圖片|照片|配图|图片说明|圖片說明|图注|圖註|图说|圖說|图解|图|圖|image|photo|picture|caption|figure|fig\.?)\s*[:：])\s*(.*)$`)
	// Words that only a caption has at its start …
	captionStart = lazy(`^(?:[▲△▼▽↑↓]|(?:图|圖)(?:为|為|中|左|右|上|下)?[一二三四五六七八九十\d]{0,3}(?:为|為|[:：])|(?:图|圖)(?:源|据|片?来源|片?來源|片?来自|片由)|` +
		`(?:图|照片|视频|摄影)\s?[/|｜／]\s?|资料图|資料圖|视频截图|(?i:photo(?:graph)?\s(?:by|credit|courtesy)|image\s(?:credit|source|courtesy|via)|picture\s(?:by|credit)|source\s?photo))`)
	// … and at its end: 张三 摄, （新华社发）, 资料图, 供图, (Photo by …).
	captionEnd = lazy(`(?:\S\s*摄(?:影)?|供图|資料圖|资料图|资料图片|视频截图|截图|制图|图源.{1,16}|(?:图|图片|照片)[/／｜|:：].{1,20}|(?i:[(（](?:photo|image|picture|credit)[^()（）]{0,60}[)）]))\s*[)）】\]。.]?$`)
)

// Caption reads t as the line under a picture and gives its words without a
// pasted marker; they are "" where the marker stands alone.
func Caption(t string) (words string, ok bool) {
	if longer(t, maxCaption) {
		return "", false
	}
	if !mayCaption(t) {
		return "", false
	}
	if m := boxed().FindStringSubmatch(t); m != nil {
		return strings.TrimSpace(m[1]), true
	}
	if captionStart().MatchString(t) && !strings.HasPrefix(t, "图：") && !strings.HasPrefix(t, "图:") {
		return t, true
	}
	if m := marked().FindStringSubmatch(t); m != nil {
		return strings.TrimSpace(m[1]), true
	}
	switch strings.Trim(t, "【】[]（）() ") {
	case "图片", "圖片", "配图", "照片", "图", "image", "Image", "photo", "Photo", "视频":
		return "", true
	}
	if !longer(t, 80) && captionEnd().MatchString(t) && !sentences(t) {
		return t, true
	}
	return "", false
}

// mayCaption is a quick look at the ends of t before the patterns: nearly every
// line of an article stops here.
func mayCaption(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	if strings.ContainsRune("【[（(图圖照配视摄资▲△▼▽↑↓IiPpCcFfSs", first) {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t, "）)】]。. "))
	if strings.ContainsRune("摄影图片", last) || strings.HasSuffix(t, ")") {
		return true
	}
	for {
		i := strings.IndexRune(t, '图')
		if i < 0 {
			return false
		}
		t = t[i+len("图"):]
		for _, mark := range [...]string{"源", "/", "：", ":", "|", "｜", "／", "片/", "片："} {
			if strings.HasPrefix(t, mark) {
				return true
			}
		}
	}
}

// sentences reports that t holds the end of a sentence before its last mark:
// a paragraph that ends in （张三 摄） is still a paragraph.
func sentences(t string) bool {
	n := 0
	for _, r := range strings.TrimRight(t, "。.)）】] ") {
		switch r {
		case '。', '！', '？', '!', '?':
			n++
		}
	}
	return n > 1
}

// underPicture reports a line that its place tells: short and right after a
// picture, in its element, centered, or without the end of a sentence. Nothing
// can be told where no paragraph of the page has one (ends).
func underPicture(b Block, ends bool) bool {
	if b.Image == NoImage || b.Strong || b.Kind == article.Heading || !ends {
		return false
	}
	n := runes(b.Text)
	switch {
	case b.Image == WithImage:
		return n <= 80 && !sentences(b.Text)
	case b.Centered:
		return n <= 60 && !sentences(b.Text)
	}
	return n <= 40 && !endsSentence(b.Text) && !numbered(b.Text)
}

// endsSentences reports that paragraphs end with the end of a sentence, as they
// do everywhere but in some blogs and verse.
func endsSentences(bs []Block) bool {
	ended, all := 0, 0
	for _, b := range bs {
		if (b.Kind == "" || b.Kind == article.Paragraph) && longer(b.Text, 14) {
			if all++; endsSentence(b.Text) {
				ended++
			}
		}
	}
	return 2*ended >= all
}
