package main

import (
	"fmt"
	"strings"

	"github.com/zhongdian/zhongdian/service"
)

// modelText are the words of the models command in one language.
type modelText struct {
	zh                                                                   bool
	configuration, noFile, profile, model, operator, key, context, today string
	noModel                                                              string
}

func modelWords(ui string) modelText {
	if ui == "zh" {
		return modelText{
			zh: true, configuration: "设置文件", noFile: "还没有；zhongdian models init 可生成一份", profile: "名称", model: "模型",
			operator: "文章发往", key: "密钥", context: "上下文", today: "今日用量", noModel: "未指定模型",
		}
	}
	return modelText{
		configuration: "configuration", noFile: "not there; zhongdian models init writes one", profile: "PROFILE", model: "MODEL",
		operator: "ARTICLES GO TO", key: "KEY", context: "CONTEXT", today: "USED TODAY", noModel: "no model named",
	}
}

// in gives the Chinese or the English form.
func (t modelText) in(zh, en string) string {
	if t.zh {
		return zh
	}
	return en
}

func (t modelText) keyOf(p service.ModelProfile) string {
	switch {
	case p.KeySet:
		return p.KeyEnv + t.in(" 已设置", " is set")
	case p.KeyNeeded:
		return p.KeyEnv + t.in(" 未设置", " is not set")
	}
	return t.in("不需要", "none needed")
}

func (t modelText) usedOf(p service.ModelProfile) string {
	u := p.Today
	if u.Calls == 0 && p.PerDay == 0 {
		return "—"
	}
	s := thousands(u.Input + u.Output)
	if p.PerDay > 0 {
		s += " / " + thousands(p.PerDay)
	}
	if p.Cost > 0 {
		s += fmt.Sprintf(" (%.4g %s)", p.Cost, p.Currency)
	}
	return s
}

func (t modelText) legend(l service.ModelList) string {
	used := t.in("上下文与用量以 token 计。", "Context and use are counted in tokens. ")
	switch {
	case l.Default == "":
		return used + t.in("没有默认模型：用 --profile 指定，或写入设置文件。", "There is no default: name a profile by --profile, or in the configuration.")
	case l.Always:
		return used + t.in("* 默认模型，每次运行都由它撰写要点；--no-model 可关闭一次。", "* is the default, and writes in every run; --no-model turns it off for one.")
	}
	return used + t.in("* 默认模型，仅在使用 --model 或 --profile 时调用。", "* is the default. No model is used unless --model or --profile asks for one.")
}

// test gives the lines of a test: what was looked at, and what was found.
func (t modelText) test(r service.ModelTest) [][]string {
	var out [][]string
	add := func(zh, en, found string) { out = append(out, []string{"", t.in(zh, en), found}) }
	yes := func(b bool) string {
		if b {
			return t.in("是", "yes")
		}
		return t.in("否", "no")
	}
	add("连通", "reachable", yes(r.Reachable))
	if len(r.Models) > 0 {
		add("可用模型", "models", t.offers(r))
	}
	if r.Error != nil {
		add("错误", "error", r.Error.Message)
		return out
	}
	if r.Model == "" {
		return out
	}
	if r.Profile.KeyEnv != "" {
		if r.Profile.KeySet {
			add("密钥", "key", t.in("已接受（"+r.Profile.KeyEnv+"）", "accepted ("+r.Profile.KeyEnv+")"))
		} else {
			add("密钥", "key", t.in("不需要", "none needed"))
		}
	}
	add("答复", "answer", t.in(
		fmt.Sprintf("%s，%d 毫秒后开始，%d 毫秒完成", r.Model, r.FirstByte, r.Total),
		fmt.Sprintf("%s; began after %d ms, was whole after %d ms", r.Model, r.FirstByte, r.Total)))
	add("流式", "streams", yes(r.Streams))
	add("JSON 模式", "schema", t.schema(r))
	counted := t.in("由服务器计数", "counted by the server")
	if !r.Usage {
		counted = t.in("服务器不报用量，按估算", "the server does not count them; they are estimated")
	}
	add("用量", "tokens", counted+t.in(fmt.Sprintf("；这次测试用了 %s", thousands(r.Spent.Total())), "; this test used "+thousands(r.Spent.Total())))
	add("上下文", "context", t.room(r))
	if r.Profile.Note != "" {
		add("说明", "note", r.Profile.Note)
	}
	return out
}

