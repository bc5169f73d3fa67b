// Sentences lit up in the page. Where the browser can paint ranges (CSS Custom
// Highlight) the page's own tree isn't touched; elsewhere words are wrapped in
// <mark> and unwrapped again without a trace.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};
	const all = "zhongdian", chosen = "zhongdian-chosen"; // as page/marks.css names them

	const paints = () => typeof Highlight === "function" && Boolean(globalThis.CSS?.highlights);

	// A passage is a quotation with its place in the page: {quote, ranges}, without
	// ranges where it is not found. Several points may rest on one.
	zd.Marks = class {
		passages = [];
		#chosen = new Set();
		#wrapped = []; // {mark, node, rest}: the text node that was cut, and what followed

		constructor(quotes) {
			this.passages = quotes.map((quote) => ({ quote, ranges: [] }));
			this.place();
		}

		// place looks for every passage anew and lights up what is found.
		place() {
			this.#unwrap();
			const index = zd.index();
			for (const p of this.passages) {
				const at = zd.find(index.text, p.quote);
				p.ranges = at ? zd.ranges(index, at) : [];
				p.words = zd.words(p.ranges);
			}
			if (!paints()) this.#wrap();
			this.#paint();
		}

		// moved reports whether the page has changed under a passage, or one that was
		// lost may have come.
		moved() {
			return this.passages.some((p) => p.ranges.length === 0 || zd.words(p.ranges) !== p.words || p.ranges.some((r) => !r.startContainer.isConnected));
		}

		choose(passages) {
			this.#chosen = new Set(passages);
			this.#paint();
		}

		// under gives the passages at a place of the window.
		under(x, y) {
			const hit = (b) => x >= b.left && x <= b.right && y >= b.top && y <= b.bottom;
			return this.passages.filter((p) => p.ranges.some((r) => [...r.getClientRects()].some(hit)));
		}

		clear() {
			this.passages = [];
			this.#chosen.clear();
			this.#unwrap();
			if (paints()) for (const name of [all, chosen]) CSS.highlights.delete(name);
		}

		#paint() {
			if (!paints()) {
				for (const w of this.#wrapped) w.mark.toggleAttribute("data-chosen", this.passages.some((p) => this.#chosen.has(p) && p.ranges.some((r) => r.intersectsNode(w.mark))));
				return;
			}
			const some = (ps) => new Highlight(...ps.flatMap((p) => p.ranges));
			CSS.highlights.set(all, some(this.passages));
			const lit = some(this.passages.filter((p) => this.#chosen.has(p)));
			lit.priority = 1;
			CSS.highlights.set(chosen, lit);
		}

		// Passages may share words, so each text node is cut at all their borders, from
		// its end to its beginning; the node itself stays where the page put it.
		#wrap() {
			const cuts = new Map(); // text node -> the places where a passage begins or ends
			for (const r of this.passages.flatMap((p) => p.ranges)) {
				const at = cuts.get(r.startContainer) ?? cuts.set(r.startContainer, []).get(r.startContainer);
				at.push([r.startOffset, r.endOffset]);
			}
			const spans = new Map(this.passages.map((p) => [p, p.ranges.map((r) => [r.startContainer, r.startOffset, r.endOffset])]));
			const marks = new Map();
			for (const [node, used] of cuts) {
				const borders = [...new Set(used.flat())].sort((a, b) => b - a);
				const pieces = [];
				for (let i = 0; i + 1 < borders.length; i++) {
					const [end, start] = [borders[i], borders[i + 1]];
					if (!used.some(([s, e]) => s <= start && end <= e)) continue;
					const rest = node.data.slice(end), mark = document.createElement("mark");
					mark.setAttribute("data-zhongdian", "");
					mark.textContent = node.data.slice(start, end);
					node.data = node.data.slice(0, start);
					const after = document.createTextNode(rest);
					node.after(mark, after);
					this.#wrapped.push({ mark, node, after });
					pieces.push({ mark, start, end });
				}
				marks.set(node, pieces);
			}
			for (const [p, parts] of spans) {
				p.ranges = parts.flatMap(([node, s, e]) => marks.get(node).filter((m) => s <= m.start && m.end <= e).reverse().map((m) => {
					const r = document.createRange();
					r.selectNodeContents(m.mark);
					return r;
				}));
			}
		}

		// The pieces of a node were cut off from its end, so they are put back from the
		// last cut, which stands first in the page, to the first.
		#unwrap() {
			for (const { mark, node, after } of this.#wrapped.reverse()) {
				const whole = node.nextSibling === mark && mark.nextSibling === after;
				if (whole) {
					node.data += mark.textContent + after.data;
					mark.remove();
					after.remove();
				} else {
					mark.replaceWith(...mark.childNodes); // the page has moved things since
				}
			}
			this.#wrapped = [];
		}
	};

	// bring scrolls the first words of a passage to the middle of the window, through
	// every box of the page that scrolls by itself.
	zd.bring = (passage) => {
		const r = passage.ranges[0];
		const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
		for (let e = r.startContainer.parentElement; e; e = e.parentElement ?? e.getRootNode().host) {
			const root = e === document.scrollingElement;
			if (!root && !(e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY))) continue;
			const b = r.getBoundingClientRect(), box = root ? { top: 0, height: zd.room() } : e.getBoundingClientRect();
			e.scrollBy({ top: b.top - box.top - (box.height - Math.min(b.height, box.height)) / 2, behavior: smooth ? "smooth" : "instant" });
		}
	};
	// room is the height of the window above the panel; the panel says otherwise on a phone.
	zd.room = () => innerHeight;
}
