package httpapi

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"hash"
	"reflect"

	"github.com/zhongdian/zhongdian/service"
)

// Settings are what a request may ask for differently from the server's own, in
// the query or in a JSON body.
type Settings struct {
	Points              int    `json:"points,omitempty" query:"points" minimum:"0" maximum:"50" doc:"Number of points; 0: as many as the text has."`
	Length              string `json:"length,omitempty" query:"length" enum:"short,medium,long" doc:"Length of a point; medium by default."`
	Lang                string `json:"lang,omitempty" query:"lang" enum:"auto,zh,en" doc:"Language of the article; auto (block by block) by default."`
	CharactersPerMinute int    `json:"characters_per_minute,omitempty" query:"characters_per_minute" minimum:"0" maximum:"100000" doc:"Reading speed in Chinese characters; 0: 400."`
	WordsPerMinute      int    `json:"words_per_minute,omitempty" query:"words_per_minute" minimum:"0" maximum:"100000" doc:"Reading speed in Latin words; 0: 238."`
	Explain             bool   `json:"explain,omitempty" query:"explain" doc:"Add the support of every word."`
	Force               bool   `json:"force,omitempty" query:"force" doc:"Points also of a page that is no article, such as a login wall."`
	NoModel             bool   `json:"no_model,omitempty" query:"no_model" doc:"Cut the points from the article, also where the server has a language model that writes them."`
}

func (s Settings) service() service.Settings {
	return service.Settings{
		Points: s.Points, Length: s.Length, Lang: s.Lang, CharactersMinute: s.CharactersPerMinute, WordsMinute: s.WordsPerMinute,
		Explain: s.Explain, Force: s.Force, NoModel: s.NoModel,
	}
}

// over lays s over other settings: what s says of a field wins. It goes over
// whatever fields there are, so that a new one is not forgotten.
func (s Settings) over(other Settings) Settings {
	dst, src := reflect.ValueOf(&other).Elem(), reflect.ValueOf(s)
	for i := range src.NumField() {
		if v := src.Field(i); !v.IsZero() {
			dst.Field(i).Set(v)
		}
	}
	return other
}

// cacheKeyOf hashes everything an answer depends on, each part with its length.
// Settings and View go in as JSON, with every field they have.
func cacheKeyOf(kind string, q *asked, in *articleInput, f format) cacheKey {
	view := in.View
	view.Format = f.name // by name or by Accept, the answer is the same
	small, err := json.Marshal(struct {
		Settings Settings
		View     View
		Given    [3]bool // text that was not given is another question than empty text
		Item     int
		Points   int
	}{q.settings, view, [3]bool{q.text != "", q.html != "", q.data != nil}, q.item, len(q.points)})
	if err != nil {
		panic("httpapi: settings are plain data: " + err.Error())
	}
	h := sha256.New()
	for _, v := range []string{kind, string(small), q.url, q.title, q.date, q.name, q.kind, q.text, q.html} {
		hashPart(h, []byte(v))
	}
	hashPart(h, q.data)
	for _, p := range q.points {
		hashPart(h, []byte(p))
	}
	return cacheKey(h.Sum(nil))
}

// hashPart adds one part, so that no two lists of parts are the same bytes.
func hashPart(h hash.Hash, part []byte) {
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(part)))
	h.Write(n[:])
	h.Write(part)
}