func (t modelText) offers(r service.ModelTest) string {
	const most = 12
	names := r.Models[:min(most, len(r.Models))]
	s := strings.Join(names, ", ")
	if n := len(r.Models) - len(names); n > 0 {
		s += t.in(fmt.Sprintf(" 等共 %d 个", len(r.Models)), fmt.Sprintf(" and %d more", n))
	}
	if r.Profile.Model != "" && !r.Listed {
		s += t.in("；其中没有 "+r.Profile.Model, "; "+r.Profile.Model+" is not among them")
	}
	return s
}

func (t modelText) schema(r service.ModelTest) string {
	switch {
	case r.SchemaError != nil:
		return r.SchemaError.Message
	case r.Schema == "none":
		return t.in("不支持，改在提示词中说明；答复由我们宽松解析", "not taken; it is told in words, and answers are read leniently")
	case r.Honoured:
		return t.in(string(r.Schema)+"，答复符合", string(r.Schema)+", and the answer followed it")
	}
	return t.in(string(r.Schema)+" 被接受但没有遵守；答复由我们宽松解析", string(r.Schema)+" was taken and not followed; answers are read leniently")
}

func (t modelText) room(r service.ModelTest) string {
	n := thousands(r.Profile.Context)
	switch {
	case r.Context > 0 && r.Context != r.Profile.Context:
		return t.in(fmt.Sprintf("设置为 %s，服务器报告 %s（%s）", n, thousands(r.Context), strings.Join(r.Told, ", ")),
			fmt.Sprintf("%s by the configuration; the server tells %s (%s)", n, thousands(r.Context), strings.Join(r.Told, ", ")))
	case r.Context > 0:
		return t.in(fmt.Sprintf("%s（服务器报告：%s）", n, strings.Join(r.Told, ", ")), fmt.Sprintf("%s, as the server tells (%s)", n, strings.Join(r.Told, ", ")))
	}
	return t.in(n+"（服务器未报告，按文档或设置）", n+", by configuration or documents; the server does not tell")
}

// used is one line for a person: what this run has used of the model.
func (t modelText) used(m *service.Model) string {
	u := m.Used()
	name := m.Info().Model
	s := t.in(
		fmt.Sprintf("%s：调用 %d 次，输入 %s，输出 %s token", name, u.Calls, thousands(u.Input), thousands(u.Output)),
		fmt.Sprintf("%s: %d calls, %s tokens in, %s out", name, u.Calls, thousands(u.Input), thousands(u.Output)))
	if cost, currency, ok := m.Cost(); ok {
		s += fmt.Sprintf(", %.4g %s", cost, currency)
	}
	return s
}

// estimate is what a run would cost, in one line.
func (t modelText) estimate(e service.Estimate) string {
	p := e.Profile
	s := t.in(
		fmt.Sprintf("%s（%s，文章发往：%s）：约 %s token 输入，至多 %s 输出", p.Name, p.Model, p.Operator, thousands(e.Input), thousands(e.Output)),
		fmt.Sprintf("%s (%s, articles go to: %s): about %s tokens in, at most %s out", p.Name, p.Model, p.Operator, thousands(e.Input), thousands(e.Output)))
	if e.Cost > 0 {
		s += t.in(fmt.Sprintf("，至多 %.4g %s", e.Cost, e.Currency), fmt.Sprintf(", at most %.4g %s", e.Cost, e.Currency))
	}
	s += t.in("；有要点退回时再调用一次。未发送任何内容。", "; as much again if points go back. Nothing was sent.")
	if e.Read > 0 && e.Read < 1 {
		s += t.in(fmt.Sprintf(" 全文放不下，模型只读到其中最要紧的 %.0f%%。", 100*e.Read), fmt.Sprintf(" The text does not fit: the model would be shown the most important %.0f%% of it.", 100*e.Read))
	}
	if p.PerDay > 0 {
		s += t.in(fmt.Sprintf(" 今日已用 %s / %s。", thousands(e.Used), thousands(p.PerDay)), fmt.Sprintf(" Used today: %s of %s.", thousands(e.Used), thousands(p.PerDay)))
	}
	return s
}
