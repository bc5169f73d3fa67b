// Package card draws a point as a picture to share: the point, the sentence it
// rests on, its verdict, where it comes from, and who wrote it.
package card

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/url"
	"strings"

	"golang.org/x/image/font"

	"github.com/zhongdian/zhongdian/digest"
	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/render"
	"github.com/zhongdian/zhongdian/text"
)

// The size of a card in pixels.
const (
	Width  = 1080
	Height = 1440
	margin = 96
	column = Width - 2*margin
)

// Options are the wishes of whoever draws a card.
type Options struct {
	UI string // "zh" or "en": the language around the point; "": that of the article
}

// PNG draws point i of d, counted from 0. A character the font does not have is
// drawn as a box, and the card says so. Errors: fault.NotFound for no such point,
// those of w.
func PNG(w io.Writer, d *digest.Digest, i int, o Options) error {
	img, err := draw1(d, i, o)
	if err != nil {
		return err
	}
	enc := png.Encoder{CompressionLevel: png.BestSpeed}
	if d.Points[i].Origin != digest.Written {
		return enc.Encode(w, img)
	}
	var b bytes.Buffer
	if err := enc.Encode(&b, img); err != nil {
		return err
	}
	return labelled(w, b.Bytes(), d)
}

// labelled writes a picture whose point a language model wrote with a label for
// programs in it: an iTXt chunk of the name AIGC, as China's labelling measures
// ask for in the metadata of a file. The label for people is drawn.
func labelled(w io.Writer, pic []byte, d *digest.Digest) error {
	label := d.AIGC
	if label == nil {
		label = &digest.AIGC{Label: "1", ContentProducer: d.Generator.Model}
	}
	value, err := json.Marshal(label)
	if err != nil {
		return err
	}
	const head = 8 + 4 + 4 + 13 + 4 // the signature and the IHDR chunk, which comes first
	chunk := append([]byte("iTXtAIGC\x00\x00\x00\x00\x00"), value...)
	out := append([]byte{}, pic[:head]...)
	out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4))
	out = append(out, chunk...)
	out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	_, err = w.Write(append(out, pic[head:]...))
	return err
}

// sheet is one card while it is drawn.
type sheet struct {
	c       canvas
	f       *faces
	ui      string
	say     render.Say
	d       *digest.Digest
	p       *digest.Point
	missing []rune
}

func draw1(d *digest.Digest, i int, o Options) (image.Image, error) {
	if i < 0 || i >= len(d.Points) {
		return nil, fault.New(fault.NotFound, "the result has no point %d", i+1)
	}
	f, err := newFaces()
	if err != nil {
		return nil, err
	}
	s := &sheet{c: newCanvas(), f: f, ui: o.UI, d: d, p: &d.Points[i]}
	if s.ui == "" {
		s.ui = "en"
		if strings.HasPrefix(d.Article.Lang, "zh") {
			s.ui = "zh"
		}
	}
	s.say = render.SayIn(s.ui)
	top, err := s.head()
	if err != nil {
		return nil, err
	}
	bottom, err := s.foot()
	if err != nil {
		return nil, err
	}
	return s.c.RGBA, s.body(top, bottom)
}

func (s *sheet) words(zh, en string) string {
	if s.ui == "zh" {
		return zh
	}
	return en
}

func (s *sheet) lines(t string, px, width int) ([]line, font.Face, error) {
	face, err := s.f.size(px)
	if err != nil {
		return nil, nil, err
	}
	return lay(s.f, face, t, width, s.miss), face, nil
}

// miss remembers a character that could not be drawn, each once.
func (s *sheet) miss(r rune) {
	for _, m := range s.missing {
		if m == r {
			return
		}
	}
	s.missing = append(s.missing, r)
}

// put writes a text of one size and gives the baseline under its last line. It
// shows at most most lines; the last one then ends in an ellipsis.
func (s *sheet) put(t string, px, x, y, width, lead, most int, col color.Color) (int, error) {
	ls, face, err := s.lines(t, px, width)
	if err != nil {
		return y, err
	}
	if ls, err = s.atMost(ls, face, t, px, width, most); err != nil {
		return y, err
	}
	for _, l := range ls {
		y += lead
		s.c.write(face, l, x, y, col)
	}
	return y, nil
}

