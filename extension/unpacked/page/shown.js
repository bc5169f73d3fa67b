// What the page shows: the one rule by which its words are sent to be read and
// by which a sentence is looked for in it, so that the two can't differ.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};

	// Elements whose words belong to no article, as the server leaves them out too.
	const never = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "IFRAME", "OBJECT", "EMBED", "SVG", "CANVAS", "AUDIO", "MAP", "SELECT", "DATALIST",
		"TEXTAREA", "BUTTON", "INPUT", "PROGRESS", "METER", "DIALOG", "RP", "FRAMESET"]);
	const noteMarks = new Set(["doc-noteref", "noteref", "footnote-ref", "footnoteref", "doc-backlink", "backlink", "footnote-back", "footnote-backref", "reversefootnote"]);

	// The number of a footnote would stick to the words beside it.
	const noteMark = (e) => e.tagName === "A" && e.textContent.trim().length <= 12 &&
		["role", "epub:type", "class", "rel"].some((name) => (e.getAttribute(name) ?? "").toLowerCase().split(/\s+/).some((v) => noteMarks.has(v)));

	// Words for screen readers alone stand on one pixel, or beyond the page's edge.
	function aside(e, style) {
		if (style.position !== "absolute" && style.position !== "fixed") return false;
		const b = e.getBoundingClientRect();
		return b.width <= 1 && b.height <= 1 && style.overflow !== "visible" || b.right + scrollX <= 0 || b.bottom + scrollY <= 0;
	}

	function shown(e) {
		if (never.has(e.tagName.toUpperCase()) || e === zd.host || e.getAttribute("aria-hidden") === "true" || noteMark(e)) return false;
		const style = getComputedStyle(e);
		if (style.display === "contents") return true; // has no box of its own to be visible
		return e.checkVisibility() && !aside(e, style);
	}

	// A shadow tree stands in the place of its host's children; closed ones are
	// opened to extensions by both browsers, each in its way.
	function shadowOf(e) {
		if ("openOrClosedShadowRoot" in e) return e.openOrClosedShadowRoot;
		return e instanceof HTMLElement && globalThis.chrome?.dom?.openOrClosedShadowRoot(e) || e.shadowRoot;
	}

	function childrenOf(e) {
		if (e.tagName === "SLOT") {
			const assigned = e.assignedNodes();
			if (assigned.length > 0) return assigned;
		}
		return (shadowOf(e) ?? e).childNodes;
	}

	// walk calls enter and leave for every element that is shown, and text for the
	// words in it. How deep elements nest is the page's choice: no recursion.
	zd.walk = (root, { enter = () => {}, leave = () => {}, text }) => {
		const stack = [{ e: root, kids: childrenOf(root), i: 0, seen: true }];
		enter(root);
		while (stack.length > 0) {
			const top = stack.at(-1);
			const n = top.kids[top.i++];
			if (!n) {
				leave(top.e);
				stack.pop();
			} else if (n.nodeType === Node.TEXT_NODE) {
				top.style ??= getComputedStyle(top.e);
				if (top.style.visibility === "visible") text(n);
			} else if (n.nodeType === Node.ELEMENT_NODE && shown(n)) {
				enter(n);
				stack.push({ e: n, kids: childrenOf(n), i: 0 });
			}
		}
	};

	const escape = (t, quote) => t.replace(quote ? /[&<>"]/g : /[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
	const empty = new Set(["AREA", "BASE", "BR", "COL", "HR", "IMG", "LINK", "META", "SOURCE", "TRACK", "WBR"]);
	const heads = "title, meta[content]:not([http-equiv], [name*=token i], [name*=csrf i]), link[rel~=canonical], script[type='application/ld+json']";

	// Attributes say what is a headline, a date or furniture; pictures that stand in
	// them, and what listens to events, say nothing.
	function attributes(e) {
		let out = "";
		for (const { name, value } of e.attributes) {
			if (/^[a-z][\w:.-]*$/i.test(name) && !/^(on|src$|srcset$|sizes$|nonce$|data-)/i.test(name) && value.length <= 2000) out += ` ${name}="${escape(value, true)}"`;
		}
		return out;
	}

	// JSON-LD tells title, author and dates; the article itself it tells also where
	// the page shows it only in part, so that is left out.
	function facts(json) {
		try {
			const told = JSON.stringify(JSON.parse(json), (key, value) => (key === "articleBody" || key === "text" ? undefined : value));
			return `<script type="application/ld+json">${told.replaceAll("<", "\\u003c")}</script>`;
		} catch {
			return "";
		}
	}

	// html is the page as it is shown. omit gives the part of a text node that is
	// left out, as [start, end], or nothing.
	zd.html = (omit = () => undefined) => {
		const out = ["<!doctype html><html", attributes(document.documentElement), "><head><meta charset=\"utf-8\">"];
		for (const e of document.head?.querySelectorAll(heads) ?? []) {
			const name = e.localName;
			if (name === "script") out.push(facts(e.textContent));
			else out.push("<", name, attributes(e), ">", ...(name === "title" ? [escape(e.textContent), "</title>"] : []));
		}
		out.push("</head>");
		if (document.body) {
			zd.walk(document.body, {
				enter: (e) => out.push("<", e.localName, attributes(e), ">"),
				leave: (e) => empty.has(e.tagName) || out.push("</", e.localName, ">"),
				text: (n) => {
					const cut = omit(n);
					out.push(escape(cut ? n.data.slice(0, cut[0]) + n.data.slice(cut[1]) : n.data));
				},
			});
		}
		out.push("</html>");
		return out.join("");
	};
}
