package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/zhongdian/zhongdian/fault"
)

// State says where a job is.
type State string

// The states of a job. The last three are final.
const (
	Queued   State = "queued"
	Running  State = "running"
	Done     State = "done"
	Failed   State = "failed"
	Canceled State = "canceled"
)

// Final reports whether a job in this state will not change any more.
func (s State) Final() bool { return s == Done || s == Failed || s == Canceled }

// Job is one piece of work. What is to be done is the caller's, as bytes.
type Job struct {
	ID            string
	Owner         string
	Kind          string
	Title, URL    string // for a list of jobs
	State         State
	Priority      int // lower goes first
	Request       []byte
	RequestSHA256 string
	Blob          string // of the bytes that came with the request; may be empty
	Idempotency   string // may be empty
	Attempts      int    // begun so far
	NotBefore     time.Time
	Worker        string
	Cancel        bool // asked for, while it runs
	Stage         string
	Done, Total   int
	Result        string // id, once it is done and while it is kept
	Code, Message string // of the last failure
	Created       time.Time
	Started       time.Time
	Ended         time.Time
}

const jobColumns = `id, owner, kind, title, url, state, priority, request, request_sha256, COALESCE(blob, ''), COALESCE(idem, ''),
	attempts, not_before, worker, cancel, stage, done, total, result, code, message, created, started, ended`

type scanner interface{ Scan(...any) error }

func scanJob(r scanner) (Job, error) {
	var j Job
	var cancel int
	var notBefore, created, started, ended int64
	err := r.Scan(&j.ID, &j.Owner, &j.Kind, &j.Title, &j.URL, &j.State, &j.Priority, &j.Request, &j.RequestSHA256, &j.Blob, &j.Idempotency,
		&j.Attempts, &notBefore, &j.Worker, &cancel, &j.Stage, &j.Done, &j.Total, &j.Result, &j.Code, &j.Message, &created, &started, &ended)
	j.Cancel = cancel != 0
	j.NotBefore, j.Created, j.Started, j.Ended = timeOf(notBefore), timeOf(created), timeOf(started), timeOf(ended)
	return j, err
}

// AddJob accepts a job and the bytes that came with it; when it returns, the job
// is on disk. A queued job waits for a worker; a running one (State Running) is
// the caller's, who names itself in Worker and gives the lease. Where the owner
// has used the idempotency key before, that job comes back and fresh is false.
func (s *Store) AddJob(ctx context.Context, j Job, data []byte, lease time.Duration) (got Job, fresh bool, err error) {
	err = s.update(ctx, func(t *tx) error {
		got, fresh, err = t.addJob(ctx, j, data, lease)
		return err
	})
	return got, fresh, err
}

func (t *tx) addJob(ctx context.Context, j Job, data []byte, lease time.Duration) (got Job, fresh bool, err error) {
	var idem, source any
	if j.Idempotency != "" {
		idem = clean(j.Idempotency)
	}
	name := ""
	if data != nil {
		b := blobOf(data)
		if err = t.putBlob(ctx, b); err != nil {
			return got, false, err
		}
		name, source = b.name, b.name
	}
	attempts, us := 0, int64(0)
	if j.State == Running {
		attempts, us = 1, lease.Microseconds()
	}
	now := micros(t.s.now())
	got, err = scanJob(t.row(ctx, `INSERT INTO jobs
		(id, owner, kind, title, url, state, priority, request, request_sha256, blob, idem, attempts, worker, lease, started, created)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NOW + ?, ?, ?)
		ON CONFLICT DO NOTHING RETURNING `+jobColumns,
		j.ID, clean(j.Owner), j.Kind, clean(j.Title), clean(j.URL), j.State, j.Priority, j.Request, j.RequestSHA256, source, idem,
		attempts, j.Worker, us, int64(attempts)*now, now))
	if err == nil || !errors.Is(err, sql.ErrNoRows) {
		return got, err == nil, err
	}
	got, err = scanJob(t.row(ctx, "SELECT "+jobColumns+" FROM jobs WHERE owner = ? AND idem = ?", clean(j.Owner), idem))
	if err == nil {
		err = t.dropBlob(ctx, name)
	}
	return got, false, err
}

