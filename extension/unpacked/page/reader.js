// One reading of a page: the question to the server, its answer in the panel, and
// the sentences in the page, kept together while the page changes.
"use strict";
{
	const zd = globalThis.zhongdian ??= {};
	const { say } = zd;

	const most = 100; // points that are checked at once

	class Reading {
		#panel;
		#marks;
		#port;
		#waits;
		#at = location.href;
		#points = new Map(); // key of a point -> its passages
		#last = {}; // the passage that was shown last, so that the next press shows the next

		constructor(kind, points, html, css) {
			this.kind = kind;
			this.given = points?.slice(0, most);
			this.first = points?.length > most ? most : 0;
			this.html = html;
			this.#panel = new zd.Panel(css, {
				close: () => this.close(),
				choose: (key, focus) => this.#choose(key, focus),
				bring: (key, evidence) => this.#bring(key, evidence),
				do: (name) => this.#ask(name === "force"),
			});
			zd.room = () => this.#panel.room();
			document.addEventListener("click", this.#clicked, true);
			this.#ask(false);
		}

		close() {
			this.#stop();
			this.#watcher.disconnect();
			clearTimeout(this.#due);
			document.removeEventListener("click", this.#clicked, true);
			this.#marks?.clear();
			this.#panel.remove();
			zd.reading = undefined;
		}

		#stop() {
			clearInterval(this.#waits);
			this.#port?.disconnect();
			this.#port = undefined;
		}

		// ask puts the question. The page is read as it is now, but for a selection: that
		// is judged against the page it was made in.
		#ask(force) {
			this.#stop();
			this.#watcher.disconnect();
			this.#marks?.clear();
			this.#marks = undefined;
			this.#at = location.href;
			if (document.contentType === "application/pdf") return this.#fail({ code: "pdf" });
			const html = this.html ?? zd.html();
			const line = say(this.kind === "check" ? "checking" : "reading"), seconds = zd.el("span");
			let n = 0;
			this.#panel.put([zd.el("p", { class: "busy" }, line, seconds)], line);
			this.#waits = setInterval(() => {
				seconds.textContent = say("seconds", ++n);
				this.#port?.postMessage({}); // a browser ends a background that hears nothing for long
			}, 1000);
			try {
				this.#port = chrome.runtime.connect({ name: "ask" });
			} catch {
				return this.#fail({ code: "updated" }); // the extension was replaced under the page
			}
			this.#port.onMessage.addListener((m) => {
				this.#stop();
				if (m.answer) this.#show(m.answer, m.server);
				else this.#fail(m.problem);
			});
			this.#port.onDisconnect.addListener(() => {
				this.#port = undefined;
				this.#fail({ code: "page" });
			});
			this.#port.postMessage({ kind: this.kind, html, points: this.given, force });
		}

		#fail(problem) {
			this.#stop();
			this.#panel.put(zd.failure(problem), "");
		}

		#show(answer, server) {
			const quotes = new Map();
			for (const p of [...answer.points, ...(answer.summary?.points ?? [])]) for (const e of p.evidence) quotes.set(e.key, e);
			this.#marks = new zd.Marks([...quotes.values()]);
			const byKey = new Map(this.#marks.passages.map((p) => [p.quote.key, p]));
			const note = (ps, sign) => ps.forEach((p, i) => this.#points.set(sign + (i + 1), p.evidence.map((e) => byKey.get(e.key))));
			this.#points = new Map();
			note(answer.points, "p");
			note(answer.summary?.points ?? [], "s");
			const content = zd.result(answer, { kind: this.kind, first: this.first, server });
			this.#panel.put(content, content[0].textContent);
			this.#lost();
			this.#watch();
		}

		#lost() {
			this.#panel.lose(new Set(this.#marks.passages.filter((p) => p.ranges.length === 0).map((p) => p.quote.key)));
		}

		// choose lights up the sentences of a point and shows the first of them, or the
		// next one where the point was chosen already; without a key it lets go.
		#choose(key, focus) {
			const all = this.#points.get(key) ?? [], found = all.filter((p) => p.ranges.length > 0);
			this.#marks?.choose(all);
			this.#panel.choose(key ? [key] : [], focus);
			if (!key) {
				this.#last = {};
				return;
			}
			const next = key === this.#last.key ? found[(found.indexOf(this.#last.passage) + 1) % found.length] : found[0];
			this.#last = { key, passage: next };
			if (next) zd.bring(next);
			this.#panel.tell(found.length > 0 ? say("lit", zd.nameOf(key)) : say(all.length > 0 ? "lost" : "evidence_none"));
		}

		#bring(key, evidence) {
			const passage = (this.#points.get(key) ?? []).find((p) => p.quote.key === evidence);
			this.#marks.choose([passage]);
			this.#panel.choose([key]);
			this.#last = { key, passage };
			if (passage.ranges.length > 0) zd.bring(passage);
		}

		// A sentence of the page was clicked: its points are named. The page keeps its
		// click, and a link keeps its meaning.
		#clicked = (e) => {
			if (!e.isTrusted || e.target === zd.host || !this.#marks || !getSelection().isCollapsed || e.target.closest?.("a[href], button, input, textarea, select, summary, label")) return;
			const hit = this.#marks.under(e.clientX, e.clientY);
			if (hit.length === 0) return;
			const keys = [...this.#points].filter(([, ps]) => ps.some((p) => hit.includes(p))).map(([key]) => key);
			this.#marks.choose(hit);
			this.#panel.choose(keys);
			this.#last = {};
			this.#panel.tell(say("named", keys.map(zd.nameOf).join(", ")));
		};

		// Pages change: what was found is looked for again when it has moved or was
		// lost, once a second at most. Another address is another article.
		#due;
		#watcher = new MutationObserver(() => {
			this.#due ??= setTimeout(() => {
				this.#due = undefined;
				if (!zd.host?.isConnected) return this.close(); // the page threw the panel out
				if (!this.#marks) return;
				if (location.href.split("#")[0] !== this.#at.split("#")[0]) return this.#left();
				if (!this.#marks.moved()) return;
				this.#watcher.disconnect();
				this.#marks.place();
				this.#lost();
				this.#watch();
			}, 1000);
		});

		#watch() {
			this.#watcher.observe(document.documentElement, { childList: true, subtree: true, characterData: true });
		}

		#left() {
			this.#watcher.disconnect();
			this.#marks.clear();
			this.#marks = undefined;
			this.#panel.put(zd.failure({ code: "left" }), say("error_left"));
		}
	}

	// sentences parts what was selected into points: its lines, and long lines into
	// their sentences. What is too short to be a sentence stays with its neighbour,
	// as after “Dr.”.
	function sentences(text) {
		const out = [];
		for (const line of text.split(/[\n\r]+/)) {
			let held = "";
			for (const { segment } of new Intl.Segmenter(document.documentElement.lang || undefined, { granularity: "sentence" }).segment(line)) {
				held += segment;
				if (held.trim().length >= (/\p{Script=Han}/u.test(held) ? 8 : 25)) {
					out.push(held.trim());
					held = "";
				}
			}
			if (held.trim()) {
				if (held === line || out.length === 0) out.push(held.trim());
				else out[out.length - 1] += ` ${held.trim()}`;
			}
		}
		return out;
	}

	// selection gives the selected words, and the page without them: what is to be
	// judged is no evidence of itself.
	function selection(otherwise) {
		const s = getSelection(), r = s.rangeCount > 0 && !s.isCollapsed ? s.getRangeAt(0) : undefined;
		const omit = (n) => r?.intersectsNode(n) ? [n === r.startContainer ? r.startOffset : 0, n === r.endContainer ? r.endOffset : n.data.length] : undefined;
		return { points: sentences(r ? String(s) : otherwise), html: zd.html(omit) };
	}

	// press is what the background calls: the button opens and closes. It gives true.
	zd.press = (kind, selected, css) => {
		const open = zd.reading;
		open?.close();
		if (kind === "check") {
			const { points, html } = selection(selected);
			zd.reading = new Reading(kind, points, html, css);
		} else if (!open) {
			zd.reading = new Reading(kind, undefined, undefined, css);
		}
		return true;
	};
}

undefined; // Firefox wants the value of a script to be one that can be sent
