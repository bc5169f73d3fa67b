package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Result is one answer and the article it was made from. Digest and Request are
// the caller's, as bytes.
type Result struct {
	ID         string
	Owner      string
	Kind       string
	Created    time.Time
	Title      string
	URL        string
	Outlet     string
	Lang       string
	Status     string
	TextSHA256 string
	Newer      string // id of the newest later result of the same address with another text; "" where there is none

	Request []byte
	Digest  []byte // empty in a list
	Name    string // of the source
	Type    string // media type of the source
	Data    []byte // of the source; for writing only, Source reads it
	Text    string // what a search finds; for writing only
}

const resultColumns = `r.id, r.owner, r.kind, r.created, r.title, r.url, r.outlet, r.lang, r.status, r.text_sha256, r.name, r.type,
	COALESCE((SELECT n.id FROM results n WHERE r.page <> '' AND n.page = r.page AND n.text_sha256 <> r.text_sha256
		AND (n.created > r.created OR n.created = r.created AND n.id > r.id) ORDER BY n.created DESC, n.id DESC LIMIT 1), '')`

func scanResult(row scanner, more ...any) (Result, error) {
	var r Result
	var created int64
	err := row.Scan(append([]any{&r.ID, &r.Owner, &r.Kind, &created, &r.Title, &r.URL, &r.Outlet, &r.Lang, &r.Status, &r.TextSHA256,
		&r.Name, &r.Type, &r.Newer}, more...)...)
	r.Created = timeOf(created)
	return r, err
}

// PutResult keeps a result that no job stands for. Those that come at the same
// time are written together where the database has one writer.
func (s *Store) PutResult(ctx context.Context, r Result) error {
	p := prepare(r)
	if s.d.oneWriter {
		return s.together.put(ctx, s, p)
	}
	return s.update(ctx, func(t *tx) error { return t.putResult(ctx, p) })
}

// A prepared result is what its row and its index hold: made before the
// transaction, in which others wait.
type prepared struct {
	Result
	digest []byte // packed
	source blob
	folded string
	grams  []string
}

func prepare(r Result) prepared {
	p := prepared{Result: r, digest: pack(r.Digest), folded: clean(fold(r.Text))}
	p.grams = gramsOf(p.folded)
	if r.Data != nil {
		p.source = blobOf(r.Data)
	}
	return p
}

