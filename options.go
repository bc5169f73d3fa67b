package zhongdian

import (
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/compose"
	"github.com/zhongdian/zhongdian/internal/measure"
	"github.com/zhongdian/zhongdian/llm"
)

// MaxPoints is the most points that can be asked for.
const MaxPoints = 50

type options struct {
	points   int
	length   compose.Length
	lang     string
	speed    measure.Speed
	explain  bool
	withText bool
	force    bool
	sites    [][2]string // names and rules
	now      func() time.Time

	model      llm.Provider
	pointsLang string
	progress   func(llm.Progress)
}

func defaults() options {
	return options{length: compose.Medium, speed: measure.DefaultSpeed, now: time.Now}
}

// Option is one setting of New.
type Option func(*options)

// WithPoints asks for exactly n points, 1 to MaxPoints; 0 leaves it to the text.
func WithPoints(n int) Option { return func(o *options) { o.points = n } }

// WithLength asks for "short", "medium" (the default) or "long" points.
func WithLength(l string) Option { return func(o *options) { o.length = compose.Length(l) } }

// WithLanguage reads every block as "zh" or "en"; "" (the default) or "auto"
// chooses block by block.
func WithLanguage(tag string) Option { return func(o *options) { o.lang = tag } }

// WithSpeed sets the reading speed in Chinese characters and Latin words a
// minute; 0 keeps the default of either.
func WithSpeed(charactersPerMinute, wordsPerMinute int) Option {
	return func(o *options) {
		if charactersPerMinute != 0 {
			o.speed.Characters = charactersPerMinute
		}
		if wordsPerMinute != 0 {
			o.speed.Words = wordsPerMinute
		}
	}
}

// WithExplain adds the support of every word to points of our own making.
func WithExplain() Option { return func(o *options) { o.explain = true } }

// WithText adds the article's text and blocks to the digest.
func WithText() Option { return func(o *options) { o.withText = true } }

// WithForce makes points also of a page that is no article by its status: a
// login wall, a verification page, a list, an error.
func WithForce() Option { return func(o *options) { o.force = true } }

// WithSiteRules adds rules for where the article stands on the pages of single
// sites, in the form that docs/SITES.md tells; name stands in the error of New.
// Where a host has rules already, these win.
func WithSiteRules(name, rules string) Option {
	return func(o *options) { o.sites = append(o.sites, [2]string{name, rules}) }
}

// WithClock sets the clock of the receipt, for results that must not change.
func WithClock(now func() time.Time) Option { return func(o *options) { o.now = now } }

// WithModel has a language model write the points; nil (the default) cuts them
// from the article. Whatever the model writes is judged, sent back once where it
// fails, and replaced by points of our own where it fails again.
func WithModel(p llm.Provider) Option { return func(o *options) { o.model = p } }

// WithPointsLanguage asks for points in "zh" or "en"; "" (the default) is the
// language of the article. Another language needs a model, and points in it are
// checked by their numbers, dates and names alone: they are never supported.
func WithPointsLanguage(tag string) Option { return func(o *options) { o.pointsLang = tag } }

// WithProgress is told how far the answer of a model has come while it streams.
func WithProgress(f func(llm.Progress)) Option { return func(o *options) { o.progress = f } }

func (o options) checkValid() error {
	switch {
	case o.points < 0 || o.points > MaxPoints:
		return fault.New(fault.Invalid, "the number of points must be 0 to %d, not %d", MaxPoints, o.points)
	case o.length != compose.Short && o.length != compose.Medium && o.length != compose.Long:
		return fault.New(fault.Invalid, "the length must be short, medium or long, not %q", o.length)
	case o.lang != "" && o.lang != "auto" && o.lang != "zh" && o.lang != "en":
		return fault.New(fault.Invalid, "the language must be zh, en or auto, not %q", o.lang)
	case o.speed.Characters < 1 || o.speed.Words < 1 || o.speed.Characters > 100_000 || o.speed.Words > 100_000:
		return fault.New(fault.Invalid, "the reading speed must be 1 to 100000 a minute")
	case o.pointsLang != "" && o.pointsLang != "zh" && o.pointsLang != "en":
		return fault.New(fault.Invalid, "the language of the points must be zh or en, not %q", o.pointsLang)
	case o.now == nil:
		return fault.New(fault.Invalid, "the clock must not be nil")
	}
	return nil
}
