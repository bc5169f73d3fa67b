package main

// corpora are all the points that there are, read once: what may be learned from, and what is kept aside.
type corpora struct {
	train, dev []*example // points
	keywords   []*example // uhgeval
	written    []*example // by this project, Chinese
	summaries  []*example // summedits
	english    []*example // written by this project about cnndm
	news       []*example // highlights of cnndm, and copies broken by rule
	made, kept []*example // made up, in both languages
}

// loadCorpora reads them.
func loadCorpora() (c corpora, err error) {
	dir, err := dataDir()
	if err != nil {
		return c, err
	}
	if c.train, err = loadPoints(dir, "train"); err != nil {
		return c, err
	}
	if c.dev, err = loadPoints(dir, "dev"); err != nil {
		return c, err
	}
	if c.keywords, err = loadUHG(dir); err != nil {
		return c, err
	}
	if c.summaries, err = loadSummEdits(dir); err != nil {
		return c, err
	}
	if c.news, err = loadCNN(dir); err != nil {
		return c, err
	}
	c.news = append(c.news, forgeAll(c.news, 2, 2)...)
	if c.written, c.english, err = loadWritten(c.train); err != nil {
		return c, err
	}
	if c.made, err = loadMade(false); err != nil {
		return c, err
	}
	c.kept, err = loadMade(true)
	return c, err
}