// putResult writes a result. One that is there already stays: a job that ran
// twice is done once.
func (t *tx) putResult(ctx context.Context, r prepared) error {
	var source any
	if r.Data != nil {
		if err := t.putBlob(ctx, r.source); err != nil {
			return err
		}
		source = r.source.name
	}
	n, err := t.exec(ctx, `INSERT INTO results (id, owner, kind, created, title, url, page, outlet, lang, status, text_sha256, request, blob, name, type, digest, digest_size)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		r.ID, clean(r.Owner), r.Kind, micros(r.Created), clean(r.Title), clean(r.URL), clean(PageKey(r.URL)), clean(r.Outlet), clean(r.Lang), r.Status, r.TextSHA256,
		r.Request, source, clean(r.Name), clean(r.Type), r.digest, int64(len(r.Digest)))
	if err != nil || n == 0 {
		return err
	}
	return t.s.d.index(ctx, t, r.ID, r.folded, r.grams)
}

// Result gives a result with its digest. Errors: fault.NotFound.
func (s *Store) Result(ctx context.Context, id string) (Result, error) {
	var packed, request []byte
	var size int64
	r, err := scanResult(s.row(ctx, "SELECT "+resultColumns+", r.digest, r.digest_size, r.request FROM results r WHERE r.id = ?", clean(id)),
		&packed, &size, &request)
	if errors.Is(err, sql.ErrNoRows) {
		return r, noResult(id)
	}
	if err == nil {
		r.Request = request
		r.Digest, err = unpack(packed, size)
	}
	return r, s.fail("read a result", err)
}

func noResult(id string) error {
	return fault.New(fault.NotFound, "there is no result %.40q", id)
}

// Source gives the bytes that a result was made from. Errors: fault.NotFound.
func (s *Store) Source(ctx context.Context, id string) ([]byte, error) {
	var blob string
	err := s.row(ctx, "SELECT COALESCE(blob, '') FROM results WHERE id = ?", clean(id)).Scan(&blob)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, noResult(id)
	}
	if err != nil {
		return nil, s.fail("read a result", err)
	}
	return s.Blob(ctx, blob)
}

// DeleteResult forgets a result, its source and what its job knew of it. The
// job itself stays, so that its idempotency key is not free for a second run.
// Errors: fault.NotFound.
func (s *Store) DeleteResult(ctx context.Context, id string) error {
	id = clean(id)
	return s.update(ctx, func(t *tx) error {
		if err := s.d.unindex(ctx, t, id); err != nil {
			return err
		}
		blobs := map[string]bool{}
		var blob string
		err := t.row(ctx, "DELETE FROM results WHERE id = ? RETURNING COALESCE(blob, '')", id).Scan(&blob)
		if errors.Is(err, sql.ErrNoRows) {
			return noResult(id)
		}
		if err != nil {
			return err
		}
		blobs[blob] = true
		err = t.row(ctx, "SELECT COALESCE(blob, '') FROM jobs WHERE id = ?", id).Scan(&blob)
		if err == nil {
			blobs[blob] = true
			_, err = t.exec(ctx, "UPDATE jobs SET result = '', blob = NULL, request = ?, title = '', url = '' WHERE id = ?", []byte("{}"), id)
		} else if errors.Is(err, sql.ErrNoRows) {
			err = nil
		}
		for name := range blobs {
			if err == nil {
				err = t.dropBlob(ctx, name)
			}
		}
		return err
	})
}

// Query asks for results, the newest first.
type Query struct {
	Text          string // words that all must stand in the title or the text, as they are written
	Owner         string // "": of everybody
	Lang          string // BCP 47; "zh" finds zh-Hant too; "": every
	URL           string // results of one page; "": every
	Kind          string // "": every
	Since, Before time.Time
	Limit         int    // 1 to MaxLimit; 0: 20
	Cursor        string // from a page before
}

// MaxLimit is the most results of one page; MaxQueryRunes the longest text of a query.
const (
	MaxLimit      = 200
	MaxQueryRunes = 200
	maxTerms      = 16
)

// Page is some results, and the cursor of the next ones: "" where these were the last.
type Page struct {
	Results []Result
	Next    string
}

// Search finds results. Errors: fault.Invalid.
func (s *Store) Search(ctx context.Context, q Query) (Page, error) {
	where, args, err := s.conditions(q)
	if err != nil {
		return Page{}, err
	}
	limit := q.Limit
	if limit == 0 {
		limit = 20
	}
	from := "results r"
	if q.Text != "" {
		from = "search JOIN results r ON r.id = search.result"
	}
	rows, err := s.rows(ctx, "SELECT "+resultColumns+" FROM "+from+where+" ORDER BY r.created DESC, r.id DESC LIMIT ?", append(args, limit+1)...)
	if err != nil {
		return Page{}, s.fail("search", err)
	}
	var p Page
	err = each(rows, func(row *sql.Rows) error {
		r, err := scanResult(row)
		p.Results = append(p.Results, r)
		return err
	})
	if len(p.Results) > limit {
		p.Results = p.Results[:limit]
		p.Next = cursorOf(p.Results[limit-1])
	}
	return p, s.fail("search", err)
}

func (s *Store) conditions(q Query) (string, []any, error) {
	var where []string
	var args []any
	add := func(cond string, more ...any) {
		where = append(where, cond)
		args = append(args, more...)
	}
	if q.Limit < 0 || q.Limit > MaxLimit {
		return "", nil, fault.New(fault.Invalid, "the limit must be 1 to %d, not %d", MaxLimit, q.Limit)
	}
	if q.Text != "" {
		terms, grams, err := termsOf(q.Text)
		if err != nil {
			return "", nil, err
		}
		if len(grams) > 0 {
			cond, more := s.d.match(grams)
			add(cond, more...)
		}
		for _, t := range terms {
			add(s.d.like, t)
		}
	}
	if q.Owner != "" {
		add("r.owner = ?", clean(q.Owner))
	}
	if q.Kind != "" {
		add("r.kind = ?", clean(q.Kind))
	}
	if q.Lang != "" {
		l := strings.NewReplacer("%", "", "_", "").Replace(clean(q.Lang))
		add("(r.lang = ? OR r.lang LIKE ?)", l, l+"-%")
	}
	if q.URL != "" {
		add("r.page = ?", clean(PageKey(q.URL)))
	}
	if !q.Since.IsZero() {
		add("r.created >= ?", micros(q.Since))
	}
	if !q.Before.IsZero() {
		add("r.created < ?", micros(q.Before))
	}
	if q.Cursor != "" {
		created, id, err := parseCursor(q.Cursor)
		if err != nil {
			return "", nil, err
		}
		add("(r.created < ? OR r.created = ? AND r.id < ?)", created, created, id)
	}
	if len(where) == 0 {
		return "", nil, nil
	}
	return " WHERE " + strings.Join(where, " AND "), args, nil
}

func cursorOf(r Result) string {
	return base64.RawURLEncoding.EncodeToString([]byte(strconv.FormatInt(micros(r.Created), 36) + "." + r.ID))
}

func parseCursor(c string) (created int64, id string, err error) {
	bad := fault.New(fault.Invalid, "the cursor is not one that was given out: begin again without it")
	if len(c) > 100 {
		return 0, "", bad
	}
	data, err := base64.RawURLEncoding.DecodeString(c)
	if err != nil {
		return 0, "", bad
	}
	us, id, ok := strings.Cut(string(data), ".")
	created, err = strconv.ParseInt(us, 36, 64)
	if !ok || err != nil || clean(id) != id {
		return 0, "", bad
	}
	return created, id, nil
}

// maxPageKey: an index of PostgreSQL takes no value of some 2,700 bytes.
const maxPageKey = 512

// PageKey is the address of a page without what does not tell pages apart: the
// fragment, the marks of campaigns, the scheme and its port, the case of the host.
func PageKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if p := u.Port(); p != "" && p != "80" && p != "443" {
		host += ":" + p
	}
	q := u.Query()
	for k := range q {
		if strings.HasPrefix(k, "utm_") || k == "fbclid" || k == "gclid" || k == "spm" {
			q.Del(k)
		}
	}
	key := host + u.EscapedPath()
	if len(q) > 0 {
		key += "?" + q.Encode()
	}
	key = strings.TrimSuffix(key, "/")
	if len(key) > maxPageKey {
		sum := sha256.Sum256([]byte(key))
		key = strings.ToValidUTF8(key[:maxPageKey/2], "") + "#" + hex.EncodeToString(sum[:])
	}
	return key
}
