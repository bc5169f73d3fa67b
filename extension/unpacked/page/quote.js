// Where in the page a quotation stands. White space, control and invisible
// characters are left out on both sides: they differ between a page and its text, words don't.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};

	const blank = /[\s\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064]/;
	const blanks = new RegExp(blank.source, "g");
	const squeeze = (t) => t.replace(blanks, "");

	// index reads the words of the page once: text is all of them without white
	// space, nodes the text nodes with the place in text where each begins.
	zd.index = () => {
		const nodes = [];
		let text = "";
		if (document.body) {
			zd.walk(document.body, {
				text: (node) => {
					const words = squeeze(node.data);
					if (words) nodes.push({ node, start: text.length });
					text += words;
				},
			});
		}
		return { text, nodes };
	};

	// alike counts the characters that a and b share from their ends towards the
	// quotation: from the last one back, or from the first one on.
	function alike(a, b, back) {
		const n = Math.min(a.length, b.length);
		let i = 0;
		while (i < n && (back ? a.at(-1 - i) === b.at(-1 - i) : a[i] === b[i])) i++;
		return i;
	}

	// find gives the place of a quotation in the squeezed text as [start, end].
	// Where its words stand more than once, what stands around them decides; a tie
	// is no answer, and neither is a quotation without words.
	zd.find = (text, { exact, prefix, suffix }) => {
		const words = squeeze(exact), before = squeeze(prefix), after = squeeze(suffix);
		let best, score = -1, alone = true;
		for (let i = words ? text.indexOf(words) : -1; i >= 0; i = text.indexOf(words, i + 1)) {
			const end = i + words.length;
			const s = alike(text.slice(Math.max(0, i - before.length), i), before, true) + alike(text.slice(end, end + after.length), after, false);
			if (s > score) [best, score, alone] = [[i, end], s, true];
			else if (s === score) alone = false;
		}
		return alone ? best : undefined;
	};

	// at is the offset in a text node of its nth character that isn't blank.
	function at(data, n) {
		for (let i = 0; ; i++) if (!blank.test(data[i]) && n-- === 0) return i;
	}

	// ranges gives the parts of text nodes between two places of an index, one range
	// each: a sentence runs through links, emphasis and the borders of shadow trees.
	zd.ranges = ({ text, nodes }, [start, end]) => {
		const out = [];
		let lo = 0, hi = nodes.length;
		while (lo < hi) {
			const mid = (lo + hi) >> 1;
			if (nodes[mid].start <= start) lo = mid + 1;
			else hi = mid;
		}
		for (let i = lo - 1; i < nodes.length && nodes[i].start < end; i++) {
			const { node, start: from } = nodes[i], until = nodes[i + 1]?.start ?? text.length;
			const r = document.createRange();
			r.setStart(node, start < from ? 0 : at(node.data, start - from));
			r.setEnd(node, end > until ? node.data.length : at(node.data, end - from - 1) + 1);
			out.push(r);
		}
		return out;
	};

	// words are what ranges hold, to be compared: a page may change under them.
	zd.words = (ranges) => squeeze(ranges.map(String).join(""));
}
