package feeds

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
	"github.com/zhongdian/zhongdian/internal/extract/charset"
	"github.com/zhongdian/zhongdian/internal/extract/xmlcheck"
)

// The limits of a list of subscriptions.
const (
	MaxOPMLBytes = 8 << 20
	MaxOutlines  = 10_000
	maxDepth     = 32
)

// Outline is one subscription of a list.
type Outline struct {
	Title  string
	URL    string // of the feed
	Site   string
	Folder string // "" where it stands in none; folders within folders are joined by "/"
}

type opmlOutline struct {
	Text     string        `xml:"text,attr"`
	Title    string        `xml:"title,attr,omitempty"`
	Type     string        `xml:"type,attr,omitempty"`
	XMLURL   string        `xml:"xmlUrl,attr,omitempty"`
	HTMLURL  string        `xml:"htmlUrl,attr,omitempty"`
	Outlines []opmlOutline `xml:"outline"`
}

type opmlDoc struct {
	XMLName xml.Name `xml:"opml"`
	Version string   `xml:"version,attr"`
	Head    struct {
		Title   string `xml:"title"`
		Created string `xml:"dateCreated,omitempty"`
	} `xml:"head"`
	Outlines []opmlOutline `xml:"body>outline"`
}

// ReadOPML gives the subscriptions in a list, each address once. Errors:
// fault.Invalid, TooLarge.
func ReadOPML(data []byte) ([]Outline, error) {
	if len(data) > MaxOPMLBytes {
		return nil, fault.New(fault.TooLarge, "the list has %d bytes; at most %d are read", len(data), MaxOPMLBytes)
	}
	s, _ := charset.Decode(data, "") // by its bytes: the label may be wrong
	if err := xmlcheck.Check(s); err != nil {
		return nil, err
	}
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = false
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // it is decoded already
	var doc opmlDoc
	if err := d.Decode(&doc); err != nil {
		return nil, fault.New(fault.Invalid, "this is not a list of feeds (OPML): %w", err)
	}
	var out []Outline
	seen := map[string]bool{}
	err := walk(doc.Outlines, "", 0, func(o Outline) error {
		if seen[o.URL] {
			return nil
		}
		if seen[o.URL] = true; len(seen) > MaxOutlines {
			return fault.New(fault.TooLarge, "the list has more than %d feeds", MaxOutlines)
		}
		out = append(out, o)
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fault.New(fault.Invalid, "the list holds no feed: its outlines have no xmlUrl")
	}
	return out, err
}

func walk(list []opmlOutline, folder string, depth int, yield func(Outline) error) error {
	if depth > maxDepth {
		return fault.New(fault.Invalid, "the folders of the list are more than %d deep", maxDepth)
	}
	for _, o := range list {
		title := strings.TrimSpace(o.Title)
		if title == "" {
			title = strings.TrimSpace(o.Text)
		}
		if url := strings.TrimSpace(o.XMLURL); url != "" {
			if err := yield(Outline{Title: title, URL: url, Site: strings.TrimSpace(o.HTMLURL), Folder: folder}); err != nil {
				return err
			}
			continue
		}
		inner := strings.ReplaceAll(title, "/", "∕")
		if folder != "" {
			inner = folder + "/" + inner
		}
		if err := walk(o.Outlines, inner, depth+1, yield); err != nil {
			return err
		}
	}
	return nil
}

// WriteOPML writes a list of subscriptions, in the order that is given, the
// folders where their first feed stands.
func WriteOPML(w io.Writer, title string, created time.Time, list []Outline) error {
	doc := opmlDoc{Version: "2.0"}
	doc.Head.Title = printable(title)
	doc.Head.Created = created.UTC().Format(time.RFC1123Z)
	at := map[string]int{}
	for _, o := range list {
		name := printable(o.Title)
		if name == "" {
			name = printable(o.URL)
		}
		line := opmlOutline{Text: name, Title: name, Type: "rss", XMLURL: printable(o.URL), HTMLURL: printable(o.Site)}
		if o.Folder == "" {
			doc.Outlines = append(doc.Outlines, line)
			continue
		}
		i, ok := at[o.Folder]
		if !ok {
			i = len(doc.Outlines)
			at[o.Folder] = i
			doc.Outlines = append(doc.Outlines, opmlOutline{Text: printable(o.Folder)})
		}
		doc.Outlines[i].Outlines = append(doc.Outlines[i].Outlines, line)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	enc := xml.NewEncoder(w)
	enc.Indent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// printable leaves out what XML 1.0 can't hold.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r', r >= 0x20 && r <= 0xd7ff, r >= 0xe000 && r <= 0xfffd && r != 0xfffe && r != 0xffff, r >= 0x10000:
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\uFFFD"))
}