// atMost cuts a text to so many lines that the last has room for an ellipsis.
func (s *sheet) atMost(ls []line, face font.Face, t string, px, width, most int) ([]line, error) {
	if len(ls) <= most || most < 1 {
		return ls, nil
	}
	last := ls[most-1]
	for n := len(last.runes); n > 0; n-- {
		cut := strings.TrimRight(t[:last.from[n-1]], " ，。、；：,.;:") + "…"
		if again := lay(s.f, face, cut, width, s.miss); len(again) <= most {
			return again, nil
		}
	}
	return ls[:most], nil
}

// head draws the name, a double rule and the title; it gives the y below them.
func (s *sheet) head() (int, error) {
	y, err := s.put(s.words("划重点", "Zhongdian"), 44, margin, 84, column, 44, 1, accent)
	if err != nil {
		return 0, err
	}
	kind := s.words("要点", "Key point")
	no := fmt.Sprintf("%s %d/%d", kind, s.p.N, len(s.d.Points))
	ls, face, err := s.lines(no, 28, column)
	if err != nil {
		return 0, err
	}
	for _, l := range ls {
		s.c.write(face, l, Width-margin-l.width.Ceil(), y, soft)
	}
	s.c.fill(margin, y+28, column, 5, ink)
	s.c.fill(margin, y+38, column, 2, ink)
	y += 52
	if t := render.Clean(s.d.Article.Title); t != "" {
		if y, err = s.put(t, 34, margin, y, column, 50, 2, soft); err != nil {
			return 0, err
		}
	}
	return y + 20, nil
}

// foot draws where the article is from and who wrote the point; it gives the y
// above it.
func (s *sheet) foot() (int, error) {
	label := s.label()
	ls, face, err := s.lines(label, 26, column)
	if err != nil {
		return 0, err
	}
	if ls, err = s.atMost(ls, face, label, 26, column, 3); err != nil {
		return 0, err
	}
	y := Height - margin - 40*(len(ls)-1)
	at := y
	for _, l := range ls {
		s.c.write(face, l, margin, at, soft)
		at += 40
	}
	y -= 52
	if from := s.from(); from != "" {
		fl, face, err := s.lines(from, 30, column)
		if err != nil {
			return 0, err
		}
		if fl, err = s.atMost(fl, face, from, 30, column, 2); err != nil {
			return 0, err
		}
		y -= 42 * (len(fl) - 1)
		for i, l := range fl {
			s.c.write(face, l, margin, y+42*i, ink)
		}
		y -= 52
	}
	s.c.fill(margin, y, column, 2, hair)
	return y - 24, nil
}

// from names the article's source: outlet, author, day and host.
func (s *sheet) from() string {
	a := s.d.Article
	var parts []string
	for _, t := range []string{a.Source, a.Byline, first(a.Published, len("2006-01-02")), host(a.URL)} {
		if t = strings.TrimSpace(render.Clean(t)); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, " · ")
}

func first(s string, n int) string { return s[:min(n, len(s))] }

func host(address string) string {
	if u, err := url.Parse(address); err == nil && (u.Scheme == "http" || u.Scheme == "https") {
		return u.Host
	}
	return ""
}

// label says who wrote the words of the point: a reader of a picture has nothing
// else to tell it by.
func (s *sheet) label() string {
	g := s.d.Generator
	engine := g.Engine + " " + g.Version
	switch s.p.Origin {
	case digest.Written:
		model := g.Model
		if model == "" {
			model = s.words("语言模型", "a language model")
		}
		return fmt.Sprintf(s.words("本条由人工智能生成：%s；由 %s 与原文核对", "Written by AI: %s; checked against the article by %s"), render.Clean(model), engine)
	case digest.Given:
		return fmt.Sprintf(s.words("本条由他人提供，由 %s 与原文核对", "Handed in by somebody; checked against the article by %s"), engine)
	}
	return fmt.Sprintf(s.words("摘自原文，未使用语言模型；由 %s 与原文核对", "Cut from the article without a language model; checked by %s"), engine)
}

