package plain

import (
	"strings"

	"github.com/zhongdian/zhongdian/internal/extract/page"
)

// mail reads the header of a message at the top of a text: From, Subject, Date
// and others up to the first blank line. Three known fields make a header.
func mail(ls []string, p *page.Page) []string {
	i := 0
	for i < len(ls) && strings.TrimSpace(ls[i]) == "" {
		i++
	}
	fields := map[string]string{}
	last := ""
	for ; i < len(ls) && strings.TrimSpace(ls[i]) != ""; i++ {
		if last != "" && (ls[i][0] == ' ' || ls[i][0] == '\t') {
			fields[last] += " " + strings.TrimSpace(ls[i])
			continue
		}
		name, value, ok := strings.Cut(strings.Replace(ls[i], "：", ":", 1), ":")
		if !ok {
			return ls
		}
		if last = mailField(name); last == "" {
			return ls
		}
		fields[last] = strings.TrimSpace(value)
	}
	if len(fields) < 3 || fields["subject"] == "" || fields["from"] == "" {
		return ls
	}
	if p.Title == "" {
		p.Title = fields["subject"]
	}
	if p.Byline == "" {
		name, _, _ := strings.Cut(fields["from"], "<")
		p.Byline = strings.Trim(name, ` "`)
	}
	if d, _, _, ok := page.Date(fields["date"], p.Now, true); ok && p.Published.IsZero() {
		p.Published = d
	}
	return ls[i:]
}

// mailField gives the English name of a field, "other" for one without a use
// here, and "" for what is no field.
func mailField(name string) string {
	switch n := strings.ToLower(strings.TrimSpace(name)); n {
	case "from", "subject", "date":
		return n
	case "发件人", "寄件者", "寄件人":
		return "from"
	case "主题", "主旨":
		return "subject"
	case "发送时间", "日期", "时间", "sent":
		return "date"
	case "to", "cc", "bcc", "reply-to", "sender", "message-id", "mime-version", "content-type", "content-transfer-encoding",
		"return-path", "received", "in-reply-to", "references", "收件人", "抄送", "dkim-signature", "delivered-to", "list-id", "list-unsubscribe":
		return "other " + n
	}
	if n := strings.ToLower(name); strings.HasPrefix(n, "x-") && !strings.Contains(n, " ") {
		return "other " + n
	}
	return ""
}