// Job gives a job as it is now. Errors: fault.NotFound.
func (s *Store) Job(ctx context.Context, id string) (Job, error) {
	j, err := scanJob(s.row(ctx, "SELECT "+jobColumns+" FROM jobs WHERE id = ?", clean(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return j, fault.New(fault.NotFound, "there is no job %.40q, or it ended so long ago that it was forgotten", id)
	}
	return j, s.fail("read a job", err)
}

// Claim takes up to n jobs for a worker: those of the lowest priority number,
// the oldest first, that are due.
func (s *Store) Claim(ctx context.Context, worker string, n int, lease time.Duration) ([]Job, error) {
	var jobs []Job
	err := s.update(ctx, func(t *tx) error {
		jobs = jobs[:0]
		rows, err := t.rows(ctx, `UPDATE jobs SET state = 'running', worker = ?, lease = NOW + ?, attempts = attempts + 1,
			started = CASE WHEN started = 0 THEN ? ELSE started END, stage = '', done = 0, total = 0
			WHERE id IN (SELECT id FROM jobs WHERE state = 'queued' AND not_before <= NOW
				ORDER BY priority, created, id LIMIT ? `+s.d.skipLocked+`)
			RETURNING `+jobColumns, worker, lease.Microseconds(), micros(s.now()), n)
		if err != nil {
			return err
		}
		return each(rows, func(r *sql.Rows) error {
			j, err := scanJob(r)
			jobs = append(jobs, j)
			return err
		})
	})
	return jobs, err
}

// Waiting tells how long it is until the next queued job is due: 0 for now,
// negative where none is queued.
func (s *Store) Waiting(ctx context.Context) (time.Duration, error) {
	var us sql.NullInt64
	err := s.row(ctx, "SELECT MIN(not_before) - NOW FROM jobs WHERE state = 'queued'").Scan(&us)
	switch {
	case err != nil:
		return 0, s.fail("look at the queue", err)
	case !us.Valid:
		return -1, nil
	}
	return max(0, time.Duration(us.Int64)*time.Microsecond), nil
}

// Renew renews the leases of a worker's jobs. held are those it still has,
// canceled those among them that somebody wants stopped.
func (s *Store) Renew(ctx context.Context, worker string, lease time.Duration) (held, canceled map[string]bool, err error) {
	err = s.update(ctx, func(t *tx) error {
		held, canceled = map[string]bool{}, map[string]bool{}
		rows, err := t.rows(ctx, "UPDATE jobs SET lease = NOW + ? WHERE worker = ? AND state = 'running' RETURNING id, cancel", lease.Microseconds(), worker)
		if err != nil {
			return err
		}
		return each(rows, func(r *sql.Rows) error {
			var id string
			var cancel int
			err := r.Scan(&id, &cancel)
			held[id] = true
			if cancel != 0 {
				canceled[id] = true
			}
			return err
		})
	})
	return held, canceled, err
}

// mine holds for a job only while the attempt that j was claimed for has it.
const mine = " WHERE id = ? AND worker = ? AND attempts = ? AND state = 'running'"

// end runs one statement on a job that is j's still, or gives ErrLost.
func (t *tx) end(ctx context.Context, j Job, set string, args ...any) error {
	n, err := t.exec(ctx, "UPDATE jobs SET "+set+mine, append(args, j.ID, j.Worker, j.Attempts)...)
	if err == nil && n == 0 {
		return ErrLost
	}
	return err
}

// Progress tells how far a job is. Errors: ErrLost.
func (s *Store) Progress(ctx context.Context, j Job, stage string, done, total int) error {
	return s.update(ctx, func(t *tx) error {
		return t.end(ctx, j, "stage = ?, done = ?, total = ?", stage, done, total)
	})
}

// Finish ends a job with its result, in one transaction. The result has the id,
// owner, kind and request of the job. Errors: ErrLost; then nothing is kept.
func (s *Store) Finish(ctx context.Context, j Job, r Result) error {
	r.ID, r.Owner, r.Kind, r.Request = j.ID, j.Owner, j.Kind, j.Request
	p := prepare(r)
	return s.update(ctx, func(t *tx) error {
		if err := t.end(ctx, j, "state = 'done', result = ?, code = '', message = '', stage = '', ended = ?", r.ID, micros(s.now())); err != nil {
			return err
		}
		return t.putResult(ctx, p)
	})
}

// Fail ends a job without a result; state is Failed or Canceled. Errors: ErrLost.
func (s *Store) Fail(ctx context.Context, j Job, state State, code, message string) error {
	return s.update(ctx, func(t *tx) error {
		return t.end(ctx, j, "state = ?, code = ?, message = ?, stage = '', ended = ?", state, code, clean(message), micros(s.now()))
	})
}

// Retry puts a job back for another attempt after a while; it keeps what went
// wrong. Errors: ErrLost.
func (s *Store) Retry(ctx context.Context, j Job, after time.Duration, code, message string) error {
	return s.update(ctx, func(t *tx) error {
		return t.end(ctx, j, "state = 'queued', worker = '', not_before = NOW + ?, code = ?, message = ?, stage = ''",
			after.Microseconds(), code, clean(message))
	})
}

// GiveBack puts a job back as if it had not been begun. Errors: ErrLost.
func (s *Store) GiveBack(ctx context.Context, j Job) error {
	return s.update(ctx, func(t *tx) error {
		return t.end(ctx, j, "state = 'queued', worker = '', attempts = attempts - 1, stage = ''")
	})
}

// CancelJob ends a queued job, and marks a running one for its worker. Ended
// jobs stay as they are. Errors: fault.NotFound.
func (s *Store) CancelJob(ctx context.Context, id, code, message string) (Job, error) {
	err := s.update(ctx, func(t *tx) error {
		n, err := t.exec(ctx, "UPDATE jobs SET state = 'canceled', code = ?, message = ?, ended = ? WHERE id = ? AND state = 'queued'",
			code, message, micros(s.now()), clean(id))
		if err != nil || n > 0 {
			return err
		}
		_, err = t.exec(ctx, "UPDATE jobs SET cancel = 1 WHERE id = ? AND state = 'running'", clean(id))
		return err
	})
	if err != nil {
		return Job{}, err
	}
	return s.Job(ctx, id)
}

// Sweep gives the jobs of dead workers to others, or ends those that were begun
// max times: an article that kills its worker must not kill them all. It
// reports how many changed.
func (s *Store) Sweep(ctx context.Context, most int, code, message string) (int, error) {
	var n int64
	err := s.update(ctx, func(t *tx) error {
		ended, err := t.exec(ctx, `UPDATE jobs SET state = CASE WHEN cancel = 1 THEN 'canceled' ELSE 'failed' END,
			code = ?, message = ?, ended = ?, stage = '' WHERE state = 'running' AND lease < NOW AND (attempts >= ? OR cancel = 1)`,
			code, message, micros(s.now()), most)
		if err != nil {
			return err
		}
		n, err = t.exec(ctx, "UPDATE jobs SET state = 'queued', worker = '', stage = '' WHERE state = 'running' AND lease < NOW")
		n += ended
		return err
	})
	return int(n), err
}

// Forget drops ended jobs that are older than a time, with what only they had;
// their results stay.
func (s *Store) Forget(ctx context.Context, before time.Time) error {
	return s.update(ctx, func(t *tx) error {
		rows, err := t.rows(ctx, "DELETE FROM jobs WHERE ended > 0 AND ended < ? RETURNING COALESCE(blob, '')", micros(before))
		if err != nil {
			return err
		}
		return t.dropBlobs(ctx, rows)
	})
}

// dropBlobs drops the blobs whose names rows gives; one row, one name.
func (t *tx) dropBlobs(ctx context.Context, rows *sql.Rows) error {
	names := map[string]bool{}
	if err := each(rows, func(r *sql.Rows) error {
		var name string
		err := r.Scan(&name)
		names[name] = true
		return err
	}); err != nil {
		return err
	}
	for name := range names {
		if err := t.dropBlob(ctx, name); err != nil {
			return err
		}
	}
	return nil
}

// Counts gives the number of jobs in each state.
func (s *Store) Counts(ctx context.Context) (map[State]int, error) {
	counts := map[State]int{}
	rows, err := s.rows(ctx, "SELECT state, COUNT(*) FROM jobs GROUP BY state")
	if err != nil {
		return nil, s.fail("count the jobs", err)
	}
	return counts, s.fail("count the jobs", each(rows, func(r *sql.Rows) error {
		var state State
		var n int
		err := r.Scan(&state, &n)
		counts[state] = n
		return err
	}))
}