// body draws the point, its verdict and its evidence between top and bottom, in
// the largest size in which they fit.
func (s *sheet) body(top, bottom int) error {
	point := render.Clean(s.p.Text)
	state := s.say.State(s.p)
	for _, px := range []int{64, 58, 52, 46, 42, 38, 34, 30} {
		ls, face, err := s.lines(point, px, column)
		if err != nil {
			return err
		}
		quotePx := max(px*5/8, 26)
		need := len(ls)*lead(px) + 72 + lead(28)
		room := bottom - top - need
		quotes, err := s.quoteLines(quotePx)
		if err != nil {
			return err
		}
		want := quotes*lead(quotePx) + 70
		// A long quotation may be cut, but never to nothing.
		if smallest := px == 30; room < min(want, 4*lead(quotePx)+70) && !smallest || room < want && px > 42 {
			continue
		}
		y := top
		if px == 30 {
			if ls, err = s.atMost(ls, face, point, px, column, max((bottom-top-need+len(ls)*lead(px)-3*lead(quotePx))/lead(px), 1)); err != nil {
				return err
			}
		}
		y = s.drawPoint(ls, face, px, y)
		if y, err = s.drawState(state, y+38); err != nil {
			return err
		}
		return s.drawQuotes(quotePx, y+34, bottom)
	}
	return nil
}

func lead(px int) int { return px * 17 / 10 }

// drawPoint writes the point and marks what the article does not carry.
func (s *sheet) drawPoint(ls []line, face font.Face, px, y int) int {
	bad := s.failing()
	for _, l := range ls {
		y += lead(px)
		s.c.write(face, l, margin, y, ink)
		for i := 0; i < len(l.runes); i++ {
			if !within(bad, l.from[i]) {
				continue
			}
			j := i
			for j+1 < len(l.runes) && within(bad, l.from[j+1]) {
				j++
			}
			end := l.width
			if j+1 < len(l.runes) {
				end = l.x[j+1]
			}
			s.c.wave(margin+l.x[i].Round(), margin+end.Round(), y+px/5, accent)
			i = j
		}
	}
	return y
}

// failing gives the words of the point that the evidence does not carry. Their
// places hold only where cleaning left the text as it was.
func (s *sheet) failing() []text.Span {
	if s.p.Verdict == digest.Supported || render.Clean(s.p.Text) != s.p.Text {
		return nil
	}
	var out []text.Span
	for _, c := range s.p.Checks {
		if render.Failing(c) {
			out = append(out, c.Span)
		}
	}
	return out
}

func within(spans []text.Span, at int) bool {
	for _, sp := range spans {
		if sp.Start <= at && at < sp.End {
			return true
		}
	}
	return false
}

func (s *sheet) drawState(state string, y int) (int, error) {
	col := colorOf(s.p.Verdict)
	s.c.mark(s.p.Verdict, margin, y+8, 30, col)
	return s.put(state, 28, margin+46, y-lead(28)+36, column-46, lead(28), 2, col)
}

// quoteLines counts the lines of all evidence in one size.
func (s *sheet) quoteLines(px int) (int, error) {
	n := 0
	for _, ev := range s.p.Evidence {
		ls, _, err := s.lines(render.Clean(ev.Exact), px, column-40)
		if err != nil {
			return 0, err
		}
		n += len(ls)
	}
	return n, nil
}

// drawQuotes writes the evidence down to bottom, and what could not be drawn.
func (s *sheet) drawQuotes(px, y, bottom int) error {
	note := s.missingNote()
	if note != "" {
		bottom -= 44
	}
	if len(s.p.Evidence) > 0 {
		top := y
		for _, ev := range s.p.Evidence {
			room := (bottom - y - 46) / lead(px)
			if room < 1 {
				break
			}
			var err error
			if y, err = s.put(render.Clean(ev.Exact), px, margin+40, y, column-40, lead(px), room, ink); err != nil {
				return err
			}
		}
		s.c.fill(margin, top+16, 5, y-top, pen)
		where := s.words("依据：", "Evidence: ") + s.say.Where(s.p.Evidence[0])
		if n := len(s.p.Evidence); n > 1 {
			where += fmt.Sprintf(s.words(" 等 %d 句", " and %d more"), map[bool]int{true: n, false: n - 1}[s.ui == "zh"])
		}
		if _, err := s.put(where, 26, margin+40, y+4, column-40, 42, 1, soft); err != nil {
			return err
		}
	}
	if note != "" {
		_, err := s.put(note, 24, margin, bottom-4, column, 34, 1, soft)
		return err
	}
	return nil
}

// missingNote says which characters a box stands for.
func (s *sheet) missingNote() string {
	if len(s.missing) == 0 {
		return ""
	}
	var codes []string
	for i, r := range s.missing {
		if i == 6 {
			codes = append(codes, "…")
			break
		}
		codes = append(codes, fmt.Sprintf("U+%04X", r))
	}
	return s.words("□ 为本图字体所缺的字：", "□ stands for what this picture's font has not: ") + strings.Join(codes, " ")
}
