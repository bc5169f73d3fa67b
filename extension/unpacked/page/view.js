// How an answer is laid out: elements and words, nothing that happens. Every word
// is put in as text; there is no HTML here.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};

	const say = zd.say = (key, ...args) => chrome.i18n.getMessage(key, args.map(String));

	const el = zd.el = (tag, props = {}, ...children) => {
		const e = document.createElement(tag);
		for (const [name, value] of Object.entries(props)) {
			if (value !== undefined && value !== false) e.setAttribute(name, value === true ? "" : value);
		}
		e.append(...children.filter((c) => c !== undefined));
		return e;
	};

	const marks = { supported: "✓", partly: "~", unsupported: "✗", contradicted: "✗" };
	const verdictOf = (v) => say(`verdict_${v}`) || say("verdict_unchecked");
	const kindOf = (k) => say(`kind_${k}`) || k;
	const failing = (c) => c.status !== "supported" && c.status !== "unchecked";

	// stateOf is the line under a point, in the words of the other faces.
	function stateOf(p) {
		const word = verdictOf(p.verdict), bad = p.checks.filter(failing), semi = say("semicolon");
		let line = word;
		if (p.verdict === "unchecked") line += p.reason && semi + p.reason;
		else if (bad.length > 0) line += semi + say("checks_failed", p.checks.length, bad.length);
		else if (p.verdict === "supported") line = p.checks.length > 0 ? say("checked", p.checks.length) : word + semi + say("checks_none");
		if (p.evidence.length === 0 && !["supported", "unchecked"].includes(p.verdict)) line += semi + say("evidence_none");
		return line;
	}

	const whyOf = (c) => kindOf(c.kind) + (c.text && ` ${say("quoted", c.text)}`) + say("colon") + verdictOf(c.status) + (c.reason && say("semicolon") + c.reason);

	function originOf(p, among) {
		if (p.origin === "cut" && among.some((q) => q.origin === "written")) return say("origin_cut");
		return ["written", "replaced"].includes(p.origin) ? say(`origin_${p.origin}`) : "";
	}

	// words gives the text of a point with those of its words marked that the article
	// does not carry.
	function words(p) {
		const bad = p.checks.filter((c) => failing(c) && c.end > c.start).sort((a, b) => a.start - b.start);
		const out = [];
		let at = 0;
		for (const { start, end } of bad) {
			if (end <= at) continue;
			out.push(p.text.slice(at, Math.max(at, start)), el("span", { class: "bad" }, p.text.slice(Math.max(at, start), end)));
			at = end;
		}
		return [...out, p.text.slice(at)];
	}

	// nameOf is the number of a point by its key; a † stands before those of the page's
	// own summary, as on the reader's page.
	const nameOf = zd.nameOf = (key) => (key[0] === "s" ? "†" : "") + key.slice(1).padStart(2, "0");

	// point is one key point. key names it among all that are shown.
	function point(p, key, among, lang) {
		const origin = originOf(p, among), bad = p.checks.filter(failing);
		return el("li", { class: `point v-${p.verdict}`, "data-k": key },
			el("span", { class: "no", "aria-hidden": "true" }, nameOf(key)),
			el("div", {},
				el("button", { class: "say", type: "button", "aria-pressed": "false", lang }, ...words(p)),
				el("p", { class: "state" }, el("span", { class: "mark", "aria-hidden": "true" }, marks[p.verdict] ?? "?"), el("span", {}, stateOf(p)),
					origin ? el("span", { class: "label" }, origin) : undefined),
				bad.length > 0 ? el("ul", { class: "why" }, ...bad.map((c) => el("li", {}, whyOf(c)))) : undefined,
				el("p", { class: "lost", hidden: true }),
				p.evidence.length > 0 ? el("details", {}, el("summary", {}, say("evidence", p.evidence.length)), ...p.evidence.map((e) =>
					el("button", { class: "quote", type: "button", "data-e": e.key, lang }, e.exact, el("span", { class: "where" }, e.paragraph > 0 ? say("paragraph", e.paragraph) : say("before"))))) : undefined));
	}

	const reasons = {
		"the page reports an error": "error", "the page is not shown where we are": "region", "the page asks for consent and shows no article": "consent",
		"the page shows nothing before its scripts have run": "scripts", "the page is a gallery of pictures": "gallery", "the page is a list of links to other pages": "list",
		"the rest is for subscribers": "subscribers", "the page shows the beginning only and links to the rest": "beginning",
		"the article goes on on further pages": "pages", "the text is cut off at its end": "end",
	};

	// notices are what a reader must know before the points.
	function notices(a) {
		const out = [];
		if (a.status && a.status !== "complete") {
			const reason = ["login_wall", "verification"].includes(a.status) ? "" : reasons[a.reason] ? say(`reason_${reasons[a.reason]}`) : a.reason;
			out.push((say(`status_${a.status}`) || a.status) + (reason && say("bracket", reason)));
		}
		for (const w of a.warnings) {
			const known = say(`warning_${w.code}`) || w.message;
			if (known && w.code !== "few_points" && !out.includes(known)) out.push(known);
		}
		return out.map((t) => el("p", { class: "notice" }, t));
	}

	function closing(a) {
		const has = (o) => a.points.some((p) => p.origin === o);
		const by = [a.engine, a.version], out = [];
		if (has("given")) return say("closing_given", ...by);
		if (a.points.length === 0) return "";
		out.push(say("closing_coverage", Math.round(a.coverage * 100)));
		if (has("written")) out.push(say("closing_written", a.model, a.day), say("closing_few", ...by));
		else out.push(say("closing_cut", ...by));
		return out.join(say("space"));
	}

	const points = (ps, sign, lang) => el("ol", { class: "points" }, ...ps.map((p, i) => point(p, sign + (i + 1), ps, lang)));

	// result lays out a whole answer: of what was asked, kind, and at most first points
	// of it where there were more.
	zd.result = (a, { kind, first, server }) => {
		const count = a.count.words === undefined ? say("count_characters", a.count.characters, a.minutes) : say("count_words", a.count.words, a.minutes);
		const refused = a.warnings.some((w) => w.code === "not_an_article");
		return [
			el("p", { class: "count" }, count),
			...notices(a),
			kind === "check" ? el("p", { class: "note" }, say("check_note") + (first ? say("space") + say("check_first", first) : "")) : undefined,
			refused && kind === "highlight" ? el("button", { class: "button", type: "button", "data-do": "force" }, say("force")) : undefined,
			a.points.length > 0 ? points(a.points, "p", a.lang) : refused ? undefined : el("p", { class: "note" }, say("points_none")),
			a.points.length > 0 ? el("p", { class: "note" }, closing(a)) : undefined,
			a.summary && a.summary.points.length > 0 ? el("section", { class: "audit", "aria-labelledby": "audit" },
				el("h3", { id: "audit" }, say("summary", a.summary.label)),
				a.summary.attribution ? el("p", { class: "note" }, say("attribution", a.summary.attribution)) : undefined, el("p", { class: "note" }, say("summary_note")),
				points(a.summary.points, "s", a.lang)) : undefined,
			a.id ? el("p", { class: "note" }, el("a", { href: `${server}/r/${a.id}`, target: "_blank", rel: "noopener noreferrer" }, say("kept"))) : undefined,
		].filter(Boolean);
	};

	// failure says what went wrong and what to do.
	zd.failure = ({ code, detail = "" }) => {
		const known = say(`error_${code}`) ? code : "server";
		return [el("div", { class: "problem", role: "alert" },
			el("h3", {}, say(`error_${known}`)), el("p", {}, say(`error_${known}_do`)),
			known === "offline" ? el("p", {}, el("code", {}, "zhongdian serve")) : undefined,
			detail ? el("p", { class: "detail" }, detail) : undefined),
		el("p", {}, el("button", { class: "button", type: "button", "data-do": "again" }, say("again")))];
	};
}
