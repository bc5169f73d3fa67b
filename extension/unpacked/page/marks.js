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
			const parts = this.passages.flatMap((passage) => passage.ranges.map((r) => ({ passage, node: r.startContainer, start: r.startOffset, end: r.endOffset })));
			for (const p of this.passages) p.ranges = [];
			for (const [node, used] of Map.groupBy(parts, (x) => x.node)) {
				const borders = [...new Set(used.flatMap((x) => [x.start, x.end]))].sort((a, b) => b - a);
				for (let i = 0; i + 1 < borders.length; i++) {
					const [end, start] = [borders[i], borders[i + 1]];
					const holders = used.filter((x) => x.start <= start && end <= x.end);
					if (holders.length === 0) continue;
					const mark = document.createElement("mark"), after = document.createTextNode(node.data.slice(end));
					mark.setAttribute("data-zhongdian", "");
					mark.textContent = node.data.slice(start, end);
					node.data = node.data.slice(0, start);
					node.after(mark, after);
					this.#wrapped.push({ mark, node, after });
					const r = document.createRange();
					r.selectNodeContents(mark);
					for (const { passage } of holders) passage.ranges.push(r);
				}
			}
			for (const p of this.passages) p.ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b));
		}

		// The pieces of a node were cut off from its end, so they are put back from the
		// last cut, which stands first in the page, to the first.
		#unwrap() {
			for (const { mark, node, after } of this.#wrapped.reverse()) {
				if (node.nextSibling === mark && mark.nextSibling === after) {
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
	// every box of the page that scrolls by itself. Those go at once: where the words
	// are then is what the window has to know.
	zd.bring = (passage) => {
		const r = passage.ranges[0];
		const smooth = !matchMedia("(prefers-reduced-motion: reduce)").matches;
		for (let e = r.startContainer.parentElement; e; e = e.parentElement ?? e.getRootNode().host) {
			const root = e === document.scrollingElement;
			if (!root && !(e.scrollHeight > e.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(e).overflowY))) continue;
			const b = r.getBoundingClientRect(), box = root ? { top: 0, height: zd.room() } : e.getBoundingClientRect();
			e.scrollBy({ top: b.top - box.top - (box.height - Math.min(b.height, box.height)) / 2, behavior: smooth && root ? "smooth" : "instant" });
		}
	};
	// room is the height of the window above the panel; the panel says otherwise on a phone.
	zd.room = () => innerHeight;
}
