// The server's answer, cut down to what is shown and put into shape: whatever
// came, the panel gets lists that are lists and texts that are texts. Offsets are
// bytes of UTF-8 at the server and UTF-16 units in a browser; here they change.

// Problem is a failure by its code: the server's own (docs/API.md), or one of
// offline, permission, timeout, foreign and page.
export class Problem extends Error {
	constructor(code, detail = "") {
		super(detail);
		this.code = code;
	}
}

const text = (v, most = 20_000) => (typeof v === "string" ? v.slice(0, most) : "");
const number = (v) => (Number.isFinite(v) ? v : 0);
const list = (v, most, shape) => (Array.isArray(v) ? v.slice(0, most).map(shape) : []);

// answerOf gives what the panel shows of a digest. Throws Problem foreign.
export function answerOf(d) {
	if (d?.schema !== "zhongdian.digest/1" || !Array.isArray(d.points)) throw new Problem("foreign");
	const { article: a = {}, counts: c = {}, generator: g = {} } = d;
	return {
		id: /^[\w-]{1,64}$/.test(d.id) ? d.id : "",
		lang: text(a.lang, 20), status: text(a.status, 40), reason: text(a.status_reason, 500),
		count: text(a.lang, 20).startsWith("zh") || !number(c.words) ? { characters: number(c.characters) } : { words: number(c.word_processor) },
		minutes: number(d.reading_time),
		points: list(d.points, 100, pointOf),
		summary: d.page_summary ? {
			label: text(d.page_summary.label, 200), attribution: text(d.page_summary.attribution, 500), points: list(d.page_summary.points, 100, pointOf),
		} : undefined,
		coverage: number(d.coverage),
		warnings: list(d.warnings, 50, (w) => ({ code: text(w?.code, 60), message: text(w?.message, 1000) })),
		engine: text(g.engine, 60), version: text(g.version, 20), model: text(g.model, 200), day: text(d.created, 10),
	};
}

function pointOf(p) {
	const said = text(p?.text), at = utf16(said);
	return {
		text: said, origin: text(p?.origin, 20), verdict: text(p?.verdict, 20), reason: text(p?.reason, 1000),
		evidence: list(p?.evidence, 50, (e) => ({
			key: `${number(e?.start)}-${number(e?.end)}`, paragraph: number(e?.paragraph),
			exact: text(e?.exact), prefix: text(e?.prefix, 5000), suffix: text(e?.suffix, 5000),
		})),
		checks: list(p?.checks, 200, (k) => ({
			kind: text(k?.kind, 40), text: text(k?.text, 1000), status: text(k?.status, 20), reason: text(k?.reason, 1000), start: at(k?.start), end: at(k?.end),
		})),
	};
}

// utf16 gives the function from a byte of t in UTF-8 to its place in t.
function utf16(t) {
	const places = new Map([[0, 0]]);
	let bytes = 0, units = 0;
	for (const c of t) {
		const n = c.codePointAt(0);
		bytes += n < 0x80 ? 1 : n < 0x800 ? 2 : n < 0x10000 ? 3 : 4;
		places.set(bytes, units += c.length);
	}
	return (byte) => places.get(byte) ?? 0;
}
