package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// Reader is a feed reader or a store of bookmarks that we answer to. Token and
// Secret are needed as they are; the database is the user's own.
type Reader struct {
	ID, Kind, Name string
	Address        string // "": nothing is written back
	Token          string // of its interface
	Secret         string // of its webhook
	Created        time.Time
}

const readerColumns = "id, kind, name, address, token, secret, created"

func scanReader(r scanner) (Reader, error) {
	var rd Reader
	var created int64
	err := r.Scan(&rd.ID, &rd.Kind, &rd.Name, &rd.Address, &rd.Token, &rd.Secret, &created)
	rd.Created = timeOf(created)
	return rd, err
}

// AddReader keeps a reader.
func (s *Store) AddReader(ctx context.Context, r Reader) error {
	return s.update(ctx, func(t *tx) error {
		_, err := t.exec(ctx, "INSERT INTO readers (id, kind, name, address, token, secret, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
			r.ID, r.Kind, clean(r.Name), clean(r.Address), clean(r.Token), clean(r.Secret), micros(r.Created))
		return err
	})
}

// Reader gives one reader. Errors: fault.NotFound.
func (s *Store) Reader(ctx context.Context, id string) (Reader, error) {
	r, err := scanReader(s.row(ctx, "SELECT "+readerColumns+" FROM readers WHERE id = ?", clean(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return r, noReader(id)
	}
	return r, s.fail("read a reader", err)
}

func noReader(id string) error { return fault.New(fault.NotFound, "there is no reader %.40q", id) }

// Readers gives all readers, the oldest first.
func (s *Store) Readers(ctx context.Context) ([]Reader, error) {
	rows, err := s.rows(ctx, "SELECT "+readerColumns+" FROM readers ORDER BY created, id")
	if err != nil {
		return nil, s.fail("read the readers", err)
	}
	var list []Reader
	err = each(rows, func(r *sql.Rows) error {
		rd, err := scanReader(r)
		list = append(list, rd)
		return err
	})
	return list, s.fail("read the readers", err)
}

// DeleteReader forgets a reader and what is owed to it. Errors: fault.NotFound.
func (s *Store) DeleteReader(ctx context.Context, id string) error {
	return s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "DELETE FROM readers WHERE id = ?", clean(id))
		if err == nil && n == 0 {
			return noReader(id)
		}
		return err
	})
}

// AddDelivery notes that points are owed to a reader's entry, with the job that
// makes them, in one transaction. fresh is false where this version of the entry
// was owed before: then nothing is done.
func (s *Store) AddDelivery(ctx context.Context, id, reader, entry, version string, j Job, data []byte) (fresh bool, err error) {
	err = s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "INSERT INTO deliveries (id, reader, entry, version, job, state, created) VALUES (?, ?, ?, ?, ?, 'waiting', ?) ON CONFLICT DO NOTHING",
			id, reader, clean(entry), version, j.ID, micros(s.now()))
		if fresh = n == 1; err != nil || !fresh {
			return err
		}
		_, _, err = t.addJob(ctx, j, data, 0)
		return err
	})
	return fresh, err
}

// Delivery is what is owed to a reader, and how its job ended.
type Delivery struct {
	ID, Reader, Entry string
	Job               string
	Attempts          int
	JobState          State
	Reason            string // why the job failed
	Blob              string // of the job's request
}

// ClaimDeliveries takes up to n deliveries whose job has ended, for one who
// makes them now: nobody else gets them before hold is over.
func (s *Store) ClaimDeliveries(ctx context.Context, n int, hold time.Duration) ([]Delivery, error) {
	const due = `state = 'waiting' AND next <= NOW AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = deliveries.job AND j.state IN ('queued', 'running'))`
	var waiting int
	if err := s.row(ctx, "SELECT COUNT(*) FROM deliveries WHERE "+due).Scan(&waiting); err != nil || waiting == 0 {
		return nil, s.fail("look for what is owed", err)
	}
	var list []Delivery
	err := s.update(ctx, func(t *tx) error {
		list = list[:0]
		rows, err := t.rows(ctx, "UPDATE deliveries SET next = NOW + ?, attempts = attempts + 1 WHERE id IN (SELECT id FROM deliveries WHERE "+due+
			" ORDER BY next, id LIMIT ? "+s.d.skipLocked+") RETURNING id, reader, entry, job, attempts", hold.Microseconds(), n)
		if err != nil {
			return err
		}
		if err := each(rows, func(r *sql.Rows) error {
			var d Delivery
			err := r.Scan(&d.ID, &d.Reader, &d.Entry, &d.Job, &d.Attempts)
			list = append(list, d)
			return err
		}); err != nil {
			return err
		}
		for i := range list {
			d := &list[i]
			err := t.row(ctx, "SELECT state, message, COALESCE(blob, '') FROM jobs WHERE id = ?", d.Job).Scan(&d.JobState, &d.Reason, &d.Blob)
			if errors.Is(err, sql.ErrNoRows) {
				d.JobState, d.Reason, err = Failed, "its job was forgotten", nil
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return list, err
}

// Delivered ends a delivery (state done or failed), or has it tried again after
// a while (waiting).
func (s *Store) Delivered(ctx context.Context, id, state, message string, after time.Duration) error {
	return s.update(ctx, func(t *tx) error {
		_, err := t.exec(ctx, "UPDATE deliveries SET state = ?, message = ?, next = NOW + ? WHERE id = ? AND state = 'waiting'",
			state, clean(message), after.Microseconds(), id)
		return err
	})
}

// Owed counts the deliveries to a reader by state.
func (s *Store) Owed(ctx context.Context, reader string) (map[string]int, error) {
	rows, err := s.rows(ctx, "SELECT state, COUNT(*) FROM deliveries WHERE reader = ? GROUP BY state", clean(reader))
	if err != nil {
		return nil, s.fail("count what is owed", err)
	}
	counts := map[string]int{}
	return counts, s.fail("count what is owed", each(rows, func(r *sql.Rows) error {
		var state string
		var n int
		err := r.Scan(&state, &n)
		counts[state] = n
		return err
	}))
}
